"""`vertti init`: a configuration to start from."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import typer

from bot.cli.failures import Failure


def example() -> str:
    """The text of config.example.toml."""
    return files("bot.config").joinpath("config.example.toml").read_text(encoding="utf-8")


def write_example(target: Path) -> None:
    """Write the example to `target`, readable by its owner only, and say how to go on. Never overwrites."""
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Failure(
            f"{target} exists already and was left as it is. Name another file with --config, or move that one away."
        ) from None
    except OSError as error:
        raise Failure(f"{target} cannot be written ({error.strerror}). Choose a directory that is yours.") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(example())
    secret = target.parent / "secrets" / "matrix-password"
    option = "" if target.name == "config.toml" and target.parent == Path() else f" --config {target}"
    typer.echo(f"Wrote {target}. Next:")
    typer.echo("  1. Put your homeserver, Vertti's account and your groups into it.")
    typer.echo(f"  2. Write the account's password into {secret} (mkdir -m 700 {secret.parent}; then chmod 600 {secret}).")
    typer.echo(f"  3. vertti check{option}")
    typer.echo(f"  4. vertti run{option}")
