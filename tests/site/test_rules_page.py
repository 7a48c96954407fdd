"""The page that explains the rules, with the examples that lie beside the rules."""

from pathlib import Path

from tests.site.html_page import page
from tests.site.project import Project
from tests.site.search import text

from handbook.rules import RULES


def test_most_rules_have_an_example_and_its_message(sample_site: Path) -> None:
    rules = page(sample_site, "rules/")
    examples = rules.all("figure", "hb-example")
    assert len(examples) > 50
    age = next(one.text for one in examples if "is not an age" in one.text)
    assert age.startswith("Not like this age: ")
    assert "Like this age: " in age


def test_html_in_an_example_is_text(sample_site: Path) -> None:
    examples = page(sample_site, "rules/").all("figure", "hb-example")
    assert next(one.text for one in examples if "HTML is not allowed" in one.text).startswith("Not like this <")


def test_the_search_finds_a_rule_and_neither_its_reason_nor_remedy_nor_example(sample_site: Path) -> None:
    found = text(sample_site, "rules/")
    assert all(rule.id in found for rule in RULES)
    assert "An active persona rests on nothing but assumptions" in found
    assert "To fix it" not in found  # the message that brought somebody here says it, and the page does
    assert "Not like this" not in found
    assert "Tamsin" not in found


def test_a_handbook_without_tests_shows_the_same_examples(project: Project, sample_site: Path) -> None:
    assert not (project.root / "tests").exists()
    project.write("docs/rules.md", "# Rules\n\n```personas\nview: rules\n```\n")
    rules = page(project.build_well().site, "rules/")
    said = [one.text for one in page(sample_site, "rules/").all("figure", "hb-example")]
    assert [one.text for one in rules.all("figure", "hb-example")] == said
    assert {one.attributes["id"] for one in rules.all("div", "hb-guide__entry")} == {f"rule-{r.id}" for r in RULES}
