"""From what is to be said to a message: words in the reader's language, times in the group's zone, commands as typed here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from bot.chat.manner import TYPED, Manner
from bot.chat.richtext import Block, Bullets, Code, Instant, Link, Node, Paragraph, RichText, Strong, Text, plain
from bot.texts.catalogue import Catalogue, MissingArgument
from bot.texts.literals import clean
from bot.texts.menu_names import IN_MENU, menu_names
from bot.texts.moments import moment, zone_name
from facilitation.reading import PLACEHOLDER
from facilitation.words import Arg, Body, CommandRef, Language, Localised, Part, Phrase, Several, Url, When, Words, Zone

BULLET = "• "
_EXAMPLE = re.compile(r"command-(.+)-example")
_SOMEBODY = re.compile(r"@[a-z]+:example\.org")
"""An account, as the catalogues show one in an example."""
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
    """Says things, in the manner of a platform. Holds the catalogues and nothing else."""

    def __init__(self, catalogue: Catalogue, manner: Manner = TYPED) -> None:
        self.catalogue = catalogue
        named = {language: menu_names(catalogue, language) for language in Language} if manner.menu else {}
        self._texts = _Texts(catalogue, manner, named)

    def render(self, body: Body, *, language: Language, zone: str, place: Place, about: str | None = None) -> RichText:
        """The message as a tree. Each part after the first is set apart, unless it begins with a bullet; with `about`, the
        group's name comes before all.

        Raises `MissingText`, `MissingArgument` and `facilitation.times.UnknownZone`.
        """
        voice = _Voice(self._texts, language, zone, place)
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
        return plain(_joined(_Voice(self._texts, language, "UTC", Place.ROOM).arg(label)))

    def command(self, ref: CommandRef, *, language: Language, place: Place) -> str:
        """A command the way it is typed there. Raises `MissingText`."""
        return _Voice(self._texts, language, "UTC", place).typed(ref)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The catalogues as they read on a platform. `named` are the names of commands in its menu, where it has one."""

    catalogue: Catalogue
    manner: Manner
    named: Mapping[Language, Mapping[str, str]]

    def sentence(self, language: Language, key: str, args: Mapping[str, str | int]) -> str:
        """The message in the platform's own variant, where there is one. Raises `MissingText` and `MissingArgument`."""
        chosen = next((one for one in self._variants(key) if self.catalogue.has(one, language)), key)
        return _SOMEBODY.sub(self._somebody, self.catalogue.format(language, chosen, args))

    def _variants(self, key: str) -> Iterator[str]:
        if self.manner.variant:
            yield f"{key}-{self.manner.variant}"
        if self.manner.menu:
            yield f"{key}{IN_MENU}"

    def name(self, language: Language, command: str) -> str:
        """What the command is called: its name in the menu, or the first of those that may be typed."""
        return self.named.get(language, {}).get(command) or self._first(language, command)

    def example(self, language: Language, example: str) -> str:
        """A command as it may be said; one that can be said in several ways has further examples, as `prompt-own`."""
        text = self.sentence(language, f"command-{example}-example", {})
        command = example
        while not self.catalogue.has(f"command-{command}-names", language) and "-" in command:
            command = command.rpartition("-")[0]
        typed = self._first(language, command)
        called = text == typed or text.startswith(f"{typed} ")
        return self.name(language, command) + text.removeprefix(typed) if called else text

    def _first(self, language: Language, command: str) -> str:
        return self.catalogue.choices(language, f"command-{command}-names")[0]

    def _somebody(self, found: re.Match[str]) -> str:
        return found[0] if self.manner.person(found[0]) else self.manner.person_example


@dataclass(frozen=True, slots=True)
class _Voice:
    """One reader: their language, the group's zone, the place where they read."""

    texts: _Texts
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
        if (example := _EXAMPLE.fullmatch(key)) is not None:
            return [Code(self._prefixed(self.texts.example(self.language, example[1])))]
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
        for text in _MARKS.split(self.texts.sentence(self.language, key, marked)):
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
                return [Code(self.typed(value)) if value.unfinished else self._code(value)]
            case Url(address=address):
                return [_link(clean(address))]
            case Zone(zone=zone):
                return [_Ours(zone_name(zone, self.language))]
            case Several(items=items, joined=joined):
                return self._several(items, joined)
            case Words() | Phrase():
                return self.part(value)

    def typed(self, ref: CommandRef) -> str:
        """The command as it is typed here, by its name in the reader's language, and its arguments."""
        return self._prefixed(" ".join(filter(None, self._called(ref))))

    def _code(self, ref: CommandRef) -> Code:
        return Code(self.typed(ref), ref.command, self._called(ref)[1])

    def _called(self, ref: CommandRef) -> tuple[str, str]:
        """The command's name and its arguments: one that has a name in the reader's language (`off`, or the command that help
        is asked about) by that name, others as they are; then its moment.
        """
        catalogue, arguments = self.texts.catalogue, clean(ref.arguments)
        if ref.command == "help" and catalogue.has(f"command-{arguments}-names", self.language):
            arguments = self.texts.name(self.language, arguments)
        elif arguments and catalogue.has(named := f"command-{ref.command}-argument-{arguments}", self.language):
            arguments = catalogue.choices(self.language, named)[0]
        when = "" if ref.when is None else moment(ref.when, self.language, self.zone, "typed")
        return self.texts.name(self.language, ref.command), " ".join(filter(None, (arguments, when)))

    def _prefixed(self, command: str) -> str:
        manner = self.texts.manner
        return (manner.room_prefix if self.place is Place.ROOM else manner.private_prefix) + command

    def _several(self, items: tuple[Arg, ...], joined: str) -> list[_Piece]:
        if joined == "lines":
            between = [_Ours("\n")] * (len(items) - 1)
        else:
            last = self.texts.sentence(self.language, f"list-{joined}", {})
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
