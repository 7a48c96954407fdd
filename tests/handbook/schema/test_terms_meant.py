"""Words that people have for terms of ours."""

import pytest
from tests.handbook.support import validated

from handbook.schema.terms import behaviour, general, negative
from handbook.schema.terms.term import Term
from handbook.schema.terms.values import VALUES
from handbook.schema.terms_meant import beside, listed, terms_meant


def message(fields: str) -> str:
    (problem,) = validated(fields).problems
    return problem.message


@pytest.mark.parametrize(
    ("vocabulary", "written", "terms"),
    [
        (behaviour.MarketingChannel, "Facebook", ["organic-social", "paid-social"]),
        (behaviour.MarketingChannel, "Tik Tok", ["organic-social", "paid-social"]),
        (behaviour.MarketingChannel, "LinkedIn Ads", ["paid-social"]),
        (behaviour.MarketingChannel, "Newsletters", ["email"]),
        (behaviour.MarketingChannel, "SEO", ["organic-search"]),
        (behaviour.MarketingChannel, "trade fairs", ["events"]),
        (behaviour.MarketingChannel, "YouTube", ["organic-video", "paid-video"]),
        (behaviour.PaymentMethod, "Apple Pay", ["wallet"]),
        (behaviour.PaymentMethod, "BNPL", ["buy-now-pay-later"]),
        (behaviour.PaymentMethod, "MasterCard", ["card"]),
        (behaviour.PaymentMethod, "SEPA", ["bank-debit"]),
        (behaviour.ContactChannel, "WhatsApp", ["messaging-app"]),
        (behaviour.Frequency, "every month", ["monthly"]),
        (behaviour.Frequency, "twice a week", ["weekly"]),
        (behaviour.Frequency, "annually", ["yearly"]),
        (behaviour.Device, "iPhone", ["phone"]),
        (negative.SignStage, "support", ["service"]),
        (negative.SignStage, "trial", ["onboarding"]),
        (negative.SignStage, "qualification", ["lead"]),
        (negative.SignLevel, "high", ["red"]),
        (negative.SignLevel, "amber", ["yellow"]),
        (general.Status, "archived", ["retired"]),
        (general.Status, "in review", ["under-review"]),
        (general.CompanySize, "SMB", ["micro", "small", "medium"]),
        (general.CompanySize, "mid-market", ["medium", "large"]),
        (general.CompanySize, "50-500", ["medium", "large"]),
        (general.CompanySize, "200+", ["medium", "large", "enterprise"]),
        (general.CompanySize, "up to 9 people", ["solo", "micro"]),
        (general.CompanySize, "1,000-5,000", ["enterprise"]),
        (general.CompanySize, "5k employees", ["enterprise"]),
        (general.CompanySize, "30", ["small"]),
        (general.CompanySize, "varied", []),
        (behaviour.PaymentMethod, "barter", []),
    ],
)
def test_a_word_leads_to_the_terms_it_may_mean(vocabulary: type[Term], written: str, terms: list[str]) -> None:
    assert terms_meant(vocabulary, written) == terms


def test_every_word_stands_beside_a_term_and_hides_none() -> None:
    for vocabulary, words in VALUES.items():
        assert set(words) <= {term.value for term in vocabulary}, vocabulary


def test_sizes_are_listed_with_their_bounds() -> None:
    assert listed(general.CompanySize).startswith("solo (1), micro (2 to 9), small (10 to 49), medium (50 to 249)")
    assert listed(negative.SignLevel) == "yellow, red"


@pytest.mark.parametrize("written", ["no budget", "No budget", "cannot afford", "student"])
def test_a_finer_reason_belongs_beside_the_reasons(written: str) -> None:
    field, term = beside(negative.NegativeReason, written) or ("", "")
    assert field == "sub_reasons"
    assert f"It belongs under `sub_reasons:`, as `{term}`" in message(f"negative:\n  reasons: [{written}]\n")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("marketing_channels: [Instagram]\n", "To keep the name: `{text: organic-social, note: Instagram}`. What they"),
        ("payment_methods: [PayPal]\n", "Did you mean `wallet`? To keep the name: `{text: wallet, note: PayPal}`."),
        ("payment_methods: PayPal, card\n", "Write a list: `[{text: wallet, note: PayPal}, card]`."),
        (
            "marketing_channels: Facebook and SEO\n",
            "note: Facebook}, {text: organic-search, note: SEO}]`. (`paid-social` f",
        ),
        ("last_reviewed: [2026-01-01, 2026-02-02]\n", "keep the one that fits most"),
        ("payment_methods: [visa]\n", "Did you mean `card`? Allowed"),
        ("company:\n  type: NGO\n", "Did you mean `non-profit`? Allowed"),
        (
            "priority: [primary, buyer]\n",
            "It takes one of them (primary, secondary, supplemental, buyer, served): keep",
        ),
        ("job_title: [Buyer, Head of kit]\n", "Write `job_title: Buyer` and `alternative_titles: [Head of kit]`"),
        ("age: [25, 34]\n", "keep the one that fits most, and put the others under `custom:`"),
    ],
)
def test_the_remedy_keeps_what_was_written(fields: str, says: str) -> None:
    assert says in message(fields)


@pytest.mark.parametrize(
    "remedy",
    [
        "marketing_channels: [{text: organic-social, note: Instagram}]\n",
        "payment_methods: [{text: wallet, note: PayPal}, card]\n",
        "job_title: Buyer\nalternative_titles: [Head of kit]\n",
    ],
)
def test_the_remedy_works_as_printed(remedy: str) -> None:
    assert validated(remedy).problems == []
