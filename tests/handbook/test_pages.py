from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from tests.handbook.support import ACTIVE, DRAFT, PROJECT, load, persona, record_of

from handbook.pages import Page, Renderer, Surroundings, initials, tone

TEMPLATES = (PROJECT / "overrides", Path(str(files("material"))) / "templates")


def pages(files_: dict[str, str], settings: str | None = None) -> dict[str, Page]:
    catalog = load(files_, settings)[0].shown(drafts=True)
    surroundings = Surroundings(TEMPLATES, lambda target, _: f"/{target}", lambda path: f"/edit/{path}")
    return {page.uri: page for page in Renderer(catalog, surroundings).personas()}


def front_matter(page: Page) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(page.text.split("---\n")[1])
    return loaded


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Ann \N{GRINNING FACE} Ängström 日本", "Ann \N{GRINNING FACE} Ängström 日本"),
        ("'Ann: \"the\" walker'", "Ann: &quot;the&quot; walker"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("NO", "NO"),
        ("12:30", "12:30"),
        ("'- a'", "- a"),
        ("C:\\dir", "C:\\dir"),
    ],
)
def test_a_title_reaches_the_theme_as_it_was_typed_but_for_html(name: str, title: str) -> None:
    (page,) = pages({"personas/ann.md": persona(base=f"name: {name}\nsummary: S\n")}).values()
    assert front_matter(page)["title"] == title


HOSTILE = "<img src=x onerror=alert(1)> `code` ~~~ {: onclick=x } {{ 7 * 7 }} &amp; [a](javascript:x)"


@pytest.mark.parametrize(
    "field", ["gender", "bio", "quote", "challenges", "custom", "jobs", "segment", "tags", "media", "location", "owner"]
)
def test_no_value_becomes_html_or_code(field: str) -> None:
    quoted = "'" + HOSTILE + "'"
    value = {"custom": f"{{{quoted}: {quoted}}}", "jobs": f"[{{want: {quoted}}}]"}.get(field, quoted)
    (page,) = pages({"personas/ann.md": persona(f"{field}: {value}")}).values()
    text = page.text.split("---\n", 2)[2]
    assert "<img src=x" not in text
    assert "`code`" not in text
    assert "{{ 7 * 7 }}" in text
    assert "&amp;amp;" in text


def test_a_value_with_several_lines_opens_no_block() -> None:
    (page,) = pages({"personas/ann.md": persona('gender: "a\\n\\n```\\n# b\\n    c"')}).values()
    assert "\n# b" not in page.text
    assert "```" not in page.text


def test_the_public_reads_nothing_internal() -> None:
    fields = "assumptions: Guesses\nimplications: {sales: Haggle}\nshare_of_profit: 9\n"
    body = "Open.\n\n!!! Internal\n    Secret.\n"
    files_ = {"personas/ann.md": persona(fields, body, base=ACTIVE)}
    inside = pages(files_)["personas/ann.md"].text
    outside = pages(files_, "audience: public")["personas/ann.md"].text
    for text in ("Guesses", "Haggle", "Secret.", "Insight", "Interviews"):
        assert text in inside
        assert text not in outside
    assert "Open." in outside


def test_former_ids_lead_to_the_persona_and_other_names_do_not() -> None:
    found = pages({"personas/ann.md": persona("aliases: [annie, Ann of the Hills, ben]"), "personas/ben.md": persona()})
    assert set(found) == {"personas/ann.md", "personas/ben.md", "personas/annie/index.html"}
    assert "/personas/ann.md" in found["personas/annie/index.html"].text


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ann Hill", "AH"),
        ("ann", "A"),
        ("The Hill Walker", "HW"),
        ("Day-hiker", "DH"),
        ("\N{SNOWMAN}", "?"),
        ("The", "?"),
    ],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_personas_colour_depends_on_its_id_alone() -> None:
    one, other = record_of(persona(base=DRAFT)), record_of(persona(base=ACTIVE))
    assert tone(one) == tone(other)
    assert 1 <= tone(one) <= 8


def test_a_portrait_has_its_description_credit_and_licence() -> None:
    avatar = "avatar: {src: images/a.png, alt: A gate, credit: The drawing office, licence: CC BY 4.0}"
    (page,) = pages({"personas/ann.md": persona(avatar)}).values()
    assert 'src="/personas/images/a.png" alt="A gate"' in page.text
    assert "Portrait: The drawing office, CC BY 4.0<" in page.text
