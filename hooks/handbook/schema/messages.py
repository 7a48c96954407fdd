"""What to say of a value or a name that does not fit: the nearest that does, and how to get there.

Knows: what a block takes. Must not know: how problems are found, or where they stand.
"""

import difflib
import re
from collections.abc import Iterable
from collections.abc import Mapping as Words
from typing import Any

from handbook.schema.annotations import ANY_TEXT, alternatives
from handbook.schema.fields import FieldSpec, specs
from handbook.schema.keeping import denied, in_own_words, keeps_all, nearest_frequencies, one_of, with_rates
from handbook.schema.meant import LIKE, fold
from handbook.schema.statements import Shorthand
from handbook.schema.suggestions import NOTHING
from handbook.schema.terms.behaviour import Frequency
from handbook.schema.terms.general import CompanySize, PersonaType, Status
from handbook.schema.terms.names_doubtful import ACTIVE_NEEDS, ENTRIES
from handbook.schema.terms_meant import beside, bounds, listed, terms_meant
from handbook.source import Listing, Mapping, Node, Path, Scalar
from handbook.source.lines import looks_like_others

# What stands in brackets in a template, where the real thing belongs.
_TO_BE_REPLACED = re.compile(r"(?:insert|add|enter|your|todo|tbd|tbc|xxx)\b|(?:name|company|job title|segment)$", re.I)


_COMPANIES = frozenset(map(fold, ("organization", "company", "business", "b2b", "account", "firm", "enterprise")))
_SOCIAL = ["organic-social", "paid-social"]  # what the name of a network may mean
_LONGEST_WORD = 300  # characters of what may be a mistyped word, a list of words, or a link


def did_you_mean(written: str, allowed: Iterable[str], *, cutoff: float = 0.6) -> str:
    """` Did you mean ...?` with the nearest of the allowed words, or nothing if none is near (`cutoff`, 0 to 1).

    Several of them with commas between are a list that lacks its brackets.
    """
    allowed = list(allowed)
    several = [word for word in re.split(r"\s*[,;]\s*", written.strip()) if word]
    if len(several) > 1 and not set(several) - set(allowed):
        return f" Write a list: `[{', '.join(several)}]`."
    near = nearest(written, allowed, cutoff=cutoff)
    meant = f" Did you mean `{near}`?" if near else ""
    strange = looks_like_others(written)
    return f"{meant} {strange[0].upper()}{strange[1:]}." if strange else meant


