"""A date as typed, cut into pieces, and each piece put in its place: weekday, day, month, year, time of day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.daywords import CLOCK_WORDS, DAYS_FROM_NOW, FILLERS, DayWords, plain


class NotADate(ValueError):
    """The text cannot be read as a date and time."""


# --- from text to pieces ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a date as typed. `kind` is iso, numeric, dotted, time, ordinal, number or word."""

    kind: str
    text: str
    parts: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The digits of an ordinal or a number."""
        return self.parts[0] if self.parts else self.text


_PIECE = re.compile(
    r"""
      (?P<skip>   [\s,;()\[\]!?"'„”“»«’‘*]+ | -+>? (?=\s|$) | → | \.+ (?=\s|$) )
    | (?P<iso>    ([0-9]{4}) - ([0-9]{1,2}) - ([0-9]{1,2}) (?: t(?=[0-9]) | (?![0-9-]) ) )
    | (?P<time>   ([0-9]{1,2}) : ([0-9]{2}) (?: :00 )? (?![0-9:]) )
    | (?P<numeric>
          ([0-9]{1,2}) \.\s? ([0-9]{1,2}) \. (?: \s?([0-9]{4}) | ([0-9]{2}) )? (?![0-9])
        | ([0-9]{1,2}) /     ([0-9]{1,2}) (?: /  ([0-9]{4}|[0-9]{2}) )? (?![0-9/])
        | ([0-9]{1,2}) -     ([0-9]{1,2}) -      ([0-9]{4}) (?![0-9-])
      )
    | (?P<dotted> ([0-9]{1,2}) \. ([0-9]{1,2}) (?![0-9]) )
    | (?P<ordinal>([0-9]{1,2}) (?: \. | st | nd | rd | th | :?[ea] ) (?![0-9a-z]) )
    | (?P<number> [0-9]{4} | [0-9]{1,2} ) (?![0-9])
    | (?P<word>   [a-z]+ | @ ) \.?
    """,
    re.VERBOSE,
)
_NAMED = frozenset(_PIECE.groupindex.values())


def pieces_of(text: str) -> list[Piece]:
    """The text cut up. Raises `NotADate` at the first sign that belongs to no date."""
    tidy = plain(re.sub(r"[\u2010-\u2015\u2212]", "-", text)).strip()
    tidy = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", tidy)
    tidy = re.sub(r"\bo\s?['’]\s?clock\b", "oclock", tidy)
    tidy = re.sub(r"\bday after tomorrow\b", "overtomorrow", tidy)
    tidy = re.sub(r"\bi (dag|morgon|overmorgon)\b", r"i\1", tidy)
    pieces: list[Piece] = []
    at = 0
    while at < len(tidy):
        match = _PIECE.match(tidy, at)
        if match is None:
            raise NotADate(f"sign {at} is of no date")
        at = match.end()
        kind = next(name for name, found in match.groupdict().items() if found is not None)
        if kind == "skip":
            continue
        text = match[kind]
        parts = tuple(one for index, one in enumerate(match.groups(), 1) if one is not None and index not in _NAMED)
        if kind in ("numeric", "dotted") and "/" not in text and len(parts) == 2:
            kind = _month_or_minutes(kind, parts[1])
        pieces.append(Piece(kind, text, parts))
    return pieces


def _month_or_minutes(kind: str, digits: str) -> str:
    """Whether 17.30 and 17.30. can be nothing but a time, 8.12 nothing but a date; `dotted` when it may be either.

    Without a word for the hour, minutes are taken for minutes only in fives: 8.13. is a slip in a date.
    """
    could_be_minutes = len(digits) == 2 and int(digits) % 5 == 0
    if not 1 <= int(digits) <= 12:
        return "time" if could_be_minutes else "numeric"
    return kind if could_be_minutes else "numeric"


# --- from pieces to fields -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Fields:
    """What a date says of itself. `month` is a number or a word, as typed; `clock` is `17:30` or `5:30 pm`."""

    weekday: int | None = None
    days_from_now: int | None = None
    day: int | None = None
    month: str = ""
    year: int | None = None
    clock: str = ""

    def has_date(self) -> bool:
        """Whether a day is named, be it by number or as tomorrow."""
        return self.day is not None or self.days_from_now is not None

    def set_date(self, day: str, month: str, year: str = "") -> None:
        """Note the date. Raises `NotADate` when there is one already, or no such day in any month."""
        if self.has_date():
            raise NotADate("two dates")
        if not 1 <= int(day) <= 31:
            raise NotADate("no such day")
        self.day, self.month = int(day), month
        if year:
            self.year = int(year) + (2000 if len(year) == 2 else 0)

    def set_clock(self, hour: str, minute: str = "00", half: str = "") -> None:
        """Note the time of day, with `am` or `pm` in `half`. Raises `NotADate` when there is one already."""
        if self.clock:
            raise NotADate("two times")
        if len(minute) != 2:
            raise NotADate("minutes have two digits")
        self.clock = f"{hour}:{minute} {half}".rstrip()


def collect(pieces: Sequence[Piece], words: DayWords) -> Fields:
    """Every piece finds its place, or the text is `NotADate`."""
    fields = Fields()
    left = [one for one in pieces if one.kind != "word" or one.text not in FILLERS or words.weekday(one.text) is not None]
    while left:
        piece = left.pop(0)
        if piece.kind == "iso":
            year, month, day = piece.parts
            fields.set_date(day, month, year)
        elif piece.kind == "numeric":
            fields.set_date(*piece.parts)
        elif piece.kind == "time":
            fields.set_clock(piece.parts[0], piece.parts[1], _half(left, words))
        elif piece.kind == "word":
            _place_word(piece.text, left, fields, words)
        else:
            _place_number(piece, left, fields, words)
    return fields


def _half(left: list[Piece], words: DayWords) -> str:
    """`am` or `pm`, taken off when it comes next."""
    if left and left[0].kind == "word":
        half = words.ampm(left[0].text)
        if half is not None:
            left.pop(0)
            return "pm" if half else "am"
    return ""


def _place_word(word: str, left: list[Piece], fields: Fields, words: DayWords) -> None:
    if word in CLOCK_WORDS:
        if not left:
            raise NotADate("no hour after the word for it")
        hour = left.pop(0)
        if hour.kind in ("time", "dotted", "numeric") and len(hour.parts) == 2 and "/" not in hour.text:
            fields.set_clock(hour.parts[0], hour.parts[1], _half(left, words))
        elif hour.kind == "number" and len(hour.text) == 4:
            fields.set_clock(hour.text[:2], hour.text[2:])
        elif hour.kind in ("number", "ordinal"):
            fields.set_clock(hour.number, half=_half(left, words))
        else:
            raise NotADate("no hour after the word for it")
    elif word in DAYS_FROM_NOW:
        if fields.has_date():
            raise NotADate("two dates")
        fields.days_from_now = DAYS_FROM_NOW[word]
    elif words.weekday(word) is not None:
        if fields.weekday is not None:
            raise NotADate("two weekdays")
        fields.weekday = words.weekday(word)
    elif words.month(word) is not None:
        if not left or left[0].kind not in ("number", "ordinal") or len(left[0].number) > 2:
            raise NotADate("a month without a day")
        fields.set_date(left.pop(0).number, word, _year(left))
    else:
        raise NotADate("an unknown word")


def _place_number(piece: Piece, left: list[Piece], fields: Fields, words: DayWords) -> None:
    number = piece.number
    if len(number) == 4:
        if fields.day is None or fields.year is not None:
            raise NotADate("a year without a date")
        fields.year = int(number)
    elif left and left[0].kind == "word" and words.month(left[0].text) is not None:
        fields.set_date(number, left.pop(0).text, _year(left))
    elif piece.kind == "number":
        half = _half(left, words)
        if not half and not fields.has_date() and fields.weekday is None:
            raise NotADate("a number alone")
        fields.set_clock(number, half=half)
    else:
        raise NotADate("a day without a month")


def _year(left: list[Piece]) -> str:
    """A year of four digits, taken off when it comes next."""
    if left and left[0].kind == "number" and len(left[0].text) == 4:
        return left.pop(0).text
    return ""
