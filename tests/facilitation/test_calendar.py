"""The calendar, row by row: what Vertti says unasked around the sessions of one group."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitation import calendar, schedule
from facilitation.calendar import TABLE, Audience, Priority, Said, Step, StepKind, late, plan, rule
from facilitation.group import Group, GroupState
from facilitation.session import SessionState
from tests.facilitation.planned import at, content, running, session_of, shown, wall, with_state

START = "2026-11-02 09:00"
"""When the rooms of these groups open: long before the first session."""


def steps(group: Group, now: str = START, said: tuple[Said, ...] = ()) -> dict[str, Step]:
    return {one.key: one for one in plan(group, said, at(now, group.zone))}


def due(group: Group, key: str, now: str = START, said: tuple[Said, ...] = ()) -> str | None:
    step = steps(group, now, said).get(key)
    return None if step is None else shown(step.due, group.zone)


def until(group: Group, key: str) -> str:
    return shown(steps(group)[key].useful_until, group.zone)


def moved(group: Group, number: int, to: str, now: str) -> Group:
    return schedule.move(group, number, wall(to, group.zone), at(now, group.zone), content()).group


def held(group: Group, *numbers: int) -> Group:
    for number in numbers:
        group = with_state(group, number, SessionState.HELD)
    return group


def ended(group: Group, when: str) -> Group:
    group = held(group, *(one.number for one in group.sessions))
    return replace(group, state=GroupState.ENDED, ended_at=at(when, group.zone))


# The table


def test_every_kind_has_one_line_in_the_table() -> None:
    assert sorted(one.kind for one in TABLE) == sorted(StepKind)
    assert all(rule(one.kind) is one and one.meaning for one in TABLE)


def test_only_what_belongs_to_a_session_or_answers_an_event_is_exempt_from_quiet_hours() -> None:
    waits = {one.kind for one in TABLE if not one.exempt}
    assert waits == {
        StepKind.AGREEMENT_OPEN,
        StepKind.PREPARATION,
        StepKind.RSVP,
        StepKind.RSVP_AGAIN,
        StepKind.PULSE,
        StepKind.THANKS,
        StepKind.MISSED,
        StepKind.NUDGE,
        StepKind.AWAY,
        StepKind.FAREWELL,
        StepKind.DELETION,
        StepKind.BUNDLE,
    }


def test_what_counts_towards_the_caps_has_a_priority_and_goes_to_members() -> None:
    for one in TABLE:
        if one.counts:
            assert one.priority is not Priority.OUTSIDE
            assert one.to not in (Audience.FACILITATORS, Audience.FACILITATORS_AND_HOST, Audience.NOBODY)


def test_the_priorities_stand_in_the_agreed_order() -> None:
    order = [StepKind.MOVED, StepKind.RSVP, StepKind.THANKS, StepKind.PULSE, StepKind.NUDGE]
    assert sorted(order, key=lambda one: rule(one).priority) == order
    assert rule(StepKind.SKIPPED).priority == rule(StepKind.MOVED).priority


def test_the_key_of_a_step_names_kind_session_and_revision() -> None:
    step = Step(StepKind.RSVP, 3, 2, at("2026-12-01 10:00"), at("2026-12-02 10:00"))
    assert step.key == "rsvp:3:2"
    assert replace(step, kind=StepKind.FAREWELL, session=None).key == "farewell:-:2"


def test_a_step_is_late_from_the_end_of_its_use() -> None:
    step = Step(StepKind.RSVP, 3, 2, at("2026-12-01 10:00"), at("2026-12-02 10:00"))
    assert not late(step, at("2026-12-02 09:59"))
    assert late(step, at("2026-12-02 10:00"))


# The rows, around a session on Thursday 3 December 2026 at five


def thursdays(**settings: object) -> Group:
    return running("2026-12-03 17:00", **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "when", "of_use_until"),
    [
        ("rsvp:2:0", "Fri 2026-12-18 10:00", "Tue 2026-12-22 17:00"),  # four days before is a Sunday
        ("rsvp_again:2:0", "Tue 2026-12-22 10:00", "Thu 2026-12-24 00:00"),
        ("agreement_open:1:0", "Wed 2026-12-02 10:00", "Thu 2026-12-03 17:00"),
        ("preparation:1:0", "Wed 2026-12-02 10:00", "Thu 2026-12-03 17:00"),
        ("preparation:2:0", "Wed 2026-12-23 10:00", "Thu 2026-12-24 17:00"),
        ("pulse:1:0", "Wed 2026-12-02 12:00", "Thu 2026-12-03 17:00"),
        ("tech_check:1:0", "Thu 2026-12-03 16:00", "Thu 2026-12-03 17:00"),
        ("starting:1:0", "Thu 2026-12-03 16:55", "Thu 2026-12-03 17:10"),
        ("thanks:1:0", "Fri 2026-12-04 10:00", "Mon 2026-12-07 10:00"),
        ("missed:1:0", "Fri 2026-12-04 10:00", "Mon 2026-12-07 10:00"),
        ("nudge:1:0", "Fri 2026-12-11 10:00", "Thu 2026-12-17 10:00"),  # ten days after is a Sunday
    ],
)
def test_each_step_has_its_hour_and_its_use(key: str, when: str, of_use_until: str) -> None:
    assert due(thursdays(), key) == when
    assert until(thursdays(), key) == of_use_until


def test_four_days_before_a_friday_is_a_monday() -> None:
    assert due(running("2026-12-04 17:00"), "rsvp:1:0") == "Mon 2026-11-30 10:00"
    assert due(running("2026-12-04 17:00"), "rsvp_again:1:0") == "Wed 2026-12-02 10:00"


def test_the_pulse_is_taken_around_the_first_the_middle_and_the_last_session() -> None:
    for count, numbers in ((5, {1, 3, 5}), (6, {1, 3, 6}), (7, {1, 4, 7}), (8, {1, 4, 8})):
        group = thursdays(count=count)
        assert calendar.pulse_sessions(group) == numbers
        assert {one.session for one in steps(group).values() if one.kind is StepKind.PULSE} == numbers
        assert {one.session for one in steps(group).values() if one.kind is StepKind.CLOSE_PULSE} == numbers


def test_the_pulse_closes_when_the_session_starts() -> None:
    assert due(thursdays(), "close_pulse:1:0") == "Thu 2026-12-03 17:00"


def test_a_session_that_nobody_starts_counts_as_held_when_its_time_is_over() -> None:
    assert due(thursdays(), "hold:1:0") == "Thu 2026-12-03 18:30"


def test_a_session_that_nobody_ends_is_closed_two_hours_after_its_time() -> None:
    in_time = with_state(thursdays(), 1, SessionState.OPEN, at("2026-12-03 16:58"))
    assert due(in_time, "hold:1:0") == "Thu 2026-12-03 20:30"
    begun_late = with_state(thursdays(), 1, SessionState.OPEN, at("2026-12-03 18:00"))
    assert due(begun_late, "hold:1:0") == "Thu 2026-12-03 21:30"


def test_an_open_session_is_not_asked_about_any_more_but_thanked_for() -> None:
    group = with_state(thursdays(), 1, SessionState.OPEN, at("2026-12-03 16:50"))
    kinds = {one.kind for one in steps(group, "2026-12-03 16:51").values() if one.session == 1}
    assert kinds == {"starting", "close_pulse", "hold", "thanks", "missed", "nudge"}


def test_of_a_held_session_only_what_comes_after_it_is_left() -> None:
    kinds = {one.kind for one in steps(held(thursdays(), 1), "2026-12-03 18:31").values() if one.session == 1}
    assert kinds == {"thanks", "missed", "nudge"}


def test_nothing_is_said_around_a_dropped_session_and_its_neighbours_know_each_other() -> None:
    group = with_state(thursdays(), 2, SessionState.DROPPED)
    assert not [one for one in steps(group).values() if one.session == 2]
    # 42 days from the first session to the third: half-way is 24 December.
    assert due(group, "nudge:1:0") == "Thu 2026-12-24 10:00"


def test_the_agreement_is_asked_about_before_the_first_session_only() -> None:
    assert [one.session for one in steps(thursdays()).values() if one.kind is StepKind.AGREEMENT_OPEN] == [1]
    first_is_second = moved(thursdays(), 1, "2027-01-05 17:00", START)
    assert [one.session for one in steps(first_is_second).values() if one.kind is StepKind.AGREEMENT_OPEN] == [2]
    assert not [one for one in steps(held(thursdays(), 1)).values() if one.kind is StepKind.AGREEMENT_OPEN]


def test_after_the_last_session_there_is_no_nudge() -> None:
    assert "nudge:7:0" in steps(thursdays())
    assert "nudge:8:0" not in steps(thursdays())


# Weekends


def test_the_thanks_for_a_friday_come_on_monday() -> None:
    assert due(running("2026-12-04 17:00"), "thanks:1:0") == "Mon 2026-12-07 10:00"
    assert due(running("2026-12-04 17:00"), "missed:1:0") == "Mon 2026-12-07 10:00"


def test_before_a_monday_the_weekend_steps_come_on_friday() -> None:
    group = running("2026-12-07 17:00")
    assert due(group, "rsvp:1:0") == "Thu 2026-12-03 10:00"
    assert due(group, "rsvp_again:1:0") == "Fri 2026-12-04 10:00"
    assert due(group, "preparation:1:0") == "Fri 2026-12-04 10:00"
    assert due(group, "pulse:1:0") == "Fri 2026-12-04 12:00"


def test_the_second_question_keeps_a_day_after_the_first_and_so_waits_over_the_weekend() -> None:
    # Before a Tuesday both would fall on the Friday.
    assert due(running(), "rsvp:1:0") == "Fri 2026-11-27 10:00"
    assert due(running(), "rsvp_again:1:0") == "Mon 2026-11-30 10:00"


def test_a_group_that_meets_on_saturday_has_no_weekend_rule_that_day() -> None:
    group = running("2026-12-05 13:00")
    assert due(group, "tech_check:1:0") == "Sat 2026-12-05 12:00"
    assert due(group, "preparation:1:0") == "Fri 2026-12-04 10:00"
    assert due(group, "thanks:1:0") == "Mon 2026-12-07 10:00"


def test_on_two_days_running_the_session_on_sunday_opens_the_weekend() -> None:
    group = moved(running("2026-12-05 13:00"), 2, "2026-12-06 13:00", START)
    assert due(group, "thanks:1:0") == "Sun 2026-12-06 10:00"
    assert due(group, "preparation:2:1") == "Sat 2026-12-05 10:00"


# Quiet hours


def test_tech_check_and_start_do_not_wait_for_the_morning() -> None:
    group = running("2026-12-01 07:30")
    assert due(group, "tech_check:1:0") == "Tue 2026-12-01 06:30"
    assert due(group, "starting:1:0") == "Tue 2026-12-01 07:25"


def test_a_noon_that_is_quiet_waits_for_the_next_morning() -> None:
    group = running("2026-12-03 17:00", quiet="11:00-13:00")
    assert due(group, "pulse:1:0") == "Thu 2026-12-03 10:00"


def test_where_ten_is_quiet_the_morning_begins_later() -> None:
    group = running("2026-12-03 17:00", quiet="20:00-11:30")
    assert due(group, "rsvp_again:1:0") == "Tue 2026-12-01 11:30"
    assert due(group, "pulse:1:0") == "Wed 2026-12-02 12:00"


def test_what_is_useless_by_the_next_morning_is_left_out() -> None:
    group = running("2026-12-03 09:00", quiet="11:00-13:00")
    assert "pulse:1:0" not in steps(group)


# Skip ranges

CHRISTMAS = "2026-12-21/2027-01-06"


def test_the_question_who_comes_after_the_holidays_is_asked_before_them() -> None:
    group = running("2026-12-17 17:00", skip=[CHRISTMAS])
    assert session_of(group, 2).starts == wall("2027-01-07 17:00")
    assert due(group, "rsvp:2:0") == "Fri 2026-12-18 10:00"


def test_nothing_is_said_inside_the_holidays() -> None:
    group = running("2026-12-17 17:00", skip=[CHRISTMAS])
    inside = [one for one in steps(group).values() if at("2026-12-21 00:00") <= one.due < at("2027-01-07 00:00")]
    assert inside == []


def test_what_would_come_weeks_early_waits_for_the_end_of_the_holidays() -> None:
    group = running("2026-12-17 17:00", skip=[CHRISTMAS])
    assert due(group, "preparation:2:0") == "Thu 2027-01-07 10:00"
    assert "rsvp_again:2:0" not in steps(group)  # the first morning is the session's own day
    assert "nudge:1:0" not in steps(group)  # half-way lies deep inside


def test_what_lies_a_few_days_inside_comes_before_a_long_weekend() -> None:
    easter = running("2027-03-30 17:00", skip=["2027-03-26/2027-03-29"], opened="2027-03-01 09:00")
    assert due(easter, "rsvp:1:0", "2027-03-01 09:00") == "Thu 2027-03-25 10:00"
    assert due(easter, "preparation:1:0", "2027-03-01 09:00") == "Thu 2027-03-25 10:00"
    assert due(easter, "pulse:1:0", "2027-03-01 09:00") == "Thu 2027-03-25 12:00"


def test_who_moves_a_session_into_the_holidays_opens_that_day_only() -> None:
    group = moved(running("2026-12-17 17:00", skip=[CHRISTMAS]), 2, "2026-12-29 12:00", START)
    assert due(group, "tech_check:2:1") == "Tue 2026-12-29 11:00"
    assert due(group, "preparation:2:1") == "Tue 2026-12-29 10:00"
    assert due(group, "rsvp:2:1") == "Fri 2026-12-18 10:00"


def test_a_nudge_that_would_come_after_the_next_question_is_left_out() -> None:
    # Half-way is deep in the holidays and would wait for their end; the question who comes goes before them.
    group = running("2026-12-07 17:00", every=12, skip=["2026-12-09/2026-12-15"])
    assert due(group, "rsvp:2:0") == "Tue 2026-12-08 10:00"
    assert "nudge:1:0" not in steps(group)
    assert due(running("2026-12-07 17:00", every=12), "nudge:1:0") == "Fri 2026-12-11 10:00"


def test_a_pulse_that_would_come_after_the_tech_check_is_left_out() -> None:
    holiday = running("2026-12-29 10:30", skip=["2026-12-22/2026-12-28"])
    assert not {"pulse:1:0", "preparation:1:0"} & set(steps(holiday))
    assert "pulse:1:0" in steps(running("2026-12-29 11:00", skip=["2026-12-22/2026-12-28"]))


# Rhythms


def test_in_a_weekly_rhythm_there_is_neither_nudge_nor_second_question() -> None:
    kinds = {one.kind for one in steps(running(every=7)).values()}
    assert StepKind.RSVP in kinds
    assert not kinds & {StepKind.NUDGE, StepKind.RSVP_AGAIN}
    assert {StepKind.NUDGE, StepKind.RSVP_AGAIN} <= {one.kind for one in steps(running(every=8)).values()}


def test_between_two_sessions_that_were_moved_close_there_is_no_nudge() -> None:
    assert "nudge:1:1" in steps(moved(running(), 1, "2026-12-14 17:00", START))
    assert "nudge:1:1" not in steps(moved(running(), 1, "2026-12-15 17:00", START))


def test_nobody_is_asked_about_a_session_before_the_previous_one_is_over() -> None:
    group = running("2026-12-01 17:00", every=3)
    assert due(group, "rsvp:2:0") == "Wed 2026-12-02 10:00"
    assert "rsvp:2:0" not in steps(running("2026-12-01 17:00", every=2))


def test_ten_o_clock_stays_ten_o_clock_over_the_changes_of_clocks() -> None:
    autumn = running("2026-10-27 17:00", opened="2026-10-01 09:00")
    assert due(autumn, "rsvp:1:0", "2026-10-01 09:00") == "Fri 2026-10-23 10:00"
    assert due(autumn, "tech_check:1:0", "2026-10-01 09:00") == "Tue 2026-10-27 16:00"
    spring = running("2027-03-16 17:00", opened="2027-03-01 09:00")
    assert due(spring, "nudge:1:0", "2027-03-01 09:00") == "Fri 2027-03-26 10:00"
    assert until(spring, "nudge:1:0") == "Tue 2027-03-30 10:00"
    assert due(spring, "tech_check:2:0", "2027-03-01 09:00") == "Tue 2027-04-06 16:00"


# What comes late


def test_before_the_room_is_open_nothing_is_planned() -> None:
    assert plan(replace(running(), state=GroupState.PLANNED, room_opened_at=None), (), at(START)) == ()


def test_what_fell_due_while_vertti_was_away_is_due_at_once() -> None:
    group = running("2026-12-04 17:00")
    assert due(group, "rsvp:1:0", "2026-12-01 14:00") == "Mon 2026-11-30 10:00"


def test_but_at_night_it_waits_for_the_morning() -> None:
    group = running("2026-12-04 17:00")
    assert due(group, "rsvp:1:0", "2026-11-30 22:00") == "Tue 2026-12-01 10:00"
    assert not calendar.may_speak(group, StepKind.RSVP, at("2026-11-30 22:00"))
    assert calendar.may_speak(group, StepKind.RSVP, at("2026-12-01 10:00"))
    assert calendar.may_speak(group, StepKind.STARTING, at("2026-11-30 22:00"))


def test_what_has_lost_its_use_is_not_planned() -> None:
    group = running("2026-12-04 17:00")
    assert "rsvp:1:0" in steps(group, "2026-12-02 16:59")
    assert "rsvp:1:0" not in steps(group, "2026-12-02 17:00")
    assert "tech_check:1:0" not in steps(group, "2026-12-04 17:00")
    assert "starting:1:0" in steps(group, "2026-12-04 17:09")
    assert "starting:1:0" not in steps(group, "2026-12-04 17:10")


def test_what_says_nothing_is_done_however_late() -> None:
    later = steps(running("2026-12-04 17:00"), "2026-12-20 03:00")
    assert shown(later["close_pulse:1:0"].due) == "Fri 2026-12-04 17:00"
    assert shown(later["hold:1:0"].due) == "Fri 2026-12-04 18:30"


def test_a_room_that_opens_within_two_days_hears_no_question_and_nobody_is_reminded_of_it() -> None:
    group = running("2026-12-04 17:00", opened="2026-12-02 18:00")
    assert not {"rsvp:1:0", "rsvp_again:1:0"} & set(steps(group, "2026-12-02 18:00"))


def test_a_room_that_opens_three_days_before_is_asked_at_once_and_reminded_a_day_later() -> None:
    group = running("2026-12-04 17:00", opened="2026-12-01 18:00")
    assert due(group, "rsvp:1:0", "2026-12-01 18:00") == "Mon 2026-11-30 10:00"
    asked = (Said(StepKind.RSVP, at("2026-12-01 18:00")),)
    assert due(group, "rsvp_again:1:0", "2026-12-01 18:01", asked) == "Thu 2026-12-03 10:00"


def test_nobody_is_reminded_within_a_day_of_a_question_that_came_late() -> None:
    group = running("2026-12-04 17:00")
    assert (
        due(group, "rsvp_again:1:0", "2026-12-01 15:00", (Said(StepKind.RSVP, at("2026-12-01 15:00")),)) == "Thu 2026-12-03 10:00"
    )


def test_a_few_seconds_are_no_lateness() -> None:
    group = running("2026-12-07 17:00")
    asked = (Said(StepKind.RSVP, at("2026-12-03 10:00") + timedelta(seconds=20)),)
    assert due(group, "rsvp_again:1:0", "2026-12-03 10:01", asked) == "Fri 2026-12-04 10:00"


def test_who_was_asked_with_the_announcement_of_a_move_is_not_reminded() -> None:
    group = moved(running("2026-12-09 17:00"), 1, "2026-12-04 17:00", "2026-12-02 18:00")
    assert not {"rsvp:1:1", "rsvp_again:1:1"} & set(steps(group, "2026-12-02 18:00"))


# Moves


def test_around_a_moved_session_everything_moves() -> None:
    group = moved(running(), 2, "2026-12-17 18:00", START)
    assert not [key for key in steps(group) if key.endswith(":2:0")]
    assert due(group, "rsvp:2:1") == "Fri 2026-12-11 10:00"
    assert due(group, "tech_check:2:1") == "Thu 2026-12-17 17:00"
    assert due(group, "nudge:1:0") == "Wed 2026-12-09 10:00"  # half of sixteen days


def test_the_order_of_dates_decides_what_is_half_way_and_what_is_last() -> None:
    group = moved(running(count=5), 5, "2026-12-29 17:00", START)
    last = session_of(group, 4)
    assert due(group, "end_group:-:0") == shown(at(f"{last.starts.day} 09:00") + timedelta(days=1))
    assert "nudge:4:0" not in steps(group)


# The end


def test_the_group_ends_the_day_after_its_last_session_before_the_goodbye() -> None:
    group = running(count=5)
    assert due(group, "end_group:-:0") == "Wed 2027-02-24 09:00"
    assert due(group, "thanks:5:0") == "Wed 2027-02-24 10:00"


def test_the_goodbye_of_a_group_that_has_ended_is_still_said() -> None:
    over = steps(ended(running(count=5), "2027-02-24 09:00"), "2027-02-24 09:01")
    assert [shown(over[key].due) for key in ("thanks:5:0", "missed:5:0")] == ["Wed 2027-02-24 10:00"] * 2
    assert set(over) == {"thanks:5:0", "missed:5:0", "farewell:-:0", "deletion:-:0"}


def test_a_farewell_comes_thirty_days_after_the_last_session() -> None:
    group = ended(running(count=5), "2027-02-24 09:00")
    assert due(group, "farewell:-:0", "2027-02-24 09:01") == "Thu 2027-03-25 10:00"
    assert due(group, "farewell:-:0", "2027-03-25 10:01") == "Thu 2027-03-25 10:00"
    assert due(group, "farewell:-:0", "2027-04-01 10:00") is None


@pytest.mark.parametrize(("retention", "farewell"), [(30, False), (34, False), (35, True), (60, True)])
def test_without_time_before_the_deletion_there_is_no_farewell(retention: int, farewell: bool) -> None:
    assert ("farewell:-:0" in steps(running(count=5, retention=retention))) is farewell


def test_the_data_go_on_the_announced_day() -> None:
    group = ended(running(count=5), "2027-02-24 09:00")
    assert shown(calendar.deletion_day(group)) == "Fri 2027-04-23 10:00"  # sixty days later is a Sunday
    assert due(group, "deletion:-:0", "2027-02-24 09:01") == "Fri 2027-04-23 10:00"
    assert calendar.deletion_day(running(count=5)) == calendar.deletion_day(group)


def test_the_deletion_is_never_too_late() -> None:
    group = ended(running(count=5), "2027-02-24 09:00")
    assert due(group, "deletion:-:0", "2028-05-10 12:00") == "Fri 2027-04-23 10:00"
    assert due(group, "deletion:-:0", "2028-05-10 22:00") == "Thu 2028-05-11 10:00"


def test_holidays_bring_the_deletion_forward_rather_than_back() -> None:
    group = ended(running("2026-08-04 17:00", count=5, skip=[CHRISTMAS], opened="2026-07-01 09:00"), "2026-10-28 09:00")
    assert shown(calendar.deletion_day(group)) == "Fri 2026-12-18 10:00"


def test_a_group_that_ended_without_any_session_is_deleted_too() -> None:
    group = replace(running(count=5), state=GroupState.ENDED, ended_at=at("2026-11-03 12:00"))
    assert set(steps(group)) == {"deletion:-:0"}


# The facilitators' bundle


@pytest.mark.parametrize(
    ("now", "when"),
    [
        ("2026-11-30 09:00", "Mon 2026-11-30 18:00"),
        ("2026-11-30 18:00", "Tue 2026-12-01 18:00"),
        ("2026-12-04 18:30", "Mon 2026-12-07 18:00"),
        ("2026-12-05 12:00", "Mon 2026-12-07 18:00"),
        ("2026-12-18 19:00", "Thu 2027-01-07 18:00"),
    ],
)
def test_the_bundle_comes_at_six_of_the_next_day_that_speaks(now: str, when: str) -> None:
    step = calendar.bundle_step(running(skip=[CHRISTMAS]), at(now))
    assert shown(step.due) == when
    assert step.key == f"bundle:-:{step.revision}"
    assert step.useful_until > step.due


def test_one_bundle_a_day() -> None:
    group = running()
    morning = calendar.bundle_step(group, at("2026-11-30 09:00"))
    assert calendar.bundle_step(group, at("2026-11-30 17:59")) == morning
    assert calendar.bundle_step(group, at("2026-11-30 18:01")).key != morning.key


def test_the_bundle_of_a_quiet_evening_comes_in_the_morning() -> None:
    group = running(quiet="17:00-08:00")
    assert shown(calendar.bundle_step(group, at("2026-11-30 09:00")).due) == "Tue 2026-12-01 10:00"
