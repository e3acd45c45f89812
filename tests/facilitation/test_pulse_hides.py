"""Whatever the members answer: what Vertti shows never tells one of them (or anybody) what another has answered.

Everything that members can answer is gone through, and what Vertti really posts about it. The observer knows their own answer
(or that they left the question out, or was not asked: a facilitator) and all that is posted, through a whole programme, and
that a result is not shown. Every set of answers that is consistent with it stays possible; for every other person at least four
of the five values must be among them.

Several results of one group are looked at the hard way: the observer takes it that everybody answers the same each time, which
is what somebody who compares two results does. Who left the question out they do not know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations_with_replacement, product
from typing import TypeAlias

import pytest

from facilitation import anonymity, pulse
from facilitation.anonymity import Band, Circle
from facilitation.group import Group, Member, Role, Standing
from facilitation.pulse import Pulse
from facilitation.session import PersonId
from facilitation.words import Body
from tests.facilitation.mentoring import a_group, programme

VALUES = range(1, 6)
SKIP = 0
Answers: TypeAlias = tuple[int, ...]
"""One answer for each member, in order of size since names do not matter: 1 to 5, or SKIP (left out, or nothing said)."""
PROGRAMME = replace(programme(), pulse_items=programme().pulse_items[:1])
"""One question is enough: each is shown for itself."""
ITEM = PROGRAMME.pulse_items[0].key


def group_of(count: int) -> Group:
    people = (Member(PersonId(f"@{number}:x"), Role.MEMBER, Standing.JOINED, str(number)) for number in range(count))
    return replace(a_group(), members=tuple(people))


def posted(group: Group, answers: Answers, minimum: int, circle: Circle | None = None) -> Body:
    """What Vertti says when the group's members have answered so."""
    people = [one.person for one in group.members]
    given = {who: {ITEM: value or None} for who, value in zip(people, answers, strict=True)}
    return pulse.result(Pulse(1, tuple(people), given), group, PROGRAMME, minimum=minimum, circle=circle)


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
    return possible - {SKIP}


@cache
def outcomes(count: int, minimum: int) -> Mapping[str, Sequence[Answers]]:
    """Each thing that may be posted in a group of `count` members, with every set of answers that leads to it."""
    group = group_of(count)
    found: dict[str, list[Answers]] = defaultdict(list)
    for answers in combinations_with_replacement((SKIP, *VALUES), count):
        found[repr(posted(group, answers, minimum))].append(answers)
    return found


def views(count: int, minimum: int, answered: int | None = None) -> Iterator[tuple[str, int | None, set[int]]]:
    """Each thing that may be posted, each observer who may see it, and what another person may then have answered.

    With `answered` the observer has also found out how many answered.
    """
    for outcome, all_sets in outcomes(count, minimum).items():
        sets = [one for one in all_sets if answered in (None, len(one) - one.count(SKIP))]
        for own in (None, SKIP, *VALUES):
            if sets and (own is None or any(own in one for one in sets)):
                yield outcome, own, others_values(sets, own)


@pytest.mark.parametrize("minimum", [4, 5, 6])
@pytest.mark.parametrize("count", [4, 5, 6, 7, 8])
def test_four_of_five_values_stay_possible_for_everybody_else(count: int, minimum: int) -> None:
    seen = list(views(count, minimum))
    assert {own for _, own, _ in seen} == {None, SKIP, *VALUES}
    for outcome, own, possible in seen:
        assert len(possible) >= 4, f"{count} members, own answer {own}: only {sorted(possible)} remain after {outcome}"


@pytest.mark.parametrize("minimum", [4, 5])
@pytest.mark.parametrize("count", [5, 6, 7, 8])
def test_they_do_so_even_for_who_has_found_out_how_many_answered(count: int, minimum: int) -> None:
    for answered in range(2, count + 1):
        for outcome, own, possible in views(count, minimum, answered):
            if answered - (own not in (None, SKIP)) > 0:
                assert len(possible) >= 4, f"{answered} of {count}, own {own}: only {sorted(possible)} remain after {outcome}"


@pytest.mark.parametrize(("count", "minimum", "different"), [(4, 5, 1), (4, 4, 2), (5, 5, 4), (5, 4, 4), (6, 5, 4), (8, 5, 4)])
def test_what_can_be_seen_is_as_much_as_the_rule_allows(count: int, minimum: int, different: int) -> None:
    """Three bands and no result; of four answers only the middle one."""
    assert len(outcomes(count, minimum)) == different


def test_with_four_answers_a_low_band_would_give_somebody_away() -> None:
    """Why the rule is needed: one who answered 5 and sees a low band knows that nobody else is above 2."""
    low = [answers for answers in combinations_with_replacement(VALUES, 4) if pulse.band(answers) is Band.LOW]
    assert others_values(low, 5) == {1, 2}
    assert not pulse.hides_everybody(4, Band.LOW)
    assert not pulse.hides_everybody(4, Band.HIGH)


@pytest.mark.parametrize("count", [4, 5, 6, 7, 8])
@pytest.mark.parametrize("band", list(Band))
def test_the_rule_by_arithmetic_agrees_with_going_through_everything(count: int, band: Band) -> None:
    sets = [answers for answers in combinations_with_replacement(VALUES, count) if pulse.band(answers) is band]
    views_of_it = [others_values(sets, own) for own in (None, *VALUES) if own is None or any(own in one for one in sets)]
    assert pulse.hides_everybody(count, band) is all(len(one) >= 4 for one in views_of_it)


