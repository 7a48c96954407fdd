"""What the theme is told of a page: title, description, tags, and what the search knows it by.

Knows: the keys that the theme reads, and that it prints them as they stand. Must not know: templates, MkDocs.
"""

import html
from collections.abc import Iterable, MutableMapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from handbook.content.docs import DocsPage
from handbook.personas.record import Record
from handbook.personas.spellings import Spellings, same_words
from handbook.schema.terms.general import Status


def values(record: Record, tags: Spellings = MappingProxyType({})) -> dict[str, object]:
    """What the theme needs to know. It prints these without escaping, so they are escaped here.

    `tags` are the spellings of those that the site's pages spell in several ways.
    """
    persona = record.persona
    told: dict[str, object] = {
        "title": title(record),
        "description": _in_one_line(persona.summary or ""),
        "tags": [html.escape(tag) for tag in _spelt(tags_of(record), tags)],
        "hide": ["tags"],  # above the page; they stand at its end
    }
    if record.status is not Status.ACTIVE:
        told["status"] = record.status.value
    return {key: value for key, value in told.items() if value}


def tags_of(record: Record) -> list[str]:
    """The tags that a persona is found by, among them its segment."""
    return [tag for tag in [record.persona.segment, *record.persona.tags] if tag]


def _spelt(tags: Iterable[str], known: Spellings) -> dict[str, None]:
    """The tags in the site's spelling, each once."""
    return dict.fromkeys(known.get(same_words(tag), tag) for tag in tags)


def title(record: Record) -> str:
    """The page's title, escaped."""
    return _in_one_line(record.name)


def of_problems(source: str) -> dict[str, object]:
    """The same for a page that lists a file's problems: its title, and that the search leaves it alone."""
    return {"title": html.escape(source), "search": {"exclude": True}}


def _in_one_line(text: str) -> str:
    return html.escape(" ".join(text.split()))


def known_by(record: Record) -> list[str]:
    """What people look for when they look for this persona, escaped: its type and role first, then all its names."""
    persona = record.persona
    words = [persona.type.label, persona.role_label, persona.job_title, *persona.alternative_titles, *persona.aliases]
    return [html.escape(word) for word in dict.fromkeys(filter(None, [*words, record.name]))]


def set_as_typed(meta: MutableMapping[str, Any], own: DocsPage, tags: Spellings = MappingProxyType({})) -> None:
    """Corrects what the engine made of the front matter: `12:30` is no number, a first line `Note: ...` no setting."""
    typed = {"title": own.matter.title, "description": own.matter.description, "tags": [*_spelt(own.matter.tags, tags)]}
    for key in list(meta):
        if key not in own.document.front.values:
            del meta[key]
    meta.update({key: value for key, value in typed.items() if value})


def escape(meta: MutableMapping[str, Any]) -> None:
    """Escapes what the theme prints as it stands."""
    for key in ("title", "description", "author", "status"):
        if isinstance(meta.get(key), str):
            meta[key] = html.escape(meta[key])
    if isinstance(meta.get("tags"), list):
        meta["tags"] = [html.escape(str(tag)) for tag in meta["tags"]]


def mark_title(file: Any) -> None:
    """Marks a page's title as escaped: in some places the theme would do it again."""
    file.page.title = Markup(file.page.title or "")  # noqa: S704 - escaped by `escape`, `escape_names` or the engine


def escape_names(file: Any) -> None:
    """Escapes what is made of a file's name: the title of a page that has none of its own, the address to edit it."""
    file.name = html.escape(file.name)
    file.page.edit_url = file.page.edit_url and quote(file.page.edit_url, safe="%/:?#[]@!$&'()*+,;=~")
