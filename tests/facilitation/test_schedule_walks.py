"""Whatever people do to a plan, it stays one: walks over zones, rhythms, moves and skips."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitation import schedule
from facilitation.refusals import Refusal
from facilitation.session import SessionState
from tests.facilitation.planned import WALKING, Walk, content, held_until, session_of, walks


@settings(WALKING, max_examples=60)
@given(walks())
def test_no_two_sessions_share_a_day_or_overlap(walk: Walk) -> None:
    ordered = walk.group.in_order()
    assert len({one.starts.day for one in ordered}) == len(ordered)
    for earlier, later in pairwise(ordered):
        assert earlier.ends(walk.group.length) <= later.begins()


@settings(WALKING, max_examples=60)
@given(walks())
def test_a_date_that_nobody_chose_is_a_date_of_the_rhythm_outside_the_skip_ranges(walk: Walk) -> None:
    rhythm = walk.group.rhythm
    for session in walk.group.sessions:
        if session.starts.day in walk.by_hand:
            continue
        assert session.starts.time_of_day == rhythm.first.time_of_day
        assert (session.starts.day - rhythm.first.day).days % rhythm.every_days == 0
        assert not rhythm.skips(session.starts.day)


@settings(WALKING, max_examples=60)
@given(walks())
def test_numbers_and_themes_stay_together(walk: Walk) -> None:
    themes = content().arc(walk.group.rhythm.count)
    assert [(one.number, one.theme) for one in walk.group.sessions] == list(enumerate(themes, start=1))


@settings(WALKING, max_examples=60)
@given(walks(), st.integers(1, 8))
def test_a_skip_leaves_the_date_empty_and_only_later_planned_sessions_move(walk: Walk, number: int) -> None:
    group = held_until(walk.group, walk.now)
    try:
        decision = schedule.skip(group, number, walk.now, content())
    except Refusal:
        assume(False)
    old, after = session_of(group, number), decision.group
    assert all(one.starts.day != old.starts.day for one in after.in_order())
    planned = [one for one in group.in_order() if one.state is SessionState.PLANNED]
    shifted = [one.number for one in planned if one.begins() >= old.begins()]
    for session in group.sessions:
        now_ = session_of(after, session.number)
        if session.number in shifted:
            assert now_.begins() > session.begins()
            assert now_.revision == session.revision + 1
        else:
            assert now_ == session
    assert [one.number for one in after.in_order() if one.number in shifted] == shifted


@settings(WALKING, max_examples=60)
@given(walks(), st.integers(1, 8), st.booleans())
def test_every_effect_of_a_change_has_a_key_of_its_own(walk: Walk, number: int, drop: bool) -> None:
    group, seen = held_until(walk.group, walk.now), []
    for _ in range(3):
        try:
            decision = schedule.skip(group, number, walk.now, content(), drop=drop)
        except Refusal:
            break
        seen += [one.key for one in decision.effects]
        group = replace(decision.group, version=group.version + 1)
    assert len(seen) == len(set(seen))
