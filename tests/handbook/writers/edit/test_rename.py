import re
from dataclasses import replace

import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, TODAY, content, persona

from handbook.content.handbook import Handbook, judged
from handbook.writers.edit import Change, RefusedError, after, rename

ANN, BEN, CAL, PAGE = "personas/ann.md", "personas/negative/ben.md", "personas/team/cal.md", "docs/page.md"
FILES = {
    ANN: persona("related: [cal] # the other one", "[Me](ann.md#goals) and [Ben](negative/ben.md)\n"),
    BEN: persona("", "[Ann](../ann.md)\n", NEGATIVE.replace("handling", "looks_like: [{persona: ann}], handling")),
    CAL: persona("related: [{id: ann, how: buys-for}, ben]", "No link.\n", ACTIVE),
    PAGE: "# Page\n\n[Ann](../personas/ann.md)\n\n```personas\nview: table\nwhere: {related: [ann]}\n```\n",
    "docs/other.md": "# Other\n\nann is not a link.\n",
}


def handbook(files: dict[str, str]) -> Handbook:
    return judged(content(files), TODAY)


def renamed(files: dict[str, str], old: str = "ann", new: str = "anna") -> tuple[Change, dict[str, str]]:
    """The change, and every text afterwards."""
    before = handbook(files)
    change = rename(before, old, new, {})
    later = change.applied(before.content)
    return change, {path: data.decode() for path, data in {**later.personas, **later.docs}.items()}


def refusal(files: dict[str, str], old: str = "ann", new: str = "anna") -> str:
    with pytest.raises(RefusedError) as refused:
        rename(handbook(files), old, new, {})
    return str(refused.value)


def test_everything_that_names_a_persona_is_changed_and_nothing_else() -> None:
    assert handbook(FILES).errors == []
    change, texts = renamed(FILES)
    assert change.moved == {ANN: "personas/anna.md"}
    assert set(change.files) == {ANN, BEN, CAL, PAGE}
    expected = {
        "personas/anna.md": FILES[ANN]
        .replace("ann.md", "anna.md")
        .replace("in all weather.\n", "in all weather.\naliases: [ann]\n"),
        BEN: FILES[BEN].replace("persona: ann", "persona: anna").replace("ann.md", "anna.md"),
        CAL: FILES[CAL].replace("id: ann", "id: anna"),
        PAGE: FILES[PAGE].replace("ann.md", "anna.md").replace("[ann]", "[anna]"),
        "docs/other.md": FILES["docs/other.md"],
    }
    assert texts == expected


def test_nothing_is_wrong_afterwards_and_the_former_id_leads_to_the_persona() -> None:
    before = handbook(FILES)
    later = after(before, rename(before, "ann", "anna", {}))
    assert later.errors == []
    assert later.catalog.by_id["anna"].persona.aliases == ["ann"]
    assert list(later.content.personas) == sorted(later.content.personas)


def test_what_was_changed_is_said_file_by_file() -> None:
    assert renamed(FILES)[0].said == (
        "Moved personas/ann.md to personas/anna.md. `ann` is an alias now, so its address still leads there.",
        "Changed docs/page.md: 2 references.",
        "Changed personas/negative/ben.md: 2 references.",
        "Changed personas/team/cal.md: 1 reference.",
    )


def test_a_file_keeps_its_folder() -> None:
    change, texts = renamed(FILES, "ben", "benno")
    assert change.moved == {BEN: "personas/negative/benno.md"}
    assert "[Ben](negative/benno.md)" in texts[ANN]
    assert "buys-for}, benno]" in texts[CAL]


def test_renaming_back_gives_the_alias_up() -> None:
    _, there = renamed(FILES)
    _, back = renamed(there, "anna", "ann")
    assert back == {**FILES, ANN: FILES[ANN].replace("weather.\n", "weather.\naliases: [anna]\n")}


@pytest.mark.parametrize("aliases", ["aliases: [x, 'anna'] # c", "aliases:\n  - x\n  - anna", "aliases: anna"])
def test_an_alias_that_becomes_the_id_changes_places_with_it(aliases: str) -> None:
    _, texts = renamed({ANN: persona(aliases)})
    assert texts == {"personas/anna.md": persona(aliases.replace("anna", "ann"))}


def test_a_file_may_be_named_instead_of_the_id() -> None:
    assert renamed(FILES, "personas/negative/ben.md", "benno")[0].moved == {BEN: "personas/negative/benno.md"}


def test_a_name_that_is_no_id_can_be_mended() -> None:
    files = {"personas/Ann_B.md": persona(), CAL: persona("", "[Ann](../Ann_B.md) [A](<../Ann_B.md>)\n")}
    change, texts = renamed(files, "Ann_B", "ann-b")
    assert texts == {"personas/ann-b.md": persona(), CAL: persona("", "[Ann](../ann-b.md) [A](<../ann-b.md>)\n")}
    assert change.said[0] == "Moved personas/Ann_B.md to personas/ann-b.md."


