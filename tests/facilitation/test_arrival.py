"""People come and go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from facilitation import arrival, rsvp
from facilitation.effects import Invite, OpenRoom, Pin, Remove, Say, ToPerson, ToRoom
from facilitation.group import Group, GroupState, Role, Standing
from facilitation.refusals import NotInGroup, NotRunning
from facilitation.session import PersonId, Rsvp
from facilitation.words import CommandRef, words
from tests.facilitation.mentoring import (
    AINO,
    ANNA,
    BEFORE,
    MEMBERS,
    MINNA,
    PEKKA,
    a_group,
    held,
    keys,
    member,
    practice,
    recipients,
    saying,
    sentences,
    session,
    with_standing,
)

STRANGER = PersonId("@stranger:elsewhere.example")
NOTICE = words("privacy-info-matrix")


def planned_group() -> Group:
    return a_group(state=GroupState.PLANNED, standing=Standing.INVITED)


def test_the_room_comes_first_then_the_plan_and_its_pin() -> None:
    decision = arrival.open_room(planned_group(), practice(), BEFORE)
    room, plan, pin = decision.effects
    assert isinstance(room, OpenRoom)
    assert room.key == "room"
    assert room.invite == (ANNA, MINNA, *MEMBERS)
    assert isinstance(plan, Say)
    assert (plan.key, plan.to) == ("plan", ToRoom())
    assert pin == Pin("pin-plan", ("plan",))


def test_the_group_stays_planned_until_the_room_exists() -> None:
    decision = arrival.open_room(planned_group(), practice(), BEFORE)
    assert decision.group.state is GroupState.PLANNED
    opened = arrival.room_opened(decision.group, BEFORE)
    assert opened.group.state is GroupState.RUNNING
    assert opened.group.room_opened_at == BEFORE


@pytest.mark.parametrize("state", [GroupState.RUNNING, GroupState.ENDED])
def test_no_second_room_is_opened(state: GroupState) -> None:
    group = a_group(state=state)
    assert arrival.open_room(group, practice(), BEFORE).effects == ()
    assert arrival.room_opened(group, BEFORE + timedelta(days=1)).group == group


def test_who_joins_is_welcomed_in_one_private_message() -> None:
    group = a_group(standing=Standing.INVITED)
    decision = arrival.joined(group, practice(), PEKKA, "Pekka P.", BEFORE, NOTICE)
    assert recipients(decision) == [PEKKA]
    assert member(decision.group, PEKKA).standing is Standing.JOINED
    assert member(decision.group, PEKKA).called == "Pekka P."
    body = saying(decision, f"welcome:{PEKKA}").body
    said = sentences(body)
    for part in ("practice-welcome", "practice-data-notice", "privacy-info-until-days", "privacy-info-matrix"):
        assert part in said
    assert said.count("practice-agreement-clause") == len(practice().built_in.clauses)
    assert said[-1] == "agreement-flow-request"


def test_the_welcome_is_said_once_however_often_somebody_joins() -> None:
    group = a_group(standing=Standing.INVITED)
    group = arrival.joined(group, practice(), PEKKA, "Pekka", BEFORE, NOTICE).group
    again = arrival.joined(group, practice(), PEKKA, "Pekka Uusi", BEFORE, NOTICE)
    assert again.effects == ()
    assert member(again.group, PEKKA).called == "Pekka Uusi"
    group = arrival.left(again.group, PEKKA, BEFORE).group
    back = arrival.joined(group, practice(), PEKKA, "", BEFORE, NOTICE)
    assert back.effects == ()
    assert member(back.group, PEKKA).standing is Standing.JOINED
    assert member(back.group, PEKKA).called == "Pekka Uusi"


@pytest.mark.parametrize(
    ("person", "greeting"),
    [(PEKKA, "practice-welcome"), (ANNA, "practice-welcome-facilitator"), (MINNA, "practice-welcome-host")],
)
def test_everybody_gets_a_greeting_for_their_role_and_the_agreement(person: PersonId, greeting: str) -> None:
    decision = arrival.joined(a_group(standing=Standing.INVITED), practice(), person, "X", BEFORE, NOTICE)
    said = sentences(saying(decision, f"welcome:{person}").body)
    assert said[0] == greeting
    assert "practice-agreement" in said


def test_a_welcome_without_a_facilitator_names_nobody_to_ask() -> None:
    group = with_standing(a_group(standing=Standing.INVITED), Standing.DECLINED, ANNA)
    decision = arrival.joined(group, practice(), PEKKA, "Pekka", BEFORE, NOTICE)
    body = saying(decision, f"welcome:{PEKKA}").body
    assert body[-1] == words("practice-agreement-request-alone", accept_command=CommandRef("accept"))


def test_a_stranger_who_joins_is_not_taken_for_a_member() -> None:
    with pytest.raises(NotInGroup) as refused:
        arrival.joined(a_group(), practice(), STRANGER, "Somebody", BEFORE, NOTICE)
    assert refused.value.person == STRANGER
    with pytest.raises(NotInGroup):
        arrival.left(a_group(), STRANGER, BEFORE)


def test_who_leaves_gets_one_kind_line_and_the_bundle_hears_it() -> None:
    decision = arrival.left(a_group(), PEKKA, BEFORE)
    assert member(decision.group, PEKKA).standing is Standing.LEFT
    assert recipients(decision) == [PEKKA]
    assert [sentences(one.body) for one in decision.effects if isinstance(one, Say)] == [["data-leave", "data-leave-stays"]]
    assert decision.notices == ((words("practice-member-left", name="Pekka"),),)


def test_who_declines_is_left_alone_and_the_bundle_hears_it() -> None:
    decision = arrival.left(a_group(standing=Standing.INVITED), PEKKA, BEFORE)
    assert member(decision.group, PEKKA).standing is Standing.DECLINED
    assert decision.effects == ()
    assert decision.notices == ((words("invitation-declined", name="Pekka"),),)


def test_leaving_twice_is_told_once() -> None:
    group = arrival.left(a_group(), PEKKA, BEFORE).group
    again = arrival.left(group, PEKKA, BEFORE)
    assert (again.group, again.effects, again.notices) == (group, (), ())


def test_who_leaves_is_no_longer_counted_on_for_sessions_to_come() -> None:
    group = rsvp.answer(a_group(), 1, PEKKA, Rsvp.COMING, BEFORE).group
    group = rsvp.answer(group, 2, PEKKA, Rsvp.AWAY, BEFORE).group
    group = arrival.left(held(group, 1), PEKKA, BEFORE).group
    assert session(group, 1).rsvps == {PEKKA: Rsvp.COMING}
    assert session(group, 2).rsvps == {}


def test_one_more_person_is_invited() -> None:
    decision = arrival.invite(a_group(), STRANGER, Role.MEMBER, BEFORE)
    (invitation,) = decision.effects
    assert isinstance(invitation, Invite)
    assert invitation.person == STRANGER
    assert member(decision.group, STRANGER).standing is Standing.INVITED
    assert member(decision.group, STRANGER).role is Role.MEMBER


def test_an_invitation_can_be_repeated_and_who_left_may_come_back() -> None:
    first = arrival.invite(a_group(), STRANGER, Role.MEMBER, BEFORE)
    second = arrival.invite(first.group, STRANGER, Role.HOST, BEFORE + timedelta(days=1))
    assert keys(first) != keys(second)
    assert member(second.group, STRANGER).role is Role.HOST
    gone = with_standing(a_group(), Standing.LEFT, PEKKA)
    assert member(arrival.invite(gone, PEKKA, Role.MEMBER, BEFORE).group, PEKKA).standing is Standing.INVITED


def test_nobody_is_invited_twice_or_to_a_group_that_is_over() -> None:
    with pytest.raises(arrival.AlreadyJoined) as joined:
        arrival.invite(a_group(), PEKKA, Role.MEMBER, BEFORE)
    assert joined.value.person == PEKKA
    with pytest.raises(NotRunning) as ended:
        arrival.invite(a_group(state=GroupState.ENDED), STRANGER, Role.MEMBER, BEFORE)
    assert ended.value.state is GroupState.ENDED


def test_who_is_removed_is_taken_out_and_told_in_private() -> None:
    decision = arrival.removed(a_group(), PEKKA, BEFORE)
    remove, told = decision.effects
    assert isinstance(remove, Remove)
    assert remove.person == PEKKA
    assert isinstance(told, Say)
    assert told.to == ToPerson(PEKKA)
    assert member(decision.group, PEKKA).standing is Standing.LEFT
    after = arrival.left(decision.group, PEKKA, BEFORE)
    assert (after.effects, after.notices) == ((), ())


def test_an_invitation_is_taken_back_without_a_message() -> None:
    decision = arrival.removed(a_group(standing=Standing.INVITED), PEKKA, BEFORE)
    assert [type(one) for one in decision.effects] == [Remove]


def test_who_is_not_there_cannot_be_removed_nor_can_the_last_facilitator() -> None:
    with pytest.raises(NotInGroup):
        arrival.removed(a_group(), STRANGER, BEFORE)
    with pytest.raises(NotInGroup):
        arrival.removed(with_standing(a_group(), Standing.LEFT, AINO), AINO, BEFORE)
    with pytest.raises(arrival.LastFacilitator) as last:
        arrival.removed(a_group(), ANNA, BEFORE)
    assert last.value.person == ANNA
    two = with_standing(arrival.invite(a_group(), STRANGER, Role.FACILITATOR, BEFORE).group, Standing.JOINED, STRANGER)
    assert member(arrival.removed(two, ANNA, BEFORE).group, ANNA).standing is Standing.LEFT
