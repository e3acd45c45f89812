"""From what is to be said to what is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.chat.richtext import Bullets, Code, Instant, Link, Paragraph, RichText, Strong, Text
from bot.texts import Catalogue, MissingArgument, MissingText, Place, Speaker
from facilitation.words import Arg, Body, CommandRef, Language, Localised, Phrase, Several, Url, When, words

HELSINKI = "Europe/Helsinki"
BEGINS = datetime(2026, 3, 3, 16, 0, tzinfo=UTC)


def say(
    speaker: Speaker, *body: object, language: Language = Language.FI, place: Place = Place.PRIVATE, about: str | None = None
) -> RichText:
    parts: Body = body  # type: ignore[assignment]
    return speaker.render(parts, language=language, zone=HELSINKI, place=place, about=about)


def phrase(text: str, **args: Arg) -> Phrase:
    return Phrase(Localised(text, text, text), args)


class TestNodes:
    def test_a_moment_is_an_instant_that_reads_in_the_readers_language(self, speaker: Speaker) -> None:
        body = words("room-topic", date=When(BEGINS))
        assert say(speaker, body).blocks == (
            Paragraph((Text("Seuraava tapaaminen: "), Instant(BEGINS, "ti 3.3. klo 18.00", "date"))),
        )
        assert say(speaker, body, language=Language.EN).plain() == "Next meeting: Tue 3 March, 18:00"

    @pytest.mark.parametrize(
        ("language", "place", "typed"),
        [
            (Language.FI, Place.PRIVATE, "siirrä 3 8.12."),
            (Language.FI, Place.ROOM, "!vertti siirrä 3 8.12."),
            (Language.SV, Place.PRIVATE, "flytta 3 8.12."),
            (Language.EN, Place.ROOM, "!vertti move 3 8.12."),
        ],
    )
    def test_a_command_is_code_the_way_it_is_typed_there(
        self, speaker: Speaker, language: Language, place: Place, typed: str
    ) -> None:
        body = phrase("{command}", command=CommandRef("session-move", "3 8.12."))
        assert say(speaker, body, language=language, place=place).blocks == (
            Paragraph((Code(typed, "session-move", "3 8.12."),)),
        )
        ref = CommandRef("session-move", "3 8.12.")
        assert speaker.command(ref, language=language, place=place) == typed

    @pytest.mark.parametrize(
        ("language", "typed"), [(Language.FI, "hiljaa pois"), (Language.SV, "tyst av"), (Language.EN, "quiet off")]
    )
    def test_an_argument_that_has_a_name_is_named_in_the_readers_language(
        self, speaker: Speaker, language: Language, typed: str
    ) -> None:
        assert speaker.command(CommandRef("quiet", "off"), language=language, place=Place.PRIVATE) == typed

    def test_help_about_a_command_names_it_in_the_readers_language(self, speaker: Speaker) -> None:
        assert (
            speaker.command(CommandRef("help", "session-move"), language=Language.SV, place=Place.ROOM) == "!vertti hjälp flytta"
        )

    def test_an_example_is_code_too(self, speaker: Speaker) -> None:
        body = words("help-intro-more", example=words("command-help-example"))
        assert say(speaker, body, place=Place.ROOM).blocks == (
            Paragraph((Text("Tarkemmin yhdestä komennosta, esimerkiksi: "), Code("!vertti ohje kieli"))),
            Paragraph((Text("Ryhmän huoneessa komennon eteen kirjoitetaan !vertti tai lyhyesti !v."),)),
        )

    def test_what_was_understood_of_a_command_is_none_that_could_be_carried_out(self, speaker: Speaker) -> None:
        body = phrase("{command}", command=CommandRef("session-move", "3", unfinished=True))
        assert say(speaker, body).blocks == (Paragraph((Code("siirrä 3"),)),)

    def test_an_address_is_a_link_if_a_browser_opens_it(self, speaker: Speaker) -> None:
        body = phrase("{link}", link=Url("https://meet.example.org/x"))
        assert say(speaker, body).blocks == (Paragraph((Link("https://meet.example.org/x"),)),)
        risky = phrase("{link}", link=Url("javascript:alert(1)"))
        assert say(speaker, risky).blocks == (Paragraph((Text("javascript:alert(1)"),)),)

    def test_words_inside_words_are_said_in_the_same_language(self, speaker: Speaker) -> None:
        theme = Localised("Tavoitteet", "Mål", "Goals")
        body = words("session-news-agenda", n=2, total=8, theme=theme)
        assert say(speaker, body, language=Language.SV).plain() == "Träff 2/8. Tema: Mål."
        card = words("session-news-card-last", phase=words("phases-check-out"), time=When(BEGINS, "time"))
        assert say(speaker, card).plain() == "Loppukierros, klo 18.00 asti. Tapaamisen viimeinen vaihe."


class TestLists:
    @pytest.mark.parametrize(
        ("items", "joined"),
        [((), ""), (("A",), "A"), (("A", "B"), "A ja B"), (("A", "B", "C"), "A, B ja C")],
    )
    def test_names_are_joined(self, speaker: Speaker, items: tuple[str, ...], joined: str) -> None:
        assert say(speaker, phrase("({names})", names=Several(items))).plain() == f"({joined})"

    @pytest.mark.parametrize(
        ("language", "joined"), [(Language.FI, "A tai B"), (Language.SV, "A eller B"), (Language.EN, "A or B")]
    )
    def test_alternatives_are_joined(self, speaker: Speaker, language: Language, joined: str) -> None:
        assert say(speaker, phrase("{names}", names=Several(("A", "B"), "or")), language=language).plain() == joined

    def test_lines_stand_one_below_the_other(self, speaker: Speaker) -> None:
        text = say(speaker, words("lines", lines=Several((phrase("{n}. a", n=1), phrase("{n}. b", n=2)), "lines")))
        assert text == RichText((Paragraph((Text("1. a"),)), Paragraph((Text("2. b"),))))

    def test_lines_that_begin_with_a_dot_are_bullets(self, speaker: Speaker) -> None:
        text = say(speaker, phrase("Näin:\n• yksi\n• {name}\nLopuksi", name="kaksi"))
        assert text.blocks == (
            Paragraph((Text("Näin:"),)),
            Bullets(((Text("yksi"),), (Text("kaksi"),))),
            Paragraph((Text("Lopuksi"),)),
        )
        assert text.plain() == "Näin:\n• yksi\n• kaksi\nLopuksi"

    def test_bullets_of_one_list_may_come_from_several_words(self, speaker: Speaker) -> None:
        items = Several((words("privacy-info-lines-rsvp"), words("privacy-info-lines-left")), "lines")
        text = say(speaker, words("lines", lines=items))
        assert len(text.blocks) == 1
        assert isinstance(text.blocks[0], Bullets)


class TestParts:
    def test_each_part_after_the_first_is_set_apart(self, speaker: Speaker) -> None:
        text = say(speaker, phrase("a\nb"), phrase("c"))
        assert text.gaps == {2}
        assert text.plain() == "a\nb\n\nc"

    def test_bullets_belong_to_what_comes_before_them(self, speaker: Speaker) -> None:
        text = say(speaker, phrase("a"), phrase("b:"), phrase("• c"), phrase("• d"), phrase("e"))
        assert text.plain() == "a\n\nb:\n• c\n• d\n\ne"
        assert text.blocks[2] == Bullets(((Text("c"),), (Text("d"),)))

    def test_an_empty_line_is_air(self, speaker: Speaker) -> None:
        assert say(speaker, phrase("a\n\nb")) == RichText((Paragraph((Text("a"),)), Paragraph((Text("b"),))), frozenset({1}))

    @pytest.mark.parametrize(
        ("language", "label"), [(Language.FI, "Ryhmä: "), (Language.SV, "Grupp: "), (Language.EN, "Group: ")]
    )
    def test_a_private_message_begins_with_the_name_of_its_group(self, speaker: Speaker, language: Language, label: str) -> None:
        text = say(speaker, phrase("a"), phrase("b"), language=language, about="Kirja*npitäjät")
        assert text.blocks[0] == Paragraph((Text(label), Strong("Kirja*npitäjät")))
        assert text.plain() == f"{label}Kirja*npitäjät\na\n\nb"
        plain = say(speaker, phrase("a"), phrase("b"), language=language)
        assert speaker.about("Kirja*npitäjät", plain, language) == text

    def test_a_question_fits_on_one_line(self, speaker: Speaker) -> None:
        body = (words("room-topic", date=When(BEGINS)), phrase("a\n• b"))
        line = speaker.inline(body, language=Language.SV, zone=HELSINKI)
        assert line == "Nästa träff: tis 3.3 kl. 18.00 a • b"

    def test_an_answer_of_a_poll_is_plain(self, speaker: Speaker) -> None:
        assert speaker.label(words("rsvp-options-late"), Language.FI) == "Tulen myöhässä"
        assert speaker.label(Localised("Hyvin", "Bra", "Well"), Language.EN) == "Well"
        assert speaker.label("<b>Näin</b>", Language.EN) == "<b>Näin</b>"


class TestMistakes:
    def test_unknown_words_and_commands_are_errors(self, speaker: Speaker) -> None:
        with pytest.raises(MissingText, match="no-such-key"):
            say(speaker, words("no-such-key"))
        with pytest.raises(MissingText, match="command-dance-names"):
            say(speaker, phrase("{c}", c=CommandRef("dance")))

    def test_an_argument_that_is_missing_is_an_error(self, speaker: Speaker) -> None:
        with pytest.raises(MissingArgument, match="date"):
            say(speaker, words("room-topic"))
        with pytest.raises(MissingArgument, match="name"):
            say(speaker, phrase("Hei {name}"))

    def test_an_argument_too_many_does_no_harm(self, speaker: Speaker) -> None:
        assert say(speaker, phrase("Hei", name="Anna"), words("confirm-done", extra="x")).plain() == "Hei\n\nTehty."


def test_the_catalogue_is_the_speakers_own(speaker: Speaker, catalogue: Catalogue) -> None:
    assert speaker.catalogue is catalogue
