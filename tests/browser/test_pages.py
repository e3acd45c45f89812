"""The workbook and the preview in a real browser: nothing sticks out on a phone, nothing is cut off on paper.

Boxes are compared, not pixels, since every machine has other fonts.
"""

from __future__ import annotations

import asyncio
import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from bot.papers.timeline import timeline
from bot.papers.workbook import empty_workbook, workbook_of
from bot.preview import preview
from facilitation.practice import Support
from facilitation.programme import Programme
from facilitation.rhythm import Rhythm
from facilitation.words import Language
from tests.bot.world import CATALOGUE, a_plan, a_policy
from tests.browser.browser import Browser, find_browser
from tests.facilitation.mentoring import a_group, programme

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

PHONE, TABLET, DESK = 360, 768, 1200
SHEETS_BESIDE_SESSIONS = 5
"""Cover, how to use it, agreement, ending, how to repeat it."""
A4 = (595, 842)
"""Points."""

STICKING_OUT = """(doc, box, all) => ({
  wide: doc.documentElement.scrollWidth - doc.documentElement.clientWidth,
  out: all("body *").filter((one) => box(one).right > doc.documentElement.clientWidth + 0.5 || box(one).left < -0.5)
    .map((one) => one.tagName + "." + (one.getAttribute("class") || "")),
  small: all("body *:not(svg *)").filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 11.5).map((one) => one.textContent.trim().slice(0, 40)),
})"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return find_browser(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module")
def conversation() -> str:
    plan = a_plan()
    plan = replace(plan, rhythm=Rhythm(plan.rhythm.first, 21, 5))
    return timeline(asyncio.run(preview(plan, Support("Minna"), a_policy(), CATALOGUE)), plan, CATALOGUE)


def book(language: Language = Language.FI, **changes: object) -> str:
    group = replace(a_group(), **changes)  # type: ignore[arg-type]
    return workbook_of(CATALOGUE, group, programme(), language).content.decode()


def texts(browser: Browser, html: str) -> list[str]:
    """The text of each sheet of paper, without line breaks and hyphens at the ends of lines."""
    pages = browser.printed(html).pages
    return [" ".join(one.extract_text().replace("‐\n", "").replace("-\n", "").split()) for one in pages]


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
@pytest.mark.parametrize("language", Language)
def test_the_workbook_fits_every_width(browser: Browser, language: Language, width: int) -> None:
    assert browser.measure(book(language), width, STICKING_OUT) == {"wide": 0, "out": [], "small": []}


def test_one_endless_word_does_not_widen_the_workbook_on_a_phone(browser: Browser) -> None:
    html = book(name="Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilaat")
    assert browser.measure(html, PHONE, STICKING_OUT)["out"] == []


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_the_preview_fits_every_width(browser: Browser, conversation: str, width: int) -> None:
    assert browser.measure(conversation, width, STICKING_OUT) == {"wide": 0, "out": [], "small": []}


def test_the_sheets_stand_one_below_the_other_and_every_question_has_its_lines_below_it(browser: Browser) -> None:
    measure = """(doc, box, all) => ({
      sheets: all(".sheet").map(box),
      questions: all(".chapter .question").map((one) => ({
        asked: box(one.querySelector("p:not(.label)")), field: box(one.querySelector(".field")),
        rules: [...one.querySelectorAll(".rules i")].map((rule) => box(rule).bottom)
          .filter((rule) => rule <= box(one.querySelector(".field")).bottom + 1),
      })),
    })"""
    found = browser.measure(book(), PHONE, measure)
    assert len(found["sheets"]) == SHEETS_BESIDE_SESSIONS + 2 * 8
    for above, below in pairwise(found["sheets"]):
        assert below["top"] >= above["bottom"]
    assert len(found["questions"]) > 30
    for one in found["questions"]:
        assert one["field"]["top"] >= one["asked"]["bottom"]
        assert len(one["rules"]) >= 2
        # Handwriting needs room before the first line too.
        assert one["rules"][0] - one["asked"]["bottom"] > 20


def test_the_drawing_rises_over_the_ground_and_grows_from_session_to_session(browser: Browser) -> None:
    measure = """(doc, box, all) => ({
      cover: all(".cover .flower").map((one) => box(one)),
      grown: all(".chapter .arc").map((one) => one.querySelectorAll(".flower").length),
      width: box(doc.querySelector(".cover .arc")).right - box(doc.querySelector(".cover .arc")).left,
    })"""
    found = browser.measure(book(), PHONE, measure)
    assert found["grown"] == [1, 2, 3, 4, 5, 6, 7, 8]
    tops = [one["top"] for one in found["cover"]]
    assert tops[0] == max(tops)
    assert tops.index(min(tops)) in (4, 5)
    for left, right in pairwise(found["cover"]):
        assert right["left"] > left["right"]
    assert found["width"] > 0.75 * PHONE


@pytest.mark.parametrize("language", Language)
def test_on_paper_each_session_has_two_sheets_of_a4_and_nothing_is_cut_off(browser: Browser, language: Language) -> None:
    printed = browser.printed(book(language))
    assert {tuple(round(float(one)) for one in page.mediabox[2:]) for page in printed.pages} == {A4}
    sheets = texts(browser, book(language))
    assert len(sheets) == SHEETS_BESIDE_SESSIONS + 2 * 8
    for place, session in enumerate(a_group().sessions):
        theme = programme().theme(session.theme)
        sheet = sheets[3 + 2 * place]
        for text in (theme.check_in, *(one.text for one in theme.prompts), theme.closing):
            assert squeezed(text.in_(language)) in squeezed(sheet)
        if "{" not in theme.nudge.fi:
            assert squeezed(theme.nudge.in_(language)) in squeezed(sheet)


def squeezed(text: str) -> str:
    """Without spaces, hyphens and ligatures: where a line ends and how letters join is the browser's matter."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


