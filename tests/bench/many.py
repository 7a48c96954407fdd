"""Many personas for measuring: copies of the sample's customers, each with a name and a group of its own.

Knows: how to make a project of a given size, the same every time. Must not know: what is measured on it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
GROUP = 25  # personas; a reader sees one group in the navigation
# What names other personas or files, which the copies do not have beside them.
_FIELDS = re.compile(r"^(?:related|replaced_by|aliases|avatar|group):.*\n(?:(?: |- ).*\n)*", re.MULTILINE)
_LINKS = re.compile(r"\]\((?!http)[^)]*\)")


def texts(number: int) -> Iterator[tuple[str, str]]:
    """The id and the file of each persona."""
    everybody = (path.read_text("utf-8") for path in sorted((PROJECT / "personas").glob("*.md")))
    sources = [text for text in everybody if "\nstatus: active\n" in text]
    for index in range(number):
        text = _LINKS.sub("](https://www.example.com/)", _FIELDS.sub("", sources[index % len(sources)]))
        text = re.sub(r"^name: .*", f"name: Persona {index:04}\ngroup: Group {index // GROUP:03}", text, flags=re.M)
        yield f"persona-{index:04}", text


def write(root: Path, number: int) -> None:
    """Puts this many personas, and the sample's settings, into a project."""
    folder = root / "personas"
    folder.mkdir(parents=True)
    (folder / "_handbook.yml").write_bytes((PROJECT / "personas" / "_handbook.yml").read_bytes())
    for persona_id, text in texts(number):
        (folder / f"{persona_id}.md").write_text(text, "utf-8")