def nearest(written: str, allowed: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The one of the allowed words that `written` has among its own, or else the one most like it."""
    if len(written) > _LONGEST_WORD:
        return None
    by_fold = {word.lower(): word for word in allowed}
    folded = re.sub(r"\s+", "-", written.strip().lower())
    if same := next((word for fold, word in by_fold.items() if fold.replace("_", "-") == folded.replace("_", "-")), ""):
        return same
    words = [word for word in re.split(r"[^\w]", folded) if len(word) > 2 and word in by_fold]
    near = words if len(words) == 1 and folded not in by_fold else []
    for spelling in (folded, folded.replace("-", "_")):
        near = near or difflib.get_close_matches(spelling, by_fold, n=1, cutoff=cutoff)
    return by_fold[near[0]] if near else None


def instead(written: str, spec: FieldSpec, holder: FieldSpec | None = None, *, alone: bool = False) -> str:
    """What to write for a value that is not one of those allowed.

    `holder` is the field that the file names, which may take a list; the value is `alone` if it is no item of one.
    """
    allowed = {word.lower(): str(term) for term in spec.vocabulary or () for word in (term.ours, term.label, str(term))}
    rated = with_rates(written, spec, holder, lambda name: _the_term(name, spec, allowed))
    if rated or (each := _several(written, spec, holder, allowed)):
        return rated or _each(written, each, spec, holder, alone=alone)
    if nothing := delete(written, spec):
        return nothing
    if label := allowed.get(written.lower()):
        return f" Did you mean `{label}`?"
    return _other_word(written, spec, holder) or _like_it(written, spec, allowed)


def _each(written: str, each: list[str], spec: FieldSpec, holder: FieldSpec | None, *, alone: bool) -> str:
    """What to say of several known values in one text."""
    if holder and not holder.is_list and holder.name != "text":
        return one_of(written, each, spec)
    paid = f" (`{_SOCIAL[1]}` for what is paid.)" if any(_SOCIAL[0] in one for one in each) else ""
    is_list = alone and holder and holder.is_list
    listed_each = f"Write a list: `[{', '.join(each)}]`." if is_list else f"Write each by itself: {', '.join(each)}."
    return f" {listed_each}{paid}"


def _like_it(written: str, spec: FieldSpec, allowed: Words[str, str]) -> str:
    """The term that the value is like or lies near, and where the rest of it goes; or where all of it goes."""
    terms = list(map(str, spec.vocabulary or ()))
    near = nearest(written, terms, cutoff=LIKE)
    suggestion = "" if near and denied(written, near) else did_you_mean(written, terms, cutoff=LIKE)
    if suggestion:
        more = near and len(written.split()) > len(near.split("-"))
        return suggestion + (in_own_words(written, spec, all_of_it=True) if more else "")
    label = nearest(written, allowed, cutoff=0.8)  # one of the words that readers see
    if label and not denied(written, label):
        return f" Did you mean `{allowed[label]}`?"
    between = nearest_frequencies(written) if spec.vocabulary is Frequency else []
    named = " or ".join(f"`{one}`" for one in between)
    return (f" The nearest is {named}." if between else "") + in_own_words(written, spec, all_of_it=bool(between))


def _the_term(name: str, spec: FieldSpec, allowed: Words[str, str]) -> str:
    """The one term that a name means; nothing if it means none, or may mean several."""
    found = terms_meant(spec.vocabulary, name) if spec.vocabulary else []
    return allowed.get(name.lower()) or (found[0] if len(found) == 1 else "")


def _other_word(written: str, spec: FieldSpec, holder: FieldSpec | None) -> str:
    """What to say of a word that people have for a term, or for one of a field beside this one."""
    if spec.vocabulary is PersonaType and fold(written) in _COMPANIES:
        return (
            " A persona stands for people: put what is said of the organisation under `company:`, and delete the line."
        )
    if spec.vocabulary and (found := terms_meant(spec.vocabulary, written)):
        needs = f" {ACTIVE_NEEDS}." if found == [Status.ACTIVE] else ""
        return _terms(found, written, spec, holder) + needs
    other = beside(spec.vocabulary, written) if spec.vocabulary else None
    return f" It belongs under `{other[0]}:`, as `{other[1]}`." if other else ""


def _several(written: str, spec: FieldSpec, holder: FieldSpec | None, allowed: Words[str, str]) -> list[str]:
    """The items of several known values that stand in one text; nothing if they are not known, or it is but one."""
    if written.lower() in allowed:
        return []
    parts = [part.strip(" .") for part in re.split(r"[,;/&+\n]| and | or ", written)]
    for between in (r"\s+", r"[\s-]+"):  # lines without dashes become one text
        if len(parts) == 1 and not set(re.split(between, written.lower())) - allowed.keys():
            parts = re.split(between, written)
    if len(parts) == 1 or (spec.vocabulary and terms_meant(spec.vocabulary, written)):
        return []
    items = []
    for part in parts:
        words = terms_meant(spec.vocabulary, part) if spec.vocabulary else []
        known = allowed.get(part.lower().replace(" ", "-"))
        items.append(known or (_noted(words[0], part, holder) if len(words) == 1 or words == _SOCIAL else ""))
    return items if all(items) else []


def _noted(term: str, written: str, holder: FieldSpec | None) -> str:
    """A term as an item that keeps the name somebody had for it, if it is a name and there is a place for it."""
    block = holder.block if holder and holder.is_list else None
    is_name = written != written.lower() and re.fullmatch(r"[\w .+-]+", written)
    return f"{{text: {term}, note: {written}}}" if block and is_name and "note" in block.model_fields else term


def _terms(found: list[str], written: str, spec: FieldSpec, holder: FieldSpec | None) -> str:
    """What to say of a word that may mean these terms."""
    kept = "" if keeps_all(written, found[0]) else in_own_words(written, spec, all_of_it=True)
    if len(found) > 1 and spec.vocabulary is CompanySize:
        if holder and holder.is_list:
            return f" Write a list: `[{', '.join(found)}]`.{kept}"
        return f" It spans {', '.join(found)}: name the one that most of them are, and put `{written}` under `custom:`."
    named = {str(term): bounds(term) for term in spec.vocabulary or ()}
    meant = " or ".join(f"`{one}`{named.get(one, '')}" for one in found)
    noted = _noted(found[0], written, holder)
    note = f" To keep the name: `{noted}`." if noted != found[0] else ""
    networks = " What they follow there goes under `media:`." if found == _SOCIAL else ""
    return f" Did you mean {meant}?{note}{networks}{kept}"


def delete(written: str, spec: FieldSpec | None) -> str:
    """What to do with a value that says that there is none."""
    if written.lower() not in NOTHING or (spec and spec.meta.required):
        return ""
    return " If there is nothing to say, delete the line."


_TAKES = {
    "string_type": "one text",
    "enum": "one text",
    **dict.fromkeys(("date_type", "int_type", "decimal_type", "float_type", "bool_type"), "one text"),
    "list_type": "a list",
    "dict_type": "a block of names and values",
    "model_type": "a block of fields, indented under it",
    "model_attributes_type": "a block of fields, indented under it",
}


def wrong_shape(name: str, error: Any, node: Node, spec: FieldSpec | None) -> str:
    """What to say where pydantic's `error` is about the form of a value."""
    if takes := _TAKES.get(error["type"]):
        if spec and spec.block and issubclass(spec.block, Shorthand):
            takes = "one text, or a block of fields"
        has = {Scalar: "a single value", Mapping: "a block of fields"}.get(type(node), "a list")
        return _replaced(node) or f"`{name}` takes {takes}, but has {has}{_reshaped(node, spec, takes)}"
    return f"`{name}` cannot be understood: {error['msg']}"


def _replaced(node: Node) -> str:
    """What to say of brackets or braces that were meant to be replaced: `[Name]`, `{segment}`."""
    inside = node.values if isinstance(node, Mapping) else node.items if not isinstance(node, Scalar) else ()
    words = [one if isinstance(one, str) else one.text for one in inside if isinstance(one, str | Scalar)]
    if len(inside) != 1 or len(words) != 1:
        return ""
    braces = isinstance(node, Mapping) and isinstance(value := node.values[words[0]], Scalar) and value.is_empty
    if not braces and not _TO_BE_REPLACED.match(words[0]):
        return ""
    written = f"{{{words[0]}}}" if braces else f"[{words[0]}]"
    return f"`{written}` looks like text that was meant to be replaced: write the real thing, or delete the line"


_REST = {"job_title": "alternative_titles"}  # where the others go that one field has no room for

# What to do with several where the field names one, which they would not be together.
_ONE = {
    "account": "A persona buys for one account: keep one of them, and write a persona of its own for each of the "
    "others",
    "reports_to": "Keep the one they answer to first, and put the others under `related:`, with `how: reports-to`, or "
    "under `custom:` where they have no persona",
}


def _is_free(spec: FieldSpec) -> bool:
    """Whether the field takes any text, so that several can be written as one."""
    one = spec.block.model_fields[next(iter(spec.block.model_fields))] if spec.block else spec.info
    typed = spec.block.typed if spec.block and issubclass(spec.block, Shorthand) else None
    return typed is None and alternatives(one) == [ANY_TEXT]


def _reshaped(node: Node, spec: FieldSpec | None, takes: str) -> str:
    """How to write what is there in the form that the field takes."""
    block = spec.block if spec else None
    inner = [one.name for one in specs(block)] if block else []
    parts = ", ".join(f"`{one}:`" for one in inner)
    if isinstance(node, Scalar):
        part, _, value = node.text.partition(":")
        if value and part in inner:
            return f". A space is missing after the colon: write `{part}: {value.strip()}`"
        if spec and block and spec.is_list and block.__name__ in ENTRIES:
            return f". {ENTRIES[block.__name__] % as_item(node.text.strip())}"
        return f". Write its parts on lines of their own, indented by two spaces: {parts}" if inner else ""
    if isinstance(node, Mapping) or not all(isinstance(item, Scalar) for item in node.items):
        return ""
    if block and not issubclass(block, Shorthand):
        return f". Put the list under one of its parts: {parts}"
    return _as_one(node, spec) if takes.startswith("one text") else ""


def _as_one(node: Listing, spec: FieldSpec | None) -> str:
    """How to write a list where only one value has room, so that nothing of it is lost."""
    texts = [item.text.strip() for item in node.items if isinstance(item, Scalar)]
    if len(texts) > 1 and spec and spec.name in _REST:
        return f". Write `{spec.name}: {texts[0]}` and `{_REST[spec.name]}: [{', '.join(texts[1:])}]`"
    if len(texts) > 1 and spec and spec.name in _ONE:
        return f". {_ONE[spec.name]}"
    if len(texts) > 1 and spec and not _is_free(spec):
        terms = f" ({listed(spec.vocabulary)})" if spec.vocabulary else ""
        return f". It takes one of them{terms}: keep the one that fits most, and put the others under `custom:`"
    text = ", ".join(texts)
    return f". Write `{text}`, without the marks of a list"


def as_item(value: str) -> str:
    """A value as it may stand between braces."""
    return (
        value
        if re.fullmatch(r"[\w(][\w .()/+\N{HORIZONTAL ELLIPSIS}-]*", value)
        else "'" + value.replace("'", "''") + "'"
    )


def spelled(path: Path) -> str:
    """A path as a writer would say it: `goals.personal`, without list positions."""
    return ".".join(part for part in path if isinstance(part, str))
