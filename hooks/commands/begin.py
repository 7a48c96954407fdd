"""`new` and `editor`: files written from the schema.

Knows: where the files go. Must not know: what is in them.
"""

import argparse
from pathlib import Path

from commands.command import Command, refuse
from handbook.personas import company as companies
from handbook.personas import draft as drafts
from handbook.personas.catalog import ids_of, is_id
from handbook.schema.scalars import slug_of
from handbook.schema.terms.general import PersonaType
from handbook.source.files import collect
from handbook.writers.editors import front_matter_cms


def _declare_new(new: argparse.ArgumentParser) -> None:
    new.add_argument("name", help="what everybody will call the persona")
    new.add_argument("--type", choices=[str(one) for one in PersonaType], default="customer")
    new.add_argument("--id", help="the file's name without .md; made from the name if left out")


def _new(options: argparse.Namespace, root: Path) -> int:
    name = " ".join(options.name.split())
    persona_id = options.id or slug_of(name)
    if not name or not is_id(persona_id):
        return refuse("Give the persona a name, and an id of small letters, digits and hyphens: --id quiet-planner.")
    path = drafts.path_of(persona_id, PersonaType(options.type))
    content = collect(root)
    if taken := ids_of(content.personas).get(persona_id):
        return refuse(f"{', '.join(taken)} is there already: choose another name or --id. Nothing was written.")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(drafts.draft(name, PersonaType(options.type), companies.load(content.settings)[0].model))
    print(f"Wrote {path}. Fill it in, then run `make check`; `make serve` shows it.")
    return 0


def _editor(_: argparse.Namespace, root: Path) -> int:
    model = companies.load(collect(root).settings)[0].model
    (root / front_matter_cms.PATH).write_text(front_matter_cms.text(model), encoding="utf-8", newline="\n")
    print(f"Wrote {front_matter_cms.PATH}.")
    return 0


NEW = Command("new", "begin a persona's file with every field explained", _declare_new, _new)
EDITOR = Command("editor", "write the forms of the Front Matter extension anew", lambda _: None, _editor)
