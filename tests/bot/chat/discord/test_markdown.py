from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Literal

import pytest
from hypothesis import given

from bot.chat.discord.markdown import INVISIBLE, begins_line, literal, markdown_of
from bot.chat.richtext import Bullets, Code, Instant, Link, Node, Paragraph, RichText, Strong, Text
from tests.bot.chat.discord.reading import Seen, kinds, plain_of, read
from tests.bot.chat.discord.texts import TRICKS, messages, tricky

ACCOUNT = re.compile("[0-9]{15,20}")


def line(*nodes: Node) -> str:
    return markdown_of(RichText((Paragraph(nodes),)))


def as_shown(text: str) -> str:
    """The text without what no client can show, and without the spaces that Discord does not show."""
    text = re.sub("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    text = re.sub("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]", " ", text)
    text = re.sub("[\ud800-\udfff]", "\ufffd", text).replace(INVISIBLE, "")
    return "\n".join(re.sub(r"^•\s*", "• ", one.strip()) for one in text.split("\n"))


def one_line(node: Node) -> Node:
    if isinstance(node, Code):
        return Code(as_shown_inside(node.text))
    return Text(f"<{int(node.at.timestamp())}:{STYLES[node.style]}>") if isinstance(node, Instant) else node


STYLES = {"date": "F", "time": "t", "day": "D"}


def as_shown_inside(code: str) -> str:
    return re.sub("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", code)


def expected(text: RichText) -> str:
    """What people are to read."""
    blocks = tuple(
        Paragraph(tuple(map(one_line, block.nodes)))
        if isinstance(block, Paragraph)
        else Bullets(tuple(tuple(map(one_line, item)) for item in block.items))
        for block in text.blocks
    )
    return as_shown(RichText(blocks, text.gaps).plain())


# --- what somebody wrote is only shown -------------------------------------------------------------------------------


@given(tricky)
def test_whatever_somebody_writes_is_no_markup(text: str) -> None:
    assert kinds(literal(text)) <= {"user"}


@given(tricky)
def test_whatever_somebody_writes_is_no_markup_when_it_is_emphasised(text: str) -> None:
    assert kinds(line(Strong(text))) <= {"user", "strong"}


@given(tricky)
def test_only_the_number_of_an_account_names_somebody(text: str) -> None:
    for one in read(literal(text)):
        assert one.kind != "user" or (ACCOUNT.fullmatch(one.text) and one.text in text)


@given(tricky)
def test_what_somebody_writes_is_shown_letter_by_letter(text: str) -> None:
    assert as_shown(plain_of(literal(text))) == as_shown(text)


@given(tricky, tricky)
def test_no_label_and_no_address_can_break_out_of_a_link(address: str, label: str) -> None:
    link = line(Link(f"https://example.org/{address}", label))
    assert kinds(link) <= {"link", "labelled", "user"}
    assert sum(one.kind in {"link", "labelled"} for one in read(link)) == 1


@given(messages)
def test_every_message_is_read_as_it_was_meant(text: RichText) -> None:
    assert as_shown(plain_of(markdown_of(text))) == expected(text)


@pytest.mark.parametrize("trick", TRICKS)
def test_each_trick_in_the_middle_of_a_line_means_nothing(trick: str) -> None:
    assert kinds(literal(f"sana {trick}sana{trick} sana")) <= {"user"}


@pytest.mark.parametrize(
    ("markdown", "kind"),
    [
        ("**a**", "strong"), ("*a*", "em"), ("_a_", "em"), ("__a__", "underline"), ("~~a~~", "strike"), ("||a||", "spoiler"),
        ("`a`", "code"), ("```a```", "block"), ("<@1>", "user"), ("<#1>", "channel"), ("<@&1>", "role"), ("@here", "everyone"),
        ("<t:1:F>", "time"), ("<:x:1>", "emoji"), (":smile:", "emoji"), ("https://a.fi", "bare"), ("<https://a.fi>", "link"),
        ("[a](<https://a.fi>)", "labelled"), ("# a", "heading"), ("-# a", "small"), ("> a", "quote"), ("1. a", "list"),
    ],
)  # fmt: skip
def test_the_reader_of_these_tests_knows_markup_when_it_sees_it(markdown: str, kind: str) -> None:
    assert kinds(markdown) == {kind}


