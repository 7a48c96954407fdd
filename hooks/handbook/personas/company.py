"""The company's settings, read and judged, and what a persona is in this company.

Knows: the settings file. Must not know: any persona.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace

from handbook.personas.words import EMPTY, of
from handbook.problems.problem import Position, Problem
from handbook.schema import Persona, Settings, Validated, persona_model, validate
from handbook.schema.company_fields import faults, label_faults
from handbook.schema.folders import folder_faults, form_fault, with_listed_folders
from handbook.schema.rules import BAD_COMPANY_FIELD, BAD_WORDS, UNKNOWN_VALUE
from handbook.schema.teams import team_faults, teams_in, with_teams
from handbook.schema.terms.called import use
from handbook.schema.terms.general import Audience
from handbook.source import Listing, Mapping, Node, Path, Scalar, as_written, decode, empty_paths, locate, parse
from handbook.source.conflicts import without_conflicts
from handbook.source.files import SETTINGS
from handbook.source.rules import NOT_FIELDS

_KEY = re.compile(r"""\bkey:\s*["']?(\w+)""")  # of a declaration that is no YAML
_ALL = frozenset(Settings.model_fields)


@dataclass(frozen=True)
class Company:
    """`model` is what a persona may say here, `explained` what the guide tells of it: without teams for the public.

    `unclear` are the fields whose declarations are wrong: whatever a persona says in them is not judged, so that
    one mistake in the settings is not reported again in every file. `unread` are the settings that could not be
    understood, for the same purpose. `words` are its own, by what they stand for.
    """

    settings: Settings = field(default_factory=Settings)
    model: type[Persona] = Persona
    explained: type[Persona] = Persona
    unclear: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    words: dict[Hashable, str] = field(default_factory=dict)


def load(data: bytes | None) -> tuple[Company, list[Problem]]:
    """Reads the settings file's bytes; without one, everything has its default."""
    use({})
    if data is None:
        return Company(), []
    text, problems = decode(SETTINGS, data)
    if text is None:
        return Company(unread=_ALL), problems
    text, conflicts = without_conflicts(text, SETTINGS)
    parsed = parse(text, SETTINGS)
    problems += conflicts
    problems += parsed.problems
    root = parsed.root if isinstance(parsed.root, Mapping) else Mapping({}, {}, Position())
    if not isinstance(parsed.root, Mapping) and not _is_nothing(parsed.root):
        message = "write each setting as `name: value`, with a space after the colon"
        problems.append(Problem(SETTINGS, parsed.root.at if parsed.root else Position(), NOT_FIELDS, message))
    root, misshapen = _without_misshapen(root)
    validated = validate(Settings, with_listed_folders(root), SETTINGS)
    company, found = _company(validated)
    problems += misshapen
    broken = {str(path[0]) for path in validated.broken} | ({"folders"} if misshapen else set())
    company = replace(company, unread=parsed.unread | broken | company.unread if root.values or not problems else _ALL)
    if not {"fields", "folders"}.isdisjoint(parsed.unread) or not root.values:
        company = replace(company, unclear=frozenset(_KEY.findall(text)))
    if "teams" in company.unread:
        company = replace(company, model=with_teams(company.model, [*company.settings.teams, *teams_in(text)]))
    return company, [*problems, *validated.problems, *found, *unsaid_audience(root, SETTINGS)]


def unsaid_audience(front: Mapping, path: str) -> list[Problem]:
    """A problem if the audience is left empty: nobody can tell whom it was to keep out."""
    if ("audience",) not in empty_paths(front):
        return []
    message = f"`audience` is empty. Allowed: {', '.join(Audience)}"
    return [Problem(path, locate(front, ("audience",), key=True), UNKNOWN_VALUE, message)]


def _without_misshapen(root: Mapping) -> tuple[Mapping, list[Problem]]:
    """The settings without a declaration of folders that has not the form of one, and what is wrong with it."""
    if not (why := form_fault(root)):
        return root, []
    problem = Problem(SETTINGS, locate(root, ("folders",), key=True), BAD_COMPANY_FIELD, why)
    kept = {name: node for name, node in root.values.items() if name != "folders"}
    return Mapping(kept, root.keys, root.at), [problem]


def _is_nothing(root: Node | None) -> bool:
    return root is None or (isinstance(root, Scalar) and root.is_empty)


def _company(validated: Validated[Settings]) -> tuple[Company, list[Problem]]:
    """The settings with the fields that are declared rightly, and what is wrong with the others."""
    declared = validated.value.fields
    folders = validated.value.folders
    found = [(("fields", *at), why) for at, why in faults(declared)]
    found += [(("folders", *at), why) for at, why in (folder_faults(folders) if folders else ())]
    if folders and folders.key in {one.key for one in declared}:
        found.append((("folders", "key"), f"`{folders.key}` is declared under `fields:` already: keep one of the two"))
    found += [(("teams", *at), why) for at, why in team_faults(validated.value.teams)]
    same = [*declared, *([folders.as_field()] if folders else [])]
    for index, why in label_faults(same):
        where = ("fields", index) if index < len(declared) else ("folders",)
        found.append(((*where, "label" if same[index].label else "key"), why))
    wrong = {as_written(validated.front, at, validated.broken): why for at, why in found}
    broken = [*validated.broken, *wrong]
    unclear = frozenset(
        key for name in ("fields", "folders") for key in _unclear(validated.front.values.get(name), name, broken)
    )
    if any(path[:1] == ("folders",) for path in broken):
        folders = None
    sound = [one for one in declared if one.key not in unclear]
    settings = validated.value.model_copy(update={"fields": sound, "folders": folders})
    problems = [
        Problem(SETTINGS, locate(validated.front, path), BAD_COMPANY_FIELD, message) for path, message in wrong.items()
    ]
    unread = frozenset(name for name in ("folders", "teams") if any(path[:1] == (name,) for path in broken))
    words = settings.words
    key, own = (folders.key, [*sound, folders.as_field()]) if folders else ("", sound)
    without_teams = persona_model(own, key, words.model_dump_json() if words else "")
    model = with_teams(without_teams, validated.value.teams)
    said, faults_of_words = of(words, model) if words else ({}, [])
    use(said)
    problems += [
        Problem(SETTINGS, locate(validated.front, ("words", *at), key=as_key), BAD_WORDS, message)
        for at, as_key, message in faults_of_words
    ]
    problems += [
        Problem(SETTINGS, locate(validated.front, path, key=True), BAD_WORDS, f"`{path[-1]}:` is empty: {EMPTY}")
        for path in empty_paths(validated.front)
        if path[0] == "words" and len(path) > 2  # a word, and no kind of words
    ]
    explained = without_teams if settings.audience is Audience.PUBLIC else model
    return Company(settings, model, explained, unclear, unread, words=said), problems


def _unclear(declared: Node | None, name: str, broken: list[Path]) -> Iterator[str]:
    """The keys, as they are typed, of the declarations under this name that hold what is broken."""
    entries = declared.items if isinstance(declared, Listing) else (declared,)
    for path in (one for one in broken if one[:1] == (name,)):
        index = path[1] if len(path) > 1 else None
        for entry in entries[index : index + 1] if isinstance(index, int) else entries:
            key = entry.values.get("key") if isinstance(entry, Mapping) else None
            if isinstance(key, Scalar):
                yield key.text.strip()
                yield re.sub(r"\W+", "_", key.text.strip().lower())  # as files may have it already
