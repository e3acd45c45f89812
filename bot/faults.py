"""Faults of our own code, told without anybody's words."""

from __future__ import annotations

from types import TracebackType


def quiet(error: BaseException) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    """The error for a log: its kind and place, without its own text, which might quote what a person wrote."""
    return (RuntimeError, RuntimeError(type(error).__name__), error.__traceback__)
