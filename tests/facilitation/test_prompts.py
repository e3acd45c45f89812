"""Which question comes next: none twice in a group, none too deep too early, and the facilitator's own way."""

from __future__ import annotations

import pytest

from facilitation import leading, meeting, prompts
from facilitation.effects import Decision, Say
from facilitation.group import Group
from facilitation.programme import gate
from facilitation.prompts import OwnQuestion, Which
from facilitation.session import Asked
from tests.facilitation.mentoring import a_group, held, practice, programme, sentences, session, with_session


def started(number: int, group: Group | None = None) -> Group:
    group = held(group or a_group(), *range(1, number))
    return meeting.start(group, practice(), session(group, number).begins()).group


def shown(group: Group, number: int) -> tuple[Asked, ...]:
    return session(group, number).prompts_shown


def depths(group: Group, number: int) -> list[int]:
    return [prompts.prompt_of(programme(), asked).depth for asked in shown(group, number)]


def ask(group: Group, *wishes: prompts.Wish) -> Group:
    for wish in wishes:
        group = leading.prompt(group, practice(), wish).group
    return group


def said(decision: Decision) -> list[str]:
    (only,) = decision.effects
    assert isinstance(only, Say)
    assert not only.rings
    return sentences(only.body)


def test_a_question_seen_in_one_session_never_comes_in_another() -> None:
    group = with_session(a_group(), 4, theme=session(a_group(), 3).theme)
    group = ask(started(3, group), Which.NEXT)
    group = meeting.end(group, practice(), session(group, 3).begins()).group
    group = ask(started(4, group), Which.NEXT, Which.NEXT)
    theme = session(group, 4).theme
    assert shown(group, 3) + shown(group, 4) == (Asked(theme, 0), Asked(theme, 1), Asked(theme, 2))
    with pytest.raises(prompts.NoMorePrompts):
        ask(group, Which.NEXT)


def test_no_question_comes_twice_whatever_is_wished_in_a_whole_programme() -> None:
    group = a_group()
    seen: list[Asked] = []
    for number in range(1, 9):
        group = started(number, group)
        for wish in (Which.NEXT, Which.OTHER, Which.DEEPER, Which.OTHER, Which.NEXT):
            try:
                group = ask(group, wish)
            except (prompts.NoMorePrompts, prompts.NothingDeeper, prompts.NoOther):
                continue
        seen += shown(group, number)
        group = meeting.end(group, practice(), session(group, number).begins()).group
    assert len(seen) == len(set(seen)) > 20


def test_only_the_facilitator_looks_past_the_gate_and_one_step_at_a_time() -> None:
    group = ask(started(2), Which.NEXT, Which.NEXT)
    assert depths(group, 2) == [1, 2]
    with pytest.raises(prompts.NoMorePrompts) as refused:
        ask(group, Which.NEXT)
    assert "prompts-further-deeper" in sentences(refused.value.body)
    group = ask(group, Which.DEEPER)
    assert depths(group, 2) == [1, 2, 3]
    assert gate(2) == 2
    with pytest.raises(prompts.NothingDeeper):
        ask(group, Which.DEEPER)


def test_deeper_at_the_beginning_is_the_least_deep() -> None:
    assert depths(ask(started(2), Which.DEEPER, Which.DEEPER), 2) == [1, 2]


def test_another_question_is_as_deep_and_of_another_theme_when_this_one_has_none() -> None:
    group = ask(started(3), Which.NEXT, Which.OTHER, Which.OTHER)
    assert depths(group, 3) == [1, 1, 1]
    assert len({asked.theme for asked in shown(group, 3)}) == 3
    assert shown(group, 3)[1].theme == session(group, 2).theme, "what is left of a theme that is over comes first"


def test_another_question_before_any_is_the_next_one() -> None:
    assert shown(ask(started(3), Which.OTHER), 3) == shown(ask(started(3), Which.NEXT), 3)


def test_what_has_a_job_of_its_own_stands_in_for_nothing() -> None:
    group = started(3)
    for _ in range(30):
        try:
            group = ask(group, Which.OTHER)
        except prompts.NoOther:
            break
    else:
        pytest.fail("there is always another one")
    of_others = [asked for asked in shown(group, 3) if asked.theme != session(group, 3).theme]
    assert of_others
    assert all(prompts.prompt_of(programme(), asked).role is None for asked in of_others)
    assert all(programme().theme(asked.theme).fixed is None for asked in of_others)


def test_a_question_of_ones_own_is_shown_and_kept_nowhere() -> None:
    group = started(3)
    decision = leading.prompt(group, practice(), OwnQuestion("  Mikä  auttoi? "), nonce="$1")
    assert said(decision) == ["practice-own-question"]
    assert decision.group == group
    again = leading.prompt(group, practice(), OwnQuestion("Mikä auttoi?"), nonce="$2")
    assert again.effects[0].key != decision.effects[0].key
    with pytest.raises(prompts.QuestionTooLong):
        leading.prompt(group, practice(), OwnQuestion("x" * 301))


def test_when_all_is_shown_the_ways_on_are_named() -> None:
    group = ask(started(3), Which.NEXT, Which.NEXT, Which.NEXT)
    with pytest.raises(prompts.NoMorePrompts) as refused:
        ask(group, Which.NEXT)
    assert sentences(refused.value.body)[:2] == ["prompts-no-more", "prompts-further"]
