import html
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, build_of, persona, record_of
from tests.machine import OVERRIDES

from handbook.markdown.html import ids
from handbook.site.article import Articles
from handbook.site.build import Build
from handbook.site.head import known_by, values
from handbook.site.template_faults import BrokenTemplateError
from handbook.site.templates import TONES, initials, tones

TYPED = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{MULTIPLICATION SIGN}": "x"})


def build(files_: dict[str, str], settings: str | None = None) -> Build:
    return build_of(files_, settings, edit_url=lambda path: f"/edit/{path}", lenient=True)


def pages(files_: dict[str, str], settings: str | None = None) -> dict[str, str]:
    """The HTML of every persona's page, by its source."""
    made = build(files_, settings)
    articles = Articles(made.templates, made.converter)
    return {path: articles.article(record).html for path, record in made.edition.records.items()}


def reads(text: str) -> str:
    """A page as a reader reads it: without its tags, in one line; with signs that can be typed."""
    bare = html.unescape(re.sub(r'<a class="headerlink".*?</a>|<[^>]*>', " ", text))
    return " ".join(bare.translate(TYPED).split())


def rows(text: str) -> dict[str, str]:
    """The rows of a page's statements: what their heading says, and what stands beside it."""
    found = re.findall(r'<tr[^>]*><th scope="row">(.*?)</th>(.*?)</tr>', text, re.DOTALL)
    return {reads(heading): reads(cells) for heading, cells in found}


def headings(text: str) -> list[str]:
    """The sections of a page, without their signs and the links to them."""
    return [reads(title) for title in re.findall(r'<h2 id="[^"]*">(.*?)</h2>', text)]


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
    assert values(record_of(persona(base=f"name: {name}\nsummary: S\n")))["title"] == title


HOSTILE = "<img src=x onerror=alert(1)> `code` ~~~ {: onclick=x } {{ 7 * 7 }} &amp; [a](javascript:x)"


@pytest.mark.parametrize(
    "field", ["gender", "bio", "quote", "challenges", "custom", "jobs", "segment", "tags", "media", "location", "owner"]
)
def test_no_value_becomes_html_or_code(field: str) -> None:
    quoted = "'" + HOSTILE + "'"
    value = {"custom": f"{{{quoted}: {quoted}}}", "jobs": f"[{{want: {quoted}}}]"}.get(field, quoted)
    (page,) = pages({"personas/ann.md": persona(f"{field}: {value}")}).values()
    text = page
    assert "<img src=x" not in text
    assert "`code`" not in text
    assert "{{ 7 * 7 }}" in text
    assert "&amp;amp;" in text


NEW_FIELDS = {
    "sign": "negative: {{warning_signs: [{{sign: {0}, seen_by: {0}}}]}}",
    "question": "negative: {{fit_questions: [{{ask: {0}, fit: {0}, misfit: {0}}}]}}",
    "look-alike": "negative: {{looks_like: [{{persona: ben, difference: {0}, ask: {0}}}]}}",
    "exclusion": "negative: {{exclusions: [{{where: {0}, rule: {0}, owner: {0}}}]}}",
    "cause": "negative: {{root_causes: [{{cause: {0}, fix: {0}, effect: {0}, status: done}}]}}",
    "claims": "negative: {{usually_asks_for: {0}, reconsider_when: {0}, exceptions: {0}, sub_reasons: {0}}}",
    "texts": "negative: {{why: {0}, if_accepted: {0}}}",
    "handling": "negative: {{handling: {{service: {0}, decline_text: {0}, refer_to: {0}}}}}",
    "fairness": "negative: {{fairness: {{reviewed_by: {0}, rationale: {0}}}}}",
    "check": "negative: {{false_positive_check: {{by: {0}, finding: {0}}}}}",
    "money": "economics: {{revenue: 3, source: {0}}}\nevidence: {{sources: [{{id: {0}, title: {0}}}]}}",
}


