"""Markdown of other programs, and links with a slip in them: what readers would see as it was typed.

Knows: how other programs write things, and what does for it here. Must not know: the engine, personas, files.

Lines are those of a text in which code was made blank, so that an example of a mark is none.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from handbook.markdown.places import Finder, Found
from handbook.problems.problem import Position
from handbook.problems.readable import cut


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something that is written as it is elsewhere: where, and what to do about it."""

    found: Found
    message: str


# A mark of another program, and what to say of it; groups with names can be repeated. The first that fits counts.
_MARKS = (
    (
        r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?P<it>\[ \])(?=\s)",
        "there are no check boxes here: write `\N{BALLOT BOX}` in the place of `[ ]`",
    ),
    (
        r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?P<it>\[[xX]\])(?=\s)",
        "there are no check boxes here: write `\N{BALLOT BOX WITH CHECK}` in the place of `{it}`",
    ),
    (
        r"^[ \t]*(?P<it>\[\[_?[Tt][Oo][Cc]_?\]\])",
        "the page has a table of contents already: delete `{it}`",
    ),
    (
        r"(?P<it>!\[\[(?P<name>[^\[\]\n|]+)(?:\|[^\[\]\n]*)?\]\])",
        "`{it}` shows nothing here: for a picture, write `![what it shows](images/{name})` with its path; else a link",
    ),
    (
        r"(?P<it>\[\[(?P<name>[^\[\]\n|]+)\|(?P<label>[^\[\]\n]+)\]\])",
        "`{it}` is not a link here: write `[{label}](...)` with the path of its file in place of the dots",
    ),
    (
        r"(?P<it>\[\[(?P<name>[^\[\]\n|]+)\]\])(?!\()",
        "`{it}` is not a link here: write `[{name}](...)` with the path of its file in place of the dots",
    ),
    (
        r"(?P<it>\[\^(?P<name>[^\]\s]+)\])",
        "there are no footnotes here: write what the note says, in round brackets, in the place of `{it}`",
    ),
    (
        r"(?P<it>\{\{[<%]?.*?[>%]?\}\}|\{%.*?%\})",
        "`{it}` is an instruction to another program, and readers would see it: write what it stands for",
    ),
    (
        r"^[ \t]*(?P<it>\{:?[ \t]*[.#][\w-]+[^{}\n]*\})[ \t]*$",
        "`{it}` is an instruction to another program, and readers would see it: delete the line",
    ),
    (
        r"^[ \t]*(?P<it>(?:--8<--|!include\b).*)$",
        "`{it}` is an instruction to another program, and readers would see it: write what it stands for",
    ),
    (
        r"^[ \t]*(?P<it>h(?P<level>[1-6])\.)[ \t]+\S",
        "a heading begins with number signs: write `{signs}` in the place of `{it}`",
    ),
    (r"(?P<it>\$\$[^$\n]+\$\$)", "there are no formulas here: write `{it}` in words, or put `backticks` around it"),
    (r"^[ \t]*(?P<it>\$\$)[ \t]*$", "there are no formulas here: write it in words, or as a block of code"),
    (
        r"(?P<it>(?<![~\w])~~(?=\S)(?P<inner>[^~\n]*[^~\s])~~(?!~))",
        "nothing can be struck out here: write `{inner}` without `~~`, and say that it no longer holds",
    ),
    (r"(?P<it>(?<![=\w])==(?=\S)(?P<inner>[^=\n]*[^=\s])==(?!=))", "for emphasis, write `**{inner}**`"),
    (r"(?P<it>(?<![+\w])\+\+(?=\S)(?P<inner>[^+\n]*[^+\s])\+\+(?!\+))", "for emphasis, write `**{inner}**`"),
    (
        r"(?P<it>(?<!\S)\^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)[ \t]*$",
        "`{it}` is a mark for links of another program: delete it",
    ),
)
_A_LINK = r"(?:https?://|mailto:|[\w./%-]*[\w%-]\.(?:md|html?|png|jpe?g|webp|svg|pdf)\b|#[\w-]|\.{0,2}/[\w.-])"
_SLIPS = (
    (
        rf"(?P<it>\[(?P<text>[^\[\]\n]+)\](?P<gap>[ \t]+|:[ \t]*)\((?P<to>{_A_LINK}[^()\s]*)\))",
        "there is nothing between the brackets of a link: write `[{text}]({to})`",
    ),
    (
        rf"(?P<it>\((?P<text>[^()\[\]\n]+)\)[ \t]?\[(?P<to>{_A_LINK}[^\[\]\s]*)\])",
        "the brackets of a link are the other way round: write `[{text}]({to})`",
    ),
    (
        rf"(?P<it>\[(?P<text>[^\[\]\n]+)\][ \t]?[\[{{<](?P<to>{_A_LINK}[^\[\]{{}}<>\s]*)[\]}}>])",
        "round brackets go around the address of a link: write `[{text}]({to})`",
    ),
    (
        rf"(?P<it>\[(?P<text>[^\[\]|\n]+)\|(?P<to>{_A_LINK}[^\[\]\s]*)\])",
        "a link is written in two brackets: `[{text}]({to})`",
    ),
    (
        r"(?P<it><(?P<to>https?://[^<>|\s]+)\|(?P<text>[^<>\n]+)>)",
        "a link is written in two brackets: `[{text}]({to})`",
    ),
    (
        rf"(?P<it>\[(?P<text>[^\[\]\n]+)\]\((?P<to>{_A_LINK}[^()\s]*?))(?=[.,;:!?]?(?:\s[^\"')]*)?$)(?![^\n]*\))",
        "a bracket of this link is never closed: write `[{text}]({to})`",
    ),
    (
        rf"(?P<it>\((?P<text>[^()\[\]\n]+)\)\((?P<to>{_A_LINK}[^()\s]*)\))",
        "square brackets go around the text of a link: write `[{text}]({to})`",
    ),
)
_HIDDEN = re.compile(r"(?m)(?<![\w%])%%.*?%%|^[ \t]*%%.*$|\{#\s.*?#\}|\{/\*.*?\*/\}")
_CODE_WORD = re.compile(r"(?<![\w:/]):([a-z0-9_+-]+):(?![\w:/])")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_DRAWN = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?\.?(mermaid|plantuml|puml|graphviz|dot|d2)\b\}?")
_MAY = re.compile(
    r"\[[ xX^\[]|\[\[|\{[{%:.#]|--8<|!include|\bh\d\.|\$\$|~~|==|\+\+|\^[A-Za-z0-9-]+[ \t]*$|_?TOC_?\]", re.M
)
_MAY_SLIP = re.compile(r"\][ \t:]*[(\[{<]|\)[ \t]?[\[(]|\||\]\(")


