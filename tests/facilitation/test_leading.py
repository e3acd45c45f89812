"""The card of a phase and its clock: back, more time, the clock stands, the signs under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from facilitation import card, leading, meeting
from facilitation.card import Sign
from facilitation.effects import Decision, Edit, React, Redact, Say
from facilitation.group import Group
from facilitation.prompts import Which
from facilitation.session import Asked, Session
from facilitation.words import When
from tests.facilitation.mentoring import (
    FIRST,
    a_group,
    argument,
    held,
    keys,
    practice,
    programme,
    sentences,
    session,
    with_session,
)

START = FIRST.instant()


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def started(number: int = 1) -> Group:
    group = held(a_group(), *range(1, number))
    return meeting.start(group, practice(), session(group, number).begins()).group


def running(group: Group) -> Session:
    found = group.open_session()
    assert found is not None
    return found


def at(group: Group, index: int) -> Group:
    """The group led up to that phase, all on time."""
    while (running(group).phase or 0) < index:
        shown = running(group).card
        assert shown is not None
        group = meeting.advance(group, practice(), shown.ends).group
    return group


def ends(group: Group) -> datetime:
    return card.of(group, running(group), programme()).ends


def edited(decision: Decision) -> Edit:
    """What was changed, and it is all that happened."""
    (only,) = decision.effects
    assert isinstance(only, Edit)
    return only


def test_more_time_moves_the_end_and_changes_the_card_in_place() -> None:
    group = at(started(2), 1)
    planned = ends(group)
    decision = leading.extend(group, practice(), 10, planned - minutes(3))
    change = edited(decision)
    assert change.message == "phase:2:0:1"
    assert argument(change.body, "session-news-card", "time") == When(planned + minutes(10), "time")
    assert programme().theme("valuing_my_work").check_in.fi in sentences(change.body), "the question stays on the card"
    again = leading.extend(decision.group, practice(), None, planned)
    assert ends(again.group) == planned + minutes(15)
    assert edited(again).key != change.key, "each change of one card is a message of its own"


def test_more_time_after_the_end_counts_from_now() -> None:
    group = started()
    late = ends(group) + minutes(12)
    assert ends(leading.extend(group, practice(), 5, late).group) == late + minutes(5)


@pytest.mark.parametrize("wrong", [0, 61, 999])
def test_too_much_more_time_is_refused(wrong: int) -> None:
    with pytest.raises(card.BadMinutes):
        leading.extend(started(), practice(), wrong, START)


def test_while_the_clock_stands_the_card_says_so_and_afterwards_the_end_has_moved_by_as_long() -> None:
    group = at(started(2), 1)
    planned = ends(group)
    stopped = leading.pause(group, practice(), planned - minutes(5))
    assert sentences(edited(stopped).body)[0] == "card-paused"
    going = leading.resume(stopped.group, practice(), planned + minutes(2))
    assert argument(edited(going).body, "session-news-card", "time") == When(planned + minutes(7), "time")


def test_a_clock_that_stands_does_not_stop_again_and_one_that_runs_does_not_start() -> None:
    stopped = leading.pause(started(), practice(), START).group
    with pytest.raises(card.ClockStands):
        leading.pause(stopped, practice(), START)
    with pytest.raises(card.ClockRuns):
        leading.resume(started(), practice(), START)


def test_to_go_on_without_a_number_sets_a_clock_going_that_stands_and_with_one_gives_more_time() -> None:
    stopped = leading.pause(started(), practice(), START + minutes(1)).group
    going = leading.extend(stopped, practice(), None, START + minutes(4)).group
    assert ends(going) == ends(started()) + minutes(3)
    longer = leading.extend(stopped, practice(), 5, START + minutes(4)).group
    assert ends(longer) == ends(started()) + minutes(5)
    assert card.of(longer, running(longer), programme()).paused_at is not None


def test_the_next_phase_begins_with_a_clock_that_runs() -> None:
    stopped = leading.pause(started(), practice(), START).group
    following = meeting.advance(stopped, practice(), START + minutes(9)).group
    assert card.of(following, running(following), programme()).paused_at is None


def test_back_shows_the_phase_before_on_a_new_card_that_ends_when_it_was_to_end() -> None:
    group = at(started(2), 1)
    planned = ends(group)
    onward = meeting.advance(group, practice(), planned - minutes(8)).group
    decision = leading.go_back(onward, practice(), planned - minutes(7))
    (shown,) = [one for one in decision.effects if isinstance(one, Say)]
    assert shown.key == "phase:2:0:3", "a new message, not the one of the first time"
    assert not shown.rings
    assert argument(shown.body, "session-news-card", "time") == When(planned, "time")
    assert running(decision.group).phase == 1


def test_back_leaves_at_least_five_minutes() -> None:
    group = at(started(2), 2)
    late = ends(group) + minutes(1)
    assert ends(leading.go_back(group, practice(), late).group) == late + minutes(5)


def test_further_back_a_phase_gets_its_whole_time_again() -> None:
    group = leading.go_back(at(started(2), 2), practice(), START).group
    first = leading.go_back(group, practice(), START).group
    assert ends(first) - START == ends(started(2)) - session(started(2), 2).begins()
    with pytest.raises(leading.FirstPhase):
        leading.go_back(first, practice(), START)


def test_back_in_the_conversation_no_new_question_is_used_up() -> None:
    talking = at(started(2), 4)
    beyond = meeting.advance(talking, practice(), ends(talking)).group
    again = leading.go_back(beyond, practice(), ends(talking)).group
    assert running(again).prompts_shown == running(talking).prompts_shown == (Asked("valuing_my_work", 0),)


def test_the_signs_stand_under_the_newest_card_alone() -> None:
    begun = meeting.start(a_group(), practice(), START)
    assert [(one.message, one.sign) for one in begun.effects if isinstance(one, React)] == [("phase:1:0:0", one) for one in Sign]
    onward = meeting.advance(begun.group, practice(), START)
    assert [one.message for one in onward.effects if isinstance(one, Redact)] == [
        one.key for one in begun.effects if isinstance(one, React)
    ]
    assert {one.message for one in onward.effects if isinstance(one, React)} == {"phase:1:0:1"}
    over = meeting.end(onward.group, practice(), START)
    assert len([one for one in over.effects if isinstance(one, Redact)]) == 3


def test_what_the_signs_are_for_is_said_once_in_a_session() -> None:
    group = started()
    assert "card-signs" in sentences(card.body(group, running(group), programme()))
    group = at(group, 1)
    assert "card-signs" not in sentences(card.body(group, running(group), programme()))


@pytest.mark.parametrize(
    ("sign", "same"),
    [
        (Sign.NEXT, lambda group: meeting.advance(group, practice(), START)),
        (Sign.PAUSE, lambda group: leading.pause(group, practice(), START)),
        (Sign.PROMPT, lambda group: leading.prompt(group, practice(), Which.NEXT)),
    ],
)
def test_a_sign_does_what_its_command_does(sign: Sign, same: Callable[[Group], Decision]) -> None:
    group = at(started(2), 1)
    assert leading.press(group, practice(), sign, "phase:2:0:1", START) == same(group)


def test_the_pause_sign_sets_the_clock_going_again() -> None:
    stopped = leading.pause(started(), practice(), START).group
    pressed = leading.press(stopped, practice(), Sign.PAUSE, "phase:1:0:0", START + minutes(2))
    assert pressed == leading.resume(stopped, practice(), START + minutes(2))


def test_under_an_old_card_or_with_no_session_open_a_sign_means_nothing() -> None:
    group = at(started(2), 2)
    assert leading.press(group, practice(), Sign.NEXT, "phase:2:0:1", START) == Decision(group)
    assert leading.press(a_group(), practice(), Sign.NEXT, "phase:1:0:0", START) == Decision(a_group())


def test_a_sign_is_known_with_and_without_its_colour() -> None:
    assert card.sign_of("▶") is card.sign_of("▶️") is Sign.NEXT
    assert card.sign_of("👍") is None


def test_a_session_that_was_open_before_there_were_cards_can_be_led_on() -> None:
    begun = session(a_group(), 1).begins()
    group = with_session(started(), 1, card=None, phase=1, phase_began=begun)
    planned = ends(group)
    assert planned > begun
    assert ends(leading.extend(group, practice(), 5, begun).group) == planned + minutes(5)
    assert keys(meeting.advance(group, practice(), begun))[0] == "phase:1:0:2"


def test_a_break_that_is_lengthened_says_so() -> None:
    group = at(started(2), 3)
    assert sentences(card.body(group, running(group), programme()))[0] == "break"
    longer = leading.extend(group, practice(), 5, ends(group))
    body = edited(longer).body
    assert argument(body, "break", "time") == When(ends(group) + minutes(5), "time")
    whole = argument(card.body(group, running(group), programme()), "break", "minutes")
    assert isinstance(whole, int)
    assert argument(body, "break", "minutes") == whole + 5


def test_nothing_of_a_phase_rings() -> None:
    decision = meeting.advance(started(2), practice(), START)
    assert not any(one.rings for one in decision.effects if isinstance(one, Say))
