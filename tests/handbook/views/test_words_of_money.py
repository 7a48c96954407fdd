"""What the views of money say, in the words that readers see."""

import re

from tests.handbook.support import TODAY, build_of
from tests.handbook.views.given import economics, known, negative

GBP = "baseline: {currency: GBP}"
YESTERDAY, TOMORROW = (TODAY.replace(day=TODAY.day + step).isoformat() for step in (-1, 1))
NEVER = {"revenue": "0", "acquisition_cost": "25", "new_customers": "4"}  # £100 a year that never comes back
NOT_TOLD = {"acquisition_cost": "60", "new_customers": "8"}  # £480 a year; how long they stay is not known
REFERRING = {"acquisition_cost": "150", "new_customers": "2", "expected_life": "1", "referral_value": "60"}


def told(view: str, /, **personas: str) -> str:
    """A view's page as readers see it, of drafts named after their ids."""
    files = {"docs/page.md": f"---\ntitle: Page\n---\n\n```personas\nview: {view}\n```\n"}
    for key, fields in personas.items():
        folder = "negative/" if "negative:" in fields else ""
        sources = "" if "evidence:" in fields else known()
        files[f"personas/{folder}{key}.md"] = f"---\nname: {key.title()}\nsummary: S.\n{sources}\n{fields}\n---\n"
    build = build_of(files, GBP)
    views = build.pages.with_views(build.edition.docs["page.md"])
    bare = re.sub(r"<[^>]+>", "", re.sub(r"<svg.*?</svg>", "", views.put_into(views.text), flags=re.DOTALL))
    return re.sub(r"\s+", " ", bare).replace("\N{WORD JOINER}", "").replace(" ,", ",").replace(" .", ".")


def excluded(**dates: str) -> str:
    days = "".join(f", {name}: {day}" for name, day in dates.items())
    return negative(f"exclusions: [{{where: Mail, rule: Terms, owner: Marketing{days}}}]")


OPEN_TO_ALL = negative("why: W")


def test_who_counts_customers_in_another_period_is_left_off_the_curve_for_that_reason() -> None:
    by_quarter = economics(customers="412", period="quarter")
    says = told("whale", ann=economics(), ben=economics(revenue="50"), cy=by_quarter, di="")
    assert "Not on the curve, because figures are missing: Di (none given)." in says
    why = "numbers of customers of different periods cannot be added up, and the curve counts those of a year"
    assert f"Not on the curve, because {why}: Cy (412 a quarter)." in says


def test_a_curve_says_of_which_period_its_customers_are() -> None:
    monthly = {"ann": economics(period="month"), "ben": economics(period="month", revenue="50")}
    says = told("whale", **monthly)
    assert "20 customers a month, +£18,000 a year" in says
    assert "All of them 20 a month +£18,000" in says


def test_one_persona_alone_on_the_curve_is_not_said_to_be_the_only_complete_one() -> None:
    says = told("whale", ann=economics(), ben=economics(period="month"))
    assert "Only one persona can be drawn, and a curve needs two." in says
    assert "Ben (10 a month)" in says
    assert "complete" not in says


def test_whoever_has_no_customers_lacks_no_figures() -> None:
    says = told("whale", ann=economics(customers="0"), ben=economics(), cy=economics(revenue="50"))
    assert "Not on the curve, because they have no customers: Ann." in says
    assert "missing" not in says
    assert "No persona has customers and complete figures yet" in told("whale", ann=economics(customers="0"))


def test_customers_of_different_periods_have_no_sum_and_the_table_says_so() -> None:
    mixed = told("money", ann=economics(), ben=economics(period="month"), cy=economics(customers=None))
    assert "All of them no sum counted in different periods" in mixed
    assert "All of them 20 " in told("money", ann=economics(), ben=economics())
    assert "All of them 10 1 persona not counted" in told("money", ann=economics(), ben=economics(customers=None))
    assert "All of them \N{EN DASH}not given" in told(
        "money", ann=economics(customers=None), ben=economics(customers=None)
    )


def test_who_repays_it_with_referrals_counts_among_those_who_never_do_and_is_named() -> None:
    says = told("payback", ann=economics(**REFERRING), ben=economics(**NEVER))
    assert "£400 a year (100%) of the £400" in says
    assert "£300 of it is repaid if referrals are counted: Ann." in says
    assert "AnnNever repaid without referrals" in says.replace("Ann Never", "AnnNever")
    assert "with referrals +£10: repaid if they are counted" in says
    declined = told("payback", ann=OPEN_TO_ALL + economics(**REFERRING))
    assert "£300 of it is repaid if referrals are counted: Ann." in declined
    assert "referrals" not in told("payback", ben=economics(**NEVER))
    says = told("exclusions", ann=excluded() + economics(**REFERRING), ben=excluded() + economics(**NEVER))
    assert says.count("a year S1, repaid if referrals are counted") == 1


