"""The configuration as the Discord adapter wants it."""

from __future__ import annotations

from bot.chat.discord.settings import DiscordSettings
from bot.config.settings import DiscordAccount, Settings


def discord_settings(settings: Settings) -> DiscordSettings:
    """What the adapter must be told, with the secret taken out of its wrapping. Raises `TypeError` on another platform."""
    account = settings.chat
    if not isinstance(account, DiscordAccount):
        raise TypeError("the configuration names another platform than Discord")
    return DiscordSettings(
        token=account.token.get_secret_value(),
        guild=account.guild,
        category=account.category,
        admin_roles=account.admin_roles,
        data_dir=settings.data_dir,
        archive=account.archive,
    )
