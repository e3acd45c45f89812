"""The files that the practice's own words come from."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import yaml

from facilitation.programme import BadProgramme, Programme, parse


def built_in_programme() -> Programme:
    """The programme that comes with Vertti."""
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
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadProgramme(name, f"is not YAML: {error}") from error
    if not isinstance(data, Mapping):
        raise BadProgramme(name, "holds no names with values")
    return parse(data)
