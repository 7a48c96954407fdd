"""What to say of a value or a name that does not fit: the nearest that does, and how to get there.

Knows: what a block takes. Must not know: how problems are found, or where they stand.
"""

import difflib
import re
from collections.abc import Collection, Iterable
from typing import Any

from handbook.schema.fields import Block, FieldSpec, specs
from handbook.schema.statements import Shorthand
from handbook.schema.suggestions import NOTHING, our_word
from handbook.source import Mapping, Node, Path, Scalar
from handbook.source.lines import looks_like_others

# What stands in brackets in a template, where the real thing belongs.
_TO_BE_REPLACED = re.compile(r"(?:insert|add|enter|your|todo|tbd|tbc|xxx)\b|(?:name|company|job title|segment)$", re.I)


_LONGEST_WORD = 300  # characters of what may be a mistyped word, a list of words, or a link


def did_you_mean(written: str, allowed: Iterable[str], *, cutoff: float = 0.6) -> str:
    """` Did you mean ...?` with the nearest of the allowed words, or nothing if none is near (`cutoff`, 0 to 1).

    Several of them with commas between are a list that lacks its brackets.
    """
    allowed = list(allowed)
    several = [word for word in re.split(r"\s*[,;]\s*", written.strip()) if word]
    if len(several) > 1 and not set(several) - set(allowed):
        return f" Write a list: `[{', '.join(several)}]`."
    near = nearest(written, allowed, cutoff=cutoff)
    meant = f" Did you mean `{near}`?" if near else ""
    strange = looks_like_others(written)
    return f"{meant} {strange[0].upper()}{strange[1:]}." if strange else meant


