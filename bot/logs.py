"""Logs: one plain line each, to stderr, about what the program does and never about what anybody said.

Whoever logs passes ids, keys and counts. The formatter keeps the other promise: an exception is named by its type and
place only, since its text may quote a row or a message. `VERTTI_DEBUG=1` shows the whole trace, on a developer's machine.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import traceback
from collections.abc import Callable
from typing import TextIO

LEVELS = ("debug", "info", "warning", "error")
"""The levels that the command line knows, from much to little."""

LOUD = ("nio", "sqlalchemy", "aiosqlite", "alembic", "apscheduler", "peewee", "asyncio", "aiohttp", "urllib3")
"""Libraries whose own chatter is left out below a warning; some of it would quote what passes through."""

_ABOUT = ("group", "step")
"""Fields of a record that the JSON line shows by themselves."""

MOST_OF_A_KIND = 30
"""Lines a minute of one kind: of one place in the code and one wording."""
MOST_KINDS = 1_000


class OneLine(logging.Formatter):
    """`2026-12-01T15:00:00Z INFO outbox: …`, in UTC; line breaks in it are escaped."""

    def __init__(self, *, traces: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime
        self._traces = traces

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line, with the trace below it only where that was asked for."""
        line = f"{self._head(record)} {record.getMessage()}".replace("\r", "\\r").replace("\n", "\\n")
        if not record.exc_info or record.exc_info[1] is None:
            return line
        error = record.exc_info[1]
        if self._traces:
            return line + "\n" + "".join(traceback.format_exception(error)).rstrip()
        return f"{line} ({_place(error)})"

    def _head(self, record: logging.LogRecord) -> str:
        name = record.name.removeprefix("bot.")
        return f"{self.formatTime(record, self.datefmt)} {record.levelname} {name}:"


class Json(OneLine):
    """The same as one JSON object: `time`, `level`, `where`, `message`, and `group`, `step`, `error` where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line."""
        told: dict[str, object] = {
            "time": self.formatTime(record, self.datefmt),
            "level": record.levelname.lower(),
            "where": record.name.removeprefix("bot."),
            "message": record.getMessage(),
        }
        told |= {name: value for name in _ABOUT if (value := getattr(record, name, None)) is not None}
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            told["error"] = _place(error)
            if self._traces:
                told["trace"] = "".join(traceback.format_exception(error)).rstrip()
        return json.dumps(told, ensure_ascii=False, default=str)


def about(group: int | None = None, step: str | None = None) -> dict[str, object]:
    """For `extra` of a log line: the ids of the group and of the step that it is about, for a log that machines read."""
    return {"group": group, "step": step}


class Bounded(logging.Filter):
    """Lets so many lines of a kind through in a minute and counts the others: who can cause a line could cause millions."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        super().__init__()
        self._clock = clock
        self._seen: dict[tuple[str, str], list[float]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """False for what is left out; the first line of the kind after a minute says how many there were."""
        kind, now = (record.name, str(record.msg)[:200]), self._clock()
        began, count = self._seen.get(kind, (now, 0))
        if now - began >= 60:
            left_out = int(count) - MOST_OF_A_KIND
            if left_out > 0:
                record.msg, record.args = f"{record.getMessage()} (and {left_out} more like it before)", ()
            began, count = now, 0
        self._seen[kind] = [began, count + 1]
        if len(self._seen) > MOST_KINDS:
            self._seen.pop(next(iter(self._seen)))
        return count < MOST_OF_A_KIND


def set_up(level: str = "info", *, traces: bool = False, as_json: bool = False, stream: TextIO | None = None) -> None:
    """Send all logs to `stream` (stderr) from `level` on, and quiet the libraries. Replaces what was set up before."""
    handler = logging.StreamHandler(stream if stream is not None else sys.stderr)
    handler.addFilter(Bounded())
    handler.setFormatter((Json if as_json else OneLine)(traces=traces))
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level.upper())
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def _place(error: BaseException) -> str:
    """The type of an exception and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
