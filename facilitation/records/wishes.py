"""The register's lines about what a group wishes for."""

from __future__ import annotations

from facilitation.records.entry import WITH_GROUP, WITH_PERSON, Entry, Until, Whose, Why, table

AT_CLOSING_OF_WISHES = Until("erased when the survey closes, when the group is erased, and on `forget`")

RECORDS: tuple[Entry, ...] = (
    table(
        "topics", "group_id number text person at",
        "A topic for the group to talk about, shown without a name; who gave it, so that they can take it back.",
        Why.PROGRAMME, WITH_PERSON, Whose.PERSON, special=True, shown="topics",
    ),
    table(
        "needs_surveys", "group_id round asked_at",
        "That the group has been asked what it would like to talk about, and when.",
        Why.PROGRAMME, Until("erased when the survey closes, and with the group"), Whose.GROUP,
    ),
    table(
        "needs_answers", "group_id person choices",
        "What a person would like to talk about. Of it only the order of the themes stays.",
        Why.PROGRAMME, AT_CLOSING_OF_WISHES, Whose.PERSON, special=True, shown="needs",
    ),
    table(
        "sessions", "own_theme",
        "The title of a meeting's theme, where the group made one of a topic. Who gave the topic is not kept with it.",
        Why.PROGRAMME, WITH_GROUP, Whose.GROUP,
    ),
)  # fmt: skip
