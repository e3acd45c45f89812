"""The preview as a page."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.papers.timeline import timeline
from bot.preview import Audience, Line, What, preview
from facilitation.group import GroupPlan
from facilitation.practice import Support
from facilitation.rhythm import Rhythm
from facilitation.words import Language
from tests.bot.papers.html import fetched, well_formed
from tests.bot.world import CATALOGUE, a_plan, a_policy


def short(**changes: object) -> GroupPlan:
    plan = a_plan(**changes)
    return replace(plan, rhythm=Rhythm(plan.rhythm.first, 21, 5))


@pytest.fixture(scope="module")
def shown() -> tuple[list[Line], str]:
    lines = asyncio.run(preview(short(), Support("Minna"), a_policy(), CATALOGUE))
    return lines, timeline(lines, short(), CATALOGUE)


def test_every_message_is_on_the_page_and_private_ones_are_told_apart(shown: tuple[list[Line], str]) -> None:
    lines, html = shown
    assert html.count("<article") == len(lines) > 50
    private = sum(one.audience is not Audience.ROOM for one in lines)
    assert html.count('class="message private') == private > 20
    assert html.count("vetäjälle kahden kesken") == sum(one.audience is Audience.FACILITATOR for one in lines)


def test_polls_are_drawn_as_polls(shown: tuple[list[Line], str]) -> None:
    lines, html = shown
    polls = [one for one in lines if one.what is What.POLL]
    assert html.count('<ul class="poll">') == len(polls) > 5
    assert html.count("<li><span>Tulen myöhässä</span></li>") == 5
    assert "( )" not in html


def test_files_are_named(shown: tuple[list[Line], str]) -> None:
    assert "<span>tapaamiset.ics</span>" in shown[1]
    assert "<span>työkirja.html</span>" in shown[1]


def test_days_follow_each_other_and_sessions_stand_out(shown: tuple[list[Line], str]) -> None:
    html = shown[1]
    assert html.count('class="day session"') == 5
    assert html.index("tiistai 1.12.2026") < html.index("tiistai 22.12.2026")
    assert html.index("1. tapaaminen") < html.index("5. tapaaminen")


def test_it_stands_on_its_own(shown: tuple[list[Line], str]) -> None:
    well_formed(shown[1])
    assert fetched(shown[1]) == []


def test_what_somebody_wrote_is_text_and_never_markup() -> None:
    plan = short(name="<b>Ryhmä</b>", language=Language.EN)
    html = timeline([], plan, CATALOGUE)
    assert "<b>" not in html
    assert "&lt;b&gt;Ryhmä&lt;/b&gt;" in html
