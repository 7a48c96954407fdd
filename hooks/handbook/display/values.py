"""How values look to a reader, as plain data.

Knows: fields, values and the looks a page has for them. Must not know: HTML, files, MkDocs.
"""

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from handbook.personas.record import Record, is_filled, leaves, value_at
from handbook.schema import Block, Each, FieldSpec, Look, Persona, Section, specs
from handbook.schema.blocks import Trait
from handbook.schema.scalars import Address, labelled
from handbook.schema.slugs import slug_of
from handbook.schema.statements import Age, Choice, Claim, Scale, Shorthand
from handbook.schema.terms.general import Confidence
from handbook.schema.terms.term import Term

# What tells some names apart, as C, C++ and C#.
_SPOKEN = {"+": "plus", "#": "sharp"}
_BRIEF = 80  # letters; what is longer is prose, and no fact
_SIGNS = re.compile("[+#]")
_WITH_LETTERS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Item:
    """One value: its text, and what qualifies it. `id` names the persona that it refers to, `link` where it leads.

    `ends` are what the ends of a scale stand for, on which `rating` is a place from 1 to 5. What is not `named` has
    only its field's label for a text.
    """

    text: str
    note: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    rating: Decimal | int | None = None
    id: str = ""
    link: str = ""
    ends: tuple[str, str] = ("", "")
    named: bool = True

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to it but its text."""
        return not (self.note or self.sources or self.rating or self.link or self.confidence or self.id)

    @property
    def line(self) -> str:
        """All of it in one line, as a list of values has it."""
        place = f"{labelled(self.rating)} of 5" if self.rating else ""
        if not self.named:
            return f"{place} ({self.note})" if self.note else place
        ends = " to ".join(self.ends) if all(self.ends) else ""
        qualified = "; ".join(filter(None, [self.note, place, ends]))
        if "(" in qualified:
            return f"{self.text}; {qualified}"  # brackets within brackets are hard to read
        return f"{self.text} ({qualified})" if qualified else self.text

    @property
    def paragraphs(self) -> list[str]:
        """The text, cut at empty lines."""
        return [part.strip() for part in self.text.split("\n\n") if part.strip()]


@dataclass(frozen=True, slots=True)
class Card:
    """An entry with several parts, each under its label."""

    parts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """All of it in one line, without the labels."""
        return ", ".join(text for _, text in self.parts)


@dataclass(frozen=True, slots=True)
class Shown:
    """A field with a value, ready for the template of its look: with cards if that takes entries, else with items.

    `blocks` are what the cards are made of, for a look that sets their parts in a form of its own.
    """

    spec: FieldSpec
    look: Look
    items: tuple[Item, ...] = ()
    cards: tuple[Card, ...] = ()
    blocks: tuple[Any, ...] = ()

    @property
    def path(self) -> str:
        """How a writer addresses the field."""
        return self.spec.path

    @property
    def label(self) -> str:
        """What a reader sees above or beside the value."""
        return self.spec.label

    @property
    def lines(self) -> list[str]:
        """Each value in one line."""
        return [one.line for one in self.cards or self.items]

    @property
    def is_headed(self) -> bool:
        """Whether its label stands above it: not where the one value brings it along."""
        return self.look.facts.headed or self.spec.is_list


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a page with what it shows, short facts apart from lists and texts.

    `own` are the short facts that the company declared for itself: they come last, as all fields of its own do.
    """

    section: Section
    facts: tuple[Shown, ...] = field(default=())
    others: tuple[Shown, ...] = field(default=())
    own: tuple[Shown, ...] = field(default=())


def parts(every: Iterable[Shown]) -> list[Part]:
    """The page's sections that these fields make, in order, without what stands at a glance already."""
    found: dict[Section, list[Shown]] = {}
    for one in every:
        if one.look.facts.in_section and not one.spec.meta.glance:
            found.setdefault(one.spec.meta.section, []).append(one)
    return [_part(section, found[section]) for section in Section if section.label and section in found]


def _part(section: Section, shown: list[Shown]) -> Part:
    ours = leaves(Persona) if section is not Section.CUSTOM else {one.path for one in shown}
    brief = [one for one in shown if one.look.facts.brief]
    others = (one for one in shown if not one.look.facts.brief)
    facts, own = (tuple(one for one in brief if (one.path in ours) is shipped) for shipped in (True, False))
    return Part(section, facts, tuple(sorted(others, key=lambda one: (one.path not in ours, one.look.facts.last))), own)


def glance(every: Iterable[Shown]) -> list[Shown]:
    """Those of the fields that stand in the at-a-glance block."""
    return [one for one in every if one.spec.meta.glance]


def fields(record: Record, *, public: bool) -> Iterator[Shown]:
    """Every field with a value, in the schema's order; in public without internal ones."""
    for spec in record.fields.values():
        value = value_at(record.persona, spec.path)
        if is_filled(value) and not (public and spec.meta.internal):
            yield show(spec, value)


