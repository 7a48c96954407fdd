"""Nothing internal is in a public edition, whatever its type and whichever view is placed: each value has its own look.

Where `test_nothing_internal` has words, this has numbers, rates and days as well, the parts of entries, every setting,
and every view there is. All of it is found by walking what is declared, so that what is new is covered by itself.
"""

import datetime as dt
import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.site.filled import LEAVES, values_for
from tests.site.personas import CUSTOMER, text_of
from tests.site.project import Project
from tests.site.test_nothing_internal import NEIGHBOURS, SETTINGS, errors, prefixes, texts

from handbook.personas.studies import load
from handbook.schema import FieldSpec, Settings, specs
from handbook.schema.short import ShortLine
from handbook.schema.studies import Study
from handbook.views import VIEWS

BY_PATH = {spec.path: spec for spec in LEAVES}
# Settings whose texts readers of a public edition see: what is added is internal until it is named here.
OPEN_SETTINGS = {"audience", "fields", "folders", "words"}
NEEDED = {"matrix": "rows: assumptions\n", "source": "source: study-of-ours\n"}  # what a view cannot do without
FORMS = re.compile(r"qzx\d{4}w|\b94[1-9],?\d{3},?\d{3}\b|\b[6-9]\d\.\d(?= ?%)|\b7\.9\d{4}\b|\b19[0-4]\d-\d\d-\d\d\b")
DAYS = re.compile(r"\b(\d{1,2})(?: |&nbsp;|\u00a0)(\w+)(?: |&nbsp;|\u00a0)(19[0-4]\d)\b")
MONTHS = [f"{dt.date(2000, month, 1):%B}" for month in range(1, 13)]


