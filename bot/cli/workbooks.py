"""`vertti workbook`: an organisation's empty workbook as a page."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.cli.page_files import write_page
from bot.cli.programme_files import programme_of_option
from bot.papers.workbook import empty_workbook
from bot.texts import Catalogue, built_in_programme
from facilitation.words import Language


def write_workbook(output: Path, language: str, programme: Path | None, sessions: int) -> None:
    """Write it to `output`: of the built-in programme, or of the one in that file."""
    content = built_in_programme() if programme is None else programme_of_option(programme)
    write_page(output, empty_workbook(Catalogue.load(), content, Language(language), sessions), "--output")
    typer.echo(f"The workbook is in {output}. Open it in a browser; from there it can be printed.")
