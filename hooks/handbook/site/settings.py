"""What mkdocs.yml says to the handbook, under `extra: handbook:`.

Knows: the names and forms of these settings. Must not know: MkDocs, what they bring about.

`plain` lists the short cuts that a build shall do without, for comparison or for a plugin that they get in the way of:
`islands`, our HTML past the Markdown engine; `frames`, the theme's page around a persona that is rendered once for
many; `cache`, what earlier builds have made of files that are still the same; `standing`, the pages of
the previous site that would come out as they are.
"""

from dataclasses import dataclass, field

from handbook.markdown.links import unknown_parts

ISLANDS, FRAMES, CACHE, STANDING = "islands", "frames", "cache", "standing"
SHORT_CUTS = (CACHE, FRAMES, ISLANDS, STANDING)


class SwitchError(Exception):
    """A setting has a form that is not understood; the message says which one would be."""


@dataclass(frozen=True, slots=True)
class Switches:
    """The settings, understood."""

    new_uri_template: str = ""
    plain: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def read(cls, said: object) -> "Switches":
        """What is said; a `SwitchError` if it cannot be understood."""
        settings = said or {}
        template = settings.get("new_uri_template") or "" if isinstance(settings, dict) else None
        if not isinstance(settings, dict) or not isinstance(template, str):
            raise SwitchError("write `new_uri_template:` and an address under `extra: handbook:`")
        if unknown := unknown_parts(template):
            named = ", ".join(f"{{{part}}}" for part in unknown)
            raise SwitchError(f"new_uri_template knows {{path}} and {{text}} only; it has {named}")
        plain = settings.get("plain") or []
        if not isinstance(plain, list) or any(one not in SHORT_CUTS for one in plain):
            raise SwitchError(f"`plain:` under `extra: handbook:` is a list of: {', '.join(SHORT_CUTS)}")
        return cls(template, frozenset(plain))
