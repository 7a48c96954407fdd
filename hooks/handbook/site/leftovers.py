"""What still stands for nobody: the sample's company, and addresses that are reserved for examples.

Knows: the settings and pages of a handbook. Must not know: MkDocs, how `make start` takes the sample away.
"""

import re
from collections.abc import Iterable, Iterator

from handbook.content.handbook import Handbook
from handbook.markdown.places import Finder
from handbook.problems.problem import Also, Position, Problem
from handbook.rules.hand_written import SAMPLE_LEFT
from handbook.source.files import SETTINGS
from handbook.source.settings_file import SettingsFile, texts
from handbook.source.tree import scalars

# In two, so that whoever searches a handbook for what is left of the sample does not find this.
_SAMPLE = "Lark{}".format("moor")
# RFC 2606: nobody can own these. The last four only where an address is meant: "a handbook.test" is a name of a file.
_RESERVED = (
    r"(?<![\w-])(?:[\w-]+\.)*example\.(?:com|org|net)(?![\w-]|\.\w)"
    r"|(?<=://)(?:[\w-]+\.)+(?:example|test|invalid|localhost)(?![\w-]|\.\w)"
)
_LEFT = re.compile(rf"{_RESERVED}|(?<!\w){_SAMPLE}(?!\w)", re.IGNORECASE)


def problems(files: Iterable[SettingsFile], handbook: Handbook) -> Iterator[Problem]:
    """One problem for each file and word that is left; none in the sample itself, which is called what it is called.

    What cannot be read may be the sample's settings.
    """
    files = tuple(files)
    if any(one.places.fault or _SAMPLE in str(one.top.get("site_name")) for one in files):
        return
    for one in files:
        yield from _told(one.path, one.places.texts)
    yield from _told(SETTINGS, texts(handbook.content.settings or b""))
    for page in handbook.docs:
        document = page.document
        front = ((value.text, value.at) for _, value in scalars(document.front))
        lines = enumerate(Finder(document.body).lines(), document.body_line)
        yield from _told(page.path, [*front, *((text, Position(number)) for number, text in lines)])


def _told(path: str, said: Iterable[tuple[str, Position]]) -> Iterator[Problem]:
    """A file's problems: each word at its first place, with the others beside it."""
    places: dict[str, list[Position]] = {}
    for text, at in said:
        for found in _LEFT.finditer(text):
            column = at.column + found.start() if "\n" not in text else at.column
            places.setdefault(found[0].casefold(), []).append(Position(at.line, column, column + len(found[0])))
    for word, (first, *others) in places.items():
        of_sample = word == _SAMPLE.casefold()
        what = f"`{_SAMPLE}` is the sample's company" if of_sample else f"`{word}` is nobody's address"
        more = f" (again in line {', '.join(map(str, dict.fromkeys(one.line for one in others)))})" if others else ""
        also = tuple(Also(path, one, "here too") for one in others)
        yield Problem(path, first, SAMPLE_LEFT, f"{what}: write your own, or take it out{more}", also)
