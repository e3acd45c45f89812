"""`vertti demo`: a whole programme on a homeserver of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import typer

from bot import logs
from bot.cli.failures import INTERRUPTED, debugging
from bot.cli.stopping import until_stopped
from bot.demo.rehearsal_stage import DemoOptions, run_demo
from bot.demo.vertti import start_vertti
from facilitation.words import Language

RUN = Path(".run")
"""Where a rehearsal's files lie while it lasts, below the directory in which the command is typed."""


def show_demo(language: str, *, keep: bool) -> None:
    """Rehearse and tell it on the terminal; Ctrl-C stops everything."""
    logs.set_up("error", traces=debugging())
    options = DemoOptions(language=Language(language), directory=RUN, keep=keep)
    if not asyncio.run(until_stopped(run_demo(options, start_vertti))):
        raise typer.Exit(INTERRUPTED)