@pytest.mark.parametrize("field", NEW_FIELDS)
def test_no_value_of_a_negative_persona_becomes_html_or_code(field: str) -> None:
    text = persona(NEW_FIELDS[field].format(f"'{HOSTILE}'"))
    found = pages({"personas/negative/ann.md": text, "personas/ben.md": persona()}, "baseline: {currency: GBP}")
    page = found["personas/negative/ann.md"]
    assert "<img src=x" not in page
    assert "`code`" not in page
    assert "~~~" not in page
    assert "&amp;amp;" in page
    assert page.count("{{ 7 * 7 }}") >= NEW_FIELDS[field].split("\n")[0].count("{0}")


def test_a_value_with_several_lines_opens_no_block() -> None:
    (page,) = pages({"personas/ann.md": persona('gender: "a\\n\\n```\\n# b\\n    c"')}).values()
    assert "\n# b" not in page
    assert "```" not in page


def test_the_public_reads_nothing_internal() -> None:
    fields = "assumptions: Guesses\nimplications: {sales: Haggle}\nshare_of_profit: 9\n"
    body = "Open.\n\n!!! Internal\n    Secret.\n"
    files_ = {"personas/ann.md": persona(fields, body, base=ACTIVE)}
    inside = pages(files_)["personas/ann.md"]
    outside = pages(files_, "audience: public")["personas/ann.md"]
    for text in ("Guesses", "Haggle", "Secret.", "Insight", "Interviews"):
        assert text in inside
        assert text not in outside
    assert "Open." in outside


def test_former_ids_lead_to_the_persona_and_other_names_do_not() -> None:
    text = persona("aliases: [annie, Ann of the Hills, ben]")
    found = build({"personas/ann.md": text, "personas/ben.md": persona()}).pages.files()
    (redirect,) = (page for page in found if page.uri.endswith(".html"))
    assert redirect.uri == "personas/annie/index.html"
    assert 'href="../ann/"' in redirect.text
    assert 'src="../../assets/javascripts/moved.js"' in redirect.text


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


def test_a_personas_colour_does_not_change_with_its_file() -> None:
    one, other = record_of(persona(base=DRAFT)), record_of(persona(base=ACTIVE))
    assert tones([one]) == tones([other])


