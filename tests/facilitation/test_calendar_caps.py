"""At most two messages to the room and one to each member within seven days; the less important one falls away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from facilitation.calendar import Said, Step, StepKind, dm_allowed, plan, pulse_ahead
from facilitation.caps import within_caps
from facilitation.group import Group
from facilitation.session import PersonId
from tests.facilitation.planned import at, running

PEKKA = PersonId("@pekka:example.org")
LIISA = PersonId("@liisa:example.org")


def step(kind: StepKind, when: str, session: int = 1) -> Step:
    return Step(kind, session, 0, at(when), at(when) + timedelta(days=3))


def kept(
    steps: list[Step], said: list[Said] | None = None, now: str = "2026-11-02 09:00", group: Group | None = None
) -> list[str]:
    return [one.key for one in within_caps(steps, said or [], at(now), group or running())]


# The room. The groups here meet on Tuesday 1 and 22 December.


def test_two_messages_in_a_week_are_not_too_many() -> None:
    both = [step(StepKind.NUDGE, "2026-12-11 10:00"), step(StepKind.RSVP, "2026-12-17 10:00", 2)]
    assert kept(both) == ["nudge:1:0", "rsvp:2:0"]


def test_of_three_the_least_important_falls_away() -> None:
    three = [
        step(StepKind.NUDGE, "2026-12-11 10:00"),
        step(StepKind.RSVP, "2026-12-14 10:00", 2),
        step(StepKind.RSVP, "2026-12-17 10:00", 3),
    ]
    assert kept(three) == ["rsvp:2:0", "rsvp:3:0"]


def test_of_equals_the_later_falls_away() -> None:
    three = [step(StepKind.RSVP, f"2026-12-{day} 10:00", day) for day in (11, 14, 17)]
    assert kept(three) == ["rsvp:11:0", "rsvp:14:0"]


def test_seven_days_later_is_another_week() -> None:
    three = [step(StepKind.RSVP, f"2026-12-{day} 10:00", day) for day in (10, 11, 17)]
    assert kept(three) == ["rsvp:10:0", "rsvp:11:0", "rsvp:17:0"]


def test_a_week_is_seven_days_of_the_calendar_over_a_change_of_clocks() -> None:
    three = [step(StepKind.RSVP, f"2027-{day} 10:00", place) for place, day in enumerate(("03-26", "03-29", "04-02"))]
    assert len(kept(three)) == 3


def test_the_session_day_and_the_day_after_are_free() -> None:
    many = [step(StepKind.THANKS, "2026-12-23 10:00", place) for place in range(5)]
    assert len(kept(many)) == 5
    assert len(kept([step(StepKind.RSVP, "2026-12-22 10:00", place) for place in range(5)])) == 5


def test_the_day_after_a_friday_is_the_monday_on_which_thanks_are_said() -> None:
    many = [step(StepKind.THANKS, "2026-12-07 10:00", place) for place in range(5)]
    assert len(kept(many, group=running("2026-12-04 17:00"))) == 5


def test_what_tells_of_a_change_of_plan_neither_counts_nor_falls_away() -> None:
    said = [Said(kind, at("2026-12-10 12:00")) for kind in (StepKind.MOVED, StepKind.SKIPPED, StepKind.LINK)]
    assert kept([step(StepKind.RSVP, "2026-12-11 10:00")], said, "2026-12-10 13:00") == ["rsvp:1:0"]


def test_what_was_said_weighs() -> None:
    said = [Said(StepKind.RSVP, at("2026-12-08 10:00")), Said(StepKind.AWAY, at("2026-12-09 10:00"))]
    assert kept([step(StepKind.NUDGE, "2026-12-11 10:00")], said, "2026-12-10 09:00") == []
    assert kept([step(StepKind.NUDGE, "2026-12-15 10:00")], said, "2026-12-10 09:00") == ["nudge:1:0"]


def test_what_was_said_to_persons_does_not_weigh_on_the_room() -> None:
    said = [Said(StepKind.PULSE, at("2026-12-10 12:00"), one) for one in (PEKKA, LIISA)]
    assert kept([step(StepKind.NUDGE, "2026-12-11 10:00")], said, "2026-12-11 09:00") == ["nudge:1:0"]


def test_a_step_that_was_said_is_weighed_once() -> None:
    said = [Said(StepKind.RSVP, at("2026-12-10 10:00") + timedelta(seconds=5))]
    steps = [step(StepKind.RSVP, "2026-12-10 10:00"), step(StepKind.NUDGE, "2026-12-11 10:00")]
    assert kept(steps, said, "2026-12-10 10:01") == ["rsvp:1:0", "nudge:1:0"]


def test_messages_to_persons_are_not_dropped_here() -> None:
    steps = [step(kind, "2026-12-11 10:00") for kind in (StepKind.PULSE, StepKind.PREPARATION, StepKind.RSVP_AGAIN)]
    assert len(kept(steps)) == 3


def test_where_sessions_follow_each_other_closely_the_questions_are_free() -> None:
    # Every five days each of them falls on the day after a session, but for the first.
    close = plan(running(every=5), (), at("2026-11-02 09:00"))
    assert [one.session for one in close if one.kind is StepKind.RSVP] == list(range(1, 9))


def test_who_lost_does_not_come_back_later_and_nobody_is_reminded_of_what_was_not_asked() -> None:
    group = running("2026-12-04 17:00")
    said = [Said(StepKind.AWAY, at("2026-11-25 10:00")), Said(StepKind.AWAY, at("2026-11-26 10:00"))]
    for now in ("2026-11-27 09:00", "2026-11-30 10:00", "2026-12-02 09:00", "2026-12-02 18:00"):
        keys = {one.key for one in plan(group, said, at(now))}
        assert not {"rsvp:1:0", "rsvp_again:1:0"} & keys
    assert {"rsvp:1:0", "rsvp_again:1:0"} <= {one.key for one in plan(group, said[:1], at("2026-11-27 09:00"))}


# Direct messages


def test_a_member_gets_one_message_in_seven_days() -> None:
    said = [Said(StepKind.RSVP_AGAIN, at("2026-12-10 10:00"), PEKKA)]
    assert not dm_allowed(StepKind.PULSE, PEKKA, said, at("2026-12-16 12:00"), running())
    assert dm_allowed(StepKind.PULSE, PEKKA, said, at("2026-12-17 09:00"), running())
    assert dm_allowed(StepKind.PULSE, LIISA, said, at("2026-12-16 12:00"), running())


def test_the_message_of_the_week_is_kept_for_a_pulse_that_is_near() -> None:
    group = running("2026-12-01 17:00")
    for now, session in (
        ("2026-11-23 12:00", None),
        ("2026-11-27 10:00", 1),
        ("2026-11-30 12:00", None),
        ("2026-12-20 10:00", None),
    ):
        ahead = pulse_ahead(group, (), at(now))
        assert (ahead and ahead.session) == session, now


def test_what_was_said_to_the_room_does_not_weigh_on_a_member() -> None:
    said = [Said(StepKind.RSVP, at("2026-12-10 10:00"))]
    assert dm_allowed(StepKind.RSVP_AGAIN, PEKKA, said, at("2026-12-11 10:00"), running())


def test_the_session_day_and_the_day_after_are_free_for_members_too() -> None:
    said = [Said(StepKind.PULSE, at("2026-12-21 12:00"), PEKKA)]
    assert dm_allowed(StepKind.MISSED, PEKKA, said, at("2026-12-23 10:00"), running())
    later = [Said(StepKind.MISSED, at("2026-12-23 10:00"), PEKKA)]
    assert dm_allowed(StepKind.RSVP_AGAIN, PEKKA, later, at("2026-12-28 10:00"), running())


@pytest.mark.parametrize("kind", [StepKind.WELCOME, StepKind.PREPARATION, StepKind.AGREEMENT_OPEN, StepKind.BUNDLE])
def test_the_welcome_and_what_facilitators_get_as_such_are_outside(kind: StepKind) -> None:
    said = [Said(StepKind.RSVP_AGAIN, at("2026-12-10 10:00"), PEKKA)]
    assert dm_allowed(kind, PEKKA, said, at("2026-12-11 10:00"), running())
    assert dm_allowed(StepKind.PULSE, PEKKA, [Said(kind, at("2026-12-10 10:00"), PEKKA)], at("2026-12-11 10:00"), running())


def test_the_days_of_this_file() -> None:
    assert (date(2026, 12, 11).weekday(), date(2026, 12, 4).weekday()) == (4, 4)
