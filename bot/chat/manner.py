"""How people write on a platform: what a command begins with, what accounts are called, what the platform sees."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.chat import addressed

_LONGEST_ID = 255


@dataclass(frozen=True, slots=True)
class Manner:
    """The manner of a platform.

    `room_prefix` and `private_prefix` stand before a command where it is shown; `person_id` is how the id of an account looks,
    `person_links` what else may stand for it (the id is the first group of each), `person_example` what an example shows in
    place of one. `notice` is the key of the sentence on what the platform itself can see. `encrypts`: what is said is encrypted
    from end to end. `variant` is the ending of the keys of texts that read otherwise here, empty where none does. `menu`:
    commands are chosen from a menu, and go by their names there, which are one word each. `calendar`: the platform has a calendar
    of its own, which shows when a group meets. `shows_coming`: in a room it is seen that somebody has come.
    """

    room_prefix: str
    private_prefix: str
    person_id: re.Pattern[str]
    person_links: tuple[re.Pattern[str], ...]
    person_example: str
    notice: str
    encrypts: bool
    variant: str = ""
    menu: bool = False
    calendar: bool = False
    shows_coming: bool = True

    def person(self, typed: str) -> str | None:
        """The id of the account that is meant by what somebody typed; None when it is none."""
        typed = typed.strip(",;").removeprefix("\u200b")
        bare = typed.strip("<>,;").removeprefix("\u200b")
        # A link may have the angle brackets for its own.
        linked = (link.match(one) for one in (bare, typed) for link in self.person_links)
        typed = next((found[1] for found in linked if found is not None), bare)
        return typed if self.person_id.fullmatch(typed) and len(typed) <= _LONGEST_ID else None


TYPED = Manner(
    room_prefix=f"{addressed.PREFIX} ",
    private_prefix="",
    person_id=re.compile(r"@[^\s:@<>,]+:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"),
    person_links=(re.compile(r"https://matrix\.to/#/(@[^?/]+)", re.IGNORECASE),),
    person_example="@pekka:example.org",
    notice="privacy-info-matrix",
    encrypts=True,
)
"""Of platforms on which everything is typed, and accounts belong to servers."""
