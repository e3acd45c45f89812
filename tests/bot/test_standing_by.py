"""Vertti stands by: technical help, help that fits role and moment, the guide, and what it says to somebody in distress."""

from __future__ import annotations

import pytest

from bot.chat.port import UserId
from bot.commands import helping, table
from bot.commands.topics import BETWEEN, BETWEEN_LEADING, IN_SESSION, IN_SESSION_LEADING, Topic
from facilitation.group import GroupId
from facilitation.words import Language
from tests.bot.world import ANNA, CATALOGUE, MINNA, PEKKA, World, a_plan

TONIGHT = "2026-12-01T16:50"


async def opened(world: World) -> World:
    """The first session is under way."""
    await world.until(TONIGHT)
    await world.says(ANNA, "aloita")
    return world


def commands_in(text: str) -> list[str]:
    """The commands that a help lists, in order."""
    return [line.removeprefix("• ").split(" – ")[0] for line in text.split("\n") if " – " in line]


class TestTechnicalHelp:
    async def test_the_card_has_the_link_what_to_try_and_whom_to_call(self, group_world: World) -> None:
        for typed in ("tekniikka", "apua tekniikka", "ohje tekniikka", "help tech", "hjälp teknik"):
            (card,) = await group_world.tells(PEKKA, typed)
            assert "https://meet.example.org/abc" in card
            assert "sammuta ensin kamera" in card
            assert "soittaa mukaan" in card
            assert "tule vain takaisin" in card
            assert "Minna, puh. 050 000 0000" in card
            assert "odottakaa ryhmän huoneessa" in card

    async def test_those_who_lead_learn_how_to_give_another_link_at_once(self, group_world: World) -> None:
        (card,) = await group_world.tells(MINNA, "tekniikka")
        assert "linkki 1 https://meet.example.org/abc" in card
        await opened(group_world)
        assert "https://muualla.example.org/1" in "\n".join(
            await group_world.says(MINNA, "linkki 1 https://muualla.example.org/1")
        )

    async def test_a_cry_for_technical_help_reaches_the_host_at_once_with_the_name(self, group_world: World) -> None:
        room, led = len(group_world.room_texts()), len(group_world.private(ANNA))
        (told,) = await group_world.tells(PEKKA, "tarvitsen teknistä apua")
        assert "Apuna: Minna" in told
        assert "050 000 0000" in told
        asked = group_world.chat.shown[-2:]
        assert group_world.private(MINNA)[-1].endswith("Pekka pyytää teknistä apua. Kirjoita tai soita hänelle suoraan.")
        assert any(one.rings for one in asked if "pyytää" in one.text)
        assert len(group_world.room_texts()) == room
        assert len(group_world.private(ANNA)) == led

    async def test_without_a_host_it_reaches_the_facilitator(self, group_world: World) -> None:
        group_world.chat.leave_room(group_world.room.id, UserId(MINNA))
        await group_world.quiet()
        (told,) = await group_world.tells(PEKKA, "tekninen apu")
        assert "Apuna: Anna" in told
        assert "Pekka pyytää teknistä apua" in group_world.private(ANNA)[-1]

    async def test_the_host_does_not_ask_herself(self, group_world: World) -> None:
        before = len(group_world.private(MINNA))
        (told,) = await group_world.tells(MINNA, "tekninen apu")
        assert "Apuna: Anna" in told
        assert len(group_world.private(MINNA)) == before + 1

    async def test_who_needs_help_twice_is_heard_twice(self, group_world: World) -> None:
        before = len(group_world.private(MINNA))
        await group_world.tells(PEKKA, "tekninen apu")
        await group_world.tells(PEKKA, "tekninen apu")
        assert len(group_world.private(MINNA)) == before + 2


