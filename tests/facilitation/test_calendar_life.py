"""The calendar through the life of a group: what comes late, what moves, how it ends, and the facilitators' bundle."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitation import calendar
from facilitation.calendar import Said, StepKind, plan
from facilitation.group import GroupState
from facilitation.session import SessionState
from tests.facilitation.calendars import CHRISTMAS, START, due, ended, held, moved, steps
from tests.facilitation.planned import at, running, session_of, shown, with_state

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


def test_but_what_was_said_by_day_is_not_put_off_to_the_morning() -> None:
    said = (Said(StepKind.RSVP, at("2026-11-30 10:00")),)
    assert due(running("2026-12-04 17:00"), "rsvp:1:0", "2026-11-30 22:00", said) == "Mon 2026-11-30 10:00"


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
    closings = {f"close_feedback:{number}:0" for number in range(1, 5)}
    assert set(over) - closings == {
        "feedback:5:0",
        "close_feedback:5:0",
        "thanks:5:0",
        "missed:5:0",
        "farewell:-:0",
        "deletion:-:0",
    }


def test_a_farewell_comes_thirty_days_after_the_last_session() -> None:
    group = ended(running(count=5), "2027-02-24 09:00")
    assert due(group, "farewell:-:0", "2027-02-24 09:01") == "Thu 2027-03-25 10:00"
    assert due(group, "farewell:-:0", "2027-03-25 10:01") == "Thu 2027-03-25 10:00"
    assert due(group, "farewell:-:0", "2027-04-01 10:00") is None


@pytest.mark.parametrize(("retention", "farewell"), [(30, False), (34, False), (35, True), (60, True)])
def test_without_time_before_the_deletion_there_is_no_farewell(retention: int, farewell: bool) -> None:
    assert ("farewell:-:0" in steps(running(count=5, retention=retention))) is farewell


def test_where_holidays_bring_the_deletion_before_the_farewell_there_is_none() -> None:
    group = ended(running(count=5, retention=35, skip=["2027-03-24/2027-04-05"]), "2027-02-24 09:00")
    over = steps(group, "2027-02-24 09:01")
    assert shown(over["deletion:-:0"].due) == "Tue 2027-03-23 10:00"
    assert "farewell:-:0" not in over


def test_the_group_does_not_end_before_its_last_session_is_closed() -> None:
    group = replace(running("2026-12-01 22:00", count=5), length=timedelta(hours=5))
    last = session_of(group, 5)
    group = with_state(held(group, 1, 2, 3, 4), 5, SessionState.OPEN, last.begins() + timedelta(hours=4, minutes=59))
    closing = steps(group, "2027-02-24 02:59")
    assert shown(closing["hold:5:0"].due) == "Wed 2027-02-24 09:59"
    assert closing["end_group:-:0"].due >= closing["hold:5:0"].due


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
