"""Many personas for measuring: about 35 fields and 150 words each, all different, the same every time.

Knows: how to make a project of a given size. Must not know: what is measured on it.

The words of every persona are drawn from lists by its number, so that nothing that remembers a text it has seen before
gains by it. Each third persona is named by another as its neighbour, and each text links to another page, as real
handbooks do.
"""

import datetime as dt
import itertools
import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "tests" / "sample"
GROUP = 25  # personas; a reader sees one group in the navigation
TODAY = dt.date(2026, 11, 20)  # what is taken for today: after every review, and before one is due again
LAST_WORDS = "tells a friend about it"  # of every summary, and nowhere else; an edit adds to them

_WHO = "Alder Bramble Cinder Dapple Ember Fallow Garnet Hazel Indigo Juniper Kestrel Linden Marlow Nettle Orrin Pippin"
_SURNAMES = "Thistlewick Quarrymoor Fennimore Larkspur Oakhollow Brindlecombe Copperfen Dunmarsh Elderby Foxglen"
_DO = "compares replaces repairs borrows forgets plans packs returns lends sorts measures photographs weighs dries"
_THING = "boots tents jackets ropes stoves maps lamps rucksacks gaiters bottles blankets compasses poles hammocks"
_HOW = "quietly early twice together in-haste at-night by-habit on-paper before-lunch with-care without-asking by-phone"
_WHEN = "before a long weekend|after the first frost|when the ferry runs|on market day|between two shifts"
_WHERE = "Hallowick|Tolsea|Brackenford|Upper Marrow|Port Ansel|Dunmere|Fellgate|Saltby Cross"
_WORK = "Lock keeper|Baker|School caretaker|Piano tuner|Bus planner|Ward nurse|Surveyor|Archivist|Choir master|Glazier"
_CHANNELS = "organic-search paid-search organic-social email events print word-of-mouth in-store community display"
_PAYMENTS = "card wallet bank-transfer invoice cash gift-card voucher bank-debit"
_CONTACTS = "email phone sms messaging-app in-person post social self-service"
_STYLES = "quality-first value-seeking brand-loyal habitual novelty-seeking impulsive"
_BRANDS = "Fennbright|Quillfeather|Moss & Mortar|Larkmoor|Hobnail Bros|Wetherby Wool|Pike and Tarn|Northing"
_MEDIA = "Half Past Dry|Tent Peg Confessions|The Fell Post|Slow Miles|Contour Lines|Kettle and Cairn|Low Cloud Radio"
_ISO_DAYS = ("2026-05-04", "2026-06-15", "2026-07-27", "2026-08-17", "2026-09-07")

_edits = itertools.count(1)


def new_word() -> str:
    """A word that no text has and no earlier edit brought."""
    return f"quillmark{next(_edits):04}"


class _Words:
    """Words for one persona, drawn by its number."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)  # the same every time, which is the point

    def one(self, words: str) -> str:
        return self._random.choice(_parts(words))

    def some(self, words: str, number: int) -> list[str]:
        return self._random.sample(_parts(words), number)

    def clause(self) -> str:
        return f"{self.one(_DO)} {self.one(_THING)} {self.one(_HOW).replace('-', ' ')}"

    def sentence(self) -> str:
        return f"{self.clause().capitalize()}, {self.one(_WHEN)}"

    def sentences(self, number: int) -> list[str]:
        return [self.sentence() for _ in range(number)]

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)


def _parts(words: str) -> list[str]:
    return words.split("|") if "|" in words else words.split()


def texts(number: int) -> Iterator[tuple[str, str]]:
    """The id and the file of each persona."""
    for index in range(number):
        yield f"persona-{index:04}", text(index, number)


def text(index: int, number: int, addition: str = "") -> str:
    """One persona's file among `number`; with an `addition` to its summary, the same persona after an edit."""
    words = _Words(index)
    fields = {**_fields(words, index, number, addition), **_blocks(words)}
    return f"---\n{_yaml(fields)}---\n\n{_body(words, index, number)}"


