"""A group goes on after its last session, and the lead goes from one peer to another."""

from __future__ import annotations

from datetime import datetime

import pytest

from facilitation.group import GroupState, Role
from facilitation.rhythm import Rhythm
from facilitation.session import SessionState
from facilitation.times import WallTime
from tests.bot.world import ANNA, LIISA, MEMBERS, MINNA, PEKKA, World, a_plan

SHORT = Rhythm(WallTime(datetime(2026, 12, 1, 17), "Europe/Helsinki"), 21, 2)
ENDED = "2026-12-30T12:00"
"""Both sessions have been held, on 1 and 22 December."""


@pytest.fixture
async def short(world: World) -> World:
    """A group of two sessions, everybody in the room."""
    await world.apply(a_plan(rhythm=SHORT))
    await world.join(ANNA, MINNA, *MEMBERS)
    return world


async def test_a_group_that_has_ended_goes_on_with_the_same_people_in_a_slower_rhythm(short: World) -> None:
    await short.until(ENDED)
    assert (await short.group()).state is GroupState.ENDED
    said = await short.says(ANNA, "jatko 3 26.1.2027 klo 17 joka 6. viikko")
    assert "Ryhmä jatkaa. Sopimus on voimassa kuten ennenkin. Seuraava tapaaminen: ti 26.1. klo 17.00." in said[0]
    assert "Aiemmin kerrottu poistopäivä ei enää päde" in said[0]
    assert "9.3." in said[1], "six weeks later"
    group = await short.group()
    assert group.state is GroupState.RUNNING
    assert [one.starts.day.isoformat() for one in group.in_order()[2:]] == ["2027-01-26", "2027-03-09", "2027-04-20"]
    themes = [one.theme for one in group.in_order()]
    assert len(set(themes[:-1])) == 4, "no theme twice while there are others"
    assert themes[-1] == "closing"


async def test_its_data_are_kept_until_it_really_ends_and_it_is_thanked_and_left_then(short: World) -> None:
    await short.until(ENDED)
    await short.says(ANNA, "jatko 1 26.1.2027 klo 17")
    await short.until("2027-01-28T12:00")
    goodbyes = [one for one in short.room_texts() if "Kiitos näistä tapaamisista" in one]
    assert len(goodbyes) == 2
    assert short.room_texts().count("työkirja.html") == 2
    assert (await short.group()).state is GroupState.ENDED
    assert not any("kuukausi" in one for one in short.room_texts()), "no farewell while it goes on"
    await short.until("2027-03-20T12:00")
    (farewell,) = [one for one in short.room_texts() if "kuukausi" in one]
    assert "26.3.2027" in farewell
    await short.until("2027-04-01T12:00")
    assert await short.app.db.read(lambda tx: tx.groups.all()) == []


async def test_while_more_than_one_session_is_left_it_is_too_early(group_world: World) -> None:
    room = len(group_world.room_texts())
    await group_world.says(ANNA, "jatko 3 1.12.2027 klo 17")
    assert "enintään yksi tapaaminen" in group_world.private(ANNA)[-1]
    assert len(group_world.room_texts()) == room


async def test_at_the_last_session_it_goes_on_without_a_goodbye(short: World) -> None:
    await short.until("2026-12-22T16:55")
    await short.says(ANNA, "aloita")
    await short.says(ANNA, "jatko 2 26.1.2027 klo 17")
    await short.says(ANNA, "lopeta")
    await short.until("2027-01-08T12:00")
    assert not any("Kiitos näistä tapaamisista" in one for one in short.room_texts())
    assert any("Seuraava: ti 26.1. klo 17.00" in one for one in short.room_texts())
    group = await short.group()
    assert [one.state for one in group.in_order()] == [SessionState.HELD] * 2 + [SessionState.PLANNED] * 2


async def test_a_date_before_the_last_session_and_too_many_sessions_are_refused(short: World) -> None:
    await short.until("2026-12-02T12:00")
    await short.tells(ANNA, "jatko 2 22.12.2026 klo 19")
    assert "on jo tapaaminen" in short.private(ANNA)[-1]
    await short.tells(ANNA, "jatko 40 26.1.2027 klo 17")
    assert "Tapaamisia voi olla 1–12" in short.private(ANNA)[-1]
    await short.tells(ANNA, "jatko 2 26.1.2027 klo 17 joka kolmas viikko ehkä")
    assert len((await short.group()).sessions) == 2


async def test_the_lead_is_handed_over_and_then_even_the_only_facilitator_can_be_forgotten(group_world: World) -> None:
    (refused,) = await group_world.tells(ANNA, "unohda")
    assert "luovuta" in refused
    (asked,) = await group_world.tells(ANNA, "luovuta")
    assert "Kenelle luovutat" in asked
    await group_world.tells(ANNA, "luovuta Liisa")
    assert "Olet nyt ryhmän jäsen" in group_world.private(ANNA)[-1]
    assert group_world.room_texts()[-1] == "Vetovuoro on siirtynyt. Tästä lähtien ryhmää vetää Liisa."
    assert "Sinä vedät nyt ryhmää" in group_world.private(LIISA)[-1]
    group = await group_world.group()
    assert [one.person for one in group.with_roles(Role.FACILITATOR)] == [LIISA]
    await group_world.tells(ANNA, "unohda")
    assert "Tietosi on poistettu" in (await group_world.tells(ANNA, "kyllä"))[0]


async def test_one_more_may_lead_beside_the_first(group_world: World) -> None:
    await group_world.says(ANNA, "vetäjäksi Pekka")
    group = await group_world.group()
    assert {one.person for one in group.with_roles(Role.FACILITATOR)} == {ANNA, PEKKA}
    await group_world.until("2026-12-01T16:55")
    assert any("vaihe" in one or "Tapaaminen 1" in one for one in await group_world.says(PEKKA, "aloita"))
    await group_world.says(PEKKA, "luovuta")
    assert [one.person for one in (await group_world.group()).with_roles(Role.FACILITATOR)] == [ANNA]
