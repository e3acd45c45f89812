"""The files that the practice's own words come from."""

from __future__ import annotations

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
    return _read((resources.files("facilitation") / "content" / "programme.yaml").read_text(encoding="utf-8"), "programme.yaml")


def programme_from(path: Path) -> Programme:
    """An organisation's own programme. Raises OSError and `BadProgramme`."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadProgramme(str(path), "is not UTF-8 text") from error
    return _read(text, str(path))


def _read(text: str, name: str) -> Programme:
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        raise BadProgramme(name, f"is not YAML: {error}") from error
    if not isinstance(data, Mapping):
        raise BadProgramme(name, "holds no names with values")
    return parse(data)
