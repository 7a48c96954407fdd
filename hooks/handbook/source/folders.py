"""Which folder a persona's file lies in, what the folder says of it, and where the file belongs.

Knows: paths. Must not know: the disk, what the files hold, which folders a company declares.
"""

import re
import shlex
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from handbook.markdown.links import PERSONAS
from handbook.problems.readable import LONGEST_QUOTE
from handbook.source import names

NEGATIVE = "negative"
NEGATIVE_FOLDER = f"{PERSONAS}{NEGATIVE}/"
IMAGES = "images"
_LONGEST_WAY = 680  # characters of the commands of one message: it is cut where it is much longer
_NEAR = 0.88  # how much of `negative` a misspelling keeps
_ANTI = re.compile(
    r"(?:anti|exclu(?:sion|sionary|ded)|non|not)[\W_]*(?:(?:buyer|user)?[\W_]*personas?|customers?|for[\W_]*us)\b", re.I
)


def seems_negative(name: str) -> bool:
    """Whether a folder's name is one that people give to the negative personas, or a misspelling of theirs."""
    return bool(_ANTI.match(name)) or any(_is_like_negative(word) for word in (name, *re.split(r"[\W_]+", name)))


def is_negative(path: str) -> bool:
    """Whether a persona's folder says that it is negative, be it in the right place or not."""
    return path.startswith(NEGATIVE_FOLDER) or stray(path) is not None


def known_folder(path: str) -> str:
    """Which of the two known folders a persona lies in, whatever others are between."""
    return NEGATIVE_FOLDER if path.startswith(NEGATIVE_FOLDER) else PERSONAS


def inside(path: str) -> list[str]:
    """The folders that a persona lies in below the known ones, outer ones first."""
    parts = path.removeprefix(PERSONAS).split("/")[:-1]
    return parts[1:] if parts[:1] == [NEGATIVE] else parts


def group_of(path: str) -> str:
    """The folder that stands for something, as a brand: the first one below the known ones; empty if there is none."""
    return next((name for name in inside(path) if not seems_negative(name)), "")


def moving(path: str, to: str) -> str:
    """How to move a file to another place: a command that works whether git knows the file or not, or plain words."""
    folder = to.rpartition("/")[0]
    is_there = folder in (PERSONAS.rstrip("/"), path.rpartition("/")[0])
    making = "" if is_there else f"mkdir -p {shlex.quote(folder)} && "
    return command(f"{making}mv -n {shlex.quote(path)} {shlex.quote(to)}") or f"move the file to {to}"


def command(text: str) -> str:
    """A command as messages show it; nothing if it cannot be shown so that it works when it is copied."""
    whole = names.shown(text) == text and len(text) <= LONGEST_QUOTE
    return f"`{text}`" if whole and "`" not in text else ""


def emptied(steps: Mapping[str, str], renamed: Mapping[str, str]) -> str:
    """How to move the files of folders to others, as commands to copy one after the other; empty if there is no way."""
    lines: list[str] = []
    for step in _emptying(steps, renamed):
        together = f"{lines[-1]} && {step}" if lines else step
        lines[-1:] = [together] if command(together) else [*lines[-1:], step]
    shown = [command(line) for line in lines]
    said = ", then ".join(shown)
    return said if all(shown) and len(said) <= _LONGEST_WAY else ""


def _emptying(steps: Mapping[str, str], renamed: Mapping[str, str]) -> list[str]:
    """The commands that move the files of folders to others, and take away the folders once nothing is in them.

    `renamed` are the files that get another name on the way, since theirs is taken. Where a folder gets the name that
    it has in other letters, the files go through a third one: some disks take the two for one.
    """
    between = f"{PERSONAS}moving"
    turned = any(f"{to}/".casefold().startswith(f"{_parting(one, to)}/".casefold()) for one, to in steps.items())
    first = {one: f"{between}/{number}" for number, one in enumerate(steps, 1)} if turned else steps
    said = [_step(one, to, renamed) for one, to in first.items()]
    said += [_swept(one) for one in _outermost(_parting(one, to) for one, to in steps.items())]
    if turned:
        said += [_step(first[one], to, {}) for one, to in steps.items()] + [_swept(between)]
    return said


def _step(folder: str, to: str, renamed: Mapping[str, str]) -> str:
    inside_it = {one: name for one, name in renamed.items() if one.rpartition("/")[0] == folder}
    named = [f"mv -n {shlex.quote(one)} {shlex.quote(f'{to}/{name}')}" for one, name in inside_it.items()]
    rest = f"find {shlex.quote(folder)} -maxdepth 1 -type f -exec mv -n {{}} {shlex.quote(to)}/ \\;"
    return " && ".join([f"mkdir -p {shlex.quote(to)}", *named, rest])


def _swept(folder: str) -> str:
    return f"find {shlex.quote(folder)} -type d -empty -delete"


def _parting(folder: str, to: str) -> str:
    """The outermost of the folders around and with this one that the other place does not share."""
    here, there = folder.split("/"), to.split("/")
    shared = next((at for at, (one, other) in enumerate(zip(here, there, strict=False)) if one != other), len(there))
    return "/".join(here[: shared + 1])


def _outermost(found: Iterable[str]) -> list[str]:
    known = list(dict.fromkeys(found))
    return [one for one in known if not any(one.startswith(f"{other}/") for other in known)]


def name_fault(name: str) -> str | None:
    """Why no folder that stands for something can be called so, as a sentence that goes on from the name."""
    if fault := names.fault(name):
        return fault
    if "/" in name or name in (".", ".."):
        return "is not a single folder: write just its name, as in `alps`"
    if name.startswith(("_", ".")):
        return "is the name of a folder of notes: nothing is made of what is in it"
    if name.casefold() == IMAGES:
        return "is the folder of the portraits"
    return "is taken for the folder of the negative personas" if seems_negative(name) else None


def stray(path: str) -> str | None:
    """The outermost folder around a persona that seems to be that of the negative ones, and is not."""
    around = inside(path)
    known = known_folder(path)
    is_stray = _is_like_negative if known == NEGATIVE_FOLDER else seems_negative
    at = next((index for index, name in enumerate(around) if is_stray(name)), None)
    return None if at is None else known + "/".join(around[: at + 1])


def _is_like_negative(word: str) -> bool:
    letters = re.sub(r"[^a-z]", "", word.casefold())
    return SequenceMatcher(None, letters, NEGATIVE).ratio() >= _NEAR
