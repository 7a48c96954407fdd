"""No file of a site takes another's place, whichever side it comes from."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.handbook.support import THEME, TODAY, content, persona

from handbook.content import addresses
from handbook.content.handbook import judged
from handbook.content.site_theme import UNKNOWN, SiteTheme
from handbook.display.exports import sheet_uri
from handbook.markdown.links import DOCS, file_of
from handbook.problems.problem import Problem, StoppedError
from handbook.schema import Persona
from handbook.source.files import Content
from handbook.writers.editors import json_schema


def held(files: Mapping[str, str]) -> Content:
    """The files of a handbook, pictures and other files among them."""
    texts = content({path: text for path, text in files.items() if path.endswith((".md", ".markdown"))})
    rest = files.keys() - texts.personas.keys() - texts.docs.keys()
    images = frozenset(path for path in rest if path.startswith("personas/"))
    return replace(texts, images=images, others=frozenset(path for path in rest if path.startswith(DOCS)))


def clashes(*paths: str, theme: SiteTheme = UNKNOWN, **aliases: str) -> list[Problem]:
    """What is found of files of these names, and of personas with these aliases."""
    files = {path: persona() if path.startswith("personas/") else "# A page\n" for path in paths}
    for key, alias in aliases.items():
        files[f"personas/{key}.md"] = persona(f"aliases: [{alias!r}]")
    found = judged(held(files), TODAY, theme=theme).problems
    return [problem for problem in found if problem.rule.id in ("path-taken", "duplicate-id", "bad-id")]


def blamed(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.rule.id) for problem in problems]


ANN = "personas/ann.md"

# Two files each, of which the second is told of.
TWO = [
    (ANN, "docs/personas/ann.md"),
    (ANN, "docs/personas/Ann.md"),
    (ANN, "docs/Personas/ann.md"),
    (ANN, "docs/personas/ann.markdown"),
    (ANN, "docs/personas/ann/index.md"),
    (ANN, "docs/personas/ann/README.md"),
    (ANN, "docs/personas/ann/index.html"),
    (ANN, "docs/personas/ann.html"),
    (ANN, "docs/personas/ann.json"),
    (ANN, "docs/personas/ANN.JSON"),
    (ANN, "docs/personas/ann"),
    (ANN, "docs/personas/ann/more.md"),
    (ANN, "docs/personas/ann/more/notes.csv"),
    (ANN, "docs/personas/ann.json/page.md"),
    ("personas/trade/bo.md", "personas/trade.md"),
    ("personas/trade/picture.png", "personas/trade.md"),
    ("personas/images/a.png", "docs/personas/images/a.png"),
    ("personas/images/a.png", "personas/images/A.png"),
    ("docs/personas/negative/index.md", "docs/personas/negative.md"),
    ("docs/guide.md", "docs/guide/index.md"),
    ("docs/guide.html", "docs/guide.html.md"),
    ("docs/index.md", "docs/README.md"),
    ("docs/index.md", "docs/index.html"),
    ("docs/a.md", "docs/A.md"),
    ("docs/a.pdf", "docs/A.PDF"),
    ("docs/caf\u00e9.md", "docs/cafe\u0301.md"),
    ("docs/plan", "docs/plan/a.md"),
]


@pytest.mark.parametrize("pair", TWO, ids=" ".join)
def test_two_files_at_one_address_are_one_problem(pair: tuple[str, str]) -> None:
    (problem,) = clashes(*pair)
    assert problem.path in pair
    assert problem.rule.id == "path-taken"
    if problem.path.startswith("docs/") and pair[0].startswith("personas/"):
        assert pair[0] in problem.message


@pytest.mark.parametrize(
    "path",
    [
        "docs/404.md", "docs/404.html", "docs/404/index.md", "docs/sitemap.xml", "docs/Sitemap.xml.gz",
        "docs/search/search_index.json", "docs/tags.json", "docs/objects.inv", "docs/schema/persona.schema.json",
        "docs/personas/personas.json", "docs/personas/negative/exclusions.csv", "docs/sitemap.xml/page.md",
        "personas/personas.md", "personas/negative.md", "personas/images.md",
    ],
)  # fmt: skip
def test_what_every_site_has_keeps_its_place(path: str) -> None:
    assert blamed(clashes(path)) == [(path, "path-taken")]


@pytest.mark.parametrize(
    "paths",
    [
        ("docs/guide.md", "docs/guide/more.md"),
        ("docs/personas/index.md", ANN),
        ("docs/personas/negative/index.md", "personas/negative/bo.md"),
        ("docs/personas/negative.md", "personas/negative/bo.md"),
        ("docs/search.md", "docs/search/index.html.txt"),
        ("docs/assets/plan.png",),
        ("docs/ann.md", ANN),
        ("personas/images/ann.png", ANN),
        ("docs/personas/ann.png", ANN),
        ("docs/annex/ann.md", ANN, "docs/personas/ann-and-bo.md"),
    ],
)
def test_neighbours_are_left_alone(paths: tuple[str, ...]) -> None:
    assert clashes(*paths) == []


@pytest.mark.parametrize(
    "path",
    [
        "docs/personas/boats.md", "docs/personas/boats/index.md", "docs/personas/Boats/README.md",
        "docs/personas/boats.html", "docs/personas/boats/more.md", "docs/personas/boats", "personas/boats/bo.md",
        "personas/boats/a.png", "docs/personas/boats/a.pdf",
    ],
)  # fmt: skip
def test_a_former_id_takes_nobodys_place(path: str) -> None:
    (problem,) = clashes(path, ann="boats")
    assert (problem.path, problem.at.line, problem.rule.id) == (ANN, 4, "path-taken")
    assert "boats" in problem.message


@pytest.mark.parametrize("path", ["docs/sources/orders.md", "docs/Sources/Orders/index.md", "docs/sources/orders.html"])
def test_the_page_of_a_source_takes_nobodys_place(path: str) -> None:
    listed = b"- {id: trade, title: Trade}\n- {id: orders, title: Orders}\n"
    found = judged(replace(held({path: "# A page\n", ANN: persona()}), sources=listed), TODAY).problems
    (problem,) = (one for one in found if one.rule.id == "path-taken")
    assert (problem.path, problem.at.line) == ("personas/_sources.yml", 2)
    assert problem.message.endswith("at `sources/orders/`: give the source another id")


@pytest.mark.parametrize("alias", ["negative", "images"])
def test_a_former_id_is_no_folder_of_every_handbook(alias: str) -> None:
    assert blamed(clashes(ann=alias)) == [(ANN, "path-taken")]


@pytest.mark.parametrize(
    ("alias", "better"),
    [
        ("old-ann.html", "write `old-ann`"), ("old-ann.md", "write `old-ann`"), ("Old-Ann.CSV", "write `old-ann`"),
        ("old-ann.json", "write `old-ann`"), ("index", "delete it"), ("Index.html", "delete it"),
        ("README", "delete it"),
    ],
)  # fmt: skip
def test_a_former_id_that_leads_nowhere_is_told_of(alias: str, better: str) -> None:
    (problem,) = clashes(ann=alias)
    assert (problem.path, problem.at.line, problem.rule.id) == (ANN, 4, "bad-id")
    assert better in problem.message


@pytest.mark.parametrize("alias", ["The walker", "Ann", "Node.js", "Café", "St. Anne"])
def test_another_name_may_be_anything(alias: str) -> None:
    assert clashes(ann=alias) == []


def test_names_are_taken_in_every_case() -> None:
    found = clashes("personas/robin.md", ann="Robin", ben="Old-Ann", cay="old-ann")
    assert blamed(found) == [("personas/ann.md", "duplicate-id"), ("personas/cay.md", "duplicate-id")]


def test_what_two_personas_claim_is_told_once() -> None:
    assert blamed(clashes("personas/negative/ann.md", ann="boats", ben="boats", cay="ann")) == [
        ("personas/ben.md", "duplicate-id"),
        ("personas/cay.md", "duplicate-id"),
        ("personas/negative/ann.md", "duplicate-id"),
    ]


def test_a_file_of_the_themes_is_not_replaced(tmp_path: Path) -> None:
    own = tmp_path / "overrides" / "assets" / "javascripts" / "ours.js"
    own.parent.mkdir(parents=True)
    own.write_text("", "utf-8")
    (tmp_path / "overrides" / "main.html").write_text("", "utf-8")
    theme = SiteTheme((tmp_path / "overrides", THEME))
    bundle = next(name for name in theme.files if name.startswith("assets/javascripts/bundle"))
    for path in (f"docs/{bundle}", "docs/assets/javascripts/ours.js", "docs/assets/images/Favicon.png"):
        assert blamed(clashes(path, theme=theme)) == [(path, "path-taken")]
    for path in ("docs/main.html", "docs/base.md", "docs/assets/ours.js", "docs/partials/header.md"):
        assert clashes(path, theme=theme) == []


def test_a_file_of_ours_is_told_of_where_it_takes_a_place_itself(tmp_path: Path) -> None:
    own = tmp_path / "overrides" / "personas" / "personas.json"
    own.parent.mkdir(parents=True)
    own.write_text("", "utf-8")
    theme = SiteTheme((tmp_path / "overrides",))
    assert blamed(clashes(theme=theme)) == [("overrides/personas/personas.json", "path-taken")]


def test_every_schema_is_reserved() -> None:
    assert json_schema.files(Persona).keys() <= set(addresses.RESERVED)


def published(paths: list[str], *, folders: bool) -> list[str]:
    """What a site of these files has, as a disk that minds no case holds it."""
    names = list(addresses.RESERVED)
    for path in paths:
        uri = path.removeprefix(DOCS)
        names.append(file_of(uri, folders=folders))
        names += [sheet_uri(path)] if path.startswith("personas/") else []
    return [unicodedata.normalize("NFC", name).casefold() for name in names]


SEGMENT = st.sampled_from(["personas", "ann", "Ann", "negative", "images", "index", "README", "404", "ann.json", "é"])
DOCS_PATH = st.builds(
    lambda parts, ending: f"docs/{'/'.join(parts)}{ending}",
    st.lists(SEGMENT, min_size=1, max_size=3),
    st.sampled_from([".md", ".html", ".json", ""]),
)
PERSONA = st.builds(
    lambda folder, name: f"personas/{folder}{name}.md",
    st.sampled_from(["", "negative/", "ann/"]),
    st.sampled_from(["ann", "bo", "personas", "negative", "images", "404"]),
)


@given(st.lists(st.one_of(DOCS_PATH, PERSONA), min_size=1, max_size=4, unique=True))
def test_without_a_problem_no_two_files_are_one(paths: list[str]) -> None:
    if clashes(*paths):
        return
    for folders in (True, False):
        names = published(paths, folders=folders)
        assert len(names) == len(set(names))
        assert not [name for name in names for other in names if other.startswith(f"{name}/")]


def test_the_last_guard_of_a_build_names_both_files() -> None:
    addresses.refuse_shared(["a/index.html", "b.html"])
    with pytest.raises(StoppedError, match=r"`a\.html` and `A\.html`"):
        addresses.refuse_shared(["a.html", "A.html"])
    with pytest.raises(StoppedError, match=r"`a\.html`"):
        addresses.refuse_shared(["a.html", "b.html", "a.html"])
