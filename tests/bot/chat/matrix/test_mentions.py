"""Nobody is called by what somebody has typed: not by a name, a link, a question or a group's name that Vertti repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.matrix import contents
from bot.chat.matrix.render import body_of, html_of
from bot.chat.port import EventId, Message, Poll, PollChoice, RoomSpec
from bot.chat.richtext import RichText, paragraph
from bot.texts import Place, Speaker
from facilitation.words import Language, Several, Url, words
from tests.bot.world import CATALOGUE

SPEAKER = Speaker(CATALOGUE)
CALLS = st.sampled_from(
    [
        "@room",
        "@ROOM",
        "@everyone",
        "@here",
        "@liisa:example.org",
        "https://matrix.to/#/@liisa:example.org",
        '<a href="https://matrix.to/#/@liisa:example.org">Liisa</a>',
        "matrix:u/liisa:example.org",
        "@@room@room",
        "\u202emoor@",
    ]
)
TYPED = st.lists(CALLS | st.text(max_size=12), min_size=1, max_size=5).map("".join)
LANGUAGES = st.sampled_from(list(Language))


def strings(value: object) -> Iterator[str]:
    """All text in an event's content."""
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from strings(one)
        case list() | tuple():
            for one in value:
                yield from strings(one)


def calls_nobody(content: dict[str, object]) -> None:
    """It says who is mentioned, namely nobody; and an older client, which looks for the word, does not find it."""
    assert content["m.mentions"] == {}
    if "m.new_content" in content:
        assert content["m.new_content"]["m.mentions"] == {}  # type: ignore[index]
    # Where a link leads stays as it is: no client looks for the word there.
    shown = (re.sub(' href="[^"]*"', "", text) for text in strings(content))
    assert not any("@room" in text.casefold() for text in shown)


def rendered(typed: str, language: Language) -> RichText:
    body = (
        words("members-invite-withdrawn", name=typed, command=typed, group=typed),
        words("handlers-your-groups", groups=Several((typed, typed), "lines")),
        words("invitation-mail", group=typed, code=typed, link=Url(typed)),
    )
    return SPEAKER.render(body, language=language, zone="Europe/Helsinki", place=Place.PRIVATE, about=typed)


@given(TYPED, LANGUAGES)
def test_a_message_that_repeats_what_people_typed_mentions_nobody(typed: str, language: Language) -> None:
    text = rendered(typed, language)
    calls_nobody(contents.message(Message(text)))
    calls_nobody(contents.message(Message(text, rings=False)))
    calls_nobody(contents.edit(EventId("$one"), Message(text)))


@given(TYPED, LANGUAGES)
def test_a_poll_with_somebodys_own_question_mentions_nobody(typed: str, language: Language) -> None:
    question = SPEAKER.label(typed, language)
    calls_nobody(contents.poll(Poll(question, (PollChoice("1", question), PollChoice("2", "Ei")))))
    calls_nobody(contents.poll_end(EventId("$one"), rendered(typed, language)))


@given(TYPED, LANGUAGES)
def test_in_the_calendars_one_call_nobody_but_everybody_is_mentioned(typed: str, language: Language) -> None:
    content = contents.message(Message(rendered(typed, language), everyone=True))
    assert content["m.mentions"] == {"room": True}
    for key in ("body", "formatted_body"):
        assert re.sub(' href="[^"]*"', "", content[key]).casefold().count("@room") == 1
        assert content[key].startswith("@room ")


@given(TYPED)
def test_a_call_that_is_taken_out_still_reads_the_same(typed: str) -> None:
    text = paragraph(SPEAKER.label(typed, Language.FI))
    assert body_of(text).replace("@\u2060", "@") == text.plain().replace("@\u2060", "@")
    assert html_of(text) is None


def test_the_name_and_topic_of_a_room_mention_nobody() -> None:
    """They are state, of which no client's rules ring; and nobody but Vertti may call everybody."""
    wish = contents.room(RoomSpec("marker", "@room", "@room", ()), version=None)
    assert "m.mentions" not in wish
    assert wish["power_level_content_override"]["notifications"] == {"room": contents.FULL_POWER}
