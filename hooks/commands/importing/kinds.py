"""Which kind of file bytes are: by what they are, and only then by what the file is called.

Knows: the first bytes of files, endings. Must not know: how any kind is read.
"""

import io
import json
import re
import zipfile

from commands.importing.table import Unreadable

CSV, JSON, YAML, MARKDOWN, WEB = "CSV", "JSON", "YAML", "Markdown", "a web page"
ENDINGS = {
    ".csv": CSV,
    ".tsv": CSV,
    ".tab": CSV,
    ".psv": CSV,
    ".json": JSON,
    ".jsonl": JSON,
    ".ndjson": JSON,
    ".yml": YAML,
    ".yaml": YAML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": WEB,
    ".htm": WEB,
}
_OTHER = {
    "word/": ("a document of Word", "save it as a web page (.html) or copy its table into a spreadsheet"),
    "ppt/": ("a presentation", "copy the texts into a spreadsheet, one row for each persona"),
    "xl/workbook.bin": ("a binary spreadsheet (.xlsb)", "save it as .xlsx or .csv"),
    "Index/": ("a file of Numbers, Pages or Keynote", "export it as Excel (.xlsx) or CSV"),
}
_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*"
    r"<(!doctype html|html|head|body|meta|table|div|h[1-6]|p|ul|ol|span|section|article)\b",
    re.I | re.S,
)
_YAML = re.compile(r"""\s*(- )?["']?[\w][\w .()/-]{0,40}["']?:(\s.*)?|\s*- .*|\s*#.*|---\s*|\s*""")
_MARKDOWN = re.compile(r"^(#{1,6} \S|---\s*$|\|.*\|\s*$|(- )?\*\*[^*]+\*\*)", re.M)


def is_workbook(data: bytes, name: str) -> bool:
    """Whether bytes are a spreadsheet. Raises Unreadable for what is neither that nor text."""
    if data.startswith(b"PK\x03\x04"):
        return _is_packed_workbook(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(f"{name} is protected by a password: open it, remove the password, and save it again.")
        raise Unreadable(f"{name} is a file of an older Office (.xls or .doc): open it and save it as .xlsx or .csv.")
    if data.startswith(b"%PDF"):
        raise Unreadable(f"{name} is a PDF, of which no table can be read safely: copy its texts into a spreadsheet.")
    for mark, kind in ((b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
                       (b"\x1f\x8b", "a packed file"), (b"Rar!", "a packed file"), (b"7z\xbc\xaf", "a packed file"),
                       (b"{\\rtf", "a document (.rtf)")):  # fmt: skip
        if data.startswith(mark):
            raise Unreadable(f"{name} is {kind}, not a table: save the table as .xlsx or .csv.")
    return False


def _is_packed_workbook(data: bytes, name: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            kind = packed.read("mimetype")[:100] if packed.NameToInfo.get("mimetype") else b""
    except Exception:  # noqa: BLE001 (whatever is wrong with it, the reader of spreadsheets says so)
        return True
    if b"opendocument" in kind:
        raise Unreadable(f"{name} is a file of LibreOffice or OpenOffice: open it and save it as .xlsx or .csv.")
    for part, (what, remedy) in _OTHER.items():
        if any(one.startswith(part) for one in names):
            raise Unreadable(f"{name} is {what}: {remedy}.")
    if not any(one.startswith("xl/") for one in names):
        raise Unreadable(f"{name} is a packed file (.zip): unpack it, and bring the file or the folder that is in it.")
    return True


def kind_of(text: str, ending: str) -> str:
    """The kind of a text."""
    if ending != ".md" and _HTML.match(text):
        return WEB
    said = ENDINGS.get(ending)
    if said in (None, CSV) and _is_json(text):
        return JSON
    return said or _seen(text)


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _seen(text: str) -> str:
    """The kind of a text that nothing but itself tells of."""
    lines = [line for line in text.split("\n") if line.strip()][:200]
    if _MARKDOWN.search(text) and not all(map(_YAML.fullmatch, lines)):
        return MARKDOWN
    keyed = sum(bool(re.match(r"""\s*(- )?["']?[\w][\w .()/-]{0,40}["']?:(\s|$)""", line)) for line in lines)
    if lines and keyed * 2 >= len(lines) and all(map(_YAML.fullmatch, lines)):
        return YAML
    return CSV
