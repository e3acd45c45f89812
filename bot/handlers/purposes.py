"""All purposes for which people give Vertti words of their own."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers import boards, briefings, commitments, practical_notes, summaries, topics
from bot.handlers.own_words import Purpose

PURPOSES: tuple[Purpose, ...] = (
    commitments.TRY,
    commitments.GOAL,
    briefings.QUESTION,
    *boards.PURPOSES.values(),
    summaries.SUMMARY,
    practical_notes.NOTE,
    topics.TOPIC,
)


def by_name() -> Mapping[str, Purpose]:
    """The purposes by their names."""
    return {one.name: one for one in PURPOSES}
