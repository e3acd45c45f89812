"""Who can come is asked, answered and shown; nobody records who came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitation import rsvp
from facilitation.effects import EndPoll, Say
from facilitation.group import Group, Standing
from facilitation.refusals import NoSuchSession, NotInGroup
from facilitation.session import PersonId, Rsvp, SessionState
from facilitation.words import CommandRef, Several
from tests.facilitation.mentoring import (
    AINO,
    ANNA,
    BEFORE,
    ELSA,
    FIRST,
    LIISA,
    MEMBERS,
    OLLI,
    PEKKA,
    a_group,
    argument,
    keys,
    poll,
    programme,
    recipients,
    saying,
    sentences,
    session,
    with_session,
    with_standing,
)


def answered(group: Group, **answers: Rsvp) -> Group:
    for name, answer in answers.items():
        group = rsvp.answer(group, 1, PersonId(f"@{name}:example.org"), answer, BEFORE).group
    return group


def test_the_question_names_the_ways_to_type_before_the_poll() -> None:
    group = a_group()
    effects = rsvp.ask(group, session(group, 1), programme())
    assert keys(effects) == ["rsvp:1:0", "rsvp-poll:1:0"]
    assert recipients(effects) == [None, None]
    body = saying(effects, "rsvp:1:0").body
    assert argument(body, "rsvp-ask", "theme") == programme().theme("getting_acquainted").title
    typed = Several(tuple(CommandRef(f"rsvp-{one}") for one in ("coming", "late", "unsure", "away")), "lines")
    assert argument(body, "practice-rsvp-how", "commands") == typed


def test_the_poll_has_the_four_answers_and_lapses_when_the_session_begins() -> None:
    group = a_group()
    asked = poll(rsvp.ask(group, session(group, 1), programme()), "rsvp-poll:1:0")
    assert [one.id for one in asked.choices] == ["coming", "late", "unsure", "away"]
    assert asked.useful_until == FIRST.instant()


def test_the_last_answer_counts_and_can_be_taken_back() -> None:
    group = answered(a_group(), pekka=Rsvp.AWAY)
    group = answered(group, pekka=Rsvp.LATE)
    assert session(group, 1).rsvps == {PEKKA: Rsvp.LATE}
    decision = rsvp.answer(group, 1, PEKKA, None, BEFORE)
    assert session(decision.group, 1).rsvps == {}
    assert decision.effects == ()
    assert rsvp.answer(decision.group, 1, PEKKA, None, BEFORE).group == decision.group


def test_who_is_invited_may_answer_too_but_no_stranger_and_nobody_who_left() -> None:
    invited = with_standing(a_group(), Standing.INVITED, PEKKA)
    assert session(rsvp.answer(invited, 1, PEKKA, Rsvp.COMING, BEFORE).group, 1).rsvps == {PEKKA: Rsvp.COMING}
    with pytest.raises(NotInGroup):
        rsvp.answer(with_standing(a_group(), Standing.LEFT, PEKKA), 1, PEKKA, Rsvp.COMING, BEFORE)
    with pytest.raises(NotInGroup):
        rsvp.answer(a_group(), 1, PersonId("@stranger:elsewhere.example"), Rsvp.COMING, BEFORE)


@pytest.mark.parametrize("state", [SessionState.HELD, SessionState.DROPPED])
def test_nothing_is_answered_about_a_session_that_is_past_or_dropped(state: SessionState) -> None:
    with pytest.raises(rsvp.RsvpClosed) as closed:
        rsvp.answer(with_session(a_group(), 1, state=state), 1, PEKKA, Rsvp.COMING, BEFORE)
    assert closed.value.number == 1


def test_the_answer_closes_with_the_time_of_a_session_that_nobody_started() -> None:
    group = a_group()
    over = session(group, 1).ends(group.length)
    assert rsvp.answer(group, 1, PEKKA, Rsvp.LATE, over - timedelta(seconds=1)).group != group
    with pytest.raises(rsvp.RsvpClosed):
        rsvp.answer(group, 1, PEKKA, Rsvp.LATE, over)
    running = with_session(group, 1, state=SessionState.OPEN, opened_at=FIRST.instant())
    assert rsvp.answer(running, 1, PEKKA, Rsvp.LATE, over).group != running


def test_there_is_no_answer_about_a_session_that_is_not_there() -> None:
    with pytest.raises(NoSuchSession) as missing:
        rsvp.answer(a_group(), 99, PEKKA, Rsvp.COMING, BEFORE)
    assert missing.value.number == 99


def test_only_members_who_have_not_answered_are_asked_again_in_private() -> None:
    group = with_standing(answered(a_group(), pekka=Rsvp.AWAY, liisa=Rsvp.UNSURE), Standing.INVITED, OLLI)
    effects = rsvp.again(group, session(group, 1))
    assert recipients(effects) == [ELSA, AINO]
    assert keys(effects) == [f"rsvp-again:1:0:{ELSA}", f"rsvp-again:1:0:{AINO}"]
    assert all(isinstance(one, Say) and one.useful_until == FIRST.instant() for one in effects)


def test_a_moved_session_is_asked_about_under_new_keys() -> None:
    group = a_group()
    moved = session(group, 1).moved_to(FIRST.plus_days(1))
    assert keys(rsvp.ask(group.replacing(moved), moved, programme())) == ["rsvp:1:1", "rsvp-poll:1:1"]


def test_the_overview_leaves_out_empty_lines() -> None:
    group = answered(a_group(), pekka=Rsvp.COMING, liisa=Rsvp.COMING, olli=Rsvp.LATE, elsa=Rsvp.AWAY)
    body = rsvp.overview(group, session(group, 1))
    assert sentences(body) == ["practice-overview", "who-title", "who-coming", "who-late", "who-away", "who-no-answer"]
    assert argument(body, "who-coming", "names") == Several(("Pekka", "Liisa"))
    assert argument(body, "who-coming", "n") == 2
    assert argument(body, "who-no-answer", "names") == Several(("Aino",))


def test_the_overview_says_so_when_nobody_comes() -> None:
    group = answered(a_group(), **{one[1:].partition(":")[0]: Rsvp.AWAY for one in MEMBERS})
    assert sentences(rsvp.overview(group, session(group, 1))) == ["practice-overview", "who-title", "who-nobody", "who-away"]


def test_late_counts_as_coming_and_who_left_does_not() -> None:
    group = answered(a_group(), anna=Rsvp.COMING, pekka=Rsvp.LATE, liisa=Rsvp.COMING, olli=Rsvp.UNSURE)
    assert rsvp.coming(group, session(group, 1)) == 3
    gone = group.with_member(replace(group.members[3], standing=Standing.LEFT))
    assert gone.members[3].person == LIISA
    assert rsvp.coming(gone, session(gone, 1)) == 2
    assert ANNA in session(group, 1).rsvps


def test_closing_ends_the_poll_of_that_date() -> None:
    group = a_group()
    (ending,) = rsvp.close(group, session(group, 1))
    assert isinstance(ending, EndPoll)
    assert (ending.key, ending.poll) == ("rsvp-end:1:0", "rsvp-poll:1:0")
