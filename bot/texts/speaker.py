"""From what is to be said to a message: words in the reader's language, times in the group's zone, commands as typed here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from bot.chat import addressed
from bot.chat.richtext import Block, Bullets, Code, Instant, Link, Node, Paragraph, RichText, Strong, Text, plain
from bot.texts.catalogue import Catalogue, MissingArgument
from bot.texts.literals import clean
from bot.texts.moments import moment, zone_name
from facilitation.reading import PLACEHOLDER
from facilitation.words import Arg, Body, CommandRef, Language, Localised, Part, Phrase, Several, Url, When, Words, Zone

PREFIX = f"{addressed.PREFIX} "
"""What a command begins with in a group's room."""

BULLET = "• "
_EXAMPLE = re.compile(r"command-.+-example")
_FIRST_MARK = 0xE000
_MARKS = re.compile("([\ue000-\uf8ff])")
"""Private-use characters: one stands in for each argument while Fluent puts the sentence together."""


class Place(Enum):
    """Where the reader is, and so how a command is typed there."""

    ROOM = "room"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class _Ours:
    """Text out of the catalogues or the programme; only this may begin a new line or a bullet."""

    text: str


_Piece: TypeAlias = "_Ours | Node"
_Given: TypeAlias = "Arg | Strong"


class Speaker:
    """Says things. Holds the catalogues and nothing else."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def render(self, body: Body, *, language: Language, zone: str, place: Place, about: str | None = None) -> RichText:
        """The message as a tree. Each part after the first is set apart, unless it begins with a bullet; with `about`, the
        group's name comes before all.

        Raises `MissingText`, `MissingArgument` and `facilitation.times.UnknownZone`.
        """
        voice = _Voice(self.catalogue, language, zone, place)
        page = _Page()
        if about is not None:
            page.add(voice.words("about-group", {"group": Strong(clean(about))}))
        for index, part in enumerate(body):
            page.add(voice.part(part), apart=index > 0)
        return page.text()

    def about(self, group: str, text: RichText, language: Language) -> RichText:
        """A rendered message with the group's name before it."""
        header = self.render((), language=language, zone="UTC", place=Place.PRIVATE, about=group)
        moved = frozenset(gap + len(header.blocks) for gap in text.gaps)
        return RichText((*header.blocks, *text.blocks), header.gaps | moved)

    def inline(self, body: Body, *, language: Language, zone: str, place: Place = Place.ROOM) -> str:
        """The message on one line without any markup, for a poll's question or a room's topic. Raises as `render`."""
        text = self.render(body, language=language, zone=zone, place=place)
        return " ".join(line for line in text.plain().split("\n") if line)

    def label(self, label: Words | Localised | str, language: Language) -> str:
        """A poll's answer as plain text. Raises `MissingText` and `MissingArgument`."""
        return plain(_joined(_Voice(self.catalogue, language, "UTC", Place.ROOM).arg(label)))

    def command(self, ref: CommandRef, *, language: Language, place: Place) -> str:
        """A command the way it is typed there. Raises `MissingText`."""
        return _Voice(self.catalogue, language, "UTC", place).typed(ref)


