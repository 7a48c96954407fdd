"""What mkdocs.yml says to the handbook, under `extra: handbook:`.

Knows: the names and forms of these settings. Must not know: MkDocs, what they bring about.
"""

from dataclasses import dataclass

from handbook.markdown.links import unknown_parts
from handbook.problems.problem import StoppedError

_KNOWN = frozenset({"new_uri_template"})


class SettingsError(StoppedError):
    """A setting has a form that is not understood; the message says which one would be."""

    def __init__(self, said: str) -> None:
        super().__init__(f"mkdocs.yml: {said}")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, understood. `new_uri_template` is the address of the host's form for a new file."""

    new_uri_template: str = ""

    @classmethod
    def read(cls, said: object) -> "Settings":
        """What is said; a `SettingsError` if it cannot be understood."""
        settings = said or {}
        template = settings.get("new_uri_template") or "" if isinstance(settings, dict) else None
        if not isinstance(settings, dict) or not isinstance(template, str):
            raise SettingsError("write `new_uri_template:` and an address under `extra: handbook:`")
        if others := sorted(map(str, settings.keys() - _KNOWN)):
            raise SettingsError(f"`{others[0]}` under `extra: handbook:` is no setting; known: new_uri_template")
        if unknown := unknown_parts(template):
            named = ", ".join(f"{{{part}}}" for part in unknown)
            raise SettingsError(f"new_uri_template knows {{path}} and {{text}} only; it has {named}")
        return cls(template)
