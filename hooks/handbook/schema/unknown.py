"""What to say of a name that is no field's: which field it probably means, and what to write.

Knows: the fields of a block, and what else a file has. Must not know: how problems are found, or where they stand.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from handbook.schema.entries import in_list_form, instead, is_in_text, is_pair
from handbook.schema.fields import Block, FieldSpec, specs
from handbook.schema.meant import doubt_of, fitting, instead_of, meant_by, why_not_needed
from handbook.schema.messages import spelled
from handbook.schema.statements import Shorthand
from handbook.schema.teams import keys_of_teams, undeclared_key
from handbook.schema.terms.names_doubtful import ACTIVE_NEEDS, ALSO_NEEDED
from handbook.schema.terms_meant import terms_meant
from handbook.schema.twice import rivals, taken
from handbook.source import Mapping, Node, Path, Scalar
from handbook.source.lines import in_our_letters, looks_like_others

_FEW = 12  # names that can be listed
_MANY = 200  # names in one block: more are no persona's, and are not compared with each other
_ONE_OF = ("type", "priority")  # which of these is meant, if any, the value tells
_TRUE = ("true", "yes", "on", "1")
_FALSE = ("false", "no", "off", "0")
_DRAFTS = {"draft": ("draft", "active"), "published": ("active", "draft")}  # if true, if not


def meant_at(model: type[Block], loc: Path, front: Mapping, path: str = "") -> list[str]:
    """The fields that an unknown name at `loc` may mean, by their full paths, where the file still has room."""
    inside = spelled(loc[:-1])
    negative = "/negative/" in f"/{path}" or "negative" in front.values or _said(front, "type") == "negative"
    key = str(loc[-1])
    meant = meant_by(model, key, inside)
    present = set(front.values)
    if not inside:
        meant = [one for one in meant if one not in _ONE_OF or _takes(_spec(model, one), _said(front, key))]
        if len(meant) > 1 and "status" in meant and (said := _said(front, key)):
            is_status = _takes(_spec(model, "status"), said)
            meant = ["status"] if is_status else [one for one in meant if one != "status"]
        if "company" in front.values and doubt_of("company.region", key):
            meant.append("company.region")
        if len(meant) > 1 and len(front.values) <= _MANY:
            present |= {only[0] for one in front.values if one != key and len(only := meant_by(model, one)) == 1}
    return fitting(meant, present, inside=inside, negative=negative)


def _takes(spec: FieldSpec | None, value: str) -> bool:
    """Whether a value is one of a field's terms, or a word for one; what has no value may be any."""
    if spec is None or not spec.vocabulary or not value:
        return True
    words = {word.lower() for term in spec.vocabulary for word in (term.value, term.label)}
    return value in words or bool(terms_meant(spec.vocabulary, value))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that is no field's: at `loc` of a model, and at `real` in the file."""

    model: type[Block]
    loc: Path
    front: Mapping
    path: str
    real: Path

    @property
    def key(self) -> str:
        return str(self.loc[-1])

    @property
    def inside(self) -> str:
        return spelled(self.loc[:-1])

    @property
    def parent(self) -> type[Block]:
        return _block_at(self.model, self.loc[:-1])

    @property
    def beside(self) -> dict[str, Node]:
        """What stands in the same block of the file."""
        return _values_at(self.front, self.real[:-1])

    @property
    def is_in_entry(self) -> bool:
        return any(isinstance(part, int) for part in self.real) or issubclass(self.parent, Shorthand)

    @property
    def is_in_a_map(self) -> bool:
        """Whether it is one of several names, of which others are no words for a part: all of them are entries."""
        others = (replace(self, loc=(*self.loc[:-1], one), real=(*self.real[:-1], one)) for one in self.beside)
        return 1 < len(self.beside) <= _MANY and any(not other.meant() for other in others)

    def meant(self) -> list[str]:
        return meant_at(self.model, (*self.loc[:-1], in_our_letters(self.key)), self.front, self.path)


def unknown_field(model: type[Block], loc: Path, front: Mapping, path: str = "", real: Path = ()) -> str:
    """What to say of a name that is no field's, at `loc` of a model, which the file has at `real`."""
    name = _Name(model, loc, front, path, real or loc)
    inside = f" inside `{name.inside}`" if name.inside else ""
    return f"`{name.key}` is not a field{inside}.{_what_to_do(name)}"


def unknown_team(model: type[Block], loc: Path, front: Mapping, path: str = "", real: Path = ()) -> str:
    """The same of a name under `implications` or `handling` that is a team's, or nothing else; empty for any other."""
    name = _Name(model, loc, front, path, real or loc)
    if not (keys := keys_of_teams(name.parent)) or _slip(name.key, []):
        return ""
    meant = name.meant()
    if not {f"{name.inside}.{key}" for key in keys}.issuperset(meant) or (meant and _together(name, meant[0])):
        return ""
    return undeclared_key(name.parent, keys, name.key)


def _what_to_do(name: _Name) -> str:
    key = name.key
    siblings = [one for spec in specs(name.parent) for one in spec.names]
    if slip := _slip(key, siblings):
        return slip
    if not name.inside and (state := _state(key, name.front)):
        return f" {state}"
    if (as_list := _listed(name)) and name.is_in_a_map:
        return as_list
    if meant := name.meant():
        strange = looks_like_others(key)
        odd = f" {strange[0].upper()}{strange[1:]}" if strange else ""
        return f" {_said_of(name, meant)}{odd}"
    without = f" {what}" if not name.inside and (what := instead_of(key)) else _listed(name)
    return without or _known(name, siblings)


