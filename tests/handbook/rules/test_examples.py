from collections.abc import Mapping

from tests.handbook.support import RULE_CASES

from handbook.rules import RULES
from handbook.rules.examples import Example, examples
from handbook.source.files import read_all

# Rules that no lines of a file can show, and why.
WITHOUT_EXAMPLE = {
    "reports-in-a-circle": "it takes several files",
    "not-utf8": "the wrong bytes look like any other text",
    "file-too-large": "the whole file is what is wrong",
    "fields-too-large": "it takes thousands of values",
    "body-too-large": "it takes a thousand marks",
    "symbolic-link": "it is not text",
    "special-file": "it is not text",
    "unreadable-file": "there is nothing to see",
    "bad-name": "a name is what is wrong",
    "bad-settings": "it stands in mkdocs.yml, whose examples are in the guide",
    "misnamed-settings": "a name is what is wrong",
    "stray-file": "a name is what is wrong",
    "misplaced-persona": "a folder is what is wrong",
    "unknown-folder": "a folder is what is wrong",
    "unlisted-file": "a name is what is wrong",
    "bad-picture": "it is not text",
    "picture-too-large": "it is not text",
    "picture-position": "it is not text",
    "nested-body": "it takes hundreds of levels",
    "path-taken": "two file names are what is wrong",
    "not-in-navigation": "the navigation is the site's",
    "sample-left": "it stands in mkdocs.yml",
    "missing-settings": "a file that is not there is the site's to miss",
    "list-not-shown": "a page is what is missing",
    "bad-template": "no content breaks it",
}


def of(files: Mapping[str, str]) -> dict[str, Example]:
    return examples({path: text.encode() for path, text in files.items()})


def test_every_rule_that_lines_can_show_has_an_example() -> None:
    found = examples(read_all(RULE_CASES))
    complete = {rule for rule, example in found.items() if example.is_complete}
    assert {rule.id for rule in RULES} - complete == set(WITHOUT_EXAMPLE)


def test_an_example_is_the_difference_between_wrong_and_fixed_under_what_holds_it() -> None:
    wrong = "---\nname: Ann\ncompany:\n  type: private\n  size: big\nage: 34\n---\n"
    case = {
        "some-rule/size/expected.txt": "personas/a.md:5:9: `big` is not a known value [unknown-value]\n",
        "some-rule/size/wrong/personas/a.md": wrong,
        "some-rule/size/fixed/personas/a.md": wrong.replace("big", "large"),
    }
    made = Example("company:\n  size: big", "`big` is not a known value", "company:\n  size: large", is_pair=True)
    assert of(case) == {"unknown-value": made}
    assert made.is_complete


def test_a_line_that_is_missing_is_shown_after_the_one_before_it() -> None:
    case = {
        "some-rule/alt/expected.txt": "personas/a.md:2:1: warning: no `alt` [portrait-text]\n",
        "some-rule/alt/wrong/personas/a.md": "avatar:\n  src: a.png\n",
        "some-rule/alt/fixed/personas/a.md": "avatar:\n  src: a.png\n  alt: A walker\n",
    }
    (made,) = of(case).values()
    assert (made.wrong, made.right) == ("avatar:\n  src: a.png", "avatar:\n  src: a.png\n  alt: A walker")


def test_without_a_mistake_the_rules_own_case_shows_it() -> None:
    case = {
        "bad-age/words/expected.txt": "personas/a.md:2:6: not an age [bad-age]\n",
        "bad-age/words/personas/a.md": "---\nage: old\n---\n",
        "bad-age/good/personas/a.md": "---\nage:\n  min: 3\nname: Ann\n---\n",
    }
    assert of(case) == {"bad-age": Example("age: old", "not an age", "age:\n  min: 3")}


def test_what_says_nothing_or_too_much_is_not_complete() -> None:
    assert not Example("a: 1", "", "a: 1").is_complete
    assert not Example("", "", "a: 1").is_complete
    assert not Example("x" * 300, "", "a: 1").is_complete


def test_without_cases_there_are_no_examples() -> None:
    assert of({}) == {}
    assert of({"bad-age/words/expected.txt": "", "README.md": "Text"}) == {}
