"""What may be shown of what a few people have answered in confidence, without giving any of them away.

Only members count, per question and after skips, and nothing is shown below the threshold. Then only one of three bands is
shown, and only where for one observer at least four of the five values stay possible for everybody else, whatever else they
know from Vertti: their own answer, how many answered, and all that was posted before.

Two results of a group can be compared by whoever reads both. With the same people behind both that gives nobody away, as long
as nobody knows who left a question out; but when one has left in between, and the band changes, the difference is that one's
answer. So once a result has been weighed, its people are a *circle*: later only they are asked, and as soon as one of them is
not a member any more, nothing further is shown. (Several who put their answers together can know more.)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum

from facilitation.group import Group, Role
from facilitation.session import PersonId

USUAL_MINIMUM = 5
"""So many answers to a question are needed before anything is shown. A configuration may ask for more, never for fewer."""

LOWEST_MINIMUM = 4
"""What the members themselves may choose, when every one of them has agreed."""

LOWEST, HIGHEST = 1, 5
STAY_POSSIBLE = 4
"""So many of the five values must stay possible for everybody, seen by anybody else."""


class Band(IntEnum):
    """Where the mean of the answers lies: below 2.5, from 2.5 to 3.5, above 3.5."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


@dataclass(frozen=True, slots=True)
class Circle:
    """Those who were behind the first result that was weighed in a group.

    `size` is how many they were; `people` those of them who have not been forgotten since.
    """

    people: tuple[PersonId, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What was typed is no answer. The text itself is not kept."""


def threshold(group: Group, agreed: Collection[PersonId] = ()) -> int:
    """How many answers a question needs: 5, or more where the group's setting asks for more.

    4 when that setting is the usual one and every member in the group is among those who have `agreed` to it.
    """
    members = _members(group)
    if group.pulse_minimum <= USUAL_MINIMUM and members and all(one in agreed for one in members):
        return LOWEST_MINIMUM
    return max(USUAL_MINIMUM, group.pulse_minimum)


def at_least(minimum: int | None, group: Group) -> int:
    """A threshold that was worked out before, or the group's own. Raises ValueError below 4."""
    if minimum is None:
        return threshold(group)
    if minimum < LOWEST_MINIMUM:
        raise ValueError(f"fewer than {LOWEST_MINIMUM} answers hide nobody")
    return minimum


def who_counts(group: Group, circle: Circle | None = None, *, leading: bool = False) -> tuple[PersonId, ...]:
    """The members in the room; of them those in the circle, once there is one, and nobody when it is not whole any more.

    `leading`: who leads by now is still one of the circle. So it is where the room sees the result, and whoever leads no more of
    it than others; not where the result is for those who lead.
    """
    members = _members(group)
    if circle is None:
        return members
    if leading:
        members = tuple(one.person for one in group.joined((Role.MEMBER, Role.FACILITATOR)))
    whole = len(circle.people) == circle.size and all(one in members for one in circle.people)
    return tuple(one for one in members if one in circle.people) if whole else ()


def read_answer(text: str) -> int | Unreadable | None:
    """A typed digit, or the choice of a vote: 1 to 5, or None for 0, "I'd rather not"."""
    match = re.fullmatch(r"\s*([0-5])\s*[.)!]?\s*", text, re.ASCII)
    if match is None:
        return Unreadable()
    return int(match[1]) or None


def band(values: Iterable[int]) -> Band:
    """The band of some answers. Raises ValueError when there are none."""
    answers = tuple(values)
    if not answers:
        raise ValueError("no answers have no band")
    return _band(len(answers), sum(answers))


def shown(values: Iterable[int | None], minimum: int) -> Band | None:
    """The band to show of the answers to one question, or None when it must not be shown. Skips (None) do not count."""
    answers = [one for one in values if one is not None]
    if len(answers) < minimum:
        return None
    found = band(answers)
    return found if hides_everybody(len(answers), found) else None


def hides_everybody(count: int, found: Band) -> bool:
    """Whether this band of `count` answers leaves four of the five values possible for everybody, seen by anybody else.

    The observer knows `count` and either their own answer or (not having answered) none. Whether a band is shown depends on
    nothing else, so that a result that is not shown tells no more than the bands that it stands for.
    """
    totals = {total for total in range(count * LOWEST, count * HIGHEST + 1) if _band(count, total) is found}
    seen_by_outsider = _possible(totals, count - 1)
    seen_by_insiders = (_possible({total - own for total in totals}, count - 2) for own in range(LOWEST, HIGHEST + 1))
    return all(len(values) >= STAY_POSSIBLE for values in (seen_by_outsider, *seen_by_insiders) if values)


def _members(group: Group) -> tuple[PersonId, ...]:
    return tuple(one.person for one in group.joined((Role.MEMBER,)))


def _band(count: int, total: int) -> Band:
    if 2 * total < 5 * count:
        return Band.LOW
    return Band.MIDDLE if 2 * total <= 7 * count else Band.HIGH


def _possible(rests: Iterable[int], others: int) -> set[int]:
    """The values one person may have, when their value and those of `others` more add up to one of `rests`."""
    if others < 0:
        return set()
    values = range(LOWEST, HIGHEST + 1)
    return {value for rest in rests for value in values if others * LOWEST <= rest - value <= others * HIGHEST}