@pytest.mark.parametrize("count", [1, TONES, 3 * TONES, 3 * TONES + 1])
def test_no_colour_comes_again_in_a_group_before_all_others_have(count: int) -> None:
    records = [record_of(persona(f"group: {name}"), f"personas/{name}-{n}.md") for n in range(count) for name in "ab"]
    found = tones(records)
    assert found == tones(reversed(records))
    for name in "ab":
        times = Counter(colour for id_, colour in found.items() if id_.startswith(name))
        assert set(times) <= set(range(1, TONES + 1))
        assert max(times.values()) == -(-count // TONES)


def test_a_portrait_has_its_description_credit_and_licence() -> None:
    avatar = "avatar: {src: images/a.png, alt: A gate, credit: The drawing office, licence: CC BY 4.0}"
    (page,) = pages({"personas/ann.md": persona(avatar)}).values()
    assert 'src="../images/a.png" alt="A gate"' in page
    assert "Portrait: The drawing office, CC BY 4.0<" in page


DOUBLE = NEGATIVE.replace(
    "reasons",
    "looks_like: [{persona: ben, difference: Ann asks for skis, ask: Do you ski?}],"
    " fit_questions: [{ask: Which snow?, fit: None of it, misfit: All of it}], reasons",
)
BEN = persona("payment_methods: [card, cash]", base=ACTIVE.replace("Ann", "Ben"))


def pair(double: str, other: str = BEN, settings: str | None = None) -> tuple[str, str]:
    """The page of a negative persona and that of the customer persona it is mistaken for."""
    found = pages({"personas/negative/ann.md": double, "personas/ben.md": other}, settings)
    return found["personas/negative/ann.md"], found["personas/ben.md"]


def test_two_that_are_mistaken_for_each_other_stand_side_by_side_on_the_pages_of_both() -> None:
    ann, ben = pair(persona("payment_methods: [card, voucher]", base=DOUBLE))
    assert "Easily mistaken for" in headings(ann)
    assert "Do not confuse with" in headings(ben)
    for page, other in (
        (ann, '<a href="../../ben/">Ben</a>'),
        (ben, '<a href="../negative/ann/">Ann</a>'),
    ):
        assert other in page
        assert "The telling difference: Ann asks for skis" in reads(page)
        assert "Ask: “Do you ski?”" in reads(page)
        assert "In common: payment methods (Card)." in reads(page)
    assert rows(ann)["Payment methods"] == "Voucher Cash"
    assert rows(ben)["Payment methods"] == "Cash Voucher"


def test_without_a_question_of_its_own_a_double_is_told_by_the_first_fit_question() -> None:
    for page in pair(persona(base=DOUBLE.replace(", ask: Do you ski?", ""))):
        told = "Ask: “Which snow?” Fits: None of it. Doesn\N{RIGHT SINGLE QUOTATION MARK}t fit: All of it."
        assert told in reads(page)


def test_two_of_whom_nothing_can_be_compared_say_so() -> None:
    for page in pair(persona(base=DOUBLE), persona()):
        assert "There is nothing to compare yet." in reads(page)
        assert "<table" not in page


def test_a_double_that_is_not_part_of_the_edition_is_named_without_a_link() -> None:
    (page,) = pages({"personas/negative/ann.md": persona(base=DOUBLE)}).values()
    assert "ben not part of this edition Ann asks for skis" in reads(page)
    assert "ben/" not in page


def test_the_public_is_not_told_whom_a_customer_is_mistaken_for() -> None:
    found = pages({"personas/negative/ann.md": persona(base=DOUBLE), "personas/ben.md": BEN}, "audience: public")
    assert list(found) == ["personas/ben.md"]
    assert "confuse" not in found["personas/ben.md"]


FIGURES = (
    "economics: {customers: 1200, new_customers: 300, revenue: 80.25, gross_margin: 40 %, acquisition_cost: 18,"
    " support_cost: 5, returns_cost: 45.5, discount_cost: 0, payment_losses: 1.2, other_cost: 4,"
    " clv: -90, return_rate: 71 %, contacts_per_order: 0.4, source: S1}"
)
BASELINE = "baseline: {currency: GBP, return_rate: 14.2 %, source: Finance}"


def statement(fields: str, settings: str = BASELINE, base: str = ACTIVE) -> str:
    (page,) = pages({"personas/ann.md": persona(fields, base=base)}, settings).values()
    return page


def test_a_statement_shows_every_figure_and_what_follows_from_them() -> None:
    page = statement(FIGURES)
    assert "Money" in headings(page)
    assert rows(page) == {
        "Revenue": "£80.25",
        "Gross margin": "x 40%",
        "Value": "+£32.10",
        "Support cost": "-£5.00",
        "Returns cost": "-£45.50",
        "Discount cost": "£0.00",
        "Payment losses": "-£1.20",
        "Other cost": "-£4.00",
        "Net in later years": "-£23.60",
        "Acquisition cost": "-£18.00, once",
        "Net in the first year": "-£41.60",
        "Customers": "1,200",
        "New customers": "300",
        "Total effect": "-£33,720",
        "of which acquisition": "£5,400",
        "Customer lifetime value": "-£90 as given",
        "Expected life": "not known",
        "Payback": "never",
        "Lifetime net": "at most -£18 without expected life or churn rate",
        "Return rate": "71% 14.2% 5x",
        "Contacts per order": "0.4 not given -",
    }
    assert "Net = revenue x margin" in reads(page)


@pytest.mark.parametrize(
    ("rests_on", "told"),
    [
        ("source: S1", "(source S1)"),
        ("estimate: true", "(estimate, no source given)"),
        ("source: S1, estimate: true", "(estimate, after S1)"),
        ("estimate: false", "(estimate, no source given)"),
    ],
)
def test_a_statement_says_what_it_rests_on(rests_on: str, told: str) -> None:
    assert f"in GBP {told}" in reads(statement(FIGURES.replace("source: S1", rests_on))).replace(" )", ")")


@pytest.mark.parametrize(
    ("baseline", "told"),
    [
        ("{currency: GBP, source: Finance}", "average: Finance)"),
        ("{currency: GBP}", "average: estimate)"),
        ("{currency: GBP, source: Finance, estimate: true}", "average: estimate, after Finance)"),
        ("", "average: no baseline is set)"),
    ],
)
def test_a_baseline_says_what_it_rests_on(baseline: str, told: str) -> None:
    figures = FIGURES.replace("{customers", "{currency: GBP, customers")
    assert told in reads(statement(figures, f"baseline: {baseline}" if baseline else "audience: internal"))


def test_what_is_missing_is_never_taken_for_zero() -> None:
    page = statement("economics: {revenue: 50, gross_margin: 50 %, support_cost: 30, customers: 10}")
    found = rows(page)
    assert found["Returns cost"] == found["Acquisition cost"] == found["New customers"] == "not given"
    bound = "at most -£5 not counted: returns cost, discount cost, payment losses, other cost"
    assert found["Net in later years"] == bound
    assert found["Net in the first year"] == f"{bound}, acquisition cost"
    assert found["of which acquisition"] == "not known without new customers, acquisition cost"
    assert "£0" not in page


def test_without_revenue_nothing_is_left_to_tell() -> None:
    found = rows(statement("economics: {gross_margin: 50 %, support_cost: 30}"))
    assert found["Value"] == "not known without revenue"
    assert found["Net in later years"].startswith("not known without revenue, returns cost")


@pytest.mark.parametrize(("period", "times", "revenue"), [("quarter", 4, "£321.00"), ("month", 12, "£963.00")])
def test_figures_of_months_and_quarters_are_told_by_the_year(period: str, times: int, revenue: str) -> None:
    page = statement(FIGURES.replace("{customers", f"{{period: {period}, customers"))
    assert rows(page)["Revenue"] == revenue
    assert rows(page)["Customers"] == f"1,200 a {period}"
    assert f"the file gives figures for a {period}, times {times}" in reads(page)


def test_the_public_sees_no_money() -> None:
    page = statement(FIGURES, f"audience: public\n{BASELINE}")
    assert "Money" not in page
    assert "£" not in page


def test_a_negative_personas_money_is_shown_even_before_anything_else_is_said_of_it() -> None:
    for fields in (FIGURES, f"{FIGURES}\nnegative: {{why: W}}"):
        page = statement(f"type: negative\n{fields}", base=DRAFT)
        assert headings(page).count("Money") == 1
        assert rows(page)["Total effect"] == "-£33,720"


def test_who_is_called_unprofitable_without_figures_has_a_page_that_says_so() -> None:
    page = statement("negative: {reasons: unprofitable}\ntype: negative", base=DRAFT)
    assert "no figures are given yet" in reads(page)
    assert "no figures" not in reads(statement("negative: {reasons: misaligned}\ntype: negative", base=DRAFT))


def test_a_way_to_handle_them_has_no_empty_section() -> None:
    page = statement("negative: {handling: {refer_to: The hire desk}}\ntype: negative", base=DRAFT)
    assert "Refer them to: The hire desk" in reads(page)
    assert headings(page) == ["A polite no", "Not said yet", "About this page"]


def test_the_register_of_exclusions_is_a_file_as_well() -> None:
    rule = "negative: {exclusions: [{where: Mail, rule: Skis}]}"
    files_ = {"personas/negative/ann.md": persona(rule)}
    assert "Ann,ann,Mail,,Skis," in csv(files_)["personas/negative/exclusions.csv"]
    assert csv(files_, "audience: public") == {}
    assert csv({"personas/ann.md": persona()}) == {}


def csv(files_: dict[str, str], settings: str | None = None) -> dict[str, str]:
    """The tables that the handbook gives away as files."""
    return {page.uri: page.text for page in build(files_, settings).pages.files() if page.uri.endswith(".csv")}


def test_a_persona_is_a_page_a_sheet_and_an_entry_of_the_search() -> None:
    made = build_of({"personas/a/ann.md": persona(body="Walks.", base=ACTIVE)}, preview=False)
    written: dict[str, str] = {}
    (entry,) = made.make_personas(lambda path, article: f"{path}: {article.html}", written.__setitem__)
    assert list(written) == ["personas/a/ann/index.html", "personas/a/ann.json"]
    assert written["personas/a/ann/index.html"].startswith("personas/a/ann.md: <div")
    assert json.loads(written["personas/a/ann.json"])["name"] == "Ann"
    assert (entry["location"], entry["title"]) == ("personas/a/ann/", "Ann")
    (table,) = (json.loads(page.text) for page in made.pages.files() if page.uri == "personas/personas.json")
    assert [(one["page"], one["sheet"]) for one in table] == [("personas/a/ann/", "personas/a/ann.json")]


def test_the_contents_are_our_headings_with_those_of_the_text_between_them() -> None:
    made = build({"personas/ann.md": persona("goals: {personal: Walk}", "## Goals\n\nX.\n\n### Deep\n")})
    article = Articles(made.templates, made.converter).article(made.edition.records["personas/ann.md"])
    assert [(one["id"], [below["id"] for below in one["children"]]) for one in article.contents] == [
        ("goals", []),
        ("goals_1", ["deep"]),  # which gives way
        ("about-this-page", []),
    ]
    assert ids(article.html) >= {"goals", "goals_1", "deep", "about-this-page"}


def test_a_broken_template_is_its_own_problem_and_in_a_preview_a_page(tmp_path: Path) -> None:
    shutil.copytree(OVERRIDES, tmp_path / "overrides")
    (tmp_path / "overrides/handbook/customer.html").write_text("{{ nothing.at_all }}")
    files_ = {"personas/ann.md": persona(base=ACTIVE)}
    with pytest.raises(BrokenTemplateError, match=r"overrides/handbook/customer.html:1:1: .*\[bad-template\]"):
        list(
            build_of(files_, templates=tmp_path / "overrides", preview=False).make_personas(
                lambda *_: "", lambda *_: None
            )
        )
    preview = build_of(files_, templates=tmp_path / "overrides", preview=True)
    written: dict[str, str] = {}
    assert len(list(preview.make_personas(lambda _, article: article.html, written.__setitem__))) == 1
    assert written == {}  # until somebody asks
    preview.makers()["personas/ann/index.html"]()
    assert "overrides/handbook/customer.html has 1 problem" in reads(written["personas/ann/index.html"])
    assert [problem.rule.id for problem in preview.problems] == ["bad-template"]


def signposted(files_: dict[str, str], settings: str | None = None) -> dict[str, str]:
    """The personas' pages in a handbook that has hand-written pages as well."""
    return pages(files_, settings)


INDEX = "```personas\nview: matrix\nrows: payment_methods\n```\n"


def test_a_value_leads_to_the_index_of_its_field() -> None:
    files_ = {
        "personas/ann.md": persona("payment_methods: [card, cash]\nbrands: [Tarn]"),
        "personas/ben.md": persona("payment_methods: card", base=DRAFT.replace("Ann", "Ben")),
        "docs/pay.md": INDEX,
    }
    text = signposted(files_)["personas/ann.md"]
    assert "#payment_methods-cash" not in text  # nobody else pays so
    assert '<a href="../../pay/#payment_methods-card">Card</a>' in text
    assert '<li class="hb-chip">Tarn</li>' in text  # there is no index of brands


def test_a_value_that_only_a_retired_persona_has_leads_nowhere() -> None:
    retired = "status: retired\nretired_on: 2026-01-31\nretired_reason: Gone.\npayment_methods: [card, cash]"
    files_ = {
        "personas/ann.md": persona(retired),
        "personas/ben.md": persona("payment_methods: card"),
        "docs/pay.md": INDEX,
    }
    text = signposted(files_)["personas/ann.md"]
    assert 'href="../../pay/#payment_methods-card"' in text
    assert "#payment_methods-cash" not in text
    assert ">Cash</li>" in text


def test_a_page_leads_to_the_comparison_where_there_is_one() -> None:
    files_ = {"personas/ann.md": persona(), "docs/side.md": "```personas\nview: comparison\n```\n"}
    assert 'href="../../side/?personas=ann"' in signposted(files_)["personas/ann.md"]
    assert "hb-compare" not in pages({"personas/ann.md": persona()})["personas/ann.md"]


def facing(fields: str) -> str:
    """What a page says under its heading of goals and challenges, up to where paper ends."""
    (page,) = pages({"personas/ann.md": persona(fields)}).values()
    return page.split('<h2 id="goals">')[1].split("</h2>", 1)[1].split('<div class="hb-beyond-paper"')[0]


def test_goals_and_challenges_face_each_other() -> None:
    fields = "goals: {personal: Walk more}\nchallenges: Little time\njobs: [{want: a coat}]"
    part = facing(fields)
    assert reads(part) == "Goals Personal goals Walk more Challenges Little time Jobs to be done They want to a coat"
    assert 'id="challenges"' in part  # so that links to the section still arrive
    assert headings(signposted({"personas/ann.md": persona(fields)})["personas/ann.md"])[0] == "Goals and challenges"


def test_jobs_alone_leave_no_empty_side_beside_the_challenges() -> None:
    part = facing("challenges: Little time\njobs: [{want: a coat}]")
    assert reads(part) == "Challenges Little time Jobs to be done They want to a coat"
    assert part.count("hb-facing__side") == 1


@pytest.mark.parametrize(
    ("fields", "title"), [("goals: {personal: Walk more}", "Goals"), ("challenges: Little time", "Challenges")]
)
def test_one_of_the_two_has_the_section_for_itself(fields: str, title: str) -> None:
    (page,) = pages({"personas/ann.md": persona(fields)}).values()
    assert headings(page) == [title, "About this page"]
    assert "hb-facing" not in page


@pytest.mark.parametrize("fields", ["", "negative: {why: W}\n", "type: negative\n"])
def test_paper_ends_at_one_place(fields: str) -> None:
    (page,) = pages({"personas/ann.md": persona(fields + FIGURES)}, BASELINE).values()
    assert page.count('<div class="hb-beyond-paper"') == 1
    assert page.index("hb-beyond-paper") < page.index('<h2 id="money">')


def test_the_public_sees_nothing_internal_at_a_glance() -> None:
    tier = "{key: tier, description: Theirs., at_a_glance: true, internal: true}"
    files_ = {"personas/ann.md": persona("tier: Golden\nage: 34", base=ACTIVE)}
    inside = pages(files_, f"fields: [{tier}]")["personas/ann.md"]
    outside = pages(files_, f"audience: public\nfields: [{tier}]")["personas/ann.md"]
    assert "At a glance Age 34 Tier Golden" in reads(inside)
    assert "At a glance Age 34" in reads(outside)
    assert "Golden" not in outside


def test_the_search_knows_a_persona_by_its_type_role_and_names() -> None:
    fields = "role_label: The walker\njob_title: Guide\nalternative_titles: [Leader, Guide]\naliases: [annie]"
    assert known_by(record_of(persona(fields))) == ["Customer", "The walker", "Guide", "Leader", "annie", "Ann"]
    assert known_by(record_of(persona("type: negative"))) == ["Negative persona", "Ann"]


def test_tags_are_the_segment_and_the_writers_own_each_once_and_stand_at_the_end() -> None:
    told = values(record_of(persona("segment: Walkers\ntags: [winter, Walkers, '<b>']")))
    assert told["tags"] == ["Walkers", "winter", "&lt;b&gt;"]
    assert told["hide"] == ["tags"]
