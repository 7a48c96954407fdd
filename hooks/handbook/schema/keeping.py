"""Where the rest of a value goes that no term of a vocabulary says, so that no remedy loses it.

Knows: vocabularies, and the fields beside them that take words of one's own. Must not know: how a term is found.
"""

import re
from collections.abc import Callable, Mapping

from handbook.schema.fields import FieldSpec, specs
from handbook.schema.meant import fold
from handbook.schema.terms.behaviour import DecisionStyle, Frequency
from handbook.schema.terms.general import CompanySize, CompanyType, MaritalStatus, Seniority, Settlement
from handbook.schema.terms.term import Term

_CUSTOM = "`custom:`"
_OWN_WORDS: Mapping[type[Term], str] = {
    Frequency: "`habits:` beside it",
    DecisionStyle: "`habits:` beside it",
    Settlement: "`label:` beside it",
    **dict.fromkeys((MaritalStatus, Seniority, CompanySize, CompanyType), _CUSTOM),
}
# What is no kind of company but what it does.
_TRADES = (
    "saas, software, software company, it, it services, technology, tech, agency, marketing agency, consulting, "
    "consultancy, retail, retailer, wholesale, manufacturing, manufacturer, e-commerce, finance, fintech, banking, "
    "insurance, healthcare, hospitality, logistics, construction, media, telecommunications, energy, automotive, "
    "real estate"
)
_TRADES_FOLDED = frozenset(map(fold, _TRADES.split(", ")))
_DENIES = re.compile(
    r"\b(?:no|not|non|never|without|neither|nor|ex|former|formerly)\b"
    r"|\b(?:bi|semi|half)[ -]?(?=week|month|quarter|annual|year)",
    re.I,
)
_RATED = re.compile(r"(?P<name>.*?)[\s:=(\[\N{EN DASH}\N{EM DASH}-]*(?P<rate>\d+(?:[.,]\d+)?)\s*%[)\]]?", re.S)
_TIMES_A_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4, "season": 4, "year": 1}
_STEPS = {"daily": 365, "weekly": 52, "monthly": 12, "quarterly": 4, "yearly": 1}
_WORDS = {"once": "1", "twice": "2", "thrice": "3", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}


def in_own_words(written: str, spec: FieldSpec, *, all_of_it: bool = False) -> str:
    """Where a value goes that has no term, or that has one for a part of it only."""
    if spec.vocabulary is CompanyType and fold(written) in _TRADES_FOLDED:
        return f" That is a line of business: write it under `industry:`, as `{written}`."
    if not (where := _OWN_WORDS.get(spec.vocabulary) if spec.vocabulary else None):
        return ""
    if all_of_it:
        figures = len(re.findall(r"\d[\d,.]*", written)) if spec.vocabulary is CompanySize else 0
        what = ("all of it", "the number", "the numbers")[min(figures, 2)]
        return f" To keep {what}, write `{written}` under {where}."
    return f" If none of these fits, write `{written}` under {where} instead."


def keeps_all(written: str, term: str) -> bool:
    """Whether the term says all that was written: only one word, or one that is not about figures."""
    figures = r"\d|\b(?:twice|few|several|times|summer|winter|christmas|framework|retainer)\b"
    return fold(written) == fold(term) or not re.search(figures, written.lower())


def denied(written: str, term: str) -> bool:
    """Whether the value says that the term does not hold."""
    return bool(_DENIES.search(written)) and not _DENIES.search(term)


def one_of(written: str, terms: list[str], spec: FieldSpec) -> str:
    """What to say of several terms where one has room."""
    where = _OWN_WORDS.get(spec.vocabulary, _CUSTOM) if spec.vocabulary else _CUSTOM
    mixed = [term for term in ("mixed",) if term in list(spec.vocabulary or ())]
    named = " or ".join(f"`{term}`" for term in dict.fromkeys([*terms, *mixed]))
    return f" It takes one of them: keep the one that fits most, {named}, and write `{written}` under {where}."


