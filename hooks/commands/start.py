"""`start`: the sample makes room for a company's own handbook.

Knows: the terminal, which settings a company has of its own. Must not know: what becomes of each file.
"""

import argparse
import datetime as dt
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from commands import disk
from commands.check import judged
from commands.command import Command, broke_off, refuse
from commands.shipped import Plan, planned, written
from handbook import clock
from handbook.markdown.links import template_fault
from handbook.problems.problem import StoppedError, counted
from handbook.problems.readable import readable
from handbook.site import web_address
from handbook.site.settings import Settings
from handbook.site.site_settings import FILE as SETTINGS
from handbook.source.setting import UnsettableError, value_at, with_value

SHIPPED = Path("tests", "sample")
_LONGEST_NAME = 100
_TURNING = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they reorder what is read


class _WrongError(Exception):
    """What was given is of no use; the text says what is."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """A setting that is the company's own, what stands there until it is known, and how to ask for it."""

    option: str
    path: tuple[str, ...]
    neutral: str
    ask: str
    without: str  # what it means to leave it out
    judge: Callable[[str], object]


def _is_name(text: str) -> None:
    if len(text) > _LONGEST_NAME:
        raise _WrongError(f"The name has {len(text)} characters; {_LONGEST_NAME} are the most")


def _is_address(text: str, *, whole: bool = True) -> None:
    if said := web_address.fault(text, whole=whole):
        raise _WrongError(f"`{text}` {said}")


def _is_readable(text: str) -> None:
    if any(unicodedata.category(one) == "Cs" for one in text):
        raise _WrongError(f"`{readable(text)}` is not UTF-8: type it in a terminal that is set to UTF-8")
    if hidden := [one for one in text if unicodedata.category(one) == "Cc" or one in _TURNING]:
        raise _WrongError(f"`{readable(text)}` has a character in it that nobody sees, U+{ord(hidden[0]):04X}")


def _is_edit_template(text: str) -> None:
    _is_address(text, whole=False)
    if "{path}" not in text or template_fault(text, ("path", "path_noext")):
        raise _WrongError(f"`{text}` needs `{{path}}` where the file's path below docs/ belongs, and no other braces")


def _is_new_template(text: str) -> None:
    _is_address(text, whole=False)
    if "{path}" not in text:
        raise _WrongError(f"`{text}` needs `{{path}}` where the new file's path belongs")
    try:
        Settings.read({"new_uri_template": text})
    except StoppedError as error:
        raise _WrongError(str(error)) from error


_SETTINGS = (
    _Setting(
        "name",
        ("site_name",),
        "Persona Handbook",
        "What is your handbook called?",
        "it has a neutral name",
        _is_name,
    ),
    _Setting(
        "address", ("site_url",), "", "At which address will it be read?", "no page names its address", _is_address
    ),
    _Setting(
        "edit",
        ("edit_uri_template",),
        "",
        "Where is a page edited? Write {path} for the file's path below docs/.",
        "pages have no edit button",
        _is_edit_template,
    ),
    _Setting(
        "new",
        ("extra", "handbook", "new_uri_template"),
        "",
        "Where is a new file begun? Write {path} and {text} for its path and text.",
        "the page Add a persona has templates to copy, and no button",
        _is_new_template,
    ),
)
_COPYRIGHT = (("copyright",), "Every persona stands for many people and is none of them.")


def _declare(start: argparse.ArgumentParser) -> None:
    for one in _SETTINGS:
        start.add_argument(f"--{one.option}", default="", help=one.ask.replace("%", "%%"))


def _start(options: argparse.Namespace, root: Path) -> int:
    if not (root / SHIPPED / SETTINGS).is_file() or not (root / SETTINGS).is_file():
        missing = SETTINGS if (root / SHIPPED / SETTINGS).is_file() else f"{SHIPPED.as_posix()}/{SETTINGS}"
        return refuse(f"There is no {missing}, which says what belongs to the sample. Nothing was written.")
    today = clock.today()
    try:
        text, said = _settled(options, (root / SETTINGS).read_bytes().decode(), _shipped_settings(root))
        plan = planned(root, root / SHIPPED, SETTINGS, text, today)
    except (_WrongError, UnsettableError) as error:
        return refuse(f"{error}. Nothing was written.")
    except (EOFError, KeyboardInterrupt):
        return refuse("\nStopped. Nothing was written.")
    except UnicodeDecodeError:
        return refuse(f"{SETTINGS} is not UTF-8. Nothing was written.")
    except OSError as error:
        return refuse(f"{_told_of(error, root)}. Nothing was written.")
    return _carried_out(plan, [*said, *(f"{SETTINGS}: {one}" for one in plan.said)], root, today)


