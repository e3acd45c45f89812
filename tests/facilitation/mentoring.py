"""A group to try things on: Anna leads, Minna is the host, and five members; every third Tuesday at five in Helsinki."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache

from bot.texts.content import built_in_programme
from facilitation.effects import AskPoll, Decision, Effect, Say, ToPerson, ToRoom
from facilitation.group import Group, GroupId, GroupState, Member, Role, Standing
from facilitation.practice import Practice, Support
from facilitation.programme import Programme
from facilitation.rhythm import Rhythm
from facilitation.schedule import plan_sessions
from facilitation.session import PersonId, Session, SessionState
from facilitation.steps import StepKind
from facilitation.times import QuietHours, WallTime
from facilitation.words import Arg, Body, Language, Phrase, Several, Words

ZONE = "Europe/Helsinki"
ANNA, MINNA = PersonId("@anna:example.org"), PersonId("@minna:example.org")
PEKKA, LIISA, OLLI, ELSA, AINO = MEMBERS = tuple(
    PersonId(f"@{name}:example.org") for name in ("pekka", "liisa", "olli", "elsa", "aino")
)
FIRST = WallTime(datetime(2026, 12, 1, 17), ZONE)
BEFORE = WallTime(datetime(2026, 11, 20, 12), ZONE).instant()


DONE_ELSEWHERE = {
    StepKind.COMMITMENT,
    StepKind.PULSE,
    StepKind.CLOSE_PULSE,
    StepKind.FEEDBACK,
    StepKind.CLOSE_FEEDBACK,
    StepKind.BUNDLE,
    StepKind.SPARRING,
    StepKind.NEEDS_SURVEY,
    StepKind.CLOSE_NEEDS,
}
"""Steps that need more than the group: what was asked, chance, what has gathered."""


@cache
def programme() -> Programme:
    """The built-in programme."""
    return built_in_programme()


def practice(contact: str | None = None) -> Practice:
    """The practice around it."""
    return Practice(programme(), Support(contact=contact))


def a_group(*, count: int = 8, state: GroupState = GroupState.RUNNING, standing: Standing = Standing.JOINED) -> Group:
    """The group with its room open and everybody in it."""
    rhythm = Rhythm(FIRST, 21, count)
    people = ((ANNA, Role.FACILITATOR), (MINNA, Role.HOST), *((one, Role.MEMBER) for one in MEMBERS))
    return Group(
        id=GroupId(1),
        key="kirjanpitajat",
        name="Kirjanpitäjien vertaisryhmä",
        language=Language.FI,
        zone=ZONE,
        rhythm=rhythm,
        length=timedelta(minutes=90),
        quiet_hours=QuietHours(time(20), time(8)),
        sessions=plan_sessions(rhythm, programme().arc(count)),
        members=tuple(Member(who, role, standing, called(who)) for who, role in people),
        state=state,
        meeting_link="https://meet.example.org/room",
        room_opened_at=None if state is GroupState.PLANNED else BEFORE,
    )


def called(person: PersonId) -> str:
    """The name of @anna:example.org is Anna."""
    return person[1:].partition(":")[0].capitalize()


def session(group: Group, number: int) -> Session:
    """The session of that number, which is there."""
    found = group.session(number)
    assert found is not None
    return found


def member(group: Group, person: PersonId) -> Member:
    """The person's place in the group, which is there."""
    found = group.member(person)
    assert found is not None
    return found


def with_session(group: Group, number: int, **changes: object) -> Group:
    """The group with one of its sessions changed."""
    return group.replacing(replace(session(group, number), **changes))  # type: ignore[arg-type]


def with_standing(group: Group, standing: Standing, *people: PersonId) -> Group:
    """The group with these people invited, joined or gone."""
    for person in people:
        group = group.with_member(replace(member(group, person), standing=standing))
    return group


def held(group: Group, *numbers: int) -> Group:
    """The group with these sessions held."""
    for number in numbers:
        ends = session(group, number).ends(group.length)
        group = with_session(group, number, state=SessionState.HELD, ended_at=ends)
    return group


def agreed(group: Group, *people: PersonId) -> Group:
    """The group after these people have accepted the agreement."""
    for person in people:
        group = group.with_member(replace(member(group, person), agreed_at=BEFORE))
    return group


def keys(effects: Decision | Iterable[Effect]) -> list[str]:
    """The keys of the effects, in order."""
    return [one.key for one in (effects.effects if isinstance(effects, Decision) else effects)]


def saying(effects: Decision | Iterable[Effect], key: str) -> Say:
    """The message of that key."""
    found = next(one for one in (effects.effects if isinstance(effects, Decision) else effects) if one.key == key)
    assert isinstance(found, Say)
    return found


def poll(effects: Iterable[Effect], key: str) -> AskPoll:
    """The poll of that key."""
    found = next(one for one in effects if one.key == key)
    assert isinstance(found, AskPoll)
    return found


def recipients(effects: Decision | Iterable[Effect]) -> list[PersonId | None]:
    """Who gets each message, None for the room."""
    found: list[PersonId | None] = []
    for one in effects.effects if isinstance(effects, Decision) else effects:
        if isinstance(one, (Say, AskPoll)):
            found.append(one.to.person if isinstance(one.to, ToPerson) else None)
            assert isinstance(one.to, (ToPerson, ToRoom))
    return found


def sentences(body: Body) -> list[str]:
    """The keys of all catalogue messages in a body, and the Finnish text of what is content, from the outside in."""
    found: list[str] = []

    def look(arg: Arg) -> None:
        match arg:
            case Words(key=key, args=args):
                found.append(key)
                for inner in args.values():
                    look(inner)
            case Phrase(text=text):
                found.append(text.fi)
            case Several(items=items):
                for item in items:
                    look(item)

    for part in body:
        look(part)
    return found


def argument(body: Body, key: str, name: str) -> Arg:
    """What stands in the placeholder `name` of the first message of that key inside a body."""

    def look(arg: Arg) -> Arg | None:
        if isinstance(arg, Words):
            if arg.key == key:
                return arg.args[name]
            return next((found for inner in arg.args.values() if (found := look(inner)) is not None), None)
        if isinstance(arg, Several):
            return next((found for inner in arg.items if (found := look(inner)) is not None), None)
        return None

    found = next((found for part in body if (found := look(part)) is not None), None)
    assert found is not None, f"{key} is not said"
    return found
