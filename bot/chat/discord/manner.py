"""How people write on Discord, where commands are chosen from a menu and accounts are numbers."""

from __future__ import annotations

import re

from bot.chat.manner import Manner

DISCORD = Manner(
    room_prefix="/",
    private_prefix="/",
    person_id=re.compile(r"[0-9]{15,20}"),
    person_links=(
        re.compile(r"<@!?([0-9]{15,20})>"),
        re.compile(r"https://(?:www\.)?discord(?:app)?\.com/users/([0-9]{15,20})", re.IGNORECASE),
    ),
    person_example="@Pekka",
    notice="privacy-info-discord",
    encrypts=False,
    variant="discord",
    menu=True,
    calendar=True,
    shows_coming=False,
)
