"""A message as a small tree, never raw markup. The adapter renders it the way its platform's clients show it best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """Literal text; whatever it contains is shown, never interpreted."""

    text: str
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Strong:
    """Emphasised literal text."""

    text: str
    type: Literal["strong"] = "strong"


@dataclass(frozen=True, slots=True)
class Code:
    """Something to be typed exactly so, as a command. `command` is the key of the command that it is, and `arguments` what
    follows it, both empty for what is none; a platform on which people press may make a button of it.
    """

    text: str
    command: str = ""
    arguments: str = ""
    type: Literal["code"] = "code"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, shown as `label` or in full."""

    address: str
    label: str = ""
    type: Literal["link"] = "link"


@dataclass(frozen=True, slots=True)
class Instant:
    """An aware instant. `text` is how it reads in the language and zone of the group; a platform that lets every reader see
    their own zone renders `at` by itself.
    """

    at: datetime
    text: str
    style: Literal["date", "time", "day"] = "date"
    type: Literal["instant"] = "instant"


Node = Text | Strong | Code | Link | Instant


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Nodes on one line; a long one wraps."""

    nodes: tuple[Node, ...]
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of lines."""

    items: tuple[tuple[Node, ...], ...]
    type: Literal["bullets"] = "bullets"


Block = Paragraph | Bullets


@dataclass(frozen=True, slots=True)
class RichText:
    """A message: blocks one below the other. `groups` of blocks are set apart by an empty line where `gaps` says so.

    `gaps` holds the indexes of blocks before which the writer wants air.
    """

    blocks: tuple[Block, ...]
    gaps: frozenset[int] = frozenset()

    def followed_by(self, other: RichText) -> RichText:
        """One message of both, the other set apart below."""
        here = len(self.blocks)
        return RichText((*self.blocks, *other.blocks), self.gaps | {here} | {here + one for one in other.gaps})

    def plain(self) -> str:
        """The message as plain text: the fallback of every platform, and what transcripts and previews show."""
        lines: list[str] = []
        for index, block in enumerate(self.blocks):
            if index in self.gaps:
                lines.append("")
            if isinstance(block, Paragraph):
                lines.append(plain(block.nodes))
            else:
                lines.extend("• " + plain(item) for item in block.items)
        return "\n".join(lines)


def plain(nodes: Iterable[Node]) -> str:
    """The nodes as they read without any markup."""
    parts = []
    for node in nodes:
        match node:
            case Link(address=address, label=label):
                parts.append(f"{label} ({address})" if label and label != address else address)
            case _:
                parts.append(node.text)
    return "".join(parts)


def paragraph(text: str) -> RichText:
    """Plain text as a rich one, a paragraph per line."""
    return RichText(tuple(Paragraph((Text(line),)) for line in text.split("\n")))
