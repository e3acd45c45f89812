"""A rich text as Matrix shows it: a plain body, and HTML of the few elements that every client renders."""

from __future__ import annotations

import re
from html import escape

from bot.chat.richtext import Bullets, Code, Instant, Link, Node, Paragraph, RichText, Strong, Text

EVERYONE = "@room"
_CALLS_EVERYONE = re.compile("@(?=room)", re.IGNORECASE)
_JOINED = "@\u2060"
"""An at sign with an invisible joiner behind it."""
SAFE_ADDRESSES = ("https://", "http://", "mailto:", "matrix:")


def body_of(text: RichText, *, everyone: bool = False) -> str:
    """The plain text. `everyone` sets the mention that all are meant in front, for people's eyes."""
    plain = without_calls(text.plain())
    return f"{EVERYONE} {plain}" if everyone else plain


def html_of(text: RichText, *, everyone: bool = False) -> str | None:
    """The HTML; None when it would say no more than the plain text does."""
    if not any(_has_markup(block) for block in text.blocks):
        return None
    parts: list[str] = [f"{EVERYONE} "] if everyone else []
    after_line = False
    for index, block in enumerate(text.blocks):
        gap = index in text.gaps and index > 0
        if isinstance(block, Bullets):
            if gap and after_line:
                parts.append("<br>")
            parts.append("<ul>" + "".join(f"<li>{_nodes(item)}</li>" for item in block.items) + "</ul>")
            after_line = False
        else:
            parts.append("<br>" * (int(after_line) + int(gap)))
            parts.append(_nodes(block.nodes))
            after_line = True
    return "".join(parts)


def without_calls(text: str) -> str:
    """The text as it is, but for a call to everybody that somebody has written into it: it reads the same and rings for nobody.

    `m.mentions` says already who is meant; older clients do not know it, look for the word, and believe it since Vertti's
    power in the room allows the call.
    """
    return _CALLS_EVERYONE.sub(_JOINED, text)


def _has_markup(block: Paragraph | Bullets) -> bool:
    return isinstance(block, Bullets) or any(not isinstance(node, Text | Instant) for node in block.nodes)


def _nodes(nodes: tuple[Node, ...]) -> str:
    return "".join(_node(node) for node in nodes)


def _node(node: Node) -> str:
    match node:
        case Text(text=text) | Instant(text=text):
            return _lines(text)
        case Strong(text=text):
            return f"<strong>{_lines(text)}</strong>"
        case Code(text=text):
            return f"<code>{escape(without_calls(text))}</code>"
        case Link(address=address, label=label):
            shown = escape(without_calls(label or address))
            return f'<a href="{escape(address)}">{shown}</a>' if address.startswith(SAFE_ADDRESSES) else shown


def _lines(text: str) -> str:
    return escape(without_calls(text)).replace("\n", "<br>")
