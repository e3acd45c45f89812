"""Where Vertti lives: exactly one of the sections `[matrix]` and `[discord]`, and the account in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr

from bot.config.findings import Finding
from bot.config.ids import ROLE, Platform
from bot.config.secrets import Login, PasswordLogin, find_login, find_token
from bot.config.sections import Access, Discord, Matrix, sound
from bot.config.settings import DiscordAccount, MatrixAccount
from facilitation.session import PersonId


def platform_of(raw: Mapping[str, Any]) -> Platform | None:
    """The platform that the file names; None where it names none or both."""
    named = [one for one in Platform if one in raw]
    return named[0] if len(named) == 1 else None


def ambiguity(raw: Mapping[str, Any]) -> list[Finding]:
    """What is wrong when the file does not name exactly one platform."""
    named = [one for one in Platform if one in raw]
    if len(named) == 1:
        return []
    if not named:
        return [
            Finding(
                "matrix",
                "This section is missing: Vertti has nowhere to live.",
                "Add [matrix] with its keys, or [discord] for a server on Discord; config.example.toml shows them.",
            )
        ]
    return [
        Finding(
            "discord",
            "[matrix] stands in the file too, and one Vertti lives on one platform.",
            "Remove one of the two. For both platforms run two processes, each with a file and a data_dir of its own.",
        )
    ]


def account_of(
    raw: Mapping[str, Any], context: Mapping[str, Any], environ: Mapping[str, str], *, secrets: bool
) -> tuple[MatrixAccount | DiscordAccount | None, list[Finding]]:
    """The account with its secret, and what stands in the way of the secret. None as well while the section has other mistakes.

    Without `secrets` none is looked for, and an empty one stands in its place.
    """
    match platform_of(raw):
        case Platform.MATRIX:
            matrix = sound(Matrix, raw["matrix"], context)
            return (None, []) if matrix is None else _matrix(matrix, environ if secrets else None)
        case Platform.DISCORD:
            discord = sound(Discord, raw["discord"], context)
            return (None, []) if discord is None else _discord(discord, environ if secrets else None)
        case None:
            return None, []


def own_id(raw: Mapping[str, Any], context: Mapping[str, Any]) -> str | None:
    """The id that Vertti's account has among people's, where the file says it."""
    matrix = sound(Matrix, raw.get("matrix"), context)
    return None if matrix is None else matrix.user_id


def with_admins(access: Access, discord: Discord | None) -> Access:
    """Who may do what, with those whom the section of Discord names one by one."""
    if discord is None:
        return access
    more = (PersonId(one) for one in discord.admins if not one.startswith(ROLE))
    return access.model_copy(update={"admins": tuple(dict.fromkeys((*access.admins, *more)))})


def _matrix(matrix: Matrix, environ: Mapping[str, str] | None) -> tuple[MatrixAccount | None, list[Finding]]:
    login: Login | None = PasswordLogin(SecretStr(""))
    findings: list[Finding] = []
    if environ is not None:
        login, findings = find_login(matrix, environ)
    return (None if login is None else MatrixAccount(matrix.homeserver, matrix.user_id, login)), findings


def _discord(discord: Discord, environ: Mapping[str, str] | None) -> tuple[DiscordAccount | None, list[Finding]]:
    token: SecretStr | None = SecretStr("")
    findings: list[Finding] = []
    if environ is not None:
        token, findings = find_token(discord, environ)
    roles = frozenset(one.removeprefix(ROLE) for one in discord.admins if one.startswith(ROLE))
    return (None if token is None else DiscordAccount(discord.guild, discord.category, roles, token, discord.archive)), findings
