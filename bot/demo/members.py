"""The five members of a rehearsed group, each with ways of their own."""

from __future__ import annotations

from collections.abc import Iterator

from bot.demo.conduct import CASE, ROUND, Conduct
from bot.demo.deeds import Deed, Say, Vote
from bot.demo.people import MEMBERS, Part
from bot.demo.play import Play
from bot.demo.seen import Asked, Said
from facilitation import commitments
from facilitation.pulse import sessions_with_pulse

FORGETS = (2, 5)
MISTYPES = 4
TYPES = (1, MISTYPES, 7)
OFFERS = 6
"""Before this session one of them offers the others help."""
SUGGESTS = 3
"""Before this one another suggests a topic, in private."""

_FACES = {str(value) for value in range(6)}


class Member(Conduct):
    """One of the five."""

    def told(self, seen: Said) -> Iterator[Deed]:
        """Speak when it is one's turn; after a session one of the five, each in turn, says thank you."""
        yield from super().told(seen)
        if self.play.holds(seen.text, "practice-session-ended") and self._turn(self.play.coming):
            yield Say(seen.room, self.play.text(f"demo-talk-thanks-{self.play.held % 3 + 1}"))
        if self.part is Part.TRAVELLER and self.play.holds(seen.text, "session-news-moved", "date", "old_date"):
            yield Say(seen.room, self.play.text("demo-talk-move-fine"))

    def asked_openly(self, seen: Asked) -> Iterator[Deed]:
        """Mostly a vote; and one of the five, each in turn, says a word."""
        if self.part is not Part.LATE or self.play.coming % 2 == 0:
            yield from super().asked_openly(seen)
        if self._turn(self.play.coming) and self.play.holds(seen.question, "checkin-poll-question"):
            yield Say(seen.room, self.play.text(f"demo-talk-check-in-{self.play.held % 3 + 1}"))

    def _turn(self, number: int) -> bool:
        return MEMBERS[number % len(MEMBERS)] is self.part

    def told_privately(self, seen: Said) -> Iterator[Deed]:
        """Yes, these were my words."""
        yield from super().told_privately(seen)
        if self.play.names_command(seen.text, "yes", private=True):
            yield Say(seen.room, self.play.command("yes", private=True))


class Ready(Member):
    """Greets first, wants to know what is stored, tells all what they will try, and at the end looks at what is stored."""

    def accept(self, direct: str) -> Iterator[Deed]:
        """Accept, ask about privacy, greet."""
        yield from super().accept(direct)
        yield Say(direct, self.play.command("privacy", private=True))
        if self.play.room is not None:
            yield Say(self.play.room, self.play.text("demo-talk-hello-1"))

    def told(self, seen: Said) -> Iterator[Deed]:
        """Once, try something until the next session; after the last one, ask to see one's own data."""
        yield from super().told(seen)
        if self.direct and self.play.coming == ROUND and self.play.holds(seen.text, "commitment-ask"):
            yield Say(self.direct, f"{self.play.command('try', private=True)} {self.play.text('demo-talk-try')}")
        if self.play.holds(seen.text, "practice-session-ended") and self.play.held == len(self.play.sessions) and self.direct:
            yield Say(self.direct, self.play.command("mydata", private=True))

    def asked_privately(self, seen: Asked) -> Iterator[Deed]:
        """Let the whole group see what one tries."""
        if commitments.Visibility.GROUP.value in seen.answers:
            yield Vote(seen.room, seen.id, commitments.Visibility.GROUP.value)
        else:
            yield from super().asked_privately(seen)


class Typist(Member):
    """Uses a client that shows no polls, now and then, and types."""

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:
        """Type the answer in the room, once with a slip, which Vertti then asks about in private; offer help, bring a case."""
        if self.play.coming == OFFERS:
            yield Say(seen.room, f"{self.play.command('offer', private=False)} {self.play.text('demo-talk-offer')}")
        if self.play.coming == CASE:
            yield Say(seen.room, self.play.command("case-me", private=False))
        if self.play.coming not in TYPES:
            yield from super().asked_to_come(seen)
            return
        typed = self.play.command("rsvp-coming", private=False)
        yield Say(seen.room, typed[:-2] + typed[-1] if self.play.coming == MISTYPES else typed)

    def asked_privately(self, seen: Asked) -> Iterator[Deed]:
        """Type a digit for each question."""
        yield Say(seen.room, self.face(seen))


class Forgetful(Member):
    """Does not answer at first."""

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:
        """Now and then forget to; not before a session with a pulse, as nobody is written to twice in a week."""
        if self.play.coming not in FORGETS or self.play.coming in sessions_with_pulse(len(self.play.sessions)):
            yield from super().asked_to_come(seen)

    def reminded(self, seen: Said) -> Iterator[Deed]:
        """Say sorry (which nobody reads), then answer."""
        yield Say(seen.room, self.play.text("demo-talk-forgot"))
        yield from super().reminded(seen)


class Late(Member):
    """Greets second, suggests a topic, and leaves one question of each pulse unanswered."""

    def __init__(self, play: Play, part: Part) -> None:
        super().__init__(play, part)
        self._questions = 0
        self._suggested = False

    def accept(self, direct: str) -> Iterator[Deed]:
        """Accept, then greet."""
        yield from super().accept(direct)
        if self.play.room is not None:
            yield Say(self.play.room, self.play.text("demo-talk-hello-2"))

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:
        """Vote; and once, in private, say what one would like to talk about."""
        yield from super().asked_to_come(seen)
        if self.play.coming == SUGGESTS and self.direct is not None and not self._suggested:
            self._suggested = True
            yield Say(self.direct, f"{self.play.command('topic-add', private=True)} {self.play.text('demo-talk-topic')}")

    def told(self, seen: Said) -> Iterator[Deed]:
        """Join in what somebody else tries."""
        yield from super().told(seen)
        ready = self.play.text(f"demo-name-{Part.READY}")
        if self.play.holds(seen.text, "commitment-shared", "name", "text", "join_command"):
            yield Say(seen.room, f"{self.play.command('join', private=False)} {ready}")

    def asked_privately(self, seen: Asked) -> Iterator[Deed]:
        """Of every four questions pass over the second."""
        self._questions += 1
        if self._questions % 4 == 2 and set(seen.answers) >= _FACES:
            yield Vote(seen.room, seen.id, "0")
        else:
            yield from super().asked_privately(seen)
