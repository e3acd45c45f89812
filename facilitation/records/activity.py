"""What is stored for rounds, pairs, case rounds and sparring pairs."""

from __future__ import annotations

from facilitation.records.entry import WITH_GROUP, WITH_PERSON, Entry, Until, Whose, Why, table

WHILE_UNDER_WAY = Until("erased when the round or case round is over, with its phase at the latest, and on `forget`")

LINES: tuple[Entry, ...] = (
    table(
        "activities", "group_id kind session minutes began place",
        "Which round, talk in pairs, case round or break is under way, and since when.",
        Why.TALK, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "turns", "group_id position person again",
        "Whose turn is still to come in the round that is under way, or who brings the case. Never who has spoken.",
        Why.TALK, WHILE_UNDER_WAY, Whose.PERSON,
    ),
    table(
        "past_pairs", "group_id person other times",
        "Who was drawn into a pair with whom and how often, so that the next draw brings others together.",
        Why.TALK, WITH_PERSON, Whose.PERSON, shown="pairs",
    ),
    table(
        "case_queue", "group_id person at",
        "Who would like to bring a case, and since when. Not what it is about.",
        Why.TALK, Until("erased when the case is taken up or withdrawn, with the group, and on `forget`"), Whose.PERSON,
        shown="case",
    ),
    table(
        "sparring", "group_id person pair drawn_at",
        "Who wishes for a sparring pair between meetings, and which of them are one now.",
        Why.TALK, Until("erased when the wish is taken back, with the group, and on `forget`"), Whose.PERSON,
        shown="sparring",
    ),
)  # fmt: skip
