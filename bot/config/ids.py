"""How the ids of accounts, servers and roles are read, in the form of the platform that the file names."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo

from bot.config.findings import Mistake
from bot.config.values import context_of, text_of
from facilitation.session import PersonId

_SERVER = r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?"
_SNOWFLAKE = re.compile(r"[1-9][0-9]{16,19}")
ROLE = "role:"
"""What stands before the id of a role, in place of a person's."""


class Platform(StrEnum):
    """Where Vertti lives, by the name of the section that says so."""

    MATRIX = "matrix"
    DISCORD = "discord"


def _matrix_id(value: object) -> PersonId:
    text = text_of(value, '"@anna:example.org"')
    if not re.fullmatch(rf"@[!-9;-~]+:{_SERVER}", text) or len(text) > 255:
        why = (
            "it must begin with @"
            if not text.startswith("@")
            else "the server is missing"
            if ":" not in text
            else "it has a character too many"
        )
        raise Mistake(f'"{text}" is no Matrix id: {why}.', 'Matrix ids look like "@anna:example.org".')
    return PersonId(text)


def _snowflake(value: object, example: str, copied: str) -> str:
    """An id on Discord. `example` is one in quotation marks, `copied` how one gets it."""
    remedy = f"Write it as Discord shows it, such as {example}. To copy it: {copied}."
    if isinstance(value, int) and not isinstance(value, bool):
        raise Mistake("This is a whole number, but ids are written in quotation marks.", f'Write "{value}".')
    text = text_of(value, example)
    if not _SNOWFLAKE.fullmatch(text):
        raise Mistake(f'"{text}" is no id of Discord: it has 17 to 20 digits and nothing else.', remedy)
    return text


def _copied_from(what: str, command: str) -> str:
    return f"in Discord switch on User Settings, Advanced, Developer Mode; then right-click {what} and choose {command}"


def _user_id(value: object) -> PersonId:
    return PersonId(_snowflake(value, '"123456789012345678"', _copied_from("the person", "Copy User ID")))


def _guild_id(value: object) -> str:
    return _snowflake(value, '"223456789012345678"', _copied_from("the server", "Copy Server ID"))


def _category_id(value: object) -> str:
    return _snowflake(value, '"323456789012345678"', _copied_from("the category", "Copy Channel ID"))


def _discord_admin(value: object) -> str:
    """The id of a user, or `role:` and the id of a role."""
    if isinstance(value, str) and value.startswith(ROLE):
        by_role = _copied_from("the role in the server's settings", "Copy Role ID")
        return ROLE + _snowflake(value.removeprefix(ROLE), '"role:423456789012345678"', by_role)
    return _user_id(value)


def _platform(info: ValidationInfo) -> Platform | None:
    found: Platform | None = context_of(info).get("platform")
    return found


def _person(value: object, info: ValidationInfo) -> PersonId:
    """An account, in the form of the platform that the file names; where it names none or both, in either form."""
    platform = _platform(info)
    if platform is Platform.DISCORD and isinstance(value, str) and value.startswith(ROLE):
        raise Mistake("A role cannot stand here.", "Name each person by id; only discord.admins takes roles.")
    if platform is Platform.DISCORD or (platform is None and isinstance(value, str) and _SNOWFLAKE.fullmatch(value)):
        return _user_id(value)
    return _matrix_id(value)


def _starter(value: object, info: ValidationInfo) -> str:
    if isinstance(value, str) and value.startswith("*"):
        if _platform(info) is Platform.DISCORD:
            raise Mistake(f'"{value}" is a pattern of Matrix, where people belong to servers.', "Name each person by id.")
        if not re.fullmatch(rf"\*:{_SERVER}", value):
            raise Mistake(f'"{value}" names no server.', 'For everybody of a server write "*:example.org".')
        return value
    return _person(value, info)


MatrixId = Annotated[PersonId, PlainValidator(_matrix_id)]
AccountId = Annotated[PersonId, PlainValidator(_person)]
Starter = Annotated[str, PlainValidator(_starter)]
GuildId = Annotated[str, PlainValidator(_guild_id)]
CategoryId = Annotated[str, PlainValidator(_category_id)]
DiscordAdmin = Annotated[str, PlainValidator(_discord_admin)]
