"""The admin's configuration: `config.toml` as typed, validated settings.

`load` reads a file, `Settings` is what the rest of the program sees, and `ConfigError` carries everything that was found
wrong, each with its key, the reason and the remedy.
"""

from bot.config.findings import ConfigError, Finding
from bot.config.load import from_mapping, load
from bot.config.remarks import remarks
from bot.config.secrets import Login, PasswordLogin, TokenLogin
from bot.config.sections import ConfigFile
from bot.config.settings import DiscordAccount, MatrixAccount, Settings

__all__ = [
    "ConfigError",
    "ConfigFile",
    "DiscordAccount",
    "Finding",
    "Login",
    "MatrixAccount",
    "PasswordLogin",
    "Settings",
    "TokenLogin",
    "from_mapping",
    "load",
    "remarks",
]
