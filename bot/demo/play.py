"""What everybody in a rehearsal knows: the language, the commands in it, Vertti's sentences, and how far the programme is."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import lru_cache

from bot.chat.manner import TYPED
from bot.demo.people import Part
from bot.texts import Catalogue, moment
from facilitation.times import WallTime
from facilitation.words import Language

MOVED_SESSION = 3
MOVED_BY = 2
"""The facilitator moves the third session by two days, in time to be asked again."""


_TURNS = ("turn", "turn-last", "again", "again-last")


class Play:
    """The common ground of one rehearsal. `held` counts the sessions that have ended."""

    def __init__(
        self, catalogue: Catalogue, language: Language, vertti: str, sessions: Sequence[WallTime], seed: int = 1
    ) -> None:
        self.catalogue = catalogue
        self.language = language
        self.vertti = vertti
        self.sessions = tuple(sessions)
        self.seed = seed
        self.room: str | None = None
        self.held = 0
        self._pattern = lru_cache(maxsize=None)(self._compiled)

    @property
    def coming(self) -> int:
        """The number of the session that is under way or comes next."""
        return self.held + 1

    def text(self, key: str) -> str:
        """One of the rehearsal's own lines."""
        return self.catalogue.text(self.language, key)

    def command(self, key: str, *, private: bool) -> str:
        """A command as it is typed, by its first name."""
        name = self.catalogue.choices(self.language, f"command-{key}-names")[0]
        return (TYPED.private_prefix if private else TYPED.room_prefix) + name

    def names_command(self, text: str, key: str, *, private: bool) -> bool:
        """Whether a line of Vertti's ends with this command, ready to be typed."""
        typed = self.command(key, private=private)
        return any(re.search(rf"(^|\s){re.escape(typed)}$", line.strip()) for line in text.splitlines())

    def holds(self, text: str, key: str, *arguments: str) -> bool:
        """Whether the text holds that sentence of Vertti's, whatever its arguments."""
        return self._pattern(key, arguments).search(" ".join(text.split())) is not None

    def is_turn_of(self, text: str, part: Part) -> bool:
        """Whether Vertti says that it is that one's turn in a round."""
        name = self.text(f"demo-name-{part}")
        shown = " ".join(text.split())
        turns = (self.catalogue.format(self.language, f"round-{one}", {"name": name, "next": "\ue000"}) for one in _TURNS)
        return any(one.partition("\ue000")[0] in shown for one in turns)

    def new_day(self) -> str:
        """The day to which the facilitator moves a session, as one would type it."""
        later = self.sessions[MOVED_SESSION - 1].plus_days(MOVED_BY)
        return moment(later.instant(), self.language, later.zone, "day")

    def dice(self, part: Part, about: str) -> random.Random:
        """Chance that falls the same way in every rehearsal of the same seed."""
        return random.Random(f"{self.seed}:{part}:{self.coming}:{about}")  # noqa: S311 - a rehearsal keeps no secrets

    def _compiled(self, key: str, arguments: tuple[str, ...]) -> re.Pattern[str]:
        mark = "\ue000"
        sentence = self.catalogue.format(self.language, key, dict.fromkeys(arguments, mark))
        return re.compile(re.escape(" ".join(sentence.split())).replace(mark, ".+?"))
