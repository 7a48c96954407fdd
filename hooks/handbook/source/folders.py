"""Which folder a persona's file lies in, what the folder says of it, and where the file belongs.

Knows: paths. Must not know: the disk, what the files hold, which folders a company declares.
"""

import re
import shlex
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from handbook.markdown.links import PERSONAS
from handbook.problems.problem import START, Problem
from handbook.source import names
from handbook.source.rules import MISPLACED_PERSONA

NEGATIVE = "negative"
NEGATIVE_FOLDER = f"{PERSONAS}{NEGATIVE}/"
IMAGES = "images"
_NEAR = 0.88  # how much of `negative` a misspelling keeps
_ANTI = re.compile(
    r"(?:anti|exclu(?:sion|sionary|ded)|non|not)[\W_]*(?:(?:buyer|user)?[\W_]*personas?|customers?|for[\W_]*us)\b", re.I
)


def seems_negative(name: str) -> bool:
    """Whether a folder's name is one that people give to the negative personas, or a misspelling of theirs."""
    return bool(_ANTI.match(name)) or any(_is_like_negative(word) for word in (name, *re.split(r"[\W_]+", name)))


def is_negative(path: str) -> bool:
    """Whether a persona's folder says that it is negative, be it in the right place or not."""
    return path.startswith(NEGATIVE_FOLDER) or _stray(path) is not None


def inside(path: str) -> list[str]:
    """The folders that a persona lies in below the known ones, outer ones first."""
    parts = path.removeprefix(PERSONAS).split("/")[:-1]
    return parts[1:] if parts[:1] == [NEGATIVE] else parts


def group_of(path: str) -> str:
    """The folder that stands for something, as a brand: the first one below the known ones; empty if there is none."""
    return next((name for name in inside(path) if not seems_negative(name)), "")


def moved(folder: str, to: str) -> str:
    """The command that moves everything in a folder to another."""
    return f"mkdir -p {shlex.quote(to)} && git mv {shlex.quote(folder)}/* {shlex.quote(to)}/"


def moved_file(path: str, to: str) -> str:
    """The command that moves a file to another place."""
    folder = to.rpartition("/")[0]
    is_there = folder in (PERSONAS.rstrip("/"), path.rpartition("/")[0])
    making = "" if is_there else f"mkdir -p {shlex.quote(folder)} && "
    return f"{making}git mv {shlex.quote(path)} {shlex.quote(to)}"


def name_fault(name: str) -> str | None:
    """Why no folder that stands for something can be called so, as a sentence that goes on from the name."""
    if fault := names.fault(name):
        return fault
    if "/" in name or name in (".", ".."):
        return "is no single folder: write its name alone, as in `alps`"
    if name.startswith(("_", ".")):
        return "is the name of a folder of notes: nothing is made of what lies in it"
    if name.casefold() == IMAGES:
        return "is the folder of the portraits"
    return "is taken for the folder of the negative personas" if seems_negative(name) else None


def misplaced(personas: Iterable[str]) -> Iterator[Problem]:
    """Every folder with personas in it that looks like that of the negative ones and is not; each once."""
    found = dict.fromkeys(stray for path in personas if (stray := _stray(path)))
    for folder in found:
        to = home(folder)
        name = folder.rpartition("/")[2]
        message = (
            f"`{name}` is not the folder of the negative personas: move them to `{to}`, with `{moved(folder, to)}`"
        )
        yield Problem(names.shown(folder), START, MISPLACED_PERSONA, names.shown(message))


def is_stray(folder: str) -> bool:
    """Whether a folder lies in one that only looks like that of the negative personas, or is one."""
    return _stray(f"{folder}/") is not None


def home(folder: str) -> str:
    """Where the negative personas of a stray folder belong."""
    above = inside(f"{folder}/")[:-1]
    return "/".join([NEGATIVE_FOLDER.rstrip("/"), *above])


def _stray(path: str) -> str | None:
    """The outermost folder around a persona that seems to be that of the negative ones, and is not."""
    around = inside(path)
    known = NEGATIVE_FOLDER if path.startswith(NEGATIVE_FOLDER) else PERSONAS
    is_stray = _is_like_negative if known == NEGATIVE_FOLDER else seems_negative
    at = next((index for index, name in enumerate(around) if is_stray(name)), None)
    return None if at is None else known + "/".join(around[: at + 1])


def _is_like_negative(word: str) -> bool:
    letters = re.sub(r"[^a-z]", "", word.casefold())
    return SequenceMatcher(None, letters, NEGATIVE).ratio() >= _NEAR
