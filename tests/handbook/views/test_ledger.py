import pytest
from tests.handbook.views.given import economics, handbook, known, selection

from handbook.views.ledger import Missing, by_name, ledger, sureness

GBP = "baseline: {currency: GBP}"
CATALOG = handbook(
    GBP,
    ann=economics() + "segment: Walkers\n",
    ben="segment: Anglers\n",
    cy="economics: {}\n",
    di=economics() + "status: retired\nretired_on: 2026-01-01\nretired_reason: Gone.\n",
    el="negative: {reasons: misaligned}\n" + economics(revenue=None, currency="GBP"),
)


@pytest.mark.parametrize(
    ("options", "with_figures", "without"),
    [
        ("", ["ann", "cy", "el"], ["ben"]),
        ("sort: segment", ["ann", "cy", "el"], ["ben"]),
        ("where: {type: customer}", ["ann", "cy"], ["ben"]),
        ("where: {type: negative}", ["el"], []),
        ("where: {segment: filled}\nsort: segment", ["ann"], ["ben"]),
        ("where: {status: retired}", ["di"], []),
        ("where: {economics.revenue: filled}", ["ann"], []),
        ("where: {economics.revenue: empty}", ["cy", "el"], ["ben"]),
    ],
)
def test_the_chosen_personas_are_parted_by_whether_they_have_figures(
    options: str, with_figures: list[str], without: list[str]
) -> None:
    book = ledger(selection(options), CATALOG)
    assert [entry.record.id for entry in book.entries] == with_figures
    assert [(one.record.id, one.inputs) for one in book.without] == [(key, ()) for key in without]


def test_figures_are_measured_against_the_companys_baseline() -> None:
    (entry,) = ledger(selection("where: {type: negative}"), CATALOG).entries
    assert entry.statement.baseline is CATALOG.company.settings.baseline


@pytest.mark.parametrize(
    ("settings", "own", "currency"),
    [
        ("baseline: {currency: JPY}", None, "JPY"),
        ("baseline: {return_rate: 4 %}", "EUR", "EUR"),
        (None, "EUR", "EUR"),
    ],
)
def test_the_currency_is_the_personas_or_the_baselines(settings: str | None, own: str | None, currency: str) -> None:
    catalog = handbook(settings, ann="economics: {return_rate: 4 %}", ben=economics(currency=own))
    assert ledger(selection(), catalog).currency == currency


def test_there_may_be_no_currency_at_all() -> None:
    assert ledger(selection(), handbook(ann="economics: {return_rate: 4 %}")).currency is None
    assert ledger(selection(), handbook(ann="")).currency is None


def test_the_public_sees_no_figures_and_is_not_told_who_has_none() -> None:
    book = ledger(selection(), handbook("audience: public", ann=economics(currency="EUR"), ben=""))
    assert (book.entries, book.without) == ((), ())


def test_those_without_figures_come_by_name_whatever_its_case() -> None:
    records = handbook(ann="", ben="", cy="").records
    lower = records[0].persona.model_copy(update={"name": "bEN's sister"})
    missing = [Missing(records[2]), Missing(type(records[0])("x", lower, records[0].document, records[0].prose))]
    assert [one.record.name for one in by_name([*missing, Missing(records[1])])] == ["Ben", "bEN's sister", "Cy"]


@pytest.mark.parametrize(
    ("stated", "reads"),
    [
        (["medium", "medium"], "medium confidence"),
        (["high", "low", "medium"], "low to high confidence"),
        (["high", None], "high confidence; 1 of 2 do not say"),
        ([None, None], ""),
        ([], ""),
    ],
)
def test_how_sure_several_are_goes_from_the_least_to_the_most(stated: list[str | None], reads: str) -> None:
    levels = {f"p{n}": known(confidence=one) if one else "" for n, one in enumerate(stated)}
    book = handbook(GBP, **{key: economics() + text for key, text in levels.items()})
    assert sureness(ledger(selection(), book).entries) == reads
