"""A handbook whose writers want to run code on their readers' pages.

Knows: every place that a writer's text may come to stand. Must not know: how it is made harmless.
"""

import json
from typing import Any

from tests.site.personas import CUSTOMER, NEGATIVE, text_of
from tests.site.project import Project

VALUES: tuple[str, ...] = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</p></div></article><b>loose</b>",
    "</title></textarea><i>loose</i>",
    "<!-- never closed",
    "]]><![CDATA[",
    "<?php echo 1 ?>",
    "R&D \"x\" 'y'",
    "&lt;b&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "`code`",
    "```",
    "~~~",
    "``` python",
    "~~struck~~",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# remark #}",
    "{{ config.site_url }}",
    "[x](javascript:alert(1))",
    "![x](https://elsewhere.example/x.png)",
    "[x]: https://elsewhere.example/",
    "<https://elsewhere.example/>",
    "<javascript:alert(1)>",
    "# A heading {#goals}",
    "{: onclick=alert(1) }",
    "{ onclick=alert(1) }",
    "!!! note",
    "| a | b |",
    "- item",
    "    indented",
    "1. first",
    "> quoted",
    "***",
    "*em* **strong** __also__ _this_",
    "back\\slash \\` \\< \\*",
    "$x^2$ \\(y\\)",
    '--8<-- "mkdocs.yml"',
    "[TOC]",
    "<!-- material/tags -->",
    "%0A %3Cscript%3E",
    "tab\there",
    "wzxhzdk:0 klzzwxh:0001",
    "../../etc/passwd",
    "\N{FULLWIDTH LESS-THAN SIGN}script\N{FULLWIDTH GREATER-THAN SIGN}",
    "first\n```\nsecond\n\n</div>\n\nthird",
    "fence\n\n```\nsecond\n```\n\n~~~ html\nthird\n~~~\n\nend",
    "A\n---\ntitle: B\n---\nC",
)
CALLS = "alert(1)"


def stem(number: int) -> str:
    """The id of the persona that is made of the value of this number."""
    return f"hostile-{number:02}"


def customer(value: str) -> dict[str, Any]:
    """A customer persona with the value in every place that takes any text."""
    claim = {"text": value, "source": value, "confidence": "low"}
    return CUSTOMER | {
        "name": value,
        "summary": value,
        "role_label": value,
        "quote": {"text": value, "kind": "invented", "source": [value, study(value)["id"]]},
        "bio": value,
        "group": value,
        "segment": value,
        "goals": {"personal": [claim], "professional": [value]},
        "jobs": [{"when": value, "want": value, "so_that": value}],
        "challenges": [value],
        "payment_methods": [{"text": "card", "note": value, "source": value}],
        "media": [{"name": value, "note": value}],
        "brands": [value],
        "communication": {"tone": value, "avoid": [value]},
        "implications": {"sales": [value]},
        "job_title": value,
        "company": {"industry": {"label": value, "scheme": value, "code": value}, "region": value},
        "location": {"label": value, "region": value},
        "income": value,
        "education": value,
        "demographics_note": value,
        "custom": {value: value, "list": [value, {value: value}], "block": {value: value}},
        "evidence": {"basis": "mixed", "sources": [{"id": value, "title": value, "note": value, "date": value}]},
        "assumptions": [value],
        "owner": value,
        "reviewers": [value],
        "tags": [value, f"tag {value}"],
        "aliases": [f"{value} of old"],
    }


def study(value: str) -> dict[str, Any]:
    """A source that several personas may cite, with the value in every place that takes any text; its id is none."""
    return {"id": f"shared-{VALUES.index(value)}", "title": value, "note": value, "date": value, "owner": value}


def negative(value: str) -> dict[str, Any]:
    """A negative persona with the value in every place of the negative block."""
    block = {
        "reasons": ["misaligned"],
        "why": value,
        "warning_signs": [{"sign": value, "stage": "lead", "seen_by": [value]}],
        "looks_like": [{"persona": "marsh-walker", "difference": value}],
        "handling": {"step": "educate", "sales": [value], "decline_text": value, "refer_to": value},
        "reconsider_when": [value],
    }
    return NEGATIVE | {"name": value, "summary": value, "negative": block}


def fill(project: Project) -> Project:
    """Adds a customer and a negative persona, and a page, for every value."""
    project.write("personas/_sources.yml", json.dumps([study(value) for value in VALUES]))
    for number, value in enumerate(VALUES):
        project.write(f"personas/{stem(number)}.md", text_of(customer(value)))
        project.write(f"personas/negative/{stem(number)}-negative.md", text_of(negative(value)))
        front = {"title": value, "description": value, "tags": [value]}
        project.write(f"docs/{stem(number)}.md", text_of(front, "A page.\n"))
    for path in ("docs/personas/index.md", "docs/index.md"):
        project.replace(path, "where:\n  type: customer", "where:\n  status: active")
    project.replace(
        "docs/personas/index.md", "goals.personal", "goals.personal, bio, jobs, media, brands, custom, quote"
    )
    return project
