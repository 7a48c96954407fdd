import re

import pytest
from tests.handbook.support import ACTIVE, TODAY, content, persona

from handbook.content.handbook import Handbook, judged
from handbook.personas.record import value_at
from handbook.writers.edit import Change, RefusedError, after, move

SETTINGS = "folders: {key: brand, values: {alps: Alpine shops, coast: Coast}}\n"
ANN, BEN, CAL, PAGE = "personas/alps/ann.md", "personas/negative/alps/ben.md", "personas/cal.md", "docs/page.md"
FILES = {
    ANN: persona(
        "aliases: [anna, The walker] # and more",
        "[Me](ann.md#goals), [Ben](../negative/alps/ben.md), [Cal](<../cal.md>), [page](../../docs/page.md) and\n"
        "[elsewhere](https://www.example.com/ann.md), `[Cal](../cal.md)`\n",
    ),
    BEN: persona("", "[Ann](../../alps/ann.md#goals) and [again][1]\n\n[1]: ../../alps/ann.md\n"),
    CAL: persona("related: [ann]", "[Ann](alps/ann.md)\n", ACTIVE),
    PAGE: "# Page\n\n[Ann](../personas/alps/ann.md), [Ann](personas/alps/ann.md)\n",
}


def handbook(files: dict[str, str]) -> Handbook:
    return judged(content(files, SETTINGS), TODAY)


def moved(files: dict[str, str], persona_id: str, folder: str) -> tuple[Change, Handbook, dict[str, str]]:
    before = handbook(files)
    change = move(before, persona_id, folder, {"mkdocs.yml": b"nav: [personas/alps/ann.md]\n"})
    later = after(before, change)
    return change, later, {path: data.decode() for path, data in (later.content.personas | later.content.docs).items()}


def test_every_link_leads_where_it_led_and_former_addresses_are_kept() -> None:
    assert handbook(FILES).errors == []
    change, later, texts = moved(FILES, "ann", "coast")
    new = "personas/coast/ann.md"
    assert later.errors == []
    assert change.moved == {ANN: new}
    assert change.files["mkdocs.yml"] == b"nav: [personas/coast/ann.md]\n"
    assert texts == {
        new: FILES[ANN].replace("[anna,", "[personas/alps/ann, personas/alps/anna, anna,"),
        BEN: FILES[BEN].replace("alps/ann", "coast/ann"),
        CAL: FILES[CAL].replace("alps/ann", "coast/ann"),
        PAGE: FILES[PAGE]
        .replace("(../personas/alps", "(../personas/coast")
        .replace("(personas/alps", "(personas/coast"),
    }
    assert value_at(later.catalog.by_id["ann"].persona, "brand") == "coast"


def test_its_own_links_follow_it_to_the_top() -> None:
    _, later, texts = moved(FILES, "ann", "")
    assert later.errors == []
    assert (
        "[Me](ann.md#goals), [Ben](negative/alps/ben.md), [Cal](<cal.md>), [page](../docs/page.md)"
        in texts["personas/ann.md"]
    )
    assert "`[Cal](../cal.md)`" in texts["personas/ann.md"]
    assert "[Ann](ann.md)" in texts[CAL]


def test_a_negative_persona_stays_one() -> None:
    change, later, _ = moved(FILES, "ben", "coast")
    assert change.moved == {BEN: "personas/negative/coast/ben.md"}
    assert later.catalog.by_id["ben"].persona.aliases == ["personas/negative/alps/ben"]


def test_moved_there_and_back_the_two_addresses_change_places() -> None:
    _, _, there = moved({ANN: persona()}, "ann", "coast")
    _, later, back = moved(there, "ann", "alps")
    assert later.errors == []
    assert "aliases: [personas/coast/ann]" in back[ANN]


def test_moved_there_and_back_nothing_changes_but_the_aliases() -> None:
    _, _, there = moved(FILES, "ann", "coast")
    _, _, back = moved(there, "ann", "alps")
    aliases = "aliases: [personas/coast/ann, personas/alps/anna, anna, The walker]"
    assert {**back, ANN: ""} == {**FILES, ANN: ""}
    assert re.sub("aliases: .*?]", "", back[ANN]) == re.sub("aliases: .*?]", "", FILES[ANN]), aliases


@pytest.mark.parametrize("aliases", ["aliases: anna", "aliases:\n  - anna", "aliases: []", "aliases:"])
def test_former_addresses_are_added_however_aliases_are_written(aliases: str) -> None:
    _, later, _ = moved({ANN: persona(aliases)}, "ann", "coast")
    assert later.catalog.by_id["ann"].persona.aliases[0] == "personas/alps/ann"


@pytest.mark.parametrize(
    ("folder", "says"),
    [("coats", "Did you mean `coast`?"), ("alps", "is there already"), ("negative", "is none of the folders")],
)
def test_where_it_cannot_go_nothing_is_changed(folder: str, says: str) -> None:
    with pytest.raises(RefusedError, match=r"there|none") as refused:
        move(handbook(FILES), "ann", folder, {})
    assert says in str(refused.value)


def test_what_would_be_wrong_afterwards_is_told_before() -> None:
    with pytest.raises(RefusedError, match="folder-and-field"):
        move(handbook({ANN: persona("brand: alps")}), "ann", "coast", {})
