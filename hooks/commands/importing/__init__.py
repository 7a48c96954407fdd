"""What a company has already, brought in: tables in files of many kinds become drafts.

Knows: files of other programs. Must not know: how a handbook is built.
"""
