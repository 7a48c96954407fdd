"""A tree of text -> typed values, with every problem at its place.

Knows: pydantic's error types and the words a writer needs instead. Must not know: which file or
model it is used for; personas, settings and view blocks all pass through here.

A value that cannot be understood is reported, left out, and the rest is validated again: what
remains can still be judged by the rules, so one run shows every problem and none of them twice.
"""

import itertools
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from handbook.problems.problem import Position, Problem, Rule
from handbook.schema import rules
from handbook.schema.entries import nameless, says_nothing
from handbook.schema.fields import Block, FieldSpec, specs
from handbook.schema.keeping import rest_of
from handbook.schema.messages import at_the_margin, delete, instead, spelled, without_custom
from handbook.schema.shapes import wrong_shape
from handbook.schema.terms_meant import listed
from handbook.schema.twice import taken
from handbook.schema.unknown import unknown_field, unknown_team
from handbook.source import Mapping, Node, Path, Plain, Scalar, as_written, filled, plain
from handbook.source.tree import locate

M = TypeVar("M", bound=Block)


@dataclass(frozen=True, slots=True)
class Validated(Generic[M]):
    """`value` holds what could be understood; `broken` are the paths of what could not.

    `front` is what was read, with every field under its own name.
    """

    value: M
    problems: list[Problem]
    broken: frozenset[Path]
    front: Mapping


def validate(model: type[M], front: Mapping, path: str) -> Validated[M]:
    """Reads `front` as a `model`. The model must be able to stand empty."""
    front, problems = with_known_names(model, front, path)
    broken = set[Path]()
    while True:
        try:
            value = model.model_validate(_without(plain(front), broken) if broken else filled(front))
        except ValidationError as error:
            found = [_Finding.of(details, front, model, broken, path) for details in _telling(error)]
            mutilated = {one[:-1] for one in broken}  # they lack what was reported and left out
            told = [one for one in found if one.rule is not rules.INCOMPLETE or one.prune not in mutilated]
            problems += dict.fromkeys(one.problem(path) for one in told)
            # What is left out already and still refused takes the whole field with it.
            broken |= {one.prune[:1] if one.prune in broken else one.prune for one in found}
        else:
            if "custom" not in model.model_fields:
                problems = [replace(one, message=without_custom(one.message)) for one in problems]
            return Validated(value, problems, frozenset(broken), front)


def _telling(error: ValidationError) -> list[Any]:
    """The errors without those that only follow from another: a misspelled part is also a missing one."""
    details = error.errors(include_url=False)
    misspelled = {d["loc"][:-1] for d in details if d["type"] == "extra_forbidden"}
    return [d for d in details if d["type"] != "missing" or d["loc"][:-1] not in misspelled]


def with_known_names(model: type[Block], front: Mapping, path: str) -> tuple[Mapping, list[Problem]]:
    """Renames keys that a field is also known by; the same field under two names is a problem."""
    front, problems = _indented(model, _with_plain_lists(model, front), path)
    if _other_names(model).keys().isdisjoint(front.values):
        return front, problems
    values: dict[str, Node] = {}
    keys: dict[str, Position] = {}
    for key, value in front.values.items():
        name = known_name(model, key)
        if name in values or (name != key and name in front.values):
            message = f"`{key}` is another name for `{name}`. {_both(model, front, name)}"
            problems.append(Problem(path, front.keys[key], rules.UNKNOWN_FIELD, message))
        else:
            values[name], keys[name] = value, front.keys[key]
    return Mapping(values, keys, front.at), problems


def _both(model: type[Block], front: Mapping, name: str) -> str:
    spec = next(one for one in specs(model) if one.name == name)
    return taken(spec, name, [front.values[one] for one in spec.names if one in front.values], entry=False)


