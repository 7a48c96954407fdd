"""The core of the persona handbook: persona files in, plain pages out.

Knows nothing of MkDocs, prints nothing, never exits. Errors are values (`problem.Problem`);
nothing in here raises because of what a writer wrote. The adapters beside this package
(`mkdocs_adapter.py`, `cli.py`) call it and decide what to do with the result.
"""
