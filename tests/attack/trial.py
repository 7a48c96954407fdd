"""Puts payloads into places, asks the handbook's judgement, and builds what passes.

Knows: how pairs of payload and place become files, and whose fault a refusal is. Must not know: the browser.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from tests.attack.places import (
    COMPANY_FIELDS,
    FIELDS,
    PERSONAS,
    SETTINGS,
    Files,
    Place,
    company,
    persona_file,
    replaced,
    surroundings,
)
from tests.machine import OVERRIDES
from tests.site.personas import text_of
from tests.site.project import TODAY, Project

from commands.check import judged
from handbook.source.names import shown

Pair: TypeAlias = tuple[Place, int]  # a place, and the number of a payload
TEMPLATES = OVERRIDES
STEP = 1000  # numbers of payloads for each place


@dataclass
class Trial:
    """Payloads in places: what was refused, and what is to be built."""

    payloads: Sequence[str]
    places: Sequence[Place]
    passed: list[Pair] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def judged(self) -> int:
        """How many pairs were put in."""
        return len(self.payloads) * len(self.places)

    def number(self, place: Place, payload: int) -> int:
        """The number of a pair, by which its canary tells it from all others."""
        return (self.places.index(place) + 1) * STEP + payload

    def text(self, place: Place, payload: int) -> str:
        """The payload as it is put into the place."""
        return self.payloads[payload].replace("@N", str(self.number(place, payload)))

    def pair(self, number: int) -> str:
        """What a number of a pair stands for, for people."""
        place, payload = number // STEP - 1, number % STEP
        if not (0 <= place < len(self.places) and payload < len(self.payloads)):
            return f"no pair of this trial: {number}"
        return f"{self.places[place].name} <- {self.payloads[payload]!r}"

    def judge(self, scratch: Path) -> None:
        """Notes which pairs the handbook takes."""
        numbers = range(len(self.payloads))
        together = [(place, number) for place in self.places if not place.alone for number in numbers]
        self._judge(together, Project.miniature(scratch / "judged"))
        for place in self.places:
            for number in numbers if place.alone else ():
                self._judge([(place, number)], Project(scratch / "alone"))

    def _judge(self, pairs: Sequence[Pair], project: Project) -> None:
        _put(project, surroundings())
        theirs = {pair: self._files(pair) for pair in pairs}
        taken = {pair: files for pair, files in theirs.items() if _put(project, files)}
        errors = {one.path: one.rule.id for one in judged(project.root, TODAY, TEMPLATES).problems if one.is_error}
        shutil.rmtree(project.root)
        for pair in pairs:
            if pair not in taken:
                self.refused["the disk"] += 1
            elif broken := _blame(errors, taken[pair]):
                self.refused[broken] += 1
            else:
                self.passed.append(pair)

    def _files(self, pair: Pair) -> Files:
        return pair[0].put(self.text(*pair), self.number(*pair))

    def build(self, root: Path) -> Project:
        """A handbook with every pair that passed, in as few files as may be."""
        project = Project.miniature(root)
        for files in (surroundings(), *self.files()):
            _put(project, files)
        return project

    def files(self) -> Iterator[Files]:
        """What passed: fields of one payload share a persona, the company's share the settings; others have a file."""
        personas: dict[tuple[str, int], dict[str, Any]] = {}
        declared: list[dict[str, Any]] = []
        for place, number in self.passed:
            if place in FIELDS:
                kind, path = FIELDS[place]
                before = personas.get((kind, number), PERSONAS[kind])
                personas[kind, number] = replaced(before, path, self.text(place, number))
            elif place in COMPANY_FIELDS:
                settings = self._files((place, number))[SETTINGS]
                declared += json.loads(settings)["fields"]
            elif not place.alone:
                yield self._files((place, number))
        for (kind, number), values in personas.items():
            yield {persona_file(kind, number): text_of(values)}
        yield company(declared)


def _blame(errors: dict[str, str], files: Files) -> str | None:
    """The rule that one of these files, or a folder that they stand in, breaks."""
    for path in files:
        parts = path.split("/")
        for end in range(len(parts), 0, -1):
            if rule := errors.get(shown("/".join(parts[:end]))):
                return rule
    return None


def _put(project: Project, files: Files) -> bool:
    """Whether the disk takes these files."""
    try:
        for path, text in files.items():
            project.write(path, text)
    except (OSError, ValueError):
        return False
    return True
