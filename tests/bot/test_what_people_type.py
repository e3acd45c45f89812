"""Commands as people type them: right, wrong, in the wrong place, by the wrong person, twice, late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.port import EventId, UserId
from tests.bot.world import ANNA, LIISA, MEMBERS, PEKKA, STRANGER, World, a_plan


async def test_help_fits_the_person(group_world: World) -> None:
    (member,) = await group_world.tells(PEKKA, "ohje")
    (leader,) = await group_world.tells(ANNA, "ohje")
    (stranger,) = await group_world.tells(STRANGER, "ohje")
    assert "tulen" in member
    assert "siirrä" not in member
    assert "siirrä" in leader
    assert "lähetä se minulle" in stranger
    assert "tulen" not in stranger


async def test_help_in_the_room_is_answered_in_private(group_world: World) -> None:
    assert await group_world.says(PEKKA, "ohje") == []
    assert "tulen" in group_world.private(PEKKA)[-1]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("siirä 3", "Tarkoititko"),
        ("siirrä 3 32.13. klo 17", "En saanut selvää ajasta ”32.13. klo 17”"),
        ("siirrä 3 1.11.2026 klo 17", "on jo mennyt"),
        ("siirrä 3 28.3.2027 klo 3.30", "tätä aikaa ole"),
        ("siirrä 3 12.1.2027 klo 17", "on jo tapaaminen"),
        ("siirrä 99 8.12. klo 17", "99"),
        ("siirrä", "puuttuu"),
        ("poista jäsen Aku", "ei ole jäsentä ”Aku”"),
        ("linkki 1 hehe", "linkki"),
        ("ohita 1 pois", "siirrä"),
        ("kieli klingon", "suomea, ruotsia ja englantia"),
    ],
)
async def test_a_mistake_says_what_was_not_understood_and_changes_nothing(group_world: World, typed: str, answer: str) -> None:
    before = await group_world.group()
    replies = await group_world.tells(ANNA, typed)
    assert answer in "\n".join(replies)
    after = await group_world.group()
    assert (after.sessions, after.members, after.meeting_link) == (before.sessions, before.members, before.meeting_link)
    assert "Traceback" not in "\n".join(group_world.room_texts())


async def test_a_mistake_in_the_room_is_told_to_the_person_alone(group_world: World) -> None:
    assert await group_world.says(ANNA, "siirä 3") == []
    assert "En tunne komentoa" in group_world.private(ANNA)[-1]


async def test_free_text_in_private_gets_the_one_fixed_reply_and_is_stored_nowhere(group_world: World) -> None:
    secret = "en jaksa enää tätä työtä ja mietin lopettamista kokonaan"
    (reply,) = await group_world.tells(PEKKA, secret)
    assert "ei lue kukaan" in reply
    assert "apua" in reply
    dump = await group_world.app.db.read(_everything)
    assert "mietin lopettamista" not in dump


async def _everything(tx: object) -> str:
    from sqlalchemy import text

    connection = tx.meta._connection  # type: ignore[attr-defined]
    tables = [row[0] for row in await connection.execute(text("select name from sqlite_master where type='table'"))]
    found = []
    for table in tables:
        found += [str(tuple(row)) for row in await connection.execute(text(f'select * from "{table}"'))]
    return "\n".join(found)


async def test_talk_in_the_room_reaches_no_handler(group_world: World) -> None:
    before = len(group_world.chat.shown)
    group_world.chat.say(group_world.room.id, UserId(PEKKA), "hei kaikille, ohita tämä")
    await group_world.quiet()
    assert len(group_world.chat.shown) == before


async def test_a_stranger_in_private_can_do_nothing_to_a_group(group_world: World) -> None:
    before = await group_world.group()
    for typed in ("siirrä 1 8.12. klo 17", "ketkä", "lopeta", "tulen", "unohda", "tietoni"):
        assert await group_world.tells(STRANGER, typed)
    assert (await group_world.group()) == before


async def test_the_same_event_twice_is_done_once(group_world: World) -> None:
    await group_world.until("2026-12-01T17:00")
    group_world.chat.say(group_world.room.id, UserId(ANNA), "!vertti aloita", event="$same")
    await group_world.quiet()
    said = len(group_world.chat.shown)
    group_world.chat.say(group_world.room.id, UserId(ANNA), "!vertti aloita", event="$same")
    await group_world.quiet()
    assert len(group_world.chat.shown) == said


async def test_a_live_command_that_arrives_late_is_answered_and_not_carried_out(group_world: World) -> None:
    await group_world.until("2026-12-01T17:00")
    old = datetime.now(UTC) - timedelta(minutes=4)
    group_world.chat.say(group_world.room.id, UserId(ANNA), "!vertti aloita", at=old)
    await group_world.quiet()
    assert (await group_world.group()).open_session() is None
    assert "myöhässä" in group_world.private(ANNA)[-1]


async def test_a_command_about_data_counts_however_late(group_world: World) -> None:
    old = datetime.now(UTC) - timedelta(hours=4)
    group_world.chat.say(group_world.room.id, UserId(ANNA), "!vertti siirrä 1 8.12. klo 17", at=old)
    await group_world.quiet()
    assert (await group_world.group()).sessions[0].starts.clock.isoformat() == "2026-12-08T17:00:00"


async def test_with_several_groups_the_question_is_asked_once_and_the_choice_remembered(group_world: World) -> None:
    await group_world.apply(a_plan(), a_plan(key="toinen", name="Toinen ryhmä"))
    second = group_world.chat.group_rooms()[1]
    group_world.chat.join(second.id, UserId(PEKKA), "Pekka")
    await group_world.quiet()
    (question,) = await group_world.tells(PEKKA, "tulen")
    assert "1. Kirjanpitäjät" in question
    assert "2. Toinen ryhmä" in question
    (noted,) = await group_world.tells(PEKKA, "2")
    assert "Toinen ryhmä" in noted
    assert (await group_world.group("toinen")).sessions[0].rsvps
    assert not (await group_world.group()).sessions[0].rsvps
    (again,) = await group_world.tells(PEKKA, "en pääse")
    assert "Toinen ryhmä" in again


async def test_an_invitation_past_vertti_is_withdrawn_with_a_word_why(group_world: World) -> None:
    group_world.room.powerful = (*group_world.room.powerful, UserId(PEKKA))
    group_world.chat.invite_past_us(group_world.room.id, UserId(PEKKA), UserId(STRANGER))
    await group_world.quiet()
    assert UserId(STRANGER) not in group_world.room.invited
    assert "Peruin kutsun" in group_world.private(PEKKA)[-1]


async def test_a_third_person_in_a_direct_room_ends_it_and_private_words_go_elsewhere(group_world: World) -> None:
    room = group_world.chat.direct_room(UserId(PEKKA))
    assert room is not None
    group_world.chat.rooms[room].invited.add(UserId(STRANGER))
    group_world.chat.join(room, UserId(STRANGER))
    await group_world.quiet()
    before = len(group_world.chat.texts(room))
    await group_world.says(PEKKA, "sopimus")
    assert len(group_world.chat.texts(room)) == before
    assert "Yhteinen sopimuksemme" in group_world.private(PEKKA)[-1]
    assert group_world.chat.direct_room(UserId(PEKKA)) != room


async def test_an_own_check_in_question_is_asked_in_the_room(group_world: World) -> None:
    shown = await group_world.says(ANNA, 'tunnelma "Miten viikko on sujunut?" | Hyvin | Raskaasti')
    assert "Miten viikko on sujunut?" in shown[0]
    assert "Vastaukset näkyvät ryhmälle" in shown[0]
    assert "( ) Raskaasti" in shown[0]
    poll = EventId(group_world.poll("Miten viikko"))
    before = await group_world.app.db.read(_everything)
    group_world.chat.vote(poll, UserId(PEKKA), "1")
    await group_world.quiet()
    after = await group_world.app.db.read(_everything)
    assert after.count(PEKKA) == before.count(PEKKA)


@pytest.mark.parametrize(
    ("poll", "says"),
    [
        ('"Miten?" | Hyvin', "vaihtoehtoja on 1"),
        ('"Miten?" | a | A', "kahdesti"),
        ("Miten? | " + " | ".join("abcdefghijk"), "vaihtoehtoja on 11"),
        (f"Miten? | {'a' * 56} | b", "liian pitkä"),
    ],
)
async def test_a_question_that_cannot_be_put_is_answered_with_what_is_wrong(group_world: World, poll: str, says: str) -> None:
    assert await group_world.says(ANNA, f"tunnelma {poll}") == []
    assert says.casefold() in group_world.private(ANNA)[-1].casefold()


async def test_everybody_in_the_group_may_ask_who_comes(group_world: World) -> None:
    await group_world.tells(PEKKA, "tulen")
    (seen,) = await group_world.tells(LIISA, "ketkä")
    assert "Tulossa (1): Pekka" in seen


async def test_no_takes_the_question_back(group_world: World) -> None:
    await group_world.tells(PEKKA, "unohda")
    (answer,) = await group_world.tells(PEKKA, "ei")
    assert "Mikään ei muuttunut" in answer
    (nothing,) = await group_world.tells(PEKKA, "kyllä")
    assert "Mikään kysymykseni ei odota" in nothing
    assert (await group_world.group()).member(PEKKA) is not None


async def test_whoever_leaves_is_mentioned_to_the_facilitator_without_a_reason_and_not_invited_again(
    group_world: World,
) -> None:
    group_world.chat.leave_room(group_world.room.id, UserId(MEMBERS[0]))
    await group_world.quiet()
    assert "luottamuksellisuus" in group_world.private(PEKKA)[-1]
    await group_world.until("2026-11-20T18:00")
    assert any("Pekka" in one for one in group_world.private(ANNA)[1:])
    await group_world.apply(a_plan(name="Toinen nimi"))
    assert UserId(PEKKA) not in group_world.room.invited
