"""The files that the practice's own words come from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import yaml

from facilitation.programme import BadProgramme, Programme
from facilitation.programme_file import parse

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C is ten times as fast; not every installation of the library has it."""


@cache
def built_in_programme() -> Programme:
    """The programme that comes with Vertti. A value that never changes, so it is read once."""
    return parse(_built_in())


@cache
def _built_in() -> Mapping[str, object]:
    text = (resources.files("facilitation") / "content" / "programme.yaml").read_text(encoding="utf-8")
    return _yaml(text, "programme.yaml")


def programme_from(path: Path) -> Programme:
    """An organisation's own programme, YAML or (by its ending) TOML; what it leaves out is that of the built-in one.

    Raises OSError and `BadProgramme`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadProgramme(str(path), "is not UTF-8 text") from error
    return parse(_toml(text, str(path)) if path.suffix == ".toml" else _yaml(text, str(path)), _built_in())


def _toml(text: str, name: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadProgramme(name, f"is not TOML: {error}") from error


def _yaml(text: str, name: str) -> Mapping[str, object]:
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        raise BadProgramme(name, f"is not YAML: {error}") from error
    if not isinstance(data, Mapping):
        raise BadProgramme(name, "holds no names with values")
    return data
