from functools import cache

import pytest
from tests.handbook.support import build_of, catalog_of, load, persona

from handbook.personas.catalog import Catalog
from handbook.personas.record import leaves
from handbook.problems.problem import Rule
from handbook.rules import RULES
from handbook.schema import Persona, Section
from handbook.schema.negative import EITHER
from handbook.site.templates import with_code
from handbook.source import Mapping, Scalar, parse, plain
from handbook.views import guide
from handbook.views.query import Placed

LEAVES = tuple(leaves(Persona).values())
CATALOG: Catalog = catalog_of(ann="segment: Walkers")
CHAPTERS = guide.fields(Placed(), CATALOG)
ENTRIES = [entry for chapter in CHAPTERS for entry in chapter.entries]


@cache
def rendered(view: str) -> str:
    return build_of({"personas/ann.md": persona("segment: Walkers")}).pages.view(view, Placed(), "guide.md")


def test_every_field_is_explained_once() -> None:
    assert sorted(entry.spec.path for entry in ENTRIES) == sorted(spec.path for spec in LEAVES)


def test_chapters_follow_the_sections_of_a_page() -> None:
    labels = [section.label or "Top of the page" for section in Section]
    titles = [chapter.title for chapter in CHAPTERS]
    assert titles == [label for label in labels if label in titles]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.spec.path))
def test_an_example_can_be_copied(entry: guide.Entry) -> None:
    root = parse(entry.example + "\n", "x.md").root
    assert isinstance(root, Mapping)
    (value,) = root.values.values()
    assert plain(value)
    assert not isinstance(value, Scalar) or value.text == str(entry.spec.example)


def test_it_says_who_needs_a_field() -> None:
    needed = {entry.spec.path: entry.needed for entry in ENTRIES}
    assert needed["name"] == "Needed by every persona."
    assert needed["owner"] == "Needed by active personas."
    assert needed["challenges"] == "Needed by active customer personas."
    assert needed["negative.why"] == "Active negative personas need one of these: reasons, why."
    assert needed["retired_on"] == "Needed by retired personas."
    either = {path for paths in EITHER for path in paths}
    assert {path for path, words in needed.items() if words} == {s.path for s in LEAVES if s.meta.required} | either


def test_the_fields_page_has_an_anchor_and_the_words_of_every_field() -> None:
    page = rendered("fields")
    for spec in LEAVES:
        assert f'id="field-{spec.path.replace(".", "-")}"' in page
        assert f"<code>{spec.path}</code> {spec.label}" in page


def test_the_rules_page_has_an_anchor_for_every_rule() -> None:
    page = rendered("rules")
    for rule in RULES:
        assert f'id="rule-{rule.id}"' in page
    assert page.count("To fix it:") == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_a_rule_says_what_it_is_why_and_how_to_mend_it_in_sentences_of_their_own(rule: Rule) -> None:
    words = (rule.what, rule.why, rule.fix)
    assert len(set(words)) == len(words)
    assert all(text[:1].isupper() or text[:1] == "`" for text in words)
    assert all(text.endswith((".", "`", "]")) and "\n" not in text for text in words)
    page = rendered("rules")
    assert all(with_code(text) in page for text in words)


def test_a_guide_takes_no_other_option() -> None:
    page = "```personas\nview: fields\nwhere: {type: customer}\n```\n"
    (problem,) = load({"docs/guide.md": page})[2]
    assert (problem.at.line, problem.rule.id) == (3, "unknown-field")