class Canaries:
    """Values that occur nowhere else, by the place that each stands in."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self.count = 0

    def forms(self, value: Any) -> Iterator[tuple[str, Any]]:
        """What may stand instead of a value: how it is found, and how it is typed."""
        self.count += 1
        text, day = str(value), dt.date(1900, 1, 1) + dt.timedelta(self.count)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            yield day.isoformat(), day.isoformat()
        elif re.fullmatch(r"-?[\d.]+ ?%?", text):
            rate = f"{60 + self.count % 400 / 10:.1f}"
            whole = str(949_999_000 - self.count)
            few = f"7.9{self.count:04}"  # years, of which nobody lives many
            yield from ((whole, whole), (rate, f"{rate} %"), (few, few))
        else:
            word = f"qzx{self.count:04}w"
            yield from ((word, f"{value} {word}"), (word, f"{value}-{word}"), (word, f"{value}{word}"))

    def put(self, values: Any, at: tuple[Any, ...], place: str, is_well: Callable[[Any], bool]) -> Any:
        """The same with a value of its own at this place, if one can stand there."""
        for found_as, typed in self.forms(value_of(values, at)):
            more = json.loads(json.dumps(values))
            holder = value_of(more, at[:-1])
            holder[at[-1]] = typed
            if found_as not in self.places and is_well(more):
                self.places[found_as] = place
                return more
        return values


def value_of(values: Any, at: tuple[Any, ...]) -> Any:
    for key in at:
        values = values[key]
    return values


def scalars(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where plain values stand."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from scalars(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from scalars(inner, (*at, number))
    elif not isinstance(value, bool) and value is not None:
        yield at


def is_internal(at: tuple[Any, ...]) -> bool:
    """Whether a field, or the part of an entry, is not for the public."""
    path = next((one for one in prefixes(tuple(key for key in at if isinstance(key, str))) if one in BY_PATH), None)
    if path is None:
        return False
    spec: FieldSpec | None = BY_PATH[path]
    for name in [None, *[key for key in at if isinstance(key, str)][path.count(".") + 1 :]]:
        if spec and name:
            spec = {one.name: one for one in specs(spec.block)}.get(name) if spec.block else None
        if spec and spec.meta.internal:
            return True
    return False


def with_every_part(values: dict[str, Any], path: str) -> dict[str, Any]:
    """The same with an entry that has every part, in each list whose entries have internal ones."""
    before = errors(values, path)
    for spec in LEAVES:
        if spec.block and spec.is_list and any(one.meta.internal for one in specs(spec.block)):
            *blocks, name = spec.path.split(".")
            if any(block not in values for block in blocks[:1]):
                continue  # what only a negative persona has
            more = json.loads(json.dumps(values))
            holder = value_of(more, tuple(blocks))
            entry = {one.name: one.example for one in specs(spec.block) if one.example is not None}
            holder[name] = [*holder.get(name, []), entry]
            assert errors(more, path) == before, f"{spec.path}: the examples of its parts cannot stand together"
            values = more
    return values


def persona(kind: str, canaries: Canaries) -> str:
    """A persona with every field, and a value of its own wherever the public must not look."""
    path = "personas/negative/n.md" if kind == "negative" else "personas/n.md"
    values = {key: value for key, value in values_for(kind).items() if key != "aliases" or kind == "customer"}
    values = with_every_part(values, path) if kind == "customer" else values
    before = errors(values, path)
    for at in list(scalars(values)):
        if at[0] != "avatar" and (kind == "negative" or is_internal(at)):
            place = f"{kind}: {'.'.join(map(str, at))}"
            values = canaries.put(values, at, place, lambda more: errors(more, path) == before)
    return text_of(values)


def settings(canaries: Canaries) -> dict[str, Any]:
    """Every setting that is not for the public, with the example that it is explained by."""
    values: dict[str, Any] = json.loads(json.dumps(SETTINGS))

    def is_well(more: dict[str, Any]) -> bool:
        try:
            Settings.model_validate(more)
        except ValueError:
            return False
        return True

    for spec in specs(Settings):
        if spec.name in OPEN_SETTINGS:
            continue
        example = {one.name: one.example for one in specs(spec.block)} if spec.block else spec.example
        values[spec.name] = [example] if spec.is_list and not isinstance(example, list) else example
        assert is_well(values), spec.name
        for at in list(scalars(values[spec.name])):
            whole = (spec.name, *at)
            values = canaries.put(values, whole, f"settings: {'.'.join(map(str, whole))}", is_well)
    return values


class Editions:
    """Both editions of one handbook."""

    def __init__(self, root: Path) -> None:
        canaries = Canaries()
        project = Project.miniature(root)
        for path, text in NEIGHBOURS.items():
            project.write(path, text)
        picture = (project.root / "personas/images/marsh.png").read_bytes()
        project.write("personas/images/portrait.png", picture)
        project.write("personas/whole-customer.md", persona("customer", canaries))
        project.write("personas/negative/whole-negative.md", persona("negative", canaries))
        line: dict[str, Any] = {one.name: one.example for one in specs(ShortLine) if one.example is not None}
        for part in ("line", "instead", "owner"):
            line = canaries.put(line, (part,), f"line: {part}", lambda _: True)
        project.write("personas/negative/_not-for-us.yml", json.dumps([line]))
        study: dict[str, Any] = {one.name: one.example for one in specs(Study) if one.example is not None}
        for part in study:
            study = canaries.put(study, (part,), f"study: {part}", lambda one: not load(json.dumps([one]).encode())[1])
        cited = {"id": "study-of-ours", "title": "A study"}
        project.write("personas/_sources.yml", json.dumps([study, cited]))
        project.write(
            "personas/citing.md",
            text_of(CUSTOMER | {"goals": [{"text": "Walk", "source": [study["id"], cited["id"]]}]}),
        )
        placed = [f"```personas\nview: {name}\n{NEEDED.get(name, '')}```\n" for name in VIEWS]
        project.write("docs/index.md", "# Start\n\n" + "\n".join(placed))
        written = settings(canaries)
        self.sites: dict[str, Path] = {}
        for audience in ("internal", "public"):
            project.write("personas/_handbook.yml", json.dumps({**written, "audience": audience}))
            self.sites[audience] = project.build_well(into=audience).site
        self.places = canaries.places

    def found(self, audience: str) -> dict[str, set[str]]:
        """The files that hold each of the values, in their names too."""
        site, found = self.sites[audience], dict[str, set[str]]()
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site).as_posix()
            if name.startswith("assets/") or not path.is_file():
                continue
            data = path.read_bytes()
            text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")
            for one in held(f"{name}\n{text}"):
                found.setdefault(one, set()).add(name)
        return {one: files for one, files in found.items() if one in self.places}


def held(text: str) -> set[str]:
    """Every value of ours that a text holds, as it was typed."""
    days = {
        f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
        for day, month, year in DAYS.findall(text)
        if month in MONTHS
    }
    return {one.replace(",", "") for one in FORMS.findall(text)} | days


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    return Editions(tmp_path_factory.mktemp("eyes") / "handbook")


def test_no_file_of_a_public_edition_holds_a_value_that_is_internal(editions: Editions) -> None:
    assert {editions.places[one]: sorted(files) for one, files in editions.found("public").items()} == {}


def test_the_internal_edition_holds_them(editions: Editions) -> None:
    """Else nothing would be proved: numbers that are only drawn, or rounded, are the few exceptions."""
    found = editions.found("internal")
    missing = [place for one, place in editions.places.items() if one not in found]
    assert len(missing) < len(editions.places) / 10, missing


def test_every_part_of_a_shared_source_has_a_value_of_its_own(editions: Editions) -> None:
    told = {place.partition(": ")[2] for place in editions.places.values() if place.startswith("study")}
    assert told >= {"id", "title", "note", "owner", "link"}
    assert (editions.sites["internal"] / "sources/study-of-ours/index.html").is_file()
    assert not (editions.sites["public"] / "sources").exists()
    sitemaps = {name: (site / "sitemap.xml").read_text("utf-8") for name, site in editions.sites.items()}
    assert {name: "sources/study-of-ours/" in text for name, text in sitemaps.items()} == {
        "internal": True,
        "public": False,
    }


@pytest.mark.parametrize("kind", ["customer", "negative"])
def test_every_figure_of_money_has_a_value_of_its_own(kind: str, editions: Editions) -> None:
    told = {place.partition(": ")[2] for place in editions.places.values() if place.startswith(kind)}
    closed = {"currency", "period", "estimate", "source"}  # of lists, or names of what is in the file
    wanted = {spec.path for spec in LEAVES if spec.path.startswith("economics.") and spec.name not in closed}
    assert {path for path in wanted if not any(one == path or one.startswith(f"{path}.") for one in told)} == set()


def test_every_view_stands_on_the_public_page(editions: Editions) -> None:
    """Those that are not internal; of the others, not even a frame."""
    sources = {name: (site / "index.html").read_text("utf-8") for name, site in editions.sites.items()}
    open_ones = [name for name, view in VIEWS.items() if not view.internal and name != "matrix"]  # of assumptions, here
    placed = {name: text.count('<section class="hb-view') for name, text in sources.items()}
    assert placed == {"internal": len(VIEWS), "public": len(open_ones)}
    assert not any("language-personas" in text for text in sources.values())


def test_no_table_of_numbers_is_left_behind_as_a_file(editions: Editions) -> None:
    assert [path.name for path in editions.sites["public"].rglob("*.csv")] == []
    assert [path.name for path in editions.sites["internal"].rglob("*.csv")] != []


def test_texts_are_walked_as_deeply_as_plain_values() -> None:
    values = values_for("customer")
    assert set(texts(values)) <= set(scalars(values))
