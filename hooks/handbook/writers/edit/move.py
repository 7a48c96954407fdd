"""A persona in another folder: its file, its links, its former address as an alias, and every link that leads to it.

Knows: what has to change with a folder. Must not know: how a file is laid out, the disk.
"""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from handbook.content.handbook import Handbook
from handbook.markdown.links import site_uri, uri_of
from handbook.personas.catalog import former_uri
from handbook.personas.record import Record, is_id
from handbook.schema.folders import folder_refusal
from handbook.source import Document, read, scalars
from handbook.source.folders import known_folder
from handbook.writers.edit.change import Change, RefusedError, after, listed, new_errors
from handbook.writers.edit.fields import Fields
from handbook.writers.edit.mentions import addresses, mentions
from handbook.writers.edit.persona import find, refuse_unclear
from handbook.writers.edit.rename import ABOVE_ALIASES, renamed_path
from handbook.writers.edit.text import Splice, Text


def move(handbook: Handbook, persona_id: str, folder: str, beside: Mapping[str, bytes]) -> Change:
    """Puts the persona into this folder below the known one that it lies in; without a name, into the known one itself.

    `beside` are files outside of the content that may name the persona's file, such as the site's settings.
    Raises RefusedError, in words for a writer, when it cannot be done without doing harm.
    """
    record = find(handbook, persona_id)
    if folder and (why := folder_refusal(folder, handbook.folder.settings.folders)):
        raise RefusedError(why)
    to = posixpath.join(known_folder(record.path), folder, posixpath.basename(record.path))
    if to == record.path:
        raise RefusedError(f"{record.path} is there already.")
    refuse_unclear(handbook, record)
    content = {**handbook.content.personas, **handbook.content.docs}
    links = [one for one in mentions(handbook, record) if one.address and one.path != record.path]
    files = {record.path: _moved(content[record.path], record, to)}
    for path in dict.fromkeys(one.path for one in links):
        text = Text(content[path])
        here = [one.address for one in links if one.path == path and one.address]
        files[path] = text.spliced(text.replaced(at, _led(text.at(at), path, record.path, to)) for at in here)
    others = {path: renamed_path(data, record.path, to) for path, data in beside.items()}
    files |= {path: data for path, data in others.items() if data != beside[path]}
    said = [f"Moved {record.path} to {to}. Its former address is an alias now, and still leads there."]
    said += [f"Changed {path}: what leads to the file." for path in sorted(files) if path != record.path]
    change = Change(files, tuple(said), {record.path: to})
    if errors := new_errors(handbook, after(handbook, change), change):
        raise RefusedError(f"These would be errors afterwards. Mend the places first:{listed(errors)}")
    return change


def _moved(data: bytes, record: Record, to: str) -> bytes:
    """The persona's own file, with links that lead where they led, and its former addresses."""
    data = Text(data).spliced(_links(Text(data), record, to))
    later = posixpath.dirname(to)
    was = {record.path: to}
    for alias in record.persona.aliases:
        if is_id(alias) and (uri := former_uri(record, alias)):
            was.setdefault(uri, f"{later}/{alias}")
    for uri, now in reversed(was.items()):
        if document := read(record.path, data).document:
            data = Text(data).spliced(_former(Text(data), document, uri.removesuffix(".md"), now.removesuffix(".md")))
    return data


def _links(text: Text, record: Record, to: str) -> Iterator[Splice]:
    here, there = posixpath.dirname(record.path), posixpath.dirname(to)
    for at, file in addresses(record):
        if site_uri(file, record.path):
            aim = posixpath.normpath(posixpath.join(here, file))
            yield text.replaced(at, posixpath.relpath(to if aim == record.path else aim, there))


def _former(text: Text, document: Document, address: str, now: str) -> Iterator[Splice]:
    """Keeps an address that the persona had. If it had the new one before, the two change places."""
    fields = Fields(text, document)
    node = document.front.values.get("aliases")
    known = [scalar for _, scalar in scalars(node)] if node else []
    if address in (now, *(scalar.text for scalar in known)):
        return
    if again := [scalar for scalar in known if scalar.text == now]:
        yield from (fields.replaced(scalar, address) for scalar in again)
    else:
        yield fields.add("aliases", address, below=ABOVE_ALIASES)


def _led(address: str, path: str, was: str, to: str) -> str:
    """The address of a link in a file, as it leads to another place: from the file or, if it was so, from its page."""
    here = posixpath.dirname(path)
    on_disk = posixpath.normpath(posixpath.join(here, unquote(address))) == was
    return _written(posixpath.relpath(to, here if on_disk else posixpath.dirname(uri_of(path) or path) or "."))


def _written(path: str) -> str:
    """A path as the address of a link."""
    return path.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