def _known(name: _Name, siblings: list[str]) -> str:
    """What to do with a name that leads nowhere."""
    if not name.inside and "status" in siblings and (why := why_not_needed(name.key)):
        return f" It is not needed, since {why}: delete the line"
    if len(siblings) > _FEW and "custom" in name.model.model_fields:
        return " Anything of your own goes under `custom:`"
    known = f" Known here: {', '.join(spec.name for spec in specs(name.parent))}"
    if issubclass(name.parent, Shorthand) and is_in_text(name.model, name.key, name.beside, siblings):
        return f"{known}. If the colon belongs to the text, put the whole text in quotes"
    if "note" in siblings and name.parent is not name.model:
        return known + instead(siblings)
    if name.parent is name.model or "custom" not in name.model.model_fields:
        return known
    return f"{known}. Anything of your own goes under `custom:`, at the left margin"


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
    earlier = next((one for one in front.values if one != key and one.strip().lower() in _DRAFTS), key)
    if [*front.values].index(earlier) < [*front.values].index(key):
        return f"It is not needed beside `{earlier}`, which says the state too: delete the line"
    state = states[value in _FALSE]
    return f"Write `status: {state}` in its place{f'. {ACTIVE_NEEDS}' if state == 'active' else ''}"


def _values_at(front: Mapping, path: Path) -> dict[str, Node]:
    """What stands in a block of the file; nothing if it has none there."""
    node: Node = front
    for part in path:
        if isinstance(node, Mapping) and part in node.values:
            node = node.values[str(part)]
        elif not isinstance(node, Mapping | Scalar) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return {}
    return node.values if isinstance(node, Mapping) else {}


def _listed(name: _Name) -> str:
    """What to say of a name in a block of names and values that stands where a list of entries belongs."""
    spec = _spec(name.model, name.inside) if name.inside else None
    own = {one for spec in specs(name.parent) for one in spec.names}
    node = name.beside.get(name.key)
    if spec is None or node is None or not spec.is_list or not own.isdisjoint(name.beside):
        return ""
    is_map = isinstance(name.real[-2], str)
    is_alone = len(name.beside) == 1 and is_pair(name.parent, name.key, node)
    return in_list_form(name.parent, name.key, node, name.inside) if is_map or is_alone else ""


def _together(name: _Name, field: str) -> str:
    """What to do where the file has something else for the same field."""
    block, _, own = field.rpartition(".")
    key, beside, spec = name.key, name.beside, _spec(name.model, field)
    if spec is None or len(beside) > _MANY or key not in beside:
        return ""
    elsewhere = block != name.inside
    there = _values_at(name.front, tuple(filter(None, block.split(".")))) if elsewhere else beside
    shown = f"{own}:` in `{block}" if elsewhere and block else own
    if has := [one for one in spec.names if one in there and (elsewhere or one != key)]:
        return taken(spec, shown, [there[has[0]], beside[key]], entry=name.is_in_entry)
    same = [one for one in beside if one == key or replace(name, loc=(*name.loc[:-1], one)).meant() == [field]]
    values = {one: beside[one] for one in same}
    return rivals(spec, shown, key, values, entry=name.is_in_entry) if len(same) > 1 else ""


def _said_of(name: _Name, meant: list[str]) -> str:
    """What to do with a name that may mean these fields."""
    said = _led(meant, name.loc)
    if len(meant) > 1:
        return said
    if has := _together(name, meant[0]):
        return _sentences(said, has)
    when = doubt_of(meant[0], name.key)
    also = ALSO_NEEDED.get(meant[0]) or _parts(name.model, meant[0], name.inside)
    return _sentences(said, f"Write that {when}" if when else "", also)


def _sentences(*said: str) -> str:
    """Sentences one after the other; the last has no full stop, as in every message."""
    each = [one[0].upper() + one[1:] for one in said if one]
    return " ".join([*(one if one.endswith("?") else f"{one}." for one in each[:-1]), each[-1]])


def _led(meant: list[str], loc: Path) -> str:
    """Where a name at `loc` leads that may mean these fields."""
    key, inside = str(loc[-1]), spelled(loc[:-1])
    block, _, name = meant[0].rpartition(".")
    if len(meant) > 1:
        *others, last = (_place(path, inside) for path in meant)
        return f"Did you mean {', '.join(others)} or {last}?"
    if block != inside:
        if not block:
            return "It belongs at the left margin, outside any block"
        return _belongs(meant[0], inside) + (f", as `{name}:`" if name != key else "")
    return f"Did you mean `{name}`?"


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


def _parts(model: type[Block], path: str, inside: str) -> str:
    """What goes under a field that takes no plain value, if it stands in the block itself."""
    if path.rpartition(".")[0] != inside:
        return ""
    spec = _spec(model, path)
    if spec is None or spec.is_list or not spec.block or issubclass(spec.block, Shorthand):
        return ""
    names = [f"`{one.name}:`" for one in specs(spec.block)]
    return f"Its parts go under it, indented by two spaces: {', '.join(names)}" if len(names) <= _FEW else ""


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
