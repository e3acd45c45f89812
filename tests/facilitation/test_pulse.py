"""The pulse is asked in private, kept until it closes, and shown only as bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from facilitation import pulse
from facilitation.anonymity import Circle
from facilitation.effects import AskPoll, Redact, Say, ToPerson, ToRoom
from facilitation.group import Group, Member, Role, Standing
from facilitation.pulse import Band, Pulse
from facilitation.session import PersonId, Rsvp, SessionState
from facilitation.words import Several, Words
from tests.facilitation.mentoring import (
    AINO,
    ANNA,
    FIRST,
    MEMBERS,
    MINNA,
    PEKKA,
    a_group,
    argument,
    keys,
    member,
    poll,
    practice,
    programme,
    recipients,
    saying,
    sentences,
    session,
    with_session,
    with_standing,
)

ITEMS = tuple(item.key for item in programme().pulse_items)


def answered(*values: Sequence[int | None], people: tuple[PersonId, ...] = MEMBERS) -> Pulse:
    """A pulse in which each person gave the same answer to every question, or one answer per question."""
    answers = {who: dict(zip(ITEMS, row, strict=True)) for who, row in zip(people, values, strict=False)}
    return Pulse(1, people, answers)


def same(*values: int | None) -> Pulse:
    return answered(*([value] * len(ITEMS) for value in values))


def bands(result: tuple[object, ...]) -> list[str]:
    """The Finnish bands that are shown, in order."""
    first = result[0]
    assert isinstance(first, Words)
    lines = first.args["lines"]
    assert isinstance(lines, Several)
    return [line.args["band"].fi for line in lines.items if isinstance(line, Words)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("count", "expected"), [(8, (1, 4, 8)), (7, (1, 4, 7)), (6, (1, 3, 6)), (5, (1, 3, 5)), (2, (1, 2)), (1, (1,)), (0, ())]
)
def test_it_is_taken_around_the_first_middle_and_last_session(count: int, expected: tuple[int, ...]) -> None:
    assert pulse.sessions_with_pulse(count) == expected


def test_each_member_is_asked_in_private_and_nobody_else() -> None:
    group = with_standing(a_group(), Standing.JOINED, *MEMBERS)
    effects = pulse.ask(group, session(group, 1), practice())
    assert set(recipients(effects)) == set(MEMBERS)
    assert ANNA not in recipients(effects)
    assert MINNA not in recipients(effects)
    assert keys(effects)[:2] == [f"pulse:1:0:{PEKKA}:{part}" for part in ("intro", ITEMS[0])]


def test_a_question_has_five_answers_and_rather_not_and_can_be_typed() -> None:
    group = a_group()
    effects = pulse.ask(group, session(group, 1), practice())
    asked = poll(effects, f"pulse:1:0:{PEKKA}:coping")
    assert [one.id for one in asked.choices] == ["1", "2", "3", "4", "5", "0"]
    assert [one.label for one in asked.choices[:5]] == list(programme().pulse_item("coping").answers)
    assert asked.useful_until == FIRST.instant()
    intro = saying(effects, f"pulse:1:0:{PEKKA}:intro")
    assert sentences(intro.body)[-2:] == ["practice-pulse-intro", "practice-pulse-digits"]
    assert argument(intro.body, "practice-pulse-intro", "k") == 5


def test_only_who_has_not_said_whether_they_come_is_asked_it_in_the_same_message() -> None:
    group = with_session(a_group(), 1, rsvps={PEKKA: Rsvp.LATE})
    effects = pulse.ask(group, session(group, 1), practice())
    told = {one: sentences(saying(effects, f"pulse:1:0:{one}:intro").body) for one in (PEKKA, AINO)}
    assert told[PEKKA] == ["practice-pulse-intro", "practice-pulse-digits"]
    assert told[AINO] == ["rsvp-nonresponder-dm-once", "practice-rsvp-how-private", *told[PEKKA]]


def test_nobody_is_asked_when_nothing_could_be_shown() -> None:
    group = with_standing(a_group(), Standing.LEFT, AINO)
    assert pulse.people(group) == ()
    assert pulse.ask(group, session(group, 1), practice()) == ()
    assert len(pulse.people(group, 4)) == 4
    assert len(pulse.ask(group, session(group, 1), practice(), minimum=4)) == 4 * 2


def test_the_configuration_raises_the_threshold_and_never_lowers_it() -> None:
    assert pulse.threshold(replace(a_group(), pulse_minimum=7)) == 7
    assert pulse.threshold(replace(a_group(), pulse_minimum=1)) == 5
    with pytest.raises(ValueError):
        pulse.ask(a_group(), session(a_group(), 1), practice(), minimum=3)


def test_four_are_enough_only_when_every_member_in_the_group_has_agreed() -> None:
    group = a_group()
    assert pulse.threshold(group, MEMBERS) == 4
    assert pulse.threshold(group, {*MEMBERS, ANNA}) == 4
    assert pulse.threshold(group, MEMBERS[1:]) == 5
    assert pulse.threshold(group, {ANNA, MINNA}) == 5
    assert pulse.threshold(with_standing(group, Standing.LEFT, PEKKA), MEMBERS[1:]) == 4
    assert pulse.threshold(with_standing(group, Standing.LEFT, *MEMBERS), MEMBERS) == 5
    assert pulse.threshold(replace(group, pulse_minimum=4)) == 5
    assert pulse.threshold(replace(group, pulse_minimum=7), MEMBERS) == 7


def test_what_was_promised_when_it_was_asked_holds_at_closing() -> None:
    promised = replace(same(3, 3, 3, 3), minimum=5)
    assert sentences(pulse.result(promised, a_group(), programme(), minimum=4)) == ["pulse-suppressed"]


@pytest.mark.parametrize(("text", "value"), [("1", 1), (" 5 ", 5), ("3.", 3), ("2)", 2), ("0", None)])
def test_a_digit_is_an_answer(text: str, value: int | None) -> None:
    assert pulse.read_answer(text) == value


@pytest.mark.parametrize("text", ["", "6", "-1", "12", "kolme", "3 tai 4", "٣", "1\n2", "3,5"])
def test_anything_else_is_not(text: str) -> None:
    assert isinstance(pulse.read_answer(text), pulse.Unreadable)


def test_the_questions_come_one_by_one_and_then_thanks() -> None:
    current = Pulse(1, MEMBERS)
    first = session(a_group(), 1)
    for index, key in enumerate(ITEMS, start=1):
        assert pulse.next_item(current, PEKKA, programme()) == key
        current = pulse.record(current, PEKKA, key, None if index == 2 else 3, programme())
        (next_one,) = pulse.following(first, current, PEKKA, programme())
        expected = "thanks" if key == ITEMS[-1] else ITEMS[index]
        assert next_one.key == f"pulse:1:0:{PEKKA}:{expected}"
    assert pulse.next_item(current, PEKKA, programme()) is None
    assert current.answers == {PEKKA: dict(zip(ITEMS, (3, None, 3, 3), strict=True))}


def test_the_thanks_repeat_neither_question_nor_answer() -> None:
    current = Pulse(1, MEMBERS, {PEKKA: dict.fromkeys(ITEMS, 1)})
    (thanks,) = pulse.following(session(a_group(), 1), current, PEKKA, programme())
    assert isinstance(thanks, Say)
    assert thanks.body == (Words("pulse-thanks"),)


def test_nothing_follows_for_who_was_not_asked_or_when_it_is_closed() -> None:
    first = session(a_group(), 1)
    assert pulse.following(first, Pulse(1, ()), PEKKA, programme()) == ()
    assert pulse.following(first, Pulse(1, MEMBERS, closed=True), PEKKA, programme()) == ()


def test_the_last_answer_to_a_question_counts() -> None:
    current = pulse.record(Pulse(1, MEMBERS), PEKKA, "coping", 1, programme())
    assert pulse.record(current, PEKKA, "coping", 4, programme()).answers == {PEKKA: {"coping": 4}}


def test_what_cannot_be_recorded_is_refused() -> None:
    current = Pulse(1, MEMBERS)
    with pytest.raises(pulse.PulseClosed):
        pulse.record(replace(current, closed=True), PEKKA, "coping", 1, programme())
    with pytest.raises(pulse.NotAsked) as asked:
        pulse.record(current, ANNA, "coping", 1, programme())
    assert asked.value.person == ANNA
    with pytest.raises(pulse.NoSuchItem):
        pulse.record(current, PEKKA, "weather", 1, programme())
    for value in (0, 6, -1):
        with pytest.raises(pulse.BadAnswer):
            pulse.record(current, PEKKA, "coping", value, programme())
    assert pulse.next_item(replace(current, closed=True), PEKKA, programme()) is None
    assert pulse.next_item(current, ANNA, programme()) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 1, 1, 1, 1), Band.LOW),
        ((2, 2, 2, 3, 3), Band.LOW),
        ((2, 3), Band.MIDDLE),
        ((3, 4), Band.MIDDLE),
        ((3, 3, 4, 4, 4), Band.HIGH),
        ((5, 5, 5, 5, 5), Band.HIGH),
    ],
)
def test_the_mean_lies_in_one_of_three_bands(values: tuple[int, ...], expected: Band) -> None:
    assert pulse.band(values) is expected


def test_no_answers_have_no_band() -> None:
    with pytest.raises(ValueError):
        pulse.band(())


def test_the_result_shows_a_band_per_question_and_says_how_rough_it_is() -> None:
    current = answered((1, 3, 5, 2), (2, 3, 4, 2), (2, 3, 5, 3), (1, 3, 4, 3), (3, 3, 5, 3))
    result = pulse.result(current, a_group(), programme())
    assert bands(result) == ["koetuksella", "keskimäärin sopiva", "vahva", "jonkin verran"]
    assert sentences(result)[-1] == "pulse-result-note"


def test_the_result_holds_no_number_and_no_name() -> None:
    (lines, note) = pulse.result(same(1, 2, 3, 4, 5), a_group(), programme())
    assert isinstance(note, Words)
    assert note.args == {}

    def look(arg: object) -> None:
        assert not isinstance(arg, (int, str))
        if isinstance(arg, Words):
            for inner in arg.args.values():
                look(inner)
        if isinstance(arg, Several):
            for inner in arg.items:
                look(inner)

    look(lines)


def test_below_the_threshold_one_kind_line_is_all() -> None:
    assert sentences(pulse.result(same(1, 1, 1, 1), a_group(), programme())) == ["pulse-suppressed"]
    assert sentences(pulse.result(same(), a_group(), programme())) == ["pulse-suppressed"]


def test_the_threshold_holds_for_each_question_after_skips() -> None:
    current = answered((1, 3, 5, 2), (2, None, 4, 2), (2, 3, 5, 3), (1, 3, 4, 3), (3, 3, 5, 3))
    assert bands(pulse.result(current, a_group(), programme())) == ["koetuksella", "vahva", "jonkin verran"]


def test_only_members_who_are_in_the_room_count() -> None:
    current = same(1, 1, 1, 1, 1)
    assert len(bands(pulse.result(current, a_group(), programme()))) == 4
    for standing in (Standing.LEFT, Standing.INVITED):
        gone = with_standing(a_group(), standing, AINO)
        assert sentences(pulse.result(current, gone, programme())) == ["pulse-suppressed"]
    promoted = a_group().with_member(replace(member(a_group(), AINO), role=Role.FACILITATOR))
    assert sentences(pulse.result(current, promoted, programme())) == ["pulse-suppressed"]


def test_four_answers_show_a_band_only_where_it_hides_everybody() -> None:
    group = a_group()
    assert bands(pulse.result(same(3, 3, 3, 3), group, programme(), minimum=4)) == [
        item.bands[1].fi for item in programme().pulse_items
    ]
    assert sentences(pulse.result(same(1, 1, 1, 1), group, programme(), minimum=4)) == ["pulse-suppressed"]
    assert sentences(pulse.result(same(5, 5, 5, 4), group, programme(), minimum=4)) == ["pulse-suppressed"]


def test_at_closing_the_room_hears_the_result_and_every_question_is_taken_back() -> None:
    group = a_group()
    effects = pulse.close(same(1, 1, 1, 1, 1), group, practice())
    told = effects[0]
    assert isinstance(told, Say)
    assert (told.key, told.to, told.rings) == ("pulse-result:1:0", ToRoom(), False)
    asked = {f"pulse:1:0:{person}:{part}" for person in MEMBERS for part in ("intro", *ITEMS)}
    taken = [one for one in effects[1:] if isinstance(one, Redact)]
    assert {one.message for one in taken} == asked
    assert len({one.key for one in taken}) == len(taken) == len(effects) - 1
    assert all(isinstance(one.to, ToPerson) and one.to.person in one.message for one in taken)


def test_what_was_asked_before_a_move_is_taken_back_too() -> None:
    group = a_group()
    asked = {one.key for one in pulse.ask(group, session(group, 1), practice()) if isinstance(one, (Say, AskPoll))}
    moved = group.replacing(session(group, 1).moved_to(FIRST.plus_days(7)))
    effects = pulse.close(same(3, 3, 3, 3, 3), moved, practice())
    assert effects[0].key == "pulse-result:1:1"
    assert asked <= {one.message for one in effects if isinstance(one, Redact)}


def test_those_behind_the_first_result_are_a_circle() -> None:
    assert pulse.weighed(same(1, 2, 3, 4, 5), a_group(), programme()) == MEMBERS
    assert pulse.weighed(same(1, 2, 3, 4), a_group(), programme()) == ()
    assert pulse.weighed(same(1, 5, 1, 5), a_group(), programme(), minimum=4) == MEMBERS, "weighed, though no band is shown"
    assert pulse.weighed(same(1, 2, 3, 4), with_standing(a_group(), Standing.LEFT, AINO), programme(), minimum=4) == MEMBERS[:-1]


def test_once_there_is_a_circle_nobody_else_is_asked_or_counts() -> None:
    eeva = PersonId("@eeva:example.org")
    grown = a_group().with_member(Member(eeva, Role.MEMBER, Standing.JOINED, "Eeva"))
    circle = Circle(MEMBERS, 5)
    assert pulse.people(grown) == (*MEMBERS, eeva)
    assert pulse.people(grown, circle=circle) == MEMBERS
    assert set(recipients(pulse.ask(grown, session(grown, 1), practice(), circle=circle))) == set(MEMBERS)
    with_hers = answered(*([1] * len(ITEMS) for _ in range(4)), people=(*MEMBERS[:4], eeva))
    five = replace(with_hers, asked=(*MEMBERS, eeva), answers={**with_hers.answers, eeva: dict.fromkeys(ITEMS, 1)})
    assert len(bands(pulse.result(five, grown, programme()))) == 4
    assert sentences(pulse.result(five, grown, programme(), circle=circle)) == ["pulse-suppressed"]


@pytest.mark.parametrize("how", ["left", "forgotten", "became the host"])
def test_a_circle_that_is_not_whole_ends_the_results(how: str) -> None:
    six = (*MEMBERS, PersonId("@eeva:example.org"))
    grown = a_group().with_member(Member(six[-1], Role.MEMBER, Standing.JOINED, "Eeva"))
    circle = Circle(six, 6)
    if how == "left":
        grown = with_standing(grown, Standing.LEFT, PEKKA)
    elif how == "forgotten":
        circle = Circle(six[1:], 6)
        grown = replace(grown, members=tuple(one for one in grown.members if one.person != PEKKA))
    else:
        grown = grown.with_member(replace(member(grown, PEKKA), role=Role.HOST))
    assert pulse.people(grown, circle=circle) == ()
    assert pulse.ask(grown, session(grown, 1), practice(), circle=circle) == ()
    current = answered(*([3] * len(ITEMS) for _ in six), people=six)
    assert len(bands(pulse.result(current, grown, programme()))) == 4
    assert sentences(pulse.result(current, grown, programme(), circle=circle)) == ["pulse-suppressed"]


def test_who_leads_by_now_is_still_one_of_the_circle() -> None:
    led = a_group().with_member(replace(member(a_group(), PEKKA), role=Role.FACILITATOR))
    circle = Circle(MEMBERS, 5)
    assert set(pulse.people(led, circle=circle)) == set(MEMBERS)
    assert len(bands(pulse.result(same(3, 3, 3, 3, 3), led, programme(), circle=circle))) == 4
    assert ANNA not in pulse.people(led, circle=circle), "who has always led is not"
    asked = pulse.ask(led, session(led, 1), practice(), circle=circle)
    assert "rsvp-nonresponder-dm-once" not in sentences(saying(asked, f"pulse:1:0:{PEKKA}:intro").body)
    assert "rsvp-nonresponder-dm-once" in sentences(saying(asked, f"pulse:1:0:{AINO}:intro").body)


@pytest.mark.parametrize("state", [SessionState.DROPPED, SessionState.HELD])
def test_without_a_meeting_there_is_no_result_and_everything_is_taken_back(state: SessionState) -> None:
    group = a_group().replacing(replace(session(a_group(), 1), state=state))
    effects = pulse.close(same(1, 1, 1, 1, 1), group, practice())
    assert len(effects) == len(MEMBERS) * (1 + len(ITEMS))
    assert all(isinstance(one, Redact) for one in effects)


def test_a_pulse_closes_once_and_not_at_all_when_nobody_was_asked() -> None:
    group: Group = a_group()
    assert pulse.close(replace(same(1, 1, 1, 1, 1), closed=True), group, practice()) == ()
    assert pulse.close(Pulse(1, ()), group, practice()) == ()
    assert pulse.close(Pulse(99, MEMBERS), group, practice()) == ()
    assert group.length == timedelta(minutes=90)
