"""The programme: its variants, its timing, and what is said about a file that cannot be used."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta
from importlib import resources
from typing import Any

import pytest
import yaml

from facilitation.practice import Practice, Support
from facilitation.programme import BadProgramme, Programme, gate, prompts_upto
from facilitation.programme_file import parse
from facilitation.words import Language

Data = dict[str, Any]


@pytest.fixture(scope="module")
def data() -> Data:
    text = (resources.files("facilitation") / "content" / "programme.yaml").read_text(encoding="utf-8")
    loaded: Data = yaml.safe_load(text)
    return loaded


@pytest.fixture(scope="module")
def programme(data: Data) -> Programme:
    return parse(data)


def minutes(programme: Programme, length: int, *, with_guest: bool = False) -> dict[str, int]:
    return {one.key: one.minutes for one in programme.phases(timedelta(minutes=length), with_guest=with_guest)}


class TestTheBuiltInProgramme:
    def test_has_eight_themes_from_getting_acquainted_to_closing(self, programme: Programme) -> None:
        assert [theme.key for theme in programme.themes] == [
            "getting_acquainted", "valuing_my_work", "goals", "organising_work", "coping", "networks",
            "change_and_cases", "closing",
        ]  # fmt: skip

    def test_every_theme_has_an_everyday_question_and_a_tip(self, programme: Programme) -> None:
        for theme in programme.themes:
            assert 1 in {prompt.depth for prompt in theme.prompts}, theme.key
            assert programme.tip(theme.key) is not None, theme.key

    def test_every_session_finds_a_question_at_its_depth(self, programme: Programme) -> None:
        for count in range(1, 13):
            for position, key in enumerate(programme.arc(count), 1):
                assert prompts_upto(programme.theme(key), gate(position))

    def test_the_question_about_the_agreement_comes_in_the_first_session(self, programme: Programme) -> None:
        first = programme.theme(programme.arc(5)[0])
        assert "agreement" in {prompt.role for prompt in prompts_upto(first, gate(1))}

    def test_pulse_items_have_five_answers_and_three_bands(self, programme: Programme) -> None:
        assert [item.key for item in programme.pulse_items] == ["coping", "workload", "belonging", "learning"]
        assert {len(item.answers) for item in programme.pulse_items} == {5}
        assert {len(item.bands) for item in programme.pulse_items} == {3}
        assert [item.key for item in programme.pulse_items if item.two_sided] == ["workload"]

    def test_says_that_what_is_told_stays_here(self, programme: Programme) -> None:
        assert programme.clauses[0].key == "confidential"
        assert len(programme.confidentiality) == 3

    def test_later_methods_are_there_too(self, programme: Programme) -> None:
        assert [step.key for step in programme.case_round.steps] == ["present", "clarify", "think_aloud", "take_away"]
        assert [one.key for one in programme.feedback if one.free_text] == ["change"]
        assert programme.needs.options[-1].key == "other"

    def test_an_unknown_key_is_an_error(self, programme: Programme) -> None:
        with pytest.raises(KeyError):
            programme.theme("weather")
        with pytest.raises(KeyError):
            programme.pulse_item("weather")
        assert programme.pulse_item("workload").two_sided

    def test_no_finnish_placeholder_is_bent(self, programme: Programme) -> None:
        for theme in programme.themes:
            for text in (theme.nudge, *([theme.tip] if theme.tip else [])):
                after = text.in_(Language.FI).split("}")[1:]
                assert not any(rest[:1].isalpha() or rest[:1] == ":" for rest in after), theme.key


class TestTheArc:
    @pytest.mark.parametrize(
        ("count", "numbers"),
        [
            (5, [1, 3, 4, 5, 8]),
            (6, [1, 2, 3, 5, 6, 8]),
            (7, [1, 2, 3, 4, 5, 6, 8]),
            (8, [1, 2, 3, 4, 5, 6, 7, 8]),
            (1, [1]),
            (2, [1, 8]),
            (3, [1, 3, 8]),
            (4, [1, 3, 4, 8]),
            (9, [1, 2, 3, 4, 5, 6, 7, 2, 8]),
            (12, [1, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 8]),
        ],
    )
    def test_themes_of_a_programme(self, programme: Programme, count: int, numbers: list[int]) -> None:
        keys = [theme.key for theme in programme.themes]
        assert programme.arc(count) == tuple(keys[number - 1] for number in numbers)

    @pytest.mark.parametrize("count", [-1, 0, 13])
    def test_other_counts_are_refused(self, programme: Programme, count: int) -> None:
        with pytest.raises(ValueError, match="1 to 12"):
            programme.arc(count)

    def test_the_reminders_take_turns(self, programme: Programme) -> None:
        said = [programme.reminder(position) for position in range(1, 5)]
        assert said[:3] == list(programme.confidentiality)
        assert said[3] == said[0]


class TestTheDepth:
    def test_deep_questions_wait_for_the_third_session(self) -> None:
        assert [gate(position) for position in range(1, 6)] == [2, 2, 3, 3, 3]

    def test_only_prompts_up_to_the_depth_are_offered_in_their_order(self, programme: Programme) -> None:
        theme = programme.theme("coping")
        assert [prompt.depth for prompt in prompts_upto(theme, 2)] == [1, 2]
        assert prompts_upto(theme, 3) == theme.prompts


class TestTheTiming:
    def test_ninety_minutes_are_taken_as_written(self, programme: Programme) -> None:
        assert minutes(programme, 90) == {
            "opening": 5, "check_in": 15, "look_back": 10, "break": 5, "discussion": 35, "commitments": 10, "check_out": 10,
        }  # fmt: skip

    def test_two_hours_with_a_guest_are_taken_as_written(self, programme: Programme) -> None:
        assert minutes(programme, 120, with_guest=True) == {
            "opening": 5, "check_in": 20, "look_back": 10, "briefing": 15, "break": 10, "pairs": 15, "discussion": 25,
            "commitments": 10, "check_out": 10,
        }  # fmt: skip

    def test_without_a_guest_the_conversation_gets_the_time(self, programme: Programme) -> None:
        phases = minutes(programme, 120)
        assert "briefing" not in phases
        assert phases["discussion"] == 40

    @pytest.mark.parametrize("length", range(45, 181))
    @pytest.mark.parametrize("with_guest", [False, True])
    def test_the_minutes_add_up_and_a_long_session_has_a_break(self, programme: Programme, length: int, with_guest: bool) -> None:
        phases = minutes(programme, length, with_guest=with_guest)
        assert sum(phases.values()) == length
        assert min(phases.values()) >= 1
        assert ("break" in phases) == (length > 60)
        assert phases.get("break", 5) >= 5
        assert next(iter(phases)) == "opening"
        assert list(phases)[-1] == "check_out"
        assert phases["discussion"] == max(phases.values())
        if length % 5 == 0:
            assert all(one % 5 == 0 for one in phases.values())

    @pytest.mark.parametrize("length", range(1, 45))
    def test_a_rehearsal_may_be_as_short_as_it_likes(self, programme: Programme, length: int) -> None:
        phases = minutes(programme, length)
        assert sum(phases.values()) == length
        assert "discussion" in phases

    @pytest.mark.parametrize("length", [timedelta(0), timedelta(minutes=-5), timedelta(minutes=90, seconds=1)])
    def test_only_whole_minutes_make_a_session(self, programme: Programme, length: timedelta) -> None:
        with pytest.raises(ValueError, match="whole minutes"):
            programme.phases(length)

    def test_the_line_opens_earlier_before_a_long_session(self, programme: Programme) -> None:
        assert programme.arrival(timedelta(minutes=90)) == 10
        assert programme.arrival(timedelta(minutes=120)) == 15


def _set(*path: str | int, to: object) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


class TestAFileThatCannotBeUsed:
    @pytest.mark.parametrize(
        ("change", "path"),
        [
            (_drop("sessions"), "sessions"),
            (_set("sessions", to=[]), "sessions"),
            (_set("sessions", to="none"), "sessions"),
            (_set("extra", to=1), "extra"),
            (_set("sessions", 0, "colour", to="red"), "sessions[0].colour"),
            (_drop("sessions", 2, "theme", "sv"), "sessions[2].theme.sv"),
            (_set("sessions", 2, "theme", "sv", to="  "), "sessions[2].theme.sv"),
            (_set("sessions", 2, "theme", to="Mål"), "sessions[2].theme"),
            (_set("sessions", 1, "closing", "en", to="a\ue000b"), "sessions[1].closing.en"),
            (_set("sessions", 1, "prompts", 0, "depth", to=4), "sessions[1].prompts[0].depth"),
            (_set("sessions", 1, "prompts", 0, "depth", to=True), "sessions[1].prompts[0].depth"),
            (_set("sessions", 1, "prompts", 0, "fi", to="Hei {name}"), "sessions[1].prompts[0].fi"),
            (_set("sessions", 4, "nudge", "sv", to="Utan kommando"), "sessions[4].nudge.sv"),
            (_set("sessions", 1, "key", to="goals"), "sessions[2].key"),
            (_set("sessions", 1, "key", to="Big Words"), "sessions[1].key"),
            (_drop("sessions", 0, "fixed"), "sessions[0].fixed"),
            (_set("sessions", 3, "fixed", to="last"), "sessions[3].fixed"),
            (_set("sessions", 3, "fixed", to="middle"), "sessions[3].fixed"),
            (_set("arcs", 5, 1, to="weather"), "arcs.5[1]"),
            (_set("arcs", 5, 0, to="goals"), "arcs.5"),
            (_drop("arcs", 5, 1), "arcs.5"),
            (_set("arcs", 13, to=["goals"]), "arcs.13"),
            (_set("confidentiality", to=[]), "confidentiality"),
            (_drop("agreement", "clauses", 1, "fi"), "agreement.clauses[1].fi"),
            (_set("agreement", "clauses", 1, "key", to="confidential"), "agreement.clauses[1].key"),
            (_drop("pulse", "items", 0, "answers", 4), "pulse.items[0].answers"),
            (_drop("pulse", "items", 1, "bands", 0), "pulse.items[1].bands"),
            (_set("pulse", "items", 1, "two_sided", to="yes"), "pulse.items[1].two_sided"),
            (_drop("scope", "generic"), "scope.generic"),
            (_set("timing", 0, "phases", 4, "minutes", to=0), "timing[0].phases[4].minutes"),
            (_drop("timing", 0, "phases", 3), "timing[0].phases"),
            (_set("timing", 1, "guest", to="visitor"), "timing[1].guest"),
            (_drop("timing", 1, "guest"), "timing[1]"),
            (_set("case_round", "steps", 0, "minutes", to="two"), "case_round.steps[0].minutes"),
            (_drop("session_feedback", 0, "en"), "session_feedback[0].en"),
            (_drop("needs_survey", "options", 0, "key"), "needs_survey.options[0].key"),
        ],
    )
    def test_names_the_place(self, data: Data, change: Callable[[Data], None], path: str) -> None:
        broken = copy.deepcopy(data)
        change(broken)
        with pytest.raises(BadProgramme) as caught:
            parse(broken)
        assert caught.value.path == path
        assert str(caught.value).startswith(f"{path}: ")
        assert caught.value.reason


class TestWhereHelpIs:
    TODAY = date(2026, 11, 20)

    @pytest.mark.parametrize(
        ("support", "numbers"),
        [
            (Support(), False),
            (Support(region="FI"), False),
            (Support(region="FI", verified_on=date(2026, 11, 1)), True),
            (Support(region="FI", verified_on=date(2025, 11, 20)), True),
            (Support(region="FI", verified_on=date(2025, 11, 19)), False),
            (Support(region="FI", verified_on=date(2026, 11, 21)), False),
            (Support(region="SE", verified_on=date(2026, 11, 1)), False),
            (Support(verified_on=date(2026, 11, 1)), False),
        ],
    )
    def test_numbers_are_given_only_while_they_were_checked_lately(
        self, programme: Programme, support: Support, numbers: bool
    ) -> None:
        said = Practice(programme, support).scope(self.TODAY)
        assert said == (programme.scope.fi_region if numbers else programme.scope.generic)
        assert all(("112" in said.in_(language)) == numbers for language in Language)
