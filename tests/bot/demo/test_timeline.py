"""What the terminal tells of a rehearsal."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from bot.demo.account import Account, Kept
from bot.demo.entries import EntryKind, Teller, TimelineEntry
from bot.demo.play import Play
from bot.demo.seen import Answered, Asked, Came, Said, Seen, TookBack
from bot.demo.timeline import Timeline
from bot.texts import Catalogue
from facilitation.words import Language

CATALOGUE = Catalogue.load()
VERTTI = "@vertti:localhost"
AINO, MIKKO = "@aino:localhost", "@mikko:localhost"


class Told:
    """A timeline on a pipe, with a clock that is set by hand."""

    def __init__(self, language: Language = Language.FI) -> None:
        self.now = datetime(2026, 10, 13, 13, 55, tzinfo=UTC)
        self._paper = io.StringIO()
        console = Console(file=self._paper, width=80, highlight=False, markup=False, no_color=True)
        self.timeline = Timeline(CATALOGUE, language, clock=lambda: self.now, zone="Europe/Helsinki", total=8, console=console)

    def tell(self, *entries: TimelineEntry) -> str:
        with self.timeline:
            for entry in entries:
                self.timeline.add(entry)
        return self._paper.getvalue()

    def account(self, account: Account) -> str:
        self.timeline.account(account)
        return self._paper.getvalue()


def vertti(kind: EntryKind, text: str, *, to: str | None = None, choices: tuple[str, ...] = ()) -> TimelineEntry:
    return TimelineEntry(kind, "Vertti", True, to, text, choices)


def test_it_says_when_where_who_and_what_in_plain_lines() -> None:
    told = Told().tell(
        vertti(EntryKind.ASKED, "Pääsetkö?", choices=("Tulen", "En pääse")),
        TimelineEntry(EntryKind.VOTED, "Aino Laine", text="Tulen"),
        TimelineEntry(EntryKind.SAID, "Aino Laine", private_with="Aino Laine", text="hyväksyn"),
        vertti(EntryKind.HELD, "3"),
    )

    assert told.splitlines() == [
        "",
        "tiistai 13.10.2026 " + "─" * 61,
        "16.55  Vertti (ryhmä)",
        "       Pääsetkö?",
        "       ( ) Tulen  ( ) En pääse",
        "16.55  Aino Laine (ryhmä)  äänestää: Tulen",
        "16.55  Aino Laine (kahden kesken)  hyväksyn",
        "Tapaamisia pidetty: 3/8",
    ]
    assert "\x1b" not in told


def test_a_new_day_gets_its_date_and_long_messages_are_wrapped() -> None:
    told = Told()
    first = vertti(EntryKind.SAID, "Kiitos tapaamisesta. " * 10)
    told.tell(first)
    told.now += timedelta(days=1)
    lines = told.tell(first).splitlines()

    assert sum("─" in line for line in lines) == 2
    assert all(len(line) <= 80 for line in lines)


def test_the_same_private_message_to_many_is_shown_once() -> None:
    names = ("Aino Laine", "Mikko Virta", "Leena Koski")
    told = Told()

    shown = told.tell(*(vertti(EntryKind.SAID, "Tervetuloa.", to=name) for name in names))

    assert shown.count("Tervetuloa.") == 1
    assert "Sama viesti: Mikko Virta, Leena Koski" in shown
    assert told.timeline.messages == 3


def test_many_deletions_are_one_line() -> None:
    shown = Told().tell(*(vertti(EntryKind.TOOK_BACK, "", to="Aino Laine") for _ in range(40)))

    assert "Vertti poisti 40 viestiä" in shown
    assert len(shown.splitlines()) == 1


@pytest.mark.parametrize("language", list(Language))
def test_the_account_is_told_in_every_language(language: Language) -> None:
    account = Account(8, 312, stored={Kept.MEMBERS: 8}, deleted=dict.fromkeys(Kept, 7))

    told = Told(language).account(account)

    assert "312" in told
    assert told.count("7") == len(Kept)


def test_an_account_without_anything_stored_says_so() -> None:
    assert "Tallessa nyt:\n  ei mitään" in Told().account(Account(8, 312))


@pytest.fixture
def teller() -> Teller:
    return Teller(Play(CATALOGUE, Language.FI, VERTTI, ()), {AINO: "Aino Laine", VERTTI: "Vertti"})


def test_people_are_called_by_name_and_votes_by_label(teller: Teller) -> None:
    teller.entry(Asked("$poll", "!r", VERTTI, question="Pääsetkö?", answers={"a": "Tulen"}), None)

    assert teller.entry(Answered("$vote", "!r", AINO, poll="$poll", answers=("a",)), None) == TimelineEntry(
        EntryKind.VOTED, "Aino Laine", text="Tulen"
    )
    joined = teller.entry(Came("$", "!r", MIKKO), None)
    assert joined == TimelineEntry(EntryKind.JOINED, MIKKO)


@pytest.mark.parametrize(
    "answer",
    [
        Answered("$vote", "!r", AINO, poll="$poll", answers=("2",)),
        Said("$said", "!r", AINO, text="2"),
    ],
)
def test_a_private_answer_is_never_told(teller: Teller, answer: Seen) -> None:
    teller.entry(Asked("$poll", "!r", VERTTI, question="1/4", answers={"2": "Huonosti"}), "Aino Laine")

    told = teller.entry(answer, "Aino Laine")

    assert told == TimelineEntry(EntryKind.ANSWERED, "Aino Laine", private_with="Aino Laine")


def test_only_vertti_s_deletions_in_private_are_told(teller: Teller) -> None:
    assert teller.entry(TookBack("$", "!r", AINO, event="$x"), "Aino") is None
    assert teller.entry(TookBack("$", "!r", VERTTI, event="$x"), "Aino") is not None
    assert teller.entry(TookBack("$", "!r", VERTTI, event="$x"), None) is None, "the signs under a card come and go"
