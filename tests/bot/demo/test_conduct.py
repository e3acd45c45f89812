"""How the people of a rehearsal answer to what they read."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.demo.conducts import conduct_of
from bot.demo.deeds import Deed, Depart, Join, Say, Vote
from bot.demo.people import MEMBERS, Part, company
from bot.demo.play import Play
from bot.demo.seen import Asked, Invited, Said, Seen
from bot.texts import Catalogue, Place, Speaker
from facilitation.times import WallTime
from facilitation.words import Body, CommandRef, Language, When, words

VERTTI = "@vertti:localhost"
ROOM, DIRECT = "!room", "!direct"
FIRST = WallTime(datetime(2026, 9, 22, 17), "Europe/Helsinki")
SESSIONS = tuple(FIRST.plus_days(21 * n) for n in range(8))
RSVP = {"coming": "Tulen", "late": "Myöhässä", "unsure": "Ehkä", "away": "En pääse"}
FACES = {str(n): str(n) for n in range(6)}
CATALOGUE = Catalogue.load()


@pytest.fixture(params=list(Language))
def play(request: pytest.FixtureRequest) -> Play:
    return Play(CATALOGUE, request.param, VERTTI, SESSIONS)


def said(play: Play, body: Body, *, private: bool = False, everyone: bool = False) -> Said:
    place = Place.PRIVATE if private else Place.ROOM
    text = Speaker(CATALOGUE).render(body, language=play.language, zone="Europe/Helsinki", place=place, about="Ryhmä").plain()
    return Said("$said", DIRECT if private else ROOM, VERTTI, text=text, everyone=everyone)


def deeds(play: Play, part: Part, *seen: Seen) -> list[Deed]:
    conduct = conduct_of(play, part)
    return [deed for one in seen for deed in conduct.about(one, private=one.room == DIRECT)]


INVITATIONS = (
    Invited("", ROOM, VERTTI, direct=False),
    Invited("", DIRECT, VERTTI, direct=True),
)


def request_to_accept(play: Play) -> Said:
    return said(play, (words("agreement-flow-request", facilitator="Anna", accept_command=CommandRef("accept")),), private=True)


def commands_that_answer(play: Play) -> Said:
    listed = words("rsvp-nonresponder-dm-once", date=When(SESSIONS[0].instant()))
    return Said("$again", DIRECT, VERTTI, text=f"{listed.key}\n{play.command('rsvp-coming', private=True)}\n")


def test_everybody_has_a_name_and_an_account_that_matrix_takes() -> None:
    for language in Language:
        people = company(CATALOGUE, language)
        assert [one.part for one in people] == list(Part)
        assert len({one.account for one in people}) == len(people)
        assert all(one.account.isascii() and one.account.isalpha() for one in people)
    assert company(CATALOGUE, Language.SV)[-1].account == "askadare"


@pytest.mark.parametrize("part", list(Part))
def test_everybody_comes_when_vertti_invites_and_not_when_somebody_else_does(play: Play, part: Part) -> None:
    stranger = Invited("", "!other", "@stranger:localhost", direct=False)

    assert deeds(play, part, *INVITATIONS, stranger) == [Join(ROOM), Join(DIRECT)]


@pytest.mark.parametrize("part", list(Part))
def test_everybody_accepts_the_agreement_once(play: Play, part: Part) -> None:
    done = deeds(play, part, *INVITATIONS, request_to_accept(play), request_to_accept(play))

    accepted = {play.command("accept", private=True), play.command("accept", private=False)}
    assert sum(isinstance(one, Say) and one.text in accepted for one in done) == 1


def test_the_host_accepts_in_the_room(play: Play) -> None:
    done = deeds(play, Part.HOST, *INVITATIONS, request_to_accept(play))

    assert done[-1] == Say(ROOM, play.command("accept", private=False))


def test_all_vote_when_asked_to_come_but_the_typist_who_types(play: Play) -> None:
    question = Asked("$poll", ROOM, VERTTI, question="?", answers=RSVP)

    for part in (*MEMBERS, Part.HOST, Part.FACILITATOR):
        [deed] = deeds(play, part, question)
        if part is Part.TYPIST:
            assert deed == Say(ROOM, play.command("rsvp-coming", private=False))
        else:
            assert deed == Vote(ROOM, "$poll", "coming")


def test_the_typist_mistypes_once(play: Play) -> None:
    play.held = 3
    [deed] = deeds(play, Part.TYPIST, Asked("$poll", ROOM, VERTTI, question="?", answers=RSVP))

    assert isinstance(deed, Say)
    right = play.command("rsvp-coming", private=False)
    assert deed.text != right
    assert len(deed.text) == len(right) - 1


def test_one_cannot_come_once_and_one_is_late_once(play: Play) -> None:
    question = Asked("$poll", ROOM, VERTTI, question="?", answers=RSVP)
    play.held = 3
    assert deeds(play, Part.TRAVELLER, question) == [Vote(ROOM, "$poll", "away")]
    play.held = 1
    assert deeds(play, Part.LATE, question) == [Vote(ROOM, "$poll", "late")]


def test_the_forgetful_one_answers_when_asked_again_and_only_once(play: Play) -> None:
    play.held = 1
    question = Asked("$poll", ROOM, VERTTI, question="?", answers=RSVP)
    again = commands_that_answer(play)

    done = deeds(play, Part.FORGETFUL, question, again, again)

    assert done == [Say(DIRECT, play.text("demo-talk-forgot")), Say(DIRECT, play.command("rsvp-coming", private=True))]


def test_the_pulse_is_answered_by_vote_by_digit_and_once_not_at_all(play: Play) -> None:
    questions = [Asked(f"${n}", DIRECT, VERTTI, question=f"{n}/4", answers=FACES) for n in range(1, 5)]

    assert all(isinstance(one, Vote) and one.answer in "12345" for one in deeds(play, Part.READY, *questions))
    assert all(isinstance(one, Say) and one.text in "12345" for one in deeds(play, Part.TYPIST, *questions))
    answers = [one.answer for one in deeds(play, Part.LATE, *questions) if isinstance(one, Vote)]
    assert answers[1] == "0"
    assert answers.count("0") == 1


def test_the_same_seed_gives_the_same_answers(play: Play) -> None:
    question = Asked("$1", ROOM, VERTTI, question="?", answers={"1": "a", "2": "b", "3": "c", "4": "d"})
    other = Play(CATALOGUE, play.language, VERTTI, SESSIONS, seed=play.seed)

    assert deeds(play, Part.READY, question) == deeds(other, Part.READY, question)


def test_the_facilitator_leads_a_session_by_what_vertti_says(play: Play) -> None:
    phase, then = words("phases-discussion"), words("phases-check-out")
    time = When(SESSIONS[0].instant(), "time")
    offer = words("practice-next-prompt", prompt_command=CommandRef("prompt"))
    card = words("session-news-card", phase=phase, time=time, next=then)
    heard = [
        said(play, (words("practice-starting", time=time),), everyone=True),
        said(play, (card,)),
        said(play, (words("break", minutes=5, time=time),)),
        said(play, (card, offer)),
        said(play, (words("practice-look-back"),)),
        said(play, (words("session-news-card-last", phase=then, time=time),)),
        said(play, (words("practice-session-ended"),)),
    ]

    done = deeds(play, Part.FACILITATOR, *heard)

    keys = ("session-start", "session-next", "session-next", "prompt", "session-next", "session-end")
    assert done == [Say(ROOM, play.command(key, private=False), calm=True) for key in keys]
    assert all(deeds(play, part, *heard[:-1]) == [] for part in (*MEMBERS, Part.HOST, Part.OBSERVER))


def test_the_facilitator_moves_the_third_session_once(play: Play) -> None:
    play.held = 2
    question = Asked("$poll", ROOM, VERTTI, question="?", answers=RSVP)

    done = deeds(play, Part.FACILITATOR, question, question)

    moves = [one.text for one in done if isinstance(one, Say) and one.text.startswith("!vertti")]
    day = {Language.FI: "5.11.2026", Language.SV: "5.11.2026", Language.EN: "5 November 2026"}[play.language]
    assert moves == [f"{play.command('session-move', private=False)} 3 {day}"]


def test_what_other_people_say_moves_nobody(play: Play) -> None:
    talk = Said("$talk", ROOM, "@aino:localhost", text=play.command("session-start", private=False), everyone=True)

    assert all(deeds(play, part, talk) == [] for part in Part)


def test_the_observer_gives_the_account_up_when_the_agreement_is_accepted(play: Play) -> None:
    thanks = said(play, (words("agreement-flow-thanks", agreement_command=CommandRef("agreement")),), private=True)
    question = Asked("$poll", ROOM, VERTTI, question="?", answers=RSVP)

    assert deeds(play, Part.OBSERVER, thanks, question, commands_that_answer(play)) == [Depart()]


def test_one_offers_help_one_brings_a_case_and_one_suggests_a_topic_in_private(play: Play) -> None:
    question = Asked("$poll", ROOM, VERTTI, question="?", answers=RSVP)

    def typed(part: Part, coming: int) -> list[tuple[str, str]]:
        play.held = coming - 1
        return [(one.room, one.text) for one in deeds(play, part, *INVITATIONS, question) if isinstance(one, Say)]

    assert (ROOM, f"{play.command('offer', private=False)} {play.text('demo-talk-offer')}") in typed(Part.TYPIST, 6)
    assert (ROOM, play.command("case-me", private=False)) in typed(Part.TYPIST, 5)
    topic = play.text("demo-talk-topic")
    assert typed(Part.LATE, 3) == [(DIRECT, f"{play.command('topic-add', private=True)} {topic}")]
    assert (ROOM, f"{play.command('theme', private=False)} 6 {topic}") in typed(Part.FACILITATOR, 4)


def test_they_talk_in_pairs_once_and_think_about_a_case_once(play: Play) -> None:
    at_round = Said("$round", ROOM, VERTTI, text=play.command("round", private=False))
    at_prompt = Said("$prompt", ROOM, VERTTI, text=play.command("prompt", private=False))
    play.held = 2
    conduct = conduct_of(play, Part.FACILITATOR)
    first, again = (list(conduct.about(at_round, private=False)) for _ in range(2))
    assert [one.text for one in first if isinstance(one, Say)] == [play.command("pairs", private=False)]
    assert first != again
    play.held = 4
    begun = [one.text for one in conduct.about(at_prompt, private=False) if isinstance(one, Say)]
    assert begun == [play.command("case", private=False)]
