"""Read `config.toml`: everything that is wrong at once, or `Settings`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.config.checks import dates, people
from bot.config.explain import explain
from bot.config.findings import ConfigError, Finding
from bot.config.platforms import account_of, ambiguity, own_id, platform_of, with_admins
from bot.config.programmes import read_programmes
from bot.config.sections import ConfigFile, GroupSection, Limits, RhythmDefaults, sound
from bot.config.settings import Settings
from facilitation.programme import Programme

DATABASE = "vertti.db"
"""The database's name in the data directory, as the store has it (bot/store/data_dir.py)."""


def load(path: Path, environ: Mapping[str, str], *, secrets: bool = True) -> Settings:
    """The settings in a file. Relative paths in it count from its directory. Raises `ConfigError`.

    Without `secrets` none is looked for, and an empty one stands in its place: for what never logs in.
    """
    source = path.absolute()
    try:
        text = source.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(
            source, [Finding("", f"There is no file {path}.", "Write one with `vertti init`, or name another with --config.")]
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(source, [Finding("", f"{path} is not text in UTF-8.", "Save it as UTF-8.")]) from None
    except OSError as error:
        raise ConfigError(
            source, [Finding("", f"{path} cannot be read ({error.strerror}).", "Check the path and its rights.")]
        ) from None
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(source, [_syntax(str(error), text)]) from None
    return from_mapping(raw, source, environ, secrets=secrets)


def from_mapping(raw: Mapping[str, Any], source: Path, environ: Mapping[str, str], *, secrets: bool = True) -> Settings:
    """The settings in what TOML gave. `source` is the (absolute) file that it came from or could have come from.

    Raises `ConfigError`.
    """
    platform = platform_of(raw)
    context = {"base": source.parent, "platform": platform}
    findings: list[Finding] = []
    file: ConfigFile | None = None
    try:
        file = ConfigFile.model_validate(raw, context=context)
    except ValidationError as error:
        findings += explain(error, platform)
    # What can be judged of the sound parts is judged also when other parts are not sound: all mistakes at once.
    findings += ambiguity(raw)
    account, missing = account_of(raw, context, environ, secrets=secrets)
    findings += missing
    findings += _groups(raw, context)
    programmes: dict[str, Programme] = {}
    if file is not None:
        findings += _database(file)
        findings += _metrics(file)
        programmes, mistakes = read_programmes(file)
        findings += mistakes
    if findings or file is None or account is None:
        raise ConfigError(source, findings)
    return Settings(
        source=source,
        language=file.language,
        time_zone=file.time_zone,
        data_dir=file.data_dir,
        database=file.data_dir / DATABASE,
        chat=account,
        access=with_admins(file.access, file.discord),
        rhythm=file.rhythm,
        privacy=file.privacy,
        limits=file.limits,
        support=file.support,
        groups=file.groups,
        programme=file.programme,
        programmes=programmes,
        metrics=file.metrics,
        log=file.log,
    )


def _database(file: ConfigFile) -> Iterator[Finding]:
    """The store keeps its database, its lock and its journal together, in the data directory."""
    if file.database.url not in (None, file.data_dir / DATABASE):
        yield Finding(
            "database.url",
            f"The database cannot lie elsewhere than in the data directory yet, as {file.data_dir / DATABASE}.",
            "Remove the key, and set data_dir to where the database should be.",
        )


def _metrics(file: ConfigFile) -> Iterator[Finding]:
    """Figures are for this machine, unless somebody says otherwise on purpose."""
    shown = file.metrics
    if shown is not None and not shown.allow_remote and not ip_address(shown.address).is_loopback:
        yield Finding(
            "metrics.address",
            f"{shown.address} can be reached from other machines, and what is shown there has no password.",
            'Write address = "127.0.0.1", or add allow_remote = true where something else keeps strangers away.',
        )


def _groups(raw: Mapping[str, Any], context: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong with groups whose keys are each right."""
    written = raw.get("groups", [])
    if not isinstance(written, list):
        return
    defaults = sound(RhythmDefaults, raw.get("rhythm", {}), context) or RhythmDefaults()
    limits = sound(Limits, raw.get("limits", {}), context) or Limits()
    zone, vertti = raw.get("time_zone", "Europe/Helsinki"), own_id(raw, context)
    first_place: dict[str, int] = {}
    for place, one in enumerate(written):
        group = sound(GroupSection, one, context)
        if group is None:
            continue
        path = f"groups[{place}]"
        if group.key in first_place:
            yield Finding(
                f"{path}.key",
                f'"{group.key}" is already the key of groups[{first_place[group.key]}].',
                "Give each group a key of its own.",
            )
        first_place.setdefault(group.key, place)
        yield from people(group, path, limits, vertti)
        yield from dates(group, path, defaults, zone)


def _syntax(message: str, text: str) -> Finding:
    """What TOML itself stumbled over. Its message names line and column and quotes at most one character."""
    remedy = "Look at that line and the one before it; config.example.toml shows how every key is written."
    found = re.search(r"line (\d+)", message)
    lines = text.splitlines()
    line = lines[int(found[1]) - 1] if found and int(found[1]) <= len(lines) else ""
    if re.search(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?!:)", line):
        remedy = "Times are written with seconds: 2026-12-01T17:00:00."
    elif re.match(r"\s*\[+groups", line):
        remedy = "Begin each group with [[groups]], in double brackets."
    elif re.match(r"\s*[\w.-]+\s*=\s*[^\s\"'\[{\d+-]", line) and not re.match(r"\s*[\w.-]+\s*=\s*(true|false)\b", line):
        remedy = 'Text stands in quotation marks: language = "fi".'
    elif "overwrite" in message or "twice" in message or "declare" in message:
        remedy = "A key or section is there twice: keep one."
    return Finding("", f"The file is not TOML: {message[:1].lower()}{message[1:]}.", remedy)
