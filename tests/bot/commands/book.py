"""A book with one command of every kind, a group to speak of, and how to ask it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.parsing import CommandBook, Context, Mistake, Unknown
from bot.commands.topics import Topic
from bot.texts import Place
from facilitation.group import Member, Role, Standing
from facilitation.session import PersonId, Session, SessionState
from facilitation.times import WallTime
from facilitation.words import Language

ZONE = "Europe/Helsinki"
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def at(clock: str) -> WallTime:
    """A wall time of the group, from `2026-12-08 17:00`."""
    return WallTime(datetime.fromisoformat(clock), ZONE)


FIRST = at("2026-12-01 17:00")
SESSIONS = tuple(Session(number, "theme", FIRST.plus_days(21 * (number - 1))) for number in range(1, 7))


def person(name: str, user: str, standing: Standing = Standing.JOINED) -> Member:
    """A member of the group."""
    return Member(PersonId(f"@{user}:example.org"), Role.MEMBER, standing, name)


MEMBERS = (
    person("Anna", "anna"),
    person("Anneli", "anneli"),
    person("Pekka Virtanen", "pekka"),
    person("Pekka Mäki", "mpekka"),
    person("", "nameless"),
    person("Liisa", "liisa", Standing.INVITED),
    person("Kalle", "kalle", Standing.LEFT),
)


async def _nothing(_scene: object, _call: Call) -> None:
    """Carries nothing out."""


def command(key: str, *parameters: Parameter, needs_group: bool = True, where: frozenset[Where] = frozenset(Where)) -> Command:
    """A command that everybody may say."""
    return Command(key, parameters, frozenset({Actor.ANYONE}), where, _nothing, needs_group=needs_group, topic=Topic.OWN)


COMMANDS = (
    command("help", Parameter("command", Kind.COMMAND, optional=True), needs_group=False),
    command(
        "group-create",
        Parameter("name", Kind.NAME),
        Parameter("when", Kind.WHEN),
        Parameter("sessions", Kind.NUMBER, optional=True),
        needs_group=False,
        where=frozenset({Where.PRIVATE}),
    ),
    command(
        "continue",
        Parameter("sessions", Kind.NUMBER),
        Parameter("when", Kind.WHEN),
        Parameter("every", Kind.EVERY, optional=True),
    ),
    command("member-add", Parameter("people", Kind.USER_IDS)),
    command("briefing", Parameter("guest", Kind.USER_ID), Parameter("topic", Kind.NAME), Parameter("minutes", Kind.NUMBER)),
    command("member-remove", Parameter("person", Kind.PERSON)),
    command("session-move", Parameter("session", Kind.SESSION), Parameter("when", Kind.WHEN)),
    command("session-skip", Parameter("session", Kind.SESSION, optional=True), Parameter("drop", Kind.DROP, optional=True)),
    command("session-link", Parameter("session", Kind.SESSION, optional=True), Parameter("link", Kind.LINK)),
    command("session-next"),
    command("checkin", Parameter("poll", Kind.POLL)),
    command("rsvp-coming"),
    command("rsvp-late"),
    command("rsvp-away"),
    command("language", Parameter("language", Kind.LANGUAGE), needs_group=False),
    command("quiet", Parameter("switch", Kind.SWITCH, optional=True), needs_group=False),
    command("scope", needs_group=False),
    command("topic", Parameter("words", Kind.WORDS)),
    command("session-extend", Parameter("minutes", Kind.MINUTES, optional=True)),
    command("prompt", Parameter("prompt", Kind.PROMPT, optional=True)),
    command("no", needs_group=False),
)

NAMES: Mapping[Language, Mapping[str, tuple[str, ...]]] = {
    Language.FI: {
        "help": ("ohje", "komennot"),
        "group-create": ("perusta", "uusi ryhmä"),
        "member-add": ("lisää",),
        "member-remove": ("poista jäsen",),
        "session-move": ("siirrä", "tapaaminen siirrä"),
        "session-skip": ("ohita",),
        "session-link": ("linkki",),
        "session-next": ("seuraava",),
        "checkin": ("tunnelma",),
        "rsvp-coming": ("tulen",),
        "rsvp-late": ("tulen myöhässä",),
        "rsvp-away": ("en pääse",),
        "language": ("kieli",),
        "quiet": ("hiljaa",),
        "scope": ("apua",),
        "topic": ("aihe",),
        "session-extend": ("jatka",),
        "prompt": ("kysymys",),
        "no": ("ei", "peru"),
    },
    Language.SV: {
        "help": ("hjälp",),
        "session-move": ("flytta",),
        "session-skip": ("hoppa över",),
        "session-link": ("länk",),
        "scope": ("stöd",),
        "topic": ("ämne",),
        "no": ("nej",),
    },
    Language.EN: {
        "help": ("help",),
        "session-move": ("move",),
        "rsvp-away": ("can't come",),
        "quiet": ("peru",),  # one word of two languages, to see whose is meant
        "no": ("no",),
    },
}

BOOK = CommandBook(COMMANDS, NAMES)


def context(
    language: Language = Language.FI,
    place: Place = Place.PRIVATE,
    sessions: tuple[Session, ...] = SESSIONS,
    members: tuple[Member, ...] = MEMBERS,
    now: datetime = NOW,
) -> Context:
    """Somebody of that language, in that place."""
    return Context(language, ZONE, now, sessions, members, place)


def read(text: str, where: Context | None = None) -> object:
    """What the book makes of a text."""
    return BOOK.read(text, where or context())


def values(text: str, where: Context | None = None) -> tuple[str, dict[str, object]]:
    """The key and the values of a text that is a command."""
    call = read(text, where)
    assert isinstance(call, Call), call
    return call.command.key, dict(call.values)


def value(text: str, name: str, where: Context | None = None) -> object:
    """One value of a text that is a command."""
    return values(text, where)[1][name]


def mistake(text: str, where: Context | None = None) -> tuple[str, dict[str, object]]:
    """The key and the arguments of the first sentence with which a text is answered."""
    found = read(text, where)
    assert isinstance(found, Mistake), found
    sentence = found.body[0]
    return getattr(sentence, "key", ""), dict(sentence.args)


def unknown(text: str, where: Context | None = None) -> Unknown:
    """What is said of a text that is no command."""
    found = read(text, where)
    assert isinstance(found, Unknown), found
    return found


HELD = tuple(
    Session(one.number, one.theme, one.starts, SessionState.HELD if one.number == 1 else SessionState.PLANNED) for one in SESSIONS
)
DURING_FIRST = FIRST.instant() + timedelta(minutes=30)
