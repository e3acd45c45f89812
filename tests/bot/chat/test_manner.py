"""Whom somebody means who types an account, platform by platform."""

from __future__ import annotations

import pytest

from bot.chat.discord.manner import DISCORD
from bot.chat.manner import TYPED


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("123456789012345678", "123456789012345678"),
        ("<@123456789012345678>", "123456789012345678"),
        ("<@!123456789012345678>,", "123456789012345678"),
        ("https://discord.com/users/123456789012345678", "123456789012345678"),
        ("<https://discord.com/users/123456789012345678>", "123456789012345678"),
        ("<@&123456789012345678>", None),
        ("<#123456789012345678>", None),
        ("12345", None),
        ("@pekka:example.org", None),
    ],
)
def test_on_discord_by_number_or_mention(typed: str, meant: str | None) -> None:
    assert DISCORD.person(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("@pekka:example.org", "@pekka:example.org"),
        ("<@pekka:example.org>;", "@pekka:example.org"),
        ("https://matrix.to/#/@pekka:example.org?via=example.org", "@pekka:example.org"),
        ("<https://matrix.to/#/@pekka:example.org>", "@pekka:example.org"),
        ("123456789012345678", None),
        (f"@{'p' * 250}:example.org", None),
    ],
)
def test_where_accounts_belong_to_servers_by_id_or_link(typed: str, meant: str | None) -> None:
    assert TYPED.person(typed) == meant
