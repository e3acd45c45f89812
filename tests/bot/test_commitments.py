"""What people try until the next session: read back, private unless shared, asked about half-way, let go afterwards."""

from __future__ import annotations

import pytest

from bot.chat.port import EventId, UserId
from facilitation.commitments import Commitment, Visibility
from facilitation.session import PersonId
from tests.bot.test_private_stays_private import stored
from tests.bot.world import ANNA, KAISA, LIISA, MATTI, OLLI, PEKKA, World, a_plan

TEXT = "kun kalenteri täyttyy, niin kävelen"
HALF_WAY = "2026-12-18T10:00"
"""Six weeks lie between the first two sessions of the usual group; half of them have passed in the holidays."""
SECOND = "2027-01-12T16:55"


async def of_all(world: World) -> list[Commitment]:
    group = await world.group()
    return await world.app.db.read(lambda tx: tx.commitments.of_group(group.id))


async def tries(world: World, person: PersonId, text: str = TEXT, who: str | None = None) -> list[str]:
    """Somebody chooses an experiment and confirms it, and then (if given) who may see it. Gives the last answers."""
    await world.tells(person, f"kokeilen {text}")
    said = await world.tells(person, "kyllä")
    return said if who is None else await world.tells(person, who)


@pytest.fixture
async def after_first(group_world: World) -> World:
    """The usual group on the morning after its first session."""
    await group_world.until("2026-12-02T10:00")
    return group_world


async def look_back(world: World) -> list[str]:
    """The second session up to its looking back. Gives what the room read there."""
    await world.until(SECOND)
    await world.says(ANNA, "aloita")
    for _ in range(8):
        said = await world.says(ANNA, "seuraava")
        if any("viime kerran kokeiluille" in one for one in said):
            return said
    raise AssertionError("there was no looking back")


async def test_the_session_says_how_to_choose_one_and_the_thanks_where_to_find_it(group_world: World) -> None:
    await group_world.until("2026-12-01T16:55")
    said = await group_world.says(ANNA, "aloita")
    for _ in range(5):
        said += await group_world.says(ANNA, "seuraava")
    (asked,) = [one for one in said if "Mitä kokeilet seuraavaan tapaamiseen" in one]
    assert "yksityisesti: kokeilen kun …, niin …" in asked
    assert "tavoitteeni …" in asked, "a goal is set at the beginning"
    await group_world.until("2026-12-02T10:00")
    assert "Omat kokeilusi: !vertti kokeiluni" in group_world.room_texts()[-1]


async def test_it_is_kept_only_after_a_yes_and_at_first_for_its_maker_alone(after_first: World) -> None:
    (question,) = await after_first.tells(PEKKA, f"kokeilen {TEXT}")
    assert f"Luinko oikein: ”{TEXT}”" in question
    assert "kävelen" not in await after_first.app.db.read(stored)
    room = len(after_first.room_texts())
    said = await after_first.tells(PEKKA, "kyllä")
    assert "Vain sinä näet sen" in said[0]
    (one,) = await of_all(after_first)
    assert (one.text, one.visibility) == (TEXT, Visibility.ONLY_ME)
    (mine,) = await after_first.tells(PEKKA, "kokeiluni")
    assert f"1. ”{TEXT}” (vain sinä näet)" in mine
    assert len(after_first.room_texts()) == room
    assert not any("kävelen" in text for who in (ANNA, LIISA) for text in after_first.private(who))


async def test_the_group_hears_of_it_only_after_the_choice_and_not_any_more_after_another(after_first: World) -> None:
    await tries(after_first, PEKKA)
    assert not any("kävelen" in one for one in after_first.room_texts())
    await after_first.tells(PEKKA, "3")
    (shown,) = [one for one in after_first.room_texts() if "kävelen" in one]
    assert f"Pekka kokeilee: ”{TEXT}”" in shown
    assert "lähden mukaan Pekka" in shown
    poll = EventId(after_first.poll("Kuka saa nähdä"))
    after_first.chat.vote(poll, UserId(PEKKA), "me")
    await after_first.quiet()
    assert not any("kävelen" in one for one in after_first.room_texts())
    (one,) = await of_all(after_first)
    assert one.visibility is Visibility.ONLY_ME


