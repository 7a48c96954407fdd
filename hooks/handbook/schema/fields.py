"""How a field is declared, and how the declarations are read back.

Knows: labels, sections, requirements. Must not know: which fields a persona has.
"""

import types
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from handbook.schema.looks import Look
from handbook.schema.terms.called import called
from handbook.schema.terms.general import PersonaType, Status
from handbook.schema.terms.term import Term


class Section(Enum):
    """The parts of a persona's page, in the order a reader meets them. None as label: a place of its own."""

    HEADER = "header", None
    SIGNS = "warning-signs", "Warning signs"
    QUESTIONS = "questions-that-show-the-fit", "Questions that show the fit"
    WHY_NOT = "why-not-a-fit", "Why they are not a fit"
    LOOKALIKES = "easily-mistaken-for", "Easily mistaken for"
    ACCEPTED = "if-we-take-them-on", "If we take them on"
    HANDLING = "how-to-handle-them", "How to handle them"
    RECONSIDER = "when-they-would-fit", "When they would become a fit"
    EXCLUSIONS = "targeting-exclusions", "Targeting exclusions"
    CAUSES = "root-causes-and-fixes", "Root causes and fixes"
    GOALS = "goals", "Goals"
    CHALLENGES = "challenges", "Challenges"
    JOURNEY = "journey", "Journey"
    TODAY = "what-they-do-today", "What they do today"
    FIT = "how-to-recognise-a-fit", "How to recognise a fit"
    BUYING = "how-they-buy", "How they buy"
    REACHING = "how-to-reach-them", "How to reach them"
    TEAMS = "what-this-means-for-us", "What this means for us"
    WORK = "work-and-company", "Work and company"
    LIFE = "life-and-values", "Life and values"
    BACKGROUND = "background", "Background"
    MONEY = "money", "Money"
    CHECKED = "checked-for-fairness", "Checked for fairness"
    CUSTOM = "more-about-them", "More about them"
    EVIDENCE = "evidence", "Evidence"
    ABOUT = "about-this-page", "About this page"

    def __init__(self, slug: str, label: str | None) -> None:
        self.slug = slug
        self.ours = label

    @property
    def label(self) -> str | None:
        """What a reader sees above it."""
        return called(self, self.ours) if self.ours else None


@dataclass(frozen=True, slots=True)
class Meta:
    """What a field's declaration says besides its type."""

    section: Section
    look: Look | None = None
    required: Status | None = None
    required_of: PersonaType | None = None
    only: PersonaType | None = None
    glance: bool = False
    tables: bool = False
    narrows: bool = False
    internal: bool = False
    by_folder: bool = False
    also: tuple[str, ...] = ()


def field(  # noqa: PLR0913 - each option is one fact about the field, and callers name it
    label: str,
    description: str,
    example: Any,
    section: Section = Section.HEADER,
    *,
    default: Any = None,
    factory: Any = None,
    also: tuple[str, ...] = (),
    max_length: int | None = None,
    look: Look | None = None,
    required: Status | None = None,
    required_of: PersonaType | None = None,
    only: PersonaType | None = None,
    glance: bool = False,
    tables: bool = False,
    narrows: bool = False,
    internal: bool = False,
    by_folder: bool = False,
) -> Any:
    """Declares a field. Its place in the class is its place on the page, in the guide and in a new file.

    `required` is the earliest status that needs it (`required_of` narrows that to one persona type), `only`
    the persona type that may have it, `also` other names writers know it by. `glance` puts it into the
    at-a-glance block, `tables` into tables that name no columns, `narrows` among the filters that a table offers on
    request, `internal` keeps it out of a handbook for the public, and `by_folder` says that the folder of the file has
    the value.
    """
    if factory is list:
        factory = _no_items
    settings: dict[str, Any] = {"default_factory": factory} if factory else {"default": default}
    info = Field(title=label, description=description, examples=[example], max_length=max_length, **settings)
    info.metadata.append(
        Meta(section, look, required, required_of or only, only, glance, tables, narrows, internal, by_folder, also)
    )
    return info


_NO_ITEMS: list[Any] = []  # nothing changes after it was read, so all the empty lists of all personas are one


def _no_items() -> list[Any]:
    return _NO_ITEMS


def needed(label: str, description: str, example: Any, **options: Any) -> Any:
    """Declares a part without which its entry in a list says nothing."""
    return field(label, description, example, default=..., **options)


class Block(BaseModel):
    """The base of everything a writer fills in: unknown names are errors, nothing changes afterwards.

    `plain` is the part that a text or a list, written in place of the block, is taken for.
    """

    declared_teams: ClassVar[tuple[tuple[str, ...], ...]] = ()  # by key, name and other names
    plain: ClassVar[str] = ""
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


@dataclass(frozen=True)
class FieldSpec:
    """One field as the rest of the handbook sees it. `path` is how a writer addresses it: `company.size`.

    What follows from its type is asked for every value of every persona, and so is found out only once.
    """

    path: str
    info: FieldInfo
    meta: Meta

    @cached_property
    def name(self) -> str:
        """The last part of the path: the key as written in its block."""
        return self.path.rpartition(".")[2]

    @property
    def label(self) -> str:
        """What a reader sees."""
        return called(self.key, self.info.title or self.name)

    @property
    def key(self) -> Hashable:
        """What tells its declaration from others."""
        return id(self.info)

    @property
    def description(self) -> str:
        """What the field means, for writers."""
        return self.info.description or ""

    @property
    def example(self) -> Any:
        """A value to copy."""
        return (self.info.examples or [None])[0]

    @cached_property
    def vocabulary(self) -> type[Term] | None:
        """The closed vocabulary the field draws on, however deeply its type wraps it."""
        return _vocabulary(self.info.annotation)

    @cached_property
    def block(self) -> type[Block] | None:
        """The kind of block the field holds, alone or in a list."""
        return next((t for t in _types_in(self.info.annotation) if issubclass(t, Block)), None)

    @cached_property
    def is_list(self) -> bool:
        """Whether the field takes several values."""
        return any(get_origin(t) is list for t in _unwrapped(self.info.annotation))

    @property
    def names(self) -> tuple[str, ...]:
        """The key and the other names it is accepted under."""
        return (self.name, *self.meta.also)


def _vocabulary(annotation: Any) -> type[Term] | None:
    """The terms that a type allows; for a block that qualifies one value, those of its first part."""
    for found in _types_in(annotation):
        if issubclass(found, Term):
            return found
        if issubclass(found, Block) and "text" in found.model_fields:
            return _vocabulary(found.model_fields["text"].annotation)
    return None


def _unwrapped(annotation: Any) -> Iterator[Any]:
    """The alternatives of a type, without Annotated, Optional and Union around them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _unwrapped(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for inner in get_args(annotation):
            yield from _unwrapped(inner)
    else:
        yield annotation


def _types_in(annotation: Any) -> Iterator[type]:
    for outer in _unwrapped(annotation):
        if get_origin(outer) is list:
            yield from _types_in(get_args(outer)[0])
        elif isinstance(outer, type):
            yield outer


@cache
def by_folder(model: type[Block]) -> FieldSpec | None:
    """The field whose value is the folder that a file lies in, if the company has one."""
    return next((spec for spec in specs(model) if spec.meta.by_folder), None)


@cache
def specs(model: type[Block], prefix: str = "") -> tuple[FieldSpec, ...]:
    """The fields of a block in order of declaration, not looking inside nested blocks."""
    return tuple(
        FieldSpec(prefix + name, info, next(m for m in info.metadata if isinstance(m, Meta)))
        for name, info in model.model_fields.items()
    )
