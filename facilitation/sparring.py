"""Sparring pairs: between two sessions, those who wish for it have somebody to think with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from facilitation.effects import Say, ToPerson
from facilitation.group import Group, Role
from facilitation.pairs import Pair
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import Body, CommandRef, Several, words

FEWEST = 2


class NotForThisRole(Refusal):
    """Host and guests are not among the equals who spar."""

    def __init__(self) -> None:
        super().__init__(words("sparring-not-for-role"))


class TooFewWish(Refusal):
    """Nobody can be paired: how many wish for it is not said, only that they are too few."""

    def __init__(self) -> None:
        super().__init__(words("sparring-too-few"))


def may_wish(group: Group, person: PersonId) -> None:
    """Raises `NotForThisRole`."""
    member = group.member(person)
    if member is None or member.role not in (Role.MEMBER, Role.FACILITATOR):
        raise NotForThisRole


def to_pair(group: Group, wishing: Collection[PersonId]) -> tuple[PersonId, ...]:
    """Those who wish for a pair and are in the group now."""
    return tuple(one.person for one in group.joined((Role.FACILITATOR, Role.MEMBER)) if one.person in wishing)


def still_here(group: Group, people: Iterable[PersonId]) -> tuple[str, ...]:
    """The names of those of them who are in the group now, by the alphabet."""
    here = {one.person: one.called for one in group.joined()}
    return tuple(sorted(here[one] for one in people if one in here))


def pair_body(names: tuple[str, ...]) -> Body:
    """Who the reader's pair is, and how to have none."""
    return (
        words("sparring-pair", names=Several(names)),
        words("sparring-pair-off", off_command=CommandRef("sparring", "off")),
    )


def told(group: Group, pairs: Sequence[Pair], key: str) -> Iterable[Say]:
    """To each in private who their pair is. `key` makes these messages different from those of an earlier draw."""
    for pair in pairs:
        for person in pair:
            others = still_here(group, (one for one in pair if one != person))
            yield Say(ToPerson(person), f"sparring:{key}:{person}", pair_body(others))
