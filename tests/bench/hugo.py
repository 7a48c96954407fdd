"""The same plain Markdown as a project for Hugo, with a minimal layout of our own and no theme.

Knows: Hugo's content, settings and templates. Must not know: what is measured.

A group is a section, which is what Hugo is quickest with. Each page has its navigation, its contents list and links
that are looked up, so that a broken one stops the build, as in the handbook. Hugo has no search of its own: the home
page is written a second time as JSON with every page's plain text, so that there is an index to weigh.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tests.bench.plain import PlainPage, grouped

Navigation = Literal["section", "nothing", "everybody"]

_SETTINGS = """\
baseURL = "https://example.com/"
title = "Plain"
disableKinds = ["taxonomy", "term", "RSS"]

[outputs]
home = ["html", "json"]
"""

_BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
{{ partial "navigation.html" . }}
<main>
{{ block "main" . }}{{ end }}
</main>
<aside>{{ .TableOfContents }}</aside>
</body>
</html>
"""

_SINGLE = '{{ define "main" }}{{ .Content }}{{ end }}\n'

_LIST = """\
{{ define "main" }}{{ .Content }}
<table>
<thead><tr><th>Name</th><th>Role</th><th>Group</th></tr></thead>
<tbody>
{{- range .RegularPagesRecursive }}
<tr><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td><td>{{ .Params.role }}</td><td>{{ .Params.group }}</td></tr>
{{- end }}
</tbody>
</table>
{{ end }}
"""

_HOME = '{{ define "main" }}{{ .Content }}{{ end }}\n'

_INDEX = """\
[
{{- range $number, $page := site.RegularPages }}{{ if $number }},{{ end }}
{{ dict "title" $page.Title "location" $page.RelPermalink "text" $page.Plain | jsonify }}
{{- end }}
]
"""

_LINK = """\
{{- with .Page.GetPage .Destination }}<a href="{{ .RelPermalink }}">{{ $.Text | safeHTML }}</a>
{{- else }}{{ errorf "%s: no page %s" .Page.File.Path .Destination }}{{ end -}}
"""

# The handbook's own navigation is the same as "section": all groups, and the members of the one that is open.
_NAVIGATION: dict[Navigation, str] = {
    "nothing": '<nav><a href="/personas/">Everybody</a></nav>\n',
    "section": """\
<nav>
<ul>
{{- $here := . }}
{{- range (site.GetPage "/personas").Sections }}
<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>
{{- if eq . $here.CurrentSection }}
<ul>
{{- range .RegularPages }}
<li><a href="{{ .RelPermalink }}"{{ if eq . $here }} aria-current="page"{{ end }}>{{ .LinkTitle }}</a></li>
{{- end }}
</ul>
{{- end }}</li>
{{- end }}
</ul>
</nav>
""",
    "everybody": """\
<nav>
<ul>
{{- $here := . }}
{{- range (site.GetPage "/personas").Sections }}
<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>
<ul>
{{- range .RegularPages }}
<li><a href="{{ .RelPermalink }}"{{ if eq . $here }} aria-current="page"{{ end }}>{{ .LinkTitle }}</a></li>
{{- end }}
</ul></li>
{{- end }}
</ul>
</nav>
""",
}

_LINKED = re.compile(r"\]\((persona-\d+)\.md\)")


def section(group: str) -> str:
    """The name of a group's folder."""
    return group.lower().replace(" ", "-")


def write(root: Path, found: Sequence[PlainPage], navigation: Navigation) -> None:
    """Puts content, settings and layout into a project."""
    homes = {page.id: section(page.group) for page in found}
    files = {
        "hugo.toml": _SETTINGS,
        "layouts/index.html": _HOME,
        "layouts/index.json": _INDEX,
        "layouts/_default/baseof.html": _BASE,
        "layouts/_default/single.html": _SINGLE,
        "layouts/_default/list.html": _LIST,
        "layouts/_default/_markup/render-link.html": _LINK,
        "layouts/partials/navigation.html": _NAVIGATION[navigation],
        "content/_index.md": _page({"title": "Home"}, "# Home\n\nSee [everybody](personas/_index.md).\n"),
        "content/personas/_index.md": _page({"title": "Everybody"}, "# Everybody\n"),
    }
    for group, members in grouped(found).items():
        folder = f"content/personas/{section(group)}"
        files[f"{folder}/_index.md"] = _page({"title": group}, f"# {group}\n")
        for page in members:
            matter = {"title": page.name, "role": page.role, "group": page.group}
            text = _LINKED.sub(lambda match: f"](../{homes[match[1]]}/{match[1]}.md)", page.text)
            files[f"{folder}/{page.id}.md"] = _page(matter, text)
    for name, text in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def _page(matter: dict[str, str], text: str) -> str:
    return f"{json.dumps(matter)}\n\n{text}"
