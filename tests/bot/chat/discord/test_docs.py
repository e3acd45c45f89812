"""docs/discord.md says what the program needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.chat.discord.check import FULL, SHOWN, invitation
from bot.chat.discord.slash import payloads
from bot.commands.menu import menu
from bot.commands.table import COMMANDS
from bot.config import DiscordAccount, load
from bot.texts import Catalogue
from facilitation.words import Language

PAGE = (Path(__file__).parents[4] / "docs" / "discord.md").read_text(encoding="utf-8")


def test_the_invitation_asks_for_exactly_what_vertti_needs() -> None:
    assert re.findall(r"^https://discord\.com/oauth2/.*$", PAGE, re.MULTILINE) == [invitation("APPLICATION_ID")]


@pytest.mark.parametrize("shown", SHOWN.values())
def test_each_permission_is_explained(shown: str) -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")]
    name = shown.partition(" (")[0]
    assert [row for row in rows if name in row.split("|")[1]]


def test_the_configuration_that_it_shows_is_a_good_one(tmp_path: Path) -> None:
    [shown] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert set(tomllib.loads(shown)) == {"discord", "access"}
    (tmp_path / "config.toml").write_text(shown, encoding="utf-8")
    settings = load(tmp_path / "config.toml", {"VERTTI_DISCORD_TOKEN": "t"})
    assert isinstance(settings.chat, DiscordAccount)
    assert settings.chat.admin_roles == {"423456789012345678"}


def test_how_many_channels_a_category_holds_is_said_as_it_is_checked() -> None:
    assert f"500 channels and a category {FULL}" in PAGE


def test_the_number_of_slash_commands_is_said_as_it_is_with_the_one_that_is_the_doors_own() -> None:
    number = len(payloads(menu(COMMANDS, Catalogue.load()))) + 1
    assert f"100 slash commands. Vertti has {number}." in PAGE


def test_the_command_for_leaving_is_named_in_each_language() -> None:
    catalogue = Catalogue.load()
    english, finnish, swedish = (catalogue.text(one, "door-leave-name") for one in (Language.EN, Language.FI, Language.SV))
    assert f"`{english}` (`{finnish}`, `{swedish}`)" in PAGE


def test_the_commands_of_the_manual_pass_are_in_the_menu() -> None:
    _, _, steps = PAGE.partition("Note for each number")
    named = {one for one in re.findall(r"`([^`\n]+)`", steps) if re.fullmatch(r"[a-z-]+", one)}
    known = {one.names["en"] for one in menu(COMMANDS, Catalogue.load()) if one.listed} | {"leave"}
    assert len(named) > 10
    assert named <= known | {"admins"}


def test_the_steps_of_the_manual_pass_are_numbered_and_each_says_what_must_be_seen() -> None:
    _, _, steps = PAGE.partition("## Trying it on a real server")
    found = re.split(r"^(\d+)\. ", steps, flags=re.MULTILINE)[1:]
    numbers, texts = found[::2], found[1::2]
    assert numbers == [str(one) for one in range(1, len(texts) + 1)]
    assert [text for text in texts if "*Seen:*" not in text] == []
