"""What to do where two names of one file mean the same field, so that neither value is lost.

Knows: fields, and the values that stand under the names. Must not know: how names are found to mean the same.
"""

from handbook.schema.fields import FieldSpec, specs
from handbook.schema.statements import Shorthand
from handbook.source import Mapping, Node


def put_together(spec: FieldSpec, others: list[Node], field: str) -> str:
    """How to keep all of the values that belong under one field; nothing if it takes but one."""
    block = None if spec.is_list or not spec.block or issubclass(spec.block, Shorthand) else spec.block
    if block and any(isinstance(one, Mapping) for one in others):
        parts = ", ".join(f"`{one.name}:`" for one in specs(block))
        return f"put all of it under one `{field}:`, each value under one of its parts ({parts})"
    if spec.is_list or (block and block.plain):
        return f"put {'both' if len(others) == 2 else 'all of them'} into one list under `{field}:`"
    return ""


def taken(spec: FieldSpec, field: str, others: list[Node], *, entry: bool) -> str:
    """What to do with a name whose field is there under its own name already."""
    where = "This entry" if entry else "This file"
    if together := put_together(spec, others, field):
        return f"{where} has it already: {together}"
    if entry:
        return f"{where} has it already: say both there, in one text"
    return f"{where} has it already, and it takes one value: keep one there, and put the other under `custom:`"


def rivals(spec: FieldSpec, field: str, key: str, values: dict[str, Node], *, entry: bool) -> str:
    """What to do with a name where others mean the same field; `values` has all of them, in the file's order."""
    first, *_ = values
    listed = " and ".join(f"`{name}`" for name in values if name != key)
    means = f"{listed} {'mean' if len(values) > 2 else 'means'} the same"  # itself and one other
    if together := put_together(spec, [*values.values()], field):
        return f"{means}: {together}"
    if entry:
        return f"{means}: say both in one text, under `{field}:`"
    if key == first:
        return f"{means}, and `{field}` takes one value: keep this one, and put {listed} under `custom:`"
    return f"{means}, and `{field}` takes one value: keep `{first}` as `{field}:`, and put this under `custom:`"
