"""`vertti check`: the file, then the homeserver, the login and what the account may do; one line for each finding."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot import logs
from bot.cli.failures import FAILED, MISTAKE, debugging
from bot.cli.terminal import marks
from bot.clock import SystemClock
from bot.config import ConfigError, Settings, load, remarks

if TYPE_CHECKING:
    from bot.chat.matrix.check import Finding

SENTENCES = {
    "homeserver-reached": "The homeserver {homeserver} answers and speaks Matrix {version}.",
    "homeserver-unreachable": "The homeserver {homeserver} cannot be reached ({error}). "
    "Check matrix.homeserver, the network, and that the homeserver runs.",
    "not-a-homeserver": "What answers at {homeserver} is no Matrix homeserver. "
    "Look for the address in https://your-domain/.well-known/matrix/client and write it into matrix.homeserver.",
    "login-works": "The login of {user} works.",
    "wrong-password": "{homeserver} does not accept the password of {user}. Check matrix.user_id and the password's file.",
    "login-lost": "The homeserver has ended the login of {user} ({error}). Stop Vertti, move the folder matrix in data_dir "
    "aside, and start it again: it logs in anew, as a new device.",
    "login-refused": "The login of {user} is refused ({error}). Check matrix.user_id and the secrets.",
    "identity-none": "{user} has no cross-signing identity yet; Vertti makes one at its first start.",
    "identity-ours": "The cross-signing identity of {user} is Vertti's own, and its device is signed with it.",
    "identity-unsigned": "The cross-signing identity of {user} is Vertti's own; its device is signed at the next start.",
    "identity-foreign": "{user} has a cross-signing identity whose keys are not in data_dir, so that people would see Vertti "
    "as unverified. Put the folder matrix back from a backup, or use an account that nobody else has used.",
    "upload-limit": "Files up to {bytes} bytes may be uploaded.",
}
"""What is said of each finding about the homeserver, by its code."""


def check_all(config: Path, *, offline: bool) -> int:
    """Print all findings; gives the exit code."""
    logs.set_up("error", traces=debugging())
    signs = marks(sys.stdout)
    try:
        settings = load(config, os.environ)
    except ConfigError as error:
        for one in error.findings:
            typer.echo(f"{signs.bad} {one}")
        return MISTAKE
    typer.echo(f"{signs.good} {config} can be used; it has {_groups(settings)}.")
    for one in remarks(settings, SystemClock().now().date()):
        typer.echo(f"{signs.remark} {one}")
    if offline:
        return 0
    good = True
    for found in _of_the_homeserver(settings):
        typer.echo(f"{signs.good if found.ok else signs.bad} {sentence(found)}")
        good = good and found.ok
    return 0 if good else FAILED


def sentence(finding: Finding) -> str:
    """What a finding about the homeserver means for the admin; one without a sentence shows its code and details."""
    wording = SENTENCES.get(finding.code)
    if wording is None:
        return f"{finding.code}: {', '.join(f'{name} {value}' for name, value in finding.details.items())}"
    return wording.format_map(finding.details)


def _of_the_homeserver(settings: Settings) -> Iterator[Finding]:
    # Only now: the Matrix library takes its time to import, and mistakes in the file should be told at once.
    from bot.chat.matrix.check import check
    from bot.config.matrix import matrix_settings

    yield from asyncio.run(check(matrix_settings(settings)))


def _groups(settings: Settings) -> str:
    number = len(settings.groups)
    return "no groups of its own" if number == 0 else "one group" if number == 1 else f"{number} groups"
