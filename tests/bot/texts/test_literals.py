"""Nobody's own words become anything but words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.richtext import Bullets, Code, Paragraph, Text
from bot.texts import Catalogue, Place, Speaker
from bot.texts.literals import clean
from facilitation.words import Body, CommandRef, Language, Localised, Phrase, Several, Words

SPEAKER = Speaker(Catalogue.load())
NASTY = st.one_of(
    st.text(),
    st.sampled_from(
        ["{ $name }", "{input}", "{", "}", "• a", "a\n• b", "\ue000", "\ue001\ue000", "<b>x</b>", "**x**", "[a](b)", "@room",
         "\u202eabc", "\u2067", "{ list-and }", "{suggestion}", "\u2028• x", "\r\n", "", " "]
    ),
    st.lists(st.characters(categories=("Co", "Cc", "Cf")) | st.characters(), max_size=20).map("".join),
)  # fmt: skip


def render(*body: Phrase | Words) -> list[object]:
    parts: Body = body
    text = SPEAKER.render(parts, language=Language.EN, zone="UTC", place=Place.PRIVATE)
    assert not any(isinstance(block, Bullets) for block in text.blocks)
    return [block.nodes for block in text.blocks if isinstance(block, Paragraph)]


@given(NASTY)
def test_a_quoted_word_stays_inside_its_quotation_marks(typed: str) -> None:
    (nodes,) = render(Words("errors-no-such-member", {"input": typed, "names": Several((typed, "Anna"))}))
    assert nodes == (Text(f"There is no member “{clean(typed)}” in the group. Members: {clean(typed)} and Anna."),)


@given(NASTY, NASTY)
def test_words_beside_nodes_move_none_of_them(typed: str, argument: str) -> None:
    first, mistyped, all_commands = render(
        Words(
            "errors-unknown-command",
            {"input": typed, "suggestion": CommandRef("help", argument), "help_command": CommandRef("help")},
        )
    )
    said = f"help {clean(argument)}" if clean(argument) else "help"
    assert first == (Text(f"I don’t know the command “{clean(typed)}”."),)
    assert mistyped == (Text("Did you mean this: "), Code(said, "help", clean(argument)))
    assert all_commands == (Text("All commands: "), Code("help", "help"))


@given(NASTY, NASTY)
def test_words_in_a_phrase_of_the_programme_are_not_read_again(one: str, other: str) -> None:
    (nodes,) = render(Phrase(Localised("", "", "<{one}|{other}>"), {"one": one, "other": other}))
    assert nodes == (Text(f"<{clean(one)}|{clean(other)}>"),)


@given(NASTY)
def test_a_line_of_somebodys_own_begins_no_list(typed: str) -> None:
    render(Words("lines", {"lines": Several((typed, "• own"), "lines")}))


@given(NASTY)
def test_a_groups_name_is_strong_and_nothing_else(name: str) -> None:
    text = SPEAKER.render((), language=Language.FI, zone="UTC", place=Place.PRIVATE, about=name)
    assert text.plain() == f"Ryhmä: {clean(name)}"
    assert len(text.blocks) == 1


@given(NASTY)
def test_a_poll_answer_is_what_was_typed(typed: str) -> None:
    assert SPEAKER.label(typed, Language.SV) == clean(typed)


@given(st.text())
def test_cleaning_keeps_letters_and_can_be_written_as_utf_8(typed: str) -> None:
    kept = clean(typed)
    assert [one for one in kept if one.isalnum()] == [one for one in typed if one.isalnum()]
    assert clean(kept) == kept
    kept.encode("utf-8")
