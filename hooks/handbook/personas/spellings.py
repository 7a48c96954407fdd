"""Values that differ in case only are one: which spelling readers see.

Knows: fields that hold words of the writers' own. Must not know: views, templates.

`Retail` in one file and `retail` in another would be two groups, two tags, two rows, each with half of the personas.
The spelling that most files use stands for all of them; if tied, the first one, and of several words the one that
begins with a capital, as sentences do. The files stay as they are.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias

from handbook.personas.record import Record, leaves, value_at
from handbook.schema import Block, FieldSpec, Look, Persona
from handbook.schema.statements import Shorthand

Spellings: TypeAlias = Mapping[str, str]  # the one that readers see, by what all have in common

_OWN = ("group", "segment")  # words, though the fields have a place of their own in pages
# What is an address, or is said of one persona alone.
_LEFT_OUT = frozenset({"name", "summary", "quote", "aliases", "replaced_by", "retired_reason", "economics.source"})


def same_words(text: str) -> str:
    """What spellings have in common that differ only in case, in spaces or in how accents are typed."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(plain.lower().split())  # and no more: Weiss and Weiß may be two brands


def spellings(texts: Iterable[str]) -> Spellings:
    """The spelling that is used most, of each of these that has several; without those that have one."""
    found: dict[str, Counter[str]] = {}
    for text in texts:
        found.setdefault(same_words(text), Counter())[text] += 1
    return {
        same: max(counted, key=lambda text: (counted[text], " " in text.strip() and text[:1].isupper()))
        for same, counted in found.items()
        if len(counted) > 1
    }


def unified(records: Iterable[Record]) -> list[Record]:
    """The personas, with one spelling of each value of a field."""
    records = list(records)
    texts: dict[str, list[str]] = {}
    for record in records:
        for path, value in _values(record):
            texts.setdefault(path, []).extend(filter(None, map(_words, _each(value))))
    several = {path: found for path, written in texts.items() if (found := spellings(written))}
    return [_respelt(record, several) for record in records] if several else records


def _respelt(record: Record, several: Mapping[str, Spellings]) -> Record:
    """The persona as it is, if nothing in it is spelt in another way than with most."""
    persona = record.persona
    for path, value in _values(record):
        known = several.get(path, {})
        new = [_with(one, known) for one in _each(value)]
        if any(one is not old for one, old in zip(new, _each(value), strict=True)):
            persona = _put(persona, path.split("."), new if isinstance(value, list) else new[0])
    return record if persona is record.persona else replace(record, persona=persona)


def _values(record: Record) -> Iterator[tuple[str, Any]]:
    model = _compared(type(record.persona))
    for name in record.persona.model_fields_set & model.keys():
        for path in model[name]:
            if value := value_at(record.persona, path):
                yield path, value


@cache
def _compared(model: type[Persona]) -> Mapping[str, tuple[str, ...]]:
    """The fields in question, by the name under which they stand in a file."""
    found: dict[str, list[str]] = {}
    for path, spec in leaves(model).items():
        if _is_compared(path, spec):
            found.setdefault(path.partition(".")[0], []).append(path)
    return {name: tuple(paths) for name, paths in found.items()}


def _is_compared(path: str, spec: FieldSpec) -> bool:
    if path in _LEFT_OUT or spec.meta.look is Look.PERSONAS:
        return False
    if spec.block:
        return issubclass(spec.block, Shorthand) and bool(_attribute(spec.block))
    return spec.is_list or spec.meta.look is None or path in _OWN


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(value: Any) -> str:
    """The words of the writer's own; nothing where there are none, as in a term of a vocabulary."""
    words = getattr(value, _attribute(type(value)), None) if isinstance(value, Block) else value
    return words if type(words) is str else ""


@cache
def _attribute(block: type[Block]) -> str:
    """Under which name a block holds its words; nothing where it has none."""
    return next((name for name in ("text", "name", "label") if name in block.model_fields), "")


def _with(value: Any, known: Spellings) -> Any:
    words = _words(value)
    spelt = known.get(same_words(words), words) if words else words
    if spelt == words:
        return value
    return _put(value, [_attribute(type(value))], spelt) if isinstance(value, Block) else spelt


def _put(block: Block, path: list[str], value: Any) -> Any:
    """A copy of a block with another value in it."""
    name, *inside = path
    changed = copy(block)
    vars(changed)[name] = _put(getattr(block, name), inside, value) if inside else value
    return changed
