"""The configuration that an admin would write, for Vertti on the homeserver of the tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bot.demo.homeserver import Homeserver
from tests.e2e.people import PASSWORD, fresh

ZONE = "Europe/Helsinki"
LINK = "https://meet.example.org/abc"
FIRST = datetime(2026, 12, 1, 17)


def a_group(**changes: object) -> dict[str, object]:
    """The group of most tests: Tuesdays at five from 1 December 2026, every three weeks, in Finnish."""
    usual: dict[str, object] = {
        "key": "kirjanpitajat",
        "name": "Kirjanpitäjät",
        "first_session": FIRST,
        "meeting_link": LINK,
    }
    return usual | changes


async def configured(server: Homeserver, directory: Path, *groups: Mapping[str, object]) -> Path:
    """A configuration file for a new account of Vertti's, with these groups. Whoever has an account may start groups."""
    vertti = await server.register(fresh("vertti"), PASSWORD)
    secret = directory / "matrix-password"
    secret.touch(mode=0o600)
    secret.write_text(PASSWORD)
    general: list[tuple[str, Mapping[str, object]]] = [
        ("", {"language": "fi", "time_zone": ZONE, "data_dir": str(directory / "data")}),
        ("[matrix]", {"homeserver": server.url, "user_id": vertti, "password_file": str(secret)}),
        ("[access]", {"facilitators": [f"*:{server.server_name}"]}),
        ("[rhythm]", {"skip": ["2026-12-21/2027-01-06"]}),
        (
            "[limits]",
            {"groups_per_starter": 100, "invitations_per_group": 50, "groups_per_pattern": 1000, "invitations_per_pattern": 1000},
        ),
        ("[support]", {"contact": "Minna, 050 000 0000"}),
    ]
    path = directory / "config.toml"
    path.write_text("\n".join(_section(name, values) for name, values in (*general, *(("[[groups]]", one) for one in groups))))
    return path


def _section(name: str, values: Mapping[str, object]) -> str:
    """Strings, numbers and lists read in TOML as in JSON; times stand bare."""

    def written(value: object) -> str:
        return value.isoformat() if isinstance(value, datetime) else json.dumps(value, ensure_ascii=False)

    return "\n".join((name, *(f"{key} = {written(value)}" for key, value in values.items()), ""))
