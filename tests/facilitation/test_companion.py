"""The facilitator's guide: three lines, by where the group stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.texts import Catalogue, Place, Speaker
from facilitation import card, companion, frame
from facilitation.group import Group, GroupState, RoomTrouble, Standing
from facilitation.session import Rsvp, SessionState
from facilitation.times import WallTime
from facilitation.words import Language
from tests.facilitation.mentoring import AINO, MEMBERS, ZONE, a_group, practice, session

SPEAKER = Speaker(Catalogue.load())


def at(clock: str) -> datetime:
    return WallTime(datetime.fromisoformat(clock), ZONE).instant()


def lines(group: Group, clock: str, language: Language = Language.FI) -> list[str]:
    """What the facilitator reads in private."""
    body = companion.guide(group, practice(), at(clock))
    said = SPEAKER.render(body, language=language, zone=ZONE, place=Place.PRIVATE).plain().split("\n")
    assert len(said) == 3
    return said


def agreed(group: Group) -> Group:
    return replace(group, members=tuple(replace(one, agreed_at=at("2026-11-21 12:00")) for one in group.members))


def with_session(group: Group, number: int, **changes: object) -> Group:
    return group.replacing(replace(session(group, number), **changes))  # type: ignore[arg-type]


def held(group: Group, *numbers: int) -> Group:
    for number in numbers:
        group = with_session(group, number, state=SessionState.HELD)
    return group


def test_before_the_room_is_open_there_is_nothing_to_do() -> None:
    first, second, _ = lines(a_group(state=GroupState.PLANNED), "2026-11-20 12:00")
    assert first == "Avaan ryhmän huonetta juuri nyt."
    assert "ei tarvitse tehdä mitään" in second


def test_before_the_first_session_it_says_who_is_missing_and_how_to_invite() -> None:
    group = a_group()
    first, second, third = lines(group, "2026-11-25 12:00")
    assert first == "Seuraava tapaaminen: ti 1.12. klo 17.00. Teema: Tutustuminen ja yhteinen sopimus"
    assert second.startswith("Sopimuksen hyväksyntä puuttuu vielä: Anna, Minna")
    assert third == "Kutsuteksti uusille jäsenille: koodi"
    invited = group.with_member(replace(group.members[-1], standing=Standing.INVITED))
    assert lines(invited, "2026-11-25 12:00")[1] == "Kutsuun ei ole vielä vastausta: Aino."
    assert invited.members[-1].person == AINO
    assert lines(agreed(group), "2026-11-25 12:00")[1] == "Kaikki ovat mukana, ja sopimus on hyväksytty."


def test_between_two_sessions_there_is_nothing_to_do_unless_the_link_is_missing() -> None:
    group = held(a_group(), 1)
    first, second, third = lines(group, "2026-12-10 12:00")
    assert first.startswith("Seuraava tapaaminen: ti 22.12. klo 17.00")
    assert second.startswith("Nyt ei tarvitse tehdä mitään.")
    assert third == "Ketkä ovat tulossa: ketkä"
    without = replace(group, meeting_link=None)
    assert lines(without, "2026-12-10 12:00")[2].endswith("linkki 2 https://meet.example.org/abc")


def test_the_day_before_it_is_the_questions_or_too_few_or_the_link() -> None:
    few = a_group()
    assert lines(few, "2026-11-30 12:00")[1] == "Tulijoita on vasta vähän. Katso, ketkä: ketkä"
    enough = with_session(few, 1, rsvps=dict.fromkeys(MEMBERS[:3], Rsvp.COMING))
    _, second, third = lines(enough, "2026-11-30 12:00")
    assert second == "Lue valmistautumisviestin kysymykset kerran läpi. Muuta ei tarvita."
    assert third == "Kun olette koolla: aloita"
    assert lines(enough, "2026-12-01 16:30")[2] == "Tule linjoille vähän ennen muita. Kun olette koolla: aloita"
    assert "puuttuu linkki" in lines(replace(enough, meeting_link=None), "2026-11-30 12:00")[1]


def test_in_a_session_it_names_the_phase_its_end_and_how_to_go_on() -> None:
    group = a_group()
    frames = frame.phases(group, session(group, 2), practice().built_in)
    index = next(place for place, one in enumerate(frames) if one.key == "discussion")
    began = at("2026-12-22 17:20")
    group = with_session(held(group, 1), 2, state=SessionState.OPEN, opened_at=began, phase=index, phase_began=began)
    first, second, third = lines(group, "2026-12-22 17:21")
    end = (datetime(2026, 12, 22, 17, 20) + timedelta(minutes=frames[index].minutes)).strftime("%H.%M")
    assert first == f"Nyt: Keskustelu, klo {end} asti."
    assert second.startswith("Kysy ja anna aikaa vastata.")
    assert third == "Kun on aika jatkaa: seuraava"
    longer = card.extend(group, session(group, 2), practice().built_in, 5, at("2026-12-22 17:21")).group
    assert lines(longer, "2026-12-22 17:22")[0] != first
    stands = card.pause(longer, session(longer, 2), practice().built_in, at("2026-12-22 17:22")).group
    assert lines(stands, "2026-12-22 17:23")[0] == "Nyt: Keskustelu."
    last = with_session(group, 2, phase=len(frames) - 1)
    assert lines(last, "2026-12-22 18:20")[2] == "Kun olette valmiit: lopeta"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", [1, 4, 8])
def test_every_phase_of_every_session_has_its_advice(language: Language, number: int) -> None:
    group = a_group()
    began = at("2026-12-01 17:00")
    said = []
    frames = frame.phases(group, session(group, number), practice().built_in)
    for index in range(len(frames)):
        under_way = with_session(group, number, state=SessionState.OPEN, opened_at=began, phase=index, phase_began=began)
        said.append(lines(under_way, "2026-12-01 17:01", language)[1])
    assert len(set(said)) == len({one.key for one in frames})


def test_after_the_last_session_and_after_the_end_it_says_when_the_data_go() -> None:
    over = held(a_group(count=6), *range(1, 7))
    assert lines(over, "2027-05-01 12:00")[0] == "Sovitut tapaamiset on pidetty. Kiitos, että vedit ryhmää."
    assert "Tiedot poistetaan:" in lines(over, "2027-05-01 12:00")[1]
    ended = replace(over, state=GroupState.ENDED, ended_at=at("2027-04-01 09:00"))
    assert "Tiedot poistetaan: 31.5.2027" in lines(ended, "2027-05-01 12:00")[1]


def test_while_the_room_is_lost_it_says_how_to_mend_that() -> None:
    lost = replace(a_group(), trouble=RoomTrouble.GONE)
    assert lines(lost, "2026-11-25 12:00")[2].endswith("vaihda huone")
