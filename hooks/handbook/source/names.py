"""Names of files and folders: what can be written down, and what every computer and server can hold.

Knows: texts. Must not know: the disk, what the files are for.
"""

import re
import unicodedata

from handbook.problems.readable import visible

# Bytes of one name: a page `x.md` becomes a folder, and files beside it have longer endings; 255 is the end.
LONGEST = 200
LONGEST_PATH = 700  # bytes from the project on: macOS ends at 1024, with the folder that the project lies in
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\..*)?", re.I | re.S)
_FORBIDDEN = re.compile(r"[<>:\"|?*\\`]")
_ENTITY = re.compile(r"&#?\w+;|%[0-9A-Fa-f]{2}|#")  # what means another character, or a heading, in an address
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")  # which Persian words and some emoji need


def shown(path: str) -> str:
    r"""A path as any terminal, report and page can hold it: what cannot be seen as `\x1b`, lost bytes as `\xff`."""
    return visible(path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def is_text(path: str) -> bool:
    """Whether a path is UTF-8, so that it can be written anywhere."""
    return path.isascii() or not any(unicodedata.category(one) == "Cs" for one in path)


def fault(path: str) -> str | None:
    """What is wrong with the last name of a path, as a sentence that goes on from the name; None if it is fine."""
    name = path.rpartition("/")[2]
    plain = name.isascii() and name.replace("-", "").replace(".", "").replace("_", "").isalnum()  # as nearly all are
    if not is_text(path):
        return "is not UTF-8: other computers would show and find other letters"
    if not plain and (odd := _odd_sign(name)):
        return odd
    if name != name.strip() or name.endswith("."):
        return "begins or ends with a space, or ends with a dot, which Windows drops"
    if _RESERVED.fullmatch(name):
        return "is a device's name on Windows, where nobody could check the repository out"
    size, whole = len(name.encode()), len(path.encode())
    if size > LONGEST:
        return f"has {size} bytes: at most {LONGEST} fit everywhere with what the site adds to it"
    return f"has {whole} bytes with its folders: {LONGEST_PATH} fit everywhere" if whole > LONGEST_PATH else None


def better(name: str) -> str:
    """A name like this one that every computer can hold; empty if there is none."""
    odd = {one for one in name if _is_unseen(one) or _FORBIDDEN.match(one)}
    plain = "".join("-" if one in odd else one for one in _ENTITY.sub("-", name)).strip(" -.")
    found = (
        plain if not _RESERVED.fullmatch(plain) else f"{plain.replace('.', '-1.', 1)}" if "." in plain else f"{plain}-1"
    )
    return found if found and not fault(found) else ""


def _odd_sign(name: str) -> str | None:
    if unseen := next(filter(_is_unseen, name), None):
        return f"holds a character that nobody can see ({visible(unseen)})"
    if found := _FORBIDDEN.search(name) or _ENTITY.search(name):
        what = "a backtick" if found.group() == "`" else f"`{found.group()}`"
        return f"holds {what}, which has a special meaning on Windows or in an address"
    return None


def _is_unseen(one: str) -> bool:
    return unicodedata.category(one) in _UNSEEN and one not in _JOINERS
