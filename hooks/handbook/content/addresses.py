"""Every file of a site by its address, so that none takes another's place.

Knows: what is published of content, and what the site makes besides. Must not know: MkDocs, who asks.

Two files share an address if a browser, a server or a file system could take the one for the other: `x.md`,
`x/index.md`, `x/README.md` and `x.html` are one, in whatever case and however their accents are typed, and whether
pages are folders or not. What cannot be told apart here is an error, even where one kind of site would bear it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath

from handbook.content.site_theme import SiteTheme
from handbook.display.backlog_sheet import BACKLOG_URI
from handbook.display.exports import EXCLUSIONS_URI, PERSONAS_URI, SHORT_URI, SOURCES_URI, sheet_uri
from handbook.display.palette import COLOURS_URI, SIGN_URI
from handbook.markdown.links import DOCS, PERSONAS, destination, file_of
from handbook.personas.catalog import former_uri, is_former_address
from handbook.personas.record import Folder, Record, is_id, same_name
from handbook.personas.studies import page_of
from handbook.problems.problem import START, Also, Position, Problem, StoppedError
from handbook.rules.hand_written import PATH_TAKEN
from handbook.schema.rules import BAD_ID
from handbook.source.files import SOURCES, Content
from handbook.source.folders import NEGATIVE_FOLDER

# What every site has, besides what the theme's folders hold: the engine's files, and those of its plugins.
RESERVED = (
    "404.html", "sitemap.xml", "sitemap.xml.gz", "objects.inv", "tags.json",
    "search/search_index.json", "search/handbook.json",
    BACKLOG_URI, EXCLUSIONS_URI, PERSONAS_URI, SHORT_URI, SOURCES_URI, COLOURS_URI, SIGN_URI,
    "schema/persona.schema.json", "schema/persona.draft-07.schema.json", "schema/settings.schema.json",
    "schema/sources.schema.json",
)  # fmt: skip
_FOLDERS = (NEGATIVE_FOLDER, PERSONAS + "images/")  # which are there in every handbook, sooner or later
_ENDING = re.compile(r"\.(html?|md|csv|json)$", re.I)


@dataclass(frozen=True)
class Output:
    """One file of the site: what it is called here and by others, and where to complain about it."""

    uri: str
    mine: str
    theirs: str
    path: str = ""  # nothing where nobody in the project has written it
    at: Position = START
    remedy: str = "rename this file"

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """What it may be on a disk, with folders for pages and without; each with its address."""
        return _files(self.uri)

    @property
    def address(self) -> str:
        """Where a browser finds it, for people."""
        return destination(self.uri, folders=True).removeprefix("./") or "/"


@dataclass
class _Table:
    """The outputs so far. One that comes too late is told of, and has no address."""

    problems: list[Problem] = field(default_factory=list)
    _at: dict[str, Output] = field(default_factory=dict)
    _files: dict[str, Output] = field(default_factory=dict)
    _inside: dict[str, Output] = field(default_factory=dict)  # of a folder, one of the files in it

    def add(self, output: Output) -> None:
        """Gives the output its address, or tells who has it."""
        if other := self.holder(output):
            self.tell(output, other)
            return
        for file, address in output.files:
            self._at[address] = self._files[file] = output
            self._inside.update(dict.fromkeys(_above(file), output))

    def holder(self, output: Output) -> Output | None:
        """What is at the address already; also a file where this one needs a folder, and the other way round."""
        for file, address in output.files:
            if found := self._at.get(address) or self._inside.get(file):
                return found
            for folder in _above(file):
                if folder in self._files:
                    return self._files[folder]
        return None

    def page_at(self, folder: str) -> Output | None:
        """What stands at a folder's address."""
        return self._at.get(_folded(folder.rstrip("/")))

    def tell(self, late: Output, first: Output) -> None:
        """Notes that one would take the other's place; what nobody here has written is not to blame."""
        if not late.path:
            late, first = first, late
        also = (Also(first.path, first.at, "stands there"),) if first.path else ()
        message = f"{late.mine} would take the place of {first.theirs}, at `{late.address}`: {late.remedy}"
        self.problems.append(Problem(late.path, late.at, PATH_TAKEN, message, also))


def problems(content: Content, folder: Folder, theme: SiteTheme) -> list[Problem]:
    """Every file that would take another's place, each once, and the former ids that can lead nowhere."""
    table = _Table()
    sections = _at_addresses((*_FOLDERS, *_parents((*content.personas, *content.images))))
    for output in (*outputs(content, theme), *_studies(folder)):
        section = sections.get(_folded(output.address)) if output.path in content.personas else None
        if section:
            table.tell(output, _section(output.uri, section))
        else:
            table.add(output)
    _folders_in_docs(table, content)
    places = _at_addresses((*_FOLDERS, *_parents((*content.personas, *content.images, *content.docs, *content.others))))
    for record in folder.records:
        for at, alias in _aliases(record):
            if former_uri(record, alias):
                if folder.named[same_name(alias)][0][0] is record and not folder.knows(alias):
                    _former_id(table, record, at, alias, places)
            elif better := _meant(alias):
                table.problems.append(Problem(record.path, at, BAD_ID, better))
    return table.problems


