"""Every page that is built says what it may load and run, and a build stops at what its pages may not."""

import re
from pathlib import Path

import pytest
from tests.site.html_page import Element, HtmlPage
from tests.site.personas import customer
from tests.site.project import Outcome, Project, fingerprint

from handbook.site.policy import inline

SCRIPT = "<script>company()</script>"
META = "content-security-policy"
HANDLED = '<p onclick="x()" style="color: red">a</p>'


def policies(page: HtmlPage) -> list[Element]:
    return [one for one in page.all("meta") if one.attributes.get("http-equiv", "").lower() == META]


def judged(site: Path) -> str:
    """The one policy of a site's pages, once all that has to be true of each page has been."""
    pages = {path: HtmlPage.read(path) for path in sorted(site.rglob("*.html"))}
    redirects = {path for path, page in pages.items() if 'http-equiv="refresh"' in page.source}
    said, needed = set(), set()
    for path, page in pages.items():
        (own,) = policies(page)
        head = [one for one in page.elements if one.tag not in ("html", "head")]
        assert [one.tag for one in head[:2]] == ["meta", "meta"]
        assert "charset" in head[0].attributes
        assert head[1] is own
        found = inline(page.source)
        assert not [one for one in found if one.is_attribute], path
        assert path not in redirects or not found
        if path not in redirects:
            said.add(own.attributes["content"])
            assert {one.digest for one in found} == set(re.findall(r"'sha256-[^']*'", own.attributes["content"])), path
            needed |= {one.digest for one in found}
    (policy,) = said
    assert len(pages) > len(redirects) > 0
    assert needed
    return policy


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "use_directory_urls: false\n",
        "site_url: https://www.example.com/inside/handbook/\n",
        "site_url: ''\n",
        "theme: {name: material, custom_dir: %s, font: {text: Sans}, palette: {primary: teal}}\n",
        "extra: {consent: {title: C, description: D}, analytics: {provider: google, property: G-1}}\n",
    ],
)
def test_every_page_has_the_one_policy_which_knows_what_is_in_it(settings: str, tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    overrides = re.findall(r"custom_dir: ([^ }]+)", (project.root / "mkdocs.yml").read_text("utf-8"))
    project.write("other.yml", f"INHERIT: mkdocs.yml\n{settings}" % tuple(overrides if "%s" in settings else ()))
    project.write("personas/moved.md", customer(name="Moved", aliases="[elsewhere]"))
    project.write("docs/guide/table.md", "# Table\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n```python\nx = 1\n```\n")
    project.write("docs/index.md", (project.root / "docs/index.md").read_text("utf-8") + "\n[Table](guide/table.md)\n")
    site = project.build_well("-f", "other.yml").site
    judged(site)
    assert 'align="right"' in next(
        site.glob("guide/table*/**/*.html" if "false" not in settings else "guide/table.html")
    ).read_text("utf-8")


def test_the_sample_has_it_too_and_an_address_that_a_company_allows(tmp_path: Path) -> None:
    project = Project.sample(tmp_path / "handbook")
    project.write("other.yml", "INHERIT: mkdocs.yml\nextra: {handbook: {policy: {img-src: [img.example.com]}}}\n")
    assert "img-src 'self' data: img.example.com;" in judged(project.build_well("-f", "other.yml").site)


def refused(project: Project, *options: str) -> str:
    """What a build says that has to leave the old site as it was."""
    before = fingerprint(project.root / "site")
    assert before
    done: Outcome = project.build(*options)
    assert done.code == 1
    assert "Traceback" not in done.output
    assert "The site is as it was before." in done.output
    assert fingerprint(project.root / "site") == before
    assert sorted(path.name for path in project.root.iterdir() if "site" in path.name) == ["site"]
    return done.output


@pytest.fixture(scope="module")
def own_templates(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A handbook with templates of its own and a site that was built of it."""
    project = Project.miniature(tmp_path_factory.mktemp("own") / "handbook").with_own_templates()
    project.build_well()
    return project


@pytest.mark.parametrize(
    ("template", "before"),
    [("main.html", "{% block extrahead %}"), ("404.html", "{% block content %}"), ("handbook/page.html", None)],
)
def test_an_inline_script_of_a_template_stops_the_build_until_its_digest_is_allowed(
    template: str, before: str | None, own_templates: Project
) -> None:
    path = own_templates.root / "overrides" / template
    text = path.read_text("utf-8")
    try:
        path.write_text(text.replace(before, before + SCRIPT) if before else text + SCRIPT, "utf-8")
        output = refused(own_templates)
        assert output.count("`company()`") == 1
        allowing = re.search(r"with `(policy: .*)`\.", output)
        assert allowing
        own_templates.write("other.yml", f"INHERIT: mkdocs.yml\nextra: {{handbook: {{{allowing[1]}}}}}\n")
        site = own_templates.build_well("-f", "other.yml", into="other").site
        assert SCRIPT in "".join(one.read_text("utf-8") for one in site.rglob("*.html"))
    finally:
        path.write_text(text, "utf-8")


def test_the_themes_scripts_that_a_feature_adds_are_known(own_templates: Project) -> None:
    path = own_templates.root / "overrides/main.html"
    text = path.read_text("utf-8")
    features = "features: [announce.dismiss, content.tabs.link, navigation.instant, navigation.prune]"
    try:
        path.write_text(text.replace("{% block announce %}", "{% block announce %}Moved!"), "utf-8")
        own_templates.write("other.yml", f"INHERIT: mkdocs.yml\ntheme: {{name: material, {features}}}\n")
        site = own_templates.build_well("-f", "other.yml", into="other").site
        known = re.findall("'sha256-", judged(site))
        assert len(known) == 5  # two more than without these features
    finally:
        path.write_text(text, "utf-8")


def test_handlers_and_styles_of_a_template_stop_the_build_together(own_templates: Project) -> None:
    path = own_templates.root / "overrides/main.html"
    text = path.read_text("utf-8")
    try:
        path.write_text(text.replace("{% block announce %}", "{% block announce %}" + HANDLED), "utf-8")
        output = refused(own_templates)
        assert output.count("`onclick=") == output.count("`style=") == 1
    finally:
        path.write_text(text, "utf-8")


def test_a_script_that_a_plugin_or_hook_adds_stops_the_build(tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    project.build_well()
    project.write("adds.py", f"def on_page_content(html, **_):\n    return html + {SCRIPT!r}\n")
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", re.sub(r"^hooks: \[", "hooks: [adds.py, ", settings, flags=re.M))
    assert refused(project).count("`company()`") == 1


def test_tables_of_older_settings_are_told_the_option(tmp_path: Path) -> None:
    project = Project.miniature(tmp_path / "handbook")
    project.build_well()
    project.write("docs/index.md", "# Home\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n")
    project.write(
        "mkdocs.yml", (project.root / "mkdocs.yml").read_text("utf-8") + "markdown_extensions: [toc, tables]\n"
    )
    assert "write `- tables: {use_align_attribute: true}` for `- tables`" in refused(project)


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("[a]", "takes lists"),
        ("{script-src: [\"'unsafe-inline'\"]}", "does not take 'unsafe-inline'"),
        ("{default-src: ['*']}", "`default-src` under `policy:` cannot be set"),
    ],
)
def test_settings_that_make_no_sense_stop_the_build(policy: str, said: str, own_templates: Project) -> None:
    own_templates.write("other.yml", f"INHERIT: mkdocs.yml\nextra: {{handbook: {{policy: {policy}}}}}\n")
    assert "mkdocs.yml: " in (output := refused(own_templates, "-f", "other.yml"))
    assert said in output
