"""How the minutes of a session are shared out among its phases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

BREAK = "break"
BREAK_AFTER = timedelta(minutes=60)
"""A session that is longer than this has a break."""

SHORTEST_BREAK = 5
"""Minutes. Less is no break."""

STEP = 5
"""Minutes. Times that people are told come in fives, whenever the length itself does."""


@dataclass(frozen=True, slots=True)
class PhaseTemplate:
    """A phase and its length in whole minutes."""

    key: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Timing:
    """The phases of a session of one length, as a facilitator would plan them.

    `arrival` is how many minutes before the start the line opens. `guest` names the phase that is there only when a guest
    comes; otherwise its minutes go to the phase `without_guest`.
    """

    phases: tuple[PhaseTemplate, ...]
    arrival: int
    guest: str | None = None
    without_guest: str | None = None

    @property
    def minutes(self) -> int:
        """The length that this timing was planned for."""
        return sum(phase.minutes for phase in self.phases)

    def shared(self, *, with_guest: bool) -> tuple[PhaseTemplate, ...]:
        """The phases as they are, with or without the one for a guest."""
        if with_guest or self.guest is None:
            return self.phases
        spared = sum(phase.minutes for phase in self.phases if phase.key == self.guest)
        return tuple(
            replace(phase, minutes=phase.minutes + spared) if phase.key == self.without_guest else phase
            for phase in self.phases
            if phase.key != self.guest
        )


def nearest(timings: Sequence[Timing], length: timedelta) -> Timing:
    """The timing whose own length lies nearest; of two equally near the shorter."""
    minutes = length / timedelta(minutes=1)
    return min(timings, key=lambda one: (abs(one.minutes - minutes), one.minutes))


def phases_of(timings: Sequence[Timing], length: timedelta, *, with_guest: bool = False) -> tuple[PhaseTemplate, ...]:
    """The phases between start and end of a session of that length; their minutes add up to it.

    A planned length is taken as it stands; any other is scaled from the nearest. The break falls away up to an hour. So
    short a length that not every phase gets a minute keeps the longest phases. Raises ValueError unless `length` is a whole
    number of minutes, at least one.
    """
    total, rest = divmod(length, timedelta(minutes=1))
    if rest or total < 1:
        raise ValueError(f"a session lasts whole minutes, not {length}")
    phases = nearest(timings, length).shared(with_guest=with_guest)
    if length <= BREAK_AFTER:
        phases = tuple(phase for phase in phases if phase.key != BREAK)
    in_fives = total % STEP == 0 and 2 * total >= 3 * STEP * len(phases)
    step = STEP if in_fives else 1
    return _scaled(phases, total // step, step)


def _scaled(phases: tuple[PhaseTemplate, ...], portions: int, step: int) -> tuple[PhaseTemplate, ...]:
    """Share `portions` of `step` minutes out in proportion, by the largest remainder; ties go to the later phase."""
    if portions < len(phases):
        longest = sorted(range(len(phases)), key=lambda index: phases[index].minutes)[-portions:]
        return tuple(replace(phases[index], minutes=step) for index in sorted(longest))
    whole = sum(phase.minutes for phase in phases)
    exact = [phase.minutes * portions / whole for phase in phases]
    least = [_least(phase, portions * step, step) for phase in phases]
    given = [max(int(share), low) for share, low in zip(exact, least, strict=True)]
    while (missing := portions - sum(given)) != 0:
        change = 1 if missing > 0 else -1
        open_to = [index for index in range(len(phases)) if given[index] + change >= least[index]]
        index = max(open_to, key=lambda one: (change * (exact[one] - given[one]), one))
        given[index] += change
    return tuple(replace(phase, minutes=count * step) for phase, count in zip(phases, given, strict=True))


def _least(phase: PhaseTemplate, total: int, step: int) -> int:
    is_break = phase.key == BREAK and timedelta(minutes=total) > BREAK_AFTER
    return -(-SHORTEST_BREAK // step) if is_break else 1
