"""What the theme is told of a page: title, description, tags, and what the search knows it by.

Knows: the keys that the theme reads, and that it prints them as they stand. Must not know: templates, MkDocs.
"""

import html
import json
from collections.abc import Mapping, MutableMapping
from typing import Any

from handbook.content.docs import DocsPage
from handbook.personas.record import Record
from handbook.schema.terms.general import Status


def values(record: Record) -> dict[str, object]:
    """What the theme needs to know. It prints these without escaping, so they are escaped here."""
    persona = record.persona
    tags = dict.fromkeys(filter(None, [persona.segment, *persona.tags]))
    told: dict[str, object] = {
        "title": _in_one_line(record.name),
        "description": _in_one_line(persona.summary or ""),
        "tags": [html.escape(tag) for tag in tags],
        "hide": ["tags"],  # above the page; they stand at its end
    }
    if record.status is not Status.ACTIVE:
        told["status"] = record.status.value
    return {key: value for key, value in told.items() if value}


def front_matter(told: Mapping[str, object]) -> str:
    """The same as front matter, for any site engine."""
    return "---\n" + "".join(f"{key}: {_yaml(value)}\n" for key, value in told.items()) + "---\n\n"


def _in_one_line(text: str) -> str:
    return html.escape(" ".join(text.split()))


def of_problems(source: str) -> str:
    """The same for a page that lists a file's problems: its title, and that the search leaves it alone."""
    return f"---\ntitle: {_yaml(html.escape(source))}\nsearch:\n  exclude: true\n---\n\n"


def _yaml(value: object) -> str:
    """A text or list as YAML: JSON, save for characters beyond U+FFFF, which JSON writes as two that YAML refuses."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(one if one.isascii() and one != "\x7f" else f"\\U{ord(one):08x}" for one in text)


def known_by(record: Record) -> list[str]:
    """What people look for when they look for this persona, escaped: its type and role first, then all its names."""
    persona = record.persona
    words = [persona.type.label, persona.role_label, persona.job_title, *persona.alternative_titles, *persona.aliases]
    return [html.escape(word) for word in dict.fromkeys(filter(None, [*words, record.name]))]


def set_as_typed(meta: MutableMapping[str, Any], own: DocsPage) -> None:
    """Corrects what the engine made of the front matter: `12:30` is no number, a first line `Note: ...` no setting."""
    typed = {"title": own.matter.title, "description": own.matter.description, "tags": own.matter.tags}
    for key in list(meta):
        if key not in own.document.front.values:
            del meta[key]
    meta.update({key: value for key, value in typed.items() if value})


def escape(meta: MutableMapping[str, Any]) -> None:
    """Escapes what the theme prints as it stands."""
    for key in ("title", "description", "author"):
        if isinstance(meta.get(key), str):
            meta[key] = html.escape(meta[key])
    if isinstance(meta.get("tags"), list):
        meta["tags"] = [html.escape(str(tag)) for tag in meta["tags"]]
