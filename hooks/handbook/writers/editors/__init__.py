"""What editors are told of the front matter: a JSON Schema for any of them, and the forms of one.

Knows: the schema, and what editors read. Must not know: files on disk, pages, MkDocs.
"""
