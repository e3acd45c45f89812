"""Turns the schedule's objections to a time into words with an example that works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from facilitation.refusals import Refusal
from facilitation.schedule import InThePast, MissingHour
from facilitation.words import When, words


@contextmanager
def schedule_mistakes(command: str) -> Iterator[None]:
    """Within this, a time that is over or never comes becomes a `Refusal` with the command's example."""
    try:
        yield
    except InThePast as error:
        example = words(f"command-{command}-example")
        raise Refusal(words("errors-date-past", date=When(error.when.instant()), example=example)) from error
    except MissingHour as error:
        raise Refusal(words("errors-date-missing-hour", date=When(error.when.instant()))) from error
