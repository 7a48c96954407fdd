"""A settings file of another program, read without knowing that program: texts, lists and fields, whatever their tags.

Knows: YAML. Must not know: what the settings mean.
"""

from typing import Any

import yaml

from handbook.source.tree import Plain

_DEEPEST = 20  # levels; an anchor inside itself would go on for ever


def settings_of(data: bytes) -> Plain:
    """What a file says; None where it cannot be understood, which that program will say better."""
    try:
        return _plain(yaml.compose(data, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError):  # where bytes are no text, or nested without end
        return None


def _plain(node: Any, depth: int = 0) -> Plain:
    if depth > _DEEPEST:
        return None
    match node:
        case yaml.ScalarNode():
            return str(node.value)
        case yaml.SequenceNode():
            return [_plain(one, depth + 1) for one in node.value]
        case yaml.MappingNode():
            named = [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
            return {str(key.value): _plain(value, depth + 1) for key, value in named}
        case _:
            return None
