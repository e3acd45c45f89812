"""When the group is given calendar files and the workbook, and what is in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest

from facilitation import links, papers, schedule
from facilitation.calendar import Step, StepKind
from facilitation.effects import Decision, Effect, GiveCalendar, GiveWorkbook, ToPerson, ToRoom
from facilitation.group import Group, GroupState
from facilitation.reminders import perform
from facilitation.session import SessionState
from facilitation.times import WallTime
from tests.facilitation.mentoring import BEFORE, FIRST, PEKKA, a_group, held, practice, programme


def calendars(effects: Decision | Iterable[Effect]) -> list[GiveCalendar]:
    return [one for one in (effects.effects if isinstance(effects, Decision) else effects) if isinstance(one, GiveCalendar)]


def due(kind: StepKind, group: Group, session: int | None = None) -> Decision:
    day = timedelta(days=1)
    at = BEFORE + day if session is None else group.sessions[session - 1].ends(group.length) + day
    return perform(Step(kind, session, 0, at, at + 3 * day), group, practice(), at)


def test_the_plan_that_people_can_read_comes_with_all_sessions_for_their_calendars() -> None:
    (given,) = calendars(due(StepKind.PLAN, a_group()))
    assert given.to == ToRoom()
    assert [one.number for one in given.sessions] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_plan_shown_again_to_latecomers_gives_the_room_no_second_file() -> None:
    first, again = due(StepKind.PLAN, a_group()), due(StepKind.PLAN, a_group())
    assert calendars(first)[0].key == calendars(again)[0].key


def test_a_moved_session_goes_into_the_calendar_anew_and_alone() -> None:
    decision = schedule.move(a_group(), 3, FIRST.plus_days(44), BEFORE, programme())
    (given,) = calendars(decision)
    assert [(one.number, one.revision, one.starts) for one in given.sessions] == [(3, 1, FIRST.plus_days(44))]
    assert decision.effects.index(given) == 1


def test_a_skipped_session_takes_all_that_moved_on_with_it_into_the_calendar() -> None:
    (given,) = calendars(schedule.skip(a_group(), 6, BEFORE, programme()))
    assert [(one.number, one.revision) for one in given.sessions] == [(6, 1), (7, 1), (8, 1)]


def test_a_dropped_session_is_called_off_and_the_others_are_left_alone() -> None:
    (given,) = calendars(schedule.skip(a_group(), 6, BEFORE, programme(), drop=True))
    assert [(one.number, one.state) for one in given.sessions] == [(6, SessionState.DROPPED)]


def test_a_new_link_goes_into_the_calendar() -> None:
    (given,) = calendars(links.set_link(a_group(), 2, "https://meet.example.org/new", BEFORE))
    assert [one.link for one in given.sessions] == ["https://meet.example.org/new"]


def test_before_the_room_is_open_nobody_has_a_calendar_to_correct() -> None:
    planned = a_group(state=GroupState.PLANNED)
    assert calendars(schedule.move(planned, 3, FIRST.plus_days(44), BEFORE, programme())) == []


def test_on_request_one_person_gets_what_still_lies_ahead() -> None:
    group = held(a_group(), 1, 2)
    given = papers.own_calendar(group, PEKKA, "$event", group.sessions[2].begins() + timedelta(minutes=30))
    assert given.to == ToPerson(PEKKA)
    assert [one.number for one in given.sessions] == [3, 4, 5, 6, 7, 8]


def test_with_nothing_ahead_there_is_no_calendar() -> None:
    over = held(a_group(), *range(1, 9))
    with pytest.raises(papers.NothingToCome):
        papers.own_calendar(over, PEKKA, "$event", WallTime.instant(FIRST))


def test_the_goodbye_brings_the_workbook_and_no_other_thanks_do() -> None:
    group = held(a_group(), *range(1, 9))
    assert [one for one in due(StepKind.THANKS, group, 8).effects if isinstance(one, GiveWorkbook)] == [
        GiveWorkbook(ToRoom(), "workbook:goodbye:8", programme())
    ]
    earlier = due(StepKind.THANKS, held(a_group(), 1), 1)
    assert not [one for one in earlier.effects if isinstance(one, GiveWorkbook)]
