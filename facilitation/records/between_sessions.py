"""What a group keeps between its sessions."""

from __future__ import annotations

from facilitation.records.entry import WITH_GROUP, Entry, Until, Whose, Why, table

REGISTER: tuple[Entry, ...] = (
    table(
        "sessions", "briefing_guest briefing_topic briefing_minutes",
        "A briefing: the user id of the guest, topic, minutes.",
        Why.RHYTHM,
        Until("erased when the meeting is over or the briefing cancelled; the guest's id also on their `forget`"),
        Whose.PERSON, shown="guest",
    ),
    table(
        "briefing_questions", "id group_id session person words passed_on_at",
        "Questions for a guest, confirmed by who asked. Those who lead get them shuffled and without names.",
        Why.SHARING,
        Until("erased the night after the meeting, at once when the briefing is cancelled, and on `forget`"),
        Whose.PERSON, shown="questions",
    ),
    table(
        "board_entries", "id group_id number person kind words message at",
        "Offers and asks: what somebody can help with or could use help with, in their own words, shown to the group.",
        Why.SHARING,
        Until("erased when taken off, when its maker leaves, with the group, and on `forget`; the message is taken back"),
        Whose.PERSON, shown="board",
    ),
    table(
        "summaries", "group_id session words message at",
        "What a facilitator summed up of a meeting, typed and confirmed by them, posted in the room.",
        Why.SHARING, Until("erased when the facilitator deletes it or the group decides against summaries, and with the group"),
        Whose.GROUP,
    ),
    table(
        "summaries_off", "group_id",
        "That a group has decided that no summaries are kept.",
        Why.WISHES, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "materials", "id group_id number link title",
        "Links that facilitator or host keep for the group.",
        Why.SHARING, WITH_GROUP, Whose.GROUP,
    ),
)  # fmt: skip