async def test_a_pair_is_one_person_who_alone_hears_of_it(after_first: World) -> None:
    (question,) = await tries(after_first, PEKKA, who="2")
    assert "Kuka on parisi" in question
    room = len(after_first.room_texts())
    (answer,) = await after_first.tells(PEKKA, "Liisa")
    assert "Parisi: Liisa." in answer
    (told,) = [one for one in after_first.private(LIISA) if "kävelen" in one]
    assert "vain teille kahdelle" in told
    assert len(after_first.room_texts()) == room
    assert not any("kävelen" in one for one in after_first.private(MATTI))
    (refused,) = await after_first.tells(MATTI, "lähden mukaan Pekka")
    assert "En löydä" in refused
    assert "Tallessa" in (await after_first.tells(LIISA, "lähden mukaan Pekka"))[0]


async def test_another_joins_and_has_the_same(after_first: World) -> None:
    await tries(after_first, PEKKA, who="3")
    said = await after_first.says(LIISA, "lähden mukaan Pekka")
    assert said == [f"Liisa lähtee mukaan: ”{TEXT}”"]
    assert sorted((one.person, one.text) for one in await of_all(after_first)) == [(LIISA, TEXT), (PEKKA, TEXT)]
    (refused,) = await after_first.tells(OLLI, "lähden mukaan Kaisa")
    assert "En löydä" in refused


async def test_half_way_everybody_who_has_one_is_asked_in_the_same_breath_as_the_nudge(after_first: World) -> None:
    await tries(after_first, PEKKA)
    quiet = len(after_first.private(LIISA))
    await after_first.until(HALF_WAY)
    assert "yksi hetki" in after_first.room_texts()[-1]
    assert any("Mitä kuuluu kokeilullesi" in one and TEXT in one for one in after_first.private(PEKKA))
    assert len(after_first.private(LIISA)) == quiet
    (answer,) = await after_first.tells(PEKKA, "1")
    assert "Hienoa" in answer
    await after_first.tells(PEKKA, "kyllä")
    assert after_first.room_texts()[-1] == f"Pekka sai kokeilunsa tehtyä: ”{TEXT}”"


async def test_who_is_quiet_is_not_asked(after_first: World) -> None:
    await tries(after_first, PEKKA)
    await after_first.tells(PEKKA, "hiljaa")
    await after_first.until(HALF_WAY)
    assert not any("Mitä kuuluu kokeilullesi" in one for one in after_first.private(PEKKA))


@pytest.mark.parametrize(
    ("number", "said", "left"), [("1", "jatketaan samaa", 1), ("2", "Mitä kokeilet", 0), ("3", "poistin", 0)]
)
async def test_what_was_not_for_this_time_goes_on_changes_or_is_let_be(
    after_first: World, number: str, said: str, left: int
) -> None:
    await tries(after_first, PEKKA)
    await after_first.until(HALF_WAY)
    after_first.chat.vote(EventId(after_first.poll("Mitä kokeilullesi kuuluu")), UserId(PEKKA), "not_this_time")
    await after_first.quiet()
    assert "Kiitos, että kerroit" in after_first.private(PEKKA)[-1]
    answers = await after_first.tells(PEKKA, number)
    assert said in answers[-1]
    assert len(await of_all(after_first)) == left


async def test_several_are_asked_about_one_after_the_other(after_first: World) -> None:
    await tries(after_first, PEKKA)
    await tries(after_first, PEKKA, "nousen portaat", who="1")
    await after_first.until(HALF_WAY)
    assert not any("kokeilullesi? ”nousen portaat" in one for one in after_first.private(PEKKA))
    said = await after_first.tells(PEKKA, "2")
    assert "Kiitos, että kerroit" in said[0]
    assert "”nousen portaat”" in said[1]
    assert len(await after_first.tells(PEKKA, "3")) == 1


async def test_only_those_who_have_shared_are_named_at_looking_back_and_then_it_is_let_go(after_first: World) -> None:
    await tries(after_first, PEKKA, who="3")
    await after_first.says(LIISA, "lähden mukaan Pekka")
    await tries(after_first, MATTI, "en kerro tätä", who="1")
    said = await look_back(after_first)
    assert any(f"Pekka ja Liisa: ”{TEXT}”" in one for one in said)
    assert not any("en kerro" in one or "Matti" in one for one in said)
    await after_first.tells(KAISA, "kokeilen ensi kertaan")
    await after_first.tells(KAISA, "kyllä")
    await after_first.says(ANNA, "lopeta")
    assert [one.text for one in await of_all(after_first)] == ["ensi kertaan"]
    everything = await after_first.app.db.read(stored)
    assert "en kerro" not in everything


