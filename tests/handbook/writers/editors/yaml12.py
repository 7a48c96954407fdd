"""YAML 1.2's core schema, as editors and the forms' extension read and write it: what PyYAML does not know."""

import re
from typing import Any

import yaml

_TYPES = {
    "null": (r"~|null|Null|NULL|", "~nN"),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    "float": (
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        None,
    ),
}
RESOLVERS: dict[str | None, list[tuple[str, re.Pattern[str]]]] = {}
for _name, (_pattern, _starts) in _TYPES.items():
    for _start in [*(_starts or "-+.0123456789"), *([""] if _name == "null" else [])]:
        RESOLVERS.setdefault(_start, []).append((f"tag:yaml.org,2002:{_name}", re.compile(rf"(?:{_pattern})\Z")))


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers = RESOLVERS


class _Dumper(yaml.SafeDumper):
    yaml_implicit_resolvers = RESOLVERS

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _int(_: _Loader, node: yaml.ScalarNode) -> int:
    return int(node.value, {"0o": 8, "0x": 16}.get(node.value[:2], 10))


def _float(_: _Loader, node: yaml.ScalarNode) -> float:
    return float(node.value.lower().replace(".inf", "inf").replace(".nan", "nan"))


def _number(dumper: _Dumper, value: float) -> yaml.ScalarNode:
    """As JavaScript writes a number, which has no other: 1.0 is 1 there."""
    text = str(int(value)) if value.is_integer() else repr(value)
    return dumper.represent_scalar("tag:yaml.org,2002:" + ("int" if value.is_integer() else "float"), text)


_Loader.add_constructor("tag:yaml.org,2002:int", _int)
_Loader.add_constructor("tag:yaml.org,2002:float", _float)
_Dumper.add_representer(float, _number)


def read(text: str) -> Any:
    """The value of a YAML text."""
    return yaml.load(text, _Loader)


def write(value: Any) -> str:
    """A value as YAML: without comments, in quotes only where it would be read as something else."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=5000)


def front_matter(text: str) -> Any:
    """What stands between the lines of dashes at the beginning of a file. PyYAML takes no tab inside of a text."""
    return read(re.split(r"\n(?:---|\.\.\.)", text, maxsplit=1)[0].removeprefix("---\n").replace("\t", " "))
