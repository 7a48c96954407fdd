from pathlib import Path

import pytest
from tests.handbook.support import TODAY
from tests.machine import OVERRIDES

from commands.check import judged

SETTINGS = """site_name: Fenwick Personas
# site_url: https://old.example.com/
site_url: {url}
extra:
  handbook:
    new_uri_template: {new}
nav: [index.md]
"""
FINE = {"url": "https://personas.fenwick.co/", "new": '""'}


def told(root: Path, page: str = "# Home\n", *, settings: str = SETTINGS.format(**FINE), ours: str = "") -> list[str]:
    """What `check` says is left, without the rule's name."""
    for path, text in {"mkdocs.yml": settings, "docs/index.md": page, "personas/_handbook.yml": ours}.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, "utf-8")
    problems = judged(root, TODAY, OVERRIDES).problems
    return [str(one).rsplit(" [", 1)[0] for one in problems if one.rule.id == "sample-left"]


def test_a_handbook_of_ones_own_has_nothing_left(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("url", "new", "place"),
    [
        ("https://handbook.example.com/", '""', "mkdocs.yml:3:19: warning: `handbook.example.com`"),
        ("https://example.org", '""', "mkdocs.yml:3:19: warning: `example.org`"),
        ("https://personas.test/", '""', "mkdocs.yml:3:19: warning: `personas.test`"),
        (FINE["url"], "https://git.example.net/new?x={path}", "mkdocs.yml:6:31: warning: `git.example.net`"),
        (FINE["url"], "https://git.fenwick.co/LARKMOOR/x?{path}", "mkdocs.yml:6:46: warning: `Larkmoor`"),
    ],
)
def test_an_address_of_nobody_in_the_settings_is_told(url: str, new: str, place: str, tmp_path: Path) -> None:
    (message,) = told(tmp_path, settings=SETTINGS.format(url=url, new=new))
    assert message.startswith(place)


@pytest.mark.parametrize(
    ("page", "places"),
    [
        ("---\ntitle: Home\ndescription: Who Larkmoor chooses\n---\nx\n", ["docs/index.md:3:18"]),
        (
            "# Home\n\nLarkmoor and [x](https://a.example.com/) and Larkmoor's\n",
            ["docs/index.md:3:1", "docs/index.md:3:26"],
        ),
        ("# Home\n\n`example.com` is nobody's\n\n```text\nhttps://example.com\n```\n", []),
        ("# Home\n\nSee handbook.test and myexample.com and example.company and example.com.au\n", []),
    ],
)
def test_a_page_that_names_the_sample_is_told_of_once_for_each_word(
    page: str, places: list[str], tmp_path: Path
) -> None:
    assert [message.split(": ")[0] for message in told(tmp_path, page)] == places


def test_the_handbook_s_own_settings_count_too(tmp_path: Path) -> None:
    ours = "audience: internal\n# Larkmoor\nfields:\n  - {key: tier, label: Larkmoor tier, type: text}\n"
    assert [one.split(": ")[0] for one in told(tmp_path, ours=ours)] == ["personas/_handbook.yml:4:24"]


def test_the_sample_is_called_what_it_is_called(tmp_path: Path) -> None:
    settings = SETTINGS.format(url="https://handbook.example.com/", new='""')
    assert told(tmp_path, settings=settings.replace("Fenwick Personas", "Larkmoor Persona Handbook")) == []
