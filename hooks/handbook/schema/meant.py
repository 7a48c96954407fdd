"""Which field a name probably means that is no field's: one answer for messages, rules and editors.

Knows: how names are written, and where fields stand. Must not know: what to say of it, or what the field holds.

A name leads only to where it means the same: names that say something about what surrounds them never leave it.
"""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

from handbook.schema.fields import Block, FieldSpec, specs
from handbook.schema.statements import Shorthand
from handbook.schema.terms.names import FIELDS
from handbook.schema.terms.names_abroad import ABROAD
from handbook.schema.terms.names_apart import BEFORE, NOT_NEEDED, OF_ITS_BLOCK, OF_ITS_OWN, OF_ITS_PLACE
from handbook.schema.terms.names_doubtful import DOUBTFUL, INSTEAD
from handbook.schema.terms.names_of_parts import ANYWHERE, PARTS

_WORDS = {"Persona": FIELDS, **PARTS}
LIKE = 0.75  # how like another a name must be to be taken for it, from 0 to 1
_WORD_LIKE = 0.6  # the same for each word of a name of several
_NEAR = 0.04  # how much less like it others may be that are named too
MOST = 3  # candidates
_BRITISH = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("licence", "license"), ("programme", "program"))
_AT_MOST_SHORT = 4  # letters: a longer or shorter one is easily another word


def fold(name: str) -> str:
    """A name without what spellings differ in: capitals, accents, dashes, spaces, plurals, British or American."""
    return _joined(_words(name))


def _words(name: str) -> list[str]:
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name.strip().replace("&", " and "))
    plain = "".join(one for one in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(one))
    return re.findall(r"[^\W_]+", plain.casefold().replace("'", ""))


def _joined(words: list[str]) -> str:
    """Both sides are folded alike, so what is not English, or no plural, does no harm."""
    text = "".join(words)
    if text.endswith("ies"):
        text = text[:-3] + "y"
    elif len(text) > _AT_MOST_SHORT - 1 and not text.endswith("ss"):
        text = text.removesuffix("s")
    for british, american in _BRITISH:
        text = text.replace(british, american)
    return text


def other_words(block: type[Block], spec: FieldSpec) -> list[str]:
    """What people call a field of a block, besides its name and label, in English."""
    return _listed(next((_WORDS[at][spec.name] for at in _owners(block) if spec.name in _WORDS.get(at, {})), ""))


def _owners(block: type[Block]) -> list[str]:
    return [one.__name__ for one in block.__mro__]


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _of(block: type[Block], spec: FieldSpec) -> Iterator[str]:
    yield from other_words(block, spec)
    for owner in _owners(block):
        yield from _listed(ABROAD.get(owner, {}).get(spec.name, ""))


def _called(spec: FieldSpec) -> tuple[str, ...]:
    """The names and the label of a field."""
    return (*spec.names, spec.label)


_FREE = [_words(word) for word in _listed(OF_ITS_OWN)]
_FREE_FOLDED = frozenset(map(_joined, _FREE))
_PLACE, _BLOCK, _BEFORE = (frozenset(_listed(words)) for words in (OF_ITS_PLACE, OF_ITS_BLOCK, BEFORE))
_NOT_STRIPPED = frozenset(("type", "confidence", "revenue", "language", "customer"))  # `customer_language` is theirs
_ANYWHERE = frozenset(fold(word) for word in _listed(ANYWHERE))
_NOT_NEEDED = {fold(word): why for words, why in NOT_NEEDED.items() for word in _listed(words)}

_INSTEAD = {fold(word): what for words, what in INSTEAD.items() for word in _listed(words)}
_DOUBTS = {(path, fold(word)): when for path, (words, when) in DOUBTFUL.items() for word in _listed(words)}


def why_not_needed(name: str) -> str:
    """Why a line is not needed that other systems keep in their front matter; nothing if it may be."""
    return _NOT_NEEDED.get(fold(name), "")


def doubt_of(path: str, name: str) -> str:
    """The condition under which a name means a field; nothing if it means it always."""
    return _DOUBTS.get((path, fold(name)), "")


def instead_of(name: str) -> str:
    """What to write in place of a name that no renaming helps."""
    return _INSTEAD.get(fold(name), "")


@lru_cache(4096)  # where two names may mean one field, each is asked for again
def _meant_by(model: type[Block], name: str, inside: str) -> list[str]:
    block = _block(model, inside)
    before = f"{inside}." if inside else ""
    key = fold(name)
    words = _words(name)
    is_free = "custom" in model.model_fields  # to have fields of the writer's own
    if (
        not inside
        and is_free
        and words in _FREE
        and not any(words == _words(one) for spec in specs(block) for one in _called(spec))
    ):
        return []
    if found := _known(block, words):
        return [before + path for path in found]
    if inside and (out := _outside(model, name, inside)):
        return out
    if not inside and is_free and (key in _FREE_FOLDED or key in _NOT_NEEDED):
        return []
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
        if _joined(words) not in _BLOCK | _NOT_STRIPPED and (found := _known(block, words)):
            return [before + path for path in found]
    return [before + path for path in _like(block, _words(name))]


