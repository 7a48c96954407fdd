"""Forms for personas in VS Code: the configuration of the extension Front Matter CMS, version 10.3 or newer.

Knows: what the extension does with each kind of form. Must not know: files on disk, what any one field is for.

A form must lose nothing that stands in a file, and the extension has habits that would:

- It deletes a field whose `when` does not hold, and it writes a `default` into files that are merely looked at.
  Neither is used.
- Emptying the last part of a block inside a block takes the outer block with it. So a block has a form, but no block
  inside of it has.
- Its form for lists of blocks puts a key of its own into every entry. Such lists are left to the text.
- It reads a day as midnight in Greenwich and writes it as the day that this is where the writer lives. So dates are
  typed, not picked.
- A text form would put its text in place of a block. What may be written either way gets the form of the block, which
  leaves a plain text alone; a list of either shows its texts, or nothing at all if there are blocks among them.
- It judges values by one form per field (since 10.10). That is switched off: the handbook's own check knows them all.
"""

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from handbook.content.matter import Matter
from handbook.markdown.links import PERSONAS
from handbook.schema import FieldSpec, Persona, Section, by_folder, specs
from handbook.schema.annotations import ANY_TEXT, Typed, alternatives, longest
from handbook.schema.statements import Shorthand
from handbook.schema.terms.general import PersonaType, Status
from handbook.schema.terms.term import Term
from handbook.source.folders import NEGATIVE_FOLDER

Form: TypeAlias = dict[str, Any]

PATH = "frontmatter.json"  # where the extension looks for it
_FOLDERS = {PersonaType.CUSTOMER: PERSONAS, PersonaType.NEGATIVE: NEGATIVE_FOLDER}
# Said by the extension or the folder, and by its being a persona.
_NEVER_ASKED = frozenset({"type", "fictional"})
_ONE_LINE = 40  # characters of an example; what is longer gets room for several lines
_LIMITS = {"minimum": "min", "maximum": "max"}  # of numbers: what JSON Schema calls them, and the extension
_ONCE = {Status.ACTIVE: "Needed once the persona is active.", Status.RETIRED: "Needed when it retires."}


# Without the panels that measure what search engines like, and the buttons that would rewrite this file.
_PANELS = ["panel.actions", "panel.metadata", "panel.recentlyModified", "panel.otherActions"]
_SETTINGS: Form = {
    "frontMatter.framework.id": "other",
    "frontMatter.framework.startCommand": "make serve",
    "frontMatter.preview.host": "http://127.0.0.1:8000",
    "frontMatter.content.publicFolder": {"path": f"{PERSONAS}images", "relative": True},
    "frontMatter.content.supportedFileTypes": ["md"],
    "frontMatter.content.draftField": {"name": "status", "type": "choice", "choices": [str(one) for one in Status]},
    "frontMatter.content.filters": ["contentFolders", {"title": "Group", "name": "group"}],
    "frontMatter.dashboard.content.card.fields.date": False,
    "frontMatter.global.modes": [{"id": "personas", "features": _PANELS}],
    "frontMatter.global.activeMode": "personas",
    "frontMatter.panel.actions.disabled": ["optimizeSlug"],  # it writes a field that the handbook does not have
    "frontMatter.templates.prefix": "",  # a file is called by its id, without a date before it
    "frontMatter.taxonomy.seoTitleField": "name",
    "frontMatter.taxonomy.seoTitleLength": -1,
    "frontMatter.taxonomy.seoDescriptionField": "summary",
    "frontMatter.taxonomy.seoSlugLength": -1,
    "frontMatter.taxonomy.seoContentLengh": -1,  # the extension's own spelling
    "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
    "frontMatter.taxonomy.indentArrays": True,
    "frontMatter.validation.enabled": False,
}


def text(model: type[Persona], written: bytes = b"") -> str:
    """The configuration as the file at `PATH` holds it. `model` is what a persona is in this company.

    Of what is written there already, settings that are not ours stay.
    """
    ours = configuration(model)
    others = {key: value for key, value in _settings(written).items() if key not in ours}
    return json.dumps(ours | others, indent=2, ensure_ascii=False) + "\n"


def is_current(model: type[Persona], written: bytes) -> bool:
    """Whether a file's forms are those of the fields as they are now."""
    return configuration(model).items() <= _settings(written).items()


def _settings(written: bytes) -> Form:
    try:
        found = json.loads(written)
    except ValueError:  # it is no JSON, or no text
        return {}
    return found if isinstance(found, dict) else {}


def configuration(model: type[Persona]) -> Form:
    """Where personas are, what they are made of, and what the extension had better not do."""
    pages = [form for spec in specs(Matter) if (form := _form(spec, None))]
    return {
        "$schema": "https://frontmatter.codes/frontmatter.schema.json",
        **_SETTINGS,
        "frontMatter.taxonomy.seoDescriptionLength": longest(model.model_fields["summary"]) or -1,
        "frontMatter.content.pageFolders": [_folder(one, *group) for one in PersonaType for group in _groups(model)],
        "frontMatter.taxonomy.contentTypes": [
            *(_content_type(str(one), persona_forms(model, one)) for one in PersonaType),
            _content_type("default", pages),  # what is no persona: the pages in docs/
        ],
    }


def _groups(model: type[Persona]) -> list[tuple[str, str]]:
    """The known folder itself, and those inside of it that stand for something, with what readers see."""
    spec = by_folder(model)
    return [("", ""), *((one.value, one.label) for one in (spec and spec.vocabulary) or ())]


