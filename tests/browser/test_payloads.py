"""Nothing that is put anywhere runs on a reader's page: payloads x places, judged, built, and opened with a canary."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock
from urllib.parse import quote

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser
from tests.attack import payloads
from tests.attack.canary import Canary, canary
from tests.attack.places import FIELDS, PLACES, Place
from tests.attack.trial import Trial
from tests.browser.conftest import COMPARISON, search_for, served

from handbook import rules

WORDS = ("fired", "onerror", "script", "svg", "javascript")


def pages_of(site: Path) -> list[str]:
    """The address of every page of a site."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [quote(path.removesuffix("index.html")) for path in sorted(found)]


def built(trial: Trial, folder: Path) -> Path:
    """The site of everything that passes."""
    trial.judge(folder)
    project = trial.build(folder / "handbook")
    project.write("docs/personas/compare.md", COMPARISON)
    project.replace(
        "docs/personas/index.md", "goals.personal", "goals.personal, bio, jobs, media, brands, custom, quote"
    )
    return project.build_well().site


@contextmanager
def window(browser: Browser, site: Path, *, policy: bool) -> Iterator[Canary]:
    with served(site) as address, canary(browser, address, policy=policy) as one:
        yield one


def search(one: Canary) -> None:
    """Types words of payloads, and has every hit drawn."""
    one.open("")
    search_for(one.page, "odo")  # the index has come, so that what is not found now is not there
    query = one.page.locator("[data-md-component=search-query]")
    for word in WORDS:
        query.fill("")
        query.press_sequentially(word)
        for _ in range(10):
            one.page.wait_for_timeout(50)
            one.page.locator(".md-search__scrollwrap").evaluate("list => list.scrollTo(0, list.scrollHeight)")
        one.provoke()


def filter_and_print(one: Canary) -> None:
    """Narrows the table down to payloads, and prints it."""
    one.open("personas/")
    for box in one.page.locator("article input[type=search]").all():
        box.fill("fired")
        one.provoke()
    for box in one.page.locator("article select").all():
        box.select_option(index=1)
        one.provoke()
    one.page.emulate_media(media="print")
    one.page.pdf()
    one.provoke()
    one.page.emulate_media(media="screen")


def compare(one: Canary, ids: list[str]) -> None:
    """Lays personas side by side, four at a time."""
    for start in range(0, len(ids), 4):
        one.open(f"personas/compare/?personas={','.join(ids[start : start + 4])}")
        one.page.wait_for_load_state("networkidle")
        one.provoke()


def everything(one: Canary, trial: Trial, pages: list[str]) -> None:
    """Visits a site as readers do."""
    for path in pages:
        one.open(path)
    search(one)
    filter_and_print(one)
    kinds = {(FIELDS[place][0], number) for place, number in trial.passed if place in FIELDS}
    compare(one, [f"attack-{kind}-{number}" for kind, number in sorted(kinds) if kind == "customer"])


def followed(one: Canary, pages: list[str]) -> None:
    """The same pages one from another, without loading anew."""
    one.open("")
    for path in pages:
        one.follow(path)


@pytest.mark.weekly
def test_text_that_a_spreadsheet_would_calculate_is_marked_as_text(tmp_path: Path) -> None:
    """Every cell of every CSV file, with formulas in each place that gets into one."""
    trial = Trial(payloads.TABLES, [place for place in PLACES if place.name.startswith(("negative", "exclusion"))])
    lists = list(built(trial, tmp_path).rglob("*.csv"))
    for path in lists:
        for row in csv.reader(path.read_text("utf-8-sig").splitlines()):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))], path


def told(trial: Trial, one: Canary) -> str:
    """What fired, pair by pair, for whoever mends it."""
    pairs = sorted(trial.pair(number) for number in one.numbers())
    return "\n".join([f"{len(pairs)} pairs fired:", *pairs[:60], *one.faults[:5]])


SOME = [place for place in PLACES if place.name in ("customer: name", "customer: summary", "customer: tags.0")]
SHORT_PLACES = [*list(FIELDS)[::8], *(place for place in PLACES if place.name.startswith("name:"))]


def tried(browser: Browser, trial: Trial, folder: Path) -> str:
    """Opens everything with the policy and without; what was done, in figures."""
    site = built(trial, folder)
    pages = pages_of(site)
    opened = 0
    with window(browser, site, policy=False) as one:
        everything(one, trial, pages)
        opened += one.opened
        assert not one.faults, told(trial, one)
    with window(browser, site, policy=True) as one:
        followed(one, [path for path in pages if path != "404.html"])
        opened += one.opened
        assert not one.faults, told(trial, one)
    return f"{trial.judged} pairs judged, {len(trial.passed)} passed and built, {opened} pages opened, nothing fired"


def test_a_short_selection_fires_nowhere(browser: Browser, tmp_path: Path) -> None:
    print(tried(browser, Trial(payloads.SHORT[::6], SHORT_PLACES), tmp_path))  # noqa: T201 - the figures are what the run is for


@pytest.mark.weekly
@pytest.mark.parametrize("kind", payloads.KINDS)
def test_no_payload_fires_in_any_place(kind: str, browser: Browser, tmp_path: Path) -> None:
    print(tried(browser, Trial(payloads.KINDS[kind], PLACES), tmp_path))  # noqa: T201 - the figures are what the run is for


def fires(browser: Browser, places: list[Place], folder: Path, *, judged: bool = True) -> Canary:
    """What happens to three payloads in these places."""
    trial = Trial((payloads.TAGS[0], payloads.HANDLERS[0], payloads.FOREIGN[0]), places)
    with mock.patch("handbook.site.policy.Policy.stop"):  # which is one protection more
        site = built(trial, folder)
    assert trial.passed or not judged
    with window(browser, site, policy=False) as one:
        for path in pages_of(site):
            one.open(path)
    return one


@pytest.mark.weekly
def test_without_escaping_in_templates_the_canary_fires(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not fires(browser, SOME, tmp_path / "with").faults
    monkeypatch.setattr("handbook.site.templates.escape", Markup)
    one = fires(browser, SOME, tmp_path / "without")
    assert one.ran
    assert one.armed


@pytest.mark.weekly
def test_without_the_rule_on_raw_html_the_canary_fires(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = [place for place in PLACES if place.name == "persona's body: text"]
    trial = Trial((payloads.TAGS[0],), body)
    trial.judge(tmp_path / "with")
    assert trial.refused == {"raw-html": 1}
    monkeypatch.setattr(rules, "CHECKS", tuple(one for one in rules.CHECKS if one.rule.id != "raw-html"))
    assert fires(browser, body, tmp_path / "without").ran
