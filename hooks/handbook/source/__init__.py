"""Text -> front matter (values as typed, with positions) and body.

Knows: files, YAML, positions. Must not know: what a persona is.
"""

from handbook.source.document import Read, decode, read
from handbook.source.parse import parse
from handbook.source.rules import RULES
from handbook.source.tree import Document, Listing, Mapping, Node, Path, Plain, Scalar, empty_paths, plain, scalars

__all__ = [
    "RULES",
    "Document",
    "Listing",
    "Mapping",
    "Node",
    "Path",
    "Plain",
    "Read",
    "Scalar",
    "decode",
    "empty_paths",
    "parse",
    "plain",
    "read",
    "scalars",
]