class TestHelp:
    async def test_a_member_sees_the_few_that_matter_now(self, group_world: World) -> None:
        (between,) = await group_world.tells(PEKKA, "ohje")
        listed = commands_in(between)
        assert {"tulen", "en pääse", "apua", "tekniikka"} <= set(listed)
        assert len(listed) <= 16
        assert not {"siirrä", "tietoni", "hyväksyn", "seuraava"} & set(listed)
        await opened(group_world)
        (during,) = await group_world.tells(PEKKA, "ohje")
        assert "tulen" not in commands_in(during)
        assert {"apua", "tekniikka", "tekninen apu"} <= set(commands_in(during))

    async def test_who_leads_an_open_session_sees_what_carries_it_first(self, group_world: World) -> None:
        (between,) = await group_world.tells(ANNA, "ohje")
        assert commands_in(between)[0] == "opas"
        assert "siirrä" in commands_in(between)
        await opened(group_world)
        for leader in (ANNA, MINNA):
            (during,) = await group_world.tells(leader, "ohje")
            assert commands_in(during)[:3] == ["aloita", "seuraava", "lopeta"]
            assert "siirrä" not in commands_in(during)
            assert len(commands_in(during)) <= 20

    async def test_all_of_them_come_under_headings(self, group_world: World) -> None:
        (everything,) = await group_world.tells(PEKKA, "ohje kaikki")
        lines = everything.split("\n")
        assert [line for line in lines if line in {"Tapaamiset", "Omat asetukset ja tiedot", "Apu"}] == [
            "Tapaamiset",
            "Omat asetukset ja tiedot",
            "Apu",
        ]
        assert {"tulen", "tietoni", "unohda", "sopimus", "palaute"} <= set(commands_in(everything))
        assert "siirrä" not in commands_in(everything)
        assert set(commands_in((await group_world.tells(PEKKA, "ohje"))[0])) < set(commands_in(everything))
        (leading,) = await group_world.tells(ANNA, "kaikki komennot")
        assert {"siirrä", "vaihda huone", "seuraava", "tietoni"} <= set(commands_in(leading))

    async def test_who_is_in_several_groups_gets_the_help_of_a_member_without_being_asked_which(self, group_world: World) -> None:
        await group_world.apply(a_plan(), a_plan(key="toinen", name="Toinen"))
        (told,) = await group_world.tells(PEKKA, "ohje")
        assert "tulen" in commands_in(told)

    async def test_one_command_is_explained_with_an_example(self, group_world: World) -> None:
        assert (await group_world.tells(ANNA, "ohje siirrä"))[0].endswith("Kirjoita näin: siirrä 3 8.12. klo 17")

    def test_what_only_the_whole_list_tells_of_are_commands(self) -> None:
        assert table.by_key().keys() >= helping._SELDOM

    def test_every_topic_has_a_heading_and_every_command_one_topic_in_which_it_is_found(self) -> None:
        assert {one.topic for one in table.COMMANDS if one.key not in ("yes", "no")} <= set(Topic) - {Topic.ANSWERS}
        for topic in {one.topic for one in table.COMMANDS} - {Topic.ANSWERS}:
            for language in Language:
                assert CATALOGUE.text(language, f"help-topic-{topic}")

    @pytest.mark.parametrize("shown", [BETWEEN, BETWEEN_LEADING, IN_SESSION, IN_SESSION_LEADING])
    def test_where_help_is_is_never_left_out(self, shown: tuple[Topic, ...]) -> None:
        assert Topic.HELP in shown


class TestTheGuide:
    async def test_it_is_told_to_who_leads_alone(self, group_world: World) -> None:
        assert await group_world.says(ANNA, "opas") == []
        assert "Seuraava tapaaminen: ti 1.12. klo 17.00" in group_world.private(ANNA)[-1]
        assert "Tämän voi tehdä: vetäjä tai sihteeri" in (await group_world.tells(PEKKA, "opas"))[0]

    async def test_it_follows_the_session(self, group_world: World) -> None:
        await opened(group_world)
        (first,) = await group_world.tells(ANNA, "opas")
        await group_world.says(ANNA, "seuraava")
        (second,) = await group_world.tells(MINNA, "mitä nyt")
        assert "Nyt: " in first
        assert "Nyt: " in second
        assert first != second


class TestDistress:
    async def test_i_need_help_says_where_help_is_and_disturbs_nobody(self, group_world: World) -> None:
        before = len(group_world.private(MINNA)), len(group_world.private(ANNA))
        for typed in ("tarvitsen apua", "apua", "I need help", "jag behöver hjälp"):
            (told,) = await group_world.tells(PEKKA, typed)
            assert "hätänumeroon" in told
            assert told.endswith("Jos kyse on äänestä, kuvasta tai yhteydestä: tekniikka")
        assert (len(group_world.private(MINNA)), len(group_world.private(ANNA))) == before

    @pytest.mark.parametrize(
        "typed",
        ["kaipaan apua", "Kaipaan apua, en jaksa enää", "tarvitsen tukea", "pyydän apua", "auttakaa", "behöver hjälp nu",
         "jag behöver stöd", "hjälp mig", "I need support", "ask for help", "help me please"],
    )  # fmt: skip
    async def test_no_way_of_asking_for_help_for_oneself_begins_a_request_to_the_group(
        self, group_world: World, typed: str
    ) -> None:
        (told,) = await group_world.tells(PEKKA, typed)
        assert "hätänumeroon" in told
        room = len(group_world.room_texts())
        await group_world.says(PEKKA, typed)
        assert "hätänumeroon" in group_world.private(PEKKA)[-1]
        assert len(group_world.room_texts()) == room
        await group_world.tells(PEKKA, "kyllä")
        assert not await group_world.app.db.read(lambda tx: tx.boards.entries(GroupId(1)))

    async def test_a_request_to_the_group_says_where_help_for_oneself_is(self, group_world: World) -> None:
        (read,) = await group_world.tells(PEKKA, "pyyntö en jaksa enää")
        assert "ryhmän ei tarvitse tietää siitä: apua" in read

    @pytest.mark.parametrize("word", ["itsemurha", "en jaksa elää", "kuolen", "självmord", "suicide", "väkivalta", "paniikki"])
    async def test_words_of_distress_get_exactly_the_answer_of_any_other_words(self, group_world: World, word: str) -> None:
        """Nothing looks for such words: who writes them must not believe that somebody reads along."""
        (usual,) = await group_world.tells(PEKKA, f"tänään satoi lunta ja {'x' * len(word)} jatkuu yhä")
        (told,) = await group_world.tells(PEKKA, f"tänään satoi lunta ja {word} jatkuu yhä")
        assert told == usual
        room, private = len(group_world.room_texts()), len(group_world.private(ANNA))
        group_world.chat.say(group_world.room.id, UserId(PEKKA), f"{word}, en tiedä mitä tehdä")
        await group_world.quiet()
        assert (len(group_world.room_texts()), len(group_world.private(ANNA))) == (room, private)
