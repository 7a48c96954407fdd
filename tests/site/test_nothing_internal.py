"""No file of a public edition holds a word of what is internal, whatever the place: each has a word of its own.

The places are found by walking the declared fields, so that a new internal field is covered by itself. The same
words are looked for in the internal edition, where they must be.
"""

import copy
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.handbook.support import build_of, load
from tests.site.filled import DECLARED, values_for
from tests.site.personas import customer, negative, text_of
from tests.site.project import Project

from handbook.personas.record import leaves
from handbook.schema import persona_model
from handbook.schema.company_fields import CompanyField

OWN = [{**one, "internal": True} for one in DECLARED]
LEAVES = leaves(persona_model([CompanyField.model_validate(one) for one in OWN]))
NEVER = "never"  # in no edition, as a comment
KINDS = ("customer", "negative", "draft")
NEIGHBOURS = {
    f"personas/example-{name}.md": customer(name="Odo Example") for name in ("neighbour", "successor", "lookalike")
}
SETTINGS: dict[str, Any] = {
    "fields": OWN,
    "baseline": {"currency": "EUR", "return_rate": "12 %", "source": "Accounts"},
}


class Words:
    """Words that occur nowhere else, by the place that each stands in."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self.refused = 0

    def new(self, place: str) -> str:
        """A word for this place."""
        word = f"zqx{len(self.places) + self.refused:04}k"
        self.places[word] = place
        return word


def texts(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the texts of a value stand."""
    if isinstance(value, str):
        yield at
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from texts(inner, (*at, key))


def changed(values: dict[str, Any], at: tuple[Any, ...], word: str) -> dict[str, Any]:
    """The same with one word more in the text at this place."""
    new = copy.deepcopy(values)
    holder: Any = new
    for key in at[:-1]:
        holder = holder[key]
    holder[at[-1]] += f" {word}"
    return new


def errors(values: dict[str, Any], path: str) -> list[str]:
    """The rules that a persona breaks, with those that it refers to beside it."""
    found = load({**NEIGHBOURS, path: text_of(values)}, json.dumps(SETTINGS))[2]
    return sorted(problem.rule.id for problem in found if problem.is_error and problem.path == path)


def filled(kind: str, words: Words) -> str:
    """A persona with every field filled in that its kind may have, and a word in every text that takes any word."""
    path = "personas/negative/n.md" if kind == "negative" else "personas/n.md"
    values = values_for("negative" if kind == "negative" else "customer")
    values |= {"status": "draft"} if kind == "draft" else {}
    values = {key: value for key, value in values.items() if key != "aliases" or kind == "customer"}
    before = errors(values, path)
    for at in list(texts(values)):
        own = next((LEAVES[one] for one in prefixes(at) if one in LEAVES), None)
        if at[0] == "avatar" or (kind == "customer" and not (own and own.meta.internal)):
            continue
        place = f"{kind}: {'.'.join(map(str, at))}"
        word = words.new(f"{NEVER}: {place}" if kind == "draft" else place)
        more = changed(values, at, word)
        if errors(more, path) == before:
            values = more
        else:
            del words.places[word]
            words.refused += 1
    return text_of(values)


def prefixes(at: tuple[Any, ...]) -> Iterator[str]:
    names = [str(key) for key in at]
    yield from (".".join(names[:end]) for end in range(len(names), 0, -1))


class Handbook:
    """A handbook with a word in every place that is internal, in both editions."""

    def __init__(self, root: Path) -> None:
        words = Words()
        new = words.new
        project = Project.miniature(root)
        settings = copy.deepcopy(SETTINGS)
        settings["baseline"]["source"] += f" {new('settings: baseline.source')}"
        for one in settings["fields"]:
            one["label"] += f" {new('settings: a label of an internal field')}"
        personas = {kind: filled(kind, words) for kind in KINDS}
        picture = (project.root / "personas/images/marsh.png").read_bytes()
        project.write("personas/images/portrait.png", picture)
        for path, text in NEIGHBOURS.items():
            project.write(path, text)
        only_for_notes, negative_id, page = (new(f"name of {one}") for one in ("a picture", "a persona", "a page"))
        project.write(f"personas/images/{only_for_notes}.png", picture)
        remark = f"# {new(f'{NEVER}: a comment in YAML')}\n"
        note = (
            'Open.\n\n!!! internal "Ours {}"\n    First {}.\n\n    ## Heading {}\n\n    - item {}\n\n    ```\n'
            "    code {}\n    ```\n\n    [link {}](https://{}.example.com) ![{}]({}images/{}.png)\n\nOpen.\n"
        )

        def noted(where: str, up: str) -> str:
            parts = ("title", "text", "heading", "item", "code", "link", "address", "alternative text")
            return note.format(*(new(f"{where}: {part}") for part in parts), up, only_for_notes)

        body = noted("a persona's note", "")
        for kind, text in personas.items():
            folder = "personas/negative" if kind == "negative" else "personas"
            stem = negative_id if kind == "negative" else f"whole-{kind}"
            own = body if kind == "customer" else ""
            project.write(f"{folder}/{stem}.md", text.replace("---\n", f"---\n{remark}", 1) + own)
        comment = f"<!-- {new(f'{NEVER}: a comment in a page')} -->"
        guide = f"{comment}\n\nOpen {comment}.\n\n{noted('a note in a page', '../../personas/')}"
        project.write("docs/guide/noted.md", f"---\n{remark}title: Noted\n---\n\n# Noted\n\n{guide}")
        matter = {"title": new("page: title"), "description": new("page: description"), "tags": [new("page: tag")]}
        inside = f"# {new('page: heading')}\n\n{new('page: text')}\n"
        project.write(f"docs/{page}.md", text_of({**matter, "audience": "internal"}, inside))
        project.write("docs/index.md", "# Start\n\n```personas\nview: table\n```\n")
        self.editions = {}
        for audience in ("internal", "public"):
            project.write("personas/_handbook.yml", f"{remark}{json.dumps({**settings, 'audience': audience})}")
            self.editions[audience] = project.build_well("--strict", into=audience)
        self.places = words.places

    def holding(self, audience: str) -> dict[str, list[str]]:
        """The files of an edition by the words that they hold, in their names too."""
        site, found = self.editions[audience].site, dict[str, list[str]]()
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site).as_posix()
            data = path.read_bytes() if path.is_file() else b""
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            for word in set(re.findall(r"zqx\d{4}k", f"{name}\n{data.decode('utf-8', 'replace')}".lower())):
                found.setdefault(word, []).append(name)
        return found


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return Handbook(tmp_path_factory.mktemp("internal") / "handbook")


