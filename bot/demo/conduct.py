"""How the people of a rehearsal behave: what each does about what they see. Nothing else makes them act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.demo.deeds import Deed, Join, Say, Vote
from bot.demo.people import Part
from bot.demo.play import Play
from bot.demo.seen import Asked, Invited, Said, Seen
from facilitation import commitments
from facilitation.session import Rsvp

ROUND = 2
"""The session in which the group goes in turn, and in which one of them tells all what they will try."""
PAIRS = 3
"""The session in which they talk in pairs."""
CASE = 5
"""The session in which they think about what one of them brings."""

_RSVPS: Mapping[tuple[Part, int], Rsvp] = MappingProxyType(
    {(Part.TRAVELLER, 4): Rsvp.AWAY, (Part.LATE, 2): Rsvp.LATE, (Part.LATE, 6): Rsvp.UNSURE}
)
_STATUS = commitments.Status.UNDER_WAY.value


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
