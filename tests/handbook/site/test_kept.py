"""With what earlier builds have made, every edition is what it would be without: for any sequence of edits."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handbook.site.test_pages import TEMPLATES

from handbook.content.docs import Signposts
from handbook.content.handbook import judged
from handbook.markdown.links import SiteLinks
from handbook.markdown.prose import EXTENSIONS
from handbook.site import pages
from handbook.site.cache import Cache
from handbook.site.conversion import Converter
from handbook.site.edition import Edition
from handbook.site.kept import Kept
from handbook.site.pages import Renderer, Surroundings
from handbook.site.templates import environment
from handbook.source.files import Content

IDS = ("ann", "ben", "cy", "negative/dot", "negative/eve")
INDEX = b"# Index\n\n```personas\nview: matrix\nrows: brands\n```\n"
LIST = b"# List\n\n```personas\nview: table\n```\n"


def customer() -> dict[str, Any]:
    return {
        "name": "A", "summary": "Says little.", "status": "active", "challenges": ["Rain"], "owner": "Insight",
        "last_reviewed": "2026-10-01", "evidence": {"basis": "mixed", "sources": [{"id": "S1", "title": "Talks"}]},
        "brands": ["Fennbright"], "age": "20-30", "goals": {"personal": ["Walk"]},
    }  # fmt: skip


def negative() -> dict[str, Any]:
    own = {
        "reasons": ["misaligned"],
        "why": "No.",
        "warning_signs": ["Asks"],
        "reconsider_when": ["Later"],
        "handling": {"step": "educate"},
    }
    return {key: value for key, value in customer().items() if key != "challenges"} | {"negative": own}


@dataclass
class Files:
    """The handbook as it stands after some edits."""

    personas: dict[str, dict[str, Any]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    docs: dict[str, bytes] = field(default_factory=lambda: {"docs/list.md": LIST})
    company: str = "baseline: {currency: EUR, return_rate: 5 %}\n"
    today: dt.date = dt.date(2026, 11, 20)

    def content(self) -> Content:
        texts = {
            f"personas/{one}.md": f"---\n{json.dumps(values)}\n---\n\n{self.bodies.get(one, '')}".encode()
            for one, values in sorted(self.personas.items())
        }
        return Content(
            texts, self.docs, {"personas/images/a.png": b"\x89PNG\r\n\x1a\n"}, settings=self.company.encode()
        )


Edit = Callable[[Files, str, str, int], None]


def sets(**fixed: Any) -> Edit:
    """An edit that gives fields new values, with the number of the edit in them."""

    def made(files: Files, one: str, _: str, number: int) -> None:
        filled = json.loads(json.dumps(fixed).replace("NUMBER", str(number)))
        own(files, one).update(filled)

    return made


def own(files: Files, one: str) -> dict[str, Any]:
    """A persona's fields; one that is not there is begun."""
    return files.personas.setdefault(one, negative() if one.startswith("negative/") else customer())


def names(field_name: str, as_list: bool, **fixed: Any) -> Edit:
    """An edit that names another persona, if there is one."""

    def made(files: Files, one: str, other: str, _: int) -> None:
        stem = other.rpartition("/")[2]
        if other in files.personas and other != one:
            own(files, one).update({field_name: [stem] if as_list else stem, **fixed})

    return made


def looks_like(files: Files, one: str, other: str, number: int) -> None:
    stem = other.rpartition("/")[2]
    if one.startswith("negative/") and other in files.personas and not other.startswith("negative/"):
        double = {"persona": stem, "difference": f"Difference {number}", "ask": "Why?"}
        own(files, one)["negative"].update(looks_like=[double], becomes=stem)


def body(files: Files, one: str, other: str, number: int) -> None:
    own(files, one)
    up = "../" * one.count("/")
    link = f" Like [them]({up}{other}.md)." if other in files.personas else ""
    files.bodies[one] = f"Text {number}.{link}\n\n## Goals\n\nSee [the list]({up}../docs/list.md).\n"


def active(files: Files, one: str, _: str, __: int) -> None:
    for name in ("retired_reason", "retired_on", "replaced_by"):
        own(files, one).pop(name, None)
    own(files, one)["status"] = "active"


def delete(files: Files, one: str, _: str, __: int) -> None:
    if len(files.personas) > 1:
        files.personas.pop(one, None)
        files.bodies.pop(one, None)


def index(files: Files, *_: object) -> None:
    files.docs = {"docs/list.md": LIST} | ({} if "docs/index.md" in files.docs else {"docs/index.md": INDEX})


def company(files: Files, _: str, __: str, number: int) -> None:
    files.company = f"baseline: {{currency: EUR, return_rate: {number} %}}\n"


def public(files: Files, *_: object) -> None:
    files.company = "audience: public\n"


def day(files: Files, *_: object) -> None:
    files.today += dt.timedelta(days=30)


