"""The configuration as the Matrix adapter wants it."""

from __future__ import annotations

from bot.chat.matrix.settings import MatrixSettings
from bot.config.secrets import PasswordLogin
from bot.config.settings import MatrixAccount, Settings


def matrix_settings(settings: Settings) -> MatrixSettings:
    """What the adapter must be told, with the secret taken out of its wrapping. Raises `TypeError` on another platform."""
    account = settings.chat
    if not isinstance(account, MatrixAccount):
        raise TypeError("the configuration names another platform than Matrix")
    login = account.login
    if isinstance(login, PasswordLogin):
        return MatrixSettings(account.homeserver, account.user_id, settings.data_dir, password=login.password.get_secret_value())
    return MatrixSettings(
        account.homeserver,
        account.user_id,
        settings.data_dir,
        access_token=login.access_token.get_secret_value(),
        device_id=login.device_id,
    )
