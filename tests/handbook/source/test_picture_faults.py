import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.picture import png

from handbook.source.pictures import LARGEST, faults, has_position, size_of

LATITUDE, DATE = 2, 29
XMP = b"<rdf:Description exif:GPSLatitude='54,30.5N'/>"


def exif(tag: int, order: str = ">") -> bytes:
    """TIFF's tables, with one that leads to a table of the position's tags."""

    def entry(number: int, kind: int, count: int, value: int) -> bytes:
        return struct.pack(order + "H", 1) + struct.pack(order + "HHII", number, kind, count, value)

    head = (b"MM" if order == ">" else b"II") + struct.pack(order + "HI", 42, 8)
    none = struct.pack(order + "I", 0)
    return head + entry(0x8825, 4, 1, 26) + none + entry(tag, 5, 3, 44) + none + struct.pack(order + "6I", *[1] * 6)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(kind: bytes, data: bytes) -> bytes:
    picture = png(3, 2)
    return picture[:33] + chunk(kind, data) + picture[33:]


def jpeg(segment: bytes) -> bytes:
    def part(marker: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data

    frame = struct.pack(">BHHBBBB", 8, 2, 3, 1, 1, 0x11, 0)
    return b"\xff\xd8" + part(0xE1, segment) + part(0xC0, frame) + b"\xff\xd9"


def webp(kind: bytes, data: bytes) -> bytes:
    size = struct.pack("<I", 10) + b"\x08\0\0\0\2\0\0\1\0\0"
    body = b"WEBPVP8X" + size + kind + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def raw_profile(data: bytes) -> bytes:
    """As ImageMagick keeps EXIF in a PNG's compressed text."""
    digits = (b"Exif\0\0" + data).hex().encode()
    text = b"\nexif\n" + f"{len(data) + 6:8}".encode() + b"\n" + digits + b"\n"
    return b"Raw profile type exif\0\0" + zlib.compress(text)


def held(tag: int) -> dict[str, bytes]:
    """Pictures with a table of the position that holds one tag."""
    return {
        "a.jpg": jpeg(b"Exif\0\0" + exif(tag)),
        "intel.jpeg": jpeg(b"Exif\0\0" + exif(tag, "<")),
        "a.png": with_chunk(b"eXIf", exif(tag)),
        "raw.png": with_chunk(b"zTXt", raw_profile(exif(tag))),
        "a.webp": webp(b"EXIF", exif(tag, "<")),
    }


def rules(folder: Path, name: str, data: bytes) -> list[str]:
    (folder / name).write_bytes(data)
    return [rule.id for rule, _ in faults(folder / name, name)]


XMPS = {
    "x.jpg": jpeg(b"http://ns.adobe.com/xap/1.0/\0" + XMP),
    "x.png": with_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
    "z.png": with_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)),
    "x.webp": webp(b"XMP ", XMP),
}


@pytest.mark.parametrize("name", [*held(LATITUDE), *XMPS])
def test_a_position_is_found_wherever_a_picture_keeps_it(tmp_path: Path, name: str) -> None:
    assert rules(tmp_path, name, (held(LATITUDE) | XMPS)[name]) == ["picture-position"]


@pytest.mark.parametrize("name", held(DATE))
def test_the_date_of_a_position_is_none(tmp_path: Path, name: str) -> None:
    assert rules(tmp_path, name, held(DATE)[name]) == []


def test_the_command_that_removes_a_position_holds_for_any_name(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(held(LATITUDE)["a.jpg"])
    ((_, message),) = faults(tmp_path / "a.jpg", "docs/it's a map.jpg")
    assert """-gps:all= "-xmp:gps*=" 'docs/it'"'"'s a map.jpg'""" in message


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"text"), ("a.png", b""), ("a.png", png(2, 2)[:12]), ("a.jpg", png(2, 2)), ("a.PNG", b"GIF89a"),
        ("a.webp", b"RIFF\0\0\0\0WAVE"), ("a.gif", b"<html>"), ("a.avif", b"\0\0\0\x20ftypmp42"), ("a.ico", png(2, 2)),
        ("a.jpeg", b"\xff\xd8\xff"),
    ],
)  # fmt: skip
def test_what_is_not_what_its_name_says(tmp_path: Path, name: str, data: bytes) -> None:
    assert rules(tmp_path, name, data) == ["bad-picture"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.PNG", png(2, 2)), ("a.gif", b"GIF89a\1\0\1\0\0\0\0"), ("a.ico", b"\0\0\1\0\1\0"), ("a.svg", b"anything"),
        ("a.jpg", jpeg(b"JFIF")), ("a.webp", webp(b"ICCP", b"colours!")),
    ],
)  # fmt: skip
def test_what_is_what_its_name_says(tmp_path: Path, name: str, data: bytes) -> None:
    assert rules(tmp_path, name, data) == []


def test_a_picture_is_at_most_so_large(tmp_path: Path) -> None:
    picture = png(2, 2)
    assert rules(tmp_path, "fits.png", picture + bytes(LARGEST - len(picture))) == []
    assert rules(tmp_path, "over.png", picture + bytes(LARGEST - len(picture) + 1)) == ["picture-too-large"]


def test_a_picture_that_has_changed_is_looked_at_again(tmp_path: Path) -> None:
    assert rules(tmp_path, "a.png", png(2, 2)) == []
    assert rules(tmp_path, "a.png", b"text") == ["bad-picture"]


STARTS = [
    b"",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe1",
    b"GIF89a",
    b"RIFF\0\0\0\0WEBP",
    b"\0\0\0\x20ftypavif",
    b"MM\0*",
]


@given(
    st.sampled_from(STARTS),
    st.lists(st.sampled_from([b"II*\0", exif(LATITUDE)[:30], b"zTXt", b"\0\0\0\5"]) | st.binary()),
)
def test_whatever_the_bytes_are_it_ends_in_an_answer(start: bytes, parts: list[bytes]) -> None:
    assert has_position(start + b"".join(parts)) in (True, False)


@given(st.sampled_from(STARTS), st.binary(max_size=200))
def test_whatever_the_bytes_are_a_picture_has_a_size_or_none(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jpg"
    path.write_bytes(start + rest)
    assert size_of(path) is None or size_of(path) > (0, 0)  # type: ignore[operator]


def test_many_beginnings_of_tables_cost_little() -> None:
    assert not has_position(b"II*\0" * (LARGEST // 4))
