from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.lengths import units
from bot.chat.discord.limits import NONCE, TOPIC
from bot.chat.discord.nonces import marker, marker_in, nonce, with_marker, without_marker
from tests.bot.chat.discord.texts import tricky

keys = st.text(st.characters(codec="utf-8"))


@given(keys, st.integers(0, 9))
def test_a_nonce_is_25_letters_and_digits(key: str, part: int) -> None:
    assert len(nonce(key, part)) == NONCE
    assert nonce(key, part).isalnum()
    assert nonce(key, part).isascii()


def test_a_nonce_outlives_the_program_that_made_it() -> None:
    assert nonce("g1/hello") == "778cbecced2241371c4ce8372"
    assert nonce("g1/hello", 1) == "e831775170343962b3f7c99a9"


def test_each_key_and_each_part_has_its_own_nonce() -> None:
    assert len({nonce(key, part) for key in ("a", "b", "1\na", "a0") for part in (0, 1)}) == 8


@given(st.text(max_size=1100) | tricky, keys)
def test_a_mark_is_found_again_in_every_topic_within_what_discord_accepts(words: str, text: str) -> None:
    topic = with_marker(words, marker(text))
    assert marker_in(topic) == marker(text)
    assert units(topic) <= TOPIC


@given(tricky)
def test_the_words_of_a_topic_stay_as_they_are(words: str) -> None:
    assert without_marker(with_marker(words, marker("a"))) == without_marker(words)


def test_a_new_mark_takes_the_place_of_the_old_one() -> None:
    topic = with_marker(with_marker("Aihe", marker("a")), marker("b"))
    assert topic == f"Aihe ⟨v1:{marker('b')}⟩"


def test_the_longest_topic_is_cut_before_its_mark() -> None:
    topic = with_marker("😀" * 600, marker("a"))
    assert TOPIC - 2 <= units(topic) <= TOPIC
    assert "😀… ⟨v1:" in topic


def test_no_mark_is_found_where_there_is_none() -> None:
    assert [marker_in(topic) for topic in (None, "", "Aihe", "⟨v1:abc⟩ Aihe", "⟨v2:abc⟩")] == [None] * 5


def test_an_empty_topic_is_its_mark() -> None:
    assert with_marker("", marker("a")) == f"⟨v1:{marker('a')}⟩"
    assert marker("a") != marker("b")
