"""The programme belongs to the group: the needs survey, the list of topics, the themes."""

from __future__ import annotations

import pytest

from bot.chat.port import EventId, UserId
from facilitation.session import PersonId
from tests.bot.world import ANNA, KAISA, LIISA, MATTI, MINNA, OLLI, PEKKA, World

ASKED, CLOSED = "2026-11-23T10:30", "2026-11-30T10:30"


async def order(world: World) -> list[str]:
    """The themes of the group's sessions, by date."""
    return [one.theme for one in (await world.group()).in_order()]


def vote(world: World, person: PersonId, *keys: str) -> None:
    """Somebody votes in the survey's poll."""
    world.chat.vote(EventId(world.poll("Mistä haluaisit puhua")), UserId(person), *keys)


class TestTheNeedsSurvey:
    async def test_is_asked_unasked_and_says_what_is_seen(self, group_world: World) -> None:
        await group_world.until("2026-11-23T09:59")
        before = len(group_world.room_texts())
        await group_world.until(ASKED)
        told, poll, *_plan = group_world.room_texts()[before:]
        assert "Jos et halua niiden näkyvän, kirjoita minulle yksityisesti: !vertti toiveet" in told
        assert "Valitse enintään kolme. Äänet näkyvät ryhmälle." in poll
        assert poll.count("[ ]") == 10

    async def test_orders_the_programme_by_votes_and_by_what_is_typed_in_private(self, group_world: World) -> None:
        await group_world.until(ASKED)
        vote(group_world, LIISA, "networks", "coping")
        vote(group_world, MATTI, "networks", "x", "goals", "coping", "sales")
        vote(group_world, MATTI, "networks")
        vote(group_world, KAISA, "networks")
        (listed,) = await group_world.tells(PEKKA, "toiveet")
        assert "4. Jaksaminen ja palautuminen" in listed
        assert "muut eivät näe" in listed
        (noted,) = await group_world.tells(PEKKA, "toiveet 4 ja 5")
        assert "Jaksaminen ja palautuminen" in noted
        assert "Työmäärä ja rajat" in noted
        await group_world.until("2026-11-30T09:59")
        before = len(group_world.room_texts())
        await group_world.until(CLOSED)
        closed, news = group_world.room_texts()[before:]
        assert "päättynyt" in closed
        assert "toiveidenne mukaisessa järjestyksessä" in news
        assert "2. ti 12.1. klo 17.00 · Verkostot ja tuki" in news
        assert "Pekka" not in news + closed
        (pinned,) = group_world.room.pinned
        assert "3. ti 2.2. klo 17.00 · Jaksaminen" in group_world.chat.find(pinned).text
        assert (await order(group_world))[:4] == ["getting_acquainted", "networks", "coping", "valuing_my_work"]
        group = await group_world.group()
        assert await group_world.app.db.read(lambda tx: tx.needs.load(group.id)) is None

    async def test_closes_before_it_is_asked_who_comes_to_a_session_that_it_may_change(self, group_world: World) -> None:
        await group_world.says(ANNA, "siirrä 1 25.11. klo 17")
        await group_world.says(ANNA, "siirrä 2 1.12. klo 17")
        await group_world.until(ASKED)
        vote(group_world, LIISA, "coping")
        await group_world.until("2026-11-27T11:00")
        texts = group_world.room_texts()
        closed = [place for place, one in enumerate(texts) if "Toivekysely on päättynyt" in one]
        asked = [place for place, one in enumerate(texts) if "ti 1.12. klo 17.00\nTeema: Jaksaminen" in one]
        assert closed < asked
        assert len(closed) == len(asked) == 1

    async def test_takes_wishes_in_ones_own_words_to_the_list_without_a_name(self, group_world: World) -> None:
        await group_world.until(ASKED)
        vote(group_world, PEKKA, "other", "sales")
        await group_world.quiet()
        assert "omin sanoin" in group_world.private(PEKKA)[-1]
        (read,) = await group_world.tells(PEKKA, "Miten sanon ei ystävälliselle asiakkaalle")
        assert "Luinko oikein" in read
        await group_world.tells(PEKKA, "kyllä")
        await group_world.tells(LIISA, "toiveet 2 Hinnoittelu")
        await group_world.tells(LIISA, "kyllä")
        await group_world.until(CLOSED)
        (listed,) = await group_world.says(KAISA, "aiheet")
        assert [line for line in listed.splitlines() if line[:1].isdigit()] == [
            "1. Miten sanon ei ystävälliselle asiakkaalle", "2. Hinnoittelu", "3. Myynti ja asiakkaat",
        ]  # fmt: skip
        assert "Pekka" not in listed

    async def test_hears_members_and_those_who_lead_and_nobody_after_closing(self, group_world: World) -> None:
        await group_world.until(ASKED)
        vote(group_world, MINNA, "coping")
        await group_world.until(CLOSED)
        assert (await order(group_world))[1] == "valuing_my_work"
        vote(group_world, LIISA, "coping")
        await group_world.until("2026-12-01T09:00")
        assert (await order(group_world))[1] == "valuing_my_work"
        (answer,) = await group_world.tells(LIISA, "toiveet 4")
        assert "ei ole nyt auki" in answer

    @pytest.mark.parametrize("typed", ["toiveet 1 2 3 4", "toiveet 11", "toiveet 0"])
    async def test_says_how_to_choose(self, group_world: World, typed: str) -> None:
        await group_world.until(ASKED)
        (answer,) = await group_world.tells(LIISA, typed)
        assert "Valitse enintään 3 numeroa väliltä 1–10." in answer
        assert "toiveet 1 4 7" in answer

    async def test_comes_again_half_way_for_the_sessions_that_are_left(self, group_world: World) -> None:
        await group_world.until("2027-02-26T10:30")
        assert any("Puoliväli on ohi" in one for one in group_world.room_texts())
        vote(group_world, PEKKA, "change_and_cases")
        await group_world.until("2027-03-09T09:00")
        assert (await order(group_world))[4] == "change_and_cases"