def _shipped_settings(root: Path) -> str:
    return (root / SHIPPED / SETTINGS).read_bytes().decode()


def _settled(options: argparse.Namespace, text: str, shipped: str) -> tuple[str, list[str]]:
    """The settings' text with what is known now, and what to say of it. What a company has set stays, unless given."""
    said: list[str] = []
    given = {one.option: " ".join(getattr(options, one.option).split()) for one in _SETTINGS}
    for one in _SETTINGS:
        if given[one.option]:
            _is_readable(given[one.option])
            one.judge(given[one.option])
    for one in _SETTINGS:
        now = value_at(text, one.path)
        is_open = now is not None and now in (value_at(shipped, one.path), one.neutral)
        answer = given[one.option] or (_asked(one) if is_open and sys.stdin.isatty() else "")
        if answer and answer != now:
            text = with_value(text, one.path, answer)
            said.append(f"{SETTINGS}: {one.path[-1]} is `{answer}`")
        elif is_open and not answer:
            text = with_value(text, one.path, one.neutral)
            said.append(
                f'{SETTINGS}: {one.path[-1]} is left open, so that {one.without}; make start {one.option}="..." sets it'
            )
    path, neutral = _COPYRIGHT
    if (now := value_at(text, path)) is not None and now == value_at(shipped, path) != neutral:
        text = with_value(text, path, neutral)
        said.append(f"{SETTINGS}: copyright is a neutral line; it is yours to write")
    return text, said


def _asked(one: _Setting) -> str:
    """What is answered at the terminal: nothing, or something of use."""
    print(f"{one.ask} (Enter: {one.without})")
    while answer := " ".join(input("> ").split()):
        try:
            _is_readable(answer)
            one.judge(answer)
        except _WrongError as error:
            print(f"{error}.")
        else:
            return answer
    return ""


def _carried_out(plan: Plan, said: list[str], root: Path, today: dt.date) -> int:
    """Writes first and removes last, so that whatever goes wrong leaves nothing half done that cannot be done again."""
    try:
        disk.clear(root, written(SETTINGS))
        disk.write(root, plan.change)
    except OSError as error:
        return refuse(f"{_told_of(error, root)}. Nothing was changed.")
    except KeyboardInterrupt:
        return refuse("\nStopped. Nothing was changed.")
    except disk.HalfWrittenError as error:
        return broke_off(f"{error}. Run make start again to finish.")
    left = {path for path in plan.removed if not _is_removed(root / path)}
    print("\n".join(_told(plan, said, left)))
    if left:
        names = "\n".join(f"  {path}" for path in sorted(left))
        return broke_off(f"These could not be removed; run make start again when they can be:\n{names}")
    _tell_what_is_left(root, today)
    print('Next: make new name="Tamsin Quill" begins a persona, make serve shows it, make check judges it.')
    return 0


def _tell_what_is_left(root: Path, today: dt.date) -> None:
    """What stops a build now, such as a page of one's own that leads to one that is gone."""
    try:
        errors = [one for one in judged(root, today, root / "overrides").problems if one.is_error]
    except StoppedError as error:
        print(f"Left for you to fix: {error}.")
        return
    if errors:
        print("Left for you to fix, before a build:")
        print("\n".join(f"  {one}" for one in errors))


def _told_of(error: OSError, root: Path) -> str:
    if not error.filename:
        return str(error)
    file = Path(str(error.filename))
    path = file.relative_to(root) if file.is_relative_to(root) else file
    return f"{path.as_posix()}: {error.strerror or 'cannot be used'}"


def _is_removed(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _told(plan: Plan, said: list[str], left: set[str]) -> Iterator[str]:
    removed = [path for path in plan.removed if path not in left]
    personas = sum(path.startswith("personas/") and path.endswith(".md") for path in removed)
    if removed:
        others = counted(len(removed) - personas, "other file")
        yield f"Removed the sample: {counted(personas, 'persona')} and {others}."
    yield from (f"Wrote {path}." for path in sorted(plan.change.files) if path != SETTINGS)
    yield from (f"{one}." for one in said)
    if plan.kept:
        yield "Kept, since they are not as they were shipped:"
        yield from (f"  {path}" for path in plan.kept)
    if plan.needed_by:
        yield "Kept the sample's personas/_handbook.yml, since what it says is used in:"
        yield from (f"  {path}" for path in plan.needed_by)
    if not (plan.removed or plan.change.files or plan.kept or plan.needed_by):
        yield "Nothing of the sample was left."


START = Command("start", "remove the sample, and begin a handbook of your own", _declare, _start)
