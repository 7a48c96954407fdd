"""Fields that a company declares for itself, and the persona that has them.

Knows: how a declaration in the settings becomes a field like any other. Must not know: files, pages.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, TypeAdapter, ValidationError, create_model

from handbook.schema.fields import Block, Section, field, needed, specs
from handbook.schema.persona import Persona
from handbook.schema.rates import Percent
from handbook.schema.scalars import Amount, Day, Many, Rating, Text, WebLink, Whole, YesNo, refusal
from handbook.schema.statements import Choice, Claim, Shorthand
from handbook.schema.terms.general import PersonaType, Status
from handbook.schema.terms.term import Term
from handbook.source import Path

BAD_KEY = "bad-company-field"
FILLED, EMPTY = "filled", "empty"  # what a view's `where:` may ask for instead of a value


class FieldType(Term):
    """What a company field may hold."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE_NUMBER = "whole-number"
    PERCENT = "percent"
    RATING = "rating", "Rating from 1 to 5"
    YES_NO = "yes-no", "Yes or no"
    DATE = "date"
    LINK = "link"
    CHOICE = "choice"


class PageSection(Term):
    """The sections of a persona's page that take company fields."""

    GOALS = Section.GOALS.slug
    CHALLENGES = Section.CHALLENGES.slug
    BUYING = Section.BUYING.slug
    REACHING = Section.REACHING.slug
    WORK = Section.WORK.slug
    LIFE = Section.LIFE.slug
    BACKGROUND = Section.BACKGROUND.slug
    CUSTOM = Section.CUSTOM.slug
    EVIDENCE = Section.EVIDENCE.slug
    ABOUT = Section.ABOUT.slug


def is_key(value: str) -> str:
    """The value, if a field of the company's can have it as its key."""
    if not value.isidentifier() or value != value.lower() or not value.isascii() or value.startswith("_"):
        message = "`{value}` cannot be a field's key: use small letters, digits and underscores, such as loyalty_tier"
        raise refusal(BAD_KEY, message, value=value)
    if any(value in spec.names for spec in specs(Persona)):
        raise refusal(BAD_KEY, "the handbook has a field `{value}` already: choose another key", value=value)
    if hasattr(Persona, value) or value.startswith("model_"):
        raise refusal(BAD_KEY, "`{value}` is a name that the handbook needs for itself: choose another", value=value)
    return value


class AllowedValue(Shorthand):
    """One value that a choice offers: what writers type, and what readers see."""

    value: Text = needed("Value", "What writers type.", "gold")
    label: Text | None = field("Label", "What readers see, if it is something else.", "Gold tier")


class CompanyField(Block):
    """The declaration of one field of the company's own."""

    key: Annotated[str, AfterValidator(is_key)] = needed(
        "Key", "What writers type before the colon: small letters, digits and underscores.", "loyalty_tier"
    )
    label: Text | None = field("Label", "What readers see; made from the key if left out.", "Loyalty tier")
    description: Text | None = field("Description", "What the field means, for writers.", "Their tier in the club.")
    example: Text | None = field("Example", "A value to copy.", "gold")
    type: FieldType = field("Type", "What it holds.", "choice", default=FieldType.TEXT)
    values: Many[AllowedValue] = field(
        "Values", "What a `choice` may say.", ["bronze", {"value": "gold", "label": "Gold tier"}], factory=list
    )
    many: YesNo = field("Many", "Whether it takes several values.", "true", default=False)
    section: PageSection = field(
        "Section", "Where on the page it is shown.", "how-they-buy", default=PageSection.CUSTOM
    )
    applies_to: PersonaType | None = field("Applies to", "The one type of persona that has it.", "customer")
    required_when: Status | None = field("Required when", "The status that needs it.", "active")
    at_a_glance: YesNo = field("At a glance", "Whether it is shown at the top of the page too.", "true", default=False)
    tables: YesNo = field("In tables", "Whether tables that name no columns show it.", "true", default=False)
    internal: YesNo = field("Internal", "Whether a public handbook leaves it out.", "true", default=False)


def faults(declared: Sequence[CompanyField]) -> Iterator[tuple[Path, str]]:
    """What is wrong with the declarations that no type can say: where in `fields`, and in which words."""
    keys: set[str] = set()
    for index, one in enumerate(declared):
        if one.key in keys:
            yield (index, "key"), f"`{one.key}` is declared already: keep one of the two"
        keys.add(one.key)
        yield from (((index, *path), message) for path, message in _faults_of(one))


