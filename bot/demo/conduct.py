"""How the people of a rehearsal behave: what each does about what they see. Nothing else makes them act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.demo.deeds import Deed, Depart, Join, Say, Vote
from bot.demo.people import MEMBERS, Part
from bot.demo.play import MOVED_SESSION, Play
from bot.demo.seen import Asked, Invited, Said, Seen
from facilitation import commitments
from facilitation.pulse import sessions_with_pulse
from facilitation.session import Rsvp

OTHER_LINK = "https://meet.example.org/toinen-linja"
FORGETS = (2, 5)
MISTYPES = 4
ROUND = 2
"""The session in which the group goes in turn, and in which one of them tells all what they will try."""
TYPES = (1, MISTYPES, 7)

_RSVPS: Mapping[tuple[Part, int], Rsvp] = MappingProxyType(
    {(Part.TRAVELLER, 4): Rsvp.AWAY, (Part.LATE, 2): Rsvp.LATE, (Part.LATE, 6): Rsvp.UNSURE}
)
_STATUS = commitments.Status.UNDER_WAY.value
_FACES = {str(value) for value in range(6)}


class Conduct:
    """One person's behaviour: a pure answer to each thing seen, but for a few things that they remember."""

    def __init__(self, play: Play, part: Part) -> None:
        self.play = play
        self.part = part
        self.accepted = False
        self.direct: str | None = None
        self._typed_for: set[int] = set()

    def about(self, seen: Seen, *, private: bool) -> Iterator[Deed]:
        """What the person does about it. `private`: it happened in their conversation with Vertti."""
        if seen.sender != self.play.vertti:
            return
        match seen:
            case Invited():
                yield from self._invited(seen)
            case Said(changed=False) if private:
                yield from self.told_privately(seen)
            case Said(changed=False):
                yield from self.told(seen)
            case Asked() if private:
                yield from self.asked_privately(seen)
            case Asked(answers=answers) if {one.value for one in Rsvp} <= set(answers):
                yield from self.asked_to_come(seen)
            case Asked():
                yield from self.asked_openly(seen)

    def _invited(self, seen: Invited) -> Iterator[Deed]:
        if seen.direct:
            self.direct = seen.room
        else:
            self.play.room = seen.room
        yield Join(seen.room)

    def told_privately(self, seen: Said) -> Iterator[Deed]:
        """Vertti writes to this person: accept the agreement, answer what had been forgotten."""
        if not self.accepted and self.play.names_command(seen.text, "accept", private=True):
            self.accepted = True
            yield from self.accept(seen.room)
        elif self.play.names_command(seen.text, "rsvp-coming", private=True) and self.play.coming not in self._typed_for:
            self._typed_for.add(self.play.coming)
            yield from self.reminded(seen)

    def accept(self, direct: str) -> Iterator[Deed]:
        """Accept the agreement by the command that Vertti named."""
        yield Say(direct, self.play.command("accept", private=True))

    def reminded(self, seen: Said) -> Iterator[Deed]:
        """Vertti names the commands that answer whether one can come."""
        yield Say(seen.room, self.play.command("rsvp-coming", private=True))

    def told(self, seen: Said) -> Iterator[Deed]:
        """Vertti says something to the group: whose turn it is says when they are done; most of the time people just read."""
        if self.play.is_turn_of(seen.text, self.part):
            yield Say(seen.room, self.play.command("done", private=False), calm=True)

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:
        """The group is asked who can come."""
        yield Vote(seen.room, seen.id, _RSVPS.get((self.part, self.play.coming), Rsvp.COMING))

    def asked_openly(self, seen: Asked) -> Iterator[Deed]:
        """A light question to everybody, as a session starts."""
        yield Vote(seen.room, seen.id, self.play.dice(self.part, "check-in").choice(sorted(seen.answers)))

    def asked_privately(self, seen: Asked) -> Iterator[Deed]:
        """A question of the pulse, or how it is going with what one tries."""
        yield Vote(seen.room, seen.id, _STATUS if _STATUS in seen.answers else self.face(seen))

    def face(self, seen: Asked) -> str:
        """The answer, from 1 to 5, mostly in the middle."""
        value = self.play.dice(self.part, seen.question).choice("2333444455")
        return value if value in seen.answers else min(seen.answers)


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

    def told_privately(self, seen: Said) -> Iterator[Deed]:
        """Yes, these were my words."""
        yield from super().told_privately(seen)
        if self.play.names_command(seen.text, "yes", private=True):
            yield Say(seen.room, self.play.command("yes", private=True))

    def asked_privately(self, seen: Asked) -> Iterator[Deed]:
        """Let the whole group see what one tries."""
        if commitments.Visibility.GROUP.value in seen.answers:
            yield Vote(seen.room, seen.id, commitments.Visibility.GROUP.value)
        else:
            yield from super().asked_privately(seen)


class Typist(Member):
    """Uses a client that shows no polls, now and then, and types."""

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:
        """Type the answer in the room; once with a slip, which Vertti then asks about in private."""
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
    """Greets second, and leaves one question of each pulse unanswered."""

    def __init__(self, play: Play, part: Part) -> None:
        super().__init__(play, part)
        self._questions = 0

    def accept(self, direct: str) -> Iterator[Deed]:
        """Accept, then greet."""
        yield from super().accept(direct)
        if self.play.room is not None:
            yield Say(self.play.room, self.play.text("demo-talk-hello-2"))

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
        self._went_round = False

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:
        """Vote; and once, when the others have answered, move the session."""
        yield from super().asked_to_come(seen)
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
        if play.coming == ROUND and not self._went_round and play.names_command(seen.text, "round", private=False):
            self._went_round = True
            return "round"
        if play.holds(seen.text, "round-end"):
            return "session-next"
        if play.holds(seen.text, "session-news-card-last", "phase", "time"):
            return "session-end"
        if play.holds(seen.text, "session-news-card", "phase", "time", "next"):
            self._asked_for_prompt = play.names_command(seen.text, "prompt", private=False)
            return "prompt" if self._asked_for_prompt else "session-next"
        return "session-next" if play.holds(seen.text, "break", "minutes", "time") else None


class Observer(Conduct):
    """Is there, accepts, and says nothing more."""

    def told_privately(self, seen: Said) -> Iterator[Deed]:
        """Accept; once that is confirmed, leave the account to the person who watches."""
        yield from super().told_privately(seen)
        if self.play.holds(seen.text, "agreement-flow-thanks", "agreement_command"):
            yield Depart()

    def reminded(self, seen: Said) -> Iterator[Deed]:  # noqa: ARG002
        """Whoever watches may answer, or not."""
        yield from ()

    def asked_to_come(self, seen: Asked) -> Iterator[Deed]:  # noqa: ARG002
        """The same."""
        yield from ()

    asked_openly = asked_to_come
    asked_privately = asked_to_come


_CONDUCTS: Mapping[Part, type[Conduct]] = MappingProxyType(
    {
        Part.FACILITATOR: Facilitator,
        Part.HOST: Host,
        Part.READY: Ready,
        Part.TYPIST: Typist,
        Part.FORGETFUL: Forgetful,
        Part.LATE: Late,
        Part.OBSERVER: Observer,
    }
)


def conduct_of(play: Play, part: Part) -> Conduct:
    """The behaviour of that part."""
    return _CONDUCTS.get(part, Member)(play, part)
