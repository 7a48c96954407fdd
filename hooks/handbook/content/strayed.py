"""A persona that lies in docs/, where it would be judged and published as a page.

Knows: what tells a persona from a page, and where it belongs. Must not know: how pages are judged.
"""

from pathlib import PurePosixPath

from handbook.markdown.links import DOCS, PERSONAS
from handbook.personas.record import Folder, is_id
from handbook.problems.problem import START, Problem
from handbook.rules.folders import another_name
from handbook.schema import Persona, known_name
from handbook.schema.slugs import slug_of
from handbook.source import Document, Scalar
from handbook.source.folders import NEGATIVE_FOLDER, is_negative, moving
from handbook.source.rules import MISPLACED_PERSONA

_INTRODUCES = frozenset({"name", "summary"})
# What no page has, here or in another program.
_TELLS = frozenset(
    {"negative", "goals", "jobs", "challenges", "evidence", "economics", "purchasing", "demographics_note"}
)


def is_persona(document: Document, model: type[Persona]) -> bool:
    """Whether a page's front matter is that of a persona: a name and a summary, or two fields, one of personas only."""
    fields = {name for key in document.front.values if (name := known_name(model, key)) in model.model_fields}
    return fields >= _INTRODUCES or (len(fields) > 1 and not fields.isdisjoint(_TELLS))


def strayed(path: str, document: Document, folder: Folder) -> Problem:
    """What is wrong with a persona's being there, and how to move it to where it belongs."""
    inside = PurePosixPath(path.removeprefix(DOCS))
    around = [name for name in inside.parts[:-1] if f"{name}/".lower() != PERSONAS]
    said = document.front.values.get("type")
    negative = is_negative(f"{PERSONAS}{'/'.join([*around, inside.name])}") or "negative" in document.front.values
    if isinstance(said, Scalar) and said.text.strip() in ("negative", "customer"):
        negative = said.text.strip() == "negative"
    group = [name for name in around if name in folder.declared][:1]
    known = NEGATIVE_FOLDER if negative else PERSONAS
    stem = inside.stem if is_id(inside.stem) else slug_of(inside.stem)
    to = f"{known}{'/'.join([*group, stem if is_id(stem) else 'a-name-of-its-own'])}.md"
    if folder.knows(PurePosixPath(to).stem):
        to = another_name(to, folder.paths)
    what = "a negative persona" if negative else "a persona"
    message = f"this is {what}, and docs/ holds pages: {moving(path, to)}"
    return Problem(path, START, MISPLACED_PERSONA, message)