def _faults_of(one: CompanyField) -> Iterator[tuple[Path, str]]:
    is_choice = one.type is FieldType.CHOICE
    if is_choice and not one.values:
        yield ("type",), "a choice needs `values:`, the list of what it may say"
    elif one.values and not is_choice:
        yield ("values",), f"only `type: choice` has `values`; the type of `{one.key}` is `{one.type}`"
    elif one.example is not None and not _takes(one, one.example):
        yield ("example",), f"`{one.example}` is not what a field of `type: {one.type}` may say"
    written = [value.value for value in one.values]
    for number, value in enumerate(written):
        if value in written[:number]:
            yield ("values", number), f"`{value}` is among the values already"
        elif fault := value_fault(one.values, number):
            yield ("values", number), fault


def value_fault(values: Sequence[AllowedValue], number: int) -> str | None:
    """Why nobody could ask for this value, or tell it from one before it."""
    value = values[number].value
    if " ".join(value.lower().split()) in (FILLED, EMPTY):
        return f"`{value}` has a special meaning in a view's `where:`: call the value something else"
    label = _told(values[number])
    same = next((one.value for one in values[:number] if _told(one) == label), None)
    shown = values[number].label or value
    return f"readers would see `{shown}` for `{same}` too: give one of them another label" if same else None


def _told(value: AllowedValue) -> str:
    """What readers see of a value, however it is spelt."""
    words = value.label or value.value.replace("-", " ").replace("_", " ")
    return " ".join(words.casefold().split())


def label_faults(declared: Sequence[CompanyField]) -> Iterator[tuple[int, str]]:
    """The declared fields that readers could not tell from another field, by their numbers."""
    known = {spec.label.casefold(): spec.name for spec in specs(Persona)}
    for index, one in enumerate(declared):
        label = label_of(one)
        if (other := known.setdefault(label.casefold(), one.key)) != one.key:
            yield index, f"readers would see `{label}` for the field `{other}` too: give this one another label"


def label_of(one: CompanyField) -> str:
    """What readers see of a field."""
    words = " ".join((one.label or one.key.replace("_", " ")).split())
    return words[:1].upper() + words[1:] if not one.label else words


def _takes(one: CompanyField, value: str) -> bool:
    try:
        TypeAdapter(_type(one)).validate_python(value)
    except ValidationError:
        return False
    return True


def persona_model(declared: Sequence[CompanyField], by_folder: str = "", words: str = "") -> type[Persona]:
    """What a persona is in this company: the same class for the same declarations and words.

    `by_folder` is the key of the field whose value is the folder that the file lies in.
    """
    if not declared and not words:
        return Persona
    return _extended(tuple(one.model_dump_json() for one in declared), by_folder, words)


@cache
def _extended(declared: tuple[str, ...], by_folder: str, words: str) -> type[Persona]:  # noqa: ARG001 - other words, other class
    fields = [CompanyField.model_validate_json(one) for one in declared]
    definitions: dict[str, Any] = {one.key: _definition(one, by_folder=one.key == by_folder) for one in fields}
    return create_model("Persona", __base__=Persona, **definitions)


def _definition(one: CompanyField, *, by_folder: bool) -> tuple[Any, Any]:
    """The field as a class would declare it: its type, and what `field` says of it."""
    inner = _type(one)
    example = one.example or _EXAMPLES.get(one.type) or one.values[0].value
    declared = field(
        one.label or label_of(one),
        one.description or "A field of our own.",
        [example] if one.many else example,
        Section[one.section.name],
        factory=list if one.many else None,
        required=one.required_when,
        only=one.applies_to,
        glance=one.at_a_glance,
        tables=one.tables,
        narrows=one.type is FieldType.CHOICE,
        internal=one.internal,
        by_folder=by_folder,
    )
    return (Many[inner] if one.many else inner | None), declared  # type: ignore[valid-type] # made at run time


def _type(one: CompanyField) -> Any:
    if one.type is not FieldType.CHOICE:
        return Claim if one.many and one.type is FieldType.TEXT else _TYPES[one.type]
    terms = [(f"VALUE_{number}", (value.value, value.label or "")) for number, value in enumerate(one.values)]
    vocabulary = _VOCABULARY(one.key, terms)
    return Choice[vocabulary] if one.many else vocabulary  # type: ignore[valid-type]


_VOCABULARY: Any = Term  # called with terms, an enumeration makes a new one, which its type does not tell
_TYPES: Mapping[FieldType, Any] = {
    FieldType.TEXT: Text,
    FieldType.NUMBER: Amount,
    FieldType.WHOLE_NUMBER: Whole,
    FieldType.PERCENT: Percent,
    FieldType.RATING: Rating,
    FieldType.YES_NO: YesNo,
    FieldType.DATE: Day,
    FieldType.LINK: WebLink,
}
_EXAMPLES: Mapping[FieldType, str] = {
    FieldType.TEXT: "In a few words",
    FieldType.NUMBER: "12.5",
    FieldType.WHOLE_NUMBER: "12",
    FieldType.PERCENT: "18",
    FieldType.RATING: "4",
    FieldType.YES_NO: "true",
    FieldType.DATE: "2026-04-03",
    FieldType.LINK: "https://www.example.com/",
}
