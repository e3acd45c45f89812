"""The preview as a page: the whole programme like a chat, day by day, what goes to the room and what to one reader told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.chat.richtext import Block, RichText
from bot.papers.drawing import Drawing, draw
from bot.papers.pages import page
from bot.preview import READERS, Audience, Line, What
from bot.texts.catalogue import LOCALES, Catalogue
from bot.texts.moments import moment, zone_name
from facilitation.group import GroupPlan
from facilitation.times import WallTime


@dataclass(frozen=True, slots=True)
class _Entry:
    """One message. `paragraphs` are groups of blocks with air between them; `choices` those of a poll."""

    time: str
    reader: str
    private: bool
    kind: str
    paragraphs: tuple[tuple[Block, ...], ...]
    text: str
    choices: tuple[str, ...]
    rings: bool
    everyone: bool


@dataclass(slots=True)
class _Day:
    """One day with its messages; `session` is the number of the session that is held on it."""

    date: str
    session: int | None
    drawing: Drawing | None
    entries: list[_Entry] = field(default_factory=list)


def timeline(lines: Sequence[Line], plan: GroupPlan, catalogue: Catalogue) -> str:
    """The page, in the plan's language and zone."""
    language = plan.language

    def say(key: str, **args: str | int) -> str:
        return catalogue.text(language, key, **args)

    held = {one.day: number for number, one in enumerate(plan.rhythm.occurrences(), start=1)}
    return page(
        "timeline.html",
        language=LOCALES[language],
        title=plan.name,
        kicker=say("preview-page-title"),
        lead=say("preview-page-lead"),
        count=say("workbook-count", n=len(held)),
        zone=say("workbook-zone", zone=zone_name(plan.zone, language)),
        total=say("preview-total", n=sum(one.what is not What.POLL_END for one in lines)),
        drawing=draw(tuple(held.values())),
        drawing_label=say("workbook-drawing"),
        room=say("preview-page-room"),
        private=say("preview-page-private"),
        legend_room=say("preview-page-legend-room"),
        legend_private=say("preview-page-legend-private"),
        rings=say("preview-page-rings"),
        everyone=say("preview-everyone"),
        kinds={
            What.POLL.value: say("preview-poll"),
            What.POLL_END.value: say("preview-poll-end"),
            What.FILE.value: say("preview-file"),
        },
        days=_days(lines, plan, catalogue, held),
        session_label={number: say("preview-page-session", n=number) for number in held.values()},
    )


def _days(lines: Sequence[Line], plan: GroupPlan, catalogue: Catalogue, held: dict[date, int]) -> list[_Day]:
    days: dict[date, _Day] = {}
    for line in lines:
        day = WallTime.of(line.at, plan.zone).day
        if day not in days:
            number = held.get(day)
            drawing = None if number is None else draw(tuple(held.values()), number)
            days[day] = _Day(moment(line.at, plan.language, plan.zone, "heading"), number, drawing)
        days[day].entries.append(
            _Entry(
                time=moment(line.at, plan.language, plan.zone, "time"),
                reader=catalogue.text(plan.language, READERS[line.audience]),
                private=line.audience is not Audience.ROOM,
                kind=line.what.value,
                paragraphs=() if line.rich is None else _paragraphs(line.rich),
                text=line.poll.question if line.poll is not None else line.text,
                choices=() if line.poll is None else tuple(one.label for one in line.poll.choices),
                rings=line.rings,
                everyone=line.everyone,
            )
        )
    return list(days.values())


def _paragraphs(text: RichText) -> tuple[tuple[Block, ...], ...]:
    """The blocks in groups, split where the writer wants air."""
    groups: list[list[Block]] = [[]]
    for index, block in enumerate(text.blocks):
        if index in text.gaps and groups[-1]:
            groups.append([])
        groups[-1].append(block)
    return tuple(tuple(one) for one in groups)
