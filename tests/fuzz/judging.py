"""What must hold for any bytes whatsoever, wherever in a handbook they stand."""

from collections.abc import Callable

from tests.handbook.support import PATH, TODAY
from tests.machine import OVERRIDES

from handbook.content.handbook import Handbook, judged
from handbook.problems.problem import Problem
from handbook.site.article import Articles
from handbook.site.build import Build
from handbook.site.surroundings import Surroundings
from handbook.source.files import SETTINGS, Content

PAGE = "docs/index.md"
OTHER = b"---\nname: Ben\nsummary: Rides in all weather.\ntags: winter\n---\n"
EVERY_VIEW = b"```personas\nview: table\n```\n\n```personas\nview: cards\n```\n"
# Each place where somebody's bytes may stand, as the content that they would be.
PLACES: dict[str, Callable[[bytes], Content]] = {
    "persona": lambda data: Content({PATH: data, "personas/ben.md": OTHER}, {PAGE: EVERY_VIEW}),
    "negative": lambda data: Content({"personas/negative/cy.md": data, "personas/ben.md": OTHER}, {PAGE: EVERY_VIEW}),
    "page": lambda data: Content({"personas/ben.md": OTHER}, {PAGE: data}),
    "settings": lambda data: Content({"personas/ben.md": OTHER}, {PAGE: EVERY_VIEW}, settings=data),
    "view": lambda data: Content({"personas/ben.md": OTHER}, {PAGE: b"```personas\n" + data + b"\n```\n"}),
}
LONGEST = 1_000  # characters of a message


def fault(place: str, data: bytes) -> str:
    """Judges the bytes in their place, and makes the pages of what has no errors; what went wrong, or nothing."""
    handbook = judged(PLACES[place](data), TODAY)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    for one in handbook.problems:
        if one.path in (PATH, "personas/negative/cy.md", PAGE, SETTINGS) and (wrong := _bad(one, text, place)):
            return f"{wrong}: {one!r}"
    if not handbook.errors:
        _make(handbook)
    return ""


def _bad(problem: Problem, text: str, place: str) -> str:
    lines = [*text.split("\n"), *[""] * (3 if place == "view" else 1)]
    if place == "persona" and problem.path == PAGE:
        return ""
    if not 1 <= problem.at.line <= len(lines) or problem.at.column < 1:
        return "outside of the file"
    if len(problem.message) > LONGEST + 100 or not problem.message.replace("\n", "").isprintable():
        return "too long, or of what cannot be shown"
    return ""


def _make(handbook: Handbook) -> None:
    """Every persona's page, and every page with its views."""
    build = Build.of(handbook, Surroundings(OVERRIDES), preview=True)
    articles = Articles(build.templates, build.converter)
    for record in build.edition.records.values():
        articles.article(record)
    for page in build.edition.docs.values():
        with_views = build.pages.with_views(page)
        build.converter.convert(with_views.text, page.path)