def test_errors_that_were_there_before_do_not_matter() -> None:
    files = {ANN: persona("age: old\nrelated: [nobody]"), CAL: persona("related: [ann, nobody]\nage: x")}
    change, texts = renamed(files)
    assert texts[CAL] == files[CAL].replace("ann", "anna")
    assert len(handbook(files).errors) == len(after(handbook(files), change).errors) == 4


def test_the_sites_settings_follow_where_they_name_the_file() -> None:
    settings = b"nav:\n  - A: personas/ann.md # personas/ann.md\n  - 'personas/ann.md'\n  - x/personas/ann.md\n"
    others = b"  - personas/ann.mdx\n  - personas/anna.md\n  - personas/team/ann.md\n"
    change = rename(handbook(FILES), "ann", "ann-b", {"mkdocs.yml": settings + others, "other.yml": others})
    assert change.files["mkdocs.yml"].splitlines() == [
        b"nav:",
        b"  - A: personas/ann-b.md # personas/ann-b.md",
        b"  - 'personas/ann-b.md'",
        b"  - x/personas/ann.md",
        *others.splitlines(),
    ]
    assert "other.yml" not in change.files
    assert "Changed mkdocs.yml: the path of the file." in change.said


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("anm", "x", "There is no persona `anm`. Did you mean `ann`?"),
        ("nobody-at-all", "x", "There is no persona `nobody-at-all`."),
        ("", "x", "Say which persona: give the name of its file without `.md`."),
        ("former", "x", "There is no persona `former`. It is called `ann` now."),
        ("ann", "ann", "`ann` is its id already."),
        ("ann", "cal", "`cal` is the id of personas/team/cal.md already: choose another."),
        ("ann", "other", "`other` is an alias of personas/team/cal.md: choose another, or delete the alias there."),
        ("twin", "x", "`twin` is the id of personas/a/twin.md and personas/b/twin.md: rename one of the files by hand"),
        *(
            ("ann", bad, "cannot be a persona's id")
            for bad in ("Anna", "", "a b", "-a", "../a", "index", "a\n", "\u00e4")
        ),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, words: str) -> None:
    twins = {f"personas/{folder}/twin.md": persona() for folder in "ab"}
    files = {ANN: persona("aliases: [former]"), CAL: persona("aliases: other"), **twins}
    assert words in refusal(files, old, new)


@pytest.mark.parametrize("front", ["name: A: B\n", "name: Ann\nname: B\n", "name: &a x\n", "- a\n"])
def test_a_file_that_cannot_be_taken_apart_is_left_alone(front: str) -> None:
    words = refusal({ANN: f"---\n{front}---\n"})
    assert re.fullmatch(
        r"personas/ann\.md cannot be \w+( \w+)? before this is mended:\n  personas/ann\.md:[23]:\d.*", words
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (CAL, "---\nname: Cal: x\nrelated: [ann]\n---\n"),
        (CAL, "---\nname: Cal\nrelated: [ann\n---\n"),
        (PAGE, "# P\n\n```personas\nview: table\nwhere: {related: ann\n```\n"),
        (PAGE, "---\ntitle: A: b\n---\n[Ann](../personas/ann.md)\n"),
    ],
)
def test_a_file_that_seems_to_name_it_must_be_readable(path: str, text: str) -> None:
    assert refusal({ANN: persona(), path: text}).startswith(f"{path} names `ann`, and cannot be read before this is")
    others = renamed({ANN: persona(), path: text.replace("ann", "annie")})[0]
    assert set(others.files) == {ANN}


@pytest.mark.parametrize(
    ("files", "rule"),
    [
        ({"docs/personas/anna.md": "# A page\n"}, "path-taken"),
        ({CAL: persona("", "[Ann](../ann\\.md)\n")}, "broken-link"),
    ],
)
def test_a_change_that_would_break_something_is_refused(files: dict[str, str], rule: str) -> None:
    words = refusal({ANN: persona(), **files})
    assert words.startswith("These would be errors afterwards. Mend the places first:\n  ")
    assert words.endswith(f"[{rule}]")


def test_line_ends_marks_and_spaces_stay() -> None:
    odd = "\ufeff" + persona("related:   [ cal ]\t# c  ", "a  \n\n[Me](ann.md)\n", DRAFT).replace("\n", "\r\n") + "\n\r"
    _, texts = renamed({ANN: odd, CAL: persona()})
    expected = odd.replace("ann.md", "anna.md").replace("weather.\r\n", "weather.\r\naliases: [ann]\r\n")
    assert texts["personas/anna.md"] == expected


def test_pictures_and_everything_else_stay_in_the_content() -> None:
    before = judged(replace(content(FILES), images=frozenset({"personas/images/a.png"}), settings=b""), TODAY)
    later = rename(before, "ann", "anna", {}).applied(before.content)
    assert (later.images, later.settings) == (before.content.images, before.content.settings)