async def test_where_nobody_has_shared_looking_back_names_nobody(after_first: World) -> None:
    await tries(after_first, MATTI, "en kerro tätä")
    said = await look_back(after_first)
    assert not any("Näistä on kerrottu" in one for one in said)


async def test_one_that_is_dropped_is_gone_from_the_room_too(after_first: World) -> None:
    await tries(after_first, PEKKA, who="3")
    await tries(after_first, PEKKA, "toinen")
    (which,) = await after_first.tells(PEKKA, "poista kokeilu")
    assert "2. ”toinen”" in which
    (answer,) = await after_first.tells(PEKKA, "poista kokeilu 1")
    assert "poistin sen" in answer
    assert [one.text for one in await of_all(after_first)] == ["toinen"]
    assert not any("kävelen" in one for one in after_first.room_texts())


async def test_a_goal_stays_and_comes_back_before_the_last_session(group_world: World) -> None:
    await group_world.tells(PEKKA, "tavoitteeni sanon useammin ei")
    (kept,) = await group_world.tells(PEKKA, "kyllä")
    assert "ennen viimeistä tapaamista" in kept
    last = (await group_world.group()).in_order()[-1].starts.day
    await group_world.until(f"{last.isoformat()}T09:00")
    (again,) = [one for one in group_world.private(PEKKA) if "Miltä alussa asettamasi tavoite näyttää nyt" in one]
    assert "”sanon useammin ei”" in again
    assert not any("sanon useammin" in one for one in group_world.room_texts())


async def test_three_are_enough_and_after_the_last_session_there_is_nothing_to_try_for(after_first: World) -> None:
    for number in range(3):
        await tries(after_first, PEKKA, f"kokeilu numero {number}")
    (refused,) = await after_first.tells(PEKKA, f"kokeilen {TEXT}")
    assert "Vähempikin riittää" in refused
    last = (await after_first.group()).in_order()[-1].starts.day
    await after_first.until(f"{last.isoformat()}T20:00")
    (refused,) = await after_first.tells(PEKKA, f"kokeilen {TEXT}")
    assert "ei ole enää tulossa" in refused


async def test_who_is_forgotten_takes_theirs_along_and_a_pair_sees_nothing_any_more(after_first: World) -> None:
    await tries(after_first, PEKKA, who="3")
    await tries(after_first, LIISA, "Liisan oma", who="2")
    await after_first.tells(LIISA, "Pekka")
    (text,) = await after_first.tells(PEKKA, "tietosuoja")
    assert "Kokeilusi seuraavaan tapaamiseen" in text.partition("Näitä voi")[0]
    await after_first.tells(PEKKA, "unohda")
    await after_first.tells(PEKKA, "kyllä")
    (one,) = await of_all(after_first)
    assert (one.person, one.visibility, one.pair) == (LIISA, Visibility.ONLY_ME, None)
    assert not any("kävelen" in one for one in after_first.room_texts())
    assert "kävelen" not in await after_first.app.db.read(stored)


async def test_in_two_groups_words_are_not_kept_until_the_group_is_chosen(after_first: World) -> None:
    await after_first.apply(a_plan(key="toinen", name="Toinen"))
    after_first.chat.join(after_first.chat.group_rooms()[1].id, UserId(PEKKA))
    await after_first.quiet()
    (which,) = await after_first.tells(PEKKA, f"kokeilen {TEXT}")
    assert "Mitä ryhmää" in which
    assert "kävelen" not in await after_first.app.db.read(stored)
    (question,) = await after_first.tells(PEKKA, "1")
    assert "Kirjoita se tähän" in question
    assert f"Luinko oikein: ”{TEXT}”" in (await after_first.tells(PEKKA, TEXT))[0]


async def test_who_leaves_takes_it_along_and_nobody_is_asked_or_sees_it(after_first: World) -> None:
    await tries(after_first, PEKKA, who="3")
    await tries(after_first, LIISA, "hengitän syvään", who="2")
    await after_first.tells(LIISA, "Pekka")
    after_first.chat.leave_room(after_first.room.id, UserId(PEKKA))
    await after_first.quiet()
    (left,) = await of_all(after_first)
    assert (left.person, left.visibility) == (LIISA, Visibility.ONLY_ME)
    assert not any("kävelen" in one for one in after_first.room_texts())
    assert "kävelen" not in await after_first.app.db.read(stored)
    said = len(after_first.private(PEKKA))
    await after_first.until(HALF_WAY)
    assert len(after_first.private(PEKKA)) == said
