import shutil
from pathlib import Path

from tests.preview.changes import Changes
from tests.preview.choose import Selection, select
from tests.site.project import MINIATURE, TODAY

from handbook.content.handbook import Handbook, load

HANDBOOK = load(MINIATURE, TODAY)


def selected(*changed: str, handbook: Handbook = HANDBOOK, most: int = 40) -> Selection:
    return select(handbook, Changes(changed), most)


def shown(selection: Selection) -> dict[str, str]:
    """Each page's file with the reason why it is shown."""
    return {one.path: one.why for one in selection.pages}


def test_a_changed_persona_is_shown_with_what_readers_call_it() -> None:
    (one,) = selected("personas/marsh-walker.md").pages
    assert (one.title, one.kind, one.status, one.why) == ("Mara Fenn", "Customer", "Active", "changed")


def test_a_changed_page_is_shown_with_its_title() -> None:
    pages = selected("docs/index.md", "docs/guide/reading.md").pages
    assert [(one.title, one.kind) for one in pages] == [("Reading the handbook", "Page"), ("Saltmarsh", "Page")]


def test_a_renamed_persona_says_what_it_was() -> None:
    old, new = "personas/bog-walker.md", "personas/marsh-walker.md"
    selection = select(HANDBOOK, Changes(changed=(new,), renamed=((old, new),)))
    assert shown(selection) == {new: f"renamed from {old}"}
    assert selection.renamed == ((old, new),)


def test_drafts_are_listed_and_not_shown_those_of_this_proposal_first() -> None:
    selection = selected("personas/kite-flyer.md")
    assert selection.pages == ()
    changed, *others = selection.drafts
    assert (changed.id, changed.name, changed.path, changed.changed) == (
        "kite-flyer",
        "Juna Kestrel",
        "personas/kite-flyer.md",
        True,
    )
    assert not any(other.changed for other in others)


def test_a_changed_picture_shows_who_uses_it() -> None:
    assert shown(selected("personas/images/marsh.png")) == {
        "personas/marsh-walker.md": "uses personas/images/marsh.png"
    }


def test_a_linked_persona_that_changes_does_not_bring_who_links_to_it() -> None:
    assert set(shown(selected("personas/tide-swimmer.md"))) == {"personas/tide-swimmer.md"}


def test_what_every_page_is_made_with_is_shown_on_a_few() -> None:
    selection = selected("mkdocs.yml", "overrides/handbook/page.html", "overrides/main.html", "tests/conftest.py")
    assert selection.shared == ("mkdocs.yml", "overrides/")
    assert set(shown(selection).values()) == {"stands for all pages"}
    assert {one.kind for one in selection.pages} == {"Customer", "Negative persona", "Page"}
    assert "personas/marsh-walker.md" in shown(selection)  # the fullest
    assert {"docs/index.md", "docs/personas/index.md"} <= set(shown(selection))
    assert len(selection.pages) <= 5


def test_what_no_page_is_made_with_shows_nothing() -> None:
    assert selected("tests/conftest.py", "README.md", "Makefile").pages == ()


def test_deleted_files_are_listed_if_they_were_content() -> None:
    changes = Changes(deleted=("README.md", "docs/old.md", "personas/gone.md"))
    assert select(HANDBOOK, changes).deleted == ("docs/old.md", "personas/gone.md")


def test_no_more_than_can_be_looked_at_is_shown() -> None:
    selection = selected("personas/marsh-walker.md", "personas/tide-swimmer.md", most=1)
    assert [one.path for one in selection.pages + selection.more] == [
        "personas/marsh-walker.md",
        "personas/tide-swimmer.md",
    ]
    assert len(selection.pages) == 1


def test_warnings_stand_with_their_page_and_those_of_drafts_apart(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(MINIATURE, root)
    for name in ("tide-swimmer", "kite-flyer"):
        path = root / f"personas/{name}.md"
        path.write_text(path.read_text("utf-8").replace("\n---\n", "\ntags: [TBD]\n---\n", 1), "utf-8")
    handbook = load(root, TODAY)
    selection = selected("personas/tide-swimmer.md", "personas/kite-flyer.md", handbook=handbook)
    warned = [problem.path for problem in handbook.problems if not problem.is_error]
    assert {"personas/tide-swimmer.md", "personas/kite-flyer.md"} <= set(warned)
    assert {problem.path for problem in selection.pages[0].problems} == {"personas/tide-swimmer.md"}
    assert {problem.path for problem in selection.problems} == {"personas/kite-flyer.md"}


def test_a_public_edition_lists_what_it_leaves_out(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(MINIATURE, root)
    (root / "personas/_handbook.yml").write_text("audience: public\n", "utf-8")
    selection = selected("personas/negative/parcel-juggler.md", handbook=load(root, TODAY))
    assert selection.pages == ()
    assert [one.id for one in selection.internal] == ["parcel-juggler"]
