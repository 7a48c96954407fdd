"""Whether an address that is published with every page can be one.

Knows: addresses of the web. Must not know: which setting holds one.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

_LONGEST = 2000  # characters
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE)
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")


def fault(text: str, *, whole: bool = True) -> str:
    """What is wrong with an address; nothing if it can be used. A `whole` one has neither a query nor a fragment."""
    return next(_faults(text, whole=whole), "")


def _faults(text: str, *, whole: bool) -> Iterator[str]:
    if not text.startswith(("https://", "http://")):
        yield "is not an address: begin it with https://"
    if len(text) > _LONGEST:
        yield f"is too long: {_LONGEST} characters are the most"
    if _UNSEEN.search(text):
        yield "has a space or a control character in it"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        yield "is no address: what is in brackets is not an IP address"
        return
    if "@" in parts.netloc:
        yield "holds a user's name or password, which every reader would see: leave out what is before the `@`"
    if not _HOST.fullmatch(host):
        yield f"names a host that cannot exist: `{host}`" if host else "names no host"
    if not _has_port(parts.netloc):
        yield "has a port that is none: it is a number from 1 to 65535"
    if whole and (parts.query or parts.fragment or text[-1] in "?#"):
        yield "goes on after the path: leave out what begins with `?` or `#`"


def _has_port(place: str) -> bool:
    _, colon, port = place.rpartition("]")[2].rpartition(":")
    return not colon or (port.isascii() and port.isdecimal() and 1 <= int(port[:6]) <= 65535)
