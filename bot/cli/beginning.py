"""`vertti init`: a configuration to start from."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path

import typer

from bot.cli.failures import Failure

_ON_DISCORD = {
    "@admin:example.org": "123456789012345678",
    "@anna:example.org": "523456789012345678",
    "@minna:example.org": "623456789012345678",
    "@pekka:example.org": "723456789012345678",
    "@liisa:example.org": "823456789012345678",
}
"""What stands in an example for Discord where the one for Matrix has these people."""
_ONLY_ON_MATRIX = re.compile(r'; "\*:example\.org" for everyone of a server')


def example() -> str:
    """The text of config.example.toml."""
    return files("bot.config").joinpath("config.example.toml").read_text(encoding="utf-8")


def example_for_discord() -> str:
    """The same text with the section of Discord in use and that of Matrix not."""
    lines: list[str] = []
    section = ""
    for line in example().splitlines():
        if found := re.match(r"#?\[+(\w+)\]+", line):
            section = found[1]
        if section == "matrix" and line and not line.startswith("#"):
            lines.append(f"#{line}")
        elif section == "matrix":
            lines.append(line.replace("# In place of [matrix]:", "# In place of [matrix], which is above:"))
        elif section == "discord":
            lines.append(re.sub(r"^#(?=[^ #])", "", line))
        else:
            lines.append(_ONLY_ON_MATRIX.sub("", _with_ids(line)))
    return "\n".join(lines) + "\n"


def write_example(target: Path, *, discord: bool = False) -> None:
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
        file.write(example_for_discord() if discord else example())
    secret = target.parent / "secrets" / ("discord-token" if discord else "matrix-password")
    option = "" if target.name == "config.toml" and target.parent == Path() else f" --config {target}"
    whose = (
        "the ids of your server, your category and your people"
        if discord
        else "your homeserver, Vertti's account and your groups"
    )
    what = "the token of Vertti's application (docs/discord.md)" if discord else "the account's password"
    typer.echo(f"Wrote {target}. Next:")
    typer.echo(f"  1. Put {whose} into it.")
    typer.echo(f"  2. mkdir -m 700 {secret.parent} && install -m 600 /dev/null {secret}, and write {what} into it.")
    typer.echo(f"  3. vertti check{option}")
    typer.echo(f"  4. vertti run{option}")


def _with_ids(line: str) -> str:
    """The line with people's ids on Discord, and a comment behind them where it was."""
    code, mark, comment = line.partition(" # ")
    for person, identity in _ON_DISCORD.items():
        code = code.replace(person, identity)
    return code + mark + comment
