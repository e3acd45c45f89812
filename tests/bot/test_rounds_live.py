"""A live session: rounds, pairs, the case round and breaks, as the group reads them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.chat.memory import Shown
from bot.commands.export import data_of
from tests.bot.rows import rows_with
from tests.bot.world import ANNA, KAISA, LIISA, MATTI, MEMBERS, MINNA, OLLI, PEKKA, World, a_plan

NAMES = {"Anna": ANNA, "Pekka": PEKKA, "Liisa": LIISA, "Matti": MATTI, "Kaisa": KAISA, "Olli": OLLI}


@pytest.fixture
async def session_world(group_world: World) -> World:
    """The first session has begun; Olli had said that he cannot come."""
    await group_world.tells(OLLI, "en pääse")
    await group_world.until("2026-12-01T17:00")
    await group_world.says(ANNA, "aloita")
    return group_world


def turn(texts: list[str]) -> tuple[str, str | None]:
    """Whose turn it is now and whose is next, by the last line that says so."""
    found = [
        one for text in texts for one in re.findall(r"Vuorossa(?: vielä, jos haluat)?: (\w+)\.(?: Seuraavana: (\w+))?", text)
    ]
    now, following = found[-1]
    return now, following or None


def shown_since(world: World, before: int) -> list[Shown]:
    """What the group has been shown since it had seen so much."""
    return [one for one in world.chat.shown if one.room == world.room.id][before:]


class TestARound:
    async def test_gives_everybody_who_comes_one_turn_and_says_who_is_next(self, session_world: World) -> None:
        opened = await session_world.says(ANNA, "kierros")
        assert any("Kierros alkaa. Aikaa noin 1 min kullekin" in one for one in opened)
        assert any("!vertti valmis" in one and "!vertti passaan" in one for one in opened)
        name, following = turn(opened)
        order = [name]
        while True:
            said = await session_world.says(NAMES[order[-1]], "valmis")
            if "Kierros on käyty. Kiitos." in said:
                break
            name, after = turn(said)
            assert name == following
            order.append(name)
            following = after
        assert sorted(order) == ["Anna", "Kaisa", "Liisa", "Matti", "Pekka"]
        assert not any("valmis" in one for one in await session_world.says(PEKKA, "valmis"))
        assert "Kierros ei ole nyt käynnissä" in session_world.private(PEKKA)[-1]

    async def test_is_quiet_and_shares_the_minutes_of_the_phase(self, session_world: World) -> None:
        await session_world.says(ANNA, "seuraava")
        before = len(shown_since(session_world, 0))
        await session_world.says(ANNA, "kierros")
        (opened,) = shown_since(session_world, before)
        assert "noin 5 min kullekin" in opened.text, "25 minutes, five people"
        assert not opened.rings
        assert not opened.everyone

    async def test_only_whose_turn_it_is_or_who_leads_ends_a_turn(self, session_world: World) -> None:
        name, following = turn(await session_world.says(ANNA, "kierros"))
        other = next(one for one in MEMBERS[:4] if one != NAMES[name])
        assert await session_world.says(other, "valmis") == []
        assert f"Nyt ei ole sinun vuorosi. Vuorossa: {name}." in session_world.private(other)[-1]
        assert turn(await session_world.says(ANNA, "valmis"))[0] == following

    async def test_who_passes_is_asked_once_more_at_the_end_and_then_let_be(self, session_world: World) -> None:
        name, _ = turn(await session_world.says(ANNA, "kierros"))
        passed = await session_world.says(NAMES[name], "passaan")
        assert any("palataan lopuksi, jos haluat" in one for one in passed)
        for _ in range(3):
            await session_world.says(ANNA, "valmis")
        last = await session_world.says(ANNA, "valmis")
        assert any(f"Vuorossa vielä, jos haluat: {name}. Kierroksen viimeinen." in one for one in last)
        assert await session_world.says(NAMES[name], "passaan") == ["Kierros on käyty. Kiitos."]

    async def test_who_passes_ahead_is_told_alone(self, session_world: World) -> None:
        name, following = turn(await session_world.says(ANNA, "kierros"))
        assert following is not None
        assert await session_world.tells(NAMES[following], "passaan") != []
        assert "Vuorosi tulee lopuksi" in session_world.private(NAMES[following])[-1]
        assert turn(await session_world.says(ANNA, "valmis"))[0] not in (name, following)

    async def test_who_dropped_out_speaks_last_and_who_comes_after_all_is_added(self, session_world: World) -> None:
        name, following = turn(await session_world.says(ANNA, "kierros"))
        moved = await session_world.says(ANNA, f"viimeiseksi {name}")
        assert f"Vuorossa vasta lopuksi: {name}." in moved[0]
        assert turn([moved[0].partition("\n")[2]])[0] == following
        assert "Mukana kierroksella: Olli." in (await session_world.says(ANNA, "kierros Olli"))[0]
        seen = [turn(await session_world.says(ANNA, "valmis"))[0] for _ in range(5)]
        assert seen[-2:] == [name, "Olli"]

    async def test_somebody_who_had_said_no_can_be_in_from_the_start(self, session_world: World) -> None:
        seen = [turn(await session_world.says(ANNA, "kierros 4 Olli"))[0]]
        seen += [turn(await session_world.says(ANNA, "valmis"))[0] for _ in range(5)]
        assert "Olli" in seen

    async def test_a_minute_before_the_end_of_a_turn_is_said_once_and_quietly(self, session_world: World) -> None:
        await session_world.says(ANNA, "kierros 3")
        before = len(shown_since(session_world, 0))
        await session_world.until("2026-12-01T17:01:59")
        assert shown_since(session_world, before) == []
        await session_world.until("2026-12-01T17:30")
        (warning,) = shown_since(session_world, before)
        assert warning.text == "Noin minuutti jäljellä."
        assert warning.at.isoformat() == "2026-12-01T15:02:00+00:00"
        assert not warning.rings

    async def test_nothing_is_said_of_a_turn_that_is_over(self, session_world: World) -> None:
        await session_world.says(ANNA, "kierros 3")
        await session_world.until("2026-12-01T17:01")
        await session_world.says(ANNA, "valmis")
        before = len(shown_since(session_world, 0))
        await session_world.until("2026-12-01T17:20")
        assert [one.at.isoformat() for one in shown_since(session_world, before)] == ["2026-12-01T15:03:00+00:00"]

    async def test_waits_while_the_clock_of_the_phase_stands(self, session_world: World) -> None:
        await session_world.says(ANNA, "kierros 3")
        await session_world.until("2026-12-01T17:01")
        await session_world.says(ANNA, "pysäytä")
        before = len(shown_since(session_world, 0))
        await session_world.until("2026-12-01T17:11")
        assert shown_since(session_world, before) == []
        await session_world.says(ANNA, "käyntiin")
        await session_world.until("2026-12-01T17:30")
        (warning,) = shown_since(session_world, before)
        assert warning.at.isoformat() == "2026-12-01T15:12:00+00:00"

    async def test_ends_with_its_phase_and_there_is_one_at_a_time(self, session_world: World) -> None:
        await session_world.says(ANNA, "kierros 3")
        assert await session_world.says(ANNA, "kierros") == []
        assert "Kierros on jo käynnissä" in session_world.private(ANNA)[-1]
        assert await session_world.says(ANNA, "tauko") == []
        assert "Lopeta kierros: kierros pois" in session_world.private(ANNA)[-1]
        await session_world.says(ANNA, "seuraava")
        before = len(shown_since(session_world, 0))
        await session_world.until("2026-12-01T17:20")
        assert shown_since(session_world, before) == [], "no sign for a turn of a phase that is over"
        assert any("Kierros alkaa" in one for one in await session_world.says(ANNA, "kierros 3"))
        assert await session_world.says(ANNA, "kierros pois") == ["Kierros päättyy tähän. Kiitos."]
        await session_world.says(ANNA, "kierros 3")
        await session_world.says(ANNA, "lopeta")
        await session_world.until("2026-12-01T18:20")
        assert "Noin minuutti jäljellä." not in session_world.room_texts()

    async def test_needs_an_open_session_and_is_led_by_who_leads(self, group_world: World) -> None:
        assert await group_world.says(ANNA, "kierros") == []
        assert "Tapaaminen ei ole nyt käynnissä" in group_world.private(ANNA)[-1]
        assert await group_world.says(PEKKA, "kierros") == []
        assert "vetäjä" in group_world.private(PEKKA)[-1]

    async def test_goes_on_after_somebody_asked_to_be_forgotten(self, session_world: World) -> None:
        name, following = turn(await session_world.says(MINNA, "kierros"))
        leaving = following if name == "Anna" else name
        await session_world.tells(NAMES[leaving or ""], "unohda")
        await session_world.tells(NAMES[leaving or ""], "kyllä")
        seen = [turn(await session_world.says(MINNA, "valmis"))[0] for _ in range(3)]
        assert leaving not in seen


class TestPairs:
    async def test_are_announced_until_when_and_called_back_quietly(self, session_world: World) -> None:
        (said,) = await session_world.says(ANNA, "parit 10")
        assert "Parit, 10 min, tasan jaettuna:" in said
        assert "Palatkaa sitten yhteiseen huoneeseen: klo 17.10." in said
        lines = [re.findall("Anna|Pekka|Liisa|Matti|Kaisa", one) for one in said.splitlines() if one.startswith("•")]
        assert sorted(map(len, lines)) == [2, 2]
        # With an odd number who leads keeps the time.
        assert sorted(name for line in lines for name in line) == ["Kaisa", "Liisa", "Matti", "Pekka"]
        before = len(shown_since(session_world, 0))
        await session_world.until("2026-12-01T17:30")
        (over,) = shown_since(session_world, before)
        assert over.text.startswith("Parien aika on täynnä")
        assert over.at.isoformat() == "2026-12-01T15:10:00+00:00"
        assert not over.rings

    async def test_are_others_each_time(self, session_world: World) -> None:
        await session_world.tells(OLLI, "tulen")
        seen: list[frozenset[str]] = []
        for _ in range(5):
            (said,) = await session_world.says(ANNA, "parit")
            seen += [frozenset(re.findall(r"\w+", one)) - {"ja"} for one in said.splitlines() if one.startswith("•")]
        assert len(seen) == len(set(seen)) == 15

    async def test_are_drawn_by_themselves_in_their_phase(self, world: World) -> None:
        await world.apply(a_plan(length=timedelta(minutes=120)))
        await world.join(ANNA, MINNA, *MEMBERS)
        await world.until("2026-12-01T17:00")
        await world.says(ANNA, "aloita")
        said: list[str] = []
        while not any("Parikeskustelu, " in one for one in said):
            said = await world.says(ANNA, "seuraava")
        assert any("Parit, 15 min" in one for one in said)


class TestTheCaseRound:
    async def test_goes_through_its_four_steps_with_their_times(self, session_world: World) -> None:
        (said,) = await session_world.says(ANNA, "pulmakierros Pekka")
        assert "Pulmakierros alkaa. Pulman tuoja: Pekka." in said
        assert "Vaihe 1/4, klo 17.02 asti." in said
        assert "Pulman tuoja kertoo tilanteen" in said
        assert await session_world.says(LIISA, "valmis") == []
        assert "Vuorossa: Pekka" in session_world.private(LIISA)[-1]
        (said,) = await session_world.says(PEKKA, "valmis")
        assert "Vaihe 2/4, klo 17.04 asti." in said
        assert "avoimia, tarkentavia kysymyksiä" in said
        assert "Vaihe 3/4, klo 17.08 asti." in (await session_world.says(ANNA, "pulma seuraava"))[0]
        assert "Vaihe 4/4" in (await session_world.says(ANNA, "valmis"))[0]
        assert await session_world.says(ANNA, "valmis") == ["Pulmakierros on käyty. Kiitos."]

    async def test_takes_who_has_waited_longest_and_only_names_are_shown(self, session_world: World) -> None:
        assert await session_world.says(LIISA, "pulmani") == []
        assert "Sen sisällöstä en kysy" in session_world.private(LIISA)[-1]
        await session_world.until("2026-12-01T17:01")
        await session_world.tells(PEKKA, "pulmani")
        assert await session_world.says(ANNA, "pulmat") == []
        assert "1. Liisa\n2. Pekka" in session_world.private(ANNA)[-1]
        assert "Pulman tuoja: Liisa." in (await session_world.says(ANNA, "pulma"))[0]
        await session_world.tells(ANNA, "pulmat")
        assert "1. Pekka" in session_world.private(ANNA)[-1]
        await session_world.tells(PEKKA, "pulmani pois")
        assert "ei ole enää jonossa" in session_world.private(PEKKA)[-1]
        await session_world.tells(ANNA, "pulmat")
        assert "Kukaan ei ole nyt ilmoittanut" in session_world.private(ANNA)[-1]

    async def test_who_would_bring_one_is_not_shown_to_members(self, session_world: World) -> None:
        await session_world.tells(LIISA, "pulmani")
        await session_world.tells(PEKKA, "pulmat")
        assert "Liisa" not in session_world.private(PEKKA)[-1]


class TestABreak:
    async def test_says_until_when_and_when_it_is_over(self, session_world: World) -> None:
        (said,) = await session_world.says(ANNA, "tauko 10")
        assert said.startswith("Tauko 10 min.")
        assert said.endswith("Jatkamme: klo 17.10.")
        before = len(shown_since(session_world, 0))
        await session_world.until("2026-12-01T17:30")
        (over,) = shown_since(session_world, before)
        assert over.text == "Tauko on ohi. Jatketaan."
        assert over.at.isoformat() == "2026-12-01T15:10:00+00:00"
        assert not over.rings

    async def test_of_the_programme_ends_by_itself_too(self, session_world: World) -> None:
        said: list[str] = []
        while not any("Tauko 5 min" in one for one in said):
            said = await session_world.says(ANNA, "seuraava")
        await session_world.says(ANNA, "jatka 4")
        await session_world.until("2026-12-01T17:08:59")
        assert session_world.room_texts()[-1] != "Tauko on ohi. Jatketaan."
        await session_world.until("2026-12-01T17:09")
        assert session_world.room_texts()[-1] == "Tauko on ohi. Jatketaan."

    async def test_that_was_cut_short_is_not_ended_twice(self, session_world: World) -> None:
        await session_world.says(ANNA, "tauko 10")
        assert await session_world.says(ANNA, "tauko pois") == ["Tauko on ohi. Jatketaan."]
        before = len(shown_since(session_world, 0))
        await session_world.until("2026-12-01T17:30")
        assert shown_since(session_world, before) == []


class TestSparringPairs:
    async def test_are_told_to_each_alone_the_day_after_and_only_to_who_wished(self, group_world: World) -> None:
        for one in (PEKKA, LIISA, MATTI, KAISA):
            (noted,) = await group_world.tells(one, "sparripari")
            assert "Muut eivät näe toivettasi" in noted
        await group_world.tells(KAISA, "sparripari pois")
        room = len(group_world.room_texts())
        await group_world.until("2026-12-02T09:59")
        assert not any("Sparriparisi" in one for one in group_world.private(PEKKA))
        await group_world.until("2026-12-02T10:01")
        told = {one: [text for text in group_world.private(one) if "Sparriparisi" in text] for one in MEMBERS}
        assert [len(told[one]) for one in MEMBERS] == [1, 1, 1, 0, 0]
        assert "Liisa" in told[PEKKA][0]
        assert "Matti" in told[PEKKA][0]
        assert await group_world.tells(PEKKA, "sparripari") == told[PEKKA], "who forgot it may ask"
        assert not any("Sparripari" in one for one in group_world.room_texts()[room:])

    async def test_change_and_the_facilitator_may_draw_them(self, group_world: World) -> None:
        assert await group_world.tells(ANNA, "arvo sparriparit") != []
        assert "Halukkaita on nyt liian vähän" in group_world.private(ANNA)[-1]
        people = (PEKKA, LIISA, MATTI, KAISA)
        for one in people:
            await group_world.tells(one, "sparripari")
        seen: set[str] = set()
        for _ in range(3):
            assert await group_world.says(ANNA, "arvo sparriparit") == []
            assert "Kukin näkee vain oman parinsa" in group_world.private(ANNA)[-1]
            seen |= set(re.findall(r"asti: (\w+)\.", group_world.private(PEKKA)[-1]))
        assert seen == {"Liisa", "Matti", "Kaisa"}

    async def test_are_asked_for_in_private_and_not_by_the_host(self, group_world: World) -> None:
        assert await group_world.says(PEKKA, "sparripari") == []
        assert "kahden kesken" in group_world.private(PEKKA)[-1]
        await group_world.tells(MINNA, "sparripari")
        assert "jäsenille ja vetäjälle" in group_world.private(MINNA)[-1]


class TestOnesOwnData:
    async def test_is_handed_out_and_forgotten(self, session_world: World) -> None:
        await session_world.says(ANNA, "parit")
        await session_world.says(ANNA, "kierros")
        await session_world.tells(PEKKA, "pulmani")
        await session_world.tells(PEKKA, "sparripari")
        tables = {"turns", "past_pairs", "case_queue", "sparring"}
        assert set(await rows_with(session_world.app.db, PEKKA)) >= tables
        (group,) = (await session_world.app.db.read(lambda tx: data_of(tx, PEKKA, session_world.clock.now(), encrypts=True)))[
            "groups"
        ]
        assert group["waits_for_a_turn"]
        assert group["drawn_into_pairs"] in (1, 2)
        assert group["would_bring_a_case"]
        assert group["wishes_for_a_sparring_pair"]
        await session_world.tells(PEKKA, "unohda")
        await session_world.tells(PEKKA, "kyllä")
        assert not tables & set(await rows_with(session_world.app.db, PEKKA))
