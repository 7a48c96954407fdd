"""A tree of text -> typed values, with every problem at its place.

Knows: pydantic's error types and the words a writer needs instead. Must not know: which file or
model it is used for; personas, settings and view blocks all pass through here.

A value that cannot be understood is reported, left out, and the rest is validated again: what
remains can still be judged by the rules, so one run shows every problem and none of them twice.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from handbook.problem import Position, Problem, Rule
from handbook.schema import rules
from handbook.schema.fields import Block, FieldSpec, specs
from handbook.schema.values import Shorthand
from handbook.source import Mapping, Node, Path, Plain, Scalar, as_written, plain
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
    data, broken = plain(front), set[Path]()
    while True:
        pruned = _without(data, broken)
        try:
            value = model.model_validate(pruned)
        except ValidationError as error:
            found = [_Finding.of(details, front, model, broken) for details in _telling(error)]
            mutilated = {one[:-1] for one in broken}  # they lack what was reported and left out
            told = [one for one in found if one.rule is not rules.INCOMPLETE or one.prune not in mutilated]
            problems += dict.fromkeys(one.problem(path) for one in told)
            # What is left out already and still refused takes the whole field with it.
            broken |= {one.prune[:1] if one.prune in broken else one.prune for one in found}
        else:
            return Validated(value, problems, frozenset(broken), front)


def _telling(error: ValidationError) -> list[Any]:
    """The errors without those that only follow from another: a misspelled part is also a missing one."""
    details = error.errors(include_url=False)
    misspelled = {d["loc"][:-1] for d in details if d["type"] == "extra_forbidden"}
    return [d for d in details if d["type"] != "missing" or d["loc"][:-1] not in misspelled]


def with_known_names(model: type[Block], front: Mapping, path: str) -> tuple[Mapping, list[Problem]]:
    """Renames keys that a field is also known by; the same field under two names is a problem."""
    values: dict[str, Node] = {}
    keys: dict[str, Position] = {}
    problems: list[Problem] = []
    for key, value in front.values.items():
        name = known_name(model, key)
        if name in values or (name != key and name in front.values):
            message = f"`{key}` is another name for `{name}`, which this file has too. Keep one of them"
            problems.append(Problem(path, front.keys[key], rules.UNKNOWN_FIELD, message))
        else:
            values[name], keys[name] = value, front.keys[key]
    return Mapping(values, keys, front.at), problems


def known_name(model: type[Block], key: str) -> str:
    """The name of the field that is also known by this key; any other key as it is."""
    return next((spec.name for spec in specs(model) if key in spec.meta.also), key)


def did_you_mean(written: str, allowed: Iterable[str], *, cutoff: float = 0.6) -> str:
    """` Did you mean ...?` with the nearest of the allowed words, or nothing if none is near (`cutoff`, 0 to 1)."""
    by_fold = {word.lower(): word for word in allowed}
    folded = written.strip().lower().replace(" ", "-")
    near = difflib.get_close_matches(folded, by_fold, n=1, cutoff=cutoff)
    if not near:
        near = difflib.get_close_matches(folded.replace("-", "_"), by_fold, n=1, cutoff=cutoff)
    return f" Did you mean `{by_fold[near[0]]}`?" if near else ""


@dataclass(frozen=True, slots=True)
class _Finding:
    """One of pydantic's errors, located: what to say, where, and which part of the data to leave out."""

    rule: Rule
    message: str
    at: Position
    prune: Path

    def problem(self, path: str) -> Problem:
        return Problem(path, self.at, self.rule, self.message)

    @classmethod
    def of(cls, error: Any, front: Mapping, model: type[Block], left_out: set[Path]) -> "_Finding":
        loc: Path = error["loc"]
        kind: str = error["type"]
        real = _existing(front, as_written(front, loc, left_out))
        spec = _spec_at(model, loc)
        name = _spelled(real) or "this"
        written = _text_at(front, real)
        if kind == "extra_forbidden":
            message = _unknown_field(model, loc)
            return cls(rules.UNKNOWN_FIELD, message, locate(front, real, key=True), real)
        if kind == "missing":
            inside = f" of `{_spelled(loc[:-1])}`" if len(loc) > 1 else ""
            message = f"`{loc[-1]}` is missing from this entry{inside}"
            entry = _existing(front, as_written(front, loc[:-1], left_out))
            return cls(rules.INCOMPLETE, message, locate(front, entry), entry)
        if kind == "enum" and spec and spec.vocabulary and isinstance(_node(front, real), Scalar):
            allowed = [str(term) for term in spec.vocabulary]
            message = f"`{written}` is not a known value of `{name}`.{did_you_mean(written, allowed)}"
            return cls(rules.UNKNOWN_VALUE, f"{message} Allowed: {', '.join(allowed)}", locate(front, real), real)
        if kind == "string_too_long":
            limit, has = error["ctx"]["max_length"], len(written)
            message = f"`{name}` has {has} characters; it may have at most {limit}. Shorten it by {has - limit}"
            return cls(rules.TOO_LONG, message, locate(front, real), real)
        if kind in rules.BY_ID:
            return cls(rules.BY_ID[kind], f"`{name}`: {error['msg']}", locate(front, real), real)
        return cls(rules.WRONG_SHAPE, _wrong_shape(name, error, _node(front, real), spec), locate(front, real), real)


