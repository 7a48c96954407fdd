"""What mkdocs.yml says to the handbook, under `extra: handbook:`.

Knows: the names and forms of these settings. Must not know: MkDocs, what they bring about.
"""

from dataclasses import dataclass
from pathlib import Path

from handbook.markdown.links import unknown_parts
from handbook.problems.problem import StoppedError
from handbook.source.settings_file import settings_of

_KNOWN = ("docs_files", "new_uri_template")
_MOST_PARENTS = 5  # files that settings inherit from, one from the other


class SettingsError(StoppedError):
    """A setting has a form that is not understood; the message says which one would be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, understood. `new_uri_template` is the address of the host's form for a new file.

    `docs_files` are the endings and names of files that docs/ may hold, besides those that are known.
    """

    new_uri_template: str = ""
    docs_files: frozenset[str] = frozenset()

    @classmethod
    def read(cls, said: object) -> "Settings":
        """What is said; a `SettingsError` if it cannot be understood."""
        settings = said or {}
        template = settings.get("new_uri_template") or "" if isinstance(settings, dict) else None
        if not isinstance(settings, dict) or not isinstance(template, str):
            raise SettingsError("write `new_uri_template:` and an address under `extra: handbook:`")
        if others := sorted(map(str, settings.keys() - set(_KNOWN))):
            raise SettingsError(f"`{others[0]}` under `extra: handbook:` is no setting; known: {', '.join(_KNOWN)}")
        if unknown := unknown_parts(template):
            named = ", ".join(f"{{{part}}}" for part in unknown)
            raise SettingsError(f"new_uri_template knows {{path}} and {{text}} only; it has {named}")
        return cls(template, _docs_files(settings.get("docs_files") or []))

    @classmethod
    def in_file(cls, path: Path) -> "Settings":
        """What a settings file says, or those that it inherits from; nothing where there is no such file.

        MkDocs reads the same file with all its plugins; this is for those who have no need of them.
        """
        said: dict[str, object] = {}
        for _ in range(_MOST_PARENTS):
            top = settings_of(path.read_bytes()) if path.is_file() else None
            extra = top.get("extra") if isinstance(top, dict) else None
            ours = extra.get("handbook") if isinstance(extra, dict) else None
            said = {**ours, **said} if isinstance(ours, dict) else said
            if not isinstance(top, dict) or not isinstance(parent := top.get("INHERIT"), str):
                break
            path = path.parent / parent
        return cls.read(said)


def _docs_files(listed: object) -> frozenset[str]:
    if not isinstance(listed, list) or not all(isinstance(one, str) and one and "/" not in one for one in listed):
        message = "write `docs_files:` as a list of endings and names under `extra: handbook:`, as in [.zip, CNAME]"
        raise SettingsError(message)
    return frozenset(listed) | {one.lower() for one in listed if one.startswith(".")}
