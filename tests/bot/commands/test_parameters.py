"""Each kind of parameter, in the forms in which people type it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.declaration import Kind, PollText
from bot.texts import Catalogue, Place, Speaker
from facilitation.session import SessionState
from facilitation.words import Language, Several, When, words
from tests.bot.commands.book import (
    COMMANDS,
    DURING_FIRST,
    FIRST,
    HELD,
    MEMBERS,
    NOW,
    SESSIONS,
    ZONE,
    at,
    context,
    mistake,
    person,
    read,
    value,
    values,
)

MOVE_EXAMPLE = words("command-session-move-example")


# --- the number of a session -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["3", "3.", "#3", "tapaaminen 3", "träff 3", "session 3", "３"])
def test_a_session_is_named_by_its_number(typed: str) -> None:
    assert values(f"ohita {typed}") == ("session-skip", {"session": 3})


@pytest.mark.parametrize("typed", ["seuraava", "seuraava tapaaminen", "nästa", "nästa träff", "next", "NEXT"])
def test_the_next_session_goes_by_that_word(typed: str) -> None:
    assert value(f"ohita {typed}", "session") == 1
    assert value(f"ohita {typed}", "session", context(sessions=HELD)) == 2


def test_the_next_session_is_the_one_that_is_under_way() -> None:
    assert value("ohita seuraava", "session", context(now=DURING_FIRST)) == 1
    assert value("ohita seuraava", "session", context(now=DURING_FIRST + timedelta(hours=5))) == 2
    opened = (SESSIONS[0], replace(SESSIONS[1], state=SessionState.OPEN), *SESSIONS[2:])
    assert value("ohita seuraava", "session", context(sessions=opened)) == 2


def test_a_number_without_a_session_is_answered_with_those_that_there_are() -> None:
    key, args = mistake("ohita 9")
    assert key == "errors-no-such-session"
    assert args == {"input": "9", "numbers": Several((1, 2, 3, 4, 5, 6))}


def test_after_the_last_session_there_is_no_next_one() -> None:
    over = tuple(replace(one, state=SessionState.HELD) for one in SESSIONS)
    assert mistake("ohita seuraava", context(sessions=over))[0] == "errors-no-session-ahead"


# --- date and time ---------------------------------------------------------------------------------------------------


def test_a_session_is_moved_to_a_date_and_time() -> None:
    assert values("siirrä 3 8.12. klo 18") == ("session-move", {"session": 3, "when": at("2026-12-08 18:00")})


def test_a_date_alone_keeps_the_hour_of_the_session_and_an_hour_alone_its_date() -> None:
    late = (replace(SESSIONS[0], starts=FIRST.at(at("2026-01-01 19:30").time_of_day)), *SESSIONS[1:])
    assert value("siirrä 1 8.12.", "when", context(sessions=late)) == at("2026-12-08 19:30")
    assert value("siirrä 1 klo 18", "when") == at("2026-12-01 18:00")


def test_a_date_that_does_not_exist_is_quoted_with_an_example() -> None:
    key, args = mistake("siirrä 3 32.13.")
    assert (key, args) == ("errors-bad-date", {"input": "32.13.", "example": MOVE_EXAMPLE})


def test_a_date_that_only_begins_well_is_quoted_whole() -> None:
    assert mistake("siirrä 3 ti 32.13. klo 17")[1]["input"] == "ti 32.13. klo 17"


def test_a_time_that_is_over_is_told_with_its_date() -> None:
    key, args = mistake("siirrä 3 19.11. klo 17")
    assert key == "errors-date-past"
    assert args["date"] == When(at("2026-11-19 17:00").instant())


def test_a_time_of_another_year_is_told_with_that_year() -> None:
    assert mistake("siirrä 3 8.12.2025 klo 17")[1]["date"] == When(at("2025-12-08 17:00").instant(), "day")


def test_an_hour_that_does_not_exist_is_shown_as_it_was_typed() -> None:
    key, args = mistake("siirrä 3 28.3.2027 klo 3.30")
    assert (key, args) == ("errors-date-missing-hour", {"date": "su 28.3. klo 3.30"})


def test_a_contradicting_weekday_is_told_with_the_real_one() -> None:
    key, args = mistake("siirrä 3 ma 8.12. klo 17")
    assert key == "errors-wrong-weekday"
    assert args == {"date": When(at("2026-12-08 17:00").instant()), "example": MOVE_EXAMPLE}


def test_a_date_without_an_hour_asks_for_the_hour() -> None:
    key, args = mistake('perusta "Ryhmä" 1.12.')
    assert (key, args["what"]) == ("errors-missing-part", words("parameter-time-of-day"))
    key, args = mistake('perusta "Ryhmä" klo 17')
    assert (key, args["what"]) == ("errors-missing-part", words("parameter-day"))


# --- names, numbers, texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'perusta "Iltaryhmä 2" 1.12. klo 17 8',
        "perusta ”Iltaryhmä 2” 1.12. klo 17 8",
        "perusta „Iltaryhmä 2“ 1.12. klo 17 8 kertaa",
        "perusta «Iltaryhmä 2» 1.12. klo 17 8",
        "perusta »Iltaryhmä 2» 1.12. klo 17, 8",
        "perusta 'Iltaryhmä 2' 1.12. klo 17 8",
        "perusta ‘Iltaryhmä 2’ 1.12. klo 17 8",
        "perusta Iltaryhmä 2 1.12. klo 17 8",
    ],
)
def test_a_name_stands_in_any_quotation_marks_or_in_none(text: str) -> None:
    assert values(text) == ("group-create", {"name": "Iltaryhmä 2", "when": at("2026-12-01 17:00"), "sessions": 8})


def test_a_bare_name_ends_where_the_date_begins() -> None:
    assert value("perusta Turun kirjanpitäjien ryhmä ti 1.12. klo 17", "name") == "Turun kirjanpitäjien ryhmä"


def test_a_name_may_not_be_endless() -> None:
    assert mistake(f'perusta "{"a" * 81}" 1.12. klo 17')[0] == "errors-too-long"


def test_a_number_that_is_none_is_quoted() -> None:
    key, args = mistake('perusta "Ryhmä" 1.12. klo 17 kahdeksan')
    assert key == "errors-bad-part"
    assert (args["what"], args["input"]) == (words("parameter-sessions"), "kahdeksan")


def test_the_rest_of_the_text_is_kept_as_it_was_typed() -> None:
    assert value("aihe Miten  jaksaa\njoulun yli? 👩‍💻 ½", "words") == "Miten  jaksaa\njoulun yli? 👩‍💻 ½"
    assert value("aihe ”Miten jaksaa”", "words") == "Miten jaksaa"


# --- links -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["https://meet.example.org/a?b=c#d", "http://192.0.2.1:8080/x"])
def test_a_link_is_taken_as_it_is(typed: str) -> None:
    assert values(f"linkki 3 {typed}") == ("session-link", {"session": 3, "link": typed})
    assert values(f"linkki <{typed}>") == ("session-link", {"link": typed})


def test_a_link_without_its_beginning_gets_the_safe_one() -> None:
    assert value("linkki meet.example.org/huone", "link") == "https://meet.example.org/huone"


@pytest.mark.parametrize(
    "typed",
    [
        "huone",
        "javascript:alert(1)",
        "ftp://example.org",
        "https://",
        "https://[x",
        "https://a:b/",
        'https://a.fi/"x',
        "https://a.fi/" + "x" * 2000,
    ],
)
def test_what_a_browser_does_not_open_is_no_link(typed: str) -> None:
    key, args = mistake(f"linkki 3 {typed}")
    assert (key, args["what"]) == ("errors-bad-part", words("parameter-link"))


# --- people ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "user"),
    [
        ("Liisa", "liisa"),
        ("liisa.", "liisa"),
        ("@liisa:example.org", "liisa"),
        ("@LIISA", "liisa"),
        ("lii", "liisa"),
        ("Anna", "anna"),
        ("Pekka V", "pekka"),
        ("”Pekka Mäki”", "mpekka"),
        ("Pekka  Mäki", "mpekka"),
        ("mäki", "mpekka"),
        ("@nameless:example.org", "nameless"),
    ],
)
def test_a_person_goes_by_name_by_id_or_by_a_beginning_that_only_one_has(typed: str, user: str) -> None:
    assert value(f"poista jäsen {typed}", "person") == f"@{user}:example.org"


@pytest.mark.parametrize("typed", ["Matti", "Kalle", "@kalle:example.org"])
def test_who_is_not_in_the_group_is_answered_with_those_who_are(typed: str) -> None:
    key, args = mistake(f"poista jäsen {typed}")
    assert (key, args["input"]) == ("errors-no-such-member", typed)
    assert args["names"] == Several(("Anna", "Anneli", "Pekka Virtanen", "Pekka Mäki", "@nameless:example.org", "Liisa"))


def test_two_people_of_one_name_are_told_apart_by_their_ids() -> None:
    key, args = mistake("poista jäsen pekka")
    assert key == "errors-which-member"
    assert args["names"] == Several(("Pekka Virtanen (@pekka:example.org)", "Pekka Mäki (@mpekka:example.org)"), "or")
    twins = (person("Sama", "one"), person("Sama", "two"))
    assert mistake("poista jäsen Sama", context(members=twins))[0] == "errors-which-member"


def test_several_people_are_invited_by_their_ids() -> None:
    typed = "@a:example.org, @b:matrix.example.org:8448 ja https://matrix.to/#/@c:example.org @a:example.org"
    assert value(f"lisää {typed}", "people") == ("@a:example.org", "@b:matrix.example.org:8448", "@c:example.org")


@pytest.mark.parametrize(
    "typed", ["Liisa", "@liisa", "liisa@example.org", "@liisa:", "@a:example.org Liisa", "@" + "a" * 255 + ":x"]
)
def test_what_is_no_id_is_quoted(typed: str) -> None:
    key, args = mistake(f"lisää {typed}")
    assert (key, args["what"]) == ("errors-bad-part", words("parameter-people"))


# --- small choices ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("suomi", Language.FI), ("suomeksi", Language.FI), ("finska", Language.FI), ("på finska", Language.FI),
        ("fi", Language.FI), ("Finnish", Language.FI),
        ("ruotsi", Language.SV), ("svenska", Language.SV), ("Swedish", Language.SV), ("SV", Language.SV),
        ("englanti", Language.EN), ("engelska", Language.EN), ("in English", Language.EN), ("en", Language.EN),
    ],
)  # fmt: skip
def test_a_language_goes_by_its_name_in_any_of_them(typed: str, language: Language) -> None:
    assert value(f"kieli {typed}", "language") is language


def test_another_language_is_answered_with_those_spoken() -> None:
    assert mistake("kieli saame")[0] == "language-not-known"


@pytest.mark.parametrize(
    ("typed", "on"), [("päälle", True), ("på", True), ("on", True), ("pois", False), ("av", False), ("OFF", False)]
)
def test_a_switch_is_on_or_off(typed: str, on: bool) -> None:
    assert value(f"hiljaa {typed}", "switch") is on


def test_a_switch_in_between_is_quoted() -> None:
    assert mistake("hiljaa vähän")[0] == "errors-bad-part"


@pytest.mark.parametrize("typed", ["--drop", "—drop", "drop", "pois", "bort", "--pois"])
def test_the_flag_for_dropping_is_understood_with_any_dashes(typed: str) -> None:
    assert values(f"ohita 3 {typed}") == ("session-skip", {"session": 3, "drop": True})


@pytest.mark.parametrize(
    "typed",
    [
        '"Miten viikko?" | Hyvin | Raskaasti',
        "”Miten viikko?”|Hyvin|Raskaasti",
        "Miten viikko? | Hyvin | Raskaasti",
        'Miten viikko? | "Hyvin" | ”Raskaasti” |',
        "Miten viikko?\nHyvin\nRaskaasti",
    ],
)
def test_a_poll_is_a_question_and_choices(typed: str) -> None:
    assert value(f"tunnelma {typed}", "poll") == PollText("Miten viikko?", ("Hyvin", "Raskaasti"))


@pytest.mark.parametrize(
    "typed",
    ["Miten viikko?", '"Miten viikko?"', "| a | b", "| |"],
)
def test_what_is_no_poll_is_answered_with_how_one_looks(typed: str) -> None:
    key, args = mistake(f"tunnelma {typed}")
    assert (key, args["example"]) == ("errors-bad-poll", words("command-checkin-example"))


@pytest.mark.parametrize("typed", ['"Miten?" | Hyvin', '"Miten?" | a | A', "x | " + " | ".join("abcdefghijk"), f"x|{'a' * 56}|b"])
def test_what_looks_like_a_poll_is_left_to_the_practice(typed: str) -> None:
    assert isinstance(value(f"tunnelma {typed}", "poll"), PollText)


def test_help_is_asked_about_a_command_by_any_of_its_names() -> None:
    assert value("ohje siirrä", "command") == "session-move"
    assert value("hjälp hoppa över", "command") == "session-skip"
    assert value("help session-move", "command") == "session-move"


# --- the texts -------------------------------------------------------------------------------------------------------


SPEAKER = Speaker(Catalogue.load())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize(
    "text",
    [
        "siirrä", "siirrä 3", "siirrä 3 32.13.", "siirrä 3 19.11. klo 17",
        "siirrä 3 28.3.2027 klo 3.30", "siirrä 3 ma 8.12. klo 17",
        "siirrä 9 8.12. klo 17", "siirrä 3 8.12. klo 17 kiitos", "poista jäsen Matti", "poista jäsen Pekka",
        "lisää Liisa", "linkki 3 x",
        "kieli saame", "hiljaa vähän", "tunnelma", "tunnelma x", 'perusta "Ryhmä" 1.12.', 'perusta "Ryhmä" 1.12. klo 17 x',
        "siirrä " + "x" * 5000, f'perusta "{"a" * 81}" 1.12. klo 17',
    ],
)  # fmt: skip
def test_every_mistake_can_be_said_in_every_language(text: str, place: Place, language: Language) -> None:
    found = read(text, context(language, place))
    body = getattr(found, "body", ())
    assert body
    assert SPEAKER.render(body, language=language, zone=ZONE, place=place).plain()


@pytest.mark.parametrize("language", list(Language))
def test_every_parameter_has_a_name_in_every_language(language: Language) -> None:
    for command in COMMANDS:
        for parameter in command.parameters:
            assert SPEAKER.catalogue.has(f"parameter-{parameter.name}", language), parameter.name


def test_this_book_has_a_parameter_of_every_kind() -> None:
    assert {parameter.kind for command in COMMANDS for parameter in command.parameters} == set(Kind)


def test_the_group_of_these_tests_has_sessions_to_come() -> None:
    assert all(one.begins() > NOW for one in SESSIONS)
    assert len(MEMBERS) == 7