def outputs(content: Content, theme: SiteTheme) -> Iterator[Output]:
    """Every file of the site besides those of former ids; what comes first keeps its address."""
    for uri in sorted({*RESERVED, *theme.made}):
        yield Output(uri, "", f"the site's own `{uri}`")
    for uri, place in theme.files.items():
        own = place == theme.folders[0]
        yield Output(uri, "this file", f"the theme's `{uri}`", f"{place.name}/{uri}" if own else "")
    for path in content.images:
        yield Output(path, "this picture", f"the picture `{path}`", path)
    personas = [path for path in content.personas if is_id(PurePosixPath(path).stem) and path.endswith(".md")]
    for path in personas:
        yield Output(path, "this persona's page", f"the persona `{path}`", path)
    for path in personas:
        yield Output(sheet_uri(path), "this persona's sheet", f"the sheet of `{path}`", path)
    for path in sorted(content.docs, key=lambda path: (not path.endswith("index.md"), path != path.lower(), len(path))):
        page = PurePosixPath(path.removeprefix(DOCS))
        yield Output(page.with_suffix(".md").as_posix(), "this page", f"the page `{path}`", path)
    for path in sorted(content.others):
        yield Output(path.removeprefix(DOCS), "this file", f"the file `{path}`", path)


def _studies(folder: Folder) -> Iterator[Output]:
    """The pages of the sources that several personas cite; an id that is used twice is told of elsewhere."""
    remedy = "give the source another id"
    first = folder.studies.by_id
    for index, study in enumerate(folder.studies.entries):
        if first[study.id] is study:
            at = folder.studies.at(index, "id")
            yield Output(page_of(study.id), "this source's page", f"the page of `{study.id}`", SOURCES, at, remedy)


def refuse_shared(files: Iterable[str]) -> None:
    """A `StoppedError` if two files of a site have one name, wherever they come from; the last guard of a build."""
    seen: dict[str, str] = {}
    for file in files:
        if other := seen.get(_folded(file)):
            both = f"`{file}`" if file == other else f"`{other}` and `{file}`"
            raise StoppedError(f"Nothing was built: two files of the site would be {both}, and one would be lost.")
        seen[_folded(file)] = file


def _folders_in_docs(table: _Table, content: Content) -> None:
    """Finds the folders in docs/ at a persona's address, whose pages would be below the persona's."""
    told = {one.path for one in table.problems}
    paths = sorted((*content.docs, *content.others))
    for folder in _parents(paths):
        holder = table.page_at(folder.removeprefix(DOCS))
        inside = [path for path in paths if path.startswith(folder)] if holder else []
        if holder and holder.path in content.personas and not told.intersection(inside):
            late = Output(holder.uri, f"the folder `{folder}`", "", inside[0], remedy="rename the folder")
            table.tell(late, holder)
            told.update(inside)


def _former_id(table: _Table, record: Record, at: Position, alias: str, places: dict[str, str]) -> None:
    """Gives a former id its address, unless something stands there."""
    uri = f"{(former_uri(record, alias) or '').removesuffix('.md')}/index.md"
    first = table.holder(Output(uri, "", ""))
    folder = places.get(_folded(uri.removesuffix("index.md")))
    first = first or (_section(uri, folder) if folder else None)
    remedy = "delete the former id if nobody needs it any more, or rename what is there"
    late = Output(
        uri, f"the former id `{alias}`", f"the former id `{alias}` of `{record.path}`", record.path, at, remedy
    )
    if first:
        table.tell(late, first)
    else:
        table.add(late)


def _section(uri: str, folder: str) -> Output:
    return Output(uri, "", f"the folder `{folder}`")


def _aliases(record: Record) -> Iterator[tuple[Position, str]]:
    """The aliases with their places; of two that are the same, the first."""
    first = {alias: index for index, alias in reversed([*enumerate(record.persona.aliases)])}
    for alias, index in first.items():
        yield record.document.at(record.written(("aliases", index))), alias


def _meant(alias: str) -> str | None:
    """What is wrong with an alias that is meant as a former id and can lead nowhere; other names may be anything."""
    if alias.startswith((PERSONAS, f"/{PERSONAS}")):
        bare = _ENDING.sub("", alias.strip("/"))
        if is_former_address(bare):
            return f"`{alias}` leads nowhere: a former address has no ending, so write `{bare}`"
        return f"`{alias}` leads nowhere: a former address is written as in `{PERSONAS}north/quiet-planner`"
    bare = _ENDING.sub("", alias).lower()
    if bare != alias.lower() and is_id(bare):
        return f"`{alias}` leads nowhere: a former id has no ending, so write `{bare}`"
    if bare in ("index", "readme"):
        return f"`{alias}` leads nowhere, because that is what a folder's own page is called: delete it"
    return None


def _at_addresses(folders: Iterable[str]) -> dict[str, str]:
    return {_folded(folder.removeprefix(DOCS)): folder for folder in folders}


def _parents(paths: Iterable[str]) -> list[str]:
    """The folders that files stand in, with a slash at their ends, outer ones first."""
    folders = sorted({path.rpartition("/")[0] for path in paths})
    above = {f"{folder}/": None for inner in folders for folder in reversed(_and_above(inner))}
    return [folder for folder in above if folder not in (DOCS, PERSONAS)]


@cache  # a preview asks for the same names at every save
def _files(uri: str) -> tuple[tuple[str, str], ...]:
    names = sorted({_folded(file_of(uri, folders=folders)) for folders in (True, False)})
    return tuple((name, _address(name)) for name in names)


def _folded(name: str) -> str:
    """A name as a file system that minds neither case nor the spelling of accents knows it."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _address(file: str) -> str:
    """What is left of a file's name once a server has looked for it in every way."""
    if not file.endswith(".html"):
        return file
    bare = file.removesuffix(".html")
    return bare.removesuffix("index").rstrip("/") if bare == "index" or bare.endswith("/index") else bare


def _above(file: str) -> tuple[str, ...]:
    return _and_above(file.rpartition("/")[0])


@cache
def _and_above(folder: str) -> tuple[str, ...]:
    """A folder and those that it is in, inner ones first."""
    return (folder, *_and_above(folder.rpartition("/")[0])) if folder else ()
