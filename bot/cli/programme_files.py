"""A programme's file on the command line."""

from __future__ import annotations

from pathlib import Path

from bot.cli.failures import WrongOption
from bot.texts import programme_from
from facilitation.programme import BadProgramme, Programme


def programme_of_option(file: Path) -> Programme:
    """The programme in the file that `--programme` names. Raises `WrongOption`."""
    try:
        return programme_from(file)
    except OSError as error:
        raise WrongOption(f"--programme: {file} cannot be read ({error.strerror}).") from error
    except BadProgramme as error:
        raise WrongOption(f"--programme: {file}: {error}") from error
