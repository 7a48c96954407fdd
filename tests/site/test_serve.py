"""The preview goes on whatever a writer saves: problems are shown where the page would be."""

import re
from urllib.parse import urljoin

from tests.site.html_page import HtmlPage
from tests.site.personas import customer
from tests.site.preview import Preview, serving
from tests.site.project import Project

MARSH, TIDE, ADA = "personas/marsh-walker/", "personas/tide-swimmer/", "personas/ada-reed/"
CUSTOMERS = "personas/"
GUIDE = "---\ntitle: Rules\n---\n\n```personas\nview: rules\n```\n"


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


def test_without_live_reload_every_page_is_there_too(project: Project) -> None:
    with serving(project, "--no-livereload") as preview:
        for path in (TIDE, MARSH):
            assert preview.page(path), preview.said


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


def test_a_problem_is_shown_with_its_file_its_line_how_to_mend_it_and_its_rule(project: Project) -> None:
    project.write("docs/rules.md", GUIDE)
    project.replace("personas/tide-swimmer.md", "age: 65+", "age: very old")
    with serving(project) as preview:
        broken = preview.wait_for(TIDE, says("Line 11, column 6"))
        assert broken.one("h1").text.startswith("personas/tide-swimmer.md")
        assert "Write 34, 25-34 or 65+." in broken.article
        assert "../../rules/#rule-bad-age" in addresses(broken)
        rules = preview.page("rules/")
        assert rules
        assert rules.one(id="rule-bad-age")
        for path in ("", MARSH):
            listed = preview.wait_for(path, says("1 file has problems"))
            assert f"/{TIDE}" in {urljoin(f"/{path}", address) for address in addresses(listed)}


def test_without_a_page_of_rules_a_problem_names_its_rule(project: Project) -> None:
    project.replace("personas/tide-swimmer.md", "age: 65+", "age: very old")
    with serving(project) as preview:
        broken = preview.wait_for(TIDE, says("bad-age"))
        assert [address for address in addresses(broken) if "rule-" in address] == []


def test_a_public_preview_does_not_link_to_a_page_that_it_leaves_out(project: Project) -> None:
    project.write("docs/rules.md", GUIDE.replace("title: Rules", "title: Rules\naudience: internal"))
    project.write("personas/_handbook.yml", "audience: public\n")
    project.replace("personas/tide-swimmer.md", "age: 65+", "age: very old")
    with serving(project) as preview:
        broken = preview.wait_for(TIDE, says("bad-age"))
        assert [address for address in addresses(broken) if "rule-" in address] == []


def test_a_new_persona_appears_and_a_deleted_one_is_gone(project: Project) -> None:
    with serving(project) as preview:
        project.write("personas/ada-reed.md", customer())
        preview.wait_for(ADA, says("Rows before breakfast"))
        preview.wait_for(CUSTOMERS, says("Ada Reed"))
        project.delete("personas/ada-reed.md")
        preview.wait_until_gone(ADA)
        preview.wait_for(CUSTOMERS, says_no_more("Ada Reed"))


def test_a_renamed_file_is_a_page_at_another_address(project: Project) -> None:
    project.write("personas/ada-reed.md", customer())
    with serving(project) as preview:
        (project.root / "personas/ada-reed.md").rename(project.root / "personas/early-rower.md")
        preview.wait_for("personas/early-rower/", says("Rows before breakfast"))
        preview.wait_until_gone(ADA)
        assert "early-rower/" in addresses(preview.wait_for(CUSTOMERS, says("Ada Reed")))


def test_a_save_that_replaces_the_file_is_picked_up(project: Project) -> None:
    """As editors do it that write beside the file and then move it into its place."""
    with serving(project) as preview:
        for words in ("Rows at noon.", "Rows at dusk."):
            beside = project.write("personas/.ada-reed.md.tmp", customer(summary=words))
            beside.replace(project.root / "personas/ada-reed.md")
            preview.wait_for(ADA, says(words))
        assert "Traceback" not in preview.said


def test_a_change_of_the_shared_sources_is_shown_on_their_pages(project: Project) -> None:
    project.write("personas/_sources.yml", "- {id: panel, title: Family panel}\n")
    project.write("personas/ada-reed.md", customer(challenges=[{"text": "Wet gloves", "source": "panel"}]))
    with serving(project) as preview:
        preview.wait_for("sources/panel/", says("Family panel"))
        project.write("personas/_sources.yml", "- {id: panel, title: Harbour panel}\n")
        preview.wait_for("sources/panel/", says("Harbour panel"))
        project.write("personas/ada-reed.md", customer(challenges=[{"text": "Cold gloves", "source": "panel"}]))
        preview.wait_for("sources/panel/", says("Cold gloves"))
        project.write("personas/_sources.yml", "- {id: families, title: Harbour panel}\n")
        preview.wait_until_gone("sources/panel/")
        preview.wait_for("sources/families/", says("Nothing rests on it yet"))


