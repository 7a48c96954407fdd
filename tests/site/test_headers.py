"""What README and CONTRIBUTING say of the policy is what the code knows, and what browsers take in a header."""

import re

import pytest
import yaml
from tests.shipped import AS_SHIPPED
from tests.site.project import REPOSITORY

from handbook.site.policy import DIRECTIVES, OPEN
from handbook.site.settings import Settings

pytestmark = AS_SHIPPED
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
LINES = {
    "nginx": r'^add_header ([\w-]+) "([^"]+)" always;$',
    "caddy": r'^\t([\w-]+) "([^"]+)"$',
    "text": r"^  ([\w-]+): (.+)$",
}


def text(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def section() -> str:
    guide = text("CONTRIBUTING.md")
    return guide[guide.index("### Let pages load") : guide.index("### Decisions")]


@pytest.mark.parametrize("server", LINES)
def test_each_server_is_told_the_same_headers(server: str) -> None:
    (snippet,) = re.findall(rf"^```{server}\n(.*?)^```$", text("README.md"), re.MULTILINE | re.DOTALL)
    lines = re.findall(LINES[server], snippet, re.MULTILINE)
    assert dict(lines) == HEADERS
    frame = {"nginx": 0, "caddy": 2, "text": 1}[server]  # lines that are no header
    assert len(snippet.splitlines()) == len(lines) + frame


def test_a_header_says_only_what_pages_cannot_say_of_themselves() -> None:
    said = HEADERS["Content-Security-Policy"].split()[0]
    assert said not in DIRECTIVES  # browsers ignore it in a page, and two policies would have to be kept the same


def test_every_directive_that_can_be_set_is_explained() -> None:
    rows = re.findall(r"^\| (`.*?) \|", section(), re.MULTILINE)
    assert sorted(name for row in rows for name in re.findall(r"`([\w-]+)`", row)) == list(OPEN)


def test_the_example_of_a_policy_can_be_copied_as_it_stands() -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", section(), re.MULTILINE | re.DOTALL)
    assert Settings.read(yaml.safe_load(example)["extra"]["handbook"]).policy.keys() <= set(OPEN)
