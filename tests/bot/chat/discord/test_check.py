"""What `vertti check` finds out about a server on Discord, asked of a server that is played."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.chat.discord import check as looking
from bot.chat.discord.check import PASSING, SHOWN, check, granted_in, invitation, trouble
from bot.chat.discord.permissions import ADMINISTRATOR, ALL_NEEDED, CONNECT, MEMBER, NEEDED, PIN_MESSAGES, ROLE, SEND, VIEW
from bot.chat.discord.settings import DiscordSettings
from bot.chat.findings import Finding
from bot.chat.port import ChatError, DiskTrouble, LoginLost, Refused, RoomUnusable, Throttled, Unreachable
from bot.cli.discord_sentences import OF_DISCORD
from bot.cli.sentences import sentence

GUILD, ME, HELPERS, GUESTS = "100", "7", "200", "201"


@dataclass
class Server:
    """A server with a category, and Vertti in it."""

    env: simcord.Env
    guild: simcord.GuildHandle
    category: simcord.ChannelHandle
    settings: DiscordSettings

    async def check(self) -> list[Finding]:
        return await check(self.settings, self.env.bot)

    async def codes(self) -> set[str]:
        return {one.code for one in await self.check()}

    async def said(self, code: str) -> str:
        [found] = [one for one in await self.check() if one.code == code]
        return sentence(found)

    def allow(self, bits: int) -> None:
        """Vertti's own role has exactly these permissions, and everybody none."""
        guild = self.env.backend.get_guild(self.guild.id)
        for role in guild.roles.values():
            role.permissions = bits if role.managed else 0


@asynccontextmanager
async def a_server() -> AsyncIterator[Server]:
    bot = discord.Client(intents=discord.Intents(guilds=True))
    async with simcord.run(bot, check_errors=False) as env:
        guild = env.create_guild("Yrittäjien palvelin")
        category = guild.create_category("Ryhmät")
        settings = DiscordSettings("token-of-ours", str(guild.id), str(category.id), frozenset(), Path("data"))
        server = Server(env, guild, category, settings)
        server.allow(ALL_NEEDED)
        yield server