def test_the_settings_are_followed(project: Project) -> None:
    with serving(project) as preview:
        project.write("personas/ada-reed.md", customer(boat="A red one"))
        preview.wait_for(ADA, says("boat is not a field"))
        project.write("personas/_handbook.yml", "fields:\n  - key: boat\n    label: Her boat\n")
        assert "Her boat" in preview.wait_for(ADA, says("A red one")).article
        project.write("personas/_handbook.yml", "audience: public\n")
        preview.wait_until_gone("personas/negative/parcel-juggler/")


def test_the_terminal_says_each_problem_once_and_nothing_that_only_follows_from_it(project: Project) -> None:
    project.write("docs/guide/other.md", "# Other\n\n[Meet Mara](reading.md#what-a-view-looks-like-in-its-file)\n")
    project.replace("mkdocs.yml", "- guide/reading.md", "- guide/reading.md\n      - guide/other.md")
    with serving(project) as preview:
        project.replace("personas/tide-swimmer.md", "age: 65+", "age: very old")
        preview.wait_for(TIDE, says("is not an age"))
        project.replace("docs/guide/reading.md", "title: Reading", "title: Reading: all")
        preview.wait_for("guide/reading/", says("cannot be read"))
        project.write("personas/ada-reed.md", customer())
        preview.wait_for(ADA, says("Rows before breakfast"))
        assert problems_in(preview) == ["docs/guide/reading.md", "personas/tide-swimmer.md"]
        assert "As before: 2 errors, 2 warnings" in preview.said
        assert [line for line in preview.said.splitlines() if not line.startswith(("INFO", "ERROR"))] == []
        assert "not included in the" not in preview.said

        project.replace("personas/tide-swimmer.md", "age: very old", "age: 65+")
        preview.wait_for(TIDE, says("Swims at slack water"))
        project.replace("personas/tide-swimmer.md", "age: 65+", "age: very old")
        preview.wait_for(TIDE, says("is not an age"))
        assert problems_in(preview).count("personas/tide-swimmer.md") == 2  # it is new again


def addresses(page: HtmlPage) -> set[str]:
    return {link.attributes.get("href", "") for link in page.all("a")}


def problems_in(preview: Preview) -> list[str]:
    """The file of every problem in the log, sorted."""
    return sorted(re.findall(r"^ERROR +-  ([^:\n]+):\d+:\d+: ", preview.said, re.MULTILINE))


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
        preview.wait_for(MARSH, says("4 files have problems"))
        project.write("personas/ada-reed.md", customer())
        preview.wait_for("personas/ada-reed/", says("Rows before breakfast"))


def test_a_broken_template_is_shown_and_mended(project: Project) -> None:
    path, good, bad = "overrides/handbook/customer.html", "{% block neighbours %}", "{% block neighbours %}{% if %}"
    project.with_own_templates().replace("mkdocs.yml", "watch: [personas]", "watch: [personas, overrides]")
    with serving(project) as preview:
        project.replace(path, good, bad)
        preview.wait_for(MARSH, says(path))
        assert preview.wait_for("personas/", says("Expected an expression"))
        project.replace(path, bad, good)
        preview.wait_for(MARSH, says("Walks the marsh before work"))


def test_a_broken_template_of_the_problem_page_itself_is_shown(project: Project) -> None:
    project.with_own_templates().write("overrides/handbook/problems.html", "{% if %}")
    with serving(project) as preview:
        page = preview.wait_for(MARSH, says("overrides/handbook/problems.html:1:1: Expected an expression"))
        assert page.one("article")


def test_a_draft_is_shown_with_a_banner(project: Project) -> None:
    with serving(project) as preview:
        draft = preview.wait_for("personas/kite-flyer/", says("Juna Kestrel"))
        assert "Draft." in draft.one("aside", "hb-banner").text
        links = {e.attributes.get("href") for e in draft.all("a")}
        assert "../marsh-walker/" in links
        home = preview.wait_for("", says("Juna Kestrel"))
        assert "personas/kite-flyer/" in {e.attributes.get("href") for e in home.all("a")}