def _with_plain_lists(model: type[Block], front: Mapping) -> Mapping:
    """Puts what stands in place of a block, where that may be a plain list, under the part that it is taken for."""
    plain = {
        name: part
        for spec in specs(model)
        if spec.block and not spec.is_list and (part := spec.block.plain)
        for name in spec.names
    }
    found = {key: node for key, node in front.values.items() if key in plain and not isinstance(node, Mapping)}
    found = {key: node for key, node in found.items() if not _is_no_list(model, key, node)}
    if not found:
        return front
    wrapped = {key: Mapping({plain[key]: node}, {plain[key]: node.at}, node.at) for key, node in found.items()}
    return Mapping({**front.values, **wrapped}, front.keys, front.at)


def _is_no_list(model: type[Block], key: str, node: Node) -> bool:
    """Whether a text is none at all, or one of the block's parts, with a space missing after its colon."""
    if not isinstance(node, Scalar):
        return False
    parts = {name for spec in specs(model) if key in spec.names and spec.block for name in spec.block.model_fields}
    return node.is_empty or node.text.partition(":")[0] in parts


def known_name(model: type[Block], key: str) -> str:
    """The name of the field that is also known by this key; any other key as it is."""
    return _other_names(model).get(key, key)


@cache
def _other_names(model: type[Block]) -> dict[str, str]:
    return {other: spec.name for spec in specs(model) for other in spec.meta.also}


def _indented(model: type[Block], front: Mapping, path: str) -> tuple[Mapping, list[Problem]]:
    """Puts the parts of a block under it that stand below it at the left margin; that is one problem, not many."""
    if not any(isinstance(value, Scalar) and value.is_empty for value in front.values.values()):
        return front, []
    values, keys, problems = dict(front.values), dict(front.keys), list[Problem]()
    for key, value in front.values.items():
        parts = _parts_below(model, front, key) if isinstance(value, Scalar) and value.is_empty else []
        if parts:
            first = front.keys[parts[0]]
            values[key] = Mapping({p: values.pop(p) for p in parts}, {p: keys.pop(p) for p in parts}, first)
            named = ", ".join(f"`{part}`" for part in parts)
            message = f"{named} stands outside `{key}`, where it belongs: put two spaces before this line"
            if len(parts) > 1:
                message = f"{named} stand outside `{key}`, where they belong: put two spaces before each of these lines"
            problems.append(Problem(path, first, rules.UNKNOWN_FIELD, message))
    return (Mapping(values, keys, front.at), problems) if problems else (front, [])


def _parts_below(model: type[Block], front: Mapping, key: str) -> list[str]:
    """The keys right after an empty one that are parts of its block, if the first of them can be nothing else."""
    spec = next((one for one in specs(model) if key in one.names), None)
    inner = {name for one in specs(spec.block) for name in one.names} if spec and spec.block else set()
    order = list(front.values)
    following = order[order.index(key) + 1 :]
    parts = list(itertools.takewhile(inner.__contains__, following))
    own = {name for one in specs(model) for name in one.names}
    return parts if parts and parts[0] not in own else []


