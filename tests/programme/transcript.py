"""The programme as it reads: by day and minute, who did what, and what Vertti said to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from babel import Locale
from babel.dates import format_date

from facilitation.times import WallTime
from facilitation.words import Language
from tests.programme.stage import NAMES, ZONE, Heard

INDENT = " " * 7
REPEATED = 2
"""Lines that are shown of a message which stood there already."""
_DAY = {Language.FI: "cccc d.M.y", Language.SV: "cccc d.M.y", Language.EN: "cccc d MMMM y"}
_CHANGING = (
    (re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b"), "XXXX-XXXX-XXXX"),
    (re.compile(r"https://(?:chat\.invalid|matrix\.to/#)/\S+"), "https://…"),
)
"""What is another each time or on each platform: join codes, and addresses of people."""


@dataclass(slots=True)
class Transcript:
    """Lines of text. Where Vertti says the very same to several people at once, it stands there once."""

    language: Language
    lines: list[str] = field(default_factory=list)
    _day: str = ""
    _said: set[str] = field(default_factory=set)

    def person(self, now: datetime, who: str, did: str, *, alone: bool) -> None:
        """Somebody writes, votes, comes. `did` is what is shown of it."""
        self._line(now, f"{NAMES[who]} {'→ Vertti' if alone else '→ *'}: {did}")

    def others(self, now: datetime, people: Iterable[str], did: str) -> None:
        """Several people do what the one before them did, and are answered alike."""
        self._line(now, f"{', '.join(NAMES[one] for one in people)} → Vertti: {did} (=)")
        self.lines.append("")

    def vertti(self, now: datetime, heard: Iterable[Heard]) -> None:
        """What Vertti said."""
        told: dict[Heard, list[str]] = {}
        for one in heard:
            alike = Heard(None if one.to is None else "", one.kind, one.text, one.rings, one.everyone)
            told.setdefault(alike, []).append("*" if one.to is None else NAMES[one.to])
        for one, names in told.items():
            readers = [name if names.count(name) == 1 else f"{name} ×{names.count(name)}" for name in dict.fromkeys(names)]
            marks = "".join(f" [{mark}]" for mark in self._marks(one))
            self._line(now, f"Vertti → {', '.join(readers)}{marks}")
            if one.text:
                self.lines += [f"{INDENT}{line}".rstrip() for line in self._shortened(one.text)]
        if told:
            self.lines.append("")

    def _shortened(self, text: str) -> list[str]:
        """What stood there already on the same day is not read twice."""
        lines = [_settled(line) for line in text.split("\n")]
        said = "\n".join(lines)
        if said in self._said and len(lines) > REPEATED:
            return [*lines[:REPEATED], f"… ({len(lines) - REPEATED} ↑)"]
        self._said.add(said)
        return lines

    def _marks(self, one: Heard) -> Iterable[str]:
        if one.kind != "message":
            yield one.kind
        if one.everyone:
            yield "@room"
        elif not one.rings and one.kind == "message":
            yield "silent"

    def _line(self, now: datetime, text: str) -> None:
        day = format_date(WallTime.of(now, ZONE).day, _DAY[self.language], locale=Locale(self.language.value))
        if day != self._day:
            self._day = day
            self._said.clear()
            self.lines += ["", f"━━━ {day} ━━━", ""]
        self.lines.append(f"{WallTime.of(now, ZONE).clock:%H.%M}  {_settled(text)}")

    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines).strip() + "\n"


def _settled(line: str) -> str:
    for pattern, instead in _CHANGING:
        line = pattern.sub(instead, line)
    return line
