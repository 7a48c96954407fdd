"""Where a payload can be put: every place that a writer's text, or the name of a file, may come to stand.

Knows: the files of a handbook. Must not know: what a payload does, or how it is made harmless.
"""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.site.filled import DECLARED, values_for
from tests.site.personas import CUSTOMER, NEGATIVE, text_of
from tests.site.project import MINIATURE

Files = dict[str, str | bytes]
PICTURE = (MINIATURE / "personas/images/marsh.png").read_bytes()
SETTINGS = "personas/_handbook.yml"


@dataclass(frozen=True)
class Place:
    """One place: what it is called, and the files that have the payload there; the number tells pairs apart."""

    name: str
    put: Callable[[str, int], Files] = field(compare=False)
    alone: bool = False  # one file for all of the handbook, so that payloads are judged one by one


def surroundings() -> Files:
    """What the places need around them: the personas that are referred to, a picture, the company's fields."""
    names = ("example-neighbour", "example-successor", "example-lookalike")
    files: Files = {f"personas/{name}.md": text_of(CUSTOMER | {"name": f"Odo {name}"}) for name in names}
    return files | {"personas/images/portrait.png": PICTURE, SETTINGS: json.dumps({"fields": DECLARED})}


# A field's value


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value; of a list, that of its first entry."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        yield from _leaves(value[0], (*path, 0)) if value else ()
    else:
        yield path


def replaced(values: dict[str, Any], path: tuple[Any, ...], text: str) -> dict[str, Any]:
    """The same values with this text at one path."""
    changed = copy.deepcopy(values)
    inner: Any = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = text
    return changed


def _without_aliases(kind: str) -> dict[str, Any]:
    return {key: value for key, value in values_for(kind).items() if key != "aliases"}


PERSONAS = {kind: _without_aliases(kind) for kind in ("customer", "negative", "retired")}
_OF_ONE_KIND = ("negative", "retired_on", "retired_reason", "replaced_by")


def persona_file(kind: str, number: int) -> str:
    """The file of the persona of this kind with the payload of this number."""
    return f"personas/{'negative/' if kind == 'negative' else ''}attack-{kind}-{number}.md"


def field_paths(kind: str) -> Iterator[tuple[Any, ...]]:
    """Every value of a persona of this kind; only its own if it is no customer."""
    for path in _leaves(PERSONAS[kind]):
        if path[0] == "name" or kind == "customer" or path[0] in _OF_ONE_KIND:
            yield path


def _in_field(kind: str, path: tuple[Any, ...]) -> Place:
    name = f"{kind}: {'.'.join(str(step) for step in path)}"
    return Place(name, lambda text, n: {persona_file(kind, n): text_of(replaced(PERSONAS[kind], path, text))})


FIELDS = {_in_field(kind, path): (kind, path) for kind in PERSONAS for path in field_paths(kind)}


def _extra(change: Callable[[str], dict[str, Any]]) -> Callable[[str, int], Files]:
    return lambda text, n: {f"personas/attack-extra-{n}.md": text_of(CUSTOMER | {"name": f"Extra {n}"} | change(text))}


def _block(change: Callable[[str], dict[str, Any]]) -> Callable[[str, int], Files]:
    def put(text: str, n: int) -> Files:
        values = NEGATIVE | {"name": f"Extra {n}", "negative": NEGATIVE["negative"] | change(text)}
        return {f"personas/negative/attack-extra-{n}.md": text_of(values)}

    return put


EXTRA = (
    Place("aliases", _extra(lambda text: {"aliases": [text]})),
    Place("tags", _extra(lambda text: {"tags": [text, "other"]})),
    Place("custom: key", _extra(lambda text: {"custom": {text: "x", "list": [{text: "y"}], "block": {text: "z"}}})),
    Place("an unknown field", _extra(lambda text: {text: "x"})),
    Place("source: id", _extra(lambda text: {"evidence": {"basis": "mixed", "sources": [{"id": text, "title": "x"}]}})),
    Place(
        "source: all",
        _extra(lambda t: {"evidence": {"basis": "mixed", "sources": [{"id": "S1", "title": t, "note": t}]}}),
    ),
    Place("a statement's source", _extra(lambda text: {"challenges": [{"text": "x", "source": text}]})),
    Place(
        "exclusion",
        _block(
            lambda t: {
                "exclusions": [
                    {
                        "where": t,
                        "kind": "audience",
                        "rule": t,
                        "owner": t,
                        "since": "2026-07-06",
                        "expires": "2027-07-05",
                        "tested_on": "2026-10-01",
                    }
                ]
            }
        ),
    ),
    Place(
        "front matter as typed",
        lambda text, n: {f"personas/attack-raw-{n}.md": text_of(CUSTOMER).replace('"Ada Reed"', text)},
    ),
    Place(
        "front matter, a line",
        lambda text, n: {f"personas/attack-line-{n}.md": text_of(CUSTOMER).replace("---\n", f"---\n{text}\n", 1)},
    ),
)