def many_questions(content: Programme) -> Programme:
    """The programme with a session that asks more than a page can hold."""
    first, *rest = content.themes
    return replace(content, themes=(replace(first, prompts=first.prompts * 5), *rest))


def test_a_session_with_more_questions_than_a_page_holds_goes_on_overleaf(browser: Browser) -> None:
    sheets = texts(browser, empty_workbook(CATALOGUE, many_questions(programme()), Language.EN, 5))
    assert SHEETS_BESIDE_SESSIONS + 2 * 5 < len(sheets) <= SHEETS_BESIDE_SESSIONS + 2 * 5 + 2
    notes = next(one for one in sheets if "NOTES OF MY OWN" in one)
    assert squeezed(notes) == "MEETING1NOTESOFMYOWN"


def test_room_and_private_stand_apart_and_follow_each_other(browser: Browser, conversation: str) -> None:
    measure = """(doc, box, all) => all(".message").map((one) => ({
      private: one.classList.contains("private"), colour: getComputedStyle(one).backgroundColor, ...box(one)}))"""
    found: list[dict[str, Any]] = browser.measure(conversation, DESK, measure)
    private = [one for one in found if one["private"]]
    room = [one for one in found if not one["private"]]
    assert max(one["left"] for one in room) < min(one["left"] for one in private)
    assert {one["colour"] for one in room}.isdisjoint({one["colour"] for one in private})
    for above, below in pairwise(found):
        assert below["top"] >= above["bottom"]


def test_every_choice_of_a_poll_has_its_circle_and_a_line_of_its_own(browser: Browser, conversation: str) -> None:
    measure = """(doc, box, all) => all(".poll").map((poll) => [...poll.querySelectorAll("li")].map((one) => ({
      circle: parseFloat(getComputedStyle(one, "::before").width), ...box(one)})))"""
    polls = browser.measure(conversation, PHONE, measure)
    assert len(polls) > 5
    for choices in polls:
        assert all(one["circle"] > 10 for one in choices)
        for above, below in pairwise(choices):
            assert below["top"] > above["bottom"]


def test_the_preview_prints_on_a_reasonable_number_of_sheets(browser: Browser, conversation: str) -> None:
    printed = browser.printed(conversation)
    assert {tuple(round(float(one)) for one in page.mediabox[2:]) for page in printed.pages} == {A4}
    assert 8 <= len(printed.pages) <= 40
    text = "".join(one.extract_text() for one in printed.pages)
    assert "Tulen myöhässä" in text
