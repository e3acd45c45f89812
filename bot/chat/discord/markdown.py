"""A rich text as Discord shows it: its own markdown, in which nothing that somebody wrote is markup.

The rules are those of Discord's clients: a backslash before punctuation takes its meaning away, at the beginning of a line (also
of a bullet, also inside emphasis) a few characters more mean something, and in the label of a link no backslash helps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.chat.richtext import Bullets, Code, Instant, Link, Node, Paragraph, RichText, Strong, Text

STYLES = {"date": "F", "time": "t", "day": "D"}
"""How Discord calls the ways to show an instant: a long date with its time, a short time, a long date."""

INVISIBLE = "\u200b"
"""Holds a place without being seen."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ALWAYS = r"[\\*_~`|<@\[\]]"
_EMOJI_OR_ADDRESS = r":(?=[\w+~-]+:|//)"
_INVITATION = r"(?<=discord\.gg)/|(?<=discord\.com)/|(?<=discordapp\.com)/"
_MARKUP = re.compile(f"{_ALWAYS}|{_EMOJI_OR_ADDRESS}|{_INVITATION}", re.IGNORECASE)
_BEGINS_LINE = re.compile(r"^(\s*)([#>+-]|[0-9]+(?=\.(?:\s|$)))")
_ACCOUNT = re.compile(r"(?<![\w/=&#@!+:.\\-])([0-9]{15,20})(?![\w/@])")
_ADDRESS = re.compile(r"(https?)(://[^\s/?#]+.*)", re.IGNORECASE | re.DOTALL)
_SAFE_LABEL = re.compile(r"[^\W_](?:[^\W_]|[ \u00a0,;!?\"'&%/+–-])*")


def markdown_of(text: RichText) -> str:
    """The message in Discord's markdown; every block begins a line of its own."""
    lines: list[str] = []
    for index, block in enumerate(text.blocks):
        if index in text.gaps and index > 0:
            lines.append("")
        if isinstance(block, Bullets):
            lines.extend(_bullet(item) for item in block.items)
        else:
            lines.append(_paragraph(block))
    return "\n".join(lines)


def literal(text: str) -> str:
    """Text that is shown as it is, wherever it stands. The number of an account is shown as the account's name."""
    return _ACCOUNT.sub(r"<@\1>", escaped(text))


def escaped(text: str) -> str:
    """Text that is shown as it is, wherever it stands, numbers too."""
    return "\n".join(_line(line) for line in _readable(text).split("\n"))


def begins_line(markdown: str) -> str:
    """Markdown out of the middle of a line, made safe to begin one: what means nothing there may mean something here."""
    return _BEGINS_LINE.sub(_escaped_beginning, markdown)


def safe_address(address: str) -> str | None:
    """The address as it may stand between `<` and `>`; None when it is none that a browser opens."""
    found = _ADDRESS.fullmatch(_SURROGATES.sub("\ufffd", address).strip())
    if found is None:
        return None
    return found[1].lower() + re.sub(r"[\s<>\\\x00-\x1f\x7f]", _percent, found[2])


def _paragraph(block: Paragraph) -> str:
    # Spaces before a line would make it a part of the list above it.
    return "\n".join(line.strip() for line in _nodes(block.nodes).split("\n"))


def _bullet(item: tuple[Node, ...]) -> str:
    first, *others = [line.strip() for line in _nodes(item).split("\n")]
    return "\n".join([f"- {first or INVISIBLE}", *(f"  {line or INVISIBLE}" for line in others)])


def _nodes(nodes: tuple[Node, ...]) -> str:
    parts: list[str] = []
    before: Node | None = None
    for node in _joined(nodes):
        if isinstance(node, Code) and isinstance(before, Code):
            parts.append(INVISIBLE)  # otherwise both would be one
        parts.append(_node(node))
        before = node
    return "".join(parts)


def _joined(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """The nodes, neighbours of one kind in one: markup could begin in one and end in the other."""
    waiting: Text | Strong | None = None
    for node in nodes:
        if isinstance(node, Text | Strong | Code) and not node.text:
            continue
        if isinstance(waiting, Text) and isinstance(node, Text):
            waiting = Text(waiting.text + node.text)
        elif isinstance(waiting, Strong) and isinstance(node, Strong):
            waiting = Strong(waiting.text + node.text)
        else:
            if waiting is not None:
                yield waiting
            waiting = node if isinstance(node, Text | Strong) else None
            if waiting is None:
                yield node
    if waiting is not None:
        yield waiting


def _node(node: Node) -> str:
    match node:
        case Text(text=text):
            return literal(text)
        case Strong(text=text):
            return "\n".join(f"**{line}**" if line.strip() else line for line in literal(text).split("\n"))
        case Code(text=text):
            return _code(text)
        case Link(address=address, label=label):
            return _link(address, label)
        case Instant(at=at, style=style):
            return f"<t:{int(at.timestamp())}:{STYLES[style]}>"


def _code(text: str) -> str:
    text = _readable(text).replace("\n", " ")
    if not text.strip():
        return text
    if "`" not in text:
        return f"`{text}`"
    if "``" in text:  # three of them would begin a block; this one looks the same
        return f"`{text.replace('`', 'ˋ')}`"
    before = " " * text.lstrip(" ").startswith("`")
    after = " " * text.rstrip(" ").endswith("`")
    return f"``{before}{text}{after}``"


def _link(address: str, label: str) -> str:
    safe = safe_address(address)
    if safe is None:
        return literal(f"{label} ({address})" if label and label != address else address)
    if not label or label == address:
        return f"<{safe}>"
    if not _SAFE_LABEL.fullmatch(label):
        return f"{literal(label)} (<{safe}>)"
    return f"[{label}](<{safe.replace('(', '%28').replace(')', '%29')}>)"


def _line(text: str) -> str:
    return _BEGINS_LINE.sub(_escaped_beginning, _MARKUP.sub(r"\\\g<0>", text))


def _escaped_beginning(found: re.Match[str]) -> str:
    before, sign = found.groups()
    return f"{before}{sign}\\" if sign.isdigit() else f"{before}\\{sign}"


def _readable(text: str) -> str:
    """The text with line ends of one kind, and without what no client can show."""
    return _SURROGATES.sub("\ufffd", _UNPRINTABLE.sub(" ", _LINE_ENDS.sub("\n", text)))


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
