"""With which plugins and engines the handbook is built, and what becomes of it."""

import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateNotFound
from jinja2.loaders import ChoiceLoader
from tests.site.project import REPOSITORY, Project, fingerprint

VIEW = re.compile(r'<section class="hb-view')
PLUGINS = re.compile(r"^plugins:\n(?:  .*\n)+", re.M)


def views(site: Path) -> dict[str, int]:
    """How many views each page of a site has."""
    return {
        path.relative_to(site).as_posix(): len(VIEW.findall(path.read_text("utf-8"))) for path in site.rglob("*.html")
    }


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.sample(tmp_path_factory.mktemp("sample") / "handbook")


@pytest.fixture(scope="module")
def usual(sample: Project) -> Path:
    return sample.build_well("--strict", into="usual").site


@pytest.mark.parametrize("plugins", ["[tags]", "[search]", "[]", "[{search: {enabled: false}}, tags]"])
def test_no_view_is_lost_whatever_plugins_there_are(plugins: str, sample: Project, usual: Path) -> None:
    settings = PLUGINS.sub(f"plugins: {plugins}\n", (sample.root / "mkdocs.yml").read_text("utf-8"))
    sample.write("other.yml", settings)
    built = sample.build_well("--strict", "-f", "other.yml", into="other").site
    assert sum(views(usual).values()) > 20
    assert views(built) == views(usual)
    assert not [path for path in built.rglob("*.html") if "data-hb-view" in path.read_text("utf-8")]


def test_a_view_that_has_lost_its_place_stops_the_build_and_leaves_the_old_site(project: Project) -> None:
    project.build_well()
    before = fingerprint(project.root / "site")
    project.write(
        "eater.py", "def on_page_content(html, **_):\n    return html.replace('<section data-hb-view', '<p')\n"
    )
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", re.sub(r"^hooks: \[", "hooks: [eater.py, ", settings, flags=re.M))
    done = project.build()
    assert done.code == 1
    assert ": view 1 of this page has lost its place in the page" in done.output
    assert "Traceback" not in done.output
    assert fingerprint(project.root / "site") == before


def test_properdocs_builds_the_same_site(sample: Project, usual: Path) -> None:
    done = sample.run("-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "--site-dir", "proper")
    assert done.code == 0, done.without_information
    assert _but_for_the_generator(sample.root / "proper") == _but_for_the_generator(usual)


def _but_for_the_generator(site: Path) -> dict[str, bytes]:
    tag = re.compile(rb'<meta name="generator"[^>]*>')
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {name: tag.sub(b"", data) for name, data in files.items()}


def rendered(**known: object) -> str:
    """The beginning of any page, as an engine renders it that knows this."""
    base = DictLoader({"base.html": "{% block htmltitle %}{% endblock %}"})
    environment = Environment(loader=ChoiceLoader([FileSystemLoader(REPOSITORY / "overrides"), base]), autoescape=True)
    environment.filters["url"] = str
    config = {"site_name": "Handbook"}
    return environment.get_template("main.html").render(page={"title": "Ann", "meta": {}}, config=config, **known)


def test_an_engine_that_runs_no_hooks_stops_and_says_why() -> None:
    with pytest.raises(TemplateNotFound, match="this-engine-runs-no-hooks"):
        rendered()
    assert "<title>Ann - Handbook</title>" in rendered(handbook={"public": False, "broken": []})
