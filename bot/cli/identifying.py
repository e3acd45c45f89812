"""`vertti identity`: what people compare, and what to do about an identity that was made elsewhere."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot import logs
from bot.cli.failures import INTERRUPTED, Failure, debugging
from bot.cli.running import of_the_chat
from bot.cli.stopping import until_stopped
from bot.config import MatrixAccount, Settings, load
from bot.store.data_dir import DataDir

if TYPE_CHECKING:
    from bot.chat.matrix.identity import Identity
    from bot.chat.matrix.settings import MatrixSettings

WHAT_FOLLOWS = """\
{user} gets a new cross-signing identity, and the present one is given up for good:
  - everybody who has met Vertti sees a warning in their app that its identity was reset
  - those who had verified Vertti do it again, by comparing the new fingerprint
  - other devices of this account are unverified until they verify with the new identity
Tell the groups beforehand in some other way, and give them the fingerprint."""


def show(config: Path) -> None:
    """Print what lies in the data directory; the homeserver is not asked."""
    from bot.chat.matrix.identity_changes import own
    from bot.chat.port import ChatError

    settings, known = _on_matrix(load(config, os.environ, secrets=False))
    try:
        found = own(known)
    except ChatError as error:
        raise of_the_chat(error, settings) from error
    if found.fingerprint is None:
        raise Failure(f"There is no identity in {settings.data_dir} yet. Vertti makes one at its first start.")
    typer.echo(f"Account      {known.user_id}")
    typer.echo(f"Fingerprint  {found.fingerprint}")
    if found.device is not None:
        typer.echo(f"Device       {found.device}")
    if found.device_key is not None:
        typer.echo(f"Device key   {_in_fours(found.device_key)}")


def adopt_with_key(config: Path) -> None:
    """Ask for the recovery key, and take the account's identity over."""
    from bot.chat.matrix.identity_changes import adopt

    settings, account = _on_matrix(load(config, os.environ))
    with_key = typer.prompt(f"Recovery key of {account.user_id}", hide_input=True)
    made = _carry_out(settings, lambda known: adopt(known, with_key))
    typer.echo(f"The identity is Vertti's now, and no app warns. Fingerprint: {made.fingerprint()}")


def replace_it(config: Path, *, sure: bool) -> None:
    """Say what follows, ask whether it is meant, and make a new identity."""
    from bot.chat.matrix.identity_changes import replace

    settings, account = _on_matrix(load(config, os.environ))
    typer.echo(WHAT_FOLLOWS.format(user=account.user_id))
    if not sure and not typer.confirm("Make a new identity?"):
        raise Failure("Nothing was changed.")
    password = account.password or typer.prompt(f"Password of {account.user_id}", hide_input=True)
    made = _carry_out(settings, lambda known: replace(known, password))
    typer.echo(f"Vertti has a new identity. Fingerprint: {made.fingerprint()}")


def _on_matrix(settings: Settings) -> tuple[Settings, MatrixSettings]:
    """The configuration, and what it says of Matrix. Raises `Failure` where Vertti lives elsewhere."""
    from bot.config.matrix import matrix_settings

    if not isinstance(settings.chat, MatrixAccount):
        raise Failure(
            "A cross-signing identity is a matter of Matrix, and this configuration is for Discord. There people know Vertti by "
            "its application, which carries the sign APP beside its name; there is nothing to show, to adopt or to replace."
        )
    return settings, matrix_settings(settings)


def _carry_out(settings: Settings, change: Callable[[MatrixSettings], Awaitable[Identity]]) -> Identity:
    """Do it while no Vertti runs on these files."""
    from bot.chat.port import ChatError
    from bot.config.matrix import matrix_settings

    logs.set_up("error", traces=debugging())
    made: list[Identity] = []

    async def work() -> None:
        made.append(await change(matrix_settings(settings)))

    held = DataDir.take(settings.data_dir)
    try:
        if not asyncio.run(until_stopped(work())):
            raise typer.Exit(INTERRUPTED)
    except ChatError as error:
        raise of_the_chat(error, settings) from error
    finally:
        held.release()
    return made[0]


def _in_fours(key: str) -> str:
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
