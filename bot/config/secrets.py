"""Where the secrets come from: a file of their own or the environment, never the configuration itself."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import SecretStr

from bot.config.findings import Finding
from bot.config.sections import Discord, Matrix

PASSWORD = "VERTTI_MATRIX_PASSWORD"  # noqa: S105 -- a variable's name
ACCESS_TOKEN = "VERTTI_MATRIX_ACCESS_TOKEN"  # noqa: S105
BOT_TOKEN = "VERTTI_DISCORD_TOKEN"  # noqa: S105


@dataclass(frozen=True, slots=True)
class PasswordLogin:
    """Vertti logs in by itself, once, and keeps its own device from then on."""

    password: SecretStr


@dataclass(frozen=True, slots=True)
class TokenLogin:
    """The admin has logged in for Vertti: an access token and the device that it belongs to."""

    access_token: SecretStr
    device_id: str


Login: TypeAlias = PasswordLogin | TokenLogin


class _NoSecret(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.problem)
        self.finding = finding


def find_login(matrix: Matrix, environ: Mapping[str, str]) -> tuple[Login | None, list[Finding]]:
    """The way to log in, or what stands in the way of finding it. The environment goes before a file of the same secret."""
    findings: list[Finding] = []

    def secret(key: str, variable: str, file: Path | None) -> SecretStr | None:
        if environ.get(variable):
            return SecretStr(environ[variable])
        if file is None:
            return None
        try:
            return _read(key, variable, file)
        except _NoSecret as error:
            findings.append(error.finding)
            return None

    if matrix.access_token_file is not None or environ.get(ACCESS_TOKEN):
        if matrix.password_file is not None or environ.get(PASSWORD):
            findings.append(
                Finding(
                    "matrix",
                    "Two ways to log in are given: a password and an access token.",
                    "Keep one of them; the password is the usual one.",
                )
            )
        token = secret("matrix.access_token_file", ACCESS_TOKEN, matrix.access_token_file)
        if matrix.device_id is None:
            findings.append(
                Finding(
                    "matrix.device_id",
                    "An access token is given without the device that it belongs to.",
                    "Add the device_id that came with the token: encryption keys belong to a device.",
                )
            )
        if token is None or matrix.device_id is None or findings:
            return None, findings
        return TokenLogin(token, matrix.device_id), []
    if matrix.device_id is not None:
        findings.append(
            Finding(
                "matrix.device_id",
                "A device is named without its access token.",
                "Remove it; with a password Vertti makes its own device.",
            )
        )
    password = secret("matrix.password_file", PASSWORD, matrix.password_file)
    if password is None and matrix.password_file is None:
        findings.append(
            Finding(
                "matrix.password_file",
                "There is no password for Vertti's account.",
                f'Write it into a file and name it here: password_file = "secrets/matrix-password". Or set {PASSWORD}.',
            )
        )
    return (None if password is None or findings else PasswordLogin(password)), findings


def find_token(discord: Discord, environ: Mapping[str, str]) -> tuple[SecretStr | None, list[Finding]]:
    """The token of Vertti's application, or why there is none. The environment goes before the file."""
    if environ.get(BOT_TOKEN):
        return SecretStr(environ[BOT_TOKEN]), []
    if discord.token_file is None:
        return None, [
            Finding(
                "discord.token_file",
                "There is no token for Vertti's application.",
                f'Write it into a file and name it here: token_file = "secrets/discord-token". Or set {BOT_TOKEN}.',
            )
        ]
    try:
        return _read("discord.token_file", BOT_TOKEN, discord.token_file), []
    except _NoSecret as error:
        return None, [error.finding]


def _read(key: str, variable: str, file: Path) -> SecretStr:
    """The secret in a file, without the line end. Raises `_NoSecret`."""

    def no(problem: str, remedy: str) -> _NoSecret:
        return _NoSecret(Finding(key, problem, remedy))

    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            raise no(f"{file} is not a file.", "Name the file that holds the secret.")
        if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise no(f"{file} can be read by others on this machine.", f"Make it yours alone: chmod 600 {file}")
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise no(f"{file} does not exist.", f"Write the secret into it and run chmod 600 on it, or set {variable}.") from None
    except PermissionError:
        raise no(
            f"{file} may not be read by the user that runs Vertti.", "Make that user its owner: chown, then chmod 600."
        ) from None
    except UnicodeDecodeError:
        raise no(f"{file} is not text in UTF-8.", "Write the secret into it as plain text.") from None
    except OSError as error:
        raise no(f"{file} cannot be read ({error.strerror}).", "Check the path and the disk.") from None
    secret = text.removesuffix("\n").removesuffix("\r")
    if not secret:
        raise no(f"{file} is empty.", "Write the secret into it.")
    if "\n" in secret:
        raise no(f"{file} has more than one line.", "Leave only the secret in it, on one line.")
    return SecretStr(secret)
