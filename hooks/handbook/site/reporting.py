"""Where a reader says that something on a page is wrong: a message, a form or an issue that is filled in already.

Knows: addresses with places to fill in, teams. Must not know: templates, MkDocs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from handbook.schema.teams import Team

PARTS = ("title", "url", "section", "owner")
_PLACE = re.compile(r"{(\w+)}")
_MESSAGE = "mailto:{to}?subject=Handbook%3A%20{title}&body=Page%3A%20{url}%0ASection%3A%20{section}%0A%0A"


@dataclass(frozen=True, slots=True)
class Report:
    """A link with everything filled in but the section, and the same for a script that knows which one is read."""

    href: str
    template: str
    team: Team | None


def report(template: str, team: Team | None, said: Mapping[str, str]) -> Report | None:
    """The way to say what is wrong: the company's own, or else a message to the team; None where there is neither."""
    if not template and team and team.mailbox:
        template = _MESSAGE.replace("{to}", quote(team.mailbox, safe="@"))
    if not template:
        return Report(team.href, "", team) if team and team.href else None
    ready = _filled(template, {**said, "section": "{section}"})
    return Report(ready.replace("{section}", ""), ready if "{section}" in ready else "", team)


def _filled(template: str, said: Mapping[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        name = found[1]
        return "{section}" if name == "section" else quote(said.get(name, ""), safe="")

    return _PLACE.sub(value, template)
