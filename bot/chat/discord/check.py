"""What `vertti check` finds out about the token, the server, the category and what Vertti may do there.

It reads only: nothing is made, and nobody sees anything of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.chat.discord.calls import MISSING_ACCESS, MISSING_PERMISSIONS, UNKNOWN_GUILD, Calls
from bot.chat.discord.connection import log_in
from bot.chat.discord.permissions import ADMINISTRATOR, ALL_NEEDED, MEMBER, NEEDED
from bot.chat.discord.settings import DiscordSettings
from bot.chat.findings import Finding
from bot.chat.port import ChatError, DiskTrouble, LoginLost, Refused, TryLater

SHOWN: Mapping[str, str] = {
    "VIEW_CHANNEL": "View Channels",
    "SEND_MESSAGES": "Send Messages",
    "EMBED_LINKS": "Embed Links",
    "ATTACH_FILES": "Attach Files",
    "READ_MESSAGE_HISTORY": "Read Message History",
    "MANAGE_CHANNELS": "Manage Channels",
    "MANAGE_ROLES": "Manage Roles (Manage Permissions, in a category)",
    "PIN_MESSAGES": "Pin Messages",
    "SEND_POLLS": "Create Polls",
    "CONNECT": "Connect",
    "CREATE_EVENTS": "Create Events",
    "MANAGE_EVENTS": "Manage Events",
}
"""What each needed permission is called where one switches it on in Discord."""

PRIVILEGED: Mapping[str, int] = {
    "Presence Intent": 1 << 12 | 1 << 13,
    "Server Members Intent": 1 << 14 | 1 << 15,
    "Message Content Intent": 1 << 18 | 1 << 19,
}
"""The application's flags for each privileged intent: with the approval of Discord, or without it."""

PASSING = frozenset({"discord-unreachable", "discord-folder-trouble"})
"""Findings that may be over at the next start. All others need a person first."""

CATEGORY = 4
"""The type of a channel that is a category."""
FULL = 50
"""Channels that a category can hold."""
NEARLY_FULL = FULL - 6
"""From here on there is room for three groups or fewer: each may need a text channel and a voice channel."""


async def check(settings: DiscordSettings, client: discord.Client | None = None) -> list[Finding]:
    """All findings; what cannot be looked at because of an earlier one is left out. Never raises a `ChatError`.

    `client` may be given where another one than a plain one is to ask.
    """
    asking = client or discord.Client(intents=discord.Intents.none())
    findings: list[Finding] = []
    try:
        await _look(asking, settings, findings)
    except ChatError as error:
        findings.append(trouble(error, settings))
    finally:
        if client is None:
            await asking.close()
    return findings


def trouble(error: ChatError, settings: DiscordSettings) -> Finding:
    """What it means that this went wrong while starting, checking or running."""
    details = {"guild": settings.guild, "folder": str(settings.data_dir), "error": str(error), "invitation": _LINK_IN_DOCS}
    match error:
        case TryLater():
            return Finding(False, "discord-unreachable", details)
        case LoginLost():
            return Finding(False, "discord-login-lost", details)
        case DiskTrouble():
            return Finding(False, "discord-folder-trouble", details)
        case Refused(code="INTENTS"):
            return Finding(False, "discord-intents-refused", details)
        case Refused(code="NOT_IN_SERVER"):
            return Finding(False, "discord-guild-unknown", details)
        case Refused() if _code(error) in {UNKNOWN_GUILD, MISSING_ACCESS}:
            return Finding(False, "discord-guild-unknown", details)
        case Refused() if _code(error) == MISSING_PERMISSIONS:
            return Finding(False, "discord-not-allowed", details)
        case _:
            return Finding(False, "discord-refused", details)


_LINK_IN_DOCS = "the link that docs/discord.md shows"


def invitation(application: str) -> str:
    """The address at which somebody who manages a server invites Vertti with all that it needs. `application` is its id."""
    return (
        f"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={ALL_NEEDED}"
    )


def granted(guild: Mapping[str, Any], member: Mapping[str, Any]) -> int:
    """What the roles of a member come to in the whole server. The role of everybody has the server's id."""
    held = {str(guild["id"]), *map(str, member["roles"])}
    bits = 0
    for role in guild["roles"]:
        if str(role["id"]) in held:
            bits |= int(role["permissions"])
    return bits


def granted_in(channel: Mapping[str, Any], bits: int, guild: str, me: str, roles: Sequence[str]) -> int:
    """What is left of `bits` in a channel by its overwrites: everybody's first, then those of roles, then the member's own."""
    if bits & ADMINISTRATOR:
        return bits
    everybody, of_roles, own = (0, 0), (0, 0), (0, 0)
    for one in channel.get("permission_overwrites", ()):
        who, allow, deny = str(one["id"]), int(one["allow"]), int(one["deny"])
        if int(one["type"]) == MEMBER:
            own = (allow, deny) if who == me else own
        elif who == guild:
            everybody = (allow, deny)
        elif who in roles:
            of_roles = (of_roles[0] | allow, of_roles[1] | deny)
    for allow, deny in (everybody, of_roles, own):
        bits = bits & ~deny | allow
    return bits


