"""`new` and `editor`: files written from the schema.

Knows: where the files go. Must not know: what is in them.
"""

import argparse
import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from commands.command import Command, refuse
from handbook.personas import company as companies
from handbook.personas import draft as drafts
from handbook.personas.catalog import ids_of
from handbook.personas.record import is_id
from handbook.schema.folders import folder_refusal
from handbook.schema.scalars import LONGEST_ID
from handbook.schema.slugs import slug_of
from handbook.schema.terms.general import PersonaType
from handbook.source.files import collect
from handbook.writers.editors import front_matter_cms

# A name that stands in its id as it is, but for spaces and stops: not `C++`, `A & B` or `Ærøfærgen`.
_PLAIN = re.compile(r"[A-Za-z0-9 .,'-]+")


def _declare_new(new: argparse.ArgumentParser) -> None:
    new.add_argument("name", help="what everybody will call the persona")
    new.add_argument("--type", choices=[str(one) for one in PersonaType], default="customer")
    new.add_argument("--folder", default="", help="the brand, country or line: a folder below personas/")
    new.add_argument("--id", default="", help="the file's name without .md; made from the name if left out")


def _new(options: argparse.Namespace, root: Path) -> int:
    name = " ".join(options.name.split())
    persona_id = options.id or slug_of(name)
    if not name:
        return refuse('Give the persona a name: make new name="Tamsin Quill". Nothing was written.')
    if not is_id(persona_id) or len(persona_id) > LONGEST_ID:
        return refuse(_no_id(options.id))
    content = collect(root)
    company = companies.load(content.settings)[0]
    folder = options.folder.strip().strip("/")
    if folder and (fault := folder_refusal(folder, company.settings.folders)):
        return refuse(f"{fault} Nothing was written.")
    path = drafts.path_of(persona_id, PersonaType(options.type), folder)
    taken_ids = ids_of(content.personas)
    if taken := taken_ids.get(persona_id):
        return refuse(
            f"{', '.join(taken)} is there already: add an id of its own, as in id={_free(persona_id, taken_ids)}."
            " Nothing was written."
        )
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(drafts.draft(name, PersonaType(options.type), company.model))
    print(f"Wrote {path}. Fill it in, then run `make check`; `make serve` shows it.")
    if not options.id and not _PLAIN.fullmatch(name):
        print(
            f"Its id was made from the name. If another is better, now is the time: make rename id={persona_id} to=..."
        )
    return 0


def _no_id(given: str) -> str:
    """Why there is no file yet, with a command that works."""
    usable = slug_of(given)
    usable = usable if is_id(usable) and len(usable) <= LONGEST_ID else "quiet-planner"
    what = f"`{given}` is no id" if given else "No id can be made from this name"
    return f"{what}: add one of small letters, digits and hyphens, as in id={usable}. Nothing was written."


def _free(persona_id: str, taken: Mapping[str, object]) -> str:
    """An id like this one that is nobody's yet."""
    return next(one for number in count(2) if (one := f"{persona_id}-{number}") not in taken)


def _editor(_: argparse.Namespace, root: Path) -> int:
    model = companies.load(collect(root).settings)[0].model
    path = root / front_matter_cms.PATH
    written = path.read_bytes() if path.exists() else b""
    path.write_text(front_matter_cms.text(model, written), encoding="utf-8", newline="\n")
    print(f"Wrote {front_matter_cms.PATH}.")
    return 0


NEW = Command("new", "begin a persona's file with every field explained", _declare_new, _new)
EDITOR = Command("editor", "rewrite the forms of the Front Matter extension", lambda _: None, _editor)
