"""Pages that the command line writes for people to open in a browser."""

from __future__ import annotations

from pathlib import Path

from bot.cli.failures import WrongOption


def write_page(path: Path, html: str, option: str) -> None:
    """Write the page to the file that `option` names; what was there before is replaced. Raises `WrongOption`."""
    try:
        path.write_text(html, encoding="utf-8")
    except OSError as error:
        raise WrongOption(f"{option}: {path} cannot be written ({error.strerror}).") from error
