"""Pairs: everybody in one, and with somebody new as long as that can be."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation import pairs
from facilitation.activity import TooFew
from facilitation.session import PersonId


def people(count: int) -> list[PersonId]:
    return [PersonId(f"@{number}") for number in range(count)]


@given(st.integers(2, 15), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_everybody_is_in_exactly_one_and_only_an_odd_number_makes_a_three(count: int, chance: Random) -> None:
    drawn = pairs.draw(people(count), {}, chance)
    assert sorted(one for pair in drawn for one in pair) == sorted(people(count))
    assert sorted(map(len, drawn)) == [2] * (count // 2 - count % 2) + [3] * (count % 2)


@given(st.sampled_from([2, 4, 6]), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_nobody_meets_anybody_twice_before_having_met_everybody(count: int, chance: Random) -> None:
    met: Counter[frozenset[PersonId]] = Counter()
    for _ in range(count - 1):
        met.update(pairs.together(pairs.draw(people(count), met, chance)))
    assert len(met) == count * (count - 1) // 2
    assert set(met.values()) == {1}


@given(st.integers(2, 7), st.randoms(use_true_random=False), st.integers(1, 10))
@settings(max_examples=40, deadline=None)
def test_repetitions_are_as_few_as_can_be(count: int, chance: Random, before: int) -> None:
    met: Counter[frozenset[PersonId]] = Counter()
    for _ in range(before):
        met.update(pairs.together(pairs.draw(people(count), met, chance)))
    drawn = pairs.draw(people(count), met, chance)
    cost = sum(met[two] ** 2 for two in pairs.together(drawn))
    for _ in range(60):  # no way that chance alone finds is better
        mixed = people(count)
        chance.shuffle(mixed)
        size = 3 if count % 2 else 2
        other = [tuple(mixed[:size]), *(tuple(mixed[at : at + 2]) for at in range(size, count, 2))]
        assert cost <= sum(met[two] ** 2 for two in pairs.together(other))


def test_who_came_late_to_the_group_is_drawn_with_the_others() -> None:
    old = people(4)
    met = Counter({frozenset(two): 3 for two in pairs.together([tuple(old)])})
    drawn = pairs.draw([*old, PersonId("@new"), PersonId("@newer")], met, Random(1))
    assert frozenset({"@new", "@newer"}) not in pairs.together(drawn)


def test_one_alone_makes_no_pair() -> None:
    with pytest.raises(TooFew):
        pairs.draw(people(1), {}, Random(1))
