"""The group's room is lost, and found again: what goes on, what rests, what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitation import calendar
from facilitation.effects import (
    AskPoll,
    Edit,
    Effect,
    EndPoll,
    GiveCalendar,
    HandOver,
    Invite,
    LeaveRoom,
    OpenRoom,
    Pin,
    Remove,
    Say,
    SetTopic,
    ToPerson,
    ToRoom,
)
from facilitation.group import Role, RoomTrouble, Standing
from facilitation.room_trouble import RoomInOrder, lost, open_another, quietly_regained, regained, sayable
from facilitation.session import PersonId
from facilitation.steps import Audience, StepKind, rule
from facilitation.words import words
from tests.facilitation.mentoring import practice
from tests.facilitation.planned import at, running

TEXT = (words("rooms-in-order"),)
NOW = at("2026-11-20 10:00")
PEKKA = PersonId("@pekka:x")


@pytest.mark.parametrize("trouble", RoomTrouble)
def test_while_the_room_is_lost_only_what_says_nothing_or_was_promised_falls_due(trouble: RoomTrouble) -> None:
    group = running()
    resting = lost(group, trouble).group
    before, meanwhile = calendar.plan(group, (), NOW), calendar.plan(resting, (), NOW)
    assert meanwhile
    assert {one.kind for one in before} > {one.kind for one in meanwhile}
    assert all(rule(one.kind).to is Audience.NOBODY or one.kind is StepKind.DELETION for one in meanwhile)
    assert set(meanwhile) <= set(before)
    assert list(meanwhile) == sorted(meanwhile, key=lambda one: one.due)
    assert calendar.plan(quietly_regained(resting).group, (), NOW) == before


def test_nothing_is_said_to_a_lost_room_and_private_words_and_deeds_stay() -> None:
    to_room: tuple[Effect, ...] = (
        Say(ToRoom(), "a", TEXT),
        AskPoll(ToRoom(), "b", TEXT, ()),
        EndPoll(ToRoom(), "c", "b", TEXT),
        Edit(ToRoom(), "d", "a", TEXT),
        Pin("e", ("a",)),
        SetTopic("f", TEXT),
    )
    others: tuple[Effect, ...] = (
        Say(ToPerson(PEKKA), "g", TEXT),
        Invite("h", PEKKA),
        Remove("i", PEKKA),
        OpenRoom("j", "", TEXT, ()),
        HandOver("k", (PEKKA,)),
        LeaveRoom("l"),
    )
    group = running()
    assert sayable(group, (*to_room, *others)) == (*to_room, *others)
    assert sayable(lost(group, RoomTrouble.GONE).group, (*to_room, *others)) == others


def test_in_another_room_everybody_in_the_group_is_invited_and_nobody_else() -> None:
    group = running()
    gone = group.members[-1]
    group = group.with_member(replace(gone, standing=Standing.LEFT))
    decision = regained(lost(group, RoomTrouble.REPLACED).group, practice(), NOW, another=True)
    invited = [one.person for one in decision.effects if isinstance(one, Invite)]
    assert invited == [one.person for one in group.with_roles(*Role)]
    assert gone.person not in invited
    assert decision.group.trouble is None
    assert not any(isinstance(one, Invite) for one in regained(group, practice(), NOW, another=False).effects)


def test_in_another_room_the_calendar_file_is_there_again_with_all_that_lies_ahead() -> None:
    group = lost(running(), RoomTrouble.REPLACED).group
    (given,) = [one for one in regained(group, practice(), NOW, another=True).effects if isinstance(one, GiveCalendar)]
    assert given.to == ToRoom()
    assert given.sessions == group.sessions
    assert not any(isinstance(one, GiveCalendar) for one in regained(group, practice(), NOW, another=False).effects)
    over = at("2027-12-01 10:00")
    assert not any(isinstance(one, GiveCalendar) for one in regained(group, practice(), over, another=True).effects)


def test_the_plan_is_shown_and_pinned_anew_without_ringing() -> None:
    group = lost(running(), RoomTrouble.GONE).group
    decision = regained(group, practice(), NOW, another=False)
    (shown,) = [one for one in decision.effects if isinstance(one, Say)]
    (pinned,) = [one for one in decision.effects if isinstance(one, Pin)]
    assert (shown.to, shown.rings, shown.everyone) == (ToRoom(), False, False)
    assert pinned.messages == (shown.key,) == (decision.group.plan_message,)


def test_another_room_is_opened_only_when_there_is_trouble() -> None:
    with pytest.raises(RoomInOrder):
        open_another(running(), NOW)
    (opened,) = open_another(lost(running(), RoomTrouble.GONE).group, NOW).effects
    assert isinstance(opened, OpenRoom)
    assert opened.invite == (), "each invitation is an effect of its own, once the room is there"
