"""Folders that stand for something: a brand, a country, a line.

Knows: how their declaration in the settings is typed, and which field it makes. Must not know: files on disk, pages.

They may be written as names with what readers see (`north: The north`), or as a list like the values of a choice.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

from handbook.schema.annotations import Typed
from handbook.schema.company_fields import AllowedValue, CompanyField, FieldType, is_key, value_fault
from handbook.schema.fields import Block, field, needed
from handbook.schema.messages import did_you_mean
from handbook.schema.scalars import Many, Text, YesNo
from handbook.source import Listing, Mapping, Node, Path, Scalar, filled
from handbook.source.folders import name_fault

_PLAIN = ["string", "number", "boolean"]
_LABELLED = Typed(
    {"type": "object", "additionalProperties": {"type": [*_PLAIN, "object", "null"]}},
    {"type": _PLAIN, "pattern": r"\S"},
)


class Folders(Block):
    """What the folders below personas/ and personas/negative/ stand for."""

    key: Annotated[str, AfterValidator(is_key)] = needed(
        "Key", "The field that has the folder as its value, for views: small letters, digits, underscores.", "brand"
    )
    label: Text | None = field("Label", "What readers see; made from the key if left out.", "Brand")
    description: Text | None = field("Description", "What the folders mean, for writers.", "The name they know us by.")
    values: Annotated[Many[AllowedValue], _LABELLED] = needed(
        "Values", "Every folder, with what readers see.", [{"value": "north", "label": "The north"}]
    )
    internal: YesNo = field("Internal", "Whether a public handbook leaves it out.", "true", default=False)

    @property
    def names(self) -> list[str]:
        """What the folders are called."""
        return [one.value for one in self.values]

    def as_field(self) -> CompanyField:
        """The company field that has the folder as its value."""
        values = [one if one.label else AllowedValue(value=one.value, label=_spoken(one.value)) for one in self.values]
        return CompanyField(
            key=self.key,
            label=self.label,
            description=self.description or f"The folder says it; one of {', '.join(self.names)}.",
            type=FieldType.CHOICE,
            values=values,
            at_a_glance=True,
            tables=True,
            internal=self.internal,
        )


def _spoken(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def folder_faults(folders: Folders) -> Iterator[tuple[Path, str]]:
    """What is wrong with the declaration that no type can say: where in it, and in which words."""
    if not folders.values:
        yield ("values",), "name the folders that there are below personas/, as in `north: The north`"
    for number, name in enumerate(folders.names):
        same = [other for other in folders.names[:number] if other.casefold() == name.casefold()]
        if fault := name_fault(name):
            yield ("values", number), f"`{name}` {fault}"
        elif same:
            yield (
                ("values", number),
                f"`{name}` is among the folders already, as `{same[0]}`: some disks can hold only one",
            )
        elif fault := value_fault(folders.values, number):
            yield ("values", number), fault


_EXAMPLE = "`folders: {key: brand, values: {alps: Alpine shops}}`"


def form_fault(settings: Mapping) -> str | None:
    """What is wrong with the form of the whole declaration, as a sentence that says what to write."""
    declared = settings.values.get("folders")
    if isinstance(declared, Listing) and declared.items:
        if all(isinstance(one, Scalar) for one in declared.items):
            names = ", ".join(one.text.strip() for one in declared.items if isinstance(one, Scalar))
            return (
                f"names of folders belong under `values:`, and `key:` names their field:"
                f" write `folders: {{key: brand, values: [{names}]}}`"
            )
        if len(declared.items) > 1:
            return (
                f"only one field can be made of the folders: keep one declaration, without a dash,"
                f" as in {_EXAMPLE}, and declare the others under `fields:`"
            )
        return f"only one field can be made of the folders, so this is not a list: take the dash away, as in {_EXAMPLE}"
    if "folders" in settings.values and not filled(settings.values["folders"]):
        return f"`folders` is empty: write what they stand for, as in {_EXAMPLE}, or delete the line"
    return None


def folder_refusal(name: str, declared: Folders | None) -> str | None:
    """Why no persona can be put into a folder of this name, in whole sentences; any will do where none is declared."""
    if declared is None:
        fault = name_fault(name)
        return f"`{name}` {fault}." if fault else None
    if name in declared.names:
        return None
    near = did_you_mean(name, declared.names)
    return f"`{name}` is none of the folders that the settings declare: {', '.join(declared.names)}.{near}"


def with_listed_folders(settings: Mapping) -> Mapping:
    """The settings with folders in a list, where they stand as names with what readers see."""
    declared = settings.values.get("folders")
    named = declared.values.get("values") if isinstance(declared, Mapping) else None
    if not isinstance(declared, Mapping) or not isinstance(named, Mapping) or "value" in named.values:
        return settings
    entries = tuple(_entry(name, node, named) for name, node in named.values.items())
    inner = Mapping({**declared.values, "values": Listing(entries, named.at)}, declared.keys, declared.at)
    return Mapping({**settings.values, "folders": inner}, settings.keys, settings.at)


def _entry(name: str, node: Node, named: Mapping) -> Mapping:
    at = named.keys[name]
    parts = node if isinstance(node, Mapping) else Mapping({"label": node}, {"label": node.at}, at)
    return Mapping({"value": Scalar(name, at), **parts.values}, {"value": at, **parts.keys}, at)
