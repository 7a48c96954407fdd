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
    return found | _of_namesakes(specs.values(), found), faults


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
            faults.append(((*at, name), True, f"`{name}` is no {what}.{near}{allowed}"))


def _fault(name: str, label: object) -> str:
    if not isinstance(label, str) or not label.strip():
        return f"write the word that readers see: `{name}: Our word`"
    if "\n" in label.strip() or len(label.strip()) > _LONGEST:
        return f"a label is one line of at most {_LONGEST} characters; this has {len(label.strip())}"
    return ""
