"""The calm live timeline of a rehearsal: when, where, who, what. On a terminal with a bar; anywhere else as plain lines."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from types import TracebackType
from typing import Self

from babel import Locale
from babel.dates import format_date
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.rule import Rule
from rich.text import Text

from bot.demo.account import Account, Kept
from bot.demo.entries import EntryKind, TimelineEntry
from bot.texts import Catalogue, moment
from facilitation.times import WallTime
from facilitation.words import Language

PLAIN_WIDTH = 100
WIDEST = 110
INDENT = 7
LONGEST = 36
"""Lines of one message that are shown."""
_DATES = {
    Language.FI: (Locale("fi"), "cccc d.M.y"),
    Language.SV: (Locale("sv", "FI"), "cccc d MMMM y"),
    Language.EN: (Locale("en", "GB"), "cccc d MMMM y"),
}


class Timeline:
    """Tells what happens as it happens. Use it as a context manager, so that the terminal is left in order.

    `clock` gives the simulated instant (aware); `zone` is the group's; `total` is how many sessions the programme has.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        language: Language,
        *,
        clock: Callable[[], datetime],
        zone: str,
        total: int,
        console: Console | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._language = language
        self._clock = clock
        self._zone = zone
        self._total = total
        self.console = console or a_console()
        self.messages = 0
        """How many messages and polls of Vertti's have been told."""
        self._day: date | None = None
        self._taken_back = 0
        self._told_privately: set[str] = set()
        self._same: list[str] = []
        self._answered: list[str] = []
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        if self.console.is_terminal and not self.console.is_dumb_terminal:
            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(bar_width=30),
                MofNCompleteColumn(),
                console=self.console,
                transient=True,
            )
            self._bar.add_task(self._word("progress"), total=self._total)
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._tell_gathered()
        self._tell_taken_back()
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def add(self, entry: TimelineEntry) -> None:
        """Tell one thing that happened just now."""
        match entry.kind:
            case EntryKind.HELD:
                self._session_held(int(entry.text))
            case EntryKind.TOOK_BACK:
                self._taken_back += 1
            case EntryKind.SAID | EntryKind.ASKED if entry.by_vertti and self._said_before(entry):
                self.messages += 1
                _note(self._same, entry.private_with or "")
            case EntryKind.ANSWERED:
                _note(self._answered, entry.who)
            case _:
                self._tell_gathered()
                if entry.kind is EntryKind.SAID and not entry.by_vertti:
                    self._tell_taken_back()
                self._tell(entry)

    def account(self, account: Account) -> None:
        """The closing account."""
        self._tell_gathered()
        self.console.print()
        self._line(Text(self._text("demo-account-title"), style="bold"))
        self._line(Text(self._text("demo-account-sessions", n=account.sessions_held)))
        self._line(Text(self._text("demo-account-messages", n=account.messages_sent)))
        for heading, kinds in (("stored", account.stored), ("deleted", account.deleted)):
            self._line(Text(self._text(f"demo-account-{heading}")))
            counted = [self._text(f"demo-account-kind-{kind}", n=kinds[kind]) for kind in Kept if kinds.get(kind)]
            for line in counted or [self._text("demo-account-nothing")]:
                self._line(Text(f"  {line}"))
        self._line(Text(self._text("demo-account-talk")))

    def _tell(self, entry: TimelineEntry) -> None:
        if entry.by_vertti and entry.kind in (EntryKind.SAID, EntryKind.ASKED):
            self.messages += 1
            self._head(entry, style="bold cyan")
            self._body(entry.text)
            if entry.choices:
                self._body("  ".join(f"( ) {one}" for one in entry.choices))
            return
        match entry.kind:
            case EntryKind.SAID | EntryKind.ASKED:
                said = entry.text
            case EntryKind.CHANGED:
                said = f"{self._word('changed')} {entry.text.splitlines()[0]}"
            case EntryKind.VOTED:
                said = self._word("voted", answer=entry.text)
            case kind:
                said = self._word(kind.value)
        self._head(entry, style="dim", said=said)

    def _head(self, entry: TimelineEntry, *, style: str, said: str = "") -> None:
        where = self._where(entry)
        self._tell_day()
        clock = WallTime.of(self._clock(), self._zone).clock
        time = f"{clock:%H:%M}" if self._language is Language.EN else f"{clock:%H.%M}"
        line = Text(f"{time}  ", style="dim")
        line.append(f"{entry.who} ({where})", style=style)
        if said:
            line.append(f"  {said}", style=style)
        self._line(line)

    def _where(self, entry: TimelineEntry) -> str:
        if entry.private_with is None:
            return self._word("room")
        return self._word("private-own") if entry.private_with == entry.who else self._word("private", name=entry.private_with)

    def _body(self, text: str, style: str = "") -> None:
        lines = Text(text.strip(), style=style).wrap(self.console, self._width - INDENT)
        for line in lines[:LONGEST]:
            line.rstrip()
            self._line(Text(" " * INDENT).append_text(line) if line.plain else line)
        if len(lines) > LONGEST:
            self._line(Text(" " * INDENT + "…"))

    def _tell_day(self) -> None:
        day = WallTime.of(self._clock(), self._zone).day
        if day != self._day:
            self._tell_taken_back()
            self._day = day
            locale, pattern = _DATES[self._language]
            self.console.print()
            self.console.print(Rule(format_date(day, pattern, locale=locale), align="left", style="dim"), width=self._width)

    def _said_before(self, entry: TimelineEntry) -> bool:
        """Whether somebody else was told the very same in private, on the same (simulated) day."""
        if entry.private_with is None:
            return False
        mark = f"{moment(self._clock(), Language.EN, self._zone, 'day')}\n{entry.text}"
        if mark in self._told_privately:
            return True
        self._told_privately.add(mark)
        return False

    def _tell_gathered(self) -> None:
        """What came in numbers is told in one line: the same to several, answers of several."""
        for key, names in (("same", self._same), ("answered", self._answered)):
            if names:
                self._body(self._word(key, names=", ".join(names)), style="dim")
                names.clear()

    def _tell_taken_back(self) -> None:
        """Deletions come in long rows between other things, and are told when somebody speaks next."""
        if self._taken_back:
            taken, self._taken_back = self._taken_back, 0
            self._body(f"Vertti {self._word('took-back', n=taken)}", style="dim")

    def _session_held(self, number: int) -> None:
        self._tell_gathered()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=number)
        else:
            self._line(Text(self._word("progress-line", n=number, total=self._total)))

    def _line(self, line: Text) -> None:
        self.console.print(line, width=self._width)

    @property
    def _width(self) -> int:
        return min(self.console.width, WIDEST)

    def _word(self, key: str, **args: str | int) -> str:
        return self._text(f"demo-timeline-{key}", **args)

    def _text(self, key: str, **args: str | int) -> str:
        return self._catalogue.text(self._language, key, **args)


def _note(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def a_console() -> Console:
    """A console for standard output: colours and movement only where somebody looks at a terminal."""
    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal and os.environ.get("TERM") != "dumb":
        return console
    return Console(highlight=False, markup=False, emoji=False, no_color=True, force_terminal=False, width=PLAIN_WIDTH)