@dataclass(frozen=True, slots=True)
class _Voice:
    """One reader: their language, the group's zone, the place where they read."""

    catalogue: Catalogue
    language: Language
    zone: str
    place: Place

    def part(self, part: Part) -> list[_Piece]:
        match part:
            case Words(key=key, args=args):
                return self.words(key, args)
            case Phrase(text=text, args=args):
                return self.phrase(text, args)

    def words(self, key: str, args: Mapping[str, _Given]) -> list[_Piece]:
        if _EXAMPLE.fullmatch(key):
            return [Code(self._prefixed(self.catalogue.format(self.language, key, {})))]
        marked: dict[str, str | int] = {}
        stand_ins: dict[str, _Given] = {}
        for name, value in args.items():
            if isinstance(value, int):
                marked[name] = value
                continue
            mark = chr(_FIRST_MARK + len(stand_ins))
            marked[name] = mark
            stand_ins[mark] = value
        pieces: list[_Piece] = []
        for text in _MARKS.split(self.catalogue.format(self.language, key, marked)):
            pieces += self.arg(stand_ins[text]) if text in stand_ins else [_Ours(text)]
        return pieces

    def phrase(self, text: Localised, args: Mapping[str, Arg]) -> list[_Piece]:
        pieces: list[_Piece] = []
        for index, piece in enumerate(PLACEHOLDER.split(text.in_(self.language))):
            if index % 2 == 0:
                pieces.append(_Ours(piece))
            elif piece in args:
                pieces += self.arg(args[piece])
            else:
                raise MissingArgument(text.en, self.language, f"{{{piece}}} was not given")
        return pieces

    def arg(self, value: _Given) -> list[_Piece]:
        match value:
            case Strong():
                return [value]
            case str():
                return [Text(clean(value))]
            case int():
                return [_Ours(str(value))]
            case Localised():
                return self.phrase(value, {})
            case When(instant=instant, style=style):
                return [Instant(instant, moment(instant, self.language, self.zone, style), style)]
            case CommandRef():
                return [Code(self.typed(value))]
            case Url(address=address):
                return [_link(clean(address))]
            case Zone(zone=zone):
                return [_Ours(zone_name(zone, self.language))]
            case Several(items=items, joined=joined):
                return self._several(items, joined)
            case Words() | Phrase():
                return self.part(value)

    def typed(self, ref: CommandRef) -> str:
        """The command by its first name in the reader's language, and its arguments: one that has a name there (`off`, or
        the command that help is asked about) by that name, others as they are; then its moment.
        """
        name = self.catalogue.choices(self.language, f"command-{ref.command}-names")[0]
        arguments = clean(ref.arguments)
        named = f"command-{arguments}-names" if ref.command == "help" else f"command-{ref.command}-argument-{arguments}"
        if arguments and self.catalogue.has(named, self.language):
            arguments = self.catalogue.choices(self.language, named)[0]
        when = "" if ref.when is None else moment(ref.when, self.language, self.zone, "typed")
        return self._prefixed(" ".join(one for one in (name, arguments, when) if one))

    def _prefixed(self, command: str) -> str:
        return PREFIX + command if self.place is Place.ROOM else command

    def _several(self, items: tuple[Arg, ...], joined: str) -> list[_Piece]:
        if joined == "lines":
            between = [_Ours("\n")] * (len(items) - 1)
        else:
            last = self.catalogue.format(self.language, f"list-{joined}", {})
            between = [_Ours(", ")] * (len(items) - 2) + [_Ours(f" {last} ")]
        pieces: list[_Piece] = []
        for index, item in enumerate(items):
            if index:
                pieces.append(between[index - 1])
            pieces += self.arg(item)
        return pieces


def _link(address: str) -> Node:
    """A link, if it is one that a browser opens; anything else is only shown."""
    return Link(address) if re.match(r"https?://", address, re.IGNORECASE) else Text(address)


def _joined(pieces: Iterable[_Piece]) -> tuple[Node, ...]:
    """The pieces of one line as nodes, neighbouring texts in one."""
    nodes: list[Node] = []
    for piece in pieces:
        if not isinstance(piece, _Ours | Text):
            nodes.append(piece)
            continue
        before = nodes[-1] if nodes else None
        if isinstance(before, Text):
            nodes[-1] = Text(before.text + piece.text)
        elif piece.text:
            nodes.append(Text(piece.text))
    return tuple(nodes)


class _Page:
    """Lines become blocks: paragraphs and bullets. An empty line is air before the next block."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._gaps: set[int] = set()

    def add(self, pieces: list[_Piece], *, apart: bool = False) -> None:
        """Add one part, set apart from what came before it if so wished. Bullets always belong to what came before them."""
        lines = _lines(pieces)
        air = apart and not _is_bullet(lines[0])
        for line in lines:
            bullet = _is_bullet(line)
            nodes = _joined(_without_bullet(line) if bullet else line)
            if not nodes:
                air = True
                continue
            if air and self._blocks:
                self._gaps.add(len(self._blocks))
            self._put(nodes, bullet=bullet, joins=not air)
            air = False

    def _put(self, nodes: tuple[Node, ...], *, bullet: bool, joins: bool) -> None:
        if not bullet:
            self._blocks.append(Paragraph(nodes))
        elif joins and self._blocks and isinstance(self._blocks[-1], Bullets):
            self._blocks[-1] = Bullets((*self._blocks[-1].items, nodes))
        else:
            self._blocks.append(Bullets((nodes,)))

    def text(self) -> RichText:
        """All that was added."""
        return RichText(tuple(self._blocks), frozenset(self._gaps))


def _is_bullet(line: list[_Piece]) -> bool:
    return bool(line) and isinstance(line[0], _Ours) and line[0].text.startswith(BULLET)


def _without_bullet(line: list[_Piece]) -> list[_Piece]:
    first, *rest = line
    return [_Ours(first.text.removeprefix(BULLET)), *rest] if isinstance(first, _Ours) else line


def _lines(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if not isinstance(piece, _Ours):
            lines[-1].append(piece)
            continue
        first, *more = piece.text.split("\n")
        if first:
            lines[-1].append(_Ours(first))
        for text in more:
            lines.append([_Ours(text)] if text else [])
    return lines
