"""What the terminal tells of a rehearsal: entries, made of what people saw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.demo.play import Play
from bot.demo.seen import Answered, Asked, Came, Closed, Said, Seen, TookBack, Went


class EntryKind(StrEnum):
    """What happened."""

    SAID = "said"
    ASKED = "asked"
    VOTED = "voted"
    ANSWERED = "answered"
    """A private answer; what it was is nobody's business."""
    CHANGED = "changed"
    JOINED = "joined"
    LEFT = "left"
    TOOK_BACK = "took-back"
    HELD = "held"
    """A session has ended."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened. `private_with`: whose conversation with Vertti it was in, None for the group's room."""

    kind: EntryKind
    who: str
    by_vertti: bool = False
    private_with: str | None = None
    text: str = ""
    choices: tuple[str, ...] = ()


class Teller:
    """Turns what people saw into entries. What is said in private is told as such, and answers to private questions never."""

    def __init__(self, play: Play, names: Mapping[str, str]) -> None:
        """`names`: what to call each user id."""
        self._play = play
        self._names = names
        self._polls: dict[str, Asked] = {}

    def entry(self, seen: Seen, private_with: str | None) -> TimelineEntry | None:
        """The entry, or None for what is not worth telling."""
        if isinstance(seen, Asked):
            self._polls[seen.id] = seen
        found = self._private(seen) if private_with else self._open(seen)
        if found is None:
            return None
        kind, text = found
        choices = tuple(seen.answers.values()) if isinstance(seen, Asked) else ()
        by_vertti = seen.sender == self._play.vertti
        who = seen.person if isinstance(seen, Went) else seen.sender
        return TimelineEntry(kind, self._names.get(who, who), by_vertti, private_with, text, choices)

    def _open(self, seen: Seen) -> tuple[EntryKind, str] | None:
        match seen:
            case Came(sender=sender) if sender != self._play.vertti:
                return EntryKind.JOINED, ""
            case Went():
                return EntryKind.LEFT, ""
            case Answered(poll=poll, answers=answers) if poll in self._polls and answers:
                labels = self._polls[poll].answers
                return EntryKind.VOTED, ", ".join(labels.get(one, one) for one in answers)
            case Closed(text=text) if text:
                return EntryKind.SAID, text
        return self._either(seen)

    def _private(self, seen: Seen) -> tuple[EntryKind, str] | None:
        match seen:
            case Answered():
                return EntryKind.ANSWERED, ""
            case Said(text=text, sender=sender) if sender != self._play.vertti and re.fullmatch(r"\s*\d\s*", text):
                return EntryKind.ANSWERED, ""
            case TookBack(sender=sender) if sender == self._play.vertti:
                # In the group's room only signs under a card are taken away; nobody's words are in them.
                return EntryKind.TOOK_BACK, ""
        return self._either(seen)

    def _either(self, seen: Seen) -> tuple[EntryKind, str] | None:
        match seen:
            case Said(text=text, changed=changed):
                return (EntryKind.CHANGED if changed else EntryKind.SAID), text
            case Asked(question=question):
                return EntryKind.ASKED, question
        return None
