"""The first mapping: for each column the field that its heading and its cells speak for.

Knows: headings, cells, and what fields are called. Must not know: files, drafts.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from commands.importing.mapping_file import CUSTOM, HEADING, LEAVE_OUT, Column
from commands.importing.personal import names_personas, personal, suspicions
from commands.importing.values import LINES, clean, fields, pieces, read, says_nothing
from handbook.schema import FieldSpec, Look, Persona, meant_by
from handbook.schema.meant import fold

Row: TypeAlias = tuple[int, int]  # the number of a table, and of a row in it

_FITS = 0.5  # of a column's cells, so many must be what the field takes
_SHORT = 120  # characters of what stands well on a line of its own
_WORDS = 4  # of an item between commas: more are a sentence with a comma in it
_WORDS_APART = 10  # of an item between semicolons: more are sentences with a semicolon in them
_LIKE_A_NAME = (CUSTOM, "role_label", "segment", "group", "job_title", "occupation")  # where no column is called so
# What tells two headings of one meaning apart: `Goals (top 3)`, `Goal 2`, `Top 3 goals`.
_BESIDE = re.compile(r"\s*(?:\([^()]*\)|[#\d]+|[:*?])\s*$|^(?:top|main|key)\s+(?:\d+\s+)?", re.I)
_INSTEAD = {"summary": ("summary", "bio")}  # where a heading means a line or a paragraph, the cells decide


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split(","))


_TYPE_HEADINGS = _folded(
    "type, persona type, customer type, kind, category, fit, good fit, target, target group, typ, art, tipo,"
    " passt, passt zu uns, zielkunde, wunschkunde, encaja, convient, past bij ons"
)
_NEGATIVE_HEADINGS = _folded(
    "negative, negative persona, not a fit, bad fit, poor fit, misfit, exclude, excluded, negativ"
)
_NEGATIVE = _folded(
    "negative, negative persona, anti persona, antipersona, exclude, excluded, exclusionary, not a fit, no fit,"
    " not fit, bad fit, poor fit, misfit, not for us, not a customer, avoid, do not target, don't target, non-target,"
    " non target, no-go, unfit, unsuitable, wrong fit, disqualified, negativ, ausschluss, passt nicht, négatif,"
    " négative, negativo, negativa, negatief"
)
_CUSTOMER = _folded(
    "customer, positive, target, fit, good fit, great fit, ideal, ideal customer, primary, secondary, persona, buyer,"
    " user, core, good, kunde, zielgruppe, positiv, client, cliente, klant, cible"
)
_YES = _folded("yes, y, x, true, 1, ja, oui, sí, si, sì, sim")
_NO = _folded("no, n, false, 0, nein, non, nee, não")


def cells_by_column(tables: Sequence[tuple[Sequence[str], Sequence[Mapping[int, str]]]]) -> dict[str, dict[Row, str]]:
    """What each column of all tables holds, cleaned, by table and row; columns of one heading are one."""
    found: dict[str, dict[Row, str]] = {}
    for table, (headings, rows) in enumerate(tables):
        for column, heading in enumerate(headings):
            texts = {(table, number): clean(row[column]) for number, row in enumerate(rows) if column in row}
            found.setdefault(heading, {}).update((at, text) for at, text in texts.items() if text)
    return found


def propose(cells: Mapping[str, Mapping[Row, str]], model: type[Persona]) -> tuple[list[Column], dict[str, str]]:
    """A place for each column, and why those are left out that may be about real people."""
    columns = {heading: list(texts.values()) for heading, texts in cells.items()}
    why = suspicions(columns)
    filled: dict[str, set[Row]] = {}  # where each field that takes one value has one already
    made: list[Column] = []
    for heading, texts in columns.items():
        if heading in why:
            made.append(Column(column=heading, to=LEAVE_OUT))
            continue
        taken = frozenset(path for path, rows in filled.items() if rows & cells[heading].keys())
        is_name = names_personas(heading)
        safe = [one for one in texts if not says_nothing(one) and not personal(one, is_persona_name=is_name)]
        one = (
            _typed(heading, safe, taken) or next(_in_fields(heading, safe, taken, model), None) or _kept(heading, safe)
        )
        if one.to not in (CUSTOM, HEADING):
            filled.setdefault(one.to, set()).update(cells[heading])
        made.append(one)
    return _named(made, columns), why


def _typed(heading: str, texts: Sequence[str], taken: Collection[str]) -> Column | None:
    """The column that says who is not a fit, with what its words mean; None if this is none."""
    name = fold(_shorter(heading))
    about_negative, words = name in _NEGATIVE_HEADINGS, list(dict.fromkeys(texts))
    about_type = all(fold(part) in _TYPE_HEADINGS for part in re.split(r"[/|]", _shorter(heading)))
    if "type" in taken or not (about_negative or about_type):
        return None
    yes, no = ("negative", "customer") if about_negative else ("customer", "negative")
    lists = ((_NEGATIVE, "negative"), (_CUSTOMER, "customer"), (_YES, yes), (_NO, no))
    if about_negative:
        lists = lists[2:] + lists[:2]
    known = {word: next((is_ for listed, is_ in lists if fold(word) in listed), "") for word in words}
    if "negative" not in known.values() and not (about_negative and any(known.values())):
        return None
    return Column(column=heading, to="type", values={word: is_ for word, is_ in known.items() if is_ not in ("", word)})


def _shorter(heading: str) -> str:
    """A heading without a number, a bracket or `Top 3` around it."""
    shorter = _BESIDE.sub("", heading).strip()
    return _shorter(shorter) if shorter and shorter != heading else heading


def _in_fields(heading: str, texts: Sequence[str], taken: Collection[str], model: type[Persona]) -> Iterator[Column]:
    """The column in each field that its heading may mean and that takes most of its cells."""
    known = fields(model)
    names = dict.fromkeys((heading, _shorter(heading)))
    meant = [path for name in names for found in meant_by(model, name) for path in _INSTEAD.get(found, (found,))]
    for path in dict.fromkeys(meant):
        spec = known.get(path)
        if spec is None or path == "type" or (not spec.is_list and path in taken):
            continue
        split = _split(spec, texts)
        fitting = sum(read(model, path, text, split) is not None for text in texts)
        if fitting >= _FITS * len(texts):
            yield Column(column=heading, to=path, split=split)


def _split(spec: FieldSpec, texts: Sequence[str]) -> str | None:
    """What parts the items in the cells of a column; None where each is one item."""
    if not spec.is_list:
        return None
    for sign in (";", "|", "\u2022"):
        parts = any(len(pieces(text, sign)) > len(pieces(text, LINES)) for text in texts)
        if parts and all(len(item.split()) <= _WORDS_APART for text in texts for item in pieces(text, sign)):
            return sign
    if any("\n" in text for text in texts):
        return LINES
    items = [item for text in texts for item in pieces(text, ",")]
    short = all(len(item.split()) <= _WORDS for item in items)
    return "," if short and len(items) > len(texts) and (spec.vocabulary or spec.meta.look is Look.CHIPS) else None


def _kept(heading: str, texts: Sequence[str]) -> Column:
    """A column without a field: on lines of its own, or below the fields where it is long."""
    short = len(heading) <= _SHORT and all(len(text) <= _SHORT and "\n" not in text for text in texts)
    return Column(column=heading, to=CUSTOM if short else HEADING)


def _named(made: list[Column], columns: Mapping[str, Sequence[str]]) -> list[Column]:
    """The proposal with a column for the names: where none is called so, the first whose cells all differ."""
    if any(one.to == "name" for one in made):
        return made
    rows = max((len(texts) for texts in columns.values()), default=0)
    for index, one in enumerate(made):
        texts = columns[one.column]
        short = all(len(text) <= _SHORT // 2 and "\n" not in text for text in texts)
        if one.to in _LIKE_A_NAME and short and rows and len({*texts}) == len(texts) == rows:
            return [*made[:index], Column(column=one.column, to="name"), *made[index + 1 :]]
    return made
