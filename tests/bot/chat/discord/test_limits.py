from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.cutting import pieces
from bot.chat.discord.lengths import beginning, units, within
from bot.chat.discord.limits import CONTENT, DESCRIPTION, bodies, may_begin, one_body, text_of
from bot.chat.discord.markdown import INVISIBLE, markdown_of
from bot.chat.discord.mentions import called, nobody, only
from bot.chat.richtext import Bullets, Code, Link, Paragraph, RichText, Strong, Text
from tests.bot.chat.discord.reading import kinds, plain_of, read
from tests.bot.chat.discord.texts import messages

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)


def bare(text: str) -> str:
    """The letters, without space, line ends and the signs of bullets."""
    return "".join(text.replace("•", "").split())


def described(body: dict[str, object]) -> str:
    embeds = body["embeds"]
    assert isinstance(embeds, list)
    description = embeds[0]["description"]
    assert isinstance(description, str)
    return description


# --- cutting ----------------------------------------------------------------------------------------------------------


@given(messages, st.integers(60, 200))
def test_a_message_in_pieces_says_the_same_and_nothing_in_it_becomes_markup(text: RichText, most: int) -> None:
    whole = markdown_of(text)
    parts = pieces(whole, most)
    assert all(0 < units(part) <= most for part in parts)
    assert bare("".join(map(plain_of, parts))) == bare(plain_of(whole))
    assert {kind for part in parts for kind in kinds(part)} <= kinds(whole)


@given(messages, st.integers(60, 200))
def test_what_is_emphasised_is_so_in_every_piece(text: RichText, most: int) -> None:
    def emphasised(markdown: str) -> str:
        return bare("".join(one.text for one in read(markdown) if "strong" in one.within))

    whole = markdown_of(text)
    assert emphasised(whole) == "".join(map(emphasised, pieces(whole, most)))


def test_a_message_is_cut_between_blocks_where_it_can_be() -> None:
    text = RichText(
        (*(Paragraph((Text("a" * 30),)),) * 2, *(Paragraph((Text("b" * 30),)),) * 2),
        frozenset({2}),
    )
    assert pieces(markdown_of(text), 100) == ["a" * 30 + "\n" + "a" * 30, "b" * 30 + "\n" + "b" * 30]


def test_what_is_left_after_the_last_gap_may_need_another_cut() -> None:
    text = RichText(tuple(Paragraph((Text(letter * 30),)) for letter in "abc"), frozenset({1}))
    assert pieces(markdown_of(text), 60) == ["a" * 30, "b" * 30, "c" * 30]


def test_else_between_lines_and_else_between_words() -> None:
    bullets = RichText((Bullets(((Text("a" * 30),), (Text("b" * 30 + " " + "c" * 30),))),))
    assert pieces(markdown_of(bullets), 50) == ["- " + "a" * 30, "- " + "b" * 30, "c" * 30]


def test_a_word_longer_than_a_message_is_cut_but_never_within_a_character() -> None:
    text = markdown_of(RichText((Paragraph((Text("👩🏽‍🚀*" * 100),)),)))
    parts = pieces(text, 50)
    assert len(parts) > 2
    assert all(set(part.replace("👩🏽‍🚀", "").replace("\\*", "")) == set() for part in parts)


def test_a_command_and_an_address_stay_whole() -> None:
    nodes = (Text("a" * 40 + " "), Code("/moi sana sana sana"), Text(" " + "b" * 30 + " "), Link("https://a.fi/" + "c" * 30))
    parts = pieces(markdown_of(RichText((Paragraph(nodes),))), 55)
    assert [(one.kind, one.text) for part in parts for one in read(part) if one.kind != "text"] == [
        ("code", "/moi sana sana sana"),
        ("link", "https://a.fi/" + "c" * 30),
    ]


def test_the_sign_of_a_bullet_is_never_alone() -> None:
    text = markdown_of(RichText((Bullets(((Strong(" " * 5 + "a" * 70),),)),)))
    assert pieces(text, 50) == ["- **" + "a" * 43 + "**", "**" + "a" * 27 + "**"]


