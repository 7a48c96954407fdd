"""Renaming there and back, in files of every style: only what names the persona is touched."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from tests.handbook.support import DRAFT, TODAY, content
from tests.handbook.test_properties import steady
from tests.handbook.writers.edit.cms import document_of

from handbook.content.handbook import Handbook, judged
from handbook.source import Plain, plain
from handbook.writers.edit import after, new_errors, rename, retire

# In what follows, § stands for the persona's id where that is a reference; where `ann` is just a word, it says so.
ANN, ANNA, BEN, PAGE = "personas/team/ann.md", "personas/team/anna.md", "personas/ben.md", "docs/guide/page.md"
REFERENCES = (  # one of each row at most
    ("", "replaced_by: §\n", "replaced_by: '§'  # ann\n", 'replaced_by:   "§" \n', "replaced_by: >-\n  §\n\n"),
    (
        "",
        "related: §\n",
        "related: [ a, §,'§' ] # c\n",
        "related:\n- §\n# c\n- {id: '§', how: buys-for}\n",
        "related:\n  # c\n  -   id:  §\n      how: buys-for\n\n  - a\n",
    ),
    (
        "",
        "negative:\n  looks_like:\n    - persona: § # c\n      difference: 'Not ann: b'\n",
        "negative: {looks_like: §}\n",
    ),
)
OTHERS = (  # says nothing of the persona, and must survive
    *("# a comment: ann\n", "\n", "owner:   'NO'   # kept\n   # indented\n", "bio: >-\n  a: b\n  # no comment\n\n"),
    *("tags: [ \"1.10\" , 'ann' ]\n", "custom:\n    'a b':  ~\n", "job_title: |\n  ann\n  [x](ann.md)\n"),
    *("segment: é😀 ann  \n", "reviewers:\n- \"12:30\"\n-   'ann'\n"),
)
ALIASES = (
    *("", "aliases:\n", "aliases: # none\n", "aliases: former-a\n", "aliases: former-a, b\n", "aliases: []\n"),
    *(
        "aliases: [ 'former-a' ]  # c\n",
        "aliases:\n- former-a\n",
        'aliases:\n  # former\n\n  - "former-a" # c\n  - former-b\n',
    ),
)
LINKS = (  # FILE is the address of the persona's file, CODE the same where it is no link
    *("[A](FILE)\n", '[A](FILE#goals) and [B](<FILE> "ann")\n', "![x](images/x.png) [![y](y.png)](FILE)\n"),
    *("[A][r] text\n\n[r]: FILE 'ann'\n\n", "`[A](CODE)` and ``` `[A](CODE) ```\n", "```\n[A](CODE)\n```\n\n"),
    *("- a\n\n    [A](FILE)\n\n", "> [A](FILE)\n\n", "ann and CODE, (CODE)\n", "trailing  \n", "\t\n"),
    *("| a |\n|---|\n| [A]( FILE ) |\n\n", "[A](x-ann.md) [A](https://example.com/ann.md)\n"),
)
VIEWS = (
    "",
    "```personas\nview:  table # c\nwhere:\n  related: ['§', a]\n  tags: ann\n```\n",
    "````\n```personas\nwhere: {related: ann}\n```\n````\n",
)


def bodies(file: str) -> st.SearchStrategy[str]:
    """Bodies that link to the persona's file in many ways."""
    text = st.lists(st.sampled_from(LINKS), max_size=4).map("".join)
    return text.map(lambda body: body.replace("FILE", file).replace("CODE", file.replace("§", "ann")))