# Texts: a persona's story and a page's
_BODIES: dict[str, str] = {
    "text": "{}",
    "paragraph": "First words {} and last ones.",
    "heading": "## {}",
    "heading of code": "## `{}`",
    "underlined heading": "{}\n-----",
    "list": "- one\n- {}\n",
    "quote": "> {}",
    "table": "| a | b |\n|---|---|\n| {} | x |",
    "definition": "Term {}\n:   {}",
    "code": "`{}`",
    "fence": "```text\n{}\n```",
    "fence's language": "``` {}\nx\n```",
    "fence's title": '``` py title="{}"\nx\n```',
    "link's text": "[{}](index.md)",
    "link's address": "[x]({})",
    "link's title": '[x](https://www.example.com/ "{}")',
    "picture's text": "![{}](images/x.png)",
    "reference": "[x][y]\n\n[y]: {}",
    "note": '!!! note "{}"\n\n    Words.',
    "note's kind": "!!! {}\n\n    Words.",
    "note's text": "!!! note\n\n    {}\n",
    "attribute": 'Words\n{{: title="{}" }}',
    "comment": "Words <!-- {} -->",
    "emphasis": "*{}* and **{}**",
}


def _in_body(name: str, body: str) -> Iterator[Place]:
    def written(text: str) -> str:
        return f"First line.\n\n{body.replace('{{', '{').replace('}}', '}').replace('{}', text)}\n"

    def persona(text: str, n: int) -> Files:
        return {
            f"personas/attack-{name.replace(' ', '-')}-{n}.md": text_of(CUSTOMER | {"name": f"Body {n}"}, written(text))
        }

    def page(text: str, n: int) -> Files:
        return {f"docs/attack-{name.replace(' ', '-')}-{n}.md": f"---\ntitle: Page {n}\n---\n\n{written(text)}"}

    yield Place(f"persona's body: {name}", persona)
    yield Place(f"page's body: {name}", page)


BODIES = tuple(place for name, body in _BODIES.items() for place in _in_body(name.replace("'", ""), body))


def _front(key: str, value: Callable[[str], Any]) -> Place:
    def put(text: str, n: int) -> Files:
        return {f"docs/front-{key}-{n}.md": text_of({"title": f"Front {n}"} | {key: value(text)}, "A page.\n")}

    return Place(f"page's front matter: {key}", put)


def _view(name: str, written: Callable[[str], str]) -> Place:
    def put(text: str, n: int) -> Files:
        page = f"---\ntitle: View {n}\n---\n\n```personas\n{written(text)}\n```\n"
        return {f"docs/view-{name.replace(' ', '-')}-{n}.md": page}

    return Place(f"view: {name}", put)


PAGES = (
    *(
        _front(key, lambda text: text)
        for key in ("title", "description", "author", "status", "icon", "template", "subtitle", "search", "hide")
    ),
    *(_front(key, lambda text: [text]) for key in ("tags", "authors", "hide_", "keywords")),
    Place("page: first heading", lambda text, n: {f"docs/first-{n}.md": f"# {text}\n\nWords.\n"}),
    Place(
        "page: front matter as typed", lambda text, n: {f"docs/typed-{n}.md": f"---\ntitle: {text}\n---\n\nWords.\n"}
    ),
    _view("kind", lambda text: f"view: {json.dumps(text)}"),
    _view("title", lambda text: f"view: table\ntitle: {json.dumps(text)}"),
    _view("columns", lambda text: f"view: table\ncolumns: [name, {json.dumps(text)}]"),
    _view("where", lambda text: f"view: cards\nwhere: {{segment: {json.dumps(text)}}}"),
    _view("where key", lambda text: f"view: cards\nwhere: {{{json.dumps(text)}: x}}"),
    _view("group", lambda text: f"view: cards\ngroup: {json.dumps(text)}"),
    _view("filter", lambda text: f"view: table\nfilter: [{json.dumps(text)}]"),
    _view("rows", lambda text: f"view: matrix\nrows: {json.dumps(text)}"),
    _view("as typed", lambda text: text),
)


