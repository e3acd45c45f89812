"""All commands, in the order in which help names them within each topic."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands import (
    agreeing,
    asking,
    board,
    briefings,
    cases,
    commitments,
    companion,
    continuing,
    groups,
    helping,
    hosting,
    keeping,
    keeping_notes,
    leading,
    meetings,
    personal,
    presence,
    rounds,
    sessions,
    sparring,
    themes,
    wishes,
)
from bot.commands.declaration import Command

COMMANDS: tuple[Command, ...] = (
    *companion.COMMANDS,
    *meetings.COMMANDS,
    *leading.COMMANDS,
    *rounds.COMMANDS,
    *cases.COMMANDS,
    *sessions.COMMANDS,
    *keeping.COMMANDS,
    *presence.COMMANDS,
    *themes.COMMANDS,
    *wishes.COMMANDS,
    *agreeing.COMMANDS,
    *commitments.COMMANDS,
    *board.COMMANDS,
    *briefings.COMMANDS,
    *keeping_notes.COMMANDS,
    *groups.COMMANDS,
    *continuing.COMMANDS,
    *hosting.COMMANDS,
    *sparring.COMMANDS,
    *asking.COMMANDS,
    *personal.COMMANDS,
    *helping.COMMANDS,
)


def by_key() -> Mapping[str, Command]:
    """The commands by their keys."""
    return {one.key: one for one in COMMANDS}
