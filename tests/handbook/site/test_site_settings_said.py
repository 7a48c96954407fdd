"""What mkdocs.yml and a missing settings file are told, besides what a build says of them."""

from pathlib import Path

import pytest
from tests.machine import OVERRIDES
from tests.site.project import TODAY

from commands.check import judged
from handbook.site import web_address

PERSONA = "---\nname: Ada\nsummary: Rows.\nstatus: draft\n---\n"
NEGATIVE = "---\nname: Ben\nsummary: Returns.\nstatus: draft\n---\n"


def said(root: Path, rule: str, **files: str) -> list[str]:
    (root / "docs").mkdir()
    (root / "personas" / "negative").mkdir(parents=True)
    for path, text in {"docs/index.md": "# Home\n", "personas/ada.md": PERSONA, **files}.items():
        (root / path).write_text(text, "utf-8")
    return [str(one) for one in judged(root, TODAY, OVERRIDES).problems if one.rule.id == rule]


@pytest.mark.parametrize(
    "files",
    [
        {"personas/negative/ben.md": NEGATIVE},
        {"personas/negative/_not-for-us.yml": "lines: [Resellers]\n"},
        {"docs/index.md": "---\naudience: internal\n---\n# Home\n"},
        {"personas/ada.md": f'{PERSONA}\n!!! internal "Ours"\n    A word.\n'},
    ],
)
def test_what_is_internal_needs_settings_that_say_so(files: dict[str, str], tmp_path: Path) -> None:
    (found,) = said(tmp_path, "missing-settings", **files)
    assert found.startswith("personas/_handbook.yml:1:1: this file is not there")
    (tmp_path / "personas" / "_handbook.yml").write_text("audience: internal\n", "utf-8")
    assert [one for one in judged(tmp_path, TODAY, OVERRIDES).problems if one.rule.id == "missing-settings"] == []


def test_a_small_handbook_without_anything_internal_needs_none(tmp_path: Path) -> None:
    assert said(tmp_path, "missing-settings") == []


@pytest.mark.parametrize("name", ["site_url", "edit_uri_template", "repo_url"])
def test_a_password_in_an_address_of_every_page_is_refused(name: str, tmp_path: Path) -> None:
    text = f"site_name: Ours\n{name}: https://me:secret@fenwick.co/{{path}}\n"
    (found,) = said(tmp_path, "bad-settings", **{"mkdocs.yml": text})
    assert found.startswith(f"mkdocs.yml:2:{len(name) + 3}: {name}: ")
    assert "which every reader would see" in found


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("https://git.example.com/{path}", ""),
        ("https://git.example.com/{path_noext!q}", ""),
        ("https://git.example.com/{path", "without its `}`"),
        ("https://git.example.com/{branch}/{path}", "it has {branch}"),
    ],
)
def test_what_mkdocs_could_not_fill_in_is_told(address: str, word: str, tmp_path: Path) -> None:
    text = f"site_name: Ours\nedit_uri_template: {address}\n"
    found = said(tmp_path, "bad-settings", **{"mkdocs.yml": text})
    assert len(found) == bool(word)
    assert all(word in one for one in found)


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("https://fenwick.co", ""),
        ("https://fenwick.co:8443/h/", ""),
        ("fenwick.co", "begin it with"),
        ("https://", "no host"),
        ("https://a:b/", "port"),
        ("https://a:/", "port"),
        ("https://a/?b", "after the path"),
        ("https://a@b/", "user"),
        ("https://a b/", "space"),
        ("https://[a/", "brackets"),
    ],
)
def test_an_address_is_judged(address: str, word: str) -> None:
    found = web_address.fault(address)
    assert word in found
    assert bool(word) is bool(found)


def test_a_line_of_the_navigation_to_a_missing_page_is_said_once(tmp_path: Path) -> None:
    nav = "site_name: Ours\nnav:\n  - Home: index.md\n  - A: guide.md\n  - B: guide.md\n"
    (found,) = said(tmp_path, "bad-settings", **{"mkdocs.yml": nav})
    assert found == "mkdocs.yml:4:8: there is no page `guide.md`. Also in line 5 [bad-settings]"


def test_no_persona_is_proposed_for_a_missing_page(tmp_path: Path) -> None:
    nav = "site_name: Ours\nnav:\n  - Home: index.md\n  - A: personas/consumers.md\n"
    page = "# Home\n\n[a](personas/consumers.md)\n"
    files = {"mkdocs.yml": nav, "docs/index.md": page, "personas/consul.md": PERSONA}
    (in_nav,) = said(tmp_path, "bad-settings", **files)
    assert "Did you mean" not in in_nav
    (linked,) = [str(one) for one in judged(tmp_path, TODAY, OVERRIDES).problems if one.rule.id == "broken-link"]
    assert "Did you mean" not in linked


def test_a_page_that_is_gone_is_one_problem_however_many_link_to_it(tmp_path: Path) -> None:
    pages = {f"docs/p{n}.md": f"# P\n\n[a](guide.md#a{n}) and [b](./guide.md)\n" for n in range(4)}
    (found,) = said(tmp_path, "broken-link", **pages)
    assert found.startswith("docs/p0.md:3:")
    assert "Also linked in docs/p0.md:3, docs/p1.md:3, docs/p1.md:3, docs/p2.md:3 and 3 other places" in found
