"""What is stored of oneself is told, handed out and deleted: all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.chat.memory import Shown
from bot.chat.port import EventId, UserId
from bot.commands.export import KEYS
from bot.store.database import Database
from bot.store.tables import metadata
from facilitation import privacy
from facilitation.group import GroupState, Standing
from facilitation.words import Language
from tests.bot.rows import rows_with
from tests.bot.world import ANNA, KAISA, LIISA, MATTI, MEMBERS, MINNA, OLLI, OPEN, PEKKA, STRANGER, World, a_plan, a_world

ID = PEKKA.partition(":")[0]
NAMES = (ID, "Pekka")


async def file_for(world: World, person: str) -> tuple[Shown, dict[str, Any]]:
    """The file that somebody asks for."""
    shown = list(world.chat.shown)
    await world.tells(person, "tietoni")  # type: ignore[arg-type]
    (file,) = [one for one in world.chat.shown if one not in shown and one.file is not None]
    assert file.file is not None
    return file, json.loads(file.file.content)


def keys_of(value: Any, path: str = "") -> Iterator[str]:
    match value:
        case dict() if path not in ("open_question.payload", "groups[].open_pulses[].answers"):
            for key, inner in value.items():
                here = f"{path}.{key}" if path else key
                yield here + ("[]" if isinstance(inner, list) else "")
                yield from keys_of(inner, here)
        case list():
            for one in value:
                yield from keys_of(one, path + "[]")


async def a_pulse_is_open(world: World) -> None:
    """Everybody has said that they come, and has been asked the pulse; it is the day before the meeting."""
    await world.until("2026-11-27T10:00")
    poll = EventId(world.poll("Pääsetkö"))
    for person in MEMBERS:
        world.chat.vote(poll, UserId(person), "coming")
    await world.until("2026-11-30T12:00")


class TestWhatIsStored:
    async def test_is_told_with_what_stands_there(self, group_world: World) -> None:
        await group_world.tells(PEKKA, "hyväksyn")
        await group_world.tells(PEKKA, "tulen")
        (text,) = await group_world.tells(PEKKA, "tietosuoja")
        assert f"Nimesi siellä: Pekka. Tunnuksesi: {PEKKA}. Roolisi: jäsen." in text
        assert "Hyväksyit sopimuksen: 20.11.2026" in text
        assert "ti 1.12. klo 17.00: Tulen" in text
        assert "Kaikki poistetaan 60 päivän kuluttua ryhmän päättymisestä" in text
        assert "Merkintöjä sinulle lähetetyistä viesteistä" in text

    async def test_is_kept_apart_from_what_may_be_added(self, group_world: World) -> None:
        (text,) = await group_world.tells(LIISA, "tietosuoja")
        now, _, later = text.partition("Näitä voi tulla lisää")
        assert "Tunnuksesi, nimesi" in now
        assert "Ilmoittautumisesi" in later
        assert "Vastauksesi jaksamiskyselyyn" in later
        assert "En tallenna ryhmän keskustelua" in later

    async def test_names_the_day_once_the_group_has_ended(self, group_world: World) -> None:
        await group_world.until("2027-05-20T12:00")
        assert (await group_world.group()).state is GroupState.ENDED
        (text,) = await group_world.tells(LIISA, "tietosuoja")
        assert "Kaikki poistetaan: " in text

    async def test_is_asked_in_the_room_and_told_in_private(self, group_world: World) -> None:
        assert await group_world.says(PEKKA, "tietosuoja") == []
        assert "Sinusta on nyt tallessa" in group_world.private(PEKKA)[-1]

    async def test_is_told_to_somebody_in_no_group_too(self, group_world: World) -> None:
        (text,) = await group_world.tells(STRANGER, "tietosuoja")
        assert "keskustelumme" in text.partition("Näitä voi")[0]
        assert "Tunnuksesi, nimesi" in text.partition("Näitä voi")[2]

    async def test_what_belongs_to_others_is_never_told(self, group_world: World) -> None:
        await group_world.tells(LIISA, "tulen")
        (text,) = await group_world.tells(PEKKA, "tietosuoja")
        _, data = await file_for(group_world, PEKKA)
        for other in (ANNA, MINNA, LIISA, MATTI, KAISA, OLLI):
            assert other not in text
            assert other not in json.dumps(data)


async def he_wishes(world: World) -> None:
    """The needs survey is open, and Pekka has chosen and given a topic."""
    group, now = await world.group(), world.clock.now()
    await world.app.db.write(lambda tx: tx.needs.open(group.id, 1, now))
    await world.says(PEKKA, "toiveet 1 4")
    await world.says(PEKKA, "aihe Miten sanon ei")


class TestTheFile:
    async def test_holds_every_row_about_the_person(self, group_world: World) -> None:
        await group_world.tells(PEKKA, "hyväksyn")
        await group_world.tells(PEKKA, "hiljaa")
        await group_world.tells(PEKKA, "hiljaa pois")
        for text in ("kokeilen nukkua", "kyllä", "1"):
            await group_world.tells(PEKKA, text)
        await a_pulse_is_open(group_world)
        await he_wishes(group_world)
        await group_world.tells(PEKKA, "4")
        shown, data = await file_for(group_world, PEKKA)
        assert shown.readers == {UserId(PEKKA), group_world.chat.me}
        assert shown.text == "vertti-mydata.json"
        (group,) = data["groups"]
        assert group["shown_name"] == "Pekka"
        assert group["standing"] == "joined"
        assert [one["answer"] for one in group["sign_ups"]] == ["coming"]
        (pulse,) = group["open_pulses"]
        assert list(pulse["answers"].values()) == [4]
        assert len(pulse["messages"]) == 1
        assert group["written_to_unasked"]
        assert [one["words"] for one in group["commitments"]] == ["nukkua"]
        assert data["settings"] == {"language": None, "quiet": False}
        assert data["configuration"] == [{"group": "kirjanpitajat", "role": "member"}]

        tables = {**await rows_with(group_world.app.db, PEKKA)}
        by_key = {
            "members": 1,
            "people": 1,
            "rooms": 1,
            "sessions": len(group["sign_ups"]),
            "pulse_people": 1,
            "pulse_answers": len(pulse["answers"]),
            "pulse_events": len(pulse["messages"]),
            "unasked": len(group["written_to_unasked"]),
            "commitments": len(group["commitments"]),
            "applied": len(data["configuration"]),
            "topics": len(group["topics"]),
            "needs_answers": 1 if group["wishes"] else 0,
        }
        outbox = tables.pop("outbox")
        assert {table: len(rows) for table, rows in tables.items()} == by_key
        # The file itself and its announcement were decided after it was made.
        assert 0 <= len(outbox) - len(data["messages"]) <= 2

    async def test_has_only_documented_keys(self, group_world: World) -> None:
        for text in ("kokeilen nukkua", "kyllä", "1"):
            await group_world.tells(PEKKA, text)
        await a_pulse_is_open(group_world)
        await group_world.tells(PEKKA, "4")
        await group_world.tells(PEKKA, "unohda")
        documented = [key for key, _ in KEYS]
        assert len(documented) == len(set(documented))
        _, data = await file_for(group_world, PEKKA)
        assert set(keys_of(data)) <= set(documented)
        top = {key.partition(".")[0].removesuffix("[]") for key in documented}
        assert set(data) == top
        (group,) = data["groups"]
        assert {f"groups[].{key}" + ("[]" if isinstance(value, list) else "") for key, value in group.items()} == {
            key for key in documented if key.startswith("groups[].") and key.count(".") == 1
        }

    async def test_leaves_no_content_behind_in_the_outbox(self, group_world: World) -> None:
        await file_for(group_world, PEKKA)
        rows = await group_world.app.db.read(lambda tx: tx.erasing.messages_about(PEKKA))
        (sent,) = [one for one in rows if one.kind == "file"]
        assert sent.action is None

    async def test_comes_to_somebody_who_has_left(self, group_world: World) -> None:
        group_world.chat.leave_room(group_world.room.id, UserId(PEKKA))
        await group_world.quiet()
        _, data = await file_for(group_world, PEKKA)
        assert [one["standing"] for one in data["groups"]] == ["left"]
        assert data["groups"][0]["marked_as_left"]


HOLD_PEOPLE = {
    "members", "people", "rooms", "dialogues", "unasked", "pulse_people", "pulse_answers", "pulse_events", "circle_people",
    "board_entries", "briefing_questions",
    "four_answers", "feedback_people", "feedback_answers", "feedback_messages", "identities", "left_out_devices",
    "turns", "past_pairs", "case_queue", "sparring",
    "commitments", "feedback_circle_people",
    "topics", "needs_answers",
}  # fmt: skip
"""The tables with a column `person`. Those of `outbox`, `sessions`, `notices` and `applied` hold ids elsewhere."""


def test_no_table_names_people_without_forgetting_them() -> None:
    there = {table.name for table in metadata.sorted_tables if "person" in table.c}
    assert there == HOLD_PEOPLE, (
        "a table that names people: let bot/handlers/erasure.py erase it on `forget`, bot/commands/export.py hand it out, and "
        "let `test_leaves_the_id_and_the_name_in_no_row` and `test_holds_every_row_about_the_person` have a row in it"
    )


class TestForgetting:
    async def test_says_first_what_follows(self, group_world: World) -> None:
        (question,) = await group_world.tells(PEKKA, "unohda")
        for part in ("Poistanko", "Lähdet ryhmästä", "Jäljelle jää merkki", "60 päivän kuluttua", "Lähden tästä keskustelusta"):
            assert part in question
        assert (await group_world.group()).member(PEKKA) is not None

    async def test_leaves_the_id_and_the_name_in_no_row(self, group_world: World) -> None:
        await group_world.tells(PEKKA, "hyväksyn")
        for text in ("kokeilen nukkua", "kyllä", "1"):
            await group_world.tells(PEKKA, text)
        await group_world.tells(PEKKA, "kieli sv")
        await a_pulse_is_open(group_world)
        await he_wishes(group_world)
        await group_world.tells(PEKKA, "4")
        named = {"members", "outbox", "rooms", "people", "pulse_answers", "topics", "needs_answers"}
        assert set(await rows_with(group_world.app.db, *NAMES)) >= named
        room = group_world.chat.direct_room(UserId(PEKKA))
        await group_world.tells(PEKKA, "glöm")
        await group_world.tells(PEKKA, "ja")

        assert await rows_with(group_world.app.db, *NAMES) == {}
        last = [one.text for one in group_world.chat.shown if one.room == room][-1]
        assert "Dina uppgifter är raderade" in last
        assert room is not None
        assert group_world.chat.me not in group_world.chat.rooms[room].joined
        assert UserId(PEKKA) not in group_world.room.joined
        assert UserId(PEKKA) in group_world.chat.rooms[room].joined

    async def test_tells_the_facilitator_that_somebody_went_but_not_who(self, group_world: World) -> None:
        await group_world.tells(PEKKA, "unohda")
        await group_world.tells(PEKKA, "kyllä")
        await group_world.until("2026-11-23T12:00")
        told = group_world.private(ANNA)[-1]
        assert "omasta tahdostaan" in told
        assert "Pekka" not in told
        assert await rows_with(group_world.app.db, *NAMES) == {}

    async def test_outlives_a_restart_with_a_configuration_that_still_names_the_person(self, group_world: World) -> None:
        await group_world.tells(PEKKA, "unohda")
        await group_world.tells(PEKKA, "kyllä")
        for _ in range(2):
            await group_world.apply(a_plan(name="Uusi nimi"))
        assert UserId(PEKKA) not in group_world.room.present
        assert await rows_with(group_world.app.db, *NAMES) == {}

    async def test_greets_anew_who_comes_back(self, group_world: World) -> None:
        await group_world.tells(PEKKA, "unohda")
        await group_world.tells(PEKKA, "kyllä")
        await group_world.says(ANNA, f"lisää {PEKKA}")
        await group_world.join(PEKKA)
        assert any("Tervetuloa" in one for one in group_world.private(PEKKA))

    async def test_in_one_of_two_groups_keeps_the_other_and_the_conversation(self, group_world: World) -> None:
        await group_world.apply(a_plan(key="toinen", name="Toinen"))
        second = group_world.chat.group_rooms()[1]
        for person in (ANNA, *MEMBERS):
            group_world.chat.join(second.id, UserId(person))
        await group_world.quiet()
        await group_world.tells(PEKKA, "unohda")
        (question,) = await group_world.tells(PEKKA, "1")
        assert "Lähden tästä keskustelusta" not in question
        (answer,) = await group_world.tells(PEKKA, "kyllä")
        assert "Tietosi on poistettu" in answer
        assert UserId(PEKKA) in second.joined
        assert (await group_world.group("toinen")).member(PEKKA) is not None
        assert (await group_world.group()).member(PEKKA) is None
        first = (await group_world.group()).id
        rows = await group_world.app.db.read(lambda tx: tx.erasing.messages_about(PEKKA))
        assert not [one for one in rows if one.group_id == first]
        (text,) = await group_world.tells(PEKKA, "tietosuoja")
        assert "Ryhmä: Toinen" in text
        assert "Ryhmä: Kirjanpitäjät" not in text

    async def test_works_after_leaving(self, group_world: World) -> None:
        group_world.chat.leave_room(group_world.room.id, UserId(PEKKA))
        await group_world.quiet()
        assert (await group_world.group()).member(PEKKA).standing is Standing.LEFT  # type: ignore[union-attr]
        (question,) = await group_world.tells(PEKKA, "unohda")
        assert "mitä sinusta on vielä tallessa" in question
        await group_world.tells(PEKKA, "kyllä")
        assert await rows_with(group_world.app.db, *NAMES) == {}
        await group_world.apply(a_plan())
        assert UserId(PEKKA) not in group_world.room.present

    async def test_works_for_a_stranger(self, group_world: World) -> None:
        await group_world.tells(STRANGER, "kieli sv")
        await group_world.tells(STRANGER, "glöm")
        await group_world.tells(STRANGER, "ja")
        assert await rows_with(group_world.app.db, STRANGER) == {}

    async def test_is_refused_to_the_only_facilitator_with_a_way_out(self, group_world: World) -> None:
        (answer,) = await group_world.tells(ANNA, "unohda")
        assert "ainoa vetäjä" in answer
        assert "ylläpitäjää" in answer
        assert (await group_world.group()).member(ANNA) is not None

    async def test_names_who_will_lead_when_a_facilitator_goes(self, world: World) -> None:
        await world.apply(a_plan(facilitators=(ANNA, LIISA), members=(PEKKA, MATTI, KAISA)))
        await world.join(ANNA, LIISA, MINNA, PEKKA)
        (question,) = await world.tells(ANNA, "unohda")
        assert "Ryhmää vetää jatkossa: Liisa" in question
        await world.tells(ANNA, "kyllä")
        assert await rows_with(world.app.db, ANNA, "Anna") == {}


class TestTheNight:
    async def test_ends_the_talk_with_somebody_whom_no_group_knows(self, group_world: World) -> None:
        await group_world.tells(STRANGER, "kieli sv")
        room = group_world.chat.direct_room(UserId(STRANGER))
        assert room is not None
        await group_world.app.housekeeping.tidy()
        await group_world.quiet()
        assert group_world.chat.me in group_world.chat.rooms[room].joined
        group_world.clock.jump(group_world.clock.now() + privacy.IN_NO_GROUP)
        group_world.clock.jump(group_world.clock.now() + privacy.UNREADABLE_EVENTS)
        await group_world.app.housekeeping.tidy()
        await group_world.quiet()
        await group_world.app.housekeeping.tidy()
        assert group_world.chat.me not in group_world.chat.rooms[room].joined
        assert await rows_with(group_world.app.db, STRANGER) == {}

    async def test_keeps_the_talk_with_everybody_whom_a_group_knows(self, group_world: World) -> None:
        group_world.chat.leave_room(group_world.room.id, UserId(PEKKA))
        await group_world.quiet()
        for _ in range(3):
            await group_world.app.housekeeping.tidy()
            group_world.clock.jump(group_world.clock.now() + privacy.IN_NO_GROUP)
        await group_world.quiet()
        for person in (PEKKA, LIISA):
            assert await group_world.app.db.read(lambda tx, who=person: tx.rooms.direct_room(who)) is not None  # type: ignore[misc]


async def test_nothing_records_who_came(group_world: World) -> None:
    """Whoever speaks, votes and comes, or stays away in silence, leaves the same rows."""
    await group_world.until("2026-12-01T16:50")
    await group_world.says(ANNA, "aloita")
    before = await rows_with(group_world.app.db, *MEMBERS)
    poll = group_world.poll("Millaisena tulet")
    for person in MEMBERS[:3]:
        group_world.chat.say(group_world.room.id, UserId(person), "hei, olen täällä")
        group_world.chat.vote(poll, UserId(person), "1", room=group_world.room.id)  # type: ignore[arg-type]
    await group_world.quiet()
    assert await rows_with(group_world.app.db, *MEMBERS) == before


async def test_when_the_group_is_erased_nothing_of_its_people_is_left_in_the_bytes_of_the_files(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "data")
    try:
        async with a_world(db=db) as world:
            await world.apply(a_plan())
            await world.join(ANNA, MINNA, *MEMBERS)
            rooms = {person: world.chat.direct_room(UserId(person)) for person in MEMBERS}
            await a_pulse_is_open(world)
            await world.tells(PEKKA, "hyväksyn")
            await world.tells(PEKKA, "2")
            await world.tells(PEKKA, "tietoni")
            await world.until("2026-12-22T12:00")
            await world.tells(LIISA, "unohda")
            await world.tells(LIISA, "kyllä")
            world.chat.leave_room(world.room.id, UserId(MATTI))
            await world.until("2027-09-01T12:00")
            assert await db.read(lambda tx: tx.groups.all()) == []
            await world.app.housekeeping.tidy()
            people = [one.partition(":")[0].removeprefix("@") for one in (*MEMBERS, ANNA, MINNA)]
            words = [*(form for one in people for form in (one, one.capitalize())), "Kirjanpitäjät", "meet.example.org"]
            assert [one for one in words if one.encode() in bytes_in(tmp_path)] == []
            for room in rooms.values():
                assert room is not None
                assert world.chat.me not in world.chat.rooms[room].joined
            (answer, *_) = await world.tells(PEKKA, "ohje")
            assert answer
    finally:
        await db.close()


def bytes_in(directory: Path) -> bytes:
    """The content of all files."""
    return b"".join(file.read_bytes() for file in sorted(directory.rglob("*")) if file.is_file())


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
async def test_the_notice_says_what_the_device_can_do(world: World, language: str) -> None:
    await world.apply(a_plan(language=Language(language)))
    await world.join(PEKKA)
    welcome = next(one for one in world.private(PEKKA) if "Vertti" in one or len(one) > 300)
    says = {
        "fi": ("saa kaikki ryhmän viestit", "voisi teknisesti avata", "muuta en säilytä"),
        "sv": ("får alla gruppens meddelanden", "tekniskt kunna öppna", "sparar inget annat"),
        "en": ("receives all the group’s messages", "technically open them", "keep nothing else"),
    }
    for part in says[language]:
        assert part in welcome


class TestWhereNothingIsEncrypted:
    @pytest.mark.parametrize(
        ("language", "says"),
        [
            ("fi", ("ei ole salattu", "palvelimen omistaja ja ylläpitäjät", "Minä en näe, mitä huoneessa kirjoitetaan")),
            ("sv", ("inte krypterade", "serverns ägare och administratörer", "Jag ser inte vad ni skriver i rummet")),
            ("en", ("not end-to-end encrypted", "the server’s owner and administrators", "I do not see what is written")),
        ],
    )
    async def test_the_welcome_says_who_can_read_along(self, language: str, says: tuple[str, ...]) -> None:
        async with a_world(manner=OPEN) as world:
            await world.apply(a_plan(language=Language(language)))
            await world.join(PEKKA)
            welcome = next(one for one in world.private(PEKKA) if len(one) > 300)
            for part in says:
                assert part in welcome

    async def test_nothing_is_said_of_devices(self) -> None:
        async with a_world(manner=OPEN) as world:
            await world.apply(a_plan())
            await world.join(PEKKA)
            (text,) = await world.tells(PEKKA, "tietosuoja")
            assert "Discord voi teknisesti lukea kaiken" in text
            assert "Tunnuksesi, nimesi" in text
            assert "Laitteidesi" not in text
            _, data = await file_for(world, PEKKA)
            where = [one["where"] for one in data["elsewhere"]]
            assert {"Discord", "the Discord server", "backups"} <= set(where)
            assert not {"the homeserver", "matrix/crypto.db"} & set(where)

    async def test_where_it_is_devices_are_told_of(self, group_world: World) -> None:
        (text,) = await group_world.tells(PEKKA, "tietosuoja")
        assert "Laitteidesi tunnisteita" in text
        _, data = await file_for(group_world, PEKKA)
        where = [one["where"] for one in data["elsewhere"]]
        assert {"the homeserver", "matrix/crypto.db"} <= set(where)
        assert "Discord" not in where

    async def test_who_is_not_in_the_group_and_chooses_a_command_in_its_room_hears_so_alone(self) -> None:
        async with a_world(manner=replace(OPEN, menu=True)) as world:
            await world.apply(a_plan())
            await world.join(PEKKA)
            world.room.joined.add(UserId(STRANGER))
            assert await world.says(STRANGER, "/status") == []
            assert any("etkä ole nyt ryhmässä" in one for one in world.private(STRANGER))

    async def test_where_everything_is_typed_they_are_not_answered(self, group_world: World) -> None:
        group_world.room.joined.add(UserId(STRANGER))
        assert await group_world.says(STRANGER, "tilanne") == []
        assert group_world.private(STRANGER) == []
