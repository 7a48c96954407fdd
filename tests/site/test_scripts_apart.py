"""Scripts that a page loads side by side share one scope, in which two of one name stop the second."""

import re
from collections import Counter
from pathlib import Path

import yaml
from tests.machine import OVERRIDES
from tests.site.project import SAMPLE

DECLARED = re.compile(r"^(?:async )?(?:const|let|var|function|class) (\w+)", re.MULTILINE)


def test_no_two_plain_scripts_declare_one_name() -> None:
    text = (Path(SAMPLE) / "mkdocs.yml").read_text("utf-8")
    listed = yaml.safe_load(text)["extra_javascript"]
    plain = [one for one in listed if isinstance(one, str)]
    assert "assets/javascripts/compare.js" in plain
    names = Counter(
        name
        for one in (*plain, "assets/javascripts/before-layout.js")
        for name in set(DECLARED.findall((OVERRIDES / one).read_text("utf-8")))
    )
    assert [name for name, count in names.items() if count > 1] == []
