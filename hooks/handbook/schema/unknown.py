"""What to say of a name that is no field's: which field it probably means, and what to write.

Knows: the fields of a block, and what else a file has. Must not know: how problems are found, or where they stand.
"""

from collections.abc import Collection

from handbook.schema.colons import instead, is_in_text
from handbook.schema.fields import Block, FieldSpec, specs
from handbook.schema.meant import fitting, meant_by, why_not_needed
from handbook.schema.messages import spelled
from handbook.schema.statements import Shorthand
from handbook.source import Mapping, Path, Scalar
from handbook.source.lines import in_our_letters, looks_like_others

_FEW = 12  # names that can be listed
_KEEP = "keep one of them, or put this under `custom:`"
_TRUE = ("true", "yes", "on", "1")
_FALSE = ("false", "no", "off", "0")
_DRAFTS = {"draft": ("draft", "active"), "published": ("active", "draft")}  # if true, if not


def meant_at(model: type[Block], loc: Path, front: Mapping, path: str = "") -> list[str]:
    """The fields that an unknown name at `loc` may mean, by their full paths, where the file still has room."""
    inside = spelled(loc[:-1])
    negative = "/negative/" in f"/{path}" or "negative" in front.values or _said(front, "type") == "negative"
    return fitting(meant_by(model, str(loc[-1]), inside), front.values, inside=inside, negative=negative)


def unknown_field(model: type[Block], loc: Path, front: Mapping, path: str = "") -> str:
    """What to say of a name that is no field's, at `loc` of a model."""
    key, inside = str(loc[-1]), spelled(loc[:-1])
    parent = _block_at(model, loc[:-1])
    siblings = [name for spec in specs(parent) for name in spec.names]
    message = f"`{key}` is not a field{f' inside `{inside}`' if inside else ''}."
    if slip := _slip(key, siblings):
        return message + slip
    if not inside and (state := _state(key, front)):
        return f"{message} {state}"
    strange = looks_like_others(key)
    if meant := meant_at(model, (*loc[:-1], in_our_letters(key)), front, path):
        odd = f" {strange[0].upper()}{strange[1:]}" if strange else ""
        return f"{message} {_said_of(model, meant, loc, front)}{odd}"
    if not inside and "status" in siblings and (why := why_not_needed(key)):
        return f"{message} It is not needed, since {why}: delete the line"
    if len(siblings) <= _FEW:
        colon = (
            ". If the colon belongs to the text, put the whole text in quotes"
            if issubclass(parent, Shorthand) and is_in_text(model, loc, front, siblings)
            else instead(siblings)
        )
        own = "" if colon or parent is model else ". Anything of your own goes under `custom:`, at the left margin"
        return f"{message} Known here: {', '.join(siblings)}{colon or own * ('custom' in model.model_fields)}"
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


def _said(front: Mapping, key: str) -> str:
    node = front.values.get(key)
    return node.text.strip().lower() if isinstance(node, Scalar) else ""


def _state(key: str, front: Mapping) -> str:
    """What other systems say with `draft: true` or `published: false`."""
    value = _said(front, key)
    states = _DRAFTS.get(key.strip().lower())
    if states is None or value not in _TRUE + _FALSE:
        return ""
    if "status" in front.values:
        return f"`status: {_said(front, 'status')}` says it already: delete the line"
    return f"Write `status: {states[value in _FALSE]}` in its place"


def _said_of(model: type[Block], meant: list[str], loc: Path, front: Mapping) -> str:
    """What to do with a name at `loc` that may mean these fields."""
    key, inside = str(loc[-1]), spelled(loc[:-1])
    block, _, name = meant[0].rpartition(".")
    if len(meant) > 1:
        *others, last = (_place(path, inside) for path in meant)
        return f"Did you mean {', '.join(others)} or {last}?"
    if block != inside:
        if not block:
            has = f". This file has it there already: {_KEEP}" if name in front.values else ""
            return f"It belongs at the left margin, outside of any block{has}"
        return _belongs(meant[0], inside) + (f", as `{name}:`" if name != key else "")
    has = f" This file has it already: {_KEEP}" if not inside and name in front.values else ""
    return f"Did you mean `{name}`?{has}{_parts(model, meant[0])}"


def _belongs(path: str, inside: str) -> str:
    """Where a field stands that is deeper than the name, or elsewhere."""
    deeper = path.removeprefix(f"{inside}.") if inside else path
    first, *more = deeper.split(".")
    whose = ", which only negative personas have" if path.startswith("negative.") and not inside else ""
    if len(more) == 1 and deeper != path:
        return f"It belongs under `{first}:`, indented by two more spaces"
    if len(more) == 1:
        return f"It belongs under `{first}:`{whose}, indented by two spaces"
    return f"It belongs under `{first}:`{whose}, and there under `{more[0]}:`, each indented by two more spaces"


def _place(path: str, inside: str) -> str:
    block, _, name = path.rpartition(".")
    if block == inside:
        return f"`{name}`"
    return f"`{name}:` under `{block.removeprefix(f'{inside}.')}:`" if block else f"`{name}` at the left margin"


def _parts(model: type[Block], path: str) -> str:
    """What goes under a field that takes no plain value."""
    spec = _spec(model, path)
    if spec is None or spec.is_list or not spec.block or issubclass(spec.block, Shorthand):
        return ""
    names = [f"`{one.name}:`" for one in specs(spec.block)]
    return f" Its parts stand under it, indented by two spaces: {', '.join(names)}" if len(names) <= _FEW else ""


def _spec(model: type[Block], path: str) -> FieldSpec | None:
    *before, name = path.split(".")
    return next((one for one in specs(_block_at(model, tuple(before))) if one.name == name), None)


def _block_at(model: type[Block], loc: Path) -> type[Block]:
    block = model
    for part in loc:
        if isinstance(part, str):
            inner = next((s.block for s in specs(block) if s.name == part), None)
            block = inner or block
    return block
