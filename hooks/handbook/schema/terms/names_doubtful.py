"""Names that mean a field only under a condition, and what to write where a name alone does not say it.

Knows: words, and sentences about them. Must not know: how they are looked up (`meant.py`), or what a file has.
"""

from collections.abc import Mapping

_OTHERWISE = "otherwise put this under `custom:`"

# By field: the names that may mean it, and when they do.
DOUBTFUL: Mapping[str, tuple[str, str]] = {
    "owner": (
        "author, authors, created by, written by, by, byline, autor, auteur, autore",
        f"if they look after this persona today; {_OTHERWISE}",
    ),
    "last_reviewed": (
        "updated, last updated, modified, last modified, updated at, lastmod, last edited, last edited time, date, "
        "date modified, date updated, modified at, updated on, last modified date, post modified, revised, "
        "aktualisiert, mis à jour, actualizado, atualizado, aggiornato, bijgewerkt",
        f"if it was reviewed then, and not only edited; {_OTHERWISE}",
    ),
    "buying_role": ("decision maker, budget holder", f"if it says what part they have in a purchase; {_OTHERWISE}"),
    "marital_status": ("family", f"if it says so; {_OTHERWISE}"),
    "company.region": ("headquarters, hq, region", f"if the company does business there; {_OTHERWISE}"),
}
# What to write for names that no renaming helps.
INSTEAD: Mapping[str, str] = {
    "photo alt, image alt, picture alt, portrait alt, avatar alt, alt text, alt": "It belongs to the portrait: write "
    "`avatar:`, and under it, indented by two spaces, `src:` with the picture's file and `alt:` with this text",
}
# What is asked for next, by field: said at once.
ALSO_NEEDED: Mapping[str, str] = {
    "traits": "Each trait is an entry of its own, such as `- {name: Planning, left: Improvises, right: Plans "
    "everything, value: 4}`; without places on a scale, put them under `custom:`",
    "evidence.sources": "Each source is an entry with an id of its own, such as `- {id: S1, title: Interviews}`",
    "evidence": "A basis needs its sources: write `evidence: {basis: qualitative, sources: [{id: S1, title: "
    "Interviews}]}`, with your own basis and titles",
}
# How a plain text becomes an entry, by the block that an entry is.
ENTRIES: Mapping[str, str] = {
    "Source": "Write each source as an entry with an id of its own (S1, S2 and so on): `- {id: S1, title: %s}`",
    "Trait": "Write each trait as an entry with its place from 1 to 5, such as `- {name: %s, value: 4}`; without "
    "places, put them under `custom:`",
}
ACTIVE_NEEDS = (
    "An active persona must also name its `owner:`, the day it was `last_reviewed:`, and its `evidence:` with a basis "
    "and sources; without them, write `draft`"
)
