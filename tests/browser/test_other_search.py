# ruff: noqa: RUF001 - signs as people type them
"""A handbook without the theme's search, with another one, or with its search set for other languages still works."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Open, search_for, served
from tests.site.project import Project

OFF = {
    "no search": "plugins: [tags]",
    "switched off": "plugins: [{search: {enabled: false}}, tags]",
    "MkDocs' own": "plugins: [/search, tags]",
}
LANGUAGES = ["{search: {lang: de}}", "{search: {lang: [en, ja, th]}}", "{search: {separator: '[\\s]+', pipeline: []}}"]


def site_with(plugins: str, folder: Path, files: dict[str, str] | None = None) -> Path:
    project = Project.miniature(folder / "handbook")
    settings = project.root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\n{plugins}\n", "utf-8")
    for path, text in (files or {}).items():
        project.write(path, text)
    return project.build_well("--strict").site


@pytest.mark.parametrize("plugins", OFF.values(), ids=OFF)
def test_without_the_themes_search_there_is_no_dialog_and_nothing_is_asked_for(
    plugins: str, tmp_path: Path, visit: Open
) -> None:
    site = site_with(plugins, tmp_path)
    assert not (site / "search/handbook.json").exists()
    index = site / "search/search_index.json"
    assert not index.exists() or json.loads(index.read_text("utf-8"))["docs"]  # another's index is left alone
    with served(site) as address:
        window = visit(address)
        page = window.go("personas/")
        expect(page.locator(".md-search")).to_have_count(0)
        page.keyboard.press("/")
        page.locator(".hb-filter [type=search]").fill("Tobin")
        expect(page.locator(".hb-filter__state [role=status]")).to_have_text(re.compile(r"^[1-9]\d* of"))
        # MkDocs' own brings a script that wants a variable of MkDocs' own themes.
        assert [fault for fault in window.faults if not fault.endswith("base_url is not defined")] == []


@pytest.mark.parametrize("search", LANGUAGES)
def test_settings_of_the_themes_search_do_no_harm(search: str, tmp_path: Path, visit: Open) -> None:
    with served(site_with(f"plugins: [{search}, tags]", tmp_path)) as address:
        window = visit(address)
        search_for(window.go(""), "swimers")
        expect(window.page.locator(".md-search-result mark").first).to_have_text(re.compile("swim", re.I))
        assert not window.faults


BRANDED = """---
name: Zoë O’Varga
summary: Compares the big sheds before she buys.
status: active
owner: Customer insight
last_reviewed: 2026-10-01
evidence: {basis: mixed, sources: [{id: S1, title: Depot visits, kind: interview, date: 2026}]}
goals: {professional: [One supplier for every depot]}
challenges: [Sizes differ from country to country, R&D wants a sample of everything]
brands: ['B&Q', 'M&S', H&M, Marks & Spencer, Quillfeather]
---
"""
UNSPACED = """---
name: 佐藤さん
summary: 週末だけ山に登る会社員。
status: active
owner: Customer insight
last_reviewed: 2026-10-01
evidence: {basis: mixed, sources: [{id: S1, title: Depot visits, kind: interview, date: 2026}]}
goals: {professional: [One supplier for every depot]}
challenges: [Sizes differ from country to country, 我们需要防水外套和登山鞋, ฉันต้องการเสื้อกันฝนสำหรับเดินป่า]
language: ja
---

レインウェアの撥水性が落ちるので、いつも悩んでいます。
"""
ASKED = {
    "personas/zoe/": ["B&Q", "b & q", "M&S", "H&M", "R&D", "Marks & Spencer", "zoe", "ovarga", "o'varga", "O’Varga"],
    "personas/sato/": ["撥水", "悩んで", "会社員", "佐藤", "レインウェア", "防水", "登山鞋", "เดินป่า"],
}


def test_brands_with_an_ampersand_and_words_in_sentences_without_spaces_are_found(tmp_path: Path, visit: Open) -> None:
    files = {"personas/zoe.md": BRANDED, "personas/sato.md": UNSPACED}
    with served(site_with("", tmp_path, files)) as address:
        window = visit(address)
        page = window.go("")
        for persona, queries in ASKED.items():
            for query in queries:
                search_for(page, query)
                link = page.locator(".md-search-result__link").first
                expect(link, query).to_have_attribute("href", re.compile(rf"/{persona}(\?|#|$)"))
                expect(page.locator(".md-search-result mark").first).to_be_visible()
        assert not window.faults
