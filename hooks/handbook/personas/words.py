"""A company's own words for fields, sections and values, as its settings say them: judged, and ready for use.

Knows: what has a label. Must not know: where labels are shown.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from handbook.personas.record import every_spec
from handbook.schema import FieldSpec, Persona, Section, did_you_mean
from handbook.schema.settings import Words
from handbook.source import Path

_LONGEST = 60  # characters of a label, which stands in narrow columns and menus
EMPTY = "write the word that readers see, or delete the line"

Fault = tuple[Path, bool, str]  # where, whether it is the name that is wrong, and why


def of(words: Words, model: type[Persona]) -> tuple[dict[Hashable, str], list[Fault]]:
    """The words by what they stand for, and what is wrong with others."""
    specs = _named(model)
    sections = {section.slug: section for section in Section if section.ours}
    closed = {path: spec for path, spec in specs.items() if spec.vocabulary}
    found: dict[Hashable, str] = {}
    faults: list[Fault] = []

    def take(at: Path, label: object, thing: Hashable) -> None:
        if why := _fault(str(at[-1]), label):
            faults.append((at, False, why))
        else:
            found[thing] = str(label).strip()

    for name, label in _known(("fields",), words.fields, specs, "field", faults):
        take(("fields", name), label, specs[name].key)
    for name, label in _known(("sections",), words.sections, sections, "section", faults):
        take(("sections", name), label, sections[name])
    for name, labels in _known(("values",), words.values, closed, "field with a closed list of values", faults):
        terms = {term.value: term for term in closed[name].vocabulary or ()}
        if not isinstance(labels, Mapping):
            value = next(iter(terms))
            faults.append((("values", name), False, f"write each value and its label below: `{value}: Our word`"))
            continue
        for value, label in _known(("values", name), labels, terms, f"value of `{name}`", faults):
            take(("values", name, value), label, terms[value].key)
        named = [(value, found.get(term.key), term.label) for value, term in terms.items()]
        faults += [(("values", name, value), False, why) for value, why in _twice(named, f"value of `{name}`")]
    also = _of_namesakes(specs.values(), found)
    faults += _said_twice(specs, sections, found, also)
    return found | also, faults


def _said_twice(
    specs: Mapping[str, FieldSpec],
    sections: Mapping[str, Section],
    found: Mapping[Hashable, str],
    also: Mapping[Hashable, str],
) -> Iterator[Fault]:
    """Fields or sections that readers could not tell apart, and a section that is called otherwise than its field."""
    ours = [(name, found.get(section), also.get(section, section.label)) for name, section in sections.items()]
    yield from ((("sections", name), False, why) for name, why in _twice(ours, "section"))
    # Beside one of ours that it happens to be, a company's word is its own affair: few companies use all fields.
    given = [(name, found.get(spec.key), "") for name, spec in specs.items()]
    yield from ((("fields", name), False, why) for name, why in _twice(given, "field"))
    other: dict[str, str] = {}
    for name, spec in specs.items():
        words = {found[one] for one in (spec.key, spec.meta.section) if one in found}
        if spec.info.title == spec.meta.section.ours and len(words) > 1:
            other.setdefault(spec.meta.section.slug, name)
    why = "the field `{}` and this section share one word, and here are two: delete one of the lines"
    yield from ((("sections", slug), False, why.format(name)) for slug, name in other.items())


def _twice(named: Iterable[tuple[str, str | None, str | None]], what: str) -> Iterator[tuple[str, str]]:
    """The names whose word another has already, and why: each with the company's word, if it has one, and ours."""
    told: dict[str, str] = {}
    for name, word, ours in sorted(named, key=lambda one: one[1] is not None):  # ours first
        called = word or ours
        same = told.setdefault(called.casefold(), name) if called else name
        if word and same != name:
            yield name, f"the {what} `{same}` is called `{word}` as well, and nobody could tell the two apart"


def _of_namesakes(specs: Iterable[FieldSpec], found: Mapping[Hashable, str]) -> dict[Hashable, str]:
    """A section and the field that fills it have one name, which stands there once: a word for one is for both."""
    pairs = [(spec.key, spec.meta.section) for spec in specs if spec.info.title == spec.meta.section.ours]
    also: dict[Hashable, str] = {section: found[key] for key, section in pairs if key in found and section not in found}
    return also | {key: found[section] for key, section in pairs if section in found and key not in found}


def _named(model: type[Persona]) -> dict[str, FieldSpec]:
    """The fields that can be called otherwise: not the parts that several fields have in common, as all amounts do."""
    specs = list(every_spec(model))
    keys = [spec.key for spec in specs]
    return {spec.path: spec for spec in specs if keys.count(spec.key) == 1}


def _known(
    at: Path, said: Mapping[str, Any], known: Mapping[str, object], what: str, faults: list[Fault]
) -> Iterator[tuple[str, Any]]:
    for name, label in said.items():
        if name in known:
            yield name, label
        else:
            near = did_you_mean(name, known)
            allowed = f" Allowed: {', '.join(known)}" if len(known) <= 30 else " The page Fields lists them"
            faults.append(((*at, name), True, f"`{name}` is not a {what}.{near}{allowed}"))


def _fault(name: str, label: object) -> str:
    if not isinstance(label, str) or not label.strip():
        return f"write the word that readers see: `{name}: Our word`"
    if "\n" in label.strip() or len(label.strip()) > _LONGEST:
        return f"a label is one line of at most {_LONGEST} characters; this has {len(label.strip())}"
    return ""
