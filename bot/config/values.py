"""How the values of the configuration are read: each reader takes what TOML gave and returns what the program uses.

A reader raises `Mistake` with the problem and the remedy; what is confidential is not quoted in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import PlainValidator, ValidationInfo

from bot.config.findings import Mistake
from facilitation.rhythm import BadRhythm, parse_every
from facilitation.times import DateRange, QuietHours, UnknownZone, zone_of
from facilitation.words import Language

MESSAGES_AT = time(10)
"""The time of day at which most of what Vertti says unasked is said (facilitation/calendar.py)."""

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def kind_of(value: object) -> str:
    """What a TOML value is, in words: "a whole number", "a list"."""
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (int, "a whole number"),
        (float, "a number with decimals"),
        (str, "text"),
        (list, "a list"),
        (dict, "a section"),
        (datetime, "a date with a time"),
        (date, "a date"),
        (time, "a time of day"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "something else")


def text_of(value: object, example: str) -> str:
    """The text that a value is; `example` is a right one, as it is written."""
    if not isinstance(value, str):
        raise Mistake(f"This is {kind_of(value)}, but text in quotation marks is needed.", f"Write for example {example}.")
    return value


def _language(value: object) -> Language:
    text = text_of(value, '"fi"')
    try:
        return Language(text)
    except ValueError:
        raise Mistake(f'"{text}" is no language that Vertti speaks.', 'Write "fi", "sv" or "en".') from None


def _zone(value: object) -> str:
    text = text_of(value, '"Europe/Helsinki"')
    try:
        zone_of(text)
    except UnknownZone:
        raise Mistake(
            f'"{text}" is no time zone.', 'Write a name of the IANA database, such as "Europe/Helsinki" or "Europe/Stockholm".'
        ) from None
    return text


def _line(value: object, *, longest: int = 120) -> str:
    text = text_of(value, '"Kirjanpitäjien vertaisryhmä"').strip()
    if not text:
        raise Mistake("This is empty.", "Write a few words, or leave the key out where it may be left out.")
    if len(text) > longest:
        raise Mistake(f"This is {len(text)} characters long.", f"Keep it to one line of at most {longest} characters.")
    if not text.isprintable():
        raise Mistake("This holds a line break or another character that cannot be shown.", "Keep it to one plain line.")
    return text


def _slug(value: object) -> str:
    text = text_of(value, '"kirjanpitajat"')
    if len(text) > 40 or not _SLUG.fullmatch(text):
        raise Mistake(
            f'"{text}" cannot serve as a key.',
            "Use at most 40 of a–z, 0–9 and single hyphens between them, such as kirjanpitajat-2.",
        )
    return text


def _duration(
    units: dict[str, timedelta], shortest: timedelta, longest: timedelta, bounds: str, example: str
) -> Callable[[object], timedelta]:
    def read(value: object) -> timedelta:
        text = text_of(value, f'"{example}"')
        match = re.fullmatch(r"\s*(\d{1,6})\s*([a-z]+?)s?\s*", text)
        if match is None or match[2] not in units:
            known = " or ".join(f"{unit}s" for unit in units)
            raise Mistake(f'"{text}" cannot be read as a duration.', f'Write a whole number and {known}, such as "{example}".')
        duration = int(match[1]) * units[match[2]]
        if not shortest <= duration <= longest:
            raise Mistake(f'"{text}" is out of bounds.', f"Choose {bounds}.")
        return duration

    return read


def _every(value: object) -> int:
    text = text_of(value, '"3 weeks"')
    try:
        return parse_every(text)
    except BadRhythm:
        raise Mistake(
            f'"{text}" is no rhythm.', 'Write a number of weeks or days up to a year, such as "3 weeks" or "10 days".'
        ) from None


def _quiet_hours(value: object) -> QuietHours:
    text = text_of(value, '"20:00-08:00"')
    remedy = 'Write two times of day with a hyphen, such as "20:00-08:00"; "00:00-00:00" means no quiet hours.'
    if not re.fullmatch(r"\s*\d{2}:\d{2}\s*-\s*\d{2}:\d{2}\s*", text):
        raise Mistake(f'"{text}" are no quiet hours.', remedy)
    try:
        quiet = QuietHours.parse(text)
    except ValueError:
        raise Mistake(f'"{text}" names a time that does not exist.', remedy) from None
    if MESSAGES_AT in quiet:
        raise Mistake(
            f'"{text}" holds {MESSAGES_AT:%H:%M}, the time at which most messages are sent, so that they never could be.',
            f"End the quiet hours by {MESSAGES_AT:%H:%M}, or begin them after it.",
        )
    return quiet


def _date_range(value: object) -> DateRange:
    if isinstance(value, date) and not isinstance(value, datetime):
        return DateRange(value, value)
    example = '"2026-12-21/2027-01-06"'
    text = text_of(value, example)
    try:
        found = DateRange.parse(text)
    except ValueError:
        first, _, last = text.partition("/")
        if re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", text) and last < first:
            raise Mistake(f'"{text}" ends before it begins.', "Put the earlier date first.") from None
        raise Mistake(
            f'"{text}" is no range of dates.', f"Write the first and the last day with a slash, such as {example}."
        ) from None
    if found.last - found.first > timedelta(days=366):
        raise Mistake(f'"{text}" is longer than a year.', "Check the years of both dates.")
    return found


def _first_session(value: object) -> datetime:
    example = "first_session = 2026-12-01T17:00:00"
    if isinstance(value, str):
        raise Mistake("This is text.", f"Leave the quotation marks out and write date and time with seconds: {example}.")
    if not isinstance(value, datetime):
        raise Mistake(f"This is {kind_of(value)}, but a date with a time is needed.", f"Write for example {example}.")
    if value.tzinfo is not None:
        raise Mistake(
            f"{value.isoformat()} carries an offset from UTC, but the first session is a local time of the group's zone.",
            f"Leave the offset (the Z or the +02:00 at the end) out: first_session = {value.replace(tzinfo=None).isoformat()}, "
            "and set time_zone if the group meets in another zone.",
        )
    if not 2000 <= value.year <= 2100:
        raise Mistake(f"{value.isoformat()} lies too far away.", "Check the year.")
    if value.second or value.microsecond:
        raise Mistake(f"{value.isoformat()} has seconds.", "Sessions begin on a full minute: let it end in :00.")
    return value


def _address(value: object, example: str) -> str:
    """An https address. What is wrong is said without quoting it: an address of a video room is a key to it."""
    text = text_of(value, f'"{example}"').strip()
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Mistake("This is no address.", f'Write for example "{example}".') from None
    if not host or not parts.scheme or not text.isprintable() or " " in text:
        raise Mistake("This is no address.", f'Write it whole, beginning with https://, such as "{example}".')
    if parts.username or parts.password:
        raise Mistake("The address carries a user name or a password.", "Leave out what stands between // and @.")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise Mistake(
            f"The address begins with {parts.scheme}://.", "Use https://; plain http:// is for this machine (localhost) only."
        )
    return text


def _homeserver(value: object) -> str:
    example = "https://matrix.example.org"
    address = _address(value, example)
    parts = urlsplit(address)
    if parts.query or parts.fragment or parts.path.strip("/"):
        raise Mistake(
            "The address goes on after the server's name.", f'Write only the address of the server, such as "{example}".'
        )
    return address.rstrip("/")


def _meeting_link(value: object) -> str:
    return _address(value, "https://meet.example.org/unguessable-name")


def _path(value: object, info: ValidationInfo) -> Path:
    text = str(value) if isinstance(value, Path) else text_of(value, '"data"')
    if not text.strip() or "\0" in text:
        raise Mistake("This is no path.", 'Write for example "data"; it counts from the directory of the configuration file.')
    try:
        return _base(info) / Path(text).expanduser()
    except RuntimeError:
        raise Mistake(f'The home directory in "{text}" is unknown.', "Write the path out, without ~.") from None


def _base(info: ValidationInfo) -> Path:
    base: Path = context_of(info).get("base", Path.cwd())
    return base


def context_of(info: ValidationInfo) -> dict[str, Any]:
    """What is known of the file while one of its values is read: `base`, its directory, and `platform`."""
    context: dict[str, Any] = info.context or {}
    return context


def _database(value: object, info: ValidationInfo) -> Path:
    """The file of an SQLite address. Other addresses are not quoted, since they may carry a password."""
    example = "sqlite:///data/vertti.db"
    text = text_of(value, f'"{example}"')
    scheme, separator, rest = text.partition("://")
    if not separator:
        raise Mistake("This is no database address.", f'Write "{example}", or leave the key out.')
    if scheme != "sqlite":
        raise Mistake(
            f"This version cannot use {scheme.partition('+')[0] or 'such'} databases; only SQLite files are supported so far.",
            f'Write "{example}", or leave the key out.',
        )
    file = rest.removeprefix("/")
    if not rest.startswith("/") or not file or "?" in file or file == ":memory:":
        raise Mistake(
            "This names no database file.",
            f'Write three slashes and a path, such as "{example}", four slashes for an absolute path.',
        )
    return _base(info) / file


def _ip_address(value: object) -> str:
    text = "127.0.0.1" if value == "localhost" else text_of(value, '"127.0.0.1"')
    try:
        return str(ip_address(text))
    except ValueError:
        raise Mistake(f'"{text}" is no IP address.', 'Write "127.0.0.1", which only this machine can reach.') from None


LanguageCode = Annotated[Language, PlainValidator(_language)]
ZoneName = Annotated[str, PlainValidator(_zone)]
Address = Annotated[str, PlainValidator(_ip_address)]
Line = Annotated[str, PlainValidator(_line)]
Slug = Annotated[str, PlainValidator(_slug)]
Every = Annotated[int, PlainValidator(_every)]
Quiet = Annotated[QuietHours, PlainValidator(_quiet_hours)]
Range = Annotated[DateRange, PlainValidator(_date_range)]
FirstSession = Annotated[datetime, PlainValidator(_first_session)]
Homeserver = Annotated[str, PlainValidator(_homeserver)]
MeetingLink = Annotated[str, PlainValidator(_meeting_link)]
FilePath = Annotated[Path, PlainValidator(_path)]
DatabaseFile = Annotated[Path, PlainValidator(_database)]
Length = Annotated[
    timedelta,
    PlainValidator(
        _duration(
            {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)},
            timedelta(minutes=30),
            timedelta(minutes=240),
            "between 30 and 240 minutes",
            "90 minutes",
        )
    ),
]
Retention = Annotated[
    timedelta,
    PlainValidator(
        _duration(
            {"day": timedelta(days=1), "week": timedelta(weeks=1)},
            timedelta(days=1),
            timedelta(days=365),
            "between 1 and 365 days",
            "60 days",
        )
    ),
]