def nearest_frequencies(written: str) -> list[str]:
    """The terms that a number of times in a time lies between."""
    text = " ".join(_WORDS.get(word, word) for word in written.lower().split())
    if re.search(r"\bfortnight|\bevery other week", text):
        return ["weekly", "monthly"]
    if re.search(r"\b(?:half|semi)[ -]?(?:year|annual)", text):
        return ["quarterly", "yearly"]
    found = re.search(r"every (?:(other) |(\d+)(?:st|nd|rd|th)? )?(day|week|month|quarter|season|year)s?\b", text)
    if found:
        a_year = _TIMES_A_YEAR[found[3]] / int("2" if found[1] else found[2] or 1)
    elif found := re.search(
        r"^\D*(\d+(?:\.\d+)?)\s*(?:x|times)? ?(?:a|per|each|/) ?(day|week|month|quarter|season|year)\b", text
    ):
        a_year = float(found[1]) * _TIMES_A_YEAR[found[2]]
    else:
        return []
    more = [term for term, often in _STEPS.items() if often >= a_year][-1:]
    less = [term for term, often in _STEPS.items() if often <= a_year][:1]
    return list(dict.fromkeys([*more, *less]))


def with_rates(written: str, spec: FieldSpec, holder: FieldSpec | None, find: Callable[[str], str]) -> str:
    """What to write for names with their shares in one text; nothing if it is anything else.

    `find` has the one term that a name means.
    """
    if not holder or not holder.block or "note" not in holder.block.model_fields:
        return ""
    parts = [part.strip(" .") for part in re.split(r"[;\n]|,(?!\d)|\s/\s|\band\b", written) if part.strip(" .")]
    split = [_RATED.fullmatch(part) for part in parts]
    if not any(split):
        return ""
    entries, unknown = list[str](), list[str]()
    for part, found in zip(parts, split, strict=True):
        name = found["name"].strip() if found else part
        note = f"{found['rate'].replace(',', '.')} %" if found else ""
        if term := find(name):
            full = note if fold(name) == fold(term) or fold(name) in _labels(spec) else f"{name} {note}".strip()
            quoted = full if re.fullmatch(r"\w[\w .%+-]*", full) else f"'{full.replace(chr(39), chr(39) * 2)}'"
            entries.append(f"{{text: {term}, note: {quoted}}}" if full else term)
        else:
            unknown.append(f"`{name}`" + (f" (`note: {note}`)" if note else ""))
    listed = f" Write a list, each with its share as a note: `[{', '.join(entries)}]`" if entries else ""
    if len(parts) == 1:
        listed = f" Write the share as a note: `{entries[0]}`" if entries else ""
    rest = f"{' and an' if entries else ' Write an'} entry with one of the allowed values for {', '.join(unknown)}"
    return f"{listed}{rest if unknown else ''}."


def _labels(spec: FieldSpec) -> set[str]:
    return {fold(term.label) for term in spec.vocabulary or ()}


def rest_of(written: str, said: Mapping[str, str], holder: FieldSpec | None, *, in_a_persona: bool) -> str:
    """Where a value goes, or the rest of it, that an error has `said` to be a range, or an address of another kind."""
    if one := said.get("span"):
        return _of_a_span(written, one, holder, in_a_persona=in_a_persona)
    return _of_no_page(holder, in_a_persona=in_a_persona) if "elsewhere" in said else ""


def _of_no_page(holder: FieldSpec | None, *, in_a_persona: bool) -> str:
    """What to do with an address that leads to no page of the web, in the place of a link."""
    notes = {part.name for part in specs(holder.block)} if holder and holder.block else set[str]()
    where = "`note:`" if "note" in notes else _CUSTOM if in_a_persona else ""
    return f": write it under {where}, or delete the line" if where else ": delete the line"


def _of_a_span(written: str, one: str, holder: FieldSpec | None, *, in_a_persona: bool) -> str:
    """What to do with a range, or a bound, where `one` number has room: nothing of it is to be lost."""
    inside = {part.name for part in specs(holder.block)} if holder and holder.block else set[str]()
    if {"min", "max"} <= inside:
        return ": write its lower end under `min:`, its upper one under `max:`"
    if "note" in inside:
        return f": write {one}, and `{written}` under `note:` beside it"
    return f": write {one}" + (f", and `{written}` in words under {_CUSTOM}" if in_a_persona else "")
