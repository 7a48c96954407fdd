"""No remedy of a value loses what its terms do not say, or leads to the next refusal."""

import pytest
from tests.handbook.support import validated

from handbook.schema.keeping import nearest_frequencies


def message(fields: str) -> str:
    (problem,) = validated(fields).problems
    return problem.message


@pytest.mark.parametrize(
    ("field", "written", "terms"),
    [
        ("seniority", "Manager / Director", "`manager` or `director`"),
        ("seniority", "Senior Manager", "`senior` or `manager`"),
        ("seniority", "lead, owner", "`lead` or `owner`"),
        ("priority", "primary and buyer", "`primary` or `buyer`"),
        ("marital_status", "single or divorced", "`single` or `divorced` or `mixed`"),
        ("evidence: {basis", "interviews and survey}", "`qualitative` or `quantitative` or `mixed`"),
        ("seniority", "Mid-Senior", "`mid` or `senior`"),
    ],
)
def test_several_terms_where_one_has_room_are_not_to_be_written_apart(field: str, written: str, terms: str) -> None:
    said = message(f"{field}: {written}\n")
    assert f"keep the one that fits most, {terms}, and write `{written.rstrip('}')}` under `custom:`" in said
    assert "each by itself" not in said


@pytest.mark.parametrize(
    ("written", "term"),
    [("C-suite", "c-level"), ("CEO", "c-level"), ("Managing Director", "c-level"), ("Entry level", "junior")],
)
def test_what_people_call_a_level_leads_to_it(written: str, term: str) -> None:
    assert f"Did you mean `{term}`?" in message(f"seniority: {written}\n")


@pytest.mark.parametrize(
    ("fields", "written", "where"),
    [
        ("seniority: {}", "Individual contributor", "`custom:`"),
        ("seniority: {}", "Not a manager", "`custom:`"),
        ("marital_status: {}", "In a relationship", "`custom:`"),
        ("marital_status: {}", "Partnered", "`custom:`"),
        ("marital_status: {}", "58%", "`custom:`"),
        ("purchasing: {{frequency: {}}}", "biweekly", "`habits:` beside it"),
        ("purchasing: {{frequency: {}}}", "Often", "`habits:` beside it"),
        ("purchasing: {{decision_style: {}}}", "Analytical", "`habits:` beside it"),
        ("location: {{settlement: {}}}", "Commuter belt", "`label:` beside it"),
    ],
)
def test_what_no_term_says_is_kept_and_not_guessed(fields: str, written: str, where: str) -> None:
    said = message(fields.format(written) + "\n")
    assert f"If none of these fits, write `{written}` under {where} instead." in said
    assert "Did you mean" not in said


@pytest.mark.parametrize(
    ("fields", "written", "term", "where"),
    [
        ("marital_status: {}", "'Married, two kids'", "`married`", "`custom:`"),
        ("marital_status: {}", "divorced with a dog", "`divorced`", "`custom:`"),
        ("seniority: {}", "Assistant manager", "`manager`", "`custom:`"),
        ("company: {{size: {}}}", "180", "`medium` (50 to 249)", "`custom:` at the left margin"),
        ("company: {{size: {}}}", "12 employees", "`small` (10 to 49)", "`custom:` at the left margin"),
        ("purchasing: {{frequency: {}}}", "every summer and winter", "`seasonal`", ""),
        ("purchasing: {{frequency: {}}}", "twice a week", "`weekly`", "`habits:` beside it"),
    ],
)
def test_a_term_for_a_part_of_it_comes_with_the_place_of_the_rest(
    fields: str, written: str, term: str, where: str
) -> None:
    said = message(fields.format(written) + "\n")
    if where:
        assert f"Did you mean {term}? To keep " in said
        assert f"write `{written.strip(chr(39))}` under {where}." in said
    else:
        assert f"`{written}` under `habits:`" in said


@pytest.mark.parametrize("written", ["married", "Maried", "Wed"])
def test_what_the_term_says_wholly_need_not_be_kept(written: str) -> None:
    assert not any("To keep" in one.message for one in validated(f"marital_status: {written}\n").problems)


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("Twice a year", ["quarterly", "yearly"]),
        ("Every 2 weeks", ["weekly", "monthly"]),
        ("every other month", ["monthly", "quarterly"]),
        ("3.2 per month", ["weekly", "monthly"]),
        ("5x a week", ["daily", "weekly"]),
        ("Every 2 years", ["yearly"]),
        ("2 times per quarter", ["monthly", "quarterly"]),
        ("fortnightly", ["weekly", "monthly"]),
        ("half-yearly", ["quarterly", "yearly"]),
        ("Often", []),
        ("12 boots", []),
    ],
)
def test_a_number_of_times_lies_between_two_terms(written: str, terms: list[str]) -> None:
    assert nearest_frequencies(written) == terms
    said = message(f"purchasing: {{frequency: {written}}}\n")
    assert all(f"`{one}`" in said for one in terms)
    assert f"write `{written}` under `habits:` beside it" in said


@pytest.mark.parametrize(
    ("fields", "remedy"),
    [
        (
            "marketing_channels: Email (42%), Podcasts 31%, In store - 27 %",
            "[{text: email, note: 42 %}, {text: audio, note: Podcasts 31 %}, {text: in-store, note: 27 %}]",
        ),
        (
            "payment_methods: 'card: 59,5%; invoice: 40,5%'",
            "[{text: card, note: 59.5 %}, {text: invoice, note: 40.5 %}]",
        ),
        ("devices: phone 70% and laptop", "[{text: phone, note: 70 %}, laptop]"),
        ("devices: [phone (70 %)]", "{text: phone, note: 70 %}"),
        ("purchasing: {decision_style: 'Habit (40%), quality (60%)'}", "[{text: habitual, note: Habit 40 %}, {text: q"),
    ],
)
def test_shares_in_a_list_become_notes(fields: str, remedy: str) -> None:
    assert f"`{remedy}" in message(fields + "\n")


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        ("marketing_channels: 'Email (42,5%), Podcasts 31%'", ["42.5 %", "Podcasts 31 %"]),
        ("payment_methods: Card 60%, PayPal 40%", ["60 %", "PayPal 40 %"]),
        ("devices: 'phone: 70 %; i-Pad: 30 %'", ["70 %", "i-Pad 30 %"]),
    ],
)
def test_the_list_with_its_notes_works_as_printed(fields: str, notes: list[str]) -> None:
    field = fields.partition(":")[0]
    remedy = message(fields + "\n").partition("as a note: `")[2].partition("`. Allowed")[0]
    mended = validated(f"{field}: {remedy}\n")
    assert mended.problems == []
    assert [one.note for one in getattr(mended.value, field)] == notes


def test_a_name_without_a_term_is_not_lost_from_a_list_with_shares() -> None:
    said = message("marketing_channels: Email (42%), App (31%)\n")
    assert "`[{text: email, note: 42 %}]` and an entry with one of the allowed values for `App` (`note: 31 %`)" in said


@pytest.mark.parametrize("written", ["SaaS", "Consulting", "e-commerce"])
def test_a_line_of_business_is_no_type_of_company(written: str) -> None:
    assert f"write it under `industry:`, as `{written}`" in message(f"company: {{type: {written}}}\n")
