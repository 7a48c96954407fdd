"""What a writer may type, as JSON Schema (draft 2020-12), made from the models.

Knows: JSON Schema, and the types a YAML 1.2 editor sees. Must not know: files, pages, any one field or plain type.

It describes what is typed, not what comes of it: a block in its short form, one value for a list, other names
of a field. It promises less than `check` judges: rules that look at other files, or at several fields, are not in it.
"""

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from handbook.personas.record import every_spec
from handbook.personas.short import PLACES
from handbook.rules.required import NEEDS
from handbook.schema import Block, FieldSpec, Persona, Settings, specs
from handbook.schema.annotations import Typed, alternatives, longest
from handbook.schema.meant import other_words
from handbook.schema.scalars import WHOLE
from handbook.schema.statements import Shorthand
from handbook.schema.studies import Study, StudyList
from handbook.schema.terms.general import PersonaType, Status
from handbook.schema.terms.term import Term

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The schemas use nothing that this older draft understands otherwise, so a tool that knows no newer one can have them.
OLDER_DIALECT = "http://json-schema.org/draft-07/schema#"
PERSONA_URI = "schema/persona.schema.json"
OLDER_PERSONA_URI = "schema/persona.draft-07.schema.json"
SETTINGS_URI = "schema/settings.schema.json"
SOURCES_URI = "schema/sources.schema.json"

# What several negative personas share is written once, in their list, and named by its id.
_SHARED_IN = frozenset(str(place[-1]) for place, _, _ in PLACES)
_SHARED: Schema = {
    "type": "object",
    "properties": {"shared": {"type": "string", "description": "The id of what the list says once for several."}},
    "required": ["shared"],
}
_SOME = 6  # other words of a field: an editor shows them in one line

# The statuses in which a field is needed that is declared as needed from this status on; `missing-field` agrees.
_NEEDED_IN: Mapping[Status, tuple[Status, ...]] = {
    first: tuple(status for status, needs in NEEDS.items() if first in needs)
    for first in Status
    if first is not Status.DRAFT
}


@cache
def files(model: type[Persona], site_url: str | None = None) -> Mapping[str, str]:
    """The files to publish with the site, by their address in it. `model` is what a persona is in this company."""
    persona = json_schema(model, "The front matter of a persona")
    made = {
        PERSONA_URI: persona,
        OLDER_PERSONA_URI: {**persona, "$schema": OLDER_DIALECT},
        SETTINGS_URI: json_schema(Settings, "The settings of the handbook"),
        SOURCES_URI: _list(StudyList, Study, "The sources that several personas share"),
    }
    return {uri: _as_text(schema, site_url and f"{site_url.rstrip('/')}/{uri}") for uri, schema in made.items()}


def _as_text(schema: Schema, address: str | None) -> str:
    named = {"$schema": schema["$schema"], "$id": address, **schema} if address else schema
    return json.dumps(named, indent=2, ensure_ascii=False) + "\n"


def json_schema(model: type[Block], title: str = "") -> Schema:
    """The schema of what may be typed for `model`, complete in itself."""
    definitions: dict[str, Schema] = {}
    properties = {spec.name: _property(model, spec, definitions) for spec in specs(model)}
    for spec in specs(model):
        properties |= {other: _other_name(spec, properties[spec.name], other) for other in spec.meta.also}
    demands = [*_one_name_each(model), *_demands(model), *_exclusions(model)]
    return {
        "$schema": DIALECT,
        **({"title": title} if title else {}),
        **_object(model, properties),
        **({"allOf": demands} if demands else {}),
        "$defs": dict(sorted(definitions.items())),
    }


def _list(model: type[Block], entry: type[Block], title: str) -> Schema:
    """The schema of a file that holds one list, under its name or bare."""
    whole = json_schema(model, title)
    around = {key: whole.pop(key) for key in ("$schema", "title", "$defs")}
    bare = {"type": "array", "items": {"$ref": f"#/$defs/{entry.__name__}"}}
    return {**around, "anyOf": [whole, bare, {"type": "null"}]}