@dataclass(frozen=True, slots=True)
class _Finding:
    """One of pydantic's errors, located: what to say, where, and which part of the data to leave out."""

    rule: Rule
    message: str
    at: Position
    prune: Path

    def problem(self, path: str) -> Problem:
        message = at_the_margin(self.message) if len(self.prune) > 1 else self.message
        return Problem(path, self.at, self.rule, message)

    @classmethod
    def of(cls, error: Any, front: Mapping, model: type[Block], left_out: set[Path], path: str) -> "_Finding":
        loc: Path = error["loc"]
        kind: str = error["type"]
        real = _existing(front, as_written(front, loc, left_out))
        spec = _spec_at(model, loc)
        name = spelled(real) or "this"
        written = _text_at(front, real)
        if kind == "extra_forbidden":
            team = unknown_team(model, loc, front, path, real)
            rule, message = rules.UNDECLARED_TEAM, team
            if not team:
                rule, message = rules.UNKNOWN_FIELD, unknown_field(model, loc, front, path, real)
            return cls(rule, message, locate(front, real, key=True), real)
        if kind == "missing":
            return cls._incomplete(loc, model, front, _existing(front, as_written(front, loc[:-1], left_out)))
        if kind == "enum" and spec and spec.vocabulary and isinstance(_node(front, real), Scalar):
            message = f"`{written}` is not a known value of `{name}`."
            message += instead(written, spec, _spec_at(model, real), alone=isinstance(real[-1], str))
            return cls(rules.UNKNOWN_VALUE, f"{message} Allowed: {listed(spec.vocabulary)}", locate(front, real), real)
        if kind == "string_too_long":
            limit, has = error["ctx"]["max_length"], len(written)
            message = f"`{name}` has {has} characters; it may have at most {limit}. Shorten it by {has - limit}"
            return cls(rules.TOO_LONG, message, locate(front, real), real)
        if kind in rules.BY_ID:
            message = f"`{name}`: {error['msg']}"
            if no_value := delete(written, spec):
                message = f"{message.removesuffix('.')}{'' if message.endswith('?') else '.'}{no_value}"
            in_a_persona = "custom" in model.model_fields
            message += rest_of(written, error.get("ctx", {}), _spec_at(model, real[:-1]), in_a_persona=in_a_persona)
            return cls(rules.BY_ID[kind], message, locate(front, real), real)
        return cls(rules.WRONG_SHAPE, wrong_shape(name, error, _node(front, real), spec), locate(front, real), real)

    @classmethod
    def _incomplete(cls, loc: Path, model: type[Block], front: Mapping, entry: Path) -> "_Finding":
        """What an entry lacks; or how to write what is a list of entries in another form."""
        spec, node, inside = _spec_at(model, loc[:-1]), _node(front, entry), spelled(loc[:-1])
        message = f"`{loc[-1]}` is missing from this entry" + (f" of `{inside}`" if inside else "")
        if empty := says_nothing(node):
            message = f"{empty} in this entry of `{inside}`: delete the line, or say what belongs there"
        as_list = nameless(spec.block, node, inside) if spec and spec.block else ""
        rule = rules.WRONG_SHAPE if as_list else rules.INCOMPLETE
        return cls(rule, as_list or message, locate(front, entry), entry)


def _spec_at(model: type[Block], loc: Path) -> FieldSpec | None:
    """The innermost field declaration on the way along `loc`."""
    found: FieldSpec | None = None
    block: type[Block] | None = model
    for part in loc:
        if isinstance(part, str) and block:
            here = next((s for s in specs(block) if s.name == part), None)
            found = here or found
            block = here.block if here else None
    return found


def _node(front: Mapping, path: Path) -> Node:
    node: Node = front
    for part in path:
        if isinstance(node, Mapping):
            node = node.values[str(part)]
        elif not isinstance(node, Scalar):
            node = node.items[int(part)]
    return node


def _existing(front: Mapping, path: Path) -> Path:
    """As much of a path as the file has; a shorthand's inner parts are virtual."""
    node: Node = front
    for depth, part in enumerate(path):
        if isinstance(node, Mapping) and part in node.values:
            node = node.values[str(part)]
        elif not isinstance(node, Mapping | Scalar) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return path[:depth]
    return path


def _text_at(front: Mapping, path: Path) -> str:
    node = _node(front, path)
    return node.text.strip() if isinstance(node, Scalar) else ""


def _without(data: Plain, paths: set[Path]) -> Plain:
    """The data without empty values and without what stands at `paths`."""

    def kept(value: Plain, path: Path) -> Plain:
        if isinstance(value, dict):
            return {k: kept(v, (*path, k)) for k, v in value.items() if v is not None and (*path, k) not in paths}
        if isinstance(value, list):
            return [kept(v, (*path, i)) for i, v in enumerate(value) if v is not None and (*path, i) not in paths]
        return value

    return kept(data, ())
