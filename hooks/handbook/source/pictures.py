"""Pictures: what kind they are, how large, and whether they tell where they were taken.

Knows: the bytes of picture files. Must not know: who shows them, which folder they lie in.

A position stands in a picture as EXIF (TIFF's tables, wherever they begin) or as XMP (XML); PNG files may have either
compressed. Formats: TIFF 6.0, Exif 2.32, PNG 3rd edition.
"""

import re
import shlex
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from handbook.problems.problem import Rule
from handbook.source.rules import BAD_PICTURE, PICTURE_POSITION, PICTURE_TOO_LARGE

LARGEST = 5_000_000  # bytes
MOST_PIXELS = 50_000_000
KINDS = {
    ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP", ".gif": "GIF", ".avif": "AVIF", ".ico": "ICO",
    ".svg": "SVG",
}  # fmt: skip
PHOTOS = frozenset({"PNG", "JPEG", "WebP"})  # what a portrait, or a picture in a persona's text, may be
DRAWING = "SVG"  # which has a shape rather than a size, and is text: whoever judges texts judges it
_HEAD = 32  # bytes, enough to tell the kinds apart
_STARTS = {
    b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF87a": "GIF", b"GIF89a": "GIF", b"\0\0\1\0": "ICO",
}  # fmt: skip
_TIFF = re.compile(rb"II\*\0|MM\0\*")
_MOST_TABLES = 1000  # that are looked at in one file
_MOST_TEXT = 1_000_000  # bytes of one compressed text
_GPS_TABLE = 0x8825
_POSITION = frozenset({2, 4})  # the tags of latitude and longitude
Size = tuple[int, int]  # width and height in pixels, as a browser turns the picture
Fault = tuple[Rule, str]


def kind_of(path: str) -> str | None:
    """The kind of picture that a file's name promises; None where it is none."""
    return KINDS.get(Path(path).suffix.lower())


def size_of(path: Path) -> Size | None:
    """How large a picture is; None for drawings, and for what cannot be measured."""
    if kind_of(path.name) in (None, DRAWING):
        return None
    import imagesize  # noqa: PLC0415 - which brings the network's modules; few handbooks have a picture to measure

    try:
        width, height = imagesize.get(path)
    except (ValueError, TypeError, LookupError, ArithmeticError, struct.error):  # whatever it stumbles over
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None


def faults(path: Path, name: str) -> tuple[Fault, ...]:
    """What is wrong with a picture that the project knows as `name`."""
    about = path.stat()
    return _faults(path, name, about.st_size, about.st_mtime_ns)


@lru_cache(maxsize=4096)  # a preview looks again and again
def _faults(path: Path, name: str, length: int, _changed: int) -> tuple[Fault, ...]:
    promised = kind_of(name)
    if length > LARGEST:
        return ((PICTURE_TOO_LARGE, f"this picture has {length / 1e6:.1f} MB: at most {LARGEST // 10**6} are allowed"),)
    if promised == DRAWING:
        return ()
    data = path.read_bytes()
    if (kind := _kind(data[:_HEAD])) != promised:
        what = f"is a {kind} picture" if kind else "is not a picture that the handbook knows"
        return ((BAD_PICTURE, f"this {what}, and its name says {promised}: export it again as {promised}"),)
    size = size_of(path)
    if size is None and promised != "ICO":
        return ((BAD_PICTURE, "this picture is damaged: it does not say how large it is"),)
    found: list[Fault] = []
    if size and size[0] * size[1] > MOST_PIXELS:
        many = f"{size[0]} x {size[1]} pixels"
        found.append(
            (PICTURE_TOO_LARGE, f"this picture has {many}: at most {MOST_PIXELS // 10**6} million are allowed")
        )
    if has_position(data):
        command = f'exiftool -overwrite_original -gps:all= "-xmp:gps*=" {shlex.quote(name)}'
        found.append((PICTURE_POSITION, f"this picture tells where it was taken: remove that with `{command}`"))
    return tuple(found)


def _kind(head: bytes) -> str | None:
    """The kind of picture, from a file's first bytes."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp" and (b"avif" in head[8:] or b"avis" in head[8:]):
        return "AVIF"
    return next((kind for start, kind in _STARTS.items() if head.startswith(start)), None)


def has_position(data: bytes) -> bool:
    """Whether a picture's metadata hold a latitude or longitude; whatever the bytes are, it does not raise."""
    return any(b"GPSLatitude" in text or b"GPSLongitude" in text or _in_tables(text) for text in _texts(data))


def _texts(data: bytes) -> Iterator[bytes]:
    """The file itself, and what a PNG has in compressed texts; ImageMagick writes EXIF into them as hexadecimal."""
    yield data
    at = 8
    while data.startswith(b"\x89PNG") and at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind in (b"zTXt", b"iTXt", b"tEXt"):
            yield from _text(data[at + 8 : at + 8 + length])
        at += 12 + length


def _text(chunk: bytes) -> Iterator[bytes]:
    keyword, _, rest = chunk.partition(b"\0")
    for start in (match.start() for match in re.finditer(rb"[\x08-\x78][\x01\x5e\x9c\xda]", rest[:200])):
        try:
            rest = zlib.decompressobj().decompress(rest[start:], _MOST_TEXT)
        except zlib.error:
            continue
        yield rest
        break
    if keyword.startswith(b"Raw profile"):
        digits = rest.lower().translate(None, b" \n\r\t")
        longest = max(re.findall(rb"[0-9a-f]{16,}", digits), key=len, default=b"")
        for shift in (0, 1):  # the length stands before it, in digits as well
            hexadecimal = longest[shift:]
            yield bytes.fromhex(hexadecimal[: len(hexadecimal) // 2 * 2].decode())


def _in_tables(data: bytes) -> bool:
    starts = (match.start() for match, _ in zip(_TIFF.finditer(data), range(_MOST_TABLES), strict=False))
    return any(_has_gps(data, start, "<" if data[start : start + 1] == b"I" else ">") for start in starts)


def _has_gps(data: bytes, start: int, order: str) -> bool:
    """Whether the TIFF tables that begin at `start` lead to one with a latitude or longitude."""
    (first,) = _unpacked(order + "I", data, start + 4) or (0,)
    gps = _table(data, start + first, order).get(_GPS_TABLE)
    return gps is not None and bool(_POSITION & _table(data, start + gps, order).keys())


def _table(data: bytes, at: int, order: str) -> dict[int, int]:
    """The tags of one table with what stands in their value field."""
    (count,) = _unpacked(order + "H", data, at) or (0,)
    entries = (_unpacked(order + "HHII", data, at + 2 + 12 * number) for number in range(min(count, 512)))
    return {entry[0]: entry[3] for entry in entries if entry}


def _unpacked(form: str, data: bytes, at: int) -> tuple[int, ...] | None:
    return struct.unpack_from(form, data, at) if at + struct.calcsize(form) <= len(data) else None