async def _look(client: discord.Client, settings: DiscordSettings, findings: list[Finding]) -> None:
    await log_in(client, settings.token)
    calls = Calls(client)
    me = await calls.get("/users/@me")
    application = await calls.get("/oauth2/applications/@me")
    findings.append(Finding(True, "discord-login-works", {"user": str(me["username"]), "application": str(application["name"])}))
    findings += _application(application)
    try:
        guild = await calls.get(f"/guilds/{settings.guild}")
    except Refused as error:
        if _code(error) not in {UNKNOWN_GUILD, MISSING_ACCESS}:
            raise
        link = invitation(str(application["id"]))
        findings.append(
            Finding(False, "discord-guild-unknown", {"guild": settings.guild, "error": error.code, "invitation": link})
        )
        return
    findings.append(Finding(True, "discord-guild-reached", {"name": str(guild["name"])}))
    member = await calls.get(f"/guilds/{settings.guild}/members/{me['id']}")
    channels = await calls.get(f"/guilds/{settings.guild}/channels")
    category = next((one for one in channels if str(one["id"]) == settings.category), None)
    findings += _category("discord.category", settings.category, category, channels)
    archive = next((one for one in channels if str(one["id"]) == settings.archive), None)
    findings += _category("discord.archive", settings.archive, archive, channels)
    findings += _permissions(settings.guild, guild, member, category, invitation(str(application["id"])))
    findings += _roles(settings, guild)


def _application(application: Mapping[str, Any]) -> Iterator[Finding]:
    flags = int(application.get("flags") or 0)
    switched_on = [name for name, bits in PRIVILEGED.items() if flags & bits]
    if switched_on:
        yield Finding(True, "discord-intents-not-needed", {"intents": ", ".join(switched_on)}, remark=True)
    else:
        yield Finding(True, "discord-no-intents")
    if application.get("bot_public"):
        yield Finding(True, "discord-public", remark=True)


def _category(
    key: str, wanted: str | None, found: Mapping[str, Any] | None, channels: Sequence[Mapping[str, Any]]
) -> Iterator[Finding]:
    if wanted is None:
        return
    if found is None:
        yield Finding(False, "discord-category-unknown", {"category": wanted, "key": key})
    elif int(found["type"]) != CATEGORY:
        yield Finding(False, "discord-not-a-category", {"category": wanted, "name": str(found["name"]), "key": key})
    else:
        number = sum(str(one.get("parent_id")) == wanted for one in channels)
        details = {"name": str(found["name"]), "number": str(number), "most": str(FULL), "key": key}
        nearly = number >= NEARLY_FULL
        yield Finding(True, "discord-category-filling" if nearly else "discord-category-found", details, remark=nearly)


def _permissions(
    guild_id: str, guild: Mapping[str, Any], member: Mapping[str, Any], category: Mapping[str, Any] | None, link: str
) -> Iterator[Finding]:
    """What is missing in the server, and what the category takes away of what is there."""
    bits = granted(guild, member)
    if bits & ADMINISTRATOR:
        yield Finding(True, "discord-administrator", remark=True)
        return
    here = bits
    if category is not None:
        here = granted_in(category, bits, guild_id, str(member["user"]["id"]), list(map(str, member["roles"])))
    missing = [name for name, bit in NEEDED.items() if not here & bit]
    never = [SHOWN[name] for name in missing if not bits & NEEDED[name]]
    taken = [SHOWN[name] for name in missing if bits & NEEDED[name]]
    if never:
        yield Finding(False, "discord-permissions-missing", {"permissions": ", ".join(never), "invitation": link})
    if taken and category is not None:
        details = {"permissions": ", ".join(taken), "category": str(category["name"])}
        yield Finding(False, "discord-category-takes-away", details)
    if not missing:
        yield Finding(True, "discord-permissions-complete")


def _roles(settings: DiscordSettings, guild: Mapping[str, Any]) -> Iterator[Finding]:
    names = {str(one["id"]): str(one["name"]) for one in guild["roles"]}
    known = sorted(names[one] for one in settings.admin_roles if one in names and one != settings.guild)
    if known:
        yield Finding(True, "discord-roles-found", {"roles": ", ".join(known)})
    for one in sorted(settings.admin_roles):
        if one == settings.guild:
            yield Finding(False, "discord-role-everybody", {"role": one})
        elif one not in names:
            yield Finding(False, "discord-role-unknown", {"role": one})


def _code(error: Refused) -> int | None:
    return int(error.code) if error.code.isdigit() else None
