"""What there is on the stand-in for Discord: accounts, one server with its channels, and what was said in them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.chat.discord.intake import snowflake_at
from bot.chat.discord.permissions import ALL_NEEDED, MEMBER, VIEW

Json = dict[str, Any]

TEXT, DIRECT = 0, 1
EPHEMERAL = 1 << 6

_numbers = itertools.count(1)


def new_id() -> str:
    """A snowflake of this moment; later ones are larger."""
    return str(snowflake_at(datetime.now(UTC)) + next(_numbers))


@dataclass(slots=True)
class State:
    """All that is remembered. People are `anna` and `bea`, by their ids in `people`."""

    me: str = field(default_factory=new_id)
    application: str = field(default_factory=new_id)
    guild: str = field(default_factory=new_id)
    anna: str = field(default_factory=new_id)
    bea: str = field(default_factory=new_id)
    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, list[Json]] = field(default_factory=dict)
    nonces: dict[tuple[str, str], Json] = field(default_factory=dict)
    interactions: dict[str, Json] = field(default_factory=dict)
    """By their tokens; `answered` is the kind of the first response."""
    commands: list[Json] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)

    @property
    def people(self) -> Mapping[str, str]:
        """Names by ids."""
        return {self.anna: "anna", self.bea: "bea"}

    def user(self, person: str) -> Json:
        """An account."""
        name = self.people.get(person, "vertti")
        ours = {"bot": True} if person == self.me else {}
        return {"id": person, "username": name, "discriminator": "0", "avatar": None, "global_name": name.capitalize(), **ours}

    def member(self, person: str) -> Json:
        """An account as the server knows it."""
        joined = datetime.now(UTC).isoformat()
        return {"user": self.user(person), "nick": None, "roles": [], "joined_at": joined, "flags": 0, "permissions": "0"}

    def whole_guild(self) -> Json:
        """The server as the gateway tells it."""
        everybody = {"id": self.guild, "name": "@everyone", "permissions": str(ALL_NEEDED), "position": 0, "color": 0}
        return {
            "id": self.guild,
            "name": "Yksinyrittäjät",
            "owner_id": self.bea,
            "roles": [everybody],
            "members": [self.member(self.me)],
            "member_count": 3,
            "channels": [one for one in self.channels.values() if one["type"] != DIRECT],
            "unavailable": False,
        }

    # --- channels ---

    def channel(self, name: str = "ryhma", *people: str) -> Json:
        """Make a private channel with these people and Vertti in it."""
        inside = [
            {"id": self.guild, "type": 0, "allow": "0", "deny": str(VIEW)},
            {"id": self.me, "type": MEMBER, "allow": str(ALL_NEEDED), "deny": "0"},
            *({"id": one, "type": MEMBER, "allow": str(VIEW), "deny": "0"} for one in people),
        ]
        return self.new_channel({"name": name, "type": TEXT, "permission_overwrites": inside})

    def new_channel(self, body: Mapping[str, Any]) -> Json:
        """Make a channel of the server."""
        made: Json = {
            "id": new_id(),
            "guild_id": self.guild,
            "position": 0,
            "topic": None,
            "parent_id": None,
            "type": TEXT,
            **body,
        }
        return self.channels.setdefault(made["id"], made)

    def direct(self, person: str) -> Json:
        """The conversation of a person with Vertti."""
        for one in self.channels.values():
            if one["type"] == DIRECT and one["recipients"][0]["id"] == person:
                return one
        made: Json = {"id": new_id(), "type": DIRECT, "recipients": [self.user(person)], "last_message_id": None}
        return self.channels.setdefault(made["id"], made)

    # --- messages ---

    def say(self, author: str, channel: str, body: Mapping[str, Any]) -> Json:
        """Put a message there. One whose nonce is known is not put there again."""
        known = self.nonces.get((channel, str(body.get("nonce")))) if body.get("enforce_nonce") else None
        if known is not None:
            return known
        made: Json = {
            "id": new_id(),
            "channel_id": channel,
            "author": self.user(author),
            "content": body.get("content") or "",
            "timestamp": datetime.now(UTC).isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": body.get("embeds") or [],
            "components": body.get("components") or [],
            "pinned": False,
            "type": 0,
            "flags": body.get("flags") or 0,
        }
        self.messages.setdefault(channel, []).append(made)
        if body.get("enforce_nonce"):
            self.nonces[(channel, str(body["nonce"]))] = made
        return made

    def message(self, channel: str, message: str) -> Json | None:
        """A message, if it is there."""
        return next((one for one in self.messages.get(channel, ()) if one["id"] == message), None)

    def texts(self, channel: str, author: str | None = None) -> list[str]:
        """What was said there, by Vertti unless another is named."""
        return [one["content"] for one in self.messages.get(channel, ()) if one["author"]["id"] == (author or self.me)]

    # --- interactions ---

    def interaction(self, person: str, channel: str, kind: int, data: Json, message: Json | None = None) -> Json:
        """Something that somebody does, as the gateway tells it."""
        place, token = self.channels[channel], f"interaction-token-{new_id()}"
        private = place["type"] == DIRECT
        made: Json = {
            "id": new_id(),
            "application_id": self.application,
            "type": kind,
            "data": data,
            "token": token,
            "version": 1,
            "channel_id": channel,
            "channel": place,
            "locale": "fi",
            "attachment_size_limit": 1 << 23,
            "entitlements": [],
            "authorizing_integration_owners": {},
            **({"user": self.user(person)} if private else {"guild_id": self.guild, "member": self.member(person)}),
            **({} if message is None else {"message": message}),
        }
        self.interactions[token] = {**made, "answered": None, "original": None}
        return made
