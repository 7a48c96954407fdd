import re

import pytest
from tests.handbook.support import TODAY

from handbook.content.handbook import judged
from handbook.personas import catalog
from handbook.personas.draft import draft, path_of
from handbook.problems.problem import Problem
from handbook.schema import Persona, specs
from handbook.schema.slugs import slug_of
from handbook.schema.terms.general import PersonaType
from handbook.source.files import Content

TYPES = list(PersonaType)
NAMES = ["Tamsin Quill", 'Zoë: the "Quiet" Planner', "# 7", "NO", "yes", "- a", "{x}", "\N{SNOWMAN}", "it's"]


def problems(text: str, persona_type: PersonaType) -> list[Problem]:
    return list(judged(Content(personas={path_of("new-one", persona_type): text.encode()}), TODAY).problems)


@pytest.mark.parametrize("persona_type", TYPES)
@pytest.mark.parametrize("name", NAMES)
def test_a_new_draft_passes_every_check_and_has_its_name(name: str, persona_type: PersonaType) -> None:
    text = draft(name, persona_type)
    assert problems(text, persona_type) == []
    content = Content(personas={path_of("new-one", persona_type): text.encode()})
    (record,) = catalog.load(content, TODAY)[0].records
    assert record.name == name
    assert record.persona.type is persona_type


@pytest.mark.parametrize("persona_type", TYPES)
def test_every_line_can_be_used_as_it_stands(persona_type: PersonaType) -> None:
    used = re.sub(r"^# ", "", draft("Tamsin Quill", persona_type), flags=re.MULTILINE)
    found = problems(used, persona_type)
    # What the examples name does not exist, and the example's picture neither.
    assert {problem.rule.id for problem in found} <= {"dangling-reference", "portrait-file", "portrait-text"}


@pytest.mark.parametrize("persona_type", TYPES)
def test_an_active_persona_needs_no_more_than_the_first_part(persona_type: PersonaType) -> None:
    first, optional, rest = draft("Tamsin Quill", persona_type).partition("## Everything below")
    assert optional
    used = re.sub(r"^# ", "", first, flags=re.MULTILINE).replace("status: draft", "status: active") + optional + rest
    assert [p for p in problems(used, persona_type) if p.is_error and p.rule.id != "dangling-reference"] == []


@pytest.mark.parametrize("persona_type", TYPES)
def test_every_field_is_explained_for_its_type(persona_type: PersonaType) -> None:
    text = draft("Tamsin Quill", persona_type)
    for spec in specs(Persona):
        written = re.search(rf"^(?:# )?{spec.name}:", text, re.MULTILINE)
        concerned = spec.meta.only in (None, persona_type)
        elsewhere = spec.name in {"type", "fictional", "retired_on", "retired_reason"}
        assert bool(written) == (concerned and not elsewhere), spec.name
        if written and spec.name not in {"name", "summary", "status"}:
            assert f"## {spec.label}: {spec.description}" in text


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Tamsin Quill", "tamsin-quill"),
        ("Zoë  Ångström!", "zoe-angstrom"),
        ("Zoe\N{COMBINING DIAERESIS}", "zoe"),
        ("\N{SNOWMAN}", ""),
        ("--A--", "a"),
        ("Ann O\N{RIGHT SINGLE QUOTATION MARK}Neil", "ann-o-neil"),
        ("Łukasz Żółw", "lukasz-zolw"),
        ("Søn Ærø", "son-aero"),
        ("Frau Straße", "frau-strasse"),
        ("Işık", "isik"),  # noqa: RUF001 - a Turkish name
        ("Þórunn Ðuro Đặng", "thorunn-duro-dang"),
        ("Дарья Ким", "darya-kim"),
        ("Жанна Щукина", "zhanna-shchukina"),
        ("Γιώργος Ώτος", "giorgos-otos"),
        ("やまだ はなこ", "yamada-hanako"),
        ("김 지수", "gim-jisu"),
        ("สมชาย", "smchay"),
        ("محمد علي", "mhmd-ly"),
        ("नेहा", "neha"),
        ("שרה", "srh"),
    ],
)
def test_a_name_becomes_a_file_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug
