"""The needs survey and the themes: what is wished for comes first, and what has its place keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import needs, themes, topics
from facilitation.calendar import Said, StepKind, open_to_wishes, plan
from facilitation.effects import AskPoll, Edit, EndPoll, Say
from facilitation.group import Group
from facilitation.needs import Survey
from facilitation.schedule import NotMovable
from facilitation.topics import Topic
from facilitation.words import Language
from tests.facilitation.mentoring import ANNA, BEFORE, MEMBERS, MINNA, PEKKA, a_group, held, practice, programme, session

MIDDLE = ["valuing_my_work", "goals", "organising_work", "coping", "networks", "change_and_cases"]
keys = st.sampled_from(MIDDLE)
places = st.lists(keys, min_size=1, max_size=10)
weights = st.dictionaries(keys, st.integers(0, 30))


def closed(group: Group, *wishes: tuple[str, ...], asked: int = 6) -> Group:
    """The group after a survey with one answer a member, which could change the first so many of its middle sessions."""
    survey = Survey(1, BEFORE, dict(zip(MEMBERS, wishes, strict=False)))
    changeable = group.in_order()[1:-1][:asked]
    return needs.close(survey, group, practice(), changeable, BEFORE).group


def order(group: Group) -> list[str]:
    return [one.theme for one in group.in_order()]


class TestTheOrder:
    @given(places, st.lists(keys, max_size=6), weights)
    def test_fills_the_places_with_their_themes_or_with_wished_ones(
        self, there: list[str], before: list[str], weight: dict[str, int]
    ) -> None:
        found = needs.ordered(there, before, weight, programme())
        assert len(found) == len(there)
        for key in set(found):
            assert found.count(key) <= max(there.count(key), 1)
            assert key in there or weight[key] > 0

    @given(st.permutations(MIDDLE).flatmap(lambda all_: st.tuples(st.just(all_), st.integers(1, 6))), weights)
    def test_puts_the_most_wished_first_and_leaves_the_others_as_they_were(
        self, plan_: tuple[list[str], int], weight: dict[str, int]
    ) -> None:
        there = plan_[0][: plan_[1]]
        found = needs.ordered(there, (), weight, programme())
        for one, other in pairwise(found):
            assert weight.get(one, 0) >= weight.get(other, 0)
        unwished = [key for key in found if not weight.get(key)]
        assert unwished == [key for key in there if not weight.get(key)][: len(unwished)]
        left_out = [key for key in MIDDLE if key not in found]
        least = min(weight.get(key, 0) for key in found)
        assert all(weight.get(key, 0) <= least for key in left_out)

    @given(st.permutations(MIDDLE), st.integers(1, 6))
    def test_without_wishes_stays(self, all_: list[str], count: int) -> None:
        assert needs.ordered(all_[:count], all_[count:], {}, programme()) == tuple(all_[:count])

    def test_what_was_held_comes_again_only_after_all_others(self) -> None:
        found = needs.ordered(["goals", "coping", "networks"], ["coping"], {"coping": 30}, programme())
        assert found == ("goals", "networks", "coping")


class TestClosing:
    def test_orders_the_themes_between_the_first_and_the_last(self) -> None:
        found = order(closed(a_group(), ("networks", "coping"), ("networks",)))
        middle = ["networks", "coping", "valuing_my_work", "goals", "organising_work", "change_and_cases"]
        assert found == ["getting_acquainted", *middle, "closing"]

    def test_everybody_weighs_the_same_however_many_wishes_they_have(self) -> None:
        assert order(closed(a_group(), ("coping",), ("networks", "goals", "organising_work")))[1] == "coping"
        survey = Survey(1, BEFORE, {PEKKA: ("coping", "workload", "networks")})
        assert needs.weights(survey, a_group(), programme()) == {"coping": 4, "networks": 2}

    def test_who_leads_is_heard_and_neither_the_host_nor_who_is_gone(self) -> None:
        survey = Survey(1, BEFORE, {ANNA: ("goals",), MINNA: ("coping",)})
        assert needs.weights(survey, a_group(), programme()) == {"goals": 6}

    def test_only_what_may_change_changes(self) -> None:
        assert order(closed(a_group(), ("change_and_cases",), asked=2))[1:3] == ["valuing_my_work", "goals"]
        assert order(closed(a_group(), ("goals",), asked=2))[1:3] == ["goals", "valuing_my_work"]

    def test_a_short_programme_gets_a_wished_theme_that_it_did_not_have(self) -> None:
        short = a_group(count=5)
        assert "networks" not in order(short)
        assert order(closed(short, ("networks",), ("networks", "coping")))[1:-1] == ["networks", "coping", "goals"]

    def test_says_it_once_and_edits_the_plan(self) -> None:
        survey = Survey(1, BEFORE, {PEKKA: ("coping",)})
        decision = needs.close(survey, a_group(), practice(), a_group().in_order()[1:-1], BEFORE)
        assert [type(one) for one in decision.effects] == [EndPoll, Say, Edit]
        assert PEKKA not in repr(decision.effects)

    def test_without_answers_nothing_is_said_but_that_it_has_closed(self) -> None:
        decision = needs.close(Survey(1, BEFORE), a_group(), practice(), a_group().in_order()[1:-1], BEFORE)
        assert [type(one) for one in decision.effects] == [EndPoll]
        assert decision.group == a_group()

    def test_what_no_theme_answers_becomes_a_topic(self) -> None:
        wished = needs.without_theme(Survey(1, BEFORE, {PEKKA: ("sales", "other", "coping")}), programme())
        assert [one.fi for one in wished] == ["Myynti ja asiakkaat"]


class TestWhatMayBeChosen:
    def test_three_wishes_by_their_numbers(self) -> None:
        assert needs.chosen([4, 1, 4], programme().needs.options) == ("coping", "valuing_my_work")

    @pytest.mark.parametrize("numbers", [[1, 2, 3, 4], [0], [11]])
    def test_neither_more_nor_others(self, numbers: list[int]) -> None:
        with pytest.raises(needs.BadWish):
            needs.chosen(numbers, programme().needs.options)

    def test_of_a_vote_only_what_the_poll_offers_and_three(self) -> None:
        wished = ["x", "goals", "coping", "goals", "sales", "networks"]
        assert needs.known(wished, programme().needs.options) == (
            "goals",
            "coping",
            "sales",
        )

    def test_half_way_not_what_the_group_has_talked_about_already(self) -> None:
        group, all_ = a_group(), programme().needs.options
        third = group.in_order()[2]
        left = needs.offered(group, programme(), third.ends(group.length))
        assert needs.offered(group, programme(), BEFORE) == all_
        assert {one.key for one in all_} - {one.key for one in left} == {
            one.key for one in all_ if one.theme in {session.theme for session in group.in_order()[:3]}
        }
        assert "other" in {one.key for one in left}

    def test_the_poll_lets_choose_three_and_says_that_it_is_seen(self) -> None:
        (poll,) = [one for one in needs.ask(programme(), programme().needs.options, 1) if isinstance(one, AskPoll)]
        assert poll.most == 3
        assert len(poll.choices) == 10


class TestWhenItIsAsked:
    def test_two_days_after_the_room_opened_and_after_the_middle_session(self) -> None:
        group = a_group()
        found = {one.revision: one for one in plan(group, (), BEFORE) if one.kind is StepKind.NEEDS_SURVEY}
        assert group.room_opened_at is not None
        assert timedelta(days=1) <= found[1].due - group.room_opened_at < timedelta(days=4)
        assert session(group, 4).begins() < found[2].due < session(group, 4).begins() + timedelta(days=5)
        assert found[2].useful_until - found[2].due == timedelta(days=7)

    def test_once_it_was_asked_it_is_not_planned_for_another_day(self) -> None:
        asked = next(one for one in plan(a_group(), (), BEFORE) if (one.kind, one.revision) == (StepKind.NEEDS_SURVEY, 2))
        group, said = held(a_group(), 1, 2, 3, 4), (Said(StepKind.NEEDS_SURVEY, asked.due),)
        for hours in range(0, 24 * 7, 5):
            planned = plan(group, said, asked.due + timedelta(hours=hours))
            assert {one.due for one in planned if one.kind is StepKind.NEEDS_SURVEY} <= {asked.due}

    def test_not_when_there_is_nothing_left_to_order(self) -> None:
        late = held(a_group(), *range(1, 7))
        late = replace(late, sessions=tuple(replace(one, own_theme="Oma") if one.number == 7 else one for one in late.sessions))
        kinds = {(one.kind, one.revision) for one in plan(late, (), session(late, 6).begins())}
        assert (StepKind.NEEDS_SURVEY, 2) not in kinds

    def test_a_session_whose_question_who_comes_was_put_keeps_its_theme(self) -> None:
        group = a_group()
        second = session(group, 2).begins()
        assert 2 in [one.number for one in open_to_wishes(group, second - timedelta(days=10))]
        assert 2 not in [one.number for one in open_to_wishes(group, second - timedelta(days=1))]
        assert not {1, 8} & {one.number for one in open_to_wishes(group, BEFORE)}


class TestThemes:
    def test_a_theme_is_meant_by_number_key_or_title(self) -> None:
        for text in ("5", "coping", "Jaksaminen, kuormitus ja palautuminen", "jaksaminen"):
            assert themes.named(text, programme(), Language.FI) == "coping"
        for text in ("9", "sää", "", "t"):
            with pytest.raises(themes.NoSuchTheme):
                themes.named(text, programme(), Language.FI)

    def test_two_sessions_swap_when_one_gets_the_others_theme(self) -> None:
        found = themes.choose(a_group(), practice(), 3, "coping", BEFORE).group
        assert (session(found, 3).theme, session(found, 5).theme) == ("coping", "goals")
        assert found == themes.swap(a_group(), practice(), 3, 5, BEFORE).group

    def test_first_and_last_keep_theirs_and_so_does_what_was_held(self) -> None:
        for number, key in ((1, "coping"), (8, "coping"), (3, "closing")):
            with pytest.raises(themes.FixedPlace):
                themes.choose(a_group(), practice(), number, key, BEFORE)
        with pytest.raises(NotMovable):
            themes.swap(held(a_group(), 1, 2), practice(), 2, 3, BEFORE)

    def test_a_topic_becomes_a_theme_with_questions_of_its_own(self) -> None:
        found = themes.take_up(a_group(), practice(), 3, Topic(2, "Miten sanon ei", PEKKA), BEFORE).group
        found = themes.take_up(found, practice(), 4, Topic(7, "Hinnoittelu"), BEFORE).group
        ours = practice().programme_of(found)
        assert [ours.theme(session(found, number).theme).title.sv for number in (3, 4)] == ["Miten sanon ei", "Hinnoittelu"]
        assert len(ours.theme(session(found, 3).theme).prompts) >= 2
        swapped = themes.swap(found, practice(), 3, 5, BEFORE).group
        assert session(swapped, 5).own_theme == "Miten sanon ei"
        assert themes.given_up(found, swapped) == ()
        replaced = themes.choose(swapped, practice(), 5, "goals", BEFORE).group
        assert themes.given_up(swapped, replaced) == ("Miten sanon ei",)

    def test_a_topic_that_is_a_theme_stays_where_it_is_when_others_are_ordered(self) -> None:
        found = themes.take_up(a_group(), practice(), 2, Topic(1, "Hinnoittelu"), BEFORE).group
        assert 2 not in [one.number for one in open_to_wishes(found, BEFORE)]

    def test_a_theme_that_the_programme_has_no_more_is_called_the_groups_own(self) -> None:
        group = a_group()
        group = group.replacing(replace(session(group, 3), theme="gone"))
        assert practice().programme_of(group).theme("gone").title.fi == "Ryhmän oma aihe"


class TestTopics:
    def test_a_topic_is_one_line_without_placeholders(self) -> None:
        assert topics.checked("  Mitä\n teen {help_command} ") == "Mitä teen (help_command)"
        for text in ("", " \n", "x" * 101):
            with pytest.raises(topics.BadTopic):
                topics.checked(text)

    def test_ten_are_put_to_the_vote_in_what_fits_on_a_phone(self) -> None:
        many = [Topic(number, "sana " * 19) for number in range(1, 15)]
        (poll,) = topics.vote(a_group(), many, BEFORE).effects
        assert isinstance(poll, AskPoll)
        assert len(poll.choices) == 10
        assert all(len(str(one.label)) <= 60 for one in poll.choices)
        with pytest.raises(topics.TooFewToVote):
            topics.vote(a_group(), many[:1], BEFORE)

    def test_suggests_a_topic_of_the_group_a_question_and_another_theme(self) -> None:
        short = a_group(count=5)
        found = [repr(topics.suggestions(short, programme(), [Topic(1, "Hinnoittelu")], BEFORE, pick)) for pick in range(4)]
        assert all("Hinnoittelu" in one for one in found)
        assert len(set(found)) > 1
        assert len(topics.suggestions(a_group(), programme(), [], BEFORE, 0)) == 2
