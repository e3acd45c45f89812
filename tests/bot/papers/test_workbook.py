"""The workbook as it is written: all that belongs in it, nothing that does not, and nothing fetched from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from bot.papers.drawing import draw
from bot.papers.workbook import empty_workbook, workbook_of
from facilitation.session import Rsvp, SessionState
from facilitation.words import Language
from tests.bot.papers.html import fetched, well_formed
from tests.bot.world import CATALOGUE
from tests.facilitation.mentoring import PEKKA, a_group, called, programme, with_session


def of_group(language: Language = Language.FI, **changes: object) -> str:
    return workbook_of(CATALOGUE, replace(a_group(), **changes), programme(), language).content.decode()  # type: ignore[arg-type]


@pytest.mark.parametrize("language", Language)
def test_every_question_of_the_programme_is_in_it(language: Language) -> None:
    html = unescape(of_group(language))
    for session in a_group().sessions:
        theme = programme().theme(session.theme)
        for text in (theme.title, theme.check_in, theme.closing, *(one.text for one in theme.prompts)):
            assert text.in_(language) in html
    for clause in programme().clauses:
        assert clause.text.in_(language) in html
    for step in programme().case_round.steps:
        assert step.text.in_(language) in html


def test_it_bears_the_group_s_name_and_dates() -> None:
    html = of_group()
    assert "<h1>Kirjanpitäjien vertaisryhmä</h1>" in html
    assert "1.12.2026 – 27.4.2027" in html
    assert html.count("tiistai 1.12.2026, klo 17.00") == 2
    assert "Aikavyöhyke: Helsinki" in html


def test_nothing_personal_is_in_it() -> None:
    group = with_session(a_group(), 1, rsvps={PEKKA: Rsvp.AWAY})
    html = workbook_of(CATALOGUE, group, programme(), Language.FI).content.decode()
    for member in group.members:
        assert called(member.person) not in html
        assert member.person not in html
    assert "meet.example.org" not in html


def test_no_command_and_no_placeholder_stays_on_paper() -> None:
    for language in Language:
        assert not re.search(r"\{\w+\}|!vertti", of_group(language).partition("</style>")[2])


def test_a_session_that_was_dropped_has_no_chapter_and_the_others_are_counted_on() -> None:
    group = with_session(a_group(), 3, state=SessionState.DROPPED)
    html = workbook_of(CATALOGUE, group, programme(), Language.FI).content.decode()
    assert html.count('class="sheet chapter"') == 7
    assert "7. tapaaminen" in html
    assert "8. tapaaminen" not in html


def test_a_group_s_name_is_text_and_never_markup() -> None:
    html = of_group(name='<script>alert(1)</script> & "co"')
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;co&#34;" in html
    well_formed(html)


@pytest.mark.parametrize("language", Language)
def test_it_stands_on_its_own(language: Language) -> None:
    html = of_group(language)
    well_formed(html)
    assert fetched(html) == []
    assert "default-src 'none'" in html
    assert len(html.encode()) < 120_000


def test_an_organisation_s_empty_one_has_neither_name_nor_dates() -> None:
    html = empty_workbook(CATALOGUE, programme(), Language.SV, 5)
    assert "<h1>Kollegagruppens arbetsbok</h1>" in html
    assert html.count('class="sheet chapter"') == 5
    assert "Tidszon" not in html


def test_plants_grow_with_the_sessions() -> None:
    drawing = draw((1, 2, 3, 4, 5), grown=2)
    assert [one.grown for one in drawing.plants] == [True, True, False, False, False]
    heights = [drawing.ground - one.head for one in draw((1, 2, 3, 4, 5, 6, 7, 8)).plants]
    assert heights[0] == min(heights)
    assert heights.index(max(heights)) in (4, 5)
    assert len(draw((1,)).plants) == 1
