"""Who may say what, and where: every command, said by everybody, everywhere; and the table that says so to people."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import actions
from bot.chat.memory.platform import ME
from bot.chat.port import RoomId, UserId
from bot.commands import table
from bot.commands.access import Verdict
from bot.commands.access_table import Outcome, Persona, Place, as_markdown, outcome, with_table
from bot.commands.declaration import Call, Command, Executor
from bot.commands.scene import Scene
from bot.handlers import pace
from bot.store.outbox import OutboxRow
from bot.store.tables import metadata
from bot.store.tables import outbox as outbox_table
from facilitation.group import Member, Role, Standing
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId
from facilitation.times import WallTime
from tests.bot.world import (
    ADMIN,
    ANNA,
    BEGINS,
    CATALOGUE,
    KAISA,
    LIISA,
    MATTI,
    MEMBERS,
    MINNA,
    OLLI,
    PEKKA,
    STRANGER,
    ZONE,
    World,
    a_plan,
    a_policy,
    a_world,
)

DOCUMENT = Path(__file__).parents[3] / "docs" / "access.md"

VEIKKO = PersonId("@veikko:memory")
SARI = PersonId("@sari:start")
GUEST = PersonId("@vieras:memory")
AINO = PersonId("@aino:memory")

WHO: Mapping[Persona, PersonId] = {
    Persona.FACILITATOR: ANNA,
    Persona.HOST: MINNA,
    Persona.MEMBER: PEKKA,
    Persona.GUEST: GUEST,
    Persona.LEFT: LIISA,
    Persona.OTHER_FACILITATOR: VEIKKO,
    Persona.STARTER: SARI,
    Persona.ADMIN: ADMIN,
    Persona.STRANGER: STRANGER,
}

TYPED: Mapping[str, str] = {
    "agreement": "sopimus",
    "topic-add": "aihe Miten sanon ei",
    "accept": "hyväksyn",
    "session-list": "tapaamiset",
    "calendar": "kalenteri",
    "workbook": "työkirja",
    "who": "ketkä",
    "rsvp-coming": "tulen",
    "rsvp-late": "myöhästyn",
    "rsvp-unsure": "en vielä tiedä",
    "rsvp-away": "en pääse",
    "session-link": "linkki 2 https://meet.example.org/toinen",
    "session-move": "siirrä 2 2.2.2027 klo 17",
    "session-skip": "ohita 3",
    "topics": "aiheet",
    "topic-remove": "poista aihe 1",
    "topic-vote": "aihekysely",
    "topic-suggest": "ehdota",
    "needs": "toiveet 1 4",
    "theme": "teema 4 5",
    "theme-swap": "vaihda teemat 3 5",
    "session-start": "aloita",
    "round": "kierros",
    "later": "viimeiseksi",
    "done": "valmis",
    "pass": "passaan",
    "session-next": "seuraava",
    "pairs": "parit",
    "break": "tauko",
    "case": "pulma",
    "case-me": "pulmani",
    "case-list": "pulmat",
    "session-back": "takaisin",
    "session-extend": "jatka 5",
    "session-pause": "pysäytä",
    "session-resume": "käyntiin",
    "prompt": "kysymys",
    "checkin": 'tunnelma "Miten menee?" | Hyvin | Huonosti',
    "session-end": "lopeta",
    "board": "ilmoitustaulu",
    "offer": "tarjoan Osaan taulukot",
    "ask": "pyyntö Apua verotukseen",
    "board-remove": "ilmoitus pois 1",
    "briefing": 'alustus @virve:memory "Eläketurva" 15 4',
    "question": "kysyn Mistä aloitan?",
    "briefing-cancel": "peru alustus 4",
    "note": "tiedote Ovi on auki",
    "material-add": 'lisää materiaali https://example.org/opas "Opas"',
    "materials": "materiaalit",
    "material-remove": "poista materiaali 1",
    "summary": "yhteenveto Puhuttiin",
    "summary-delete": "poista yhteenveto 1",
    "summary-show": "näytä yhteenveto",
    "summaries": "yhteenvedot pois",
    "member-code": "koodi",
    "member-add": "lisää @uusi:memory",
    "member-remove": "poista jäsen @olli:memory",
    "help": "ohje",
    "help-all": "kaikki komennot",
    "guide": "opas",
    "tech": "tekniikka",
    "tech-help": "tekninen apu",
    "scope": "apua",
    "privacy": "tietosuoja",
    "mydata": "tietoni",
    "group-room": "uusi huone",
    "quiet": "hiljaa",
    "pulse-four": "neljä riittää",
    "feedback": "palaute Hyvä ryhmä",
    "sparring": "sparripari",
    "sparring-draw": "arvo sparriparit",
    "group-list": "ryhmät",
    "no": "ei",
    "mine": "kokeiluni",
    "join": "lähden mukaan @kaisa:memory",
    "drop": "poista kokeilu",
    "continue": "jatko 4 1.12.2027 klo 17 joka 6. viikko",
    "hand-over": "luovuta @aino:memory",
    "lead-too": "vetäjäksi @aino:memory",
    "host": "sihteeriksi @aino:memory",
    "goal": "tavoitteeni sanon useammin ei",
    "try": "kokeilen kävellä lounaalla",
    "forget": "unohda",
    "yes": "kyllä",
    "group-create": 'perusta "Aivan uusi" 12.1.2027 klo 17',
    "language": "kieli ruotsi",
}
"""What is typed, in an order in which one command makes the next one possible."""

CHANGES = frozenset(
    {
        "offer",
        "ask",
        "board-remove",
        "briefing",
        "question",
        "briefing-cancel",
        "note",
        "material-add",
        "material-remove",
        "summary",
        "summary-delete",
        "summaries",
        "accept",
        "rsvp-coming",
        "rsvp-late",
        "rsvp-unsure",
        "rsvp-away",
        "session-link",
        "session-move",
        "session-skip",
        "topic-add",
        "topic-remove",
        "theme",
        "theme-swap",
        "session-start",
        "round",
        "done",
        "pass",
        "later",
        "session-next",
        "pairs",
        "break",
        "case",
        "case-me",
        "sparring",
        "session-back",
        "session-extend",
        "session-pause",
        "session-resume",
        "prompt",
        "session-end",
        "member-add",
        "member-remove",
        "language",
        "quiet",
        "pulse-four",
        "goal",
        "try",
        "group-create",
        "forget",
        "yes",
    }
)
"""Commands that leave something in the database when they are carried out in that order."""
LEADING = frozenset({Persona.FACILITATOR, Persona.HOST, Persona.OTHER_FACILITATOR})
CHANGED_BY: Mapping[str, frozenset[Persona]] = {
    "pulse-four": frozenset({Persona.MEMBER}),
    "done": LEADING,
    "question": LEADING,
    "pass": LEADING,
    "sparring": frozenset({Persona.FACILITATOR, Persona.OTHER_FACILITATOR, Persona.MEMBER}),
    "goal": frozenset(Persona) - {Persona.GUEST},
    "try": frozenset(Persona) - {Persona.GUEST},
}
"""Of some, whom it serves: others may say it, and are told kindly why nothing comes of it."""
TOLD = {
    Verdict.ELSEWHERE: "Tämä hoidetaan kahden kesken",
    Verdict.NO_GROUP: "Et ole mukana missään ryhmässä",
}
NO_RIGHT = ("Tämän voi tehdä:", "Ryhmän kielen vaihtaa vetäjä tai sihteeri")
REFUSALS = (*TOLD.values(), *NO_RIGHT)
PASSING = frozenset({"outbox", "ledger", "meta"})
"""Tables that change with every answer."""


@dataclass(slots=True)
class Stage:
    """A world with two groups, and what was carried out in it."""

    world: World
    ran: list[str] = field(default_factory=list)

    async def stored(self, *, group: int | None = None) -> dict[str, list[tuple[Any, ...]]]:
        """All that the database holds but the passing; with `group`, only what bears the mark of that group."""

        async def everything(tx: Any) -> dict[str, list[tuple[Any, ...]]]:
            found = {}
            for one in metadata.sorted_tables:
                if one.name in PASSING:
                    continue
                query = select(one)
                if group is not None:
                    column = one.c.get("group_id") if one.name != "groups" else one.c.id
                    if column is None:
                        continue
                    query = query.where(column == group)
                rows = (await tx.meta._connection.execute(query)).all()
                found[one.name] = sorted(map(tuple, rows), key=repr)
            return found

        return await self.world.app.db.read(everything)

    async def written(self, after: int = 0) -> list[OutboxRow]:
        """The rows of the outbox after that one."""

        async def rows(tx: Any) -> list[OutboxRow]:
            query = select(outbox_table).where(outbox_table.c.id > after).order_by(outbox_table.c.id)
            return list((await tx.meta._connection.execute(query)).all())

        return await self.world.app.db.read(rows)

    def put_in(self, room: RoomId, person: PersonId) -> None:
        """The person is in the room, however that came about; Vertti has not heard of it."""
        self.world.chat.rooms[room].joined |= {UserId(person), ME}


def spied(command: Command, ran: list[str]) -> Command:
    """The command, which notes that it is carried out."""
    run: Executor = command.run

    async def noted(scene: Scene, call: Call) -> None:
        ran.append(command.key)
        await run(scene, call)

    return replace(command, run=noted)


@asynccontextmanager
async def a_stage(person: PersonId, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """Two groups whose first session begins in a few minutes; who is to have left has left; the person has a direct room."""
    ran: list[str] = []
    # All the commands in one go are more than one person may write.
    monkeypatch.setattr(pace, "TYPED", pace.Measure(1000, timedelta(seconds=1)))
    monkeypatch.setattr(table, "COMMANDS", tuple(spied(one, ran) for one in table.COMMANDS))
    # All commands there are, in one go: more than anybody may type at once.
    monkeypatch.setattr(pace, "TYPED", pace.ARRIVING)
    soon = Rhythm(WallTime(BEGINS.replace(tzinfo=None) + timedelta(hours=2, minutes=5), ZONE), 21, 7)
    plan = a_plan(rhythm=soon, facilitators=(ANNA, AINO))
    other = replace(plan, key="toinen", name="Toinen", facilitators=(VEIKKO, AINO), host=None, members=(OLLI, KAISA, MATTI))
    async with a_world(policy=a_policy(starters=("*:start",), people_per_group=20)) as world:
        await world.apply(plan)
        await world.join(ANNA, AINO, MINNA, *MEMBERS)

        async def invite_guest(tx: Any) -> None:
            group = await tx.groups.find_by_key(plan.key)
            await tx.groups.save(group.with_member(Member(GUEST, Role.GUEST, Standing.JOINED, "Vieras")))

        await world.app.db.write(invite_guest)
        world.chat.leave_room(world.room.id, UserId(LIISA))
        await world.quiet()
        await world.apply(other)
        second = world.chat.group_rooms()[1].id
        for one in (VEIKKO, AINO, OLLI):
            world.chat.join(second, UserId(one), one)
        await world.quiet()
        await world.tells(person, "ohje")
        stage = Stage(world, ran)
        stage.put_in(world.room.id, GUEST)
        yield stage


async def said(stage: Stage, person: PersonId, room: RoomId | None, text: str) -> None:
    """Say it in that room, in private without one."""
    if room is None:
        await stage.world.tells(person, text)
    else:
        stage.world.chat.say(room, UserId(person), f"!vertti {text}")
        await stage.world.quiet()


def check(expected: Outcome, person: PersonId, *, ran: bool, changes: bool, changed: bool, rows: list[OutboxRow]) -> None:
    """What has happened is what the table says."""
    texts = [
        action.message.text.plain()
        for row in rows
        if row.action is not None and isinstance(action := actions.from_json(row.action), actions.SendMessage)
    ]
    assert ran == (expected.verdict is Verdict.CARRIED_OUT)
    if expected.verdict is Verdict.CARRIED_OUT:
        assert rows or changed, "neither an effect nor an answer"
        assert changed == changes
        assert not any(refusal in text for text in texts for refusal in REFUSALS)
        return
    assert not changed, "refused, and yet something has changed"
    assert [(row.kind, row.destination) for row in rows] == [("send", f"person:{person}")], "one line, to this person alone"


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("persona", Persona)
async def test_what_happens_is_what_the_table_says(persona: Persona, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    person = WHO[persona]
    async with a_stage(person, monkeypatch) as stage:
        world = stage.world
        room = {
            Place.GROUP_ROOM: world.room.id,
            Place.DIRECT: None,
            # The other group's room; for its own facilitator one of no group, in which Vertti is by some accident.
            Place.FOREIGN: world.chat.group_rooms()[1].id,
        }[place]
        if place is Place.FOREIGN and persona is Persona.OTHER_FACILITATOR:
            room = world.chat.begin_room(UserId(person))
            await world.quiet()
        if room is not None:
            stage.put_in(room, person)
        if room is not None and (place is Place.FOREIGN or persona.role is None):
            assert all(outcome(one, persona, place).verdict is None for one in table.COMMANDS)
            await nothing_happens(stage, person, room)
            return
        group = (await world.group()).id
        before, of_group = await stage.stored(), await stage.stored(group=group)
        asked = outcome(table.by_key()["forget"], persona, place).verdict is Verdict.CARRIED_OUT
        for key, text in TYPED.items():
            expected = outcome(table.by_key()[key], persona, place)
            if room is None:
                # After `forget` the conversation is over, and another one is begun.
                world.chat.open_direct(UserId(person))
                await world.quiet()
                before = await stage.stored()
            last = max(row.id for row in await stage.written())
            private = len(world.private(person))
            stage.ran.clear()
            await said(stage, person, room, text)
            after = await stage.stored()
            try:
                rows = await stage.written(last)
                changes = key in CHANGES and (key != "yes" or asked) and persona in CHANGED_BY.get(key, frozenset(Persona))
                # In private it closes the question whether the summary was read right; there is none to delete.
                changes &= key != "summary-delete" or place is Place.DIRECT
                # In private a topic is only read back, so that there is none yet to be taken out.
                changes = changes and (key != "topic-remove" or room is not None)
                check(expected, person, ran=stage.ran == [key], changes=changes, changed=after != before, rows=rows)
                if expected.own:
                    assert await stage.stored(group=group) == of_group, "another group's facilitator has changed this one"
                if expected.verdict is not Verdict.CARRIED_OUT:
                    (told,) = world.private(person)[private:]
                    wanted = NO_RIGHT if expected.verdict is Verdict.NO_RIGHT else (TOLD[expected.verdict or Verdict.ELSEWHERE],)
                    assert any(one in told for one in wanted)
            except AssertionError as error:
                raise AssertionError(f"{key} by {persona} in the {place}: expected {expected}, {error}") from error
            before = after


async def nothing_happens(stage: Stage, person: PersonId, room: RoomId) -> None:
    """All commands, one after the other, where nobody listens."""
    before, last = await stage.stored(), max(row.id for row in await stage.written())
    stage.ran.clear()
    for text in TYPED.values():
        stage.world.chat.say(room, UserId(person), f"!vertti {text}")
    await stage.world.quiet()
    assert not stage.ran
    assert not await stage.written(last)
    assert await stage.stored() == before


def test_every_command_is_tried() -> None:
    assert TYPED.keys() == table.by_key().keys()
    assert WHO.keys() == set(Persona)


def test_the_document_says_what_the_code_does() -> None:
    """`python -m bot.commands.access_table docs/access.md` brings it up to date."""
    written = DOCUMENT.read_text()
    assert with_table(written, as_markdown(CATALOGUE)) == written


def test_the_table_belongs_between_two_marks() -> None:
    with pytest.raises(ValueError, match="marks"):
        with_table("# no marks", "| |")
