"""A file's bytes -> its text, whatever it was saved as.

Knows: encodings. Must not know: what the text holds.
"""

import codecs
import re
import unicodedata

from commands.importing.library import library
from commands.importing.table import Unreadable
from commands.importing.words import quoted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp932": "Shift-JIS",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "cp1253": "Windows-1253",
    "gb18030": "GB 18030",
    "euc_kr": "EUC-KR",
    "euc_jp": "EUC-JP",
    "big5": "Big5",
    "utf_16_le": "UTF-16",
    "utf_16_be": "UTF-16",
}
_OTHERS = ("cp932", "euc_jp", "gb18030", "big5", "euc_kr", "cp1251", "cp1253", "cp1250")
_LETTERS = set("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒªº")
_SIGNS = set("€“”„«»°·•£§©®™¿¡½¼¾²³\u2018\u2019\u201a\u2013\u2014\u2026\u00d7\u00a0")
_INSIDE = set("·\u2019\u2013\u2014\u00a0")  # signs that stand between two letters
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 64 * 1024  # bytes that tell how the others are to be read
_MANY = 0.4  # of the letters beyond ASCII: in no language of Western Europe are there so many


def decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text with plain line ends, and a note where the encoding had to be guessed."""
    text, encoding = _decoded(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        raise Unreadable(
            f"{name} cannot be read: line {line} holds a NUL character, which no text has. It is damaged, or a file of "
            "another program: open it there and save it as CSV (UTF-8)."
        )
    if not encoding:
        return text, []
    word = next((one for one in _WORD.findall(text) if not one.isascii()), "")
    look = f" If {quoted(word)} is wrong, save the file as UTF-8 and bring it again." if word else ""
    return text, [f"Read as {_NAMES[encoding]}.{look}"]


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text, and its encoding if nothing in the file says which it is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError as error:
                shown = encoding.removesuffix("-sig").upper()
                raise Unreadable(
                    f"{name} says that it is {shown}, but byte {error.start + 1:,} of it is not: it is damaged. Save "
                    "it again as UTF-8."
                ) from None
    if wide := _wide(data):
        return data.decode(wide), wide
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        encoding = _guessed(data)
    return data.decode(encoding, "replace" if encoding in ("cp1252", "cp1250") else "strict"), encoding


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of what is mostly Latin is nothing."""
    sample = data[:_SAMPLE]
    for first, encoding in ((1, "utf_16_le"), (0, "utf_16_be")):
        zeros = sample[first::2].count(0)
        if zeros > len(sample) / 5 and sample[1 - first :: 2].count(0) == 0 and len(data) % 2 == 0:
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return ""


def _guessed(data: bytes) -> str:
    sample = b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_SAMPLE]
    western = max(("cp1252", "mac_roman"), key=lambda one: _likely(sample.decode(one, "replace")))
    text = sample.decode(western, "replace")
    letters = [one for one in text if one.isalpha()]
    beyond = sum(not one.isascii() for one in letters)
    strange = sum(not one.isascii() and one not in _LETTERS | _SIGNS for one in text)
    is_western = beyond <= _MANY * len(letters)
    if (
        is_western and {"ø", "ì"} <= set(text) and _reads(data, "cp1250")
    ):  # no language has both; Czech has ř and ě there
        return "cp1250"
    if strange or not is_western:
        readable = [one for one in _OTHERS if _reads(data, one)]
        guess = library("charset_normalizer").from_bytes
        best = guess(data[:_SAMPLE], cp_isolation=readable).best() if readable else None
        if best and best.encoding in _NAMES and _reads(data, best.encoding):
            return str(best.encoding)
    return western


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likely(text: str) -> float:
    """How much a text looks Western European: signs that are usual where they stand, less those that are not."""
    score = 0.0
    for before, one, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if one.isascii():
            continue
        inside = before.isalpha() and after.isalpha()
        if one in _LETTERS:
            score += -1 if one.isupper() and before.islower() else 1
        elif one in _SIGNS:
            score += -1 if inside and one not in _INSIDE else 1
        else:
            score -= 2 if unicodedata.category(one) in ("Co", "Cc", "Sm", "Sk", "So") or one == "\ufffd" else 1
    return score
