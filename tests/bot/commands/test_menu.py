"""The menu: whatever is chosen and filled in there is read as exactly that command, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain, combinations

import pytest

from bot.app import command_letters, command_names
from bot.chat.discord.manner import DISCORD
from bot.chat.menu import Entry, Field, Kind, as_typed
from bot.commands.declaration import Call, PollText, Value
from bot.commands.menu import menu
from bot.commands.parsing import CommandBook, Context
from bot.commands.table import COMMANDS
from bot.texts import Catalogue, Place
from facilitation.group import Member, Role, Standing
from facilitation.prompts import OwnQuestion, Which
from facilitation.session import PersonId, Session
from facilitation.times import WallTime
from facilitation.words import Language

CATALOGUE = Catalogue.load()
BOOK = CommandBook(COMMANDS, command_names(CATALOGUE), command_letters(CATALOGUE))
MENU = menu(COMMANDS, CATALOGUE)
ENTRIES = {one.key: one for one in MENU}
ZONE = "Europe/Helsinki"
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
PEKKA, VIRVE = PersonId("123456789012345678"), PersonId("223456789012345678")
LATER = WallTime(datetime(2026, 12, 8, 17), ZONE)
SESSIONS = tuple(Session(number, "goals", LATER.plus_days(21 * (number - 1))) for number in range(1, 9))
WORDS = "No, help me: when I say yes\nI mean 5 things"

SAID: Mapping[str, tuple[str, Value]] = {
    "session": ("3", 3),
    "other": ("5", 5),
    "when": ("8.12.2026 17:00", LATER),
    "words": (WORDS, WORDS),
    "link": ("https://meet.example.org/room", "https://meet.example.org/room"),
    "person": (PEKKA, PEKKA),
    "guest": (VIRVE, VIRVE),
    "people": (VIRVE, (VIRVE,)),
    "sessions": ("8", 8),
    "minutes": ("10", 10),
    "number": ("2", 2),
    "entry": ("2", 2),
    "theme": ("Goals and means", "Goals and means"),
    "name": ("Group of 12.12. at 5", "Group of 12.12. at 5"),
    "topic": ('The "safe" day 3', 'The "safe" day 3'),
    "title": ("A guide of 3 pages", "A guide of 3 pages"),
    "every": ("every 6 weeks", 42),
    "command": ("session-move", "session-move"),
    "switch": ("off", False),
    "language": ("sv", Language.SV),
    "drop": ("drop", True),
    "prompt": ("deeper", Which.DEEPER),
}
"""What is filled into a field, and what the command then holds. A theme by its number needs the session before it."""


def context(language: Language, place: Place = Place.PRIVATE) -> Context:
    members = tuple(Member(one, Role.MEMBER, Standing.JOINED, name) for one, name in ((PEKKA, "Pekka"), (VIRVE, "Virve")))
    return Context(language, ZONE, NOW, SESSIONS, members, place, DISCORD)


def fillings(entry: Entry) -> Iterator[tuple[Field, ...]]:
    """Everything that must be filled in, with every selection of what may be."""
    optional = [one for one in entry.fields if not one.required]
    for chosen in chain.from_iterable(combinations(optional, count) for count in range(len(optional) + 1)):
        yield tuple(one for one in entry.fields if one.required or one in chosen)


def filled(fields: tuple[Field, ...]) -> tuple[dict[str, str], dict[str, Value]]:
    """What is typed into the fields, and the values that the command is to have."""
    typed: dict[str, str] = {}
    values: dict[str, Value] = {}
    for one in fields:
        match one.name:
            case "question":
                typed[one.name] = 'How are "we"?'
            case "choices":
                typed[one.name] = "Well | Up and down\nBadly"
                values["poll"] = PollText('How are "we"?', ("Well", "Up and down", "Badly"))
            case "own":
                typed[one.name] = "What now?"
                values["prompt"] = OwnQuestion("What now?")
            case name:
                typed[name], values[name] = SAID[name]
    return typed, values


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", [one.key for one in COMMANDS])
def test_what_is_chosen_is_read_as_that_command_with_those_values(key: str, language: Language, place: Place) -> None:
    entry = ENTRIES[key]
    for fields in fillings(entry):
        typed, values = filled(fields)
        reading = BOOK.read(entry.typed(typed), context(language, place))
        assert isinstance(reading, Call), (entry.typed(typed), reading)
        assert (reading.command.key, dict(reading.values)) == (key, values), entry.typed(typed)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", [one.key for one in COMMANDS if one.needs_group])
def test_what_is_chosen_is_known_before_the_group_is(key: str, language: Language) -> None:
    entry = ENTRIES[key]
    typed, _ = filled(entry.fields)
    reading = BOOK.read(entry.typed(typed), Context(language, ZONE, NOW, manner=DISCORD))
    assert isinstance(reading, Call)
    assert reading.command.key == key


@pytest.mark.parametrize("language", Language)
def test_every_choice_of_every_field_is_understood(language: Language) -> None:
    for entry in MENU:
        for one in entry.fields:
            required = {name: SAID[name][0] for name in (other.name for other in entry.fields if other.required) if name in SAID}
            for choice in one.choices:
                reading = BOOK.read(entry.typed({**required, one.name: choice.typed}), context(language))
                assert isinstance(reading, Call), (entry.key, choice)
                assert one.name in reading.values


@pytest.mark.parametrize("language", Language)
def test_a_command_is_called_in_the_menu_as_it_may_be_typed(language: Language) -> None:
    for entry in MENU:
        for typed in (entry.names[language.value], f"/{entry.names[language.value]}"):
            found = BOOK.called([typed.removeprefix("/")], language)
            assert found == entry.key, typed
            reading = BOOK.read(typed, Context(language, ZONE, NOW, manner=DISCORD))
            assert getattr(reading, "command", None) is not None, typed


def test_a_key_with_a_slash_means_that_command_even_where_it_is_a_name_of_another() -> None:
    plain, chosen = (BOOK.read(typed, Context(Language.EN, ZONE, NOW)) for typed in ("continue", "/continue 4 8.12.2026 17:00"))
    assert isinstance(plain, Call)
    assert plain.command.key == "session-resume"
    assert isinstance(chosen, Call)
    assert chosen.command.key == "continue"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [("/theme-swap 99 100", True), ("theme-swap 99 100", False), ("/enough of this", False), ("/", False), ("", False)],
)
def test_what_begins_with_a_slash_and_a_key_was_chosen(text: str, chosen: bool) -> None:
    assert BOOK.is_chosen(text) is chosen


@pytest.mark.parametrize("person", [PEKKA, f"<@{PEKKA}>", f"<@!{PEKKA}>", "Pekka"])
def test_a_person_in_the_group_is_known_by_account_mention_or_name(person: str) -> None:
    reading = BOOK.read(f"/member-remove {person}", context(Language.FI))
    assert isinstance(reading, Call)
    assert reading.values == {"person": PEKKA}


class TestEveryEntry:
    def test_is_there_once_and_there_is_room_for_all(self) -> None:
        assert [one.key for one in MENU] == [one.key for one in COMMANDS]
        assert len(MENU) <= 100

    def test_has_short_descriptions_in_all_languages(self) -> None:
        for entry in MENU:
            for texts in (entry.descriptions, *(one.descriptions for one in entry.fields)):
                assert texts.keys() == {one.value for one in Language}, entry.key
                assert all(0 < len(text) <= 100 for text in texts.values()), entry.key

    def test_has_fields_with_plain_names_and_labels_that_differ(self) -> None:
        for entry in MENU:
            assert all(re.fullmatch(r"[a-z]+", one.name) for one in entry.fields), entry.key
            for language in Language:
                labels = [one.labels[language.value] for one in entry.fields]
                assert len(set(labels)) == len(labels), entry.key
                assert all(len(one) <= 45 and "example.org" not in one for one in labels), entry.key

    def test_asks_for_an_account_where_somebody_is_meant(self) -> None:
        fields = {one.name: one.kind for entry in MENU for one in entry.fields}
        assert {name for name, kind in fields.items() if kind is Kind.PERSON} == {"person", "people", "guest"}


def test_answers_to_a_question_are_there_to_be_pressed_but_not_listed() -> None:
    assert {one.key for one in MENU if not one.listed} == {"yes", "no"}


def test_what_everybody_in_a_group_may_say_belongs_into_everybodys_menu() -> None:
    assert ENTRIES["rsvp-late"].for_many
    assert ENTRIES["language"].for_many
    assert not ENTRIES["session-start"].for_many


def test_what_is_for_vertti_alone_is_not_said_in_a_room() -> None:
    assert not ENTRIES["goal"].in_room
    assert ENTRIES["session-start"].in_room


class TestTyping:
    def test_leaves_out_what_is_empty_and_keeps_the_order_of_the_fields(self) -> None:
        typed = ENTRIES["round"].typed({"person": PEKKA, "minutes": " 3 ", "switch": " "})
        assert typed == f"/round 3 {PEKKA}"

    def test_a_question_of_ones_own_counts_more_than_one_of_the_programme(self) -> None:
        assert ENTRIES["prompt"].typed({"prompt": "deeper", "own": "What now?"}) == "/prompt own What now?"

    @pytest.mark.parametrize(
        ("named", "typed"),
        [
            ("Bookkeepers", '"Bookkeepers"'),
            ("two\nlines", '"two lines"'),
            ('The "safe" one', "'The \"safe\" one'"),
            ('The "safe" day\'s', '"The ’safe’ day\'s"'),
        ],
    )
    def test_a_name_before_something_else_is_put_into_quotation_marks_that_are_not_in_it(self, named: str, typed: str) -> None:
        text = ENTRIES["group-create"].typed({"name": named, "when": "8.12. klo 17"})
        assert text == f"/group-create {typed} 8.12. klo 17"

    def test_a_command_with_arguments_that_are_known_needs_no_fields(self) -> None:
        assert as_typed("session-move", "3 8.12. klo 17") == "/session-move 3 8.12. klo 17"
        assert as_typed("help") == "/help"
