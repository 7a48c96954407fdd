"""Which personas the rules about figures and exclusions ask, and which they leave alone."""

import pytest
from tests.handbook.support import ACTIVE, DRAFT, NEGATIVE, TODAY, load, persona, rules_broken

from handbook.personas.catalog import load as folder_of
from handbook.source.files import Content

PATH = "personas/negative/ann.md"
RETIRED = "status: retired\nretired_on: 2026-01-31\nretired_reason: Gone"
AMOUNT = "economics: {revenue: 240, source: S1}"


def currency(settings: str | None, **currencies: str) -> str | None:
    """The currency of a handbook whose personas state these."""
    files = {f"personas/{key}.md": persona(f"economics: {{currency: {code}}}") for key, code in currencies.items()}
    data = {path: text.encode() for path, text in files.items()}
    return folder_of(Content(personas=data, settings=settings.encode() if settings else None), TODAY)[1].currency


@pytest.mark.parametrize(
    ("settings", "currencies", "found"),
    [
        (None, {}, None),
        (None, {"a": "GBP", "b": "EUR", "c": "EUR"}, "EUR"),
        (None, {"a": "GBP", "b": "EUR"}, "GBP"),
        (None, {"a": "GBP", "b": "EUR", "c": "EUR", "d": "GBP"}, "GBP"),
        ("baseline: {currency: USD}", {"a": "GBP", "b": "EUR"}, "USD"),
        ("baseline: {return_rate: 14 %}", {"a": "GBP"}, "GBP"),
    ],
)
def test_the_currency_is_the_baselines_or_that_of_most_personas(
    settings: str | None, currencies: dict[str, str], found: str | None
) -> None:
    assert currency(settings, **currencies) == found


def test_a_draft_may_leave_the_currency_open_and_a_retired_persona_may_not() -> None:
    sourced = f"{AMOUNT}\nevidence: {{sources: [{{id: S1, title: T}}]}}"
    assert rules_broken(persona(sourced)) == []
    assert rules_broken(persona(AMOUNT, base=ACTIVE)) == ["no-currency"]
    assert rules_broken(persona(f"{RETIRED}\n{sourced}")) == ["no-currency"]


def test_another_currency_is_reported_in_every_file_that_has_it() -> None:
    money = "economics: {currency: EUR, revenue: 240, estimate: true}"
    files = {f"personas/{key}.md": persona(money) for key in ("a", "b", "c")}
    problems = load(files, "baseline: {currency: GBP}")[2]
    assert [(problem.path, problem.rule.id) for problem in problems] == [(path, "mixed-currencies") for path in files]


def test_zero_is_a_figure_and_no_is_no_estimate() -> None:
    assert rules_broken(persona("economics: {return_rate: 0}")) == ["unsourced-money"]
    assert rules_broken(persona("economics: {return_rate: 0, estimate: no}")) == ["unsourced-money"]
    assert rules_broken(persona("economics: {estimate: no}")) == []


def test_a_reason_that_is_contradicted_stops_nothing() -> None:
    money = "economics: {currency: EUR, revenue: 240, gross_margin: 100 %, acquisition_cost: 1, support_cost: 0,"
    money += " returns_cost: 0, discount_cost: 0, payment_losses: 0, other_cost: 0, source: S1}"
    base = NEGATIVE.replace("misaligned", "unprofitable")
    for status in ("active", "under-review"):
        text = persona(money, base=base.replace("active", status))
        (problem,) = load({PATH: text})[2]
        assert (problem.rule.id, problem.is_error) == ("contradicting-money", False)
        assert "+€239 in the first year and +€240" in problem.message
    for cost in ("acquisition_cost: 1,", "other_cost: 0,"):
        assert rules_broken(persona(money.replace(cost, ""), base=base), PATH) == []


def test_a_loss_is_asked_about_only_where_people_rely_on_the_persona() -> None:
    loss = "economics: {currency: EUR, revenue: 10, gross_margin: 10 %, support_cost: 2, source: S1}"
    assert rules_broken(persona(loss, base=ACTIVE)) == ["contradicting-money"]
    assert rules_broken(persona(loss, base=ACTIVE.replace("active", "under-review"))) == []
    assert rules_broken(persona(loss.replace("source: S1", "estimate: true"), base=DRAFT)) == []


def test_a_retired_persona_is_asked_for_no_more_work() -> None:
    block = NEGATIVE.partition("negative: ")[2].replace("misaligned", "[unprofitable, difficult-to-serve]")
    block = block.replace("handling", "exclusions: [{where: Mailings, rule: hire, expires: 2020-01-01}], handling", 1)
    asked = {"return-rate-alone", "no-root-cause", "open-ended-exclusion", "expired-exclusion", "untested-exclusion"}
    text = "economics: {return_rate: 31 %, estimate: true}\nnegative: " + block
    assert set(rules_broken(persona(text), PATH)) == asked
    assert rules_broken(persona(f"{RETIRED}\n{text}"), PATH) == []


def test_an_unfair_exclusion_is_an_error_whatever_the_status_until_the_review_is_whole() -> None:
    rule = "exclusions: [{where: Mailings, rule: women, owner: Marketing, expires: 2027-01-31}]"
    fairness = {"reviewed_by": "Legal", "on": "2026-08-20", "rationale": "The law"}
    for status in ("status: draft", RETIRED):
        for left_out in (None, *fairness):
            review = ", ".join(f"{key}: {value}" for key, value in fairness.items() if key != left_out)
            block = f"negative: {{{rule}, false_positive_check: {{on: 2026-08-20}}, fairness: {{{review}}}}}"
            assert rules_broken(persona(f"{status}\n{block}"), PATH) == ["unfair-exclusion"] * bool(left_out)


def test_shares_are_added_up_over_the_personas_in_use() -> None:
    def shares(*statuses: str) -> list[str]:
        named = [ACTIVE.replace("Ann", f"Ann {n}") for n in range(len(statuses))]
        bases = [base.replace("status: active", f"status: {one}") for base, one in zip(named, statuses, strict=True)]
        files = {f"personas/{n}.md": persona("share_of_revenue: 51", base=base) for n, base in enumerate(bases)}
        return [f"{problem.path} {problem.rule.id}" for problem in load(files)[2]]

    assert shares("active", "active") == ["personas/1.md shares-over-100"]
    assert shares("under-review", "active", "draft") == ["personas/1.md shares-over-100"]
    assert shares("active", "draft") == []