# Names of files and folders, which hold neither a slash nor a null byte
def _name(text: str, n: int) -> str:
    return f"{text.replace('/', chr(0x2215)).replace(chr(0), '')[:150]}{n}"


def _picture_in(folder: str, shown: Callable[[str, int], Files]) -> Callable[[str, int], Files]:
    return lambda text, n: {f"{folder}/{_name(text, n)}.png": PICTURE, **shown(_name(text, n), n)}


NAMES = (
    Place("name: page", lambda text, n: {f"docs/{_name(text, n)}.md": "Words of a page.\n"}),
    Place("name: page's folder", lambda text, n: {f"docs/{_name(text, n)}/inside.md": "Words of a page.\n"}),
    Place(
        "name: page's folder in the navigation", lambda text, n: {f"docs/guide/{_name(text, n)}/index.md": "Words.\n"}
    ),
    Place(
        "name: persona", lambda text, n: {f"personas/{_name(text, n)}.md": text_of(CUSTOMER | {"name": f"Named {n}"})}
    ),
    Place(
        "name: personas' folder",
        lambda text, n: {f"personas/{_name(text, n)}/in-{n}.md": text_of(CUSTOMER | {"name": f"In {n}"})},
    ),
    Place(
        "name: portrait",
        _picture_in(
            "personas/images",
            lambda name, n: {
                f"personas/shown-{n}.md": text_of(
                    CUSTOMER | {"name": f"Shown {n}", "avatar": {"src": f"images/{name}.png", "alt": "x"}}
                )
            },
        ),
    ),
    Place(
        "name: picture of a page",
        _picture_in("docs", lambda name, n: {f"docs/picture-{n}.md": f"Words.\n\n![x](<{name}.png>)\n"}),
    ),
    Place("name: other file", lambda text, n: {f"docs/{_name(text, n)}.txt": "x"}),
)


def _declared(change: Callable[[str], dict[str, Any]]) -> Callable[[str, int], Files]:
    def put(text: str, n: int) -> Files:
        one = {"key": f"own_{n}", "type": "choice", "values": ["a"], "section": "goals", "tables": True} | change(text)
        return {SETTINGS: json.dumps({"fields": [one]})}

    return put


COMPANY_FIELDS = (
    *(
        Place(f"company field: {key}", _declared(lambda text, key=key: {key: text}), alone=True)  # type: ignore[misc]
        for key in ("key", "label", "description", "example", "type", "section")
    ),
    Place("company field: value", _declared(lambda text: {"values": [text, "b"]}), alone=True),
    Place(
        "company field: value's label", _declared(lambda text: {"values": [{"value": "a", "label": text}]}), alone=True
    ),
)
COMPANY = (
    Place(
        "settings: baseline",
        lambda text, _: {
            SETTINGS: json.dumps({"baseline": {"currency": "EUR", "return_rate": "14 %", "source": text}})
        },
        alone=True,
    ),
    Place("settings: audience", lambda text, _: {SETTINGS: json.dumps({"audience": text})}, alone=True),
    Place("settings: a key", lambda text, _: {SETTINGS: json.dumps({text: "x"})}, alone=True),
    Place("settings: as typed", lambda text, _: {SETTINGS: text}, alone=True),
)
PLACES: tuple[Place, ...] = (*FIELDS, *EXTRA, *BODIES, *PAGES, *NAMES, *COMPANY_FIELDS, *COMPANY)


def company(declared: list[dict[str, Any]]) -> Files:
    """The settings with these fields beside all others, and a persona that has them."""
    values = {one["key"]: str(_first(one["values"][0])) for one in declared}
    return {
        SETTINGS: json.dumps({"fields": [*DECLARED, *declared]}),
        "personas/attack-company.md": text_of(CUSTOMER | {"name": "Company's own"} | values),
    }


def _first(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) else value
