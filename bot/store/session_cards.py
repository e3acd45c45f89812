"""Between stored JSON and what a session remembers of its running phase and of the questions shown."""

from __future__ import annotations

import json
from datetime import datetime

from facilitation.session import Asked, Card


def questions_text(shown: tuple[Asked, ...]) -> str:
    """The questions as they are stored: a list of [theme, place in it]."""
    return json.dumps([[one.theme, one.index] for one in shown], ensure_ascii=False)


def questions_of(text: str) -> tuple[Asked, ...]:
    """The stored questions."""
    return tuple(Asked(theme, index) for theme, index in json.loads(text))


def card_text(card: Card | None) -> str | None:
    """The card as it is stored; None while no phase runs."""
    if card is None:
        return None
    question = None if card.question is None else [card.question.theme, card.question.index]
    return json.dumps(
        {
            "number": card.number,
            "ends": card.ends.isoformat(),
            "paused_at": _iso(card.paused_at),
            "edits": card.edits,
            "question": question,
            "returns_to": _iso(card.returns_to),
        },
        ensure_ascii=False,
    )


def card_of(text: str | None) -> Card | None:
    """The stored card."""
    if text is None:
        return None
    stored = json.loads(text)
    question = stored["question"]
    return Card(
        number=stored["number"],
        ends=datetime.fromisoformat(stored["ends"]),
        paused_at=_moment(stored["paused_at"]),
        edits=stored["edits"],
        question=None if question is None else Asked(*question),
        returns_to=_moment(stored["returns_to"]),
    )


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