def fronts(aliases: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Front matter with references, comments and values in many styles and in any order."""
    references = st.tuples(*map(st.sampled_from, REFERENCES))
    others = st.lists(st.sampled_from(OTHERS), max_size=4, unique=True)
    parts = st.tuples(references, others, st.sampled_from(aliases)).map(lambda one: [*one[0], *one[1], one[2]])
    status = st.sampled_from(["", "status: draft\n", "'status':  draft # c\n"])
    return st.tuples(status, parts.flatmap(st.permutations)).map(lambda one: DRAFT + one[0] + "".join(one[1]))


def whole(front: str, body: str, line_end: str, *, mark: bool) -> str:
    """A file with the given line ends, and with a byte order mark or not."""
    return ("\ufeff" if mark else "") + f"---\n{front}---\n{body}".replace("\n", line_end)


def personas(file: str, aliases: tuple[str, ...] = ("",)) -> st.SearchStrategy[str]:
    """Persona files that link to the persona at this address."""
    line_ends = st.sampled_from(["\n", "\r\n", "\r"])
    return st.builds(whole, fronts(aliases), bodies(file), line_ends, mark=st.booleans())


FILES = st.fixed_dictionaries(
    {
        ANN: personas("§.md", ALIASES),
        BEN: personas("team/§.md"),
        PAGE: st.tuples(
            bodies("../../personas/team/§.md"), st.sampled_from(VIEWS), bodies("../personas/team/§.md#x")
        ).map("".join),
    }
)


def handbook(texts: dict[str, str]) -> Handbook:
    return judged(content(texts), TODAY)


def called(texts: dict[str, str], persona_id: str) -> dict[str, str]:
    """The files of a handbook in which the persona has this id."""
    paths = {ANN: f"personas/team/{persona_id}.md"}
    return {paths.get(path, path): text.replace("§", persona_id) for path, text in texts.items()}


def renamed(texts: dict[str, str], old: str, new: str) -> dict[str, str]:
    before = handbook(texts)
    change = rename(before, old, new, {})
    assert new_errors(before, after(before, change), change) == []
    later = change.applied(before.content)
    return {path: data.decode() for path, data in {**later.personas, **later.docs}.items()}


def values(text: str) -> dict[str, Plain]:
    found = plain(document_of(text.encode()).front)
    assert isinstance(found, dict)
    return found


def with_alias(before: str, alias: str) -> list[Plain]:
    """The aliases of a file, with one more at their head."""
    aliases = values(before).get("aliases")
    return [alias, *(aliases if isinstance(aliases, list) else [aliases] if aliases else [])]


def without_aliases(text: str) -> str:
    """A file without the lines that are about aliases."""
    about = r"aliases:[^\r\n]*|[ ]*- (\"?former-[^\r\n]*|anna?)|  # former"
    return re.sub(rf"(?<=[\r\n])({about})(\r\n|\r|\n)", "", text)


@steady
@given(FILES)
def test_every_file_is_as_if_the_persona_had_always_had_the_new_id(texts: dict[str, str]) -> None:
    before, expected = called(texts, "ann"), called(texts, "anna")
    later = renamed(before, "ann", "anna")
    assert {**later, ANNA: ""} == {**expected, ANNA: ""}
    assert without_aliases(later[ANNA]) == without_aliases(expected[ANNA])
    assert values(later[ANNA]) == {**values(expected[ANNA]), "aliases": with_alias(expected[ANNA], "ann")}


@steady
@given(FILES)
@example(
    {ANN: f"---\n{DRAFT}---\n[A](§.md)", BEN: f"---\n{DRAFT}related: §\n---\n", PAGE: "[A](../../personas/team/§.md)\r"}
)
def test_there_and_back_nothing_is_left_but_the_alias(texts: dict[str, str]) -> None:
    before = called(texts, "ann")
    there = renamed(before, "ann", "anna")
    back = renamed(there, "anna", "ann")
    assert {**back, ANN: ""} == {**before, ANN: ""}
    assert without_aliases(back[ANN]) == without_aliases(before[ANN])
    assert values(back[ANN]) == {**values(before[ANN]), "aliases": with_alias(before[ANN], "anna")}
    assert renamed(renamed(back, "ann", "anna"), "anna", "ann") == back


REASONS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=30).map(str.strip)
LATER = ("status:", "'status':", "retired_", "replaced_by:", "  ann\n")


@steady
@given(FILES, REASONS)
def test_retiring_says_so_and_keeps_every_other_line(texts: dict[str, str], reason: str) -> None:
    before = handbook(called({**texts, "personas/eve.md": f"---\n{DRAFT}---\n"}, "ann"))
    change = retire(before, "ann", on="2026-11-23", reason=f"{reason}.", successor="eve")
    old, new = before.content.personas[ANN].decode(), change.files[ANN].decode()
    said = {"status": "retired", "retired_on": "2026-11-23", "retired_reason": f"{reason}.", "replaced_by": "eve"}
    assert values(new) == values(old) | said
    assert untouched(new) == untouched(old)


def untouched(text: str) -> list[str]:
    """The lines of a file that retiring has no business with."""
    lines = re.sub(r"replaced_by: >-(\r\n|\r|\n)  ann", "replaced_by: x", text)
    return [line for line in re.split(r"\r\n|\r|\n", lines) if not line.startswith(LATER)]