_TAKES = {
    "string_type": "one text",
    "enum": "one text",
    "list_type": "a list",
    "dict_type": "a block of names and values",
    "model_type": "a block of fields, indented under it",
    "model_attributes_type": "a block of fields, indented under it",
}


def _wrong_shape(name: str, error: Any, node: Node, spec: FieldSpec | None) -> str:
    if takes := _TAKES.get(error["type"]):
        if spec and spec.block and issubclass(spec.block, Shorthand):
            takes = "one text, or a block of fields"
        has = {Scalar: "a single value", Mapping: "a block of fields"}.get(type(node), "a list")
        return f"`{name}` takes {takes}, but has {has}"
    return f"`{name}` cannot be understood: {error['msg']}"


def _unknown_field(model: type[Block], loc: Path) -> str:
    key = str(loc[-1])
    parent = _block_at(model, loc[:-1])
    siblings = [name for spec in specs(parent) for name in spec.names]
    inside = f" inside `{_spelled(loc[:-1])}`" if len(loc) > 1 else ""
    message = f"`{key}` is not a field{inside}."
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


def _elsewhere(model: type[Block], key: str, *, inside: bool) -> str:
    """Where a key that is known, but not here, would belong."""
    if inside and any(key in spec.names for spec in specs(model)):
        return "at the left margin, outside of any block"
    for spec in specs(model):
        if spec.block and not spec.is_list and any(key in inner.names for inner in specs(spec.block)):
            return f"under `{spec.name}:`, indented by two spaces"
    return ""


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


def _block_at(model: type[Block], loc: Path) -> type[Block]:
    block = model
    for part in loc:
        if isinstance(part, str):
            inner = next((s.block for s in specs(block) if s.name == part), None)
            block = inner or block
    return block


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


def _spelled(path: Path) -> str:
    """A path as a writer would say it: `goals.personal`, without list positions."""
    return ".".join(part for part in path if isinstance(part, str))


def _without(data: Plain, paths: set[Path]) -> Plain:
    """The data without empty values and without what stands at `paths`."""

    def kept(value: Plain, path: Path) -> Plain:
        if isinstance(value, dict):
            return {k: kept(v, (*path, k)) for k, v in value.items() if v is not None and (*path, k) not in paths}
        if isinstance(value, list):
            return [kept(v, (*path, i)) for i, v in enumerate(value) if v is not None and (*path, i) not in paths]
        return value

    return kept(data, ())
