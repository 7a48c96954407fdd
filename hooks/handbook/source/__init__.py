"""Text -> front matter (values as typed, with positions) and body.

Knows: files, YAML, positions. Must not know: what a persona is.
"""

from handbook.source.document import SIZE_LIMIT, Read, decode, read
from handbook.source.list_entries import parse_entries
from handbook.source.parse import parse
from handbook.source.rules import RULES, SYMLINK
from handbook.source.spans import Place, ends
from handbook.source.tree import (
    Document,
    Listing,
    Mapping,
    Node,
    Path,
    Plain,
    Scalar,
    as_written,
    empty_paths,
    filled,
    key_places,
    locate,
    plain,
    scalars,
    values,
)
from handbook.source.write import yaml_lines, yaml_quoted, yaml_scalar

__all__ = [
    "RULES",
    "SIZE_LIMIT",
    "SYMLINK",
    "Document",
    "Listing",
    "Mapping",
    "Node",
    "Path",
    "Place",
    "Plain",
    "Read",
    "Scalar",
    "as_written",
    "decode",
    "empty_paths",
    "ends",
    "filled",
    "key_places",
    "locate",
    "parse",
    "parse_entries",
    "plain",
    "read",
    "scalars",
    "values",
    "yaml_lines",
    "yaml_quoted",
    "yaml_scalar",
]
