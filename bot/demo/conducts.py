"""Who behaves how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.demo.conduct import Conduct
from bot.demo.deeds import Deed, Depart
from bot.demo.facilitator import Facilitator, Host
from bot.demo.members import Forgetful, Late, Member, Ready, Typist
from bot.demo.people import Part
from bot.demo.play import Play
from bot.demo.seen import Asked, Said


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