# --- what Vertti means ------------------------------------------------------------------------------------------------


def test_emphasis_code_and_links_are_shown_as_such() -> None:
    shown = line(Text("Sano "), Code("/pois 2"), Text(" tai "), Strong("odota"), Text(": "), Link("https://a.fi/b"))
    assert shown == "Sano `/pois 2` tai **odota**: <https://a.fi/b>"


def test_an_account_is_shown_by_its_name_and_a_long_number_is_not() -> None:
    assert literal("Pois: 123456789012345678, 123456789012345") == "Pois: <@123456789012345678>, <@123456789012345>"
    assert literal("12345678901234 123456789012345678901 a123456789012345678") == (
        "12345678901234 123456789012345678901 a123456789012345678"
    )


def test_an_account_in_an_address_or_written_as_a_mention_stays_a_number() -> None:
    assert kinds(literal("https://a.fi/123456789012345678 <@123456789012345678>")) == set()


@pytest.mark.parametrize(("style", "letter"), [("date", "F"), ("time", "t"), ("day", "D")])
def test_an_instant_is_shown_in_the_readers_own_zone(style: Literal["date", "time", "day"], letter: str) -> None:
    at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    assert line(Instant(at, "maanantaina", style)) == f"<t:1772463600:{letter}>"


def test_bullets_and_gaps_are_lines() -> None:
    text = RichText((Paragraph((Text("a"),)), Bullets(((Text("b"),), (Text("c"),))), Paragraph((Text("d"),))), frozenset({2}))
    assert markdown_of(text) == "a\n- b\n- c\n\nd"


def test_the_second_line_of_a_bullet_belongs_to_it_and_an_empty_one_does_not_swallow_the_next() -> None:
    assert markdown_of(RichText((Bullets(((Text("a\nb"),), (), (Text("c"),))),))) == f"- a\n  b\n- {INVISIBLE}\n- c"


def test_a_label_stands_for_its_address() -> None:
    assert line(Link("https://a.fi/(b)", "Ohje")) == "[Ohje](<https://a.fi/%28b%29>)"


@pytest.mark.parametrize("label", ["*a*", "a]b", "https://b.fi", "b.fi", "a_b", "😀", ":x:", "@here"])
def test_a_label_that_discord_would_read_stands_before_its_address(label: str) -> None:
    shown = line(Link("https://a.fi", label))
    assert read(shown)[-2] == Seen("link", "https://a.fi")
    assert plain_of(shown) == f"{label} (https://a.fi)"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "mailto:a@b.fi", "https://", "steam://run", "//a.fi", "https:///a", ""]
)
def test_what_no_browser_opens_is_only_shown(address: str) -> None:
    assert kinds(line(Link(address))) == set()
    assert plain_of(line(Link(address))) == address


def test_code_with_backticks_stays_one() -> None:
    assert read(line(Code("a`b"), Text(" "), Code("`c"), Text(" "), Code("d``e"))) == [
        Seen("code", "a`b"), Seen("text", " "), Seen("code", "`c"), Seen("text", " "), Seen("code", "dˋˋe"),
    ]  # fmt: skip


def test_neighbours_do_not_melt_into_each_other() -> None:
    assert [one.text for one in read(line(Code("a"), Code("b"))) if one.kind == "code"] == ["a", "b"]
    assert line(Strong("a"), Strong("b")) == "**ab**"
    assert kinds(line(Text(":smi"), Text("le:"))) == set()


def test_what_means_nothing_within_a_line_is_made_safe_to_begin_one() -> None:
    assert [begins_line(one) for one in ("- a", "1. a", "# a", "> a", "\\- a", "a", "17.30")] == [
        "\\- a", "1\\. a", "\\# a", "\\> a", "\\- a", "a", "17.30",
    ]  # fmt: skip
