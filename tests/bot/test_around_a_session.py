"""What is said around a session, to whom and when; and how people answer."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.port import EventId, UserId
from facilitation.rhythm import Rhythm
from facilitation.session import Rsvp, SessionState
from facilitation.times import WallTime
from tests.bot.world import ANNA, KAISA, LIISA, MATTI, MEMBERS, MINNA, OLLI, PEKKA, STRANGER, World, a_plan


async def answer_all(world: World, choice: str = "coming") -> None:
    """Everybody votes in the open RSVP poll."""
    poll = EventId(world.poll("Pääsetkö"))
    for person in MEMBERS:
        world.chat.vote(poll, UserId(person), choice)
    await world.quiet()


async def test_four_days_before_the_group_is_asked_who_comes_with_a_second_way_to_answer(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    question, poll = group_world.room_texts()[-2:]
    assert "ti 1.12. klo 17.00" in question
    assert "Vastaus näkyy ryhmälle" in question
    assert "!vertti tulen" in question
    assert "( ) Tulen myöhässä" in poll


async def test_a_vote_and_a_typed_answer_count_the_same_and_the_last_one_stands(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    poll = EventId(group_world.poll("Pääsetkö"))
    group_world.chat.vote(poll, UserId(PEKKA), "coming")
    group_world.chat.vote(poll, UserId(PEKKA), "away")
    await group_world.says(LIISA, "tulen myöhässä")
    await group_world.tells(MATTI, "en vielä tiedä")
    group_world.chat.vote(poll, UserId(OLLI), "coming")
    group_world.chat.vote(poll, UserId(OLLI))
    elsewhere = group_world.chat.begin_direct(UserId(STRANGER))
    group_world.chat.vote(poll, UserId(STRANGER), "coming", room=elsewhere)
    await group_world.quiet()
    session = (await group_world.group()).sessions[0]
    assert dict(session.rsvps) == {PEKKA: Rsvp.AWAY, LIISA: Rsvp.LATE, MATTI: Rsvp.UNSURE}


async def test_who_comes_is_told_to_the_facilitator_alone(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    await group_world.tells(PEKKA, "tulen")
    before = len(group_world.room_texts())
    assert await group_world.says(ANNA, "ketkä") == []
    assert len(group_world.room_texts()) == before
    assert "Tulossa (1): Pekka" in group_world.private(ANNA)[-1]


async def test_only_who_has_not_answered_gets_one_private_nudge(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    await answer_all(group_world)
    poll = EventId(group_world.poll("Pääsetkö"))
    group_world.chat.vote(poll, UserId(KAISA))
    await group_world.until("2026-11-30T12:00")
    assert len([one for one in group_world.private(KAISA) if "Lyhyt vastaus riittää" in one]) == 1
    assert not any("Lyhyt vastaus riittää" in one for one in group_world.private(PEKKA))


async def test_quiet_people_get_no_private_reminders_but_their_answers_still_come(group_world: World) -> None:
    (reply,) = await group_world.tells(KAISA, "hiljaa")
    assert "sovelluksesi asetuksista" in reply
    before = len(group_world.private(KAISA))
    await group_world.until("2026-12-01T16:59")
    assert len(group_world.private(KAISA)) == before
    assert await group_world.tells(KAISA, "ohje")


async def test_the_day_before_the_first_session_the_facilitator_hears_who_has_not_accepted(group_world: World) -> None:
    for person in (ANNA, MINNA, *MEMBERS[:-1]):
        await group_world.tells(person, "hyväksyn")
    await group_world.until("2026-11-30T10:00")
    (line,) = [one for one in group_world.private(ANNA) if "hyväksyntä puuttuu" in one]
    assert "Olli" in line
    assert "Pekka" not in line


async def test_the_agreement_can_be_accepted_in_the_room_too(group_world: World) -> None:
    assert await group_world.says(PEKKA, "hyväksyn") == []
    member = (await group_world.group()).member(PEKKA)
    assert member is not None
    assert member.agreed_at is not None
    assert "Olet hyväksynyt" in group_world.private(PEKKA)[-1]


async def test_an_hour_and_five_minutes_before_the_link_is_shown_and_everybody_mentioned_once(group_world: World) -> None:
    await group_world.until("2026-12-01T17:01")
    check, starting = [one for one in group_world.chat.shown if "https://meet.example.org/abc" in one.text]
    assert check.rings
    assert not check.everyone
    assert starting.everyone
    assert [one for one in group_world.chat.shown if one.everyone] == [starting]
    assert starting.at.isoformat() == "2026-12-01T14:55:00+00:00"


async def test_a_session_goes_from_agenda_to_end(group_world: World) -> None:
    await group_world.until("2026-12-01T17:00")
    opened = await group_world.says(ANNA, "aloita")
    assert any("Tapaaminen 1/8" in one for one in opened)
    assert any("jää tähän ryhmään" in one for one in opened)
    assert any("Vastaukset näkyvät ryhmälle" in one for one in opened)
    seen: list[str] = []
    for _ in range(5):
        seen += await group_world.says(ANNA, "seuraava")
    assert any("Kuka olet" in one for one in seen)
    assert any("Millaisena työpäivänä" in one for one in seen)
    assert await group_world.says(ANNA, "seuraava") == []
    assert "viimeinen vaihe" in group_world.private(ANNA)[-1]
    assert any("Tapaaminen päättyi" in one for one in await group_world.says(ANNA, "lopeta"))
    assert (await group_world.group()).sessions[0].state is SessionState.HELD
    assert group_world.room.topic == "Seuraava tapaaminen: ti 12.1. klo 17.00"


async def test_prompts_come_one_at_a_time_and_never_twice_and_stop_at_the_depth_of_the_session(group_world: World) -> None:
    await group_world.until("2026-12-01T17:00")
    await group_world.says(ANNA, "aloita")
    prompts: list[str] = []
    while new := await group_world.says(ANNA, "kysymys"):
        prompts += new
    assert len(prompts) == len(set(prompts)) == 3
    assert group_world.private(ANNA)[-1]


async def test_a_member_cannot_lead_and_hears_who_can_without_the_room_noticing(group_world: World) -> None:
    await group_world.until("2026-12-01T17:00")
    assert await group_world.says(PEKKA, "aloita") == []
    assert "vetäjä" in group_world.private(PEKKA)[-1]
    assert (await group_world.group()).open_session() is None


async def test_a_session_that_nobody_starts_counts_as_held_and_nothing_is_asked(group_world: World) -> None:
    await group_world.until("2026-12-01T19:00")
    assert (await group_world.group()).sessions[0].state is SessionState.HELD
    assert not any("Muistetaan yhdessä" in one for one in group_world.room_texts())


async def test_thanks_come_the_day_after_and_the_nudge_half_way(group_world: World) -> None:
    await group_world.until("2026-12-02T10:00")
    assert "Kiitos tapaamisesta. Seuraava: ti 12.1. klo 17.00" in group_world.room_texts()[-1]
    await group_world.until("2026-12-18T10:00")
    assert "Pane lähipäivinä merkille" in group_world.room_texts()[-1]


async def test_who_could_not_come_gets_the_kind_line_and_nobody_else(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    await answer_all(group_world)
    await group_world.tells(PEKKA, "en pääse")
    await group_world.until("2026-12-02T11:00")
    assert "Kiitos, että kerroit" in group_world.private(PEKKA)[-1]
    assert not any("Kiitos, että kerroit" in one for one in group_world.private(LIISA))


async def test_a_moved_session_takes_everything_around_it_along(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    await answer_all(group_world)
    (news, *_rest) = await group_world.says(ANNA, "siirrä 1 8.12. klo 18")
    assert "Uusi aika: ti 8.12. klo 18.00. Aiempi aika: ti 1.12. klo 17.00" in news
    assert group_world.room.topic == "Seuraava tapaaminen: ti 8.12. klo 18.00"
    (pinned,) = group_world.room.pinned
    assert "1. ti 8.12. klo 18.00" in group_world.chat.find(pinned).text
    said = len(group_world.room_texts())
    await group_world.until("2026-12-03T23:00")
    assert [one for one in group_world.room_texts()[said:] if "Toivekysely" not in one] == []
    await group_world.until("2026-12-04T10:00")
    assert "ti 8.12. klo 18.00" in group_world.room_texts()[-1]
    assert (await group_world.group()).sessions[0].rsvps == {}
    await group_world.until("2026-12-08T18:00")
    assert [one.at.isoformat() for one in group_world.chat.shown if one.everyone] == ["2026-12-08T15:55:00+00:00"]


async def test_a_vote_in_the_poll_of_the_old_date_does_not_count_for_the_new_one(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    poll = EventId(group_world.poll("Pääsetkö"))
    await group_world.says(ANNA, "siirrä 1 8.12. klo 18")
    assert group_world.chat.find(poll).ended
    group_world.chat.vote(poll, UserId(PEKKA), "coming")
    await group_world.quiet()
    assert (await group_world.group()).sessions[0].rsvps == {}


async def test_a_skipped_session_moves_on_and_the_series_grows(group_world: World) -> None:
    before = await group_world.group()
    await group_world.tells(MINNA, "ohita 1")
    after = await group_world.group()
    assert after.sessions[0].starts == before.sessions[1].starts
    assert len(after.in_order()) == 8
    assert after.in_order()[-1].begins() > before.in_order()[-1].begins()
    assert any("jää väliin: ti 1.12. klo 17.00. Seuraavan kerran tapaamme: ti 12.1." in one for one in group_world.room_texts())


async def test_a_link_is_set_by_the_host_and_shown_at_the_session(group_world: World) -> None:
    await group_world.tells(MINNA, "linkki 1 https://meet.example.org/uusi")
    await group_world.until("2026-12-01T16:56")
    assert "https://meet.example.org/uusi" in group_world.room_texts()[-1]


async def test_the_wall_time_stays_across_both_changes_of_clocks(world: World) -> None:
    rhythm = Rhythm(WallTime(datetime(2027, 3, 16, 17), "Europe/Helsinki"), 21, 8)
    await world.apply(a_plan(rhythm=rhythm))
    await world.join(ANNA, *MEMBERS)
    await world.until("2027-11-30T12:00")
    mentions = [one.at for one in world.chat.shown if one.everyone]
    local = {one.astimezone(ZoneInfo("Europe/Helsinki")).strftime("%H:%M") for one in mentions}
    utc = {one.strftime("%H:%M") for one in mentions}
    assert local == {"16:55"}
    assert utc == {"14:55", "13:55"}


async def test_at_the_end_the_group_hears_the_date_of_deletion_and_then_everything_goes(group_world: World) -> None:
    group = await group_world.group()
    await group_world.until("2027-05-19T10:00")
    goodbye, workbook = group_world.room_texts()[-2:]
    assert "Tiedot poistetaan: " in goodbye
    assert workbook == "työkirja.html"
    await group_world.until("2027-06-17T10:00")
    assert "kuukausi" in group_world.room_texts()[-1]
    await group_world.until("2027-08-01T10:00")
    assert "Poistan nyt ryhmän tiedot" in group_world.room_texts()[-1]
    assert UserId("@vertti:memory") not in group_world.room.joined
    assert group_world.room.powerful == (UserId("@vertti:memory"), UserId(ANNA))
    assert await group_world.app.db.read(lambda tx: tx.groups.all()) == []
    assert await group_world.app.db.read(lambda tx: tx.steps.waiting(group.id)) == []
