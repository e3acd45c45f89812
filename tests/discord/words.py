"""What the door to Discord says by itself, for tests that are not about words."""

from __future__ import annotations

from dataclasses import fields

from bot.chat.discord.languages import LOCALES
from bot.chat.discord.wording import Wording, Words

WORDING = Wording(
    {language: Words(**{one.name: f"{one.name}-{language}".replace("_", "-") for one in fields(Words)}) for language in LOCALES},
    "fi",
)
"""Each is named as what it is; the default is Finnish."""