def _object(model: type[Block], properties: Schema) -> Schema:
    always = [spec.name for spec in specs(model) if spec.info.is_required() or spec.meta.required is Status.DRAFT]
    return {
        "description": (model.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        **({"required": always} if always else {}),
        "additionalProperties": False,
    }


def _property(block: type[Block], spec: FieldSpec, definitions: dict[str, Schema]) -> Schema:
    default = spec.info.default
    said: Schema = {"title": spec.label, "description": _described(block, spec), "examples": [_example(spec)]}
    if isinstance(default, Term | bool):
        said["default"] = default.value if isinstance(default, Term) else default
    forms = _forms_of(spec, definitions)
    # A draft may leave a field open that it will need later.
    return {**said, **_any_of([*forms, {"type": "null"}] if spec.meta.required in _NEEDED_IN else forms)}


def _described(block: type[Block], spec: FieldSpec) -> str:
    """What the field means, and what else people call it, so that an editor's search finds it."""
    words = other_words(block, spec)[:_SOME]
    return f"{spec.description} Elsewhere: {', '.join(words)}." if words else spec.description


def _example(spec: FieldSpec) -> Any:
    """The field's example, or a term: a block that serves several vocabularies has the same example for each."""
    terms = list(spec.vocabulary or ())
    closed = alternatives(spec.info) == [spec.vocabulary] and isinstance(spec.example, str)
    return terms[0].value if closed and spec.example not in terms else spec.example


def _other_name(spec: FieldSpec, same: Schema, name: str) -> Schema:
    kept = {key: value for key, value in same.items() if key != "description"}
    return {**kept, "title": name, "deprecated": True, "description": f"Another name for `{spec.name}`."}


def _forms_of(spec: FieldSpec, definitions: dict[str, Schema]) -> list[Schema]:
    """Every form in which the field may be typed: one value stands for a list of one."""
    one = _of_one(spec, definitions)
    if most := longest(spec.info):
        one = [{**form, "maxLength": most} for form in one]
    if spec.name in _SHARED_IN:
        one = [*one, _SHARED]
    return [*one, {"type": "array", "items": _any_of(one)}] if spec.is_list else one


def _of_one(spec: FieldSpec, definitions: dict[str, Schema]) -> list[Schema]:
    return [form for one in alternatives(spec.info) for form in _forms(one, definitions)]


def _any_of(forms: list[Schema]) -> Schema:
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def _forms(one: Any, definitions: dict[str, Schema]) -> list[Schema]:
    if isinstance(one, Typed):
        return [dict(form) for form in one.forms]
    if issubclass(one, Term):
        return [_vocabulary(one)]
    if issubclass(one, Shorthand):
        plain = _forms(one.typed, definitions) if one.typed else _of_one(specs(one)[0], definitions)
        return [*plain, _block(one, definitions)]
    if not issubclass(one, Block):
        return [{}]
    plain = [form for spec in specs(one) if spec.name == one.plain for form in _forms_of(spec, definitions)]
    return [*plain, _block(one, definitions)]


def _block(block: type[Block], definitions: dict[str, Schema]) -> Schema:
    name = re.sub(r"\W+", "-", block.__name__).strip("-")
    if name not in definitions:
        definitions[name] = {}  # known already, should it hold itself
        definitions[name] = _object(block, {spec.name: _property(block, spec, definitions) for spec in specs(block)})
    return {"$ref": f"#/$defs/{name}"}


def _vocabulary(terms: type[Term]) -> Schema:
    values = [(seen, term.label) for term in terms for seen in _as_seen(term.value)]
    return {"enum": [value for value, _ in values], "enumDescriptions": [label for _, label in values]}


def _as_seen(value: str) -> Iterator[Any]:
    """A value as a YAML 1.2 editor may see it: without quotes, `2026` is a number there, and `true` is no text."""
    yield value
    if re.fullmatch(WHOLE, value):
        yield int(value)
    elif value in ("true", "false"):
        yield value == "true"


def _one_name_each(model: type[Block]) -> Iterator[Schema]:
    """A field may not stand under two of its names at once."""
    for spec in specs(model):
        for pair in itertools.combinations(spec.names, 2):
            yield {"not": {"required": list(pair)}}


def _demands(model: type[Block]) -> Iterator[Schema]:
    """What a status needs besides what every persona needs."""
    needs: dict[tuple[Status, PersonaType | None], list[FieldSpec]] = {}
    for spec in every_spec(model):
        if (first := spec.meta.required) and first in _NEEDED_IN:
            needs.setdefault((first, spec.meta.required_of), []).append(spec)
    for (status, whose), needed in needs.items():
        case = {"properties": {"status": {"enum": [one.value for one in _NEEDED_IN[status]]}}, "required": ["status"]}
        condition = {"allOf": [case, _is(whose, model)]} if whose else case
        yield {"if": condition, "then": {"allOf": [_demand(spec, spec.path.split(".")) for spec in needed]}}


def _demand(spec: FieldSpec, path: list[str]) -> Schema:
    head, *rest = path
    if rest:
        return {"required": [head], "properties": {head: _demand(spec, rest)}}
    if len(spec.names) == 1:
        return _filled(head)
    return {"anyOf": [_filled(name) for name in spec.names]}


def _filled(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"minItems": 1, "not": {"type": "null"}}}}


def _exclusions(model: type[Block]) -> Iterator[Schema]:
    """What only one type of persona may have."""
    for one in PersonaType:
        others = [spec.name for spec in specs(model) if spec.meta.only not in (None, one)]
        if others:
            yield {"if": _is(one, model), "then": {"properties": dict.fromkeys(others, False)}}


def _is(persona_type: PersonaType, model: type[Block]) -> Schema:
    """Whether it is a persona of this type.

    Where `type` is missing the folder decides, which a schema cannot see: there, a field that only negative personas
    have tells.
    """
    telling = [spec.name for spec in specs(model) if spec.meta.only is PersonaType.NEGATIVE]
    says = {"properties": {"type": {"const": PersonaType.NEGATIVE.value}}, "required": ["type"]}
    shows = {"not": {"required": ["type"]}, "anyOf": [{"required": [name]} for name in telling]}
    negative = {"anyOf": [says, shows]} if telling else says
    return negative if persona_type is PersonaType.NEGATIVE else {"not": negative}