def marks(text: str) -> Iterator[Foreign]:
    """What other programs would make something of."""
    if _MAY.search(text):
        yield from _matches(text, _compiled(_MARKS))
    if ":" in text:
        yield from _code_words(text)
    if "```" in text or "~~~" in text:
        yield from _drawings(text)


def slips(text: str) -> Iterator[Foreign]:
    """What was meant for a link."""
    if _MAY_SLIP.search(text):
        yield from _matches(text, _compiled(_SLIPS))


def hidden(text: str) -> Iterator[Foreign]:
    """What another program would keep from its readers, and this handbook shows."""
    for number, line in enumerate(Finder(text).lines() if _HIDDEN.search(text) else ()):
        for found in _HIDDEN.finditer(line):
            message = f"`{cut(found.group().strip())}` is not a comment here, and readers would see it: move it to a"
            yield Foreign(_found(found, number), f"{message} file whose name begins with `_`, or delete it")


def code_words(value: str) -> Iterator[tuple[str, str]]:
    """The signs in a text that are given by names between colons, and themselves."""
    for found in _CODE_WORD.finditer(value):
        if sign := _signs().get(found.group()):
            yield found.group(), sign


def entities(value: str) -> Iterator[tuple[str, str]]:
    """The characters in a text that are given as HTML gives them, and themselves; a space for what looks like one."""
    for found in _ENTITY.finditer(value):
        if (sign := html.unescape(found.group())) != found.group():
            yield found.group(), " " if sign.isspace() else sign


@cache
def _compiled(patterns: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), message) for pattern, message in patterns)


def _matches(text: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[Foreign]:
    """Each mark once, from the left; of footnotes of one name, the first."""
    told: set[str] = set()
    for number, line in enumerate(Finder(text).lines()):
        taken: list[range] = []
        for pattern, message in patterns:
            for match in pattern.finditer(line):
                begin, end = match.span("it")
                if any(begin < one.stop and one.start < end for one in taken) or _is_escaped(line, begin):
                    continue
                taken.append(range(begin, end))
                if match["it"].startswith("[^") and match["it"] in told:
                    continue
                told.add(match["it"])
                parts = {name: part for name, part in match.groupdict().items() if part}
                begins = next(name for name in ("text", "name", "it") if name in parts)
                told_of = parts | {"it": cut(parts["it"]), "signs": "#" * max(2, int(parts.get("level", 2)))}
                at = Position(number + 1, match.start(begins) + 1, end + 1)
                yield Foreign(Found(parts["it"], at), message.format(**told_of))


def _is_escaped(line: str, begin: int) -> bool:
    return begin > 0 and line[begin - 1] == "\\"


def _code_words(text: str) -> Iterator[Foreign]:
    if not _CODE_WORD.search(text):
        return
    for number, line in enumerate(Finder(text).lines()):
        for match in _CODE_WORD.finditer(line):
            if sign := _signs().get(match.group()):
                yield Foreign(
                    _found(match, number), f"readers would see `{match.group()}`: write `{sign}` in its place"
                )


def _drawings(text: str) -> Iterator[Foreign]:
    for number, line in enumerate(text.split("\n")):
        if match := _DRAWN.match(line):
            message = (
                f"nothing is drawn from `{match[1]}` here, so that readers would see its code: put a picture of the"
            )
            yield Foreign(_found(match, number), f"{message} drawing in its place, with its words as its description")


def _found(match: re.Match[str], number: int) -> Found:
    return Found(match.group(), Position(number + 1, match.start() + 1, match.end() + 1))


@cache
def _signs() -> dict[str, str]:
    """The names between colons that chats and repositories know, and their signs."""
    from pymdownx import gemoji_db  # noqa: PLC0415 - large, and hardly any text needs it

    named = {name: str(one["unicode"]) for name, one in gemoji_db.emoji.items() if "unicode" in one}
    named |= {alias: named[name] for alias, name in gemoji_db.aliases.items() if name in named}
    return {name: "".join(chr(int(part, 16)) for part in codes.split("-")) for name, codes in named.items()}
