"""Whether anybody is kept out, or looked at closely, for who they are rather than for what they do.

Knows: which fields decide about people, and what is said of a line that does. Must not know: which words are about
who people are.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from pydantic import BaseModel

from handbook.personas.record import Folder, Record
from handbook.rules.check import ERROR, WARNING, Breach, check, is_tried
from handbook.rules.traits import Trait, in_prose, in_rule
from handbook.schema.negative import Negative
from handbook.schema.terms.negative import ExclusionKind
from handbook.schema.terms.term import Term
from handbook.source import Path

_REVIEW = ("reviewed_by", "on", "rationale")
# By these, teams recognise and handle them. Exceptions are left out: one for wheelchair users is a kindness.
_READ_BY_TEAMS = (
    "why", "sub_reasons", "warning_signs", "fit_questions", "usually_asks_for", "looks_like", "if_accepted", "handling",
    "reconsider_when",
)  # fmt: skip
_WHO_THEY_ARE = ("name", "summary")
_NO_WORDS = ("source", "persona")


def kept_out(text: str, kind: ExclusionKind | None = None) -> str | None:
    """What a line that keeps people out says about who they are, and that it must not; None if it says nothing."""
    traits = in_rule(text, kind)
    return f"{_said(traits)}: nobody is kept out for who they are" if traits else None


@check("unfair-exclusion", ERROR, fix="Exclude by what they want or do, or have it reviewed and fill in `fairness:`.")
def unfair_exclusion(record: Record, _: Folder) -> Iterator[Breach]:
    """A targeting exclusion keeps people out for who they are, or by their postcode, and nobody has reviewed it.

    Age, disability, gender, marriage, pregnancy, race, nationality, religion, sex and sexual orientation must not
    decide whom we serve: it is unfair, and against the law in many places. A postcode, little money or schooling, or a
    time in prison often stands for some of them. A place that is not served may be named; people from there may not.
    """
    negative = record.negative
    missing = [f"`{name}`" for name in _REVIEW if not getattr(negative and negative.fairness, name, None)]
    if negative is None or not missing or is_tried(record, ("negative", "fairness"), Negative):
        return
    remedy = f"Exclude by what they want or do, or have it reviewed and add {_listed(missing)} under `fairness:`"
    for index, exclusion in enumerate(negative.exclusions):
        for name, text in (("where", exclusion.where), ("rule", exclusion.rule)):
            if said := kept_out(text, exclusion.kind):
                yield Breach(f"{said}. {remedy}", ("negative", "exclusions", index, name))


@check("protected-trait", WARNING, fix="Describe what they do or ask for, whoever they are.")
def protected_trait(record: Record, _: Folder) -> Iterator[Breach]:
    """What tells teams whom to look at closely, or what to do, names who people are rather than what they do.

    Anyone who reads it will look more closely at everybody who is like that, and most of them are good customers.
    """
    if record.negative is None:
        return
    of_persona = [_texts(getattr(record.persona, name), (name,)) for name in _WHO_THEY_ARE]
    of_block = [_texts(getattr(record.negative, name), ("negative", name)) for name in _READ_BY_TEAMS]
    for path, text in chain(*of_persona, *of_block):
        if traits := in_prose(text):
            yield Breach(f"{_said(traits)}: describe what they do or ask for, not who they are", path)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text below a value in the writer's own words, and where."""
    if isinstance(value, str) and not isinstance(value, Term):
        yield path, value
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif isinstance(value, BaseModel):
        for name, inner in value:
            if name not in _NO_WORDS:
                yield from _texts(inner, (*path, name))


def _said(traits: Iterable[Trait]) -> str:
    """The words that were found, each with what it is about."""
    return _listed([f"`{trait.words}` ({trait.name})" for trait in traits])


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