def _folder(persona_type: PersonaType, name: str, label: str) -> Form:
    path = f"{_FOLDERS[persona_type]}{name}".rstrip("/")
    title = f"{persona_type.label.removesuffix(' persona')} personas"
    return {
        "title": f"{title}: {label}" if label else title,
        "path": f"[[workspace]]/{path}",
        "excludeSubdir": True,
        "contentTypes": [str(persona_type)],
        "previewPath": path,
        "trailingSlash": True,
    }


def _content_type(name: str, forms: list[Form]) -> Form:
    # The name is what the extension writes as `type:`, and it leaves out what is empty.
    return {"name": name, "fileType": "md", "clearEmpty": True, "pageBundle": False, "filePrefix": "", "fields": forms}


def persona_forms(model: type[Persona], persona_type: PersonaType) -> list[Form]:
    """A form for every field that may have one, under the headings of a persona's page and in their order."""
    concerned = [spec for spec in specs(model) if spec.meta.only in (None, persona_type)]
    asked = [spec for spec in concerned if spec.name not in _NEVER_ASKED and not spec.meta.by_folder]
    forms: list[Form] = []
    for section in Section:
        here = [form for spec in asked if spec.meta.section is section and (form := _form(spec, persona_type))]
        if here and section.label:
            forms.append({"title": section.label, "name": f"heading-{section.slug}", "type": "heading"})
        forms += here
    return [*forms, _in_the_text([path for spec in asked for path in without_form(spec)])]


def _in_the_text(paths: list[str]) -> Form:
    says = "These have no form. Write them into the file, as the guide's page Fields shows them: "
    return {
        "title": "In the text",
        "name": "heading-in-the-text",
        "type": "heading",
        "description": says + ", ".join(paths),
    }


def without_form(spec: FieldSpec) -> Iterator[str]:
    """The paths of what only the text can say: the field itself, or parts of it."""
    control = _control(spec)
    if control is None:
        yield spec.path
    elif control["type"] == "fields":
        yield from (f"{spec.path}.{part.path}" for part in _parts(spec) if _control(part, inside=True) is None)


def _parts(spec: FieldSpec) -> tuple[FieldSpec, ...]:
    return specs(spec.block) if spec.block else ()


def _form(spec: FieldSpec, whose: PersonaType | None, *, inside: bool = False) -> Form | None:
    """The form that loses nothing, for this type of persona; None where there is no such form."""
    control = _control(spec, inside=inside)
    if control is None:
        return None
    if control["type"] == "fields":
        parts = [_form(part, whose, inside=True) for part in _parts(spec)]
        control = {**control, "fields": [part for part in parts if part]}
    # What a block cannot do without is not required of those who have no such block.
    required = {"required": True} if spec.meta.required is Status.DRAFT else {}
    return {"title": spec.label, "name": spec.name, **control, "description": _description(spec, whose), **required}


def _control(spec: FieldSpec, *, inside: bool = False) -> Form | None:
    """What the extension shows for the field. A block inside of a block has nothing."""
    if spec.is_list:
        return _list(spec)
    if spec.block:
        return None if inside else {"type": "fields"}
    if spec.vocabulary is Status:
        return {"type": "draft"}  # a choice too, by which the dashboard sorts
    first, *others = alternatives(spec.info)
    return _single(spec, ANY_TEXT if others else first)


def _list(spec: FieldSpec) -> Form | None:
    """Of terms alone, a choice of several; of what can be written as a text, a list; of other blocks, nothing."""
    if spec.vocabulary and ANY_TEXT not in alternatives(spec.info):  # which may be something of the writer's own
        return {"type": "choice", "multiple": True, "choices": _choices(spec.vocabulary)}
    return {"type": "list"} if spec.block is None or issubclass(spec.block, Shorthand) else None


def _single(spec: FieldSpec, one: Typed | type) -> Form | None:
    """A form for the simplest way to type the value. A mapping has none, nor has what nobody said how to type."""
    if not isinstance(one, Typed):
        return {"type": "choice", "choices": _choices(one)} if issubclass(one, Term) else None
    simplest = one.forms[0]
    match simplest.get("type"):
        case "object":
            return None
        case "boolean":
            return {"type": "boolean"}
        case "integer" | "number" as kind if not one.as_text:
            limits = {theirs: simplest[name] for name, theirs in _LIMITS.items() if name in simplest}
            return {"type": "number", "numberOptions": {"isDecimal": kind == "number", **limits}}
    prose = spec.meta.look is not None and spec.meta.look.facts.prose
    roomy = prose or longest(spec.info) or len(str(spec.example)) > _ONE_LINE
    return {"type": "string", "single": not roomy}


def _choices(terms: type[Term]) -> list[Form]:
    return [{"id": term.value, "title": term.label} for term in terms]


def _description(spec: FieldSpec, whose: PersonaType | None) -> str:
    """What it means, when it is needed, and an example of what is typed."""
    needed = _ONCE.get(spec.meta.required or Status.DRAFT) if spec.meta.required_of in (None, whose) else None
    return " ".join(part for part in (spec.description, needed, _shown(spec)) if part)


def _shown(spec: FieldSpec) -> str | None:
    """An example, where something is typed that is not chosen."""
    example = spec.example[0] if isinstance(spec.example, list) else spec.example
    chosen = spec.vocabulary is not None or isinstance(example, bool)
    typed = spec.is_list or spec.block is None
    return f"For example: {example}" if typed and not chosen and not isinstance(example, dict) else None
