"""What to say of a value that has another form than its field takes: a list for one text, a block for a list.

Knows: what a field takes. Must not know: how problems are found, or where they stand.
"""

import re
from typing import Any

from handbook.schema.annotations import ANY_TEXT, alternatives
from handbook.schema.fields import FieldSpec, specs
from handbook.schema.messages import as_item
from handbook.schema.statements import Shorthand
from handbook.schema.terms.names_doubtful import ENTRIES
from handbook.schema.terms_meant import listed
from handbook.source import Listing, Mapping, Node, Scalar
from handbook.source.kinds import SETTINGS

# What stands in brackets in a template, where the real thing belongs.
_TO_BE_REPLACED = re.compile(r"(?:insert|add|enter|your|todo|tbd|tbc|xxx)\b|(?:name|company|job title|segment)$", re.I)

_TAKES = {
    "string_type": "one text",
    "enum": "one text",
    **dict.fromkeys(("date_type", "int_type", "decimal_type", "float_type", "bool_type"), "one text"),
    "list_type": "a list",
    "dict_type": "a block of names and values",
    "model_type": "a block of fields, indented under it",
    "model_attributes_type": "a block of fields, indented under it",
}


def wrong_shape(name: str, error: Any, node: Node, spec: FieldSpec | None) -> str:
    """What to say where pydantic's `error` is about the form of a value."""
    if takes := _TAKES.get(error["type"]):
        if spec and spec.block and issubclass(spec.block, Shorthand):
            takes = "one text, or a block of fields"
        has = {Scalar: "a single value", Mapping: "a block of fields"}.get(type(node), "a list")
        said = f"`{name}` takes {takes}, but has {has}"
        return _replaced(node) or f"{said}{_one_of(name, node) or _reshaped(node, spec, takes)}"
    return f"`{name}` cannot be understood: {error['msg']}"


def _replaced(node: Node) -> str:
    """What to say of brackets or braces that were meant to be replaced: `[Name]`, `{segment}`."""
    written = ""
    match node:
        case Mapping():
            empty = [name for name, one in node.values.items() if isinstance(one, Scalar) and one.is_empty]
            written = f"{{{empty[0]}}}" if empty and len(node.values) == 1 else ""
        case Listing(items=(Scalar(text=text),)) if _TO_BE_REPLACED.match(text):
            written = f"[{text}]"
    if not written:
        return ""
    return f"`{written}` looks like text that was meant to be replaced: write the real thing, or delete the line"


_REST = {"job_title": "alternative_titles"}  # where the others go that one field has no room for
# What to do with several, where the field names one, by its own name or that of what it is a part of as well.
_ONE = {
    "owner": "Keep the one that answers for it; on a persona, put the others under `reviewers:`",
    ".owner": "Keep the one team that answers for it",
    "account": "A persona buys for one account: keep one of them, and write a persona of its own for each of the "
    "others",
    "reports_to": "Keep the one they answer to first, and put the others under `related:`, with `how: reports-to`, or "
    "under `custom:` at the left margin where they have no persona",
    "teams.name": "Each team is an entry of its own: one name stays here, and other names for the same team go under "
    "`also:`",
    "teams.contact": "Keep the one that fits most; the others can be named under `channel:`",
}
# Under which a value may stand that would do by itself.
_NAMES_OF_ONE = ("name", "text", "value", "title", "label", "team", "id")


def _is_free(spec: FieldSpec) -> bool:
    """Whether the field takes any text, so that several can be written as one."""
    one = spec.block.model_fields[next(iter(spec.block.model_fields))] if spec.block else spec.info
    typed = spec.block.typed if spec.block and issubclass(spec.block, Shorthand) else None
    return typed is None and alternatives(one) == [ANY_TEXT]


def _one_of(name: str, node: Node) -> str:
    """What to do with several values of some fields, none of which may be lost or run together with another."""
    if isinstance(node, Mapping) and len(node.values) > 1 and name.rpartition(".")[2] == "owner":
        return f". Write the team's name alone; how it is reached is said under `teams:` in {SETTINGS}"
    if isinstance(node, Scalar | Mapping) or len(node.items) < 2:
        return ""
    said = _ONE.get(name) or _ONE.get(f".{name.rpartition('.')[2]}", "")
    return f". {said}" if said else ""


def _reshaped(node: Node, spec: FieldSpec | None, takes: str) -> str:
    """How to write what is there in the form that the field takes."""
    block = spec.block if spec else None
    inner = [one.name for one in specs(block)] if block else []
    parts = ", ".join(f"`{one}:`" for one in inner)
    if isinstance(node, Scalar):
        part, _, value = node.text.partition(":")
        if value and part in inner:
            return f". A space is missing after the colon: write `{part}: {value.strip()}`"
        if spec and block and spec.is_list and block.__name__ in ENTRIES:
            return f". {ENTRIES[block.__name__] % as_item(node.text.strip())}"
        return f". Write its parts on lines of their own, indented by two spaces: {parts}" if inner else ""
    if isinstance(node, Mapping) or not all(isinstance(item, Scalar) for item in node.items):
        alone = _alone(node) if takes.startswith("one text") else ""
        return f". Write `{alone}` alone" if alone else ""
    if block and not issubclass(block, Shorthand):
        return f". Put the list under one of its parts: {parts}"
    return _as_one(node, spec) if takes.startswith("one text") else ""


def _alone(node: Node) -> str:
    """The one value of a block that says nothing else, such as `{name: Product}`; nothing if there is more in it."""
    if isinstance(node, Listing) and len(node.items) == 1 and not isinstance(node.items[0], Scalar):
        return _alone(node.items[0])
    entries = [*node.values.items()] if isinstance(node, Mapping) else []
    if len(entries) != 1 or entries[0][0].lower() not in _NAMES_OF_ONE:
        return ""
    value = entries[0][1]
    return value.text.strip() if isinstance(value, Scalar) else ""


def _as_one(node: Listing, spec: FieldSpec | None) -> str:
    """How to write a list where only one value has room, so that nothing of it is lost."""
    texts = [item.text.strip() for item in node.items if isinstance(item, Scalar)]
    if len(texts) > 1 and spec and spec.name in _REST:
        return f". Write `{spec.name}: {texts[0]}` and `{_REST[spec.name]}: [{', '.join(texts[1:])}]`"
    if len(texts) > 1 and spec and not _is_free(spec):
        terms = f" ({listed(spec.vocabulary)})" if spec.vocabulary else ""
        return f". It takes one of them{terms}: keep the one that fits most, and put the others under `custom:`"
    text = ", ".join(texts)
    return f". Write `{text}`, without the marks of a list"
