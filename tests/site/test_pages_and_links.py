"""Where pages and pictures end up: old names, folders, portraits, collisions, navigation."""

from pathlib import Path

import pytest
from tests.site.html_page import HtmlPage, page
from tests.site.personas import customer, negative
from tests.site.project import Project


def targets(shown: HtmlPage) -> set[str]:
    return {link.attributes.get("href", "") for link in shown.all("a")}


def test_a_former_id_leads_to_the_persona(miniature_site: Path) -> None:
    redirect = HtmlPage.read(miniature_site / "personas/bog-walker/index.html")
    assert redirect.one("meta", **{"http-equiv": "refresh"}).attributes["content"] == "0; url=../marsh-walker/"
    assert redirect.one("a").attributes["href"] == "../marsh-walker/"


def test_a_former_name_is_no_address(miniature_site: Path) -> None:
    assert not list(miniature_site.rglob("*boardwalk regular*"))
    assert "The boardwalk regular" in page(miniature_site, "personas/marsh-walker/").article


def test_a_persona_in_a_subfolder_has_its_page_there(miniature_site: Path) -> None:
    shown = page(miniature_site, "personas/trade/pontoon-keeper/")
    assert "../../negative/parcel-juggler/" in targets(shown)
    assert "trade/pontoon-keeper/" in targets(page(miniature_site, "personas/"))


def test_a_page_edits_its_own_file(miniature_site: Path) -> None:
    for path in ("personas/marsh-walker", "personas/negative/parcel-juggler", "personas/trade/pontoon-keeper"):
        edits = [e.attributes["href"] for e in page(miniature_site, f"{path}/").all("a", rel="edit")]
        assert edits
        assert all(edit.endswith(f"/edit/main/{path}.md") for edit in edits)


def test_a_portrait_is_published(miniature_site: Path) -> None:
    published = (miniature_site / "personas/images/marsh.png").read_bytes()
    assert published.startswith(b"\x89PNG")


PICTURES = {
    "../docs/secret.png": "portrait-file",
    "../../secret.png": "portrait-file",
    "images/../../secret.png": "portrait-file",
    "/etc/hostname": "portrait-file",
    "https://elsewhere.example/a.png": "portrait-file",
    "images/page.png": "bad-picture",
    "images/drawing.svg": "portrait-file",
    "images/nowhere.png": "portrait-file",
}


def test_a_picture_from_outside_or_of_another_kind_is_refused(project: Project) -> None:
    picture = (project.root / "personas/images/marsh.png").read_bytes()
    project.write("docs/secret.png", picture)
    project.write("secret.png", picture)
    project.write("personas/images/page.png", "<script>alert(1)</script>")
    project.write("personas/images/drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    for number, src in enumerate(PICTURES):
        project.write(f"personas/ada-{number}.md", customer(avatar={"src": src, "alt": "A", "credit": "B"}))
    outcome = project.build()
    assert outcome.code == 1
    for number, rule in enumerate(PICTURES.values()):
        src = list(PICTURES)[number]
        path = f"personas/{src}" if rule == "bad-picture" else f"personas/ada-{number}.md"
        assert (path, rule) in outcome.errors, src


def test_a_picture_that_can_run_scripts_is_not_published(project: Project) -> None:
    project.write("personas/images/drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    project.write("personas/ada-reed.md", customer("![A drawing](images/drawing.svg)\n"))
    outcome = project.build()
    assert outcome.code == 1
    assert outcome.errors == [
        ("personas/ada-reed.md", "broken-link"),
        ("personas/images/drawing.svg", "unsafe-drawing"),
    ]


def test_a_symbolic_link_is_refused(project: Project) -> None:
    outside = project.write("outside.md", customer())
    (project.root / "personas/linked.md").symlink_to(outside)
    (project.root / "docs/linked.md").symlink_to(outside)
    assert {("personas/linked.md", "symbolic-link"), ("docs/linked.md", "symbolic-link")} <= set(project.build().errors)


def test_a_page_where_a_persona_would_be_is_refused(project: Project) -> None:
    project.write("docs/personas/marsh-walker.md", "# Mine\n")
    assert project.build().errors == [("docs/personas/marsh-walker.md", "path-taken")]


@pytest.mark.parametrize("page_path", ["docs/personas/boats.md", "docs/personas/boats/index.md"])
def test_a_former_id_where_a_page_is_is_refused(page_path: str, project: Project) -> None:
    """Otherwise the one would silently take the other's place."""
    project.write(page_path, "# Boats\n")
    project.write("personas/ada-reed.md", customer(aliases=["boats"]))
    assert project.build().errors == [("personas/ada-reed.md", "path-taken")]


@pytest.mark.parametrize("name", ["Someone.MD", "someone.markdown", "someone else.md", "index.md"])
def test_a_file_that_looks_like_a_persona_is_never_passed_over(name: str, project: Project) -> None:
    project.write(f"personas/{name}", customer())
    outcome = project.build()
    assert outcome.code == 1
    assert f"personas/{name}:1:1: `{name}` cannot be a persona's file name" in outcome.output


def test_a_view_in_a_folders_readme_leads_to_the_personas(project: Project) -> None:
    project.write("docs/desk/README.md", "# Desk\n\n```personas\nview: table\nwhere: {type: customer}\n```\n")
    assert "../personas/marsh-walker/" in targets(page(project.build_well().site, "desk/"))


def test_addresses_hold_without_folders_for_pages_too(project: Project) -> None:
    project.replace("mkdocs.yml", "site_name:", "use_directory_urls: false\nsite_name:")
    site = project.build_well().site
    assert "personas/marsh-walker.html" in targets(HtmlPage.read(site / "index.html"))
    redirect = site / "personas/bog-walker.html"
    shown = HtmlPage.read(redirect)
    for written, led in ((shown.one("a").attributes["href"], "personas/marsh-walker.html"),
                         (shown.one("script").attributes["src"], "assets/javascripts/moved.js")):  # fmt: skip
        assert (redirect.parent / written).resolve() == (site / led).resolve()
        assert (site / led).is_file()
    assert not (site / "personas/bog-walker").exists()


def test_a_persona_lists_its_siblings_and_not_everybody(project: Project) -> None:
    for number in range(30):
        name, group = f"Rower {number}", f"Boat {number % 3}"
        project.write(f"personas/rower-{number}.md", customer(name=name, group=group))
    for number in range(10):
        project.write(f"personas/negative/haggler-{number}.md", negative(name=f"Haggler {number}"))
    project.delete("personas/negative/parcel-juggler.md")
    project.replace("personas/trade/pontoon-keeper.md", "(../negative/parcel-juggler.md)", "(../negative/haggler-1.md)")
    project.replace("docs/guide/reading.md", "(../personas/negative/parcel-juggler.md)", "(../index.md)")
    shown = page(project.build_well().site, "personas/rower-4/")
    linked = {f"../rower-{n}/" for n in range(30)} & targets(shown)
    siblings = {f"../rower-{n}/" for n in range(1, 30, 3)} - {"../rower-4/"}
    others = linked - siblings - {"../rower-4/"}
    assert siblings <= linked
    assert len(others) <= 4  # one line for each other group, and the neighbours before and after
    assert len([target for target in targets(shown) if "haggler" in target]) <= 1


def test_the_page_is_marked_in_its_list(miniature_site: Path) -> None:
    shown = page(miniature_site, "personas/marsh-walker/")
    active = shown.all("a", "md-nav__link--active")
    assert "Mara Fenn" in [link.text for link in active]