def test_a_code_that_fills_a_message_by_itself_is_cut_and_still_says_the_same() -> None:
    text = markdown_of(RichText((Paragraph((Code("*123456789012345678 " * 5),)),)))
    parts = pieces(text, 50)
    assert "".join(map(bare, map(plain_of, parts))) == "*123456789012345678" * 5
    assert {kind for part in parts for kind in kinds(part)} == set()


def test_what_begins_a_piece_begins_no_list() -> None:
    text = markdown_of(RichText((Paragraph((Text("a" * 44 + " - b # c"), Strong(" 1. d" + "e" * 50))),)))
    assert {kind for part in pieces(text, 50) for kind in kinds(part)} == {"strong"}


# --- what is sent -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_a_message_is_content_as_long_as_it_can_be_then_an_embed_then_several(letter: str) -> None:
    size = units(letter)
    content, embed, several = letter * (CONTENT // size), letter * (DESCRIPTION // size), letter * (DESCRIPTION // size + 1)
    assert bodies(content) == [{"content": content}]
    assert bodies(content + letter) == [{"embeds": [{"description": content + letter}]}]
    assert bodies(embed) == [{"embeds": [{"description": embed}]}]
    parts = [body["content"] for body in bodies(several)]
    assert "".join(parts) == several
    assert all(units(part) <= CONTENT for part in parts)
    assert len(parts) == 3


def test_the_mentions_of_a_message_that_rings_are_never_within_an_embed() -> None:
    names = called(["1", "2", "1"])
    assert names == "<@1> <@2>"
    assert bodies("a", called=names) == [{"content": "<@1> <@2>\na"}]
    assert bodies("a" * 1995, called=names) == [{"content": "<@1> <@2>", "embeds": [{"description": "a" * 1995}]}]
    assert bodies("a" * 5000, called=names)[0] == {"content": "<@1> <@2>"}


def test_an_empty_message_is_one_that_can_be_sent() -> None:
    assert bodies(" \n") == [{"content": INVISIBLE}]


def test_an_edited_message_leaves_nothing_of_before_and_stays_one() -> None:
    assert one_body("a") == {"content": "a", "embeds": []}
    assert one_body("a" * 3000) == {"content": "", "embeds": [{"description": "a" * 3000}]}
    longest = described(one_body("\n".join(["a" * 99] * 50)))
    assert longest.endswith("a\n…")
    assert DESCRIPTION - 100 <= units(longest) <= DESCRIPTION


@given(st.integers(0, 4000), st.booleans())
def test_the_text_of_a_message_is_found_wherever_it_had_to_go(length: int, rings: bool) -> None:
    names = called(["1"]) if rings and length > CONTENT else ""
    text = "a" * length
    assert text_of(one_body(text, called=names)) == (text or INVISIBLE)


def test_the_preview_of_a_linked_page_is_not_the_text_of_a_message() -> None:
    assert text_of({"content": "a", "embeds": [{"type": "link", "description": "b"}]}) == "a"


@pytest.mark.parametrize("message", [{}, {"content": None, "embeds": [None]}, {"content": 1, "embeds": 1}, {"embeds": [{}]}])
def test_a_message_without_words_has_none(message: dict[str, object]) -> None:
    assert text_of(message) == ""


def test_a_message_rings_for_nobody_but_those_it_names_on_purpose() -> None:
    assert nobody() == {"parse": [], "users": [], "roles": [], "replied_user": False}
    assert only(["1", "2", "1"]) == {"parse": [], "users": ["1", "2"], "roles": [], "replied_user": False}
    assert len(only([str(number) for number in range(150)])["users"]) == 100


def test_lengths_are_those_of_the_stricter_counting() -> None:
    assert units("a😀") == 3
    assert beginning("a😀b", 2) == "a"
    assert within("a😀b", 4) == "a😀b"
    assert within("a😀bc", 4) == "a😀…"
    assert within("a b c", 4) == "a b…"


def test_an_event_must_begin_in_the_future() -> None:
    assert may_begin(NOW + timedelta(seconds=1), NOW)
    assert not may_begin(NOW, NOW)
