"""Lines of Markdown that say what they hold: `**Age:** 34`, `- Age: 34`, `| Age | 34 |`.

Knows: labels before texts. Must not know: headings, files.
"""

import re
from dataclasses import dataclass, field

from commands.importing import pipes, words
from commands.importing.pipes import Lines

_BOLD = re.compile(r"(?P<bullet>\s{0,3}[-*+]\s+)?(\*\*|__)(?P<name>[^*_:\n]{1,60}?)\s*(?::\s*\2|\2\s*:)\s*(?P<text>.*)")
_PLAIN = re.compile(r"(?P<bullet>\s{0,3}[-*+]\s+)?(?P<name>[^\s:*#|>-][^:*#|]{0,40}):(?:\s+(?P<text>.*))?")
_BULLET = re.compile(r"\s{0,3}([-*+]|\d+[.)])\s")


@dataclass
class Label:
    """A label with its text; `line` is where it stands."""

    name: str
    line: int
    lines: list[str] = field(default_factory=list)
    is_bullet: bool = False

    @property
    def text(self) -> str:
        """What follows the label, without the space around it."""
        return "\n".join(self.lines).strip("\n").strip()


def labelled(lines: Lines) -> tuple[list[Label], list[tuple[int, str]]]:
    """The labels with their texts, and the lines that belong to none."""
    pairs = _pairs(lines)
    found: list[Label] = []
    rest: list[tuple[int, str]] = []
    current: Label | None = None
    for number, line in lines:
        if label := pairs.get(number) or _label(number, line):
            found.append(label)
            current = label
        elif current and not _is_ruler(line) and _goes_on(current, line):
            current.lines.append(line)
        else:
            current = None
            rest.append((number, line))
    found = [one for one in found if one.name]
    if found and all(_is_ruler(line) for _, line in rest if "|" in line):  # of a table that was nothing but labels
        rest = [(number, line) for number, line in rest if "|" not in line]
    return found, rest


def _pairs(lines: Lines) -> dict[int, Label]:
    """The rows of tables of properties with their values; titles have no name.

    At least half of the properties are known, or any where the titles are left empty, as pages leave them.
    """
    found: dict[int, Label] = {}
    table: list[tuple[int, str, str]] = []
    for number, line in [*lines, (0, "")]:
        cells = pipes.cells(line) if line.lstrip().startswith("|") else []
        if len(cells) == 2:
            if not _is_ruler(line) or "-" not in line:
                table.append((number, cells[0].strip("*_: "), cells[1]))
            continue
        named = [one for one in table if one[1]]
        known = words.known(one[1] for one in named)
        enough = 1 if any(not (name or text) for _, name, text in table) else len(named) / 2
        if not cells and len(named) > 1 and known >= enough:
            found |= {at: Label("" if _is_title(name, text) else name, at, [text]) for at, name, text in named}
        table = []
    return found


def _is_title(name: str, text: str) -> bool:
    return name.casefold() in ("property", "attribute", "field") and text.strip("*_ ").casefold() in (
        "value",
        "content",
    )


def _is_ruler(line: str) -> bool:
    return bool(re.fullmatch(r"\s*\|[\s|:-]*\|\s*", line))


def _label(number: int, line: str) -> Label | None:
    if line.lstrip().startswith("|"):
        pair = pipes.cells(line)
        name = pair[0].strip("*_: ")
        return Label(name, number, [pair[1]]) if len(pair) == 2 and words.is_known(name) else None
    match = _BOLD.fullmatch(line)
    if not match:
        match = _PLAIN.fullmatch(line)
        if not match or not words.is_known(match["name"]):
            return None
    return Label(match["name"].strip(), number, [match["text"] or ""], bool(match["bullet"]))


def _goes_on(label: Label, line: str) -> bool:
    """Whether a line belongs to the label above it."""
    if not line.strip():
        return True  # decided by what follows
    if line.startswith(("  ", "\t")):
        return True
    is_empty = not label.text
    after_a_gap = not label.lines[-1].strip() and not is_empty
    if _BULLET.match(line):
        return not label.is_bullet and (is_empty or bool(_BULLET.match(label.lines[-1])))
    return is_empty or not after_a_gap
