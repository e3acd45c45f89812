"""Pairs, drawn so that people meet those whom they have talked with least; with an odd number, one of them is three."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import combinations
from typing import TypeAlias

from facilitation import activity
from facilitation.activity import Activity, ActivityKind, TooFew, within_reason
from facilitation.chance import Chance
from facilitation.group import Group, Role
from facilitation.session import PersonId, Session
from facilitation.words import Body, Several, When, words

Pair: TypeAlias = tuple[PersonId, ...]
"""Two people, or three."""
Met: TypeAlias = Mapping[frozenset[PersonId], int]
"""How often two people were together before; who is not in it never was."""

TOGETHER = 12
"""So many people at most are weighed at once; of more, chance makes parts first."""
AHEAD = 10
"""Up to so many people it is also weighed what is left for the next time."""
CANDIDATES = 20


def draw(people: Sequence[PersonId], met: Met, chance: Chance) -> tuple[Pair, ...]:
    """Everybody in exactly one pair, with as few repetitions as can be, and so that the next draw can do without them too.

    Raises `TooFew`.
    """
    if len(people) < 2:
        raise TooFew
    mixed = list(people)
    chance.shuffle(mixed)
    if len(mixed) > TOGETHER:
        half = len(mixed) // 4 * 2
        return (*draw(mixed[:half], met, chance), *draw(mixed[half:], met, chance))
    weights = [[met.get(frozenset({one, other}), 0) for other in mixed] for one in mixed]
    ways = _ways(len(mixed))
    costs = [_cost(one, weights) for one in ways]
    least = min(costs)
    best = [one for one, cost in zip(ways, costs, strict=True) if cost == least]
    chance.shuffle(best)
    chosen = best[0] if len(mixed) > AHEAD else min(best[:CANDIDATES], key=lambda one: _left_over(one, ways, weights))
    return tuple(tuple(mixed[place] for place in pair) for pair in chosen.pairs)


def taking_part(group: Group, session: Session) -> tuple[PersonId, ...]:
    """Who is drawn: everybody who speaks as an equal. With an odd number one of those who lead stays out and keeps
    the time. Only where none of them is there, one pair is three.
    """
    everybody = activity.taking_part(group, session)
    leading = [one.person for one in group.with_roles(Role.FACILITATOR) if one.person in everybody]
    if len(everybody) % 2 == 0 or not leading:
        return everybody
    return tuple(one for one in everybody if one != leading[0])


def together(pairs: Iterable[Pair]) -> tuple[frozenset[PersonId], ...]:
    """Which two have been together in these pairs."""
    return tuple(frozenset(two) for pair in pairs for two in combinations(pair, 2))


def begin(session: Session, minutes: int, now: datetime) -> Activity:
    """Talk in pairs from now on."""
    return Activity(ActivityKind.PAIRS, session.number, within_reason(minutes), now)


def announcement(group: Group, pairs: Sequence[Pair], running: Activity) -> Body:
    """Who talks with whom, and until when."""
    lines = tuple(words("pairs-line", names=Several(tuple(group.name_of(one) for one in pair))) for pair in pairs)
    return (
        words("pairs-drawn", minutes=running.minutes, lines=Several(lines, "lines")),
        words("pairs-until", time=When(running.until, "time")),
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to put people together, by their places; `twos` are all who are then together."""

    pairs: tuple[tuple[int, ...], ...]
    twos: tuple[tuple[int, int], ...]


@cache
def _ways(people: int) -> tuple[_Way, ...]:
    """All ways to put so many people together: in twos, and in one three when they are odd."""
    return tuple(
        _Way(pairs, tuple(two for pair in pairs for two in combinations(pair, 2))) for pairs in _split(tuple(range(people)))
    )


def _split(places: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], ...]]:
    if not places:
        yield ()
        return
    first, *others = places
    for size in (1,) if len(places) % 2 == 0 else (1, 2):
        for chosen in combinations(others, size):
            left = tuple(one for one in others if one not in chosen)
            if len(left) != 1:
                yield from (((first, *chosen), *rest) for rest in _split(left))


_Weights: TypeAlias = Sequence[Sequence[int]]


def _cost(way: _Way, weights: _Weights) -> int:
    """A third time weighs more than two second times."""
    return sum(weights[one][other] ** 2 for one, other in way.twos)


def _left_over(way: _Way, ways: Sequence[_Way], weights: _Weights) -> int:
    """What the next draw would cost at least."""
    after = [list(row) for row in weights]
    for one, other in way.twos:
        after[one][other] += 1
        after[other][one] += 1
    return min(_cost(then, after) for then in ways)
