"""What a command is for: help lists commands under these headings, those that matter now first."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """What a command is for. Its heading for people is the Fluent message `help-topic-<topic>`.

    The order is that of the list of all commands.
    """

    LEADING = "leading"
    """Carries a session along: for those who lead it."""
    TURNS = "turns"
    """One's own part in a session under way."""
    ATTENDING = "attending"
    """When the sessions are, and who comes."""
    BETWEEN = "between"
    """What one does between two sessions: topics, experiments, offers and asks."""
    PLANNING = "planning"
    """Dates, links, themes and guests: for those who plan."""
    PEOPLE = "people"
    """Groups, their rooms and who is in them."""
    AGREEMENT = "agreement"
    """What the group has agreed on, and what it is asked."""
    OWN = "own"
    """One's own settings and data."""
    HELP = "help"
    """Where help is."""
    ANSWERS = "answers"
    """Answers to what Vertti has just asked, which says how to answer. Never listed."""


IN_SESSION_LEADING = (Topic.LEADING, Topic.TURNS, Topic.HELP)
IN_SESSION = (Topic.TURNS, Topic.HELP)
BETWEEN_LEADING = (Topic.HELP, Topic.PLANNING, Topic.ATTENDING, Topic.PEOPLE)
BETWEEN = (Topic.ATTENDING, Topic.BETWEEN, Topic.HELP)
"""What those who lead, and the others, need during a session and between two: the rest stands in the list of all commands."""

EVERYTHING = tuple(one for one in Topic if one is not Topic.ANSWERS)


def that_matter(*, leads: bool, in_session: bool) -> tuple[Topic, ...]:
    """The topics that matter to somebody now, the nearest first."""
    if in_session:
        return IN_SESSION_LEADING if leads else IN_SESSION
    return BETWEEN_LEADING if leads else BETWEEN
