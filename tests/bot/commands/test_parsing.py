"""From text to a command, a mistake, something unknown, or nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands import table
from bot.commands.declaration import Call, Command
from bot.commands.parsing import CommandBook, Mistake, Nothing, Unknown
from bot.texts import Catalogue, Place
from facilitation.words import CommandRef, Language, Several, words
from tests.bot.commands.book import BOOK, NAMES, at, command, context, mistake, person, read, unknown, values

MOVED = ("session-move", {"session": 3, "when": at("2026-12-08 17:00")})


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "name",
    [
        "siirrä", "SIIRRÄ", "Siirrä:", "tapaaminen siirrä", "flytta", "move", "session move", "session-move", "session siirrä",
        "träff flytta", "tapaaminen move", "meeting flytta", "!vertti siirrä", "!VERTTI siirrä", "si\u00adirrä", "siirra\u0308",
        "\ufeffsiirrä", "session\u2011move", "\u200bsiirrä\u200b",
    ],
)  # fmt: skip
def test_a_command_goes_by_any_of_its_names_whatever_the_readers_language(name: str, language: Language) -> None:
    assert values(f"{name} 3 8.12. klo 17", context(language)) == MOVED


@pytest.mark.parametrize(
    "text", ["siirrä\u00a03\u202f8.12.\u2009klo\u00a017", "  siirrä\n3 8.12. klo 17\t", "”siirrä 3 8.12. klo 17”"]
)
def test_blanks_of_any_kind_and_quotation_marks_around_all_do_no_harm(text: str) -> None:
    assert values(text) == MOVED


@pytest.mark.parametrize("text", ["«a " * 1_300, '"a ' * 1_300, "'a 'b" * 800, "„" * 3_999, '"" ' * 1_300])
def test_thousands_of_quotation_marks_are_read_in_no_time(text: str) -> None:
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 0.2


def test_the_longest_name_wins() -> None:
    assert values("tulen") == ("rsvp-coming", {})
    assert values("tulen myöhässä!") == ("rsvp-late", {})


@pytest.mark.parametrize("text", ["can't come", "Can’t come.", "CAN`T COME"])
def test_an_apostrophe_is_an_apostrophe(text: str) -> None:
    assert values(text) == ("rsvp-away", {})


def test_a_word_of_two_languages_is_meant_in_the_readers_own() -> None:
    assert values("peru", context(Language.FI)) == ("no", {})
    assert values("peru", context(Language.EN)) == ("quiet", {})


def test_two_commands_of_one_name_are_refused_when_the_book_is_made() -> None:
    both = {Language.FI: {"scope": ("apua",), "help": ("apua",)}}
    with pytest.raises(ValueError, match="apua"):
        CommandBook((command("scope"), command("help")), both)


def _the_real_book() -> tuple[CommandBook, Catalogue]:
    catalogue = Catalogue.load()
    names = {
        language: {one.key: catalogue.choices(language, f"command-{one.key}-names") for one in table.COMMANDS}
        for language in Language
    }
    return CommandBook(table.COMMANDS, names), catalogue


def test_every_name_in_the_catalogues_leads_to_its_command() -> None:
    book, catalogue = _the_real_book()
    for language in Language:
        for one in table.COMMANDS:
            for name in catalogue.choices(language, f"command-{one.key}-names"):
                assert book.find(name, language) is one, name


@pytest.mark.parametrize("language", list(Language))
def test_every_example_in_the_catalogues_works_as_it_stands(language: Language) -> None:
    book, catalogue = _the_real_book()
    somebody = context(language, members=(person("Pekka", "pekka"),))
    for one in table.COMMANDS:
        example = catalogue.text(language, f"command-{one.key}-example")
        call = book.read(example, somebody)
        assert isinstance(call, Call), example
        assert call.command is one, example


@pytest.mark.parametrize("language", list(Language))
def test_every_parameter_of_every_command_has_a_name(language: Language) -> None:
    catalogue = Catalogue.load()
    for one in table.COMMANDS:
        for parameter in one.parameters:
            assert catalogue.has(f"parameter-{parameter.name}", language), f"{one.key} {parameter.name}"


def test_the_command_can_be_found_before_anything_else_is_known() -> None:
    found = BOOK.find("flytta 99 ihan mitä vain", Language.FI)
    assert found is not None
    assert found.key == "session-move"
    assert BOOK.find("hei", Language.FI) is None


def test_as_long_as_the_group_is_not_known_its_command_comes_back_without_values() -> None:
    nowhere = context(sessions=(), members=())
    assert values("siirrä 3 8.12. klo 17", nowhere) == ("session-move", {})
    assert values("kieli ruotsi", nowhere) == ("language", {"language": Language.SV})


# --- what was not understood -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\ufeff", "!vertti", "!Vertti "])
def test_without_words_there_is_nothing_to_read(text: str) -> None:
    assert isinstance(read(text), Nothing)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("siirä", "session-move"),
        ("siirra", "session-move"),
        ("siirä 3", "session-move"),
        ("flyta", "session-move"),
        ("tulen myöhäsä", "rsvp-late"),
        ("ohje siirä", "session-move"),
        ("session moove", "session-move"),
    ],
)
def test_a_mistyped_command_is_answered_with_the_nearest(text: str, key: str) -> None:
    found = unknown(text)
    assert found.few_words
    assert found.suggestion is not None
    assert found.suggestion.key == key


def test_only_what_can_be_said_here_is_suggested() -> None:
    assert unknown("perustta").suggestion is not None
    assert unknown("perustta", context(place=Place.ROOM)).suggestion is None


@pytest.mark.parametrize(
    "text",
    ["en jaksa", "ei jaksa", "kuolen", "itsemurha", "auttakaa", "voi ei", "help me", "hjälp mig", "apua kuolen", "tulen kyllä"],
)
def test_few_words_that_resemble_nothing_get_no_suggestion(text: str) -> None:
    found = unknown(text)
    assert found.suggestion is None
    assert found.few_words


@pytest.mark.parametrize(
    "text",
    [
        "siirä 3 8.12. klo 17",
        "apua en jaksa enää tätä",
        "ei, en pysty enää mihinkään",
        "En pääse enää ylös sängystä",
        "hiljaa on ollut pitkään",
    ],
)
def test_many_words_are_never_answered_with_a_suggestion_or_a_correction(text: str) -> None:
    found = unknown(text)
    assert found.suggestion is None
    assert not found.few_words


def test_what_is_quoted_back_is_one_short_line() -> None:
    assert unknown("hei\nmaailma").input == "hei maailma"
    assert unknown("a" * 5000).input == "a" * 59 + "…"
    assert unknown("!vertti hei").input == "hei"


def test_in_a_room_more_words_than_belong_there_are_a_mistake() -> None:
    key, args = mistake("tulen ehkä kuitenkin", context(place=Place.ROOM))
    assert (key, args) == ("errors-too-much", {"input": "ehkä kuitenkin", "example": words("command-rsvp-coming-example")})


# --- mistakes --------------------------------------------------------------------------------------------------------


def test_all_that_is_missing_is_named_with_an_example() -> None:
    key, args = mistake("siirrä")
    assert key == "errors-missing-part"
    assert args["what"] == Several((words("parameter-session"), words("parameter-when")))
    assert args["example"] == words("command-session-move-example")


def test_what_was_understood_is_told_as_well() -> None:
    found = read("siirrä 3")
    assert isinstance(found, Mistake)
    assert found.command.key == "session-move"
    assert found.body[1:] == (words("errors-understood", understood=CommandRef("session-move", "3", unfinished=True)),)


def test_words_too_many_are_not_passed_over() -> None:
    found = read("siirrä 3 8.12. klo 17 kiitos")
    assert isinstance(found, Mistake)
    assert found.body == (
        words("errors-too-much", input="kiitos", example=words("command-session-move-example")),
        words("errors-understood", understood=CommandRef("session-move", "3 8.12. klo 17", unfinished=True)),
    )


def test_a_link_that_is_missing_after_a_number_is_missed_and_not_the_number_blamed() -> None:
    key, args = mistake("linkki 3")
    assert (key, args["what"]) == ("errors-missing-part", Several((words("parameter-link"),)))


def test_a_text_without_end_is_a_mistake_after_a_command_and_else_unknown() -> None:
    assert mistake("siirrä " + "8" * 5000)[0] == "errors-too-long"
    assert isinstance(read("voi " * 2000), Unknown)


# --- whatever is typed -----------------------------------------------------------------------------------------------

_NAMES = [name for one in NAMES.values() for several in one.values() for name in several]
_BITS = [
    *_NAMES,
    "3",
    "seuraava",
    "8.12.",
    "klo",
    "17",
    "ma",
    "pois",
    '"',
    "”",
    "|",
    "@a:x.org",
    "https://a.fi",
    "Pekka",
    "\n",
    "\u200b",
    "–",
]


@settings(deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(_BITS), max_size=9).map(" ".join)),
    st.sampled_from(Language),
    st.sampled_from(Place),
)
def test_any_text_is_read_as_one_of_the_four(text: str, language: Language, place: Place) -> None:
    for known in (context(language, place), context(language, place, sessions=(), members=())):
        found = BOOK.read(text, known)
        match found:
            case Call(command=one, values=given_values):
                names = {parameter.name for parameter in one.parameters}
                assert set(given_values) <= names
                assert not known.members or _required(one) <= set(given_values) or not one.parameters
            case Mistake(body=body):
                assert body
            case Unknown():
                assert len(found.input) <= 60
                assert found.few_words or found.suggestion is None
            case Nothing():
                pass


def _required(one: Command) -> set[str]:
    return {parameter.name for parameter in one.parameters if not parameter.optional}
