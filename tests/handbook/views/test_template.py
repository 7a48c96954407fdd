import re

from tests.handbook.support import catalog_of, front, load, persona, places

from handbook.schema import validate
from handbook.schema.terms.general import PersonaType
from handbook.views import VIEWS
from handbook.views.template import Options, build

CATALOG = catalog_of(ann="")


def test_each_type_has_a_file_to_begin_with() -> None:
    for persona_type, path in (("customer", "personas/"), ("negative", "personas/negative/")):
        options = validate(Options, front(f"type: {persona_type}"), "docs/add.md").value
        made = build(options, CATALOG)
        assert made.path == f"{path}name-of-the-persona.md"
        assert places(load({made.path: made.brief})[2]) == places(load({made.path: made.whole})[2]) == []
        assert list(VIEWS["template"].judge(options, CATALOG)) == []


def test_the_short_one_has_what_an_active_persona_needs_and_fits_into_an_address() -> None:
    made = build(Options(), CATALOG)
    used = re.sub(r"^# ", "", made.brief, flags=re.MULTILINE).replace("status: draft", "status: active")
    assert [problem.rule.id for problem in load({made.path: used})[2] if problem.is_error] == []
    assert "optional" not in made.brief
    for persona_type in PersonaType:
        assert len(build(Options(type=persona_type), CATALOG).brief) < 4000


def test_it_knows_the_companys_own_fields() -> None:
    catalog, _, _ = load({"personas/ann.md": persona()}, "fields: [{key: club_tier, required_when: active}]")
    assert "# club_tier:" in build(Options(), catalog).brief