def test_no_file_of_a_public_edition_holds_a_word_of_what_is_internal(handbook: Handbook) -> None:
    found = handbook.holding("public")
    assert {handbook.places.get(word, word): files for word, files in found.items()} == {}


def test_the_internal_edition_holds_every_one_of_them(handbook: Handbook) -> None:
    found = handbook.holding("internal")
    assert [place for word, place in handbook.places.items() if NEVER not in place and word not in found] == []


def test_comments_and_drafts_are_in_no_edition(handbook: Handbook) -> None:
    never = {word for word, place in handbook.places.items() if NEVER in place}
    assert len(never) > len(KINDS)
    assert never.isdisjoint(handbook.holding("internal"))


def test_every_internal_field_that_takes_words_has_one(handbook: Handbook) -> None:
    held = {place.partition(": ")[2] for place in handbook.places.values() if place.startswith("customer: ")}
    assert {"owner", "evidence.sources.0.title", "implications.sales.0", "assumptions.0"} <= held
    assert any(path.startswith("text_one") for path in held)


def test_no_sheet_of_a_public_edition_names_an_internal_field(handbook: Handbook) -> None:
    """Fields of numbers, days and terms, too, which can hold no word of their own."""
    inside, outside = (
        {
            path
            for sheet in edition.site.rglob("*.json")
            for path in re.findall(r'"path":"([\w.]+)"', sheet.read_text("utf-8"))
        }
        for edition in (handbook.editions["internal"], handbook.editions["public"])
    )
    internal = {spec.path for spec in LEAVES.values() if spec.meta.internal}
    assert len(inside & internal) > len(internal) / 2
    assert outside & internal == set()
    assert outside < inside


def test_a_public_build_ends_with_what_it_left_out_and_every_file_that_it_published(handbook: Handbook) -> None:
    said, site = handbook.editions["public"].output, handbook.editions["public"].site
    left_out, _, published = said.partition("Left out of this public edition, ")[2].partition("Published, ")
    listed = re.findall(r"^INFO +-    +(\S.*)$", published, re.M)
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert published.startswith(f"{len(files)} files in all:")
    assert listed == files
    names = {place: word for word, place in handbook.places.items() if place.startswith("name of ")}
    for line in (
        f"personas/negative/{names['name of a persona']}.md: a negative persona",
        "personas/whole-draft.md: a draft",
        f"docs/{names['name of a page']}.md: audience: internal",
        "docs/guide/noted.md: 1 internal note",
        "personas/whole-customer.md: 1 internal note",
        f"personas/images/{names['name of a picture']}.png: no page of this edition shows it",
        "the field owner",
        "the field text_one",
    ):
        assert re.search(rf"^INFO +- +{re.escape(line)}$", left_out, re.M), line
    lines = len(re.findall(r"^INFO", left_out, re.M)) - 1
    assert int(left_out.partition(" ")[0]) == lines


def test_an_internal_build_lists_nothing(handbook: Handbook) -> None:
    assert "Published" not in handbook.editions["internal"].output


def test_without_settings_a_handbook_is_internal() -> None:
    files = {"personas/negative/ann.md": negative(), "personas/marsh-walker.md": customer()}
    edition = build_of(files, None, preview=False).edition
    assert not edition.catalog.is_public
    assert set(edition.records) == set(files)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("personas/_handbook.yml", "audence: public"),
        ("personas/_handbook.yml", "audience: pubilc"),
        ("personas/_handbook.yml", "audience: [public]"),
        ("docs/guide/reading.md", "---\naudence: internal\n---\n\n# Reading\n"),
        ("docs/guide/reading.md", "---\naudience: interal\n---\n\n# Reading\n"),
        ("docs/guide/reading.md", "---\naudience: true\n---\n\n# Reading\n"),
    ],
)
def test_a_misspelt_audience_stops_the_build(path: str, written: str, project: Project) -> None:
    project.write(path, written)
    outcome = project.build()
    assert outcome.code == 1
    assert path in {file for file, _ in outcome.errors}
    assert not outcome.site.exists()
