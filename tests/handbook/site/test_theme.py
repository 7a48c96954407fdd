from pathlib import Path

from jinja2 import FileSystemLoader

from handbook.site.theme import VisibleLoader


def test_hidden_folders_are_not_looked_through_and_all_else_is_listed(tmp_path: Path) -> None:
    for name in ("main.html", "partials/nav.html", ".icons/a/b.svg", "assets/.cache/x.css", "assets/x.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    loader = VisibleLoader([tmp_path, tmp_path / "partials"])
    assert loader.list_templates() == ["assets/x.css", "main.html", "nav.html", "partials/nav.html"]
    seen = [name for name in FileSystemLoader([tmp_path]).list_templates() if "/." not in f"/{name}"]
    assert seen == VisibleLoader([tmp_path]).list_templates()
    assert loader.get_source(None, ".icons/a/b.svg")[0] == "x"  # type: ignore[arg-type] # which can still be included
