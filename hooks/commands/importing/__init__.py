"""A table of personas from elsewhere, made drafts.

Knows: tables, fields, drafts. Must not know: the command line.
"""
