"""The tests read the handbook in tests/sample, which is the shipped one as long as nobody has made it their own."""

import shutil
from pathlib import Path

import pytest
from tests.sample_copy import PROJECT, SAMPLE, content, is_the_sample
from tests.shipped import AS_SHIPPED


@AS_SHIPPED
def test_the_tests_read_what_is_shipped() -> None:
    shipped, copied = content(PROJECT), content(SAMPLE)
    differing = sorted(path for path in shipped | copied if shipped.get(path) != copied.get(path))
    assert differing == [], "run `make sample`; or, if this handbook is yours, give it a name of its own in mkdocs.yml"


def test_everything_that_is_shipped_is_copied() -> None:
    assert {"mkdocs.yml", "docs/index.md", "personas/_handbook.yml", "personas/growing-family.md"} < set(
        content(SAMPLE)
    )
    there = {path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*") if path.is_file()}
    assert there == set(content(SAMPLE))


@pytest.mark.parametrize("key", ["site_name", "site_url", "copyright"])
@pytest.mark.parametrize("now", ["Fenwick", None])
def test_another_name_makes_it_a_company_s_own(key: str, now: str | None, tmp_path: Path) -> None:
    shutil.copy(SAMPLE / "mkdocs.yml", tmp_path)
    assert is_the_sample(tmp_path)
    lines = (tmp_path / "mkdocs.yml").read_text("utf-8").splitlines()
    others = [line for line in lines if not line.startswith(f"{key}:")]
    ours = others if now is None else [f"{key}: {now}", *others]
    (tmp_path / "mkdocs.yml").write_text("\n".join([*ours, "other: !!python/name:x.y"]), "utf-8")
    assert not is_the_sample(tmp_path)
