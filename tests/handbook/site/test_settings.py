import os
from pathlib import Path

import pytest

from handbook.site.settings import Settings, SettingsError
from handbook.source.settings_file import settings_files


def of(path: Path) -> Settings:
    return Settings.of(settings_files(path.parent, path.name, "nav"))


def test_what_mkdocs_reads_is_read_without_it(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "extra:\n  handbook: {docs_files: [.ZIP, CNAME], new_uri_template: 'https://git.example.com/{path}'}\n", "utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text(
        "INHERIT: base.yml\nplugins: !ENV [X, []]\nextra:\n  other: !!python/name:os.path\n"
        "  handbook: {docs_files: [.js]}\n",
        "utf-8",
    )
    assert of(tmp_path / "base.yml").docs_files == {".ZIP", ".zip", "CNAME"}
    assert of(tmp_path / "mkdocs.yml").docs_files == {".js"}
    assert of(tmp_path / "none.yml") == Settings()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "extra:",
        "extra: a",
        "extra: {handbook: }",
        "INHERIT: mkdocs.yml",
        "a: [",
        "\x00",
        "extra: &a {handbook: {}, x: [*a]}",
    ],
)
def test_without_settings_there_are_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert of(tmp_path / "mkdocs.yml") == Settings()


def test_what_is_said_here_counts_more_than_what_is_inherited(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "extra: {handbook: {docs_files: [.zip], new_uri_template: https://example.com/new}}\n", "utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\nextra: {handbook: {docs_files: [.js]}}\n", "utf-8")
    read = of(tmp_path / "mkdocs.yml")
    assert read == Settings("https://example.com/new", docs_files=frozenset({".js"}))


@pytest.mark.parametrize("said", [".zip", [1], [""], ["a/b"], {"a": 1}])
def test_docs_files_is_a_list_of_names_and_endings(said: object) -> None:
    with pytest.raises(SettingsError, match="as a list"):
        Settings.read({"docs_files": said})


@pytest.mark.parametrize("said", ["abc", "3", "[a]", '{new_uri_template: "javascript:alert(1)"}'])
def test_settings_without_sense_are_told_by_the_check_as_well(tmp_path: Path, said: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"extra: {{handbook: {said}}}\n", "utf-8")
    with pytest.raises(SettingsError, match=r"mkdocs\.yml"):
        of(tmp_path / "mkdocs.yml")


def test_settings_that_are_no_file_or_nested_without_end_hold_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("extra: {handbook: " + "[" * 3_000 + "]" * 3_000 + "}\n", "utf-8")
    assert of(path) == Settings()
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(SettingsError, match="not an ordinary file"):
        of(path)
