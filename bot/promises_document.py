"""The table in `docs/promises.md`, made from the table of steps and from what becomes of one that comes late.

`python -m bot.promises_document docs/promises.md` writes it between the two marks in that file.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from bot.handlers.lateness import Told, told
from facilitation.calendar import TABLE, Audience, Rule, StepKind
from facilitation.steps import (
    AfterMoment,
    AtOnce,
    Daily,
    FromEnd,
    FromStart,
    Halfway,
    InTwoRounds,
    Moment,
    OnDay,
    OnDeletionDay,
    UntilDay,
)

BEGIN = "<!-- begin: made by `python -m bot.promises_document docs/promises.md` -->"
END = "<!-- end -->"

_THEN = {
    Told.GROUP_AND_FACILITATORS: "dropped; named to the group in one message, and to facilitators and host",
    Told.FACILITATORS: "dropped; named to facilitators and host",
    Told.NOBODY: "dropped",
}
_OTHERWISE = {
    StepKind.AWAY: "put off, and told with what was missed since",
    StepKind.BUNDLE: "merged with the next",
    StepKind.PLAN: "done late",
    StepKind.DELETION: "done late",
}
_DONE = "done late"
_SENT = "sent late"


def as_markdown() -> str:
    """A line for each kind of message."""
    lines = ["| what | to | when | useful | what comes too late |", "|---" * 5 + "|"]
    return "\n".join([*lines, *(_line(one) for one in TABLE)])


def with_table(document: str, made: str) -> str:
    """The document with that table between its marks. Raises ValueError when it lacks them."""
    before, begin, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the marks between which the table belongs are missing")
    return f"{before}{BEGIN}\n\n{made}\n\n{END}{after}"


def _line(line: Rule) -> str:
    until = "always" if line.until is None else _until(line)
    return f"| **{line.kind.replace('_', ' ')}**: {line.meaning} | {line.to} | {_when(line.when)} | {until} | {_too_late(line)} |"


def _too_late(line: Rule) -> str:
    if line.kind in _OTHERWISE:
        return _OTHERWISE[line.kind]
    if line.until is None:
        return _DONE if line.to is Audience.NOBODY else _SENT
    return _THEN[told(line.kind)]


def _when(moment: Moment) -> str:
    match moment:
        case OnDay(days, at):
            return f"{_days(days)}, {at:%H:%M}"
        case FromStart(offset):
            return _from(offset, "the start")
        case FromEnd(offset):
            return _from(offset, "the planned end")
        case Halfway(at):
            return f"half-way to the next session, {at:%H:%M}"
        case InTwoRounds(days, at):
            return f"{days} days after the room opened, and after the middle session, {at:%H:%M}"
        case OnDeletionDay(at):
            return f"the announced day, {at:%H:%M}"
        case AtOnce(what):
            return f"at once: {what}"
        case Daily(at):
            return f"{at:%H:%M} of a day that has something to tell"


def _until(line: Rule) -> str:
    match line.until:
        case AfterMoment(span):
            return f"for {_span(span)}"
        case UntilDay():
            return "until the session's day begins"
        case FromStart(offset):
            return "until " + _from(offset, "the start")
        case FromEnd(offset):
            return "until " + _from(offset, "the planned end")
        case OnDay(days, at):
            return f"until {_days(days)}, {at:%H:%M}"
        case _:
            return "always"


def _from(offset: timedelta, what: str) -> str:
    if not offset:
        return what
    return f"{_span(abs(offset))} {'before' if offset < timedelta(0) else 'after'} {what}"


def _days(days: int) -> str:
    if not days:
        return "the session's day"
    count = "the day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{count} {'before' if days < 0 else 'after'} the session"


def _span(span: timedelta) -> str:
    if span % timedelta(days=1):
        minutes = int(span.total_seconds() // 60)
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    return "1 day" if span.days == 1 else f"{span.days} days"


def main() -> None:
    """Bring the file that is named on the command line up to date."""
    path = Path(sys.argv[1])
    path.write_text(with_table(path.read_text(), as_markdown()))


if __name__ == "__main__":
    main()