# --- several results of one group -----------------------------------------------------------------------------------

Kind: TypeAlias = tuple[int, tuple[int, ...]]
"""A person over several pulses: the value that they always answer, and for each pulse whether they answered (1) or not (0)."""
Totals: TypeAlias = tuple[int, ...]
"""For each pulse how many answered, and the sum of their answers: all that the result depends on."""
Seen: TypeAlias = tuple[Band | None, ...]


def kinds(pulses: int, values: Sequence[int] = VALUES) -> list[Kind]:
    return list(product(values, product((0, 1), repeat=pulses)))


def plus(totals: Totals, kind: Kind) -> Totals:
    value, answered = kind
    added = [number for one in answered for number in (one, value * one)]
    return tuple(map(sum, zip(totals, added, strict=True)))


def reachable(people: int, pulses: int) -> set[Totals]:
    """All totals that so many people may make."""
    found: set[Totals] = {(0,) * (2 * pulses)}
    for _ in range(people):
        found = {plus(totals, kind) for totals in found for kind in kinds(pulses)}
    return found


@cache
def band_shown(count: int, total: int, minimum: int) -> Band | None:
    """The band that is shown of `count` answers with that sum: any such answers will do, since it depends on nothing else."""
    if count == 0:
        return None
    whole, rest = divmod(total, count)
    return anonymity.shown([whole + 1] * rest + [whole] * (count - rest), minimum)


def seen(totals: Totals, minimums: Sequence[int]) -> Seen:
    return tuple(band_shown(totals[2 * at], totals[2 * at + 1], minimum) for at, minimum in enumerate(minimums))


def least_left(count: int, minimums: Sequence[int]) -> int:
    """How many values stay possible for the person who is hidden worst, through so many pulses of `count` members."""
    pulses = len(minimums)
    needed = min(minimums) - 1
    rest = reachable(count - 2, pulses)
    least = len(VALUES)
    with_the_other: dict[int, set[Totals]] = {}
    for value in VALUES:
        totals = {plus(one, kind) for one in rest for kind in kinds(pulses, [value])}
        # Too few to be shown, with the observer or without: what they answered makes no difference.
        with_the_other[value] = {
            tuple(number for at in range(0, len(one), 2) for number in (one[at : at + 2] if one[at] >= needed else (0, 0)))
            for one in totals
        }
    for own in (None, *kinds(pulses)):
        possible: dict[Seen, set[int]] = defaultdict(set)
        for value, totals in with_the_other.items():
            for one in totals:
                possible[seen(one if own is None else plus(one, own), minimums)].add(value)
        least = min(least, *(len(values) for values in possible.values()))
    return least


@pytest.mark.parametrize("minimums", [(5, 5), (4, 4), (5, 4)])
@pytest.mark.parametrize("count", [5, 6])
def test_two_results_of_the_same_people_give_nobody_away(count: int, minimums: tuple[int, ...]) -> None:
    assert least_left(count, minimums) >= 4


@pytest.mark.parametrize("count", [7, 8])
def test_nor_of_more_people(count: int) -> None:
    assert least_left(count, (5, 5)) >= 4


@pytest.mark.parametrize("count", [5])
def test_nor_do_all_three_of_a_programme(count: int) -> None:
    assert least_left(count, (5, 5, 5)) >= 4


@pytest.mark.slow
@pytest.mark.parametrize(("count", "minimums"), [(5, (4, 4, 4)), (6, (5, 5, 5)), (7, (4, 4)), (8, (4, 4)), (8, (5, 4))])
def test_at_length(count: int, minimums: tuple[int, ...]) -> None:
    assert least_left(count, minimums) >= 4


def test_the_sum_is_all_that_a_band_depends_on() -> None:
    for count in (4, 5, 6):
        for answers in combinations_with_replacement(VALUES, count):
            assert anonymity.shown(answers, 4) is band_shown(count, sum(answers), 4)


def test_when_one_of_six_has_left_a_second_result_would_tell_their_answer() -> None:
    """Why there is a circle: a low band of six and a middle one of the five who stayed leave the sixth only a 1."""
    six, five = group_of(6), group_of(5)
    low, middle = (repr(posted(group_of(8), (value,) * 8, 5)) for value in (1, 3))
    gone = {
        leaver
        for stayed in combinations_with_replacement(VALUES, 5)
        for leaver in VALUES
        if repr(posted(six, (*stayed, leaver), 5)) == low and repr(posted(five, stayed, 5)) == middle
    }
    assert gone == {1}
    circle = Circle(tuple(one.person for one in six.members), 6)
    after = {repr(posted(five, stayed, 5, circle)) for stayed in combinations_with_replacement((SKIP, *VALUES), 5)}
    assert len(after) == 1, "with the circle broken the same is said whatever the five answer"


def test_when_one_has_joined_the_answers_of_the_first_five_stay_alone() -> None:
    """Whatever the sixth answers, what is shown is the five's: one result more of the same people."""
    six = group_of(6)
    circle = Circle(tuple(one.person for one in six.members[:5]), 5)
    for stayed in combinations_with_replacement(VALUES, 5):
        told = {repr(posted(six, (*stayed, joined), 5, circle)) for joined in (SKIP, *VALUES)}
        assert told == {repr(posted(group_of(5), stayed, 5))}
