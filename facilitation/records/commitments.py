"""What is stored of commitments."""

from __future__ import annotations

from facilitation.records.entry import Entry, Until, Whose, Why, table

UNTIL_SERVED = Until(
    "erased when the meeting until which it was tried has been held, when its maker drops it or leaves, with the group, and on "
    "`forget`; a goal for the whole programme stays until the group is erased or its maker leaves"
)

ENTRIES: tuple[Entry, ...] = (
    table(
        "commitments", "id group_id person words since goal visibility pair status shown asked_at",
        "What a person tries until the next meeting, or hopes for from the programme, in their own words, read back to them "
        "before; who may see it (at first nobody else), and how they said it was going.",
        Why.COMMITMENTS, UNTIL_SERVED, Whose.PERSON, shown="commitment",
    ),
)  # fmt: skip
