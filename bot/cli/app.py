"""The commands of the command line, and nothing but their options.

Every command imports what it needs inside itself, so that `vertti --help` answers at once.
"""

from __future__ import annotations

import contextlib
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.failures import plain_failures


class Language(StrEnum):
    """A language of Vertti's, as it is typed."""

    FI = "fi"
    SV = "sv"
    EN = "en"


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class IdentityTask(StrEnum):
    """What to do about Vertti's identity, as it is typed."""

    SHOW = "show"
    ADOPT = "adopt"
    REPLACE = "replace"


ConfigOption = Annotated[Path, typer.Option("--config", "-c", metavar="FILE", help="The configuration.")]
LogOption = Annotated[LogLevel, typer.Option("--log-level", help="How much is logged to stderr; never what people say.")]
CONFIG = Path("config.toml")

app = typer.Typer(
    name="vertti",
    help="Vertti carries confidential peer groups inside Matrix or Discord: "
    "rooms, a three-week rhythm, reminders, questions, check-ins.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line.

    Ends the process with 0 (done), 1 (failed), 2 (a mistake in options or configuration), 3 (the account needs a person).
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show an ä gets a question mark, not a stack trace.
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"vertti {version('vertti')}")
        raise typer.Exit


@app.callback()
def _vertti(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options that stand before the command."""


@app.command()
def run(
    config: ConfigOption = CONFIG,
    rehearse: Annotated[bool, typer.Option("--rehearse", help="Jump from one due step to the next instead of waiting.")] = False,
    begins: Annotated[
        str | None, typer.Option("--from", metavar="TIME", help="Rehearsal: begin at this local time, such as 2026-11-20T08:00.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="TIME", help="Rehearsal: end at this local time.")] = None,
    pause: Annotated[
        float | None, typer.Option("--pause", min=0, max=3600, help="Rehearsal: seconds of quiet before a jump; 2 if not given.")
    ] = None,
    session_minutes: Annotated[
        int | None, typer.Option("--session-minutes", min=1, max=240, help="Rehearsal: how long a whole session lasts.")
    ] = None,
    log_level: LogOption = LogLevel.INFO,
) -> None:
    """Run Vertti with a configuration, until it is stopped."""
    with plain_failures():
        from bot.cli.running import run_with

        run_with(config, log_level, rehearse=rehearse, begins=begins, until=until, pause=pause, session_minutes=session_minutes)


@app.command()
def check(
    config: ConfigOption = CONFIG,
    offline: Annotated[bool, typer.Option("--offline", help="Look at the file only, not at the homeserver or Discord.")] = False,
) -> None:
    """Check the configuration, then the homeserver or Discord, the login and the rights: one line for each finding."""
    with plain_failures():
        from bot.cli.checking import check_all

        raise typer.Exit(check_all(config, offline=offline))


@app.command()
def status(
    config: ConfigOption = CONFIG,
    language: Annotated[
        Language | None, typer.Option("--language", help="In this language; else in the configuration's.")
    ] = None,
) -> None:
    """Show how Vertti is: groups, next steps, what waits to be sent. Ends with 0 when all is well, with 1 when it is not."""
    with plain_failures():
        from bot.cli.status import show_status

        raise typer.Exit(show_status(config, language))


@app.command()
def preview(
    config: Annotated[
        Path | None,
        typer.Option("--config", "-c", metavar="FILE", help="Take groups and platform of this configuration."),
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="KEY", help="Which of them, by its key; else the first.")
    ] = None,
    language: Annotated[Language | None, typer.Option("--language", help="Show the messages in this language.")] = None,
    sessions: Annotated[int | None, typer.Option("--sessions", min=5, max=8, help="How many sessions.")] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as a page to read and to show, instead of printing.")
    ] = None,
    programme: Annotated[
        Path | None, typer.Option("--programme", metavar="FILE", help="With an organisation's own programme out of this file.")
    ] = None,
) -> None:
    """Print every message that a group would get, with its time. Needs no server."""
    with plain_failures():
        from bot.cli.previewing import show_preview

        show_preview(config, group, language, sessions, html, programme)


@app.command()
def workbook(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.")],
    language: Annotated[Language, typer.Option("--language", help="The language of the workbook.")] = Language.FI,
    programme: Annotated[
        Path | None, typer.Option("--programme", metavar="FILE", help="An organisation's own programme; else the built-in one.")
    ] = None,
    sessions: Annotated[int, typer.Option("--sessions", min=1, max=12, help="How many sessions.")] = 8,
) -> None:
    """Write the programme's workbook, empty and printable, as one page for the browser."""
    with plain_failures():
        from bot.cli.workbooks import write_workbook

        write_workbook(output, language, programme, sessions)


@app.command()
def demo(
    language: Annotated[Language, typer.Option("--language", help="The language of the rehearsed group.")] = Language.FI,
    keep: Annotated[bool, typer.Option("--keep", help="Leave the homeserver up afterwards, to look around in it.")] = False,
) -> None:
    """Watch a whole programme in a few minutes: a homeserver of its own, a rehearsed group, jumping time."""
    with plain_failures():
        from bot.cli.demonstrating import show_demo

        show_demo(language, keep=keep)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; nothing is ever overwritten.")],
    config: ConfigOption = CONFIG,
) -> None:
    """Write all that Vertti cannot do without into one file, also while it runs."""
    with plain_failures():
        from bot.cli.backing_up import back_up

        back_up(config, file)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `vertti backup` has written.")],
    config: ConfigOption = CONFIG,
) -> None:
    """Put a backup into an empty data directory. On Matrix the next start makes a new device with the same identity."""
    with plain_failures():
        from bot.cli.restoring import put_back

        put_back(config, file)


@app.command()
def identity(
    task: Annotated[IdentityTask, typer.Argument(help="Show it; take over one that was made elsewhere; make a new one.")] = (
        IdentityTask.SHOW
    ),
    config: ConfigOption = CONFIG,
    yes: Annotated[bool, typer.Option("--yes", help="With replace: do not ask whether it is meant.")] = False,
) -> None:
    """On Matrix: show the fingerprint by which people know Vertti; adopt or replace an identity that was made elsewhere."""
    with plain_failures():
        from bot.cli import identifying

        match task:
            case IdentityTask.SHOW:
                identifying.show(config)
            case IdentityTask.ADOPT:
                identifying.adopt_with_key(config)
            case IdentityTask.REPLACE:
                identifying.replace_it(config, sure=yes)


@app.command()
def init(
    config: Annotated[Path, typer.Option("--config", "-c", metavar="FILE", help="Where to write it.")] = CONFIG,
    discord: Annotated[bool, typer.Option("--discord", help="For a server on Discord, in place of Matrix.")] = False,
) -> None:
    """Write a configuration to start from, with every key explained."""
    with plain_failures():
        from bot.cli.beginning import write_example

        write_example(config, discord=discord)