def show(spec: FieldSpec, value: Any) -> Shown:
    """One field's value in the form that its type or its declaration asks for."""
    look = look_of(spec)
    values = as_list(value)
    if look.facts.each is Each.ENTRY:
        return Shown(spec, look, cards=tuple(card(one) for one in values))
    if look.facts.each is Each.PART:
        return Shown(spec, look, cards=tuple(card(one) for one in values), blocks=tuple(values))
    items = tuple(_item(one, look.facts.each, spec) for one in values)
    if look.facts.brief and any(len(one.text) > _BRIEF and not one.link for one in items):
        look = Look.TEXT
    return Shown(spec, look, items)


def _item(value: Any, each: Each, spec: FieldSpec) -> Item:
    match each:
        case Each.PLACE:
            return _on_scale(value, spec.label)
        case Each.PERSONA:
            return _reference(value)
    return item(value)


def look_of(spec: FieldSpec) -> Look:
    """The look that a field's declaration or else its type asks for."""
    if spec.meta.look:
        return spec.meta.look
    if not spec.is_list:
        return Look.FACT
    if spec.block and not issubclass(spec.block, Shorthand):
        return Look.CARDS
    return Look.CHIPS if spec.vocabulary else Look.LIST


def _on_scale(value: Any, label: str) -> Item:
    """A place between two ends: a bare number under the field's own label, or one that brings its name and ends."""
    if isinstance(value, Trait):
        ends = value.left or "", value.right or ""
        return Item(value.name, value.note or "", tuple(value.source), value.confidence, value.value, ends=ends)
    if isinstance(value, Scale):
        sources, ends = tuple(value.source), ("Low", "High")
        return Item(label, value.note or "", sources, value.confidence, value.value, ends=ends, named=False)
    return Item(label, rating=value, ends=("Low", "High"), named=False)


def _reference(value: Any) -> Item:
    """A persona that is named by its id, alone or with what is said of it."""
    named = item(value)
    return replace(named, id=named.text)


def item(value: Any) -> Item:
    """One value with what qualifies it."""
    sources = tuple(getattr(value, "source", ()) or ())
    match value:
        case Claim():
            return Item(value.text.strip(), sources=sources, confidence=value.confidence)
        case Choice():
            return Item(labelled(value.text), value.note or "", sources, value.confidence, value.rating)
        case Shorthand():
            return Item(*value.reads(), sources, getattr(value, "confidence", None))
        case Block():
            return Item(", ".join(text for _, text in card(value).parts), sources=sources)
    return _bare(value)


def _bare(value: Any) -> Item:
    """A value that nothing qualifies."""
    match value:
        case Address():
            return Item(value.partition("//")[2].rstrip("/"), link=value)
        case dict():
            return Item("; ".join(f"{name}: {text_of(inner)}" for name, inner in value.items()))
    return Item(text_of(value) if isinstance(value, list) else labelled(value))


def card(value: Block) -> Card:
    """A block's filled parts under their labels."""
    named = ((spec, getattr(value, spec.name)) for spec in specs(type(value)) if spec.name != "source")
    return Card(
        tuple((spec.label, text_of(part)) for spec, part in named if is_filled(part)),
        tuple(getattr(value, "source", ()) or ()),
    )


def text_of(value: Any) -> str:
    """A value in one line of text."""
    return ", ".join(item(one).line for one in as_list(value))


def as_list(value: Any) -> list[Any]:
    """A field's value as the list of what it holds."""
    return value if isinstance(value, list) else [value]


def values_at(record: Record, path: str) -> list[Any]:
    """What a field holds, one by one; nothing where it is empty."""
    value = value_at(record.persona, path)
    return as_list(value) if is_filled(value) else []


def keys(record: Record, path: str) -> dict[str, str]:
    """What a field's values are compared by, with what readers see for each.

    Terms, dates and ages are compared by what writers type, anything else by what readers see.
    """
    return {key_of(one): item(one).text for one in values_at(record, path)}


def key_of(value: Any) -> str:
    """What one value is compared by."""
    bare = value.text if isinstance(value, Choice) else value
    if isinstance(bare, dt.date):
        return bare.isoformat()
    if isinstance(bare, Age) and bare.text:
        return bare.text
    return bare.value if isinstance(bare, Term) else item(bare).text


def anchor(path: str, text: str) -> str:
    """Where an index of a field has one of its values: a name for a place in a page, made of the value's text."""
    plain = slug_of(_SIGNS.sub(lambda sign: f" {_SPOKEN[sign[0]]} ", text)) if _WITH_LETTERS.search(text) else ""
    return f"{path.replace('.', '-')}-{plain or zlib.crc32(text.encode())}"


def anchors(path: str, records: Iterable[Record]) -> dict[str, str]:
    """Where an index has each value of a field, by its text: of several that would have one place, each has its own."""
    found: dict[str, list[str]] = {}
    for text in sorted({text for record in records for text in keys(record, path).values()}):
        found.setdefault(anchor(path, text), []).append(text)
    return {text: place for shared, texts in found.items() for text, place in _apart(shared, texts)}


def _apart(place: str, texts: list[str]) -> Iterator[tuple[str, str]]:
    """The texts, each with a place of its own; the one that is most plainly written keeps this one."""
    plainest = min(texts, key=lambda text: (sum(not one.isascii() or not one.isalnum() for one in text), text))
    for text in texts:
        yield text, place if text == plainest else f"{place}-{zlib.crc32(text.encode())}"
