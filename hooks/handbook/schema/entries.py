"""What to say of a name that is no part of an entry: a list written as names and values, or a text with a colon.

Knows: what an entry takes. Must not know: how problems are found, or where they stand.
"""

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Map
from functools import cache

from handbook.schema.fields import Block, FieldSpec, specs
from handbook.schema.messages import as_item
from handbook.schema.suggestions import NOTHING
from handbook.schema.terms_meant import terms_meant
from handbook.source import Listing, Mapping, Node, Scalar

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_PLACE = re.compile(r"[1-5]")  # what a rating or a scale may say
# What entries of other tools have beside their text.
_USUAL = frozenset(("url", "link", "href", "title", "id", "image", "date", "type", "owner"))
_NOT_THERE = (*NOTHING, "never", "no", "0", "false")
_KEYED = (("key", "name"), ("key", "label"), ("value", "label"))  # how entries are called, by writers and by readers
_KEY = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_IN_WORDS = ("actions", "note", "how")  # the parts that take what is said of an entry


def in_list_form(block: type[Block], key: str, node: Node, inside: str) -> str:
    """How to write one name and its value, where a list of entries belongs."""
    if isinstance(node, Scalar) and node.text.strip().lower() in _NOT_THERE:
        return f" `{inside.rpartition('.')[2]}` lists what there is: delete the line, or keep it under `custom:`"
    vocabulary = specs(block)[0].vocabulary
    others = terms_meant(vocabulary, key)[1:] if vocabulary else []
    beside = f" (or {' or '.join(f'`{one}`' for one in others)})" if others else ""
    name = inside.rpartition(".")[2]
    if keyed := _keyed(block, key, node):
        return f" `{name}` takes a list: write `{keyed}` on a line of its own under `{name}:`"
    more = "" if isinstance(node, Scalar) else ", and its parts below it, indented by two more spaces"
    written = f"write `{_entry(block, key, node)}`{beside} on a line of its own under `{name}:`{more}"
    return f" `{name}` takes a list: {written}"


def is_pair(block: type[Block], key: str, node: Node) -> bool:
    """Whether an entry of one name and its value means them both: a name with its place on a scale, a known term."""
    if _keyed(block, key, node):
        return True
    if not isinstance(node, Scalar):
        return False
    if _PLACE.fullmatch(node.text.strip()):
        return True
    vocabulary = specs(block)[0].vocabulary
    return bool(vocabulary and terms_meant(vocabulary, key))


def is_in_text(model: type[Block], key: str, beside: Collection[str], known: Collection[str]) -> bool:
    """Whether the colon after a name may belong to a text, since the name is the beginning of one.

    It has spaces or begins like a sentence, no field has it, and none of those `known` here stands beside it.
    """
    begins_one = " " in key.strip() or (len(beside) == 1 and key[:1].isupper())
    return begins_one and key not in _names(model) and not any(name in beside for name in known)


def instead(known: Collection[str]) -> str:
    """Where to write what an entry has no field for."""
    return ". Anything else goes into `note:`" if "note" in known else ""


def nameless(block: type[Block], node: Node, name: str) -> str:
    """What to say of names without values, where each would be an entry of a list; nothing of anything else."""
    parts = {part for spec in specs(block) for part in spec.names}
    if not isinstance(node, Mapping) or not parts.isdisjoint(node.values) or not says_nothing(node):
        return ""
    entries = [_keyed(block, key, value) for key, value in node.values.items()]
    written = " and ".join(f"`{one}`" for one in entries)
    return f"`{name}` takes a list: write {written}, each on a line of its own" if all(entries) else ""


def _keyed(block: type[Block], key: str, node: Node) -> str:
    """The entry that a name and its value stand for in a list whose entries have a key; nothing in any other list."""
    parts = {spec.name: spec for spec in specs(block)}
    ident, words = next((pair for pair in _KEYED if parts.keys() >= {*pair}), ("", ""))
    said = _plainly(node)
    if not ident or said is None:
        return ""
    entry: dict[str, str] = {}
    if parts[words].info.is_required():
        entry[words] = as_item(re.sub("[_-]", " ", key[:1].upper() + key[1:]))
    if words == "label" or _KEY.fullmatch(key):
        entry[ident] = as_item(key)
    if isinstance(node, Listing):
        if "values" not in parts:
            return ""
        said = {"type": "choice", "values": said[""]}
    elif isinstance(node, Scalar):
        value = node.text.strip()
        said = {_part_of(parts, words if ident in entry else "decides", value): said[""]} if value else {}
    return f"- {{{', '.join(f'{name}: {value}' for name, value in (entry | said).items())}}}"


def _part_of(parts: Map[str, FieldSpec], usual: str, value: str) -> str:
    """The part that says what a value beside a name says: by its looks, or else the usual one."""
    looks = {"contact": re.search(r"^https?://|^\S+@\S+$", value), "channel": value.startswith("#")}
    found = [name for name, is_so in looks.items() if is_so and name in parts]
    found += [name for name, spec in parts.items() if value in map(str, spec.vocabulary or ())]
    return next(iter(found), usual)


def _plainly(node: Node) -> dict[str, str] | None:
    """What a node says, as it may stand between braces on one line; None if it has too much in it for that."""
    if isinstance(node, Mapping):
        inner = {name: _plainly(one) for name, one in node.values.items() if not isinstance(one, Mapping)}
        said = {name: one[""] for name, one in inner.items() if one}
        return said if said.keys() == node.values.keys() else None
    each = (node,) if isinstance(node, Scalar) else node.items
    texts = [one.text.strip() for one in each if isinstance(one, Scalar) and "\n" not in one.text.strip()]
    if len(texts) < len(each):
        return None
    listed = ", ".join(map(as_item, texts))
    return {"": listed if isinstance(node, Scalar) else f"[{listed}]"}


def _entry(block: type[Block], key: str, node: Node) -> str:
    parts = {spec.name: spec for spec in specs(block)}
    first = next((name for name, spec in parts.items() if spec.info.is_required()), next(iter(parts)))
    vocabulary = parts[first].vocabulary
    terms = terms_meant(vocabulary, key) if vocabulary else []
    own = [one.value for one in vocabulary or () if key.lower() in (one.value, one.label.lower())]
    entry = {first: own[0] if own else key}
    if terms and not own and "note" in parts:
        entry = {first: terms[0], "note": key}
    if not isinstance(node, Scalar):
        return f"- {first}: {as_item(entry[first])}"
    value = node.text.strip()
    figure = next((name for name in ("rating", "value") if name in parts and _PLACE.fullmatch(value)), "")
    words = next((name for name in _IN_WORDS if name in parts), "")
    if figure:
        entry[figure] = value
    elif words:
        entry[words] = f"{entry[words]}, {value}" if words in entry else value
    elif value:
        entry[first] = f"{key} ({value})" if _NUMBER.fullmatch(value) else f"{key}: {value}"
    return _written(entry)


def _written(entry: dict[str, str]) -> str:
    if len(entry) == 1:
        return f"- {as_item(*entry.values())}"
    return f"- {{{', '.join(f'{name}: {as_item(value)}' for name, value in entry.items())}}}"


def says_nothing(node: Node) -> str:
    """That an entry has names, but no value under any of them; nothing if it has one."""
    if not isinstance(node, Mapping) or not node.values:
        return ""
    if not all(isinstance(one, Scalar) and one.is_empty for one in node.values.values()):
        return ""
    names = " and ".join(f"`{name}`" for name in node.values)
    return f"{names} {'say' if len(node.values) > 1 else 'says'} nothing"


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
