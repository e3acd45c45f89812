"""Somebody's language, by the locale of their Discord."""

from __future__ import annotations

import pytest

from bot.chat.discord.languages import by_locale, language_of


@pytest.mark.parametrize(
    ("locale", "language"), [("fi", "fi"), ("sv-SE", "sv"), ("en-GB", "en"), ("en-US", "en"), ("de", "fi"), ("", "fi")]
)
def test_a_locale_of_ours_is_a_language_and_any_other_the_given_one(locale: str, language: str) -> None:
    assert language_of(locale, "fi") == language


def test_english_is_told_twice_since_discord_knows_two() -> None:
    texts = by_locale({"fi": "siirrä", "sv": "flytta", "en": "move"})
    assert texts == {"fi": "siirrä", "sv-SE": "flytta", "en-US": "move", "en-GB": "move"}
