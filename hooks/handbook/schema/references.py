"""Where a persona names others: every field whose type is a persona's id.

Knows: the fields' types. Must not know: which field names whom, or who exists.
"""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from handbook.schema.fields import Block, FieldSpec, specs
from handbook.schema.scalars import PersonaId
from handbook.schema.statements import Shorthand
from handbook.source import Listing, Mapping, Node, Path, Scalar, scalars

_SAYS_SO = get_args(PersonaId)[1]  # what the type is known by, alone and in a list


def references(model: type[Block], node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every value below `node`, which is read as a `model`, that names a persona; with its path in the file."""
    match node:
        case Listing():
            for index, item in enumerate(node.items):
                yield from references(model, item, (*path, index))
        case Mapping():
            for spec in _leading(model):
                for name in filter(node.values.__contains__, spec.names):
                    yield from _in_field(spec, node.values[name], (*path, name))
        case Scalar() if issubclass(model, Shorthand) and _leading(model)[:1] == specs(model)[:1]:
            yield from _in_field(specs(model)[0], node, path)


def _in_field(spec: FieldSpec, node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if _holds_ids(spec):
        yield from ((inner, scalar) for inner, scalar in scalars(node, path) if not scalar.is_empty)
    elif spec.block:
        yield from references(spec.block, node, path)


def names_personas(spec: FieldSpec) -> bool:
    """Whether the field holds ids of personas, alone or with what is said of them."""
    return _holds_ids(spec) or bool(spec.block and _leading(spec.block))


@cache
def _leading(model: type[Block]) -> tuple[FieldSpec, ...]:
    """The fields of a block that hold an id, or a block that does."""
    return tuple(spec for spec in specs(model) if spec.block is not model and names_personas(spec))


def _holds_ids(spec: FieldSpec) -> bool:
    return _SAYS_SO in spec.info.metadata or _mentions(spec.info.annotation)


def _mentions(annotation: Any) -> bool:
    """Whether a persona's id is among the parts of a type."""
    if get_origin(annotation) is Annotated and _SAYS_SO in annotation.__metadata__:
        return True
    return any(_mentions(part) for part in get_args(annotation))