def test_what_one_of_them_leaves_over_the_years_has_no_pence_on_any_page_however_small_others_are() -> None:
    guessed = economics(estimate="true", acquisition_cost="40", support_cost="0.75", revenue="88.10", churn_rate="30 %")
    small = economics(acquisition_cost="3.50", expected_life="1", revenue="5.25")
    assert "3.3 years +£251 " in told("payback", ann=guessed, ben=small)
    assert "3.3 years +£251 " in told("payback", ann=guessed)
    assert "1.75 " in told("payback", ann=guessed, ben=small)


def test_what_is_spent_on_those_who_never_repay_it_is_not_taken_for_nothing_where_it_is_not_known() -> None:
    untold = economics(revenue="0", acquisition_cost="25", new_customers=None)
    good = economics(acquisition_cost="25", new_customers="4", churn_rate="10 %")
    assert "An unknown part of the £100 that the" in told("payback", ann=untold, ben=good)
    says = told("payback", ann=untold, ben=economics(**NEVER), cy=OPEN_TO_ALL + economics(**NEVER))
    assert "At least £100 a year (50%) of the £200 that the" in says
    assert "who never repay it either, it is at least £200 (100%)." in says


def test_only_those_we_decline_who_never_repay_it_are_said_never_to_repay_it() -> None:
    good = {"acquisition_cost": "25", "new_customers": "4", "churn_rate": "10 %"}
    says = told("payback", ann=OPEN_TO_ALL + economics(**NEVER), ben=OPEN_TO_ALL + economics(**good))
    assert "goes to people we decline and who never repay it" in says
    assert "customer persona" not in says
    says = told("payback", ann=OPEN_TO_ALL + economics(**NEVER), ben=economics(**good))
    assert "No customer persona is known never to repay it." in says


def test_without_any_figures_the_payback_names_who_has_none() -> None:
    assert "because figures are missing: Ann (none given), Ben (none given)." in told("payback", ann="", ben="")


def test_a_rule_that_has_expired_or_has_yet_to_begin_keeps_nobody_out() -> None:
    says = told(
        "exclusions",
        ann=excluded(expires=YESTERDAY) + economics(**NEVER),
        ben=excluded(expires=TOMORROW) + economics(**NEVER),
        cy=OPEN_TO_ALL + economics(**NEVER),
    )
    in_force = "£100 a year (the sum of the figures below, except for those with no rule in force) still goes on"
    assert says.strip().startswith(in_force)
    nobody = "£200 a year more is spent on people nobody excludes: Ann (no rule in force), Cy."
    assert nobody in says
    expired = told("exclusions", ann=excluded(expires=YESTERDAY) + economics(**NEVER))
    assert expired.strip().startswith("£100 a year is spent on people nobody excludes: Ann (no rule in force).")
    future = told("exclusions", ann=excluded(since=TOMORROW) + economics(**NEVER))
    assert future.strip().startswith("£100 a year is spent on people nobody excludes: Ann (no rule in force).")


def test_whom_nobody_excludes_is_named_where_the_waste_is_not_known_too() -> None:
    untold = {"cy": OPEN_TO_ALL + economics(**NOT_TOLD), "di": OPEN_TO_ALL}
    says = told("exclusions", ann=excluded() + economics(**NEVER), **untold)
    assert "We do not know what is wasted on people nobody excludes: Cy (£480 a year spent), Di." in says
    says = told("exclusions", ben=OPEN_TO_ALL + economics(**NEVER), **untold)
    assert "We do not know what is wasted on others nobody excludes: Cy (£480 a year spent), Di." in says
    assert "Nothing is excluded anywhere." in told("exclusions", di=OPEN_TO_ALL)


def test_what_is_wasted_on_people_nobody_excludes_is_an_estimate_where_any_part_of_it_is() -> None:
    guessed = economics(**NEVER, estimate="true", other_cost="0.5")
    says = told("exclusions", ann=excluded() + economics(**NEVER), ben=OPEN_TO_ALL + guessed)
    assert "£100 a year more (an estimate) is spent on people nobody excludes: Ben." in says
    assert "an estimate" not in told("exclusions", ann=excluded() + economics(**NEVER), ben=OPEN_TO_ALL)