def answering(server: Server, monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    """The application is described with these changes."""
    asked = server.env.bot.http.request

    async def request(route: discord.http.Route, **more: Any) -> Any:
        answer = await asked(route, **more)
        return {**answer, **changes} if route.path == "/oauth2/applications/@me" else answer

    monkeypatch.setattr(server.env.bot.http, "request", request)


class TestASoundServer:
    async def test_is_told_line_by_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with a_server() as server:
            answering(server, monkeypatch, bot_public=False)
            findings = await server.check()
        assert [(one.ok, one.remark, one.code) for one in findings] == [
            (True, False, "discord-login-works"),
            (True, False, "discord-no-intents"),
            (True, False, "discord-guild-reached"),
            (True, False, "discord-category-found"),
            (True, False, "discord-permissions-complete"),
        ]

    async def test_is_only_looked_at(self) -> None:
        async with a_server() as server:
            await server.check()
            assert {one.method for one in server.env.http_requests} == {"GET"}

    async def test_a_category_is_not_needed(self) -> None:
        async with a_server() as server:
            server.settings = replace(server.settings, category=None)
            findings = await server.check()
        assert all(one.ok for one in findings)
        assert not [one for one in findings if "category" in one.code]


class TestTheApplication:
    async def test_one_that_anybody_may_invite_is_pointed_out(self) -> None:
        async with a_server() as server:
            [public] = [one for one in await server.check() if one.code == "discord-public"]
        assert (public.ok, public.remark) == (True, True)

    @pytest.mark.parametrize(
        ("flags", "intents"),
        [
            (1 << 12, "Presence Intent"),
            (1 << 15, "Server Members Intent"),
            (1 << 19 | 1 << 23, "Message Content Intent"),
            (1 << 14 | 1 << 18, "Server Members Intent, Message Content Intent"),
        ],
    )
    async def test_intents_that_nobody_needs_are_named(self, monkeypatch: pytest.MonkeyPatch, flags: int, intents: str) -> None:
        async with a_server() as server:
            answering(server, monkeypatch, flags=flags)
            said = await server.said("discord-intents-not-needed")
            assert "discord-no-intents" not in await server.codes()
        assert f"switched on: {intents}." in said

    def test_flags_are_those_that_discord_py_knows(self) -> None:
        of_library = discord.ApplicationFlags
        expected = {
            "Presence Intent": of_library(gateway_presence=True, gateway_presence_limited=True),
            "Server Members Intent": of_library(gateway_guild_members=True, gateway_guild_members_limited=True),
            "Message Content Intent": of_library(gateway_message_content=True, gateway_message_content_limited=True),
        }
        assert {name: flags.value for name, flags in expected.items()} == looking.PRIVILEGED


class TestTheToken:
    async def test_one_that_is_not_accepted_ends_the_check(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async def static_login(_token: str) -> object:
            raise discord.LoginFailure("Improper token has been passed.")

        async with a_server() as server:
            monkeypatch.setattr(server.env.bot.http, "static_login", static_login)
            [found] = await server.check()
        assert (found.ok, found.code) == (False, "discord-login-lost")
        assert "Reset Token" in sentence(found)
        assert "token-of-ours" not in sentence(found)

    @pytest.mark.parametrize(("status", "code"), [(401, "discord-login-lost"), (503, "discord-unreachable")])
    async def test_nor_is_anything_asked_after_a_failure(self, status: int, code: str) -> None:
        async with a_server() as server:
            server.env.inject_error("GET", "/users/@me", status=status)
            assert [one.code for one in await server.check()] == [code]

    async def test_without_a_network_it_is_said_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async def static_login(_token: str) -> object:
            raise OSError("Temporary failure in name resolution")

        async with a_server() as server:
            monkeypatch.setattr(server.env.bot.http, "static_login", static_login)
            assert await server.codes() == {"discord-unreachable"}


class TestTheServer:
    async def test_one_in_which_vertti_is_not_comes_with_an_invitation(self) -> None:
        async with a_server() as server:
            server.settings = replace(server.settings, guild="999999999999999999")
            findings = await server.check()
            said = sentence(findings[-1])
            assert invitation(str(server.env.backend.application_id)) in said
        assert findings[-1].code == "discord-guild-unknown"
        assert f"permissions={ALL_NEEDED}" in said

    async def test_a_category_that_is_not_there(self) -> None:
        async with a_server() as server:
            server.settings = replace(server.settings, category="999999999999999999")
            codes = await server.codes()
        assert "discord-category-unknown" in codes
        assert "discord-permissions-complete" in codes, "the rest is looked at all the same"

    async def test_a_channel_is_no_category(self) -> None:
        async with a_server() as server:
            lobby = server.guild.create_text_channel("aula")
            server.settings = replace(server.settings, category=str(lobby.id))
            assert "is the channel aula, and no category" in await server.said("discord-not-a-category")

    @pytest.mark.parametrize(("channels", "remarked"), [(43, False), (44, True)])
    async def test_a_category_that_fills_up_is_pointed_out_in_time(self, channels: int, remarked: bool) -> None:
        async with a_server() as server:
            for number in range(channels):
                server.guild.create_text_channel(f"ryhmä-{number}", category=server.category)
            [found] = [one for one in await server.check() if one.code.startswith("discord-category")]
        assert (found.ok, found.remark, found.details["number"]) == (True, remarked, str(channels))

    async def test_roles_of_administrators_are_there_and_are_not_everybody(self) -> None:
        async with a_server() as server:
            role = server.guild.create_role("Vetäjät")
            asked = frozenset({str(role.id), server.settings.guild, "999999999999999999"})
            server.settings = replace(server.settings, admin_roles=asked)
            findings = {one.code: one for one in await server.check() if "role" in one.code}
        assert sentence(findings["discord-roles-found"]) == "Administrators of Vertti by role: Vetäjät."
        assert findings["discord-role-unknown"].details["role"] == "999999999999999999"
        assert not findings["discord-role-everybody"].ok


class TestPermissions:
    @pytest.mark.parametrize("name", NEEDED)
    async def test_each_that_is_missing_is_named_as_discord_names_it(self, name: str) -> None:
        async with a_server() as server:
            server.allow(ALL_NEEDED & ~NEEDED[name])
            [found] = [one for one in await server.check() if not one.ok]
        assert found.code == "discord-permissions-missing"
        assert found.details["permissions"] == SHOWN[name]

    async def test_all_that_are_missing_stand_in_one_line(self) -> None:
        async with a_server() as server:
            server.allow(VIEW | SEND)
            said = await server.said("discord-permissions-missing")
        for name, shown in SHOWN.items():
            assert (shown in said) is (name not in {"VIEW_CHANNEL", "SEND_MESSAGES"})

    async def test_what_everybody_may_need_not_be_given_to_vertti(self) -> None:
        async with a_server() as server:
            server.allow(ALL_NEEDED & ~SEND)
            server.env.backend.get_guild(server.guild.id).roles[server.guild.id].permissions = SEND
            assert "discord-permissions-complete" in await server.codes()

    async def test_what_the_category_takes_away_is_told_with_its_name(self) -> None:
        async with a_server() as server:
            category = server.env.bot.get_channel(server.category.id)
            assert isinstance(category, discord.CategoryChannel)
            await category.set_permissions(category.guild.default_role, connect=False, send_polls=False)
            [found] = [one for one in await server.check() if not one.ok]
        assert sentence(found).startswith("The category Ryhmät takes these permissions away from Vertti: Create Polls, Connect.")

    async def test_what_the_category_gives_is_enough(self) -> None:
        async with a_server() as server:
            category = server.env.bot.get_channel(server.category.id)
            assert isinstance(category, discord.CategoryChannel)
            await category.set_permissions(category.guild.me, pin_messages=True)
            server.allow(ALL_NEEDED & ~PIN_MESSAGES)
            assert "discord-permissions-complete" in await server.codes()

    async def test_an_administrator_has_more_than_is_good(self) -> None:
        async with a_server() as server:
            server.allow(ADMINISTRATOR)
            findings = await server.check()
        [found] = [one for one in findings if one.code == "discord-administrator"]
        assert (found.ok, found.remark) == (True, True)
        assert not [one for one in findings if "permissions" in one.code]

    def test_the_needed_ones_are_those_that_discord_py_knows(self) -> None:
        of_library = {"VIEW_CHANNEL": "view_channel", "SEND_POLLS": "send_polls", "READ_MESSAGE_HISTORY": "read_message_history"}
        for name, bit in NEEDED.items():
            assert getattr(discord.Permissions(bit), of_library.get(name, name.lower())) is True
        assert set(SHOWN) == set(NEEDED)


def overwrite(who: str, kind: int, *, allow: int = 0, deny: int = 0) -> dict[str, object]:
    return {"id": who, "type": kind, "allow": str(allow), "deny": str(deny)}


@pytest.mark.parametrize(
    ("overwrites", "may"),
    [
        ([], False),
        ([overwrite(GUILD, ROLE, allow=CONNECT)], True),
        ([overwrite(HELPERS, ROLE, allow=CONNECT)], True),
        ([overwrite(GUESTS, ROLE, allow=CONNECT)], False),
        ([overwrite(ME, MEMBER, allow=CONNECT)], True),
        ([overwrite("8", MEMBER, allow=CONNECT)], False),
        ([overwrite(HELPERS, ROLE, allow=CONNECT), overwrite(GUILD, ROLE, deny=CONNECT)], True),
        ([overwrite(ME, MEMBER, deny=CONNECT), overwrite(HELPERS, ROLE, allow=CONNECT)], False),
        ([overwrite("202", ROLE, deny=CONNECT), overwrite(HELPERS, ROLE, allow=CONNECT)], True),
    ],
)
def test_the_nearer_overwrite_decides_whatever_their_order(overwrites: Sequence[dict[str, object]], may: bool) -> None:
    for given in (overwrites, overwrites[::-1]):
        bits = granted_in({"permission_overwrites": given}, VIEW, GUILD, ME, [HELPERS, "202"])
        assert bool(bits & CONNECT) is may


class TestTroubleAtTheStart:
    SETTINGS = DiscordSettings("token-of-ours", GUILD, None, frozenset(), Path("data"))

    @pytest.mark.parametrize(
        ("error", "code", "passes"),
        [
            (Unreachable("HTTP 503"), "discord-unreachable", True),
            (Throttled("asked for patience", 5), "discord-unreachable", True),
            (DiskTrouble("No space left"), "discord-folder-trouble", True),
            (LoginLost("the token is not accepted"), "discord-login-lost", False),
            (Refused("INTENTS"), "discord-intents-refused", False),
            (Refused("NOT_IN_SERVER"), "discord-guild-unknown", False),
            (RoomUnusable("10004"), "discord-guild-unknown", False),
            (Refused("50001"), "discord-guild-unknown", False),
            (Refused("50013"), "discord-not-allowed", False),
            (Refused("30013"), "discord-refused", False),
        ],
    )
    def test_means_this_and_says_whether_another_start_may_help(self, error: ChatError, code: str, passes: bool) -> None:
        found = trouble(error, self.SETTINGS)
        assert (found.code, found.ok, found.code in PASSING) == (code, False, passes)
        assert "{" not in sentence(found)


def test_every_finding_has_a_sentence_and_every_sentence_a_finding() -> None:
    source = Path(looking.__file__).read_text(encoding="utf-8")
    assert {code for code in OF_DISCORD if f'"{code}"' in source} == set(OF_DISCORD)
    assert source.count('"discord-') == sum(source.count(f'"{code}"') for code in OF_DISCORD)
