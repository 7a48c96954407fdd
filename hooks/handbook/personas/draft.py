"""A new persona's file, written from the schema.

Knows: fields, their order and examples. Must not know: files on disk, the terminal.

What a draft needs stands at the top. Every other field follows as a comment, with what it means and an
example: remove the `# ` before the lines of a field to use it.
"""

from collections.abc import Iterator
from typing import Any

from handbook.markdown.links import PERSONAS
from handbook.schema import FieldSpec, Persona, specs
from handbook.schema.negative import EITHER
from handbook.schema.statements import Shorthand
from handbook.schema.terms.general import PersonaType, Status
from handbook.source import yaml_lines, yaml_scalar
from handbook.source.folders import NEGATIVE_FOLDER

SUMMARY = "Say in one line who they are and what they come to you for."
BODY = "Tell what the fields cannot: a scene, a day, how a purchase went, what surprised you."
_EITHER = frozenset(name for paths in EITHER for path in paths for name in path.split(".")[1:])
# Said by the folder, by the file's name, or at the top already.
_LEFT_OUT = frozenset({"name", "summary", "type", "status", "fictional", "retired_on", "retired_reason"})


def path_of(persona_id: str, persona_type: PersonaType, folder: str = "") -> str:
    """Where the file belongs, relative to the project; `folder` is the one inside of the known ones."""
    known = NEGATIVE_FOLDER if persona_type is PersonaType.NEGATIVE else PERSONAS
    return f"{known}{folder}{'/' if folder else ''}{persona_id}.md"


def draft(name: str, persona_type: PersonaType, model: type[Persona] = Persona, *, brief: bool = False) -> str:
    """The text of a new draft of what a persona is in this company; it passes every check as it stands.

    `brief` leaves out what an active persona can do without.
    """
    fields = list(_fields(persona_type, model))
    needed = [spec for spec in fields if _is_needed(spec, persona_type)]
    others = [] if brief else [spec for spec in fields if spec not in needed]
    lines = [
        "---",
        f"name: {yaml_scalar(name)}",
        f"summary: {yaml_scalar(SUMMARY)}",
        "status: draft",
        "",
        "## Remove the `# ` before a line to use it. With these, the persona can become `status: active`:",
        *(line for spec in needed for line in _commented(spec, brief=brief)),
        *(["", "## Everything below is optional. Delete what does not help."] if others else []),
        *(line for spec in others for line in _commented(spec)),
        "---",
        "",
        BODY,
    ]
    return "\n".join(lines) + "\n"


def _is_needed(spec: FieldSpec, persona_type: PersonaType) -> bool:
    """Whether an active persona cannot do without the field, or without a part of it."""
    block = "negative" if persona_type is PersonaType.NEGATIVE else "goals"
    required = spec.meta.required is Status.ACTIVE and spec.meta.required_of in (None, persona_type)
    return required or spec.name in ("evidence", block)


def _fields(persona_type: PersonaType, model: type[Persona]) -> Iterator[FieldSpec]:
    for spec in specs(model):
        if spec.meta.only in (None, persona_type) and spec.name not in _LEFT_OUT and not spec.meta.by_folder:
            yield spec


def _commented(spec: FieldSpec, *, brief: bool = False) -> Iterator[str]:
    yield f"## {spec.label}: {spec.description}{_allowed(spec)}"
    yield from (f"##   {line}" for line in _meanings(spec, brief=brief))
    yield from (f"# {line}" for line in yaml_lines(spec.name, _example(spec, brief=brief)))


def _meanings(spec: FieldSpec, prefix: str = "", *, brief: bool) -> Iterator[str]:
    """What the parts of a block mean."""
    for part in _parts(spec, brief=brief):
        yield f"{prefix}{part.name}: {part.description}{_allowed(part)}"
        yield from _meanings(part, f"{prefix}{part.name}.", brief=brief)


def _parts(spec: FieldSpec, *, brief: bool) -> list[FieldSpec]:
    """The parts of a block; in a brief file only the needed ones, where one type of persona alone has the block."""
    parts = list(specs(spec.block)) if spec.block and _is_plain_block(spec) else []
    if not (brief and spec.meta.required_of):
        return parts
    return [part for part in parts if part.meta.required or part.name in _EITHER]


def _allowed(spec: FieldSpec) -> str:
    return f" Allowed: {', '.join(str(term) for term in spec.vocabulary)}" if spec.vocabulary else ""


def _is_plain_block(spec: FieldSpec) -> bool:
    return spec.block is not None and not spec.is_list and not issubclass(spec.block, Shorthand)


def _example(spec: FieldSpec, *, brief: bool) -> Any:
    """A field's example; of a block, the examples of its parts."""
    parts = _parts(spec, brief=brief)
    return {part.name: _example(part, brief=brief) for part in parts} if parts else spec.example
