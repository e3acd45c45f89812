"""What the door to Discord says by itself, as it says it."""

from __future__ import annotations

from bot.chat.discord.wording import wording
from facilitation.words import Language
from tests.bot.world import CATALOGUE

WORDING = wording(lambda language, key: CATALOGUE.format(Language(language), key, {}), Language.FI.value)
"""The default is Finnish."""
