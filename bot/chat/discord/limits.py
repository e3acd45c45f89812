"""What Discord accepts: the numbers of its documentation, and how a message is brought within them.

Lengths are counted in UTF-16 units (`lengths.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.chat.discord.cutting import pieces
from bot.chat.discord.lengths import units
from bot.chat.discord.markdown import INVISIBLE

CONTENT = 2000
"""Of a message's content. Resources, Message: Create Message."""
DESCRIPTION = 4096
"""Of an embed's description. Resources, Message: Embed Limits."""
NONCE = 25
"""Of a message's nonce. Resources, Message: Create Message."""
MENTIONED = 100
"""People in `allowed_mentions.users`. Resources, Message: Allowed Mentions."""

ROWS = 5
"""Rows of components under a message. Components: Legacy Message Component Behavior."""
BUTTONS = 5
"""Buttons in a row. Components: Action Row."""
CUSTOM_ID = 100
"""Of a component's or a modal's own id. Components: Custom ID."""
BUTTON_LABEL = 80
"""Components: Button."""
OPTIONS = 25
"""Options of a select. Components: String Select."""
OPTION_LABEL = 100
"""Components: String Select, Select Option."""
PLACEHOLDER = 150
"""Of a select. Components: String Select."""
MODAL_TITLE = 45
"""Interactions: Receiving and Responding, Modal."""
INPUT_LABEL = 45
"""Of what is filled in in a modal. Components: Label."""
INPUT_DESCRIPTION = 100
"""Components: Label."""
INPUT_VALUE = 4000
"""Of a text that is typed in a modal. Components: Text Input."""
INPUTS = 5
"""Things to fill in in a modal. Interactions: Receiving and Responding, Modal."""

POLL_QUESTION = 300
"""Resources, Poll: Poll Media."""
POLL_ANSWER = 55
"""Resources, Poll: Poll Media. The published schema has 300 here."""
POLL_ANSWERS = 10
"""Resources, Poll: Poll Create Request."""
POLL_HOURS = 768
"""Resources, Poll: Poll Create Request."""

CHANNEL_NAME = 100
"""Resources, Channel."""
TOPIC = 1024
"""Of a text channel. Resources, Channel. The published schema has no limit here for a text channel alone."""
EVENT_NAME = 100
"""Resources, Guild Scheduled Event."""
EVENT_DESCRIPTION = 1000
"""Resources, Guild Scheduled Event."""


_MORE = "\n…"


def bodies(markdown: str, *, called: str = "") -> list[dict[str, Any]]:
    """What the message is sent as: the content of one, the embed of one, or several, cut between blocks or lines if it can be.

    `called` are the mentions of whoever it rings for (`mentions.called`); they stand before the text, and are never in an embed,
    where they would ring for nobody.
    """
    text = markdown.strip()
    whole = "\n".join(part for part in (called, text) if part)
    if units(whole) <= CONTENT:
        return [{"content": whole or INVISIBLE}]
    if units(text) <= DESCRIPTION:
        return [{**({"content": called} if called else {}), "embeds": [{"description": text}]}]
    return [{"content": piece} for piece in ([called] if called else []) + pieces(text, CONTENT)]


def one_body(markdown: str, *, called: str = "") -> dict[str, Any]:
    """What an edited message becomes, which cannot become several; an ellipsis stands for what there is no room for."""
    text = markdown.strip()
    if units(text) > DESCRIPTION:
        text = pieces(text, DESCRIPTION - len(_MORE))[0] + _MORE
    (body,) = bodies(text, called=called)
    return {"content": "", "embeds": [], **body}


def text_of(message: Mapping[str, Any]) -> str:
    """The markdown of a message, sent or fetched: its content, or where that had no room for it, its embed."""
    embeds = message.get("embeds")
    first = embeds[0] if isinstance(embeds, Sequence) and embeds else None
    described: object = None
    if isinstance(first, Mapping) and first.get("type", "rich") == "rich":  # others are previews of what is linked
        described = first.get("description")
    content = message.get("content")
    return next((text for text in (described, content) if isinstance(text, str) and text), "")


def may_begin(starts: datetime, now: datetime) -> bool:
    """Whether an event of the server may still be made: it must begin in the future (both aware)."""
    return starts > now