def _fields(words: _Words, index: int, number: int, addition: str) -> dict[str, object]:
    """The fields with one value or a list of short ones."""
    name = f"{words.one(_WHO)} {words.one(_SURNAMES)} {index:04}"
    low = words.number(20, 60)
    return {
        "name": name,
        "summary": f"{words.sentence()}, and {LAST_WORDS}{addition}.",
        "role_label": words.one(_WORK),
        "status": "active",
        "group": f"Group {index // GROUP:03}",
        "segment": f"Segment {words.number(0, 7)}",
        "bio": ". ".join(words.sentences(3)) + ".",
        "job_title": words.one(_WORK),
        "responsibilities": words.sentences(2),
        "motivations": words.sentences(2),
        "challenges": words.sentences(3),
        "payment_methods": words.some(_PAYMENTS, 2),
        "services_sought": words.sentences(2),
        "marketing_channels": words.some(_CHANNELS, 3),
        "brands": words.some(_BRANDS, 2),
        "media": words.some(_MEDIA, 2),
        "hobbies": [words.clause() for _ in range(2)],
        "interests": [words.clause() for _ in range(2)],
        "values": words.sentences(2),
        "age": f"{low}-{low + words.number(3, 12)}",
        "gender": words.one("woman man non-binary any"),
        "location": words.one(_WHERE),
        "occupation": words.one(_WORK),
        "income": f"Around {words.number(18, 90)},000 pounds a year",
        "education": words.one("bachelor master upper-secondary short-cycle-tertiary"),
        "marital_status": words.one("single married cohabiting widowed"),
        "related": [f"persona-{(index + 1) % number:04}"] if index % 3 == 0 and number > 1 else [],
        "owner": "Customer insight",
        "last_reviewed": words.one(" ".join(_ISO_DAYS)),
        "tags": words.some("camping hire repair school travel winter", 2),
    }


def _blocks(words: _Words) -> dict[str, object]:
    """The fields that hold others."""
    return {
        "quote": {"text": f"I never {words.clause()}.", "kind": "composite", "source": "S1"},
        "goals": {"personal": words.sentences(2), "professional": words.sentences(1)},
        "purchasing": {
            "habits": words.sentences(2),
            "frequency": words.one("yearly monthly seasonal"),
            "decision_style": words.some(_STYLES, 2),
            "triggers": words.sentences(2),
        },
        "communication": {"channels": words.some(_CONTACTS, 2), "tone": words.sentence()},
        "evidence": {
            "basis": "mixed",
            "confidence": "medium",
            "sources": [{"id": "S1", "kind": "survey", "title": f"Survey {words.number(1, 900)}", "date": "2026-07"}],
        },
    }


def _body(words: _Words, index: int, number: int) -> str:
    """About 150 words with a heading of its own, a list, and a link to another persona."""
    other = f"[somebody else](persona-{(index + 7) % number:04}.md)"
    first = ". ".join(words.sentences(6))
    second = ". ".join(words.sentences(5))
    points = "".join(f"- {one}\n" for one in words.sentences(3))
    return f"{first}. Like {other}.\n\n## A day with them\n\n{second}.\n\n{points}"


def _yaml(block: Mapping[str, object], margin: str = "") -> str:
    """Fields as a writer would type them, indented by two spaces; empty ones left out."""
    inside = margin + "  "
    lines = ""
    for key, value in block.items():
        match value:
            case dict():
                lines += f"{margin}{key}:\n{_yaml(value, inside)}"
            case [*entries] if entries:
                lines += f"{margin}{key}:\n" + "".join(f"{inside}- {_entry(one, inside)}" for one in entries)
            case str():
                lines += f"{margin}{key}: {json.dumps(value)}\n"
    return lines


def _entry(value: object, margin: str) -> str:
    return _yaml(value, margin + "  ").lstrip() if isinstance(value, dict) else f"{json.dumps(value)}\n"


def write(root: Path, number: int) -> None:
    """Puts this many personas, and the sample's settings, into a project."""
    folder = root / "personas"
    folder.mkdir(parents=True)
    (folder / "_handbook.yml").write_bytes((SAMPLE / "personas" / "_handbook.yml").read_bytes())
    for persona_id, content in texts(number):
        (folder / f"{persona_id}.md").write_text(content, "utf-8")
