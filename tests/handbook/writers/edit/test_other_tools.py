"""What other tools do to a file does not change what it says: quotes, folds, the order of fields."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.handbook.support import DRAFT, SAMPLE, TODAY, persona
from tests.handbook.test_properties import PRINTABLE, steady
from tests.handbook.writers.edit.cms import Dumper, FlatDumper, Write, document_of, dumped, rewritten, saved

from handbook.personas import catalog
from handbook.personas.record import Record
from handbook.source import Mapping, Plain, parse, plain, yaml_quoted, yaml_scalar
from handbook.source.files import SETTINGS, Content

SAMPLES = sorted(path for path in (SAMPLE / "personas").rglob("*.md"))
IDS = [path.stem for path in SAMPLES]
# What YAML or a tool's own reader would take for something else than text, once the quotes are gone.
MISTAKEN = [
    *("NO", "no", "yes", "on", "off", "true", "False", "y", "null", "Null", "~", "=", "<<"),
    *("12:30", "190:20:30", "01234", "0o17", "0x1F", "0b101", "1e3", "1.10", "1_000", "+1", "-0", ".5", ".inf", ".NaN"),
    *("2026-09-14", "2026-09-14T10:00:00Z", "25-34", "65+"),
]


def record_of(path: Path, data: bytes) -> Record:
    """A sample persona as it is read from these bytes."""
    name = path.relative_to(SAMPLE).as_posix()
    settings = (SAMPLE / SETTINGS).read_bytes()
    (record,) = catalog.load(Content(personas={name: data}, settings=settings), TODAY)[0].records
    assert record.broken == frozenset()
    return record


def says_the_same(path: Path, data: bytes) -> bool:
    before, now = record_of(path, path.read_bytes()), record_of(path, data)
    return (before.persona, before.document.body) == (now.persona, now.document.body)


def values_of(data: bytes) -> dict[str, Plain]:
    """The front matter of a file; the same values make the same persona."""
    found = plain(document_of(data).front)
    assert isinstance(found, dict)
    return found


def without_quotes(text: str, raw: str) -> str:
    """A value as a tool writes it that sees no need for quotes."""
    plain_text = yaml_scalar(text, in_brackets=True)
    return plain_text if plain_text == text else raw


def in_double_quotes(text: str, raw: str) -> str:
    return yaml_quoted(text) if raw[0] not in "'\"" else raw


def in_single_quotes(text: str, raw: str) -> str:
    return "'" + text.replace("'", "''") + "'" if text.isprintable() else raw


@pytest.mark.parametrize("write", [without_quotes, in_double_quotes, in_single_quotes])
@pytest.mark.parametrize("path", SAMPLES, ids=IDS)
def test_quotes_make_no_difference(path: Path, write: Write) -> None:
    data = rewritten(path.read_bytes(), write)
    assert says_the_same(path, data)


def test_the_samples_are_really_written_in_another_way() -> None:
    changed = {path.stem: rewritten(path.read_bytes(), in_double_quotes) != path.read_bytes() for path in SAMPLES}
    assert all(changed.values())
    assert (
        rewritten(persona("owner: 'NO'\ntags: [\"1.10\", 'a, b']").encode(), without_quotes)
        == persona("owner: NO\ntags: [1.10, 'a, b']").encode()
    )


@pytest.mark.parametrize("path", SAMPLES, ids=IDS)
def test_a_value_that_loses_its_quotes_stays_what_it_was(path: Path) -> None:
    name = record_of(path, path.read_bytes()).name
    for value in MISTAKEN:

        def protected(text: str, raw: str, value: str = value) -> str:
            return f'"{value}"' if text == name else raw

        quoted = rewritten(path.read_bytes(), protected)
        stripped = rewritten(quoted, without_quotes)
        assert f'name: "{value}"' in quoted.decode()
        assert f"name: {value}\n" in stripped.decode()
        assert values_of(stripped) == values_of(quoted)
        assert values_of(stripped)["name"] == value


@pytest.mark.parametrize("value", MISTAKEN)
@pytest.mark.parametrize(
    "form", ["{}", "[{}, other]", "\n  - {}\n  - other", "{{text: {}}}", "\n  - text: {}\n    source: S1"]
)
def test_it_does_so_in_every_place_that_a_value_can_have(value: str, form: str) -> None:
    fields = [f"challenges: {form.format(quotes.format(value))}" for quotes in ("'{}'", '"{}"', "{}")]
    first, *others = [record_of(SAMPLES[0], persona(text).encode()).persona for text in fields]
    assert first.challenges[0].text == value
    assert others == [first, first]


@pytest.mark.parametrize("backwards", [False, True], ids=["in-order", "in-another-order"])
@pytest.mark.parametrize("dumper", [Dumper, FlatDumper])
@pytest.mark.parametrize("path", SAMPLES, ids=IDS)
def test_a_file_that_is_written_anew_says_the_same(path: Path, dumper: type[Dumper], *, backwards: bool) -> None:
    data = saved(path.read_bytes(), dumper, backwards=backwards)
    assert data != path.read_bytes()
    assert says_the_same(path, data)
    assert saved(data, dumper) == data


def test_the_tool_of_these_tests_has_the_habits_of_js_yaml() -> None:
    long = "words " * 20 + "end"
    values: Plain = {
        "country": "NO",
        "at": "12:30",
        "why": "a: b",
        "tags": ["# c", "1.10"],
        "long": long,
        "two": "a\nb\n",
    }
    assert dumped(values).splitlines()[:7] == [
        "country: NO",
        "at: 12:30",
        "why: 'a: b'",
        "tags:",
        "  - '# c'",
        "  - 1.10",
        "long: >-",
    ]
    assert "two: |\n  a\n  b\n" in dumped(values)
    assert "tags:\n- '# c'\n" in dumped(values, FlatDumper)


TEXTS = st.text(PRINTABLE, min_size=1, max_size=120).map(str.strip).filter(bool) | st.sampled_from(MISTAKEN)
NAMES = st.from_regex(r"[a-z][a-z _.]{0,8}[a-z]", fullmatch=True) | st.sampled_from(MISTAKEN)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@steady
@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), st.sampled_from([Dumper, FlatDumper]))
@example({"a": "x" * 200, "b": ["- c", {"d": "e #f"}]}, Dumper)
def test_whatever_is_written_in_this_manner_is_read_as_it_was(values: dict[str, Plain], dumper: type[Dumper]) -> None:
    root = parse(dumped(values, dumper), "x").root
    assert isinstance(root, Mapping)
    assert plain(root) == values


def test_a_draft_says_so_in_any_manner() -> None:
    assert DRAFT.splitlines() == dumped({"name": "Ann", "summary": "Walks in all weather."}).splitlines()
