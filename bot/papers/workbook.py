"""The workbook: the programme with its questions and room to write, as one page for screen and paper.

It holds what is the programme's own (themes, questions, the agreement, how a session goes) and, of a group, its name and
dates. Nothing that anybody said, no name, no answer: what people write into it stays with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.port import File
from bot.papers.drawing import Drawing, draw
from bot.papers.pages import CONTENT, page
from bot.texts.catalogue import LOCALES, Catalogue
from bot.texts.moments import moment, zone_name
from facilitation.frame import name_of
from facilitation.group import Group
from facilitation.material import Theme
from facilitation.programme import Programme
from facilitation.reading import PLACEHOLDER
from facilitation.words import Language

USUAL_LENGTH = timedelta(minutes=90)
USUAL_SESSIONS = 8
_ON_ONE_PAGE = 4
"""Questions for which a page of A4 has three lines each; more get fewer."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question with the lines below it. `depth` is 0 for what everybody answers aloud."""

    label: str
    text: str
    lines: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Chapter:
    """One session. `date` and `day` (the date alone) are empty where there is no group yet, `nudge` where the programme has
    none to print.
    """

    number: int
    title: str
    date: str
    day: str
    questions: tuple[_Question, ...]
    nudge: str
    drawing: Drawing


def workbook_of(catalogue: Catalogue, group: Group, programme: Programme, language: Language) -> File:
    """The group's workbook as a file, in that language."""
    sessions = group.in_order()
    chapters = _chapters(
        catalogue,
        language,
        [(one.number, programme.theme(one.theme), one.begins()) for one in sessions],
        group.zone,
    )
    html = _page(
        catalogue, language, programme, chapters, title=group.name, length=group.length, zone=zone_name(group.zone, language)
    )
    return File(catalogue.text(language, "workbook-file"), CONTENT, html.encode())


def empty_workbook(catalogue: Catalogue, programme: Programme, language: Language, sessions: int = USUAL_SESSIONS) -> str:
    """The page for an organisation that has no group yet: without name and dates. Raises ValueError outside 1–12 sessions."""
    themes = [(number, programme.theme(key), None) for number, key in enumerate(programme.arc(sessions), start=1)]
    chapters = _chapters(catalogue, language, themes, "UTC")
    title = catalogue.text(language, "workbook-title")
    return _page(catalogue, language, programme, chapters, title=title, length=USUAL_LENGTH, zone="")


def _chapters(
    catalogue: Catalogue, language: Language, sessions: Sequence[tuple[int, Theme, datetime | None]], zone: str
) -> tuple[_Chapter, ...]:
    numbers = tuple(range(1, len(sessions) + 1))
    return tuple(
        _Chapter(
            place,
            theme.title.in_(language),
            "" if at is None else f"{moment(at, language, zone, 'heading')}, {moment(at, language, zone, 'time')}",
            "" if at is None else moment(at, language, zone, "day"),
            tuple(_questions(catalogue, language, theme)),
            _printable(theme.nudge.in_(language)),
            draw(numbers, place),
        )
        for place, (_, theme, at) in enumerate(sessions, start=1)
    )


def _questions(catalogue: Catalogue, language: Language, theme: Theme) -> Iterator[_Question]:
    lines = 3 if len(theme.prompts) < _ON_ONE_PAGE else 2
    yield _Question(catalogue.text(language, "workbook-check-in"), theme.check_in.in_(language), 2)
    for prompt in theme.prompts:
        yield _Question(
            catalogue.text(language, f"workbook-depth-{prompt.depth}"), prompt.text.in_(language), lines, prompt.depth
        )
    yield _Question(catalogue.text(language, "workbook-check-out"), theme.closing.in_(language), 2)


def _printable(text: str) -> str:
    """The text, unless it names a command or a date that only the chat knows."""
    return "" if PLACEHOLDER.search(text) else text


def _page(
    catalogue: Catalogue,
    language: Language,
    programme: Programme,
    chapters: tuple[_Chapter, ...],
    *,
    title: str,
    length: timedelta,
    zone: str,
) -> str:
    def say(key: str) -> str:
        return catalogue.text(language, f"workbook-{key}")

    minutes = length // timedelta(minutes=1)
    return page(
        "workbook.html",
        language=LOCALES[language],
        title=title,
        kicker=say("kicker"),
        count=catalogue.text(language, "workbook-count", n=len(chapters)),
        dates=catalogue.text(language, "workbook-dates", first=chapters[0].day, last=chapters[-1].day) if zone else "",
        zone=catalogue.text(language, "workbook-zone", zone=zone) if zone else "",
        belongs=say("belongs"),
        drawing=draw(tuple(one.number for one in chapters)),
        drawing_label=say("drawing"),
        use_title=say("use-title"),
        use=tuple(say(f"use-{place}") for place in (1, 2, 3)),
        contents_title=say("contents"),
        depths_title=say("depths"),
        depths=tuple((depth, say(f"depth-{depth}")) for depth in (1, 2, 3)),
        agreement_title=programme.agreement_title.in_(language),
        clauses=tuple(one.text.in_(language) for one in programme.clauses),
        agreement_ours=say("agreement-ours"),
        chapters=chapters,
        chapter_label=tuple(catalogue.text(language, "workbook-session", n=one.number) for one in chapters),
        nudge_label=say("nudge"),
        notes_title=say("notes"),
        write_here=say("write-here"),
        again_title=say("again-title"),
        again=say("again"),
        phases_title=catalogue.text(language, "workbook-phases", minutes=minutes),
        phases=tuple(
            (catalogue.text(language, name_of(one).key), catalogue.text(language, "workbook-minutes", n=one.minutes))
            for one in programme.phases(length)
        ),
        case_title=programme.case_round.name.in_(language),
        case_steps=tuple(
            (one.text.in_(language), catalogue.text(language, "workbook-minutes", n=one.minutes))
            for one in programme.case_round.steps
        ),
        ending_title=say("ending-title"),
        ending=tuple(say(f"ending-{place}") for place in (1, 2, 3)),
        ending_help=say("ending-help"),
        footer=say("footer"),
    )
