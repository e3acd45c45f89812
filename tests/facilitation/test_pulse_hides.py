"""Whatever the members answer: what the pulse shows never tells one of them (or anybody) what another has answered.

All sets of answers of four to eight members are gone through, and what Vertti really posts about each. The observer knows how
many answered, what is posted, and their own answer, or has none of their own (a facilitator, or who passed). Everything that
is consistent with it stays possible; for every other person at least four of the five values must be among it. A result that
is not shown is one more thing to see, so it is held to the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement
from typing import TypeAlias

import pytest

from facilitation import pulse
from facilitation.group import Group, Member, Role, Standing
from facilitation.pulse import Pulse
from facilitation.session import PersonId
from facilitation.words import Body
from tests.facilitation.mentoring import a_group, programme

VALUES = range(1, 6)
Answers: TypeAlias = tuple[int, ...]
PROGRAMME = replace(programme(), pulse_items=programme().pulse_items[:1])
"""One question is enough: each is shown for itself."""


def group_of(count: int) -> Group:
    people = (Member(PersonId(f"@{number}:x"), Role.MEMBER, Standing.JOINED, str(number)) for number in range(count))
    return replace(a_group(), members=tuple(people))


def posted(group: Group, answers: Answers, minimum: int) -> Body:
    """What Vertti says when the group's members have answered so."""
    people = [one.person for one in group.members]
    item = PROGRAMME.pulse_items[0].key
    given = {who: {item: value} for who, value in zip(people, answers, strict=True)}
    return pulse.result(Pulse(1, tuple(people), given), group, PROGRAMME, minimum=minimum)


def others_values(sets: Sequence[Answers], own: int | None) -> set[int]:
    """What another person may have answered: any value left in a consistent set once the observer's own is taken out."""
    possible: set[int] = set()
    for answers in sets:
        rest = list(answers)
        if own is not None:
            if own not in rest:
                continue
            rest.remove(own)
        possible.update(rest)
    return possible


def views(count: int, minimum: int) -> Iterator[tuple[str, int | None, set[int]]]:
    """Each thing that may be posted, each observer who may see it, and what another person may then have answered."""
    group = group_of(count)
    by_outcome: dict[str, list[Answers]] = defaultdict(list)
    for answers in combinations_with_replacement(VALUES, count):
        by_outcome[repr(posted(group, answers, minimum))].append(answers)
    for outcome, sets in by_outcome.items():
        for own in (None, *VALUES):
            if own is None or any(own in answers for answers in sets):
                yield outcome, own, others_values(sets, own)


@pytest.mark.parametrize("minimum", [4, 5])
@pytest.mark.parametrize("count", [4, 5, 6, 7, 8])
def test_four_of_five_values_stay_possible_for_everybody_else(count: int, minimum: int) -> None:
    seen = list(views(count, minimum))
    assert seen
    for outcome, own, possible in seen:
        assert len(possible) >= 4, f"{count} answers, own answer {own}: only {sorted(possible)} remain after {outcome}"


@pytest.mark.parametrize(("count", "minimum", "different"), [(4, 5, 1), (4, 4, 2), (5, 5, 3), (6, 5, 3), (7, 5, 3), (8, 5, 3)])
def test_what_can_be_seen_is_as_much_as_the_rule_allows(count: int, minimum: int, different: int) -> None:
    assert len({outcome for outcome, _, _ in views(count, minimum)}) == different


def test_with_four_answers_a_low_band_would_give_somebody_away() -> None:
    """Why the rule is needed: one who answered 5 and sees a low band knows that nobody else is above 2."""
    low = [answers for answers in combinations_with_replacement(VALUES, 4) if pulse.band(answers) is pulse.Band.LOW]
    assert others_values(low, 5) == {1, 2}
    assert not pulse.hides_everybody(4, pulse.Band.LOW)
    assert not pulse.hides_everybody(4, pulse.Band.HIGH)


@pytest.mark.parametrize("count", [4, 5, 6, 7, 8])
@pytest.mark.parametrize("band", list(pulse.Band))
def test_the_rule_by_arithmetic_agrees_with_going_through_everything(count: int, band: pulse.Band) -> None:
    sets = [answers for answers in combinations_with_replacement(VALUES, count) if pulse.band(answers) is band]
    views_of_it = [others_values(sets, own) for own in (None, *VALUES) if own is None or any(own in one for one in sets)]
    assert pulse.hides_everybody(count, band) is all(len(one) >= 4 for one in views_of_it)
