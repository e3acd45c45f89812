"""Rounds: a random order, equal turns, and nobody who has to speak."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import activity, rounds
from facilitation.activity import Activity, ActivityKind, TooFew, Turn
from facilitation.session import PersonId, Rsvp
from tests.facilitation.mentoring import ANNA, BEFORE, MEMBERS, MINNA, OLLI, PEKKA, a_group, session, with_session

SESSION = session(a_group(), 1)
PEOPLE = (ANNA, *MEMBERS)
LATER = BEFORE + timedelta(minutes=2)


def a_round(people: tuple[PersonId, ...] = PEOPLE, seed: int = 1, minutes: int = 3) -> Activity:
    return rounds.begin(SESSION, people, minutes, BEFORE, Random(seed))


@given(st.integers(2, 8), st.randoms(use_true_random=False), st.lists(st.sampled_from(["done", "pass", "ahead", "later"])))
def test_everybody_gets_one_turn_and_a_second_only_who_passed(people: int, chance: Random, moves: list[str]) -> None:
    everybody = [PersonId(f"@{number}") for number in range(people)]
    running: Activity | None = rounds.begin(SESSION, everybody, 3, BEFORE, chance)
    spoke: Counter[PersonId] = Counter()
    passed: Counter[PersonId] = Counter()
    laters = 0
    for move in (*moves, *["done"] * (2 * people)):
        if running is None:
            break
        current = running.turns[0].person
        if move == "done":
            spoke[current] += 1
            running = rounds.done(running, BEFORE)
        elif move == "later":
            laters += 1
            running = rounds.later(running, current, BEFORE)
        else:
            who = current if move == "pass" else running.turns[-1].person
            passed[who] += 1
            running = rounds.passing(running, who, BEFORE)
    assert running is None, "it always comes to its end"
    assert max(spoke.values(), default=1) == 1
    assert set(spoke) | {one for one, times in passed.items() if times} == set(everybody)
    assert all(passed[one] for one in everybody if one not in spoke), "nobody is left out who did not pass"
    assert max(passed.values(), default=0) <= 2


def test_chance_gives_nobody_the_first_word_more_often() -> None:
    first = Counter(a_round(seed=seed).current for seed in range(1200))
    assert set(first) == set(PEOPLE)
    assert all(140 < times < 260 for times in first.values()), "200 each, give or take four deviations"


def test_who_drops_out_keeps_a_turn_and_others_keep_their_time() -> None:
    running = a_round()
    first, second, *rest = (one.person for one in running.turns)
    assert rounds.later(running, second, LATER).began == BEFORE, "the turn of who speaks is not begun anew"
    moved = rounds.later(running, first, LATER)
    assert [one.person for one in moved.turns] == [second, *rest, first]
    assert moved.began == LATER


def test_the_last_to_pass_ends_the_round() -> None:
    running = Activity(ActivityKind.ROUND, 1, 3, BEFORE, turns=(Turn(PEKKA),))
    assert rounds.passing(running, PEKKA, BEFORE) is None


def test_somebody_is_added_once() -> None:
    running = a_round((ANNA, PEKKA))
    more = rounds.add(rounds.add(running, OLLI), OLLI)
    assert [one.person for one in more.turns][2:] == [OLLI]


@pytest.mark.parametrize(("phase", "people", "each"), [(25, 5, 5), (15, 6, 2), (10, 6, 1), (5, 8, 1), (10, 0, 10)])
def test_the_minutes_of_the_phase_are_shared_equally(phase: int, people: int, each: int) -> None:
    assert rounds.equal_minutes(phase, people) == each


def test_those_who_said_no_the_host_and_guests_are_left_out() -> None:
    group = with_session(a_group(), 1, rsvps={OLLI: Rsvp.AWAY, PEKKA: Rsvp.LATE})
    there = activity.taking_part(group, session(group, 1))
    assert OLLI not in there
    assert MINNA not in there
    assert {ANNA, PEKKA} <= set(there)


def test_one_alone_makes_no_round() -> None:
    with pytest.raises(TooFew):
        a_round((ANNA,))


def test_a_turn_of_a_minute_has_no_sign_and_a_longer_one_a_minute_before_its_end() -> None:
    assert activity.steps(a_round(minutes=1)) == ()
    (step,) = activity.steps(a_round(minutes=3))
    assert step.due == BEFORE + timedelta(minutes=2)
    assert step.useful_until == BEFORE + timedelta(minutes=3)
    assert activity.sign(step, a_round(minutes=3))
    assert activity.sign(step, rounds.done(a_round(minutes=3), LATER)) == ()
    assert activity.sign(step, None) == ()