def nearest(written: str, allowed: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The one of the allowed words that `written` has among its own, or else the one most like it."""
    if len(written) > _LONGEST_WORD:
        return None
    by_fold = {word.lower(): word for word in allowed}
    folded = re.sub(r"\s+", "-", written.strip().lower())
    if same := next((word for fold, word in by_fold.items() if fold.replace("_", "-") == folded.replace("_", "-")), ""):
        return same
    words = [word for word in re.split(r"[^\w]", folded) if len(word) > 2 and word in by_fold]
    near = words if len(words) == 1 and folded not in by_fold else []
    for spelling in (folded, folded.replace("-", "_")):
        near = near or difflib.get_close_matches(spelling, by_fold, n=1, cutoff=cutoff)
    return by_fold[near[0]] if near else None


def instead(written: str, spec: FieldSpec, *, alone_in_list: bool = False) -> str:
    """What to write for a value that is not one of those allowed; it may stand alone where a list belongs."""
    allowed = {word.lower(): str(term) for term in spec.vocabulary or () for word in (term.label, str(term))}
    parts = [part.strip(" .").lower().replace(" ", "-") for part in re.split(r"[,;/&+\n]| and | or ", written)]
    if len(parts) == 1 and not set(written.lower().split()) - allowed.keys():
        parts = written.lower().split()  # lines without dashes become one text
    if len(parts) > 1 and not set(parts) - allowed.keys():
        each = ", ".join(allowed[part] for part in parts)
        return f" Write a list: `[{each}]`." if alone_in_list else f" Write each by itself: {each}."
    if nothing := delete(written, spec):
        return nothing
    if label := allowed.get(written.lower()) or allowed.get(our_word(written)):
        return f" Did you mean `{label}`?"
    if suggestion := did_you_mean(written, map(str, spec.vocabulary or ())):
        return suggestion
    near = nearest(written, allowed, cutoff=0.8)  # one of the words that readers see
    return f" Did you mean `{allowed[near]}`?" if near else ""


def delete(written: str, spec: FieldSpec | None) -> str:
    """What to do with a value that says that there is none."""
    if written.lower() not in NOTHING or (spec and spec.meta.required):
        return ""
    return " If there is nothing to say, delete the line."


_TAKES = {
    "string_type": "one text",
    "enum": "one text",
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
        return _replaced(node) or f"`{name}` takes {takes}, but has {has}{_reshaped(node, spec, takes)}"
    return f"`{name}` cannot be understood: {error['msg']}"


def _replaced(node: Node) -> str:
    """What to say of brackets or braces that were meant to be replaced: `[Name]`, `{segment}`."""
    inside = node.values if isinstance(node, Mapping) else node.items if not isinstance(node, Scalar) else ()
    words = [one if isinstance(one, str) else one.text for one in inside if isinstance(one, str | Scalar)]
    if len(inside) != 1 or len(words) != 1:
        return ""
    braces = isinstance(node, Mapping) and isinstance(value := node.values[words[0]], Scalar) and value.is_empty
    if not braces and not _TO_BE_REPLACED.match(words[0]):
        return ""
    written = f"{{{words[0]}}}" if braces else f"[{words[0]}]"
    return f"`{written}` looks like text that was meant to be replaced: write the real thing, or delete the line"


def _reshaped(node: Node, spec: FieldSpec | None, takes: str) -> str:
    """How to write what is there in the form that the field takes."""
    block = spec.block if spec else None
    inner = [one.name for one in specs(block)] if block else []
    parts = ", ".join(f"`{one}:`" for one in inner)
    if isinstance(node, Scalar):
        part, _, value = node.text.partition(":")
        if value and part in inner:
            return f". A space is missing after the colon: write `{part}: {value.strip()}`"
        return f". Write its parts on lines of their own, indented by two spaces: {parts}" if inner else ""
    if isinstance(node, Mapping) or not all(isinstance(item, Scalar) for item in node.items):
        return ""
    if block and not issubclass(block, Shorthand):
        return f". Put the list under one of its parts: {parts}"
    if not takes.startswith("one text"):
        return ""
    text = ", ".join(item.text for item in node.items if isinstance(item, Scalar))
    return f". Write `{text}`, without the marks of a list"


def unknown_field(model: type[Block], loc: Path) -> str:
    """What to say of a name that is no field's, at `loc` of a model."""
    key = str(loc[-1])
    parent = _block_at(model, loc[:-1])
    siblings = [name for spec in specs(parent) for name in spec.names]
    inside = f" inside `{spelled(loc[:-1])}`" if len(loc) > 1 else ""
    message = f"`{key}` is not a field{inside}."
    if slip := _slip(key, siblings):
        return message + slip
    if named := next((spec.name for spec in specs(parent) if spec.label.casefold() == key.strip().casefold()), ""):
        return f"{message} Did you mean `{named}`?"
    if elsewhere := _elsewhere(model, key, inside=len(loc) > 1):
        return f"{message} It belongs {elsewhere}"
    if suggestion := did_you_mean(key, siblings):
        return message + suggestion
    if len(siblings) <= 12:
        colon = (
            ". If the colon belongs to the text, put the whole text in quotes" if issubclass(parent, Shorthand) else ""
        )
        return f"{message} Known here: {', '.join(siblings)}{colon}"
    return f"{message} Anything of your own goes under `custom:`"


def _slip(key: str, own: Collection[str]) -> str:
    """What the name's own characters say about the mistake; `own` are the names known here."""
    if key.startswith("//"):
        return f" A comment begins with `#`: write `# {key.lstrip('/ ')}`"
    part, colon, value = key.partition(":")
    if colon and value:
        return f" A space is missing after the colon: write `{part}: {value}`"
    block, dot, part = key.partition(".")
    if dot and part and block in own:
        return f" Write `{block}:`, and under it, indented by two spaces, `{part}:`"
    return ""


def _elsewhere(model: type[Block], key: str, *, inside: bool) -> str:
    """Where a key that is known, but not here, would belong."""
    if inside and any(key in spec.names for spec in specs(model)):
        return "at the left margin, outside of any block"
    for spec in specs(model):
        if spec.block and not spec.is_list and any(key in inner.names for inner in specs(spec.block)):
            return f"under `{spec.name}:`, indented by two spaces"
    return ""


def _block_at(model: type[Block], loc: Path) -> type[Block]:
    block = model
    for part in loc:
        if isinstance(part, str):
            inner = next((s.block for s in specs(block) if s.name == part), None)
            block = inner or block
    return block


def spelled(path: Path) -> str:
    """A path as a writer would say it: `goals.personal`, without list positions."""
    return ".".join(part for part in path if isinstance(part, str))
