"""Who leads a rehearsed group, and who takes care of practical things."""

from __future__ import annotations

from collections.abc import Iterator

from bot.demo.conduct import CASE, PAIRS, ROUND, Conduct
from bot.demo.deeds import Deed, Say
from bot.demo.people import Part
from bot.demo.play import MOVED_SESSION, Play
from bot.demo.seen import Asked, Said

TAKES_UP = 4
"""Before this session a topic that a member suggested becomes the theme of another one."""
TOPIC_FOR = 6
OTHER_LINK = "https://meet.example.org/toinen-linja"


class Host(Conduct):
    """Takes care of practical things."""

    def accept(self, direct: str) -> Iterator[Deed]:  # noqa: ARG002 - the host does it in the group
        """Accept in the group's room, as somebody may who never opens the private one."""
        if self.play.room is not None:
            yield Say(self.play.room, self.play.command("accept", private=False))

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:
        """Vote, and give the second session another link."""
        yield from super().asked_to_come(seen)
        if self.play.coming == 2 and self.direct is not None:
            yield Say(self.direct, f"{self.play.command('session-link', private=True)} 2 {OTHER_LINK}")


class Facilitator(Conduct):
    """Leads the sessions by command."""

    def __init__(self, play: Play, part: Part) -> None:
        super().__init__(play, part)
        self._moved = False
        self._asked_for_prompt = False
        self._began: set[str] = set()

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:
        """Vote; once, when the others have answered, move the session; later take up what a member would like to talk about."""
        yield from super().asked_to_come(seen)
        if self.play.coming == TAKES_UP and self._begins("theme"):
            theme = f"{self.play.command('theme', private=False)} {TOPIC_FOR} {self.play.text('demo-talk-topic')}"
            yield Say(seen.room, theme, calm=True)
        if self.play.coming == MOVED_SESSION and not self._moved:
            self._moved = True
            yield Say(seen.room, self.play.text("demo-talk-move-reason"), calm=True)
            move = self.play.command("session-move", private=False)
            yield Say(seen.room, f"{move} {MOVED_SESSION} {self.play.new_day()}", calm=True)

    def told(self, seen: Said) -> Iterator[Deed]:
        """Start when everybody is called, go on when a phase has been shown, end after the last."""
        if self.play.is_turn_of(seen.text, Part.OBSERVER):
            # Whoever watches says nothing.
            yield Say(seen.room, self.play.command("done", private=False), calm=True)
        yield from super().told(seen)
        step = self._next_step(seen)
        if step is not None:
            yield Say(seen.room, self.play.command(step, private=False), calm=True)

    def _next_step(self, seen: Said) -> str | None:
        play = self.play
        if seen.everyone:
            return "session-start"
        if self._asked_for_prompt:
            self._asked_for_prompt = False  # this is the question
            return "session-next"
        together = self._together(seen)
        if together is not None:
            return together
        if play.holds(seen.text, "session-news-card-last", "phase", "time"):
            return "session-end"
        if play.holds(seen.text, "session-news-card", "phase", "time", "next"):
            self._asked_for_prompt = play.names_command(seen.text, "prompt", private=False)
            return "prompt" if self._asked_for_prompt else "session-next"
        return "session-next" if play.holds(seen.text, "break", "minutes", "time") else None

    def _together(self, seen: Said) -> str | None:
        """What the group does in turn, in pairs or for one of them: once each, every one in a session of its own."""
        play = self.play
        at_round = play.names_command(seen.text, "round", private=False)
        if play.coming == ROUND and at_round and self._begins("round"):
            return "round"
        if play.coming == PAIRS and at_round and self._begins("pairs"):
            return "pairs"
        if play.coming == CASE and play.names_command(seen.text, "prompt", private=False) and self._begins("case"):
            return "case"
        if play.holds(seen.text, "case-step", "n", "total", "time"):
            return "done"
        ended = any(play.holds(seen.text, *one) for one in (("round-end",), ("case-end",), ("pairs-drawn", "minutes", "lines")))
        return "session-next" if ended else None

    def _begins(self, what: str) -> bool:
        """Whether it is done for the first time; from then on it is not."""
        first = what not in self._began
        self._began.add(what)
        return first
