"""What one persona says of another, and of its own sources.

Knows: ids and what they stand for. Must not know: pages.
"""

from collections.abc import Iterator

from handbook.personas.citations import citations
from handbook.personas.record import Folder, Record, same_name
from handbook.personas.studies import own_sources
from handbook.problems.problem import START, Also, Position
from handbook.rules.check import ERROR, WARNING, Breach, check
from handbook.rules.folders import another_name, placed_paths
from handbook.schema import did_you_mean
from handbook.schema.references import references
from handbook.schema.terms.general import Status
from handbook.source import Path
from handbook.source.files import SOURCES
from handbook.source.folders import moving


def _references(record: Record) -> Iterator[tuple[Position, str]]:
    """Every other persona that this one names, and where; without what is reported already."""
    for path, scalar in references(type(record.persona), record.document.front):
        if not record.is_broken(path):
            yield scalar.at, scalar.text


@check("dangling-reference", ERROR, fix="Use the other file's name without `.md`; after a rename, its new name.")
def dangling_reference(record: Record, folder: Folder) -> Iterator[Breach]:
    """A persona is named that does not exist.

    The page would link to nothing.
    """
    for at, persona_id in _references(record):
        if folder.knows(persona_id):
            continue
        if renamed := next((r for r, where in folder.named.get(persona_id, ()) if where), None):
            yield Breach(f"`{persona_id}` is called `{renamed.id}` now: write that", at)
        else:
            yield Breach(f"there is no persona `{persona_id}`.{did_you_mean(persona_id, folder.paths)}", at)


@check("self-reference", ERROR, fix="Name another persona, or delete the entry.")
def self_reference(record: Record, _: Folder) -> Iterator[Breach]:
    """A persona names itself.

    Readers are on its page already.
    """
    for at, persona_id in _references(record):
        if persona_id == record.id:
            yield Breach(f"`{persona_id}` is this persona itself", at)


@check("duplicate-id", ERROR, fix="Rename one of the files, or delete the alias.")
def duplicate_id(record: Record, folder: Folder) -> Iterator[Breach]:
    """Two personas have the same file name, or an alias is another persona's id or alias, even if the capitals differ.

    The id is the page's address, and one address leads to one page.
    """
    for shared in dict.fromkeys(same_name(name) for name in (record.id, *record.persona.aliases)):
        first, claimed = folder.named[shared][0]
        at = first.document.at(first.written(claimed)) if claimed else START
        taken = Also(first.path, at, "taken here")
        for claimant, path in folder.named[shared][1:]:
            name = _called(claimant, path)
            if not path and not claimed and _is_told_already(claimant, first, folder):
                continue
            if claimant is record and (first is not record or name == _called(first, claimed)):
                where = "this persona itself" if first is record else first.path
                remedy = "" if path or claimed else _renamed(record, first, folder)
                yield Breach(f"`{name}` is taken already, by {where}{remedy}", path, key=True, also=(taken,))


def _is_told_already(claimant: Record, first: Record, folder: Folder) -> bool:
    """Whether one of two files of one name has to get another name or place anyway, which is told with what to do."""
    placed = placed_paths(folder)
    return not claimant.is_well_named or claimant.path in placed or first.path in placed


def _renamed(record: Record, first: Record, folder: Folder) -> str:
    """What to do with the younger of two files of one name, or with either if none is."""
    taken = {*folder.paths, *(alias for one in folder.records for alias in one.persona.aliases)}
    how = moving(record.path, another_name(record.path, taken))
    which = "this file, the newer one:" if record.since > first.since else "one of the two, as in"
    return f": an id is used once in all folders. Rename {which} {how}"


@check("same-name", WARNING, fix="Give one of them another name, or add to it what tells the two apart.")
def same_name_twice(record: Record, folder: Folder) -> Iterator[Breach]:
    """Two active personas have the same name, even if capitals or spaces differ.

    Readers cannot tell them apart in the menu, the tables and the search.
    """
    others = folder.of_one_name.get(record.spoken_name, [])
    if any(one is record for one in others[1:]) and not record.is_broken(("name",)):
        first = others[0]
        also = (Also(first.path, first.document.at(("name",)), "called the same"),)
        yield Breach(f"`{record.name}` is what {first.path} is called too", ("name",), also=also)


def _called(record: Record, path: Path) -> str:
    """The name that a persona lays claim to at this place of its file."""
    return record.persona.aliases[int(path[1])] if path else record.id


@check("look-alike", ERROR, fix="Name a customer persona that is in use.")
def look_alike(record: Record, folder: Folder) -> Iterator[Breach]:
    """A negative persona is said to look like, or to become, another negative one, or one that is retired.

    The comparison is there to keep good customers from being turned away, and the prospect to win some back.
    """
    negative = record.persona.negative
    doubles = negative.looks_like if negative else []
    named: list[tuple[str, Path, str]] = [
        (double.persona, ("negative", "looks_like", index, "persona"), "a customer they are mistaken for")
        for index, double in enumerate(doubles)
    ]
    if negative and negative.becomes:
        named.append((negative.becomes, ("negative", "becomes"), "the customer that they would become"))
    for persona_id, path, wanted in named:
        other = folder.by_id.get(persona_id)
        if other is None or other is record:
            continue
        if other.is_negative:
            yield Breach(f"`{other.id}` is a negative persona too; name {wanted}", path)
        elif other.status is Status.RETIRED:
            yield Breach(f"`{other.id}` is retired; name a customer persona that is in use", path)


@check("unknown-source", ERROR, fix="Add the source under `evidence: sources:`, or correct its id.")
def unknown_source(record: Record, folder: Folder) -> Iterator[Breach]:
    """A statement cites a source that neither the persona nor `personas/_sources.yml` lists.

    Anyone who wants to check the statement would find nothing.
    """
    if record.is_broken(("evidence", "sources")) or folder.studies.gaps:
        return
    own, shared = [source.id for source in own_sources(record.persona)], folder.studies.by_id
    for path, cited in citations(record.persona):
        if cited not in own and cited not in shared:
            listed = f" Listed: {', '.join(own)}" if own else " None is listed under `evidence: sources:`"
            also = f"; several personas' sources are in {SOURCES}" if shared else ""
            if folder.studies.is_there and not shared:
                also = f"; {SOURCES} lists none at all: if this was one of them, put it back there"
            yield Breach(f"there is no source `{cited}`.{did_you_mean(cited, [*own, *shared])}{listed}{also}", path)


def taken_id(id_: str, first: str, place: str) -> str:
    """What to say of a source's id that another one has, at this place, be it in other capitals."""
    how = "is taken already" if id_ == first else f"differs from `{first}` in capitals only, which is taken already"
    return f"the source id `{id_}` {how} ({place})"


@check("duplicate-source", ERROR, fix="Give each source an id of its own.")
def duplicate_source(record: Record, _: Folder) -> Iterator[Breach]:
    """Two sources have the same id, in capitals or not: two of a persona, two in `personas/_sources.yml`, one of each.

    A citation could mean either.
    """
    seen: dict[str, tuple[str, Position]] = {}
    for index, source in enumerate(own_sources(record.persona)):
        path = ("evidence", "sources", index, "id")
        same = source.id.casefold()
        if same in seen:
            first, at = seen[same]
            message = taken_id(source.id, first, f"{record.path}:{at.line}")
            remedy = "choose another for one of the two, here and where it is cited"
            yield Breach(f"{message}: {remedy}", path, also=(Also(record.path, at, "taken here"),))
        seen.setdefault(same, (source.id, record.document.at(record.written(path))))
