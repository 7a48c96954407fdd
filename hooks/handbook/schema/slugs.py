"""Names in any script -> plain letters, digits and hyphens.

Knows: scripts. Must not know: what is named.
"""

import re
import unicodedata

from anyascii import anyascii


def slug_of(name: str) -> str:
    """A file name for a persona of this name: small letters, digits and hyphens; empty if nothing is left.

    Letters of other scripts are written as they sound, or nearly so; none is dropped.
    """
    plain = "".join(map(_in_ascii, unicodedata.normalize("NFC", name))).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _in_ascii(character: str) -> str:
    """One character in plain letters and digits; what is neither parts words, as a hyphen does."""
    if character.isascii():
        return character
    if unicodedata.category(character)[0] in "LMN":
        return re.sub(r"[^A-Za-z0-9/ ]", "", anyascii(character))  # a soft sign is an apostrophe there
    return "" if unicodedata.category(character) == "Cf" else "-"