def meant_by(model: type[Block], name: str, inside: str = "") -> list[str]:
    """The fields that a name may mean, by their full paths, the likeliest first; it stands in the block `inside`."""
    return list(_meant_by(model, name, inside))


def _outside(model: type[Block], name: str, inside: str) -> list[str]:
    """Where a name leads that is known elsewhere by exactly this name: to the left margin, or to the one block."""
    key = name.strip().lower()
    if key in _PLACE or _is_entry(model, inside) or inside.partition(".")[0] in ("economics", "custom"):
        return []
    if top := [spec.name for spec in specs(model) if key in spec.names]:
        return top
    inner = [path for path, spec in _within(model) if "." in path and spec.name == key and key not in _BLOCK]
    return inner if len(inner) == 1 and inside != "company" else []


def _is_entry(model: type[Block], inside: str) -> bool:
    """Whether a block is one of several, or says more of one value: what stands there is about it alone."""
    block, entry = model, False
    for part in inside.split("."):
        spec = next((one for one in specs(block) if part == one.name), None)
        entry = entry or bool(spec and (spec.is_list or (spec.block and issubclass(spec.block, Shorthand))))
        block = (spec and spec.block) or block
    return entry


def _block(model: type[Block], inside: str) -> type[Block]:
    block = model
    for part in filter(None, inside.split(".")):
        block = next((one.block for one in specs(block) if part == one.name and one.block), block)
    return block


def _within(block: type[Block], before: str = "") -> Iterator[tuple[str, FieldSpec]]:
    """Every field of a block, and of the blocks in it that stand there once, the outermost first."""
    yield from ((before + spec.name, spec) for spec in specs(block))
    for spec in specs(block):
        if spec.block and not spec.is_list and not issubclass(spec.block, Shorthand):
            yield from _within(spec.block, f"{before}{spec.name}.")


def _known(block: type[Block], words: list[str]) -> list[str]:
    """The paths from this block on that are called so; where some are called exactly so, those alone."""
    found = _index(block).get(_joined(words), [])
    exact = [path for path, called in found if called == "".join(words)]
    return list(dict.fromkeys(exact or [path for path, _ in found]))[:MOST]


@cache
def _index(block: type[Block]) -> Mapping[str, list[tuple[str, str]]]:
    """By each folded name: the paths it may mean, with the name unfolded. What stands in the block itself comes first.

    A field's own name or label means nothing else.
    """
    index: dict[str, list[tuple[str, str]]] = {}
    for path, spec in _within(block):
        for word in _known_as(block, path, spec):
            index.setdefault(fold(word), []).append((path, "".join(_words(word))))
    for spec in specs(block):
        for own in _called(spec):
            called = "".join(_words(own))
            others = [one for one in index[fold(own)] if one[1] != called]
            index[fold(own)] = [(spec.name, called), *others]
    return index


def _known_as(block: type[Block], path: str, spec: FieldSpec) -> Iterator[str]:
    parent = _block(block, path.rpartition(".")[0])
    if "." not in path:
        yield from (*_called(spec), *_of(parent, spec))
        return
    if spec.name not in _BLOCK:
        yield spec.name
    for word in (spec.label, *_of(parent, spec)):
        if len(_words(word)) > 1 or fold(word) in _ANYWHERE:
            yield word


def _like(block: type[Block], words: list[str]) -> list[str]:
    """The fields of the block itself that are spelt nearly so, the most like first."""
    found: dict[str, float] = {}
    for spec in specs(block):
        likeness = max(_likeness(words, _words(name)) for name in _called(spec))
        if likeness >= LIKE:
            found[spec.name] = likeness
    best = max(found.values(), default=0)
    near = sorted((one for one in found if found[one] >= best - _NEAR), key=lambda one: -found[one])
    return near[:MOST]


def _likeness(words: list[str], others: list[str]) -> float:
    """How like two names are, from 0 to 1. One word in common makes no likeness: `marketing_notes` is no channel."""
    one, other = _joined(words), _joined(others)
    if abs(len(one) - len(other)) > 1 and min(len(one), len(other)) <= _AT_MOST_SHORT:
        return 0
    if len(words) > 1 and (len(words) != len(others) or any(map(_unlike, words, others))):
        return 0
    return difflib.SequenceMatcher(None, one, other).ratio()


def _unlike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other).ratio() < _WORD_LIKE


def fitting(paths: Collection[str], present: Collection[str], *, inside: str = "", negative: bool = True) -> list[str]:
    """Those of the candidates that a file of these fields lacks, if any; a name or summary that it needs first."""
    paths = [one for one in paths if negative or not one.startswith("negative.")] or [*paths]
    if inside:
        return paths
    lacking = [one for one in paths if one not in present] or paths
    needed = [one for one in lacking if one in ("name", "summary")]
    return needed[:1] or lacking
