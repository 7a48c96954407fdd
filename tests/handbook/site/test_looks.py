"""Each look has the template that shows it: what a template lacks would be missed only when a value needs it."""

import pytest
from jinja2 import nodes
from tests.handbook.support import PROJECT

from handbook.schema import Look
from handbook.site.templates import environment

FOLDER = PROJECT / "overrides" / "handbook" / "looks"
SHOWN = [look for look in Look if look.facts.in_section and not look.facts.brief]
OTHERS = [look for look in Look if look not in SHOWN]


def macros(look: Look) -> dict[str, list[str]]:
    """The macros of a look's template with the names of what they take."""
    parsed = environment(FOLDER).parse((FOLDER / f"{look.value}.html").read_text("utf-8"))
    return {one.name: [argument.name for argument in one.args] for one in parsed.find_all(nodes.Macro)}


def test_every_look_has_a_template_and_every_template_a_look() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{look.value}.html" for look in Look}


@pytest.mark.parametrize("look", SHOWN, ids=lambda look: look.value)
def test_what_a_section_shows_has_a_macro_for_it(look: Look) -> None:
    assert macros(look)["value"] == ["shown", "known"]


@pytest.mark.parametrize("look", OTHERS, ids=lambda look: look.value)
def test_what_other_templates_show_has_no_macro_that_nobody_would_call(look: Look) -> None:
    assert "value" not in macros(look)


@pytest.mark.parametrize("look", Look, ids=lambda look: look.value)
def test_a_macro_for_tables_is_called_with_what_it_takes(look: Look) -> None:
    assert macros(look).get("cell", ["shown"]) == ["shown"]
