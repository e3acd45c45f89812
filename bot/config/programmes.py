"""The programmes that organisations bring: the files that the configuration names, read and checked in all their languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.config.findings import Finding
from bot.config.sections import ConfigFile
from bot.texts import programme_from
from facilitation.group import BUILT_IN
from facilitation.programme import BadProgramme, Programme

ENDINGS = (".yaml", ".yml", ".toml")


def name_of(path: Path | None) -> str:
    """What groups call the programme of that file: its name without the ending, so that the file may move."""
    return BUILT_IN if path is None else path.stem


def read_programmes(file: ConfigFile) -> tuple[dict[str, Programme], list[Finding]]:
    """All programmes that are named, by their names, and what is wrong with them. Each file is read once."""
    found: dict[str, Programme] = {}
    findings: list[Finding] = []
    seen: dict[str, Path] = {}
    for key, path in _named(file):
        if path == seen.get(path.stem) or path.name == BUILT_IN:
            continue
        try:
            findings += _misnamed(key, path, seen)
            seen.setdefault(path.stem, path)
            if path.suffix in ENDINGS:
                found.setdefault(path.stem, programme_from(path))
        except OSError as error:
            findings.append(Finding(key, f"{path} cannot be read ({error.strerror}).", "Check the path and its rights."))
        except BadProgramme as error:
            findings.append(Finding(key, f"{path.name}: {error}.", "docs/programme.md shows the form of the file."))
    return found, findings


def _named(file: ConfigFile) -> Iterator[tuple[str, Path]]:
    if file.programme is not None:
        yield "programme", file.programme
    for place, group in enumerate(file.groups):
        if group.programme is not None:
            yield f"groups[{place}].programme", group.programme


def _misnamed(key: str, path: Path, seen: dict[str, Path]) -> Iterator[Finding]:
    if path.suffix not in ENDINGS:
        yield Finding(key, f"{path.name} is neither YAML nor TOML by its name.", f"End the name in {', '.join(ENDINGS)}.")
    if path.stem == BUILT_IN:
        yield Finding(key, f"{BUILT_IN} is the programme that comes with Vertti.", "Give the file another name.")
    if path.stem in seen:
        yield Finding(key, f"{seen[path.stem]} has the same name, and groups know programmes by it.", "Rename one of them.")
