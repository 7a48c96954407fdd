"""What a writer may type for a plain value: said in JSON Schema beside the value's type, and read back from a field.

Knows: how types are written, and what YAML sees in a text. Must not know: which types there are, or who is told.
"""

import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic.fields import FieldInfo

Form: TypeAlias = Mapping[str, Any]


class Typed:
    """The forms of a value, the simplest first; `as_text` where a text is asked for, though numbers are among them."""

    def __init__(self, *forms: Form, as_text: bool = False) -> None:
        self.forms = forms
        self.as_text = as_text


def text_like(pattern: str) -> Form:
    """A text of this form; spaces around it do not count."""
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}


# A text may look like a number or like true to YAML: it is read as it was typed.
ANY_TEXT = Typed({"type": ["string", "number", "boolean"], "pattern": r"\S"})
_BARE = {str: ANY_TEXT, dict: Typed({"type": "object"})}


def alternatives(info: FieldInfo) -> list[Any]:
    """What one value of the field may be: each a `Typed`, a vocabulary or a block. None is no value."""
    return list(_alternatives(info.annotation, info.metadata))


def _alternatives(annotation: Any, marks: Sequence[Any]) -> Iterator[Any]:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _alternatives(parts[0], [*parts[1:], *marks])
    elif origin in (list, Union, types.UnionType):
        for part in parts:
            yield from _alternatives(part, marks)
    elif annotation is not types.NoneType:
        said = [mark for mark in marks if isinstance(mark, Typed)]
        yield said[-1] if said else _BARE.get(origin or annotation, annotation)


def longest(info: FieldInfo) -> int | None:
    """The most characters that the field takes."""
    return next((mark.max_length for mark in info.metadata if getattr(mark, "max_length", None)), None)
