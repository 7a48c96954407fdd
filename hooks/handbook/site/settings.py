"""What mkdocs.yml says to the handbook, under `extra: handbook:`.

Knows: the names and forms of these settings. Must not know: MkDocs, what they bring about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handbook.markdown.links import template_fault
from handbook.problems.problem import StoppedError
from handbook.site.policy import OPEN, Sources, unusable
from handbook.site.reporting import PARTS
from handbook.source.settings_file import NO_FILE, SettingsFile

_KNOWN = ("colours", "docs_files", "new_uri_template", "policy", "report_uri_template")
_POLICY = '`policy:` under `extra: handbook:` takes lists, like `img-src: ["https://images.example.com"]`'


class SettingsError(StoppedError):
    """A setting has a form that is not understood; the message says which one would be."""

    def __init__(self, said: str) -> None:
        super().__init__(f"mkdocs.yml: {said}")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, understood.

    `new_uri_template` is the address of the host's form for a new file, `report_uri_template` that of a form or a
    mailbox for readers who find something wrong; `policy` are sources that pages may use
    besides the site itself, by directive; `docs_files` are the endings and names of files that docs/ may hold, besides
    those that are known.
    """

    new_uri_template: str = ""
    policy: Sources = field(default_factory=dict)
    docs_files: frozenset[str] = frozenset()
    report_uri_template: str = ""

    @classmethod
    def read(cls, said: object) -> "Settings":
        """What is said; a `SettingsError` if it cannot be understood."""
        settings = said or {}
        template = settings.get("new_uri_template") or "" if isinstance(settings, dict) else None
        if not isinstance(settings, dict) or not isinstance(template, str):
            raise SettingsError("write `new_uri_template:` and an address under `extra: handbook:`")
        if others := sorted(map(str, settings.keys() - set(_KNOWN))):
            raise SettingsError(f"`{others[0]}` under `extra: handbook:` is not a setting; known: {', '.join(_KNOWN)}")
        if why := template_fault(template, ("path", "text")):
            raise SettingsError(f"new_uri_template {why}")
        if template and not template.startswith(("https://", "http://")):
            raise SettingsError("new_uri_template is the address of a form, and begins with https://")
        return cls(
            template,
            _policy(settings.get("policy") or {}),
            _docs_files(settings.get("docs_files") or []),
            _report(settings.get("report_uri_template") or ""),
        )

    @classmethod
    def of(cls, files: Iterable[SettingsFile]) -> "Settings":
        """What settings files say, the nearest first.

        MkDocs reads the same files with all its plugins; this is for those who have no need of them.
        """
        said: dict[str, object] = {}
        for one in files:
            if one.places.fault == NO_FILE:
                raise SettingsError(NO_FILE[0])
            extra = one.top.get("extra")
            ours = extra.get("handbook") if isinstance(extra, dict) else None
            if ours and not isinstance(ours, dict):
                return cls.read(ours)
            said = {**ours, **said} if isinstance(ours, dict) else said
        return cls.read(said)


def _report(said: object) -> str:
    if not isinstance(said, str):
        raise SettingsError("write `report_uri_template:` and an address under `extra: handbook:`")
    if why := template_fault(said, PARTS):
        raise SettingsError(f"report_uri_template {why}")
    if said and not said.startswith(("https://", "http://", "mailto:")):
        message = "report_uri_template is the address of a form, and begins with https://, or of a mailbox (mailto:)"
        raise SettingsError(message)
    return said


def _docs_files(listed: object) -> frozenset[str]:
    if not isinstance(listed, list) or not all(isinstance(one, str) and one and "/" not in one for one in listed):
        message = "write `docs_files:` as a list of endings and names under `extra: handbook:`, as in [.zip, CNAME]"
        raise SettingsError(message)
    return frozenset(listed) | {one.lower() for one in listed if one.startswith(".")}


def _policy(said: object) -> Sources:
    """The sources that are added to the policy of all pages."""
    if not isinstance(said, Mapping):
        raise SettingsError(_POLICY)
    for directive, sources in said.items():
        if directive not in OPEN:
            raise SettingsError(f"`{directive}` under `policy:` cannot be set; what can: {', '.join(OPEN)}")
        if not isinstance(sources, list) or not all(isinstance(one, str) for one in sources):
            raise SettingsError(_POLICY)
        if why := next(filter(None, (unusable(directive, one) for one in sources)), ""):
            raise SettingsError(f"`{directive}` under `policy:` {why}")
    return {str(directive): tuple(sources) for directive, sources in said.items()}
