"""One session is moved, skipped or given a link; what is around it follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from facilitation import schedule
from facilitation.calendar import plan
from facilitation.effects import AskPoll, Decision, Edit, Effect, EndPoll, Say, SetTopic, ToRoom
from facilitation.group import Group, GroupState
from facilitation.refusals import NoSuchSession
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId, Rsvp, SessionState
from facilitation.words import Several, When, Words, Zone, words
from tests.facilitation.planned import at, content, running, session_of, wall, with_state

NOW = at("2026-11-20 12:00")


def move(group: Group, number: int, to: str, now: str = "2026-11-20 12:00") -> Decision:
    return schedule.move(group, number, wall(to), at(now), content())


def skip(group: Group, number: int, now: str = "2026-11-20 12:00", *, drop: bool = False) -> Decision:
    return schedule.skip(group, number, at(now), content(), drop=drop)


def dates(group: Group) -> list[str]:
    return [one.starts.clock.strftime("%m-%d") for one in group.sessions]


def keys(decision: Decision) -> list[str]:
    return [one.key for one in decision.effects]


def said(decision: Decision, key: str) -> Effect:
    return next(one for one in decision.effects if one.key == key)


# A new group


def test_sessions_are_numbered_from_one_and_carry_the_themes_in_order() -> None:
    sessions = schedule.plan_sessions(Rhythm(wall("2026-12-01 17:00"), 21, 5), content().arc(5))
    assert [one.number for one in sessions] == [1, 2, 3, 4, 5]
    assert [one.theme for one in sessions] == list(content().arc(5))
    assert all(one.state is SessionState.PLANNED and one.revision == 0 for one in sessions)


def test_a_programme_that_does_not_fit_the_rhythm_is_refused() -> None:
    with pytest.raises(ValueError):
        schedule.plan_sessions(Rhythm(wall("2026-12-01 17:00"), 21, 5), content().arc(6))


# Moving


def test_a_moved_session_changes_its_date_and_nothing_else_moves() -> None:
    group = running()
    moved = move(group, 2, "2026-12-17 18:00").group
    assert session_of(moved, 2).starts == wall("2026-12-17 18:00")
    assert [one for one in moved.sessions if one.number != 2] == [one for one in group.sessions if one.number != 2]


def test_the_answers_to_the_old_date_no_longer_count() -> None:
    group = running()
    group = group.replacing(replace(session_of(group, 1), rsvps={PersonId("@pekka:example.org"): Rsvp.COMING}))
    moved = session_of(move(group, 1, "2026-12-03 17:00").group, 1)
    assert moved.revision == 1
    assert not moved.rsvps


def test_the_room_hears_both_times() -> None:
    decision = move(running(), 2, "2026-12-17 18:00")
    news = words("session-news-moved", date=When(at("2026-12-17 18:00")), old_date=When(at("2026-12-22 17:00")))
    assert said(decision, "moved:2:1") == Say(ToRoom(), "moved:2:1", (news,))


def test_the_old_poll_ends_and_the_pinned_plan_is_edited() -> None:
    decision = move(replace(running(), version=7), 2, "2026-12-17 18:00")
    assert any(isinstance(one, EndPoll) and one.poll == "rsvp-poll:2:0" for one in decision.effects)
    edit = said(decision, "plan:edit:7")
    assert isinstance(edit, Edit)
    assert edit.message == "plan"
    assert edit.body == schedule.plan_body(decision.group, content())


def test_the_line_above_the_room_changes_only_when_the_next_session_does() -> None:
    assert not any(isinstance(one, SetTopic) for one in move(running(), 2, "2026-12-17 18:00").effects)
    topic = said(move(replace(running(), version=7), 1, "2026-12-03 17:00"), "topic:7")
    assert isinstance(topic, SetTopic)
    assert topic.body == (words("room-topic", date=When(at("2026-12-03 17:00"))),)


def test_a_session_moved_far_ahead_is_asked_about_by_the_calendar() -> None:
    decision = move(running(), 1, "2026-12-10 17:00", now="2026-11-30 12:00")
    assert not any(isinstance(one, AskPoll) for one in decision.effects)
    assert "rsvp:1:1" in [one.key for one in plan(decision.group, (), at("2026-11-30 12:00"))]


def test_a_session_moved_to_three_days_from_now_is_asked_about_by_the_calendar_at_once() -> None:
    now = "2026-11-30 12:00"
    decision = move(running(), 1, "2026-12-03 17:00", now=now)
    assert not any(isinstance(one, AskPoll) for one in decision.effects)
    step = next(one for one in plan(decision.group, (), at(now)) if one.key == "rsvp:1:1")
    assert step.due <= at(now)


def test_a_session_moved_to_tomorrow_is_asked_about_with_the_announcement() -> None:
    now = "2026-11-30 12:00"
    decision = move(running(), 1, "2026-12-01 18:00", now=now)
    assert keys(decision)[-2:] == ["rsvp:1:1", "rsvp-poll:1:1"]
    assert "rsvp:1:1" not in [one.key for one in plan(decision.group, (), at(now))]


def test_the_announcement_asks_when_the_quiet_hours_leave_the_calendar_no_time() -> None:
    # On Friday evening for Tuesday: the next morning that speaks is Monday, later than two days before.
    decision = move(running(first="2026-12-09 09:00"), 1, "2026-12-08 09:00", now="2026-12-04 21:00")
    assert "rsvp:1:1" in keys(decision)


def test_while_the_previous_session_is_still_far_nobody_is_asked_about_one_just_after_it() -> None:
    assert "rsvp:2:1" not in keys(move(running(), 2, "2026-12-03 17:00", now="2026-11-27 12:00"))
    assert "rsvp:2:1" in keys(move(running(), 2, "2026-12-03 17:00", now="2026-11-30 12:00"))


def test_before_the_room_is_open_nobody_is_asked() -> None:
    group = replace(running(), state=GroupState.PLANNED, room_opened_at=None)
    assert not any(isinstance(one, AskPoll) for one in move(group, 1, "2026-11-21 17:00").effects)


def test_a_session_may_be_moved_past_its_neighbours() -> None:
    moved = move(running(), 2, "2027-01-20 17:00").group
    assert [one.number for one in moved.in_order()][:3] == [1, 3, 2]
    assert session_of(moved, 2).theme == content().arc(8)[1]


def test_a_session_may_be_moved_by_hand_onto_a_weekend_or_into_the_holidays() -> None:
    group = running(skip=["2026-12-21/2027-01-06"])
    assert session_of(move(group, 2, "2026-12-26 12:00").group, 2).starts == wall("2026-12-26 12:00")


def test_to_move_a_session_to_where_it_is_says_nothing() -> None:
    group = running()
    assert move(group, 1, "2026-12-01 17:00") == Decision(group)


def test_a_session_may_change_its_hour_within_its_day() -> None:
    assert session_of(move(running(), 1, "2026-12-01 18:00").group, 1).starts == wall("2026-12-01 18:00")


def test_nobody_started_it_and_it_is_moved_while_its_time_runs() -> None:
    moved = move(running(), 1, "2026-12-03 17:00", now="2026-12-01 17:20").group
    assert session_of(moved, 1).starts == wall("2026-12-03 17:00")


@pytest.mark.parametrize("to", ["2026-12-22 09:00", "2026-12-22 17:00"])
def test_two_sessions_never_share_a_day(to: str) -> None:
    with pytest.raises(schedule.Taken) as caught:
        move(running(), 1, to)
    assert caught.value.when == wall(to)
    assert caught.value.number == 2


def test_two_sessions_never_overlap_past_midnight() -> None:
    with pytest.raises(schedule.Taken):
        move(running(first="2026-12-01 00:30"), 2, "2026-11-30 23:30")
    assert move(running(first="2026-12-01 01:00"), 2, "2026-11-30 23:30").effects


def test_the_past_and_this_very_minute_are_no_dates() -> None:
    for to in ("2026-11-19 17:00", "2026-11-20 12:00"):
        with pytest.raises(schedule.InThePast) as caught:
            move(running(), 1, to)
        assert caught.value.when == wall(to)


def test_an_hour_that_no_clock_shows_is_refused_with_what_was_typed() -> None:
    with pytest.raises(schedule.MissingHour) as caught:
        move(running(), 1, "2027-03-28 03:30")
    assert caught.value.when == wall("2027-03-28 03:30")


@pytest.mark.parametrize("state", [SessionState.OPEN, SessionState.HELD, SessionState.DROPPED])
def test_what_has_begun_or_is_over_stays(state: SessionState) -> None:
    group = with_state(running(), 2, state)
    with pytest.raises(schedule.NotMovable) as caught:
        move(group, 2, "2026-12-10 17:00")
    assert caught.value.number == 2
    with pytest.raises(schedule.NotMovable):
        skip(group, 2)


@pytest.mark.parametrize("number", [0, 9, -1])
def test_a_session_that_does_not_exist_is_named(number: int) -> None:
    with pytest.raises(NoSuchSession) as caught:
        move(running(), number, "2026-12-10 17:00")
    assert caught.value.number == number
    with pytest.raises(NoSuchSession):
        skip(running(), number)


# Skipping


def test_a_skipped_session_and_all_after_it_take_the_next_date_and_the_series_grows() -> None:
    group = running(count=5)
    assert dates(group) == ["12-01", "12-22", "01-12", "02-02", "02-23"]
    assert dates(skip(group, 3).group) == ["12-01", "12-22", "02-02", "02-23", "03-16"]


def test_the_last_session_skipped_goes_to_the_next_date_of_the_rhythm() -> None:
    assert dates(skip(running(count=5), 5).group)[-1] == "03-16"


def test_the_series_grows_around_the_holidays() -> None:
    group = running("2026-10-20 17:00", count=5, skip=["2027-01-12"], opened="2026-10-01 09:00")
    assert dates(group)[-1] == "02-02"
    group = running("2026-10-20 17:00", count=4, skip=["2027-01-12"], opened="2026-10-01 09:00")
    assert dates(group) == ["10-20", "11-10", "12-01", "12-22"]
    assert dates(skip(group, 4, now="2026-10-02 09:00").group)[-1] == "02-02"


def test_dates_that_people_have_agreed_on_are_kept_as_slots() -> None:
    group = move(running(count=5), 4, "2027-02-04 18:00").group
    assert dates(skip(group, 3).group) == ["12-01", "12-22", "02-04", "02-23", "03-16"]
    assert session_of(skip(group, 3).group, 3).starts == wall("2027-02-04 18:00")


def test_skipping_follows_the_order_of_dates_not_of_numbers() -> None:
    group = move(running(count=5), 2, "2027-01-20 17:00").group
    assert dates(skip(group, 3).group) == ["12-01", "02-02", "01-20", "02-23", "03-16"]


def test_the_room_hears_what_falls_out_and_what_is_next() -> None:
    decision = skip(running(), 1)
    news = words("session-news-skipped", date=When(at("2026-12-01 17:00")), next_date=When(at("2026-12-22 17:00")))
    assert said(decision, "skipped:1:0") == Say(ToRoom(), "skipped:1:0", (news,))
    assert keys(decision).count("plan:edit:0") == 1


def test_next_is_the_next_meeting_of_the_group_even_when_a_later_one_is_skipped() -> None:
    news = said(skip(running(), 3), "skipped:3:0")
    assert isinstance(news, Say)
    assert news.body == (
        words("session-news-skipped", date=When(at("2027-01-12 17:00")), next_date=When(at("2026-12-01 17:00"))),
    )


def test_every_poll_about_a_date_that_changes_hands_ends() -> None:
    ended = [one.poll for one in skip(running(count=5), 3).effects if isinstance(one, EndPoll)]
    assert ended == ["rsvp-poll:3:0", "rsvp-poll:4:0", "rsvp-poll:5:0"]


def test_in_a_weekly_rhythm_the_skip_itself_asks_about_a_near_date() -> None:
    group = running(every=1, count=5)
    decision = skip(group, 1, now="2026-12-01 12:00")
    assert "rsvp-poll:1:1" in keys(decision)


def test_a_session_can_be_skipped_twice_and_then_dropped_and_each_is_said() -> None:
    group, seen = running(), []
    for drop in (False, False, True):
        decision = skip(group, 3, drop=drop)
        group = replace(decision.group, version=group.version + 1)
        seen += keys(decision)
    assert [one for one in seen if one.startswith("skipped:")] == ["skipped:3:0", "skipped:3:1", "skipped:3:2"]
    assert len(seen) == len(set(seen))


def test_nothing_is_skipped_into_the_past_when_vertti_was_away() -> None:
    group = running(count=5)
    assert dates(skip(group, 3, now="2027-02-10 12:00").group)[2:] == ["02-23", "03-16", "04-06"]
    assert dates(skip(group, 5, now="2027-03-20 12:00").group)[-1] == "04-06"


def test_the_series_does_not_grow_into_a_session_that_ends_after_midnight() -> None:
    group = move(running(first="2026-12-01 00:30", count=5), 5, "2027-03-15 23:30").group
    after = skip(group, 4).group
    assert session_of(after, 4).starts == wall("2027-03-15 23:30")
    assert session_of(after, 5).starts == wall("2027-04-06 00:30")


# Dropping


def test_a_dropped_session_is_left_out_with_its_theme_and_the_others_stay() -> None:
    group = running(count=5)
    dropped = skip(group, 3, drop=True).group
    assert session_of(dropped, 3).state is SessionState.DROPPED
    assert [one.number for one in dropped.in_order()] == [1, 2, 4, 5]
    assert [one for one in dropped.sessions if one.number != 3] == [one for one in group.sessions if one.number != 3]


@pytest.mark.parametrize("number", [1, 5])
def test_the_agreement_and_the_farewell_cannot_be_dropped_but_skipped(number: int) -> None:
    with pytest.raises(schedule.FixedTheme) as caught:
        skip(running(count=5), number, drop=True)
    assert caught.value.number == number
    assert skip(running(count=5), number).effects


# What the room reads


def test_the_plan_lists_the_sessions_by_date_with_their_own_numbers() -> None:
    group = skip(move(running(count=5), 2, "2027-01-20 17:00").group, 4, drop=True).group
    title, listed, zone, _ = schedule.plan_body(group, content())
    several = listed.args["lines"]
    assert isinstance(several, Several)
    lines = [one for one in several.items if isinstance(one, Words)]
    assert title == words("plan-title")
    assert zone == words("plan-zone", zone=Zone("Europe/Helsinki"))
    theme = content().theme(group.sessions[2].theme).title
    assert lines[1] == words("plan-line", n=3, date=When(at("2027-01-12 17:00")), theme=theme)
    assert [one.args["n"] for one in lines] == [1, 3, 2, 5]


def test_the_line_above_the_room_names_the_next_session_and_in_the_end_says_so() -> None:
    group = running(count=5)
    assert schedule.topic_body(group, NOW) == (words("room-topic", date=When(at("2026-12-01 17:00"))),)
    over = at("2027-06-01 12:00")
    assert schedule.topic_body(group, over) == (words("room-topic-no-next"),)
    for number in range(1, 6):
        group = with_state(group, number, SessionState.HELD)
    assert schedule.topic_body(group, over) == (words("room-topic-over"),)


def test_the_plan_is_shown_once_for_each_version_of_the_group() -> None:
    edit, topic = schedule.show_plan(replace(running(), version=4), content(), NOW)
    assert (edit.key, topic.key) == ("plan:edit:4", "topic:4")


def test_the_dates_of_this_file_are_tuesdays() -> None:
    assert date(2026, 12, 1).weekday() == 1
    assert wall("2026-12-01 17:00").instant() - NOW == timedelta(days=11, hours=5)
