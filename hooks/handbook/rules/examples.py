"""An example for each rule, cut from the golden cases that prove it: what was written, what was said, what is right.

Knows: how the cases' folders are laid out. Must not know: the disk, or how an example is shown.

The cases lie in the folder `cases` beside this module. `RULE/NAME/` is a project with a problem of the rule, which is
in `expected.txt`, and the one called `good` has none; or it is a pair, a project that is `wrong`, and one that is
`fixed`.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from handbook.source import decode

_PROBLEM = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+):\d+: (?:warning: )?(?P<message>.+) \[(?P<rule>[a-z0-9-]+)\]")
_KEY = re.compile(r"[\w-]+:(?=\s|$)")
_MOST = 8  # lines
_WIDEST = 240  # characters
EXPECTED, GOOD, FIXED, WRONG = "expected.txt", "good", "fixed", "wrong"


@dataclass(frozen=True, slots=True)
class Example:
    """Lines that break a rule, the message about them, and lines that do not; empty where lines cannot show it.

    `is_pair` says that the right lines are the wrong ones, mended.
    """

    wrong: str
    message: str
    right: str
    is_pair: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether it shows both, in lines short enough to read."""
        lines = (*self.wrong.split("\n"), *self.right.split("\n"))
        said = bool(self.wrong.strip() and self.right.strip()) and self.wrong != self.right
        return said and max(map(len, lines)) <= _WIDEST

    @property
    def size(self) -> int:
        """How much there is to read."""
        return len(self.wrong) + len(self.right)


def examples(files: Mapping[str, bytes]) -> dict[str, Example]:
    """The shortest complete example of each rule, from all cases' files by their paths below the folder of cases."""
    texts = {path: (decode(path, data)[0] or "").split("\n") for path, data in sorted(files.items())}
    found: dict[str, list[Example]] = {}
    for path, lines in texts.items():
        folder, _, name = path.rpartition("/")
        problem = _PROBLEM.match(lines[0]) if name == EXPECTED else None
        if problem:
            make = _of_pair if f"{folder}/{WRONG}/{problem['path']}" in texts else _of_rule
            found.setdefault(problem["rule"], []).append(make(problem, folder, texts))
    return {rule: min(several, key=_preferred) for rule, several in found.items()}


def _preferred(example: Example) -> tuple[bool, bool, int, int]:
    """What shows it all, as a pair, with the mended line rather than without a line, in few words."""
    gone = abs(example.wrong.count("\n") - example.right.count("\n"))
    return not example.is_complete, not example.is_pair, gone, example.size


def _of_pair(problem: re.Match[str], folder: str, texts: Mapping[str, list[str]]) -> Example:
    """The first difference between what is wrong and what is fixed."""
    wrong = texts.get(f"{folder}/{WRONG}/{problem['path']}", [])
    right = texts.get(f"{folder}/{FIXED}/{problem['path']}", [])
    for tag, from_wrong, to_wrong, from_right, to_right in difflib.SequenceMatcher(None, wrong, right).get_opcodes():
        if tag != "equal":
            before = 0 if tag == "replace" else min(1, from_wrong)  # something to see where lines were only added
            cut_wrong = _cut(wrong, from_wrong - before, to_wrong)
            return Example(cut_wrong, problem["message"], _cut(right, from_right - before, to_right), is_pair=True)
    return Example("", problem["message"], "")


def _of_rule(problem: re.Match[str], folder: str, texts: Mapping[str, list[str]]) -> Example:
    """The line that the problem names, and the field of the same name in the good variant."""
    lines = texts.get(f"{folder}/{problem['path']}", [])
    at = int(problem["line"]) - 1
    wrong = _cut(lines, at, at + 1)
    key = _KEY.match(wrong)
    rule_folder = folder.rpartition("/")[0]
    good = [lines for path, lines in texts.items() if path.startswith(f"{rule_folder}/{GOOD}/")]
    return Example(wrong, problem["message"], next(filter(None, (_field(lines, key) for lines in good)), ""))


def _field(lines: list[str], key: re.Match[str] | None) -> str:
    """The top-level field that begins with this key, with what is inside of it."""
    at = next((number for number, line in enumerate(lines) if key and line.startswith(key.group())), None)
    if at is None:
        return ""
    end = at + 1
    while end < len(lines) and lines[end].startswith((" ", "- ")):
        end += 1
    return _cut(lines, at, end)


def _cut(lines: list[str], start: int, end: int) -> str:
    """These lines under what they stand inside of."""
    if not 0 <= start < len(lines):
        return ""
    above: list[str] = []
    depth = _indentation(lines[start])
    for line in reversed(lines[:start]):
        if line.strip() and _indentation(line) < depth:
            above.insert(0, line)
            depth = _indentation(line)
    return "\n".join([*above, *lines[start:end]][:_MOST])


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