class TestTheListOfTopics:
    async def test_is_said_openly_in_the_room(self, group_world: World) -> None:
        (answer,) = await group_world.says(LIISA, "aihe Hinnoittelu")
        assert "Aihe on listalla. Numero: 1" in answer
        await group_world.says(LIISA, "aihe hinnoittelu")
        (listed,) = await group_world.tells(PEKKA, "aiheet")
        assert listed.count("innoittelu") == 1

    async def test_in_private_is_kept_only_after_a_yes(self, group_world: World) -> None:
        await group_world.tells(LIISA, "aihe Hinnoittelu")
        (none,) = await group_world.tells(PEKKA, "aiheet")
        assert "ei ole vielä omia aiheita" in none
        (kept,) = await group_world.tells(LIISA, "kyllä")
        assert "ilman nimeäsi" in kept
        (listed,) = await group_world.says(PEKKA, "aiheet")
        assert "1. Hinnoittelu" in listed
        assert "Liisa" not in listed

    async def test_who_gave_a_topic_or_leads_may_take_it_out(self, group_world: World) -> None:
        for topic in ("Yksi", "Kaksi", "Kolme"):
            await group_world.says(LIISA, f"aihe {topic}")
        await group_world.says(PEKKA, "poista aihe 1")
        assert "vain sen ehdottaja tai vetäjä" in group_world.private(PEKKA)[-1]
        await group_world.says(LIISA, "poista aihe 1")
        await group_world.tells(ANNA, "poista aihe 2")
        (listed,) = await group_world.says(OLLI, "aiheet")
        assert [line for line in listed.splitlines() if line[:1].isdigit()] == ["3. Kolme"]

    async def test_is_put_to_a_visible_vote(self, group_world: World) -> None:
        await group_world.says(LIISA, "aihe Hinnoittelu")
        await group_world.says(ANNA, "aihekysely")
        assert "ainakin kaksi aihetta" in group_world.private(ANNA)[-1]
        await group_world.says(PEKKA, "aihe Miten sanon ei")
        (poll,) = await group_world.says(ANNA, "aihekysely")
        assert "2. Miten sanon ei" in poll
        assert "näk" in poll.splitlines()[0]

    async def test_the_facilitator_gets_suggestions_alone(self, group_world: World) -> None:
        await group_world.says(LIISA, "aihe Hinnoittelu")
        assert await group_world.says(ANNA, "ehdota") == []
        suggested = group_world.private(ANNA)[-1]
        assert "Ryhmän oma aihe: Hinnoittelu" in suggested
        assert "Toinen teema:" in suggested
        await group_world.tells(LIISA, "ehdota")
        assert "Toinen teema:" not in group_world.private(LIISA)[-1]


class TestTheThemes:
    async def test_the_facilitator_swaps_them_and_the_room_hears_it_once(self, group_world: World) -> None:
        (listed,) = await group_world.tells(ANNA, "teema")
        assert "5. Jaksaminen" in listed
        before = len(group_world.room_texts())
        await group_world.tells(ANNA, "vaihda teemat 3 5")
        (news,) = group_world.room_texts()[before:]
        assert "3. ti 2.2. klo 17.00 · Jaksaminen" in news
        assert "5. ti 16.3. klo 17.00 · Tavoitteet" in news
        (pinned,) = group_world.room.pinned
        assert "3. ti 2.2. klo 17.00 · Jaksaminen" in group_world.chat.find(pinned).text
        (again,) = await group_world.says(ANNA, "teema 3 tavoitteet")
        assert "3. ti 2.2. klo 17.00 · Tavoitteet" in again

    async def test_first_and_last_stay_and_members_do_not_choose(self, group_world: World) -> None:
        await group_world.tells(ANNA, "teema 1 5")
        assert "Ensimmäisen ja viimeisen tapaamisen teema pysyy" in group_world.private(ANNA)[-1]
        await group_world.tells(LIISA, "teema 3 5")
        assert "Tämän voi tehdä: vetäjä" in group_world.private(LIISA)[-1]
        await group_world.tells(ANNA, "teema 3 sää")
        assert "Teemaa ”sää” ei ole" in group_world.private(ANNA)[-1]

    async def test_a_topic_becomes_the_theme_of_a_session_which_is_then_led_like_any_other(self, group_world: World) -> None:
        await group_world.says(LIISA, "aihe Miten sanon {ei}")
        (news,) = await group_world.says(ANNA, "teema 2 aihe 1")
        assert "2. ti 12.1. klo 17.00 · Miten sanon (ei)" in news
        (listed,) = await group_world.tells(ANNA, "aiheet")
        assert "Miten sanon" not in listed
        await group_world.until("2027-01-08T10:30")
        assert any("Teema: Miten sanon (ei)" in one for one in group_world.room_texts())
        await group_world.until("2027-01-12T16:58")
        await group_world.tells(ANNA, "aloita")
        await group_world.tells(ANNA, "kysymys")
        assert any("Missä kohdassa työtämme tämä tulee vastaan?" in one for one in group_world.room_texts())

    async def test_a_topic_that_gives_way_goes_back_into_the_list(self, group_world: World) -> None:
        await group_world.says(LIISA, "aihe Hinnoittelu")
        await group_world.says(ANNA, "teema 2 aihe 1")
        await group_world.says(ANNA, "teema 2 2")
        (listed,) = await group_world.tells(ANNA, "aiheet")
        assert "1. Hinnoittelu" in listed
