"""Whether a name that is no field's was meant as one, or is the beginning of a text with a colon in it.

Knows: the names of all fields, and the entry around a name. Must not know: what is said of it.
"""

from collections.abc import Collection, Iterator
from functools import cache

from handbook.schema.fields import Block, specs
from handbook.source import Listing, Mapping, Node, Path

# What entries of other tools have beside their text.
_USUAL = frozenset(("url", "link", "href", "title", "id", "image", "date", "type", "owner"))


def is_in_text(model: type[Block], loc: Path, front: Mapping, known: Collection[str]) -> bool:
    """Whether the colon after the name at `loc` may belong to a text; `known` are the fields of that place."""
    entry = _entry(front, loc[:-1])
    among_fields = isinstance(entry, Mapping) and any(name in entry.values for name in known)
    return not among_fields and str(loc[-1]) not in _names(model)


def instead(known: Collection[str]) -> str:
    """Where to write what an entry has no field for."""
    return ". Anything else goes into `note:`" if "note" in known else ""


def _entry(front: Mapping, loc: Path) -> Node | None:
    node: Node | None = front
    for part in loc:
        if isinstance(node, Listing) and isinstance(part, int):
            node = node.items[part]
        elif isinstance(node, Mapping) and isinstance(part, str):
            node = node.values.get(part)  # a single entry without a dash stays itself for its number
    return node


@cache
def _names(model: type[Block]) -> frozenset[str]:
    """Every name that a field has anywhere."""
    return _USUAL | {name for block in _blocks(model, set()) for spec in specs(block) for name in spec.names}


def _blocks(block: type[Block], seen: set[type[Block]]) -> Iterator[type[Block]]:
    if block not in seen:
        seen.add(block)
        yield block
        for spec in specs(block):
            if spec.block:
                yield from _blocks(spec.block, seen)
