"""The preview goes on whatever a writer saves: problems are shown where the page would be."""

from tests.site.html_page import HtmlPage
from tests.site.personas import customer
from tests.site.preview import serving
from tests.site.project import Project

MARSH, TIDE = "personas/marsh-walker/", "personas/tide-swimmer/"


def says(text: str) -> "Wanted":
    return Wanted(text, wanted=True)


def says_no_more(text: str) -> "Wanted":
    return Wanted(text, wanted=False)


class Wanted:
    """Whether a page's whole body has a text, or has it no more."""

    def __init__(self, text: str, *, wanted: bool) -> None:
        self.text, self.wanted = text, wanted

    def __call__(self, page: HtmlPage) -> bool:
        return (self.text in page.one("body").text) is self.wanted


def test_a_broken_save_is_shown_and_mended(project: Project) -> None:
    with serving(project) as preview:
        preview.wait_for(TIDE, says("Swims at slack water"))
        project.replace("personas/tide-swimmer.md", "age: 65+", "age: very old")

        broken = preview.wait_for(TIDE, says("is not an age"))
        assert "Line 11, column 6" in broken.article
        assert "Swims at slack water" not in broken.article
        other = preview.wait_for(MARSH, says("1 file has problems: personas/tide-swimmer.md"))
        assert "Walks the marsh before work" in other.article

        project.replace("personas/tide-swimmer.md", "age: very old", "age: 65+")
        preview.wait_for(TIDE, says("Swims at slack water"))
        preview.wait_for(MARSH, says_no_more("has problems"))

        project.replace("personas/tide-swimmer.md", "age: 65+", "age: very old")
        preview.wait_for(TIDE, says("is not an age"))

        project.write("personas/ada-reed.md", customer())
        preview.wait_for("personas/ada-reed/", says("Rows before breakfast"))
        assert "Traceback" not in preview.said


def test_a_broken_page_is_shown_and_mended(project: Project) -> None:
    with serving(project) as preview:
        project.replace("docs/guide/reading.md", "title: Reading", "title: Reading: all")
        broken = preview.wait_for("guide/reading/", says("cannot be read"))
        assert "Line 2" in broken.article
        assert "title:" not in broken.article
        assert preview.page("")

        project.replace("docs/guide/reading.md", "Reading: all", "Reading all")
        preview.wait_for("guide/reading/", says("Meet Mara Fenn"))

        project.replace("docs/index.md", "view: cards", "view: carousel")
        preview.wait_for("", says("is not a view"))
        preview.wait_for(MARSH, says("docs/index.md"))


def test_a_first_start_with_broken_files_works(project: Project) -> None:
    project.write("personas/ada-reed.md", "no front matter\n")
    project.write("personas/Bad Name.md", customer())
    project.write("personas/index.md", customer())
    project.write("personas/_handbook.yml", "audience: nobody\n")
    with serving(project) as preview:
        assert says("must begin with a line of three dashes")(preview.wait_for("personas/ada-reed/", says("problem")))
        preview.wait_for(MARSH, says("5 files have problems"))
        project.write("personas/ada-reed.md", customer())
        preview.wait_for("personas/ada-reed/", says("Rows before breakfast"))


def test_a_broken_template_is_shown_and_mended(project: Project) -> None:
    path, good, bad = "overrides/handbook/customer.md", "{% block neighbours %}", "{% block neighbours %}{% if %}"
    project.with_own_templates().replace("mkdocs.yml", "watch: [personas]", "watch: [personas, overrides]")
    with serving(project) as preview:
        project.replace(path, good, bad)
        preview.wait_for(MARSH, says(path))
        assert preview.wait_for("personas/", says("Expected an expression"))
        project.replace(path, bad, good)
        preview.wait_for(MARSH, says("Walks the marsh before work"))


def test_a_broken_template_of_the_problem_page_itself_is_shown(project: Project) -> None:
    project.with_own_templates().write("overrides/handbook/problems.md", "{% if %}")
    with serving(project) as preview:
        page = preview.wait_for(MARSH, says("overrides/handbook/problems.md:1:1: Expected an expression"))
        assert page.one("article")


def test_a_draft_is_shown_with_a_banner(project: Project) -> None:
    with serving(project) as preview:
        draft = preview.wait_for("personas/kite-flyer/", says("Juna Kestrel"))
        assert "Draft." in draft.one("aside", "hb-banner").text
        links = {e.attributes.get("href") for e in draft.all("a")}
        assert "../marsh-walker/" in links
        home = preview.wait_for("", says("Juna Kestrel"))
        assert "personas/kite-flyer/" in {e.attributes.get("href") for e in home.all("a")}
