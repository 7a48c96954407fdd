"""The page for people who write in the host's web editor: templates to copy, and the way to the host's own form."""

import urllib.parse
from pathlib import Path

import pytest
from tests.site.html_page import page
from tests.site.project import Project

SETTING = "\nextra:\n  handbook:\n    new_uri_template: {}\n"
PAGE = "# Add\n\n```personas\nview: template\ntype: negative\n```\n"


def templates(site: Path) -> list[str]:
    return ["".join(code.pieces) for code in page(site, "add/").all("code")]


def forms(site: Path) -> list[str]:
    addresses = [link.attributes.get("href") or "" for link in page(site, "add/").all("a")]
    return [address for address in addresses if "/new" in address]


def with_setting(project: Project, address: str) -> Project:
    project.write("docs/add.md", PAGE)
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    assert "\nextra:" not in settings
    project.write("mkdocs.yml", settings + SETTING.format(address))
    return project


def test_without_a_form_there_are_templates_to_copy(project: Project) -> None:
    site = with_setting(project, '""').build_well().site
    assert forms(site) == []
    assert [text.splitlines()[0] for text in templates(site)] == ["---", "---"]
    assert "name: Name of the persona" in templates(site)[0]


def test_the_form_is_given_the_name_and_the_text(project: Project) -> None:
    site = with_setting(project, "https://git.example.com/new?filename={path}&value={text}").build_well().site
    (address,) = forms(site)
    given = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)
    assert given["filename"] == ["personas/negative/name-of-the-persona.md"]
    assert given["value"][0].strip() == templates(site)[0].strip()


def test_an_address_with_another_part_is_refused_before_anything_is_built(project: Project) -> None:
    done = with_setting(project, "https://git.example.com/new/{branch}?filename={path}").build()
    assert done.code == 1
    assert "new_uri_template knows {path} and {text} only; it has {branch}" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("settings", ["https://git.example.com/new", "{new_uri_template: [a]}", "[new_uri_template]"])
def test_settings_of_another_form_are_refused_in_plain_words(settings: str, project: Project) -> None:
    text = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", f"{text}\nextra:\n  handbook: {settings}\n")
    done = project.build()
    assert done.code == 1
    assert "write `new_uri_template:` and an address under `extra: handbook:`" in done.output
    assert "Traceback" not in done.output


def test_the_sample_offers_both_types(sample_site: Path) -> None:
    assert len(forms(sample_site)) >= 2
    assert len(templates(sample_site)) >= 4