GONE = {"status": "retired", "retired_reason": "Gone", "retired_on": "2026-11-01"}
EDITS: dict[str, Edit] = {
    "name": sets(name="Name NUMBER"),
    "role": sets(role_label="Role NUMBER"),
    "summary": sets(summary="Summary NUMBER"),
    "job title": sets(job_title="Title NUMBER"),
    "segment": sets(segment="Segment NUMBER"),
    "brands": sets(brands=["Brand NUMBER"]),
    "retired": sets(**GONE),
    "active": active,
    "draft": sets(status="draft"),
    "picture": sets(avatar={"src": "images/a.png", "alt": "Picture NUMBER"}),
    "money": sets(economics={"revenue": "NUMBER", "currency": "EUR", "return_rate": "NUMBER %"}),
    "related": names("related", as_list=True),
    "replaced": names("replaced_by", as_list=False, **GONE),
    "looks like": looks_like,
    "body": body,
    "delete": delete,
    "index": index,
    "company": company,
    "public": public,
    "day": day,
}


def related_to_each_other() -> Files:
    """A handbook in which every page says something of another persona."""
    files = Files()
    for number, one in enumerate(IDS):
        body(files, one, "", number)
    looks_like(files, "negative/dot", "ann", 1)
    EDITS["related"](files, "ann", "ben", 1)
    EDITS["related"](files, "ben", "ann", 1)
    EDITS["replaced"](files, "cy", "ben", 1)
    own(files, "ann")["brands"] = own(files, "cy")["brands"] = ["Known to two"]
    index(files)
    return files


@pytest.fixture(scope="module", autouse=True)
def compiled_once() -> Iterator[None]:
    """Compiles the templates once for all builds, which takes longer than one of them."""
    with pytest.MonkeyPatch.context() as patch:
        made = environment(TEMPLATES)
        patch.setattr(pages, "environment", lambda *_: made)
        yield


def site(files: Files, kept_in: Cache) -> dict[str, str]:
    """Every text of the edition that has no errors; empty if it has some."""
    handbook = judged(files.content(), files.today)
    if handbook.errors:
        return {}
    catalog = handbook.catalog.shown(drafts=False)
    kept = Kept.of(kept_in, b"", handbook.content, files.today)
    around = Surroundings(TEMPLATES, lambda target, page: f"{page}>{target}", lambda path: path)
    signposts = Signposts.of(handbook.docs)
    links = SiteLinks(catalog.left_out.__contains__, around.size)
    edition = Edition(
        handbook, Renderer(catalog, around, handbook.catalog, signposts, kept), links, catalog.left_out, []
    )
    edition.render()
    converter = Converter([*EXTENSIONS, links], {}, links, kept, catalog.left_out)
    found = {page.uri: page.text for page in edition.files} | dict(edition.texts)
    for page in edition.personas:
        html = converter.page(page.pieces, page.source, lambda link: f"to {link}")
        found[page.uri] = "\n".join([page.text, html.text, str(html.contents), edition.words_of(page.uri, html.text)])
    return found


@pytest.mark.parametrize("kind", EDITS)
def test_any_one_edit_gives_what_a_build_from_nothing_gives(tmp_path: Path, kind: str) -> None:
    for number, (one, other) in enumerate(product(IDS, IDS[:2])):
        path, files = tmp_path / f"{number}.sqlite", related_to_each_other()
        for _ in range(2):
            kept = Cache(path)
            assert site(files, kept) == site(files, Cache()), (one, other)
            kept.write()
            EDITS[kind](files, one, other, 3)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from(IDS), st.sampled_from(IDS), st.integers(1, 3)),
        min_size=1,
        max_size=6,
    )
)
def test_any_sequence_of_edits_gives_what_a_build_from_nothing_gives(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, str, int]]
) -> None:
    path = tmp_path_factory.mktemp("kept") / "cache.sqlite"
    files = related_to_each_other()
    first = Cache(path)
    site(files, first)
    first.write()
    for kind, one, other, number in edits:
        EDITS[kind](files, one, other, number)
        kept = Cache(path)
        assert site(files, kept) == site(files, Cache())
        kept.write()


def test_only_what_an_edit_concerns_is_made_again(tmp_path: Path) -> None:
    files = Files()
    for one in IDS:
        body(files, one, "", 1)
    made = _counted(files, tmp_path)
    assert made.pop("heading") > 5  # which all pages share
    assert made == {"page": 5, "body": 5, "sheet": 5, "words": 5}
    assert _counted(files, tmp_path) == {}
    EDITS["brands"](files, "ann", "", 2)
    assert _counted(files, tmp_path) == {"page": 1, "sheet": 1, "words": 1}
    looks_like(files, "negative/dot", "ann", 1)
    made = _counted(files, tmp_path)
    assert made.pop("heading") == 2
    assert made == {"page": 2, "body": 2, "sheet": 1, "words": 2}  # their headings are others
    EDITS["name"](files, "ann", "", 2)  # which every page may show
    assert _counted(files, tmp_path)["page"] == 5


def _counted(files: Files, folder: Path) -> dict[str, int]:
    """How many texts of each kind a build has to make."""
    cache, made = Cache(folder / "cache.sqlite"), dict[str, int]()

    def counting(original: Callable[..., Any]) -> Callable[..., Any]:
        def counted(kind: str, *made_of: str | bytes, make: Callable[[], str]) -> Any:
            def and_made() -> str:
                made[kind] = made.get(kind, 0) + 1
                return make()

            return original(kind, *made_of, make=and_made)

        return counted

    cache.text = counting(cache.text)  # type: ignore[method-assign]
    cache.packed = counting(cache.packed)  # type: ignore[method-assign]
    assert site(files, cache)
    cache.write()
    return made
