"""config.toml: what is read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from pydantic import BaseModel

from bot.cli.beginning import example_for_discord
from bot.config import ConfigFile, DiscordAccount, MatrixAccount, PasswordLogin, Settings, TokenLogin, load, remarks
from bot.config.discord import discord_settings
from bot.config.matrix import matrix_settings
from bot.config.sections import Discord, GroupSection, Matrix, Metrics
from bot.store import data_dir
from facilitation.session import PersonId
from facilitation.times import WallTime
from facilitation.words import Language

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
SMALL = """
[matrix]
homeserver = "https://matrix.example.org/"
user_id = "@vertti:example.org"
"""
GROUP = """
[[groups]]
key = "kirjanpitajat"
name = "Kirjanpitäjien vertaisryhmä"
facilitators = ["@anna:example.org"]
first_session = 2026-12-01T17:00:00
"""
PASSWORD = {"VERTTI_MATRIX_PASSWORD": "from the environment"}


OPTIONAL: dict[str, type[BaseModel]] = {"metrics": Metrics, "matrix": Matrix, "discord": Discord}
DISCORD = """
[discord]
guild = "223456789012345678"
"""


def account(settings: Settings) -> MatrixAccount:
    assert isinstance(settings.chat, MatrixAccount)
    return settings.chat


def settings_of(directory: Path, text: str, environ: dict[str, str] | None = None) -> Settings:
    file = directory / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, PASSWORD if environ is None else environ)


def write_secret(directory: Path, text: str = "hunter2\n", name: str = "matrix-password") -> Path:
    secret = directory / "secrets" / name
    secret.parent.mkdir(exist_ok=True)
    secret.write_text(text, encoding="utf-8")
    secret.chmod(0o600)
    return secret


class TestTheExample:
    def test_passes_the_validation_as_it_is(self, tmp_path: Path) -> None:
        write_secret(tmp_path)
        settings = settings_of(tmp_path, EXAMPLE.read_text(encoding="utf-8"), {})
        assert settings.language is Language.FI
        assert remarks(settings, date(2026, 11, 22)) == ()

    def test_passes_with_every_key_switched_on(self, tmp_path: Path) -> None:
        write_secret(tmp_path)
        write_programme(tmp_path)
        settings = settings_of(tmp_path, uncommented(without={"access_token_file", "device_id"}), {})
        [group] = settings.groups
        assert group.check_in
        assert settings.support.verified_on == date(2026, 11, 1)
        assert settings.database == tmp_path / "data" / "vertti.db"

    def test_passes_with_a_token_in_place_of_the_password(self, tmp_path: Path) -> None:
        write_secret(tmp_path, name="matrix-access-token")
        write_programme(tmp_path)
        settings = settings_of(tmp_path, uncommented(without={"password_file"}), {})
        assert isinstance(account(settings).login, TokenLogin)

    def test_passes_on_discord_with_every_key_switched_on(self, tmp_path: Path) -> None:
        write_secret(tmp_path, name="discord-token")
        write_programme(tmp_path)
        settings = settings_of(tmp_path, uncommented(without=set(), text=example_for_discord(), platform="discord"), {})
        assert isinstance(settings.chat, DiscordAccount)
        assert settings.groups[0].host == "623456789012345678"

    def test_for_discord_has_no_trace_of_matrix_in_use(self) -> None:
        used = [line for line in example_for_discord().splitlines() if line and not line.startswith("#")]
        assert not [line for line in used if "@" in line or "matrix" in line or "*:" in line]
        assert "[discord]" in used

    def test_shows_every_key_in_its_section(self) -> None:
        shown = set(keys_in(uncommented(without=set()))) | set(keys_in(uncommented(without=set(), platform="discord")))
        assert shown == set(keys_of(ConfigFile, ""))

    def test_shows_the_defaults(self, tmp_path: Path) -> None:
        """What the example sets for new groups is what Vertti does without it, the skip range apart."""
        write_secret(tmp_path)
        example = settings_of(tmp_path, EXAMPLE.read_text(encoding="utf-8"), {})
        bare = settings_of(tmp_path, SMALL)
        assert example.rhythm.model_copy(update={"skip": ()}) == bare.rhythm
        assert (example.privacy, example.limits) == (bare.privacy, bare.limits)
        assert (example.language, example.time_zone, example.data_dir) == (bare.language, bare.time_zone, bare.data_dir)


def write_programme(base: Path) -> None:
    """The file that the example names; empty, it is the built-in programme."""
    (base / "programmes").mkdir()
    (base / "programmes" / "yrittajat.yaml").write_text("{}\n", encoding="utf-8")


def uncommented(without: set[str], text: str = "", platform: str = "matrix") -> str:
    """The example with everything in use, but for the section of the other platform."""
    kept: list[str] = []
    section = ""
    for line in (text or EXAMPLE.read_text(encoding="utf-8")).splitlines():
        used = re.sub(r"^#(?=[^ #])", "", line)
        section = found[1] if (found := re.match(r"\[+(\w+)\]+", used)) else section
        if section not in {"matrix", "discord"} - {platform} and used.split(" ")[0] not in without:
            kept.append(used)
    return "\n".join(kept)


def keys_in(text: str) -> Iterator[str]:
    section = ""
    for line in text.splitlines():
        if found := re.match(r"\[+(\w+)\]+", line):
            section = f"{found[1]}."
        elif found := re.match(r"(\w+)\s*=", line):
            yield section + found[1]


def keys_of(model: type[BaseModel], section: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if name == "groups":
            yield from keys_of(GroupSection, "groups.")
        elif name in OPTIONAL:
            yield from keys_of(OPTIONAL[name], f"{name}.")
        elif isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from keys_of(field.annotation, f"{name}.")
        else:
            yield section + name


class TestDefaults:
    def test_a_homeserver_and_an_account_are_enough(self, tmp_path: Path) -> None:
        settings = settings_of(tmp_path, SMALL)
        assert settings.data_dir == tmp_path / "data"
        assert settings.database == tmp_path / "data" / "vertti.db"
        assert account(settings).homeserver == "https://matrix.example.org"
        assert (settings.rhythm.every, settings.rhythm.sessions) == (21, 8)
        assert settings.privacy.pulse_minimum == 5
        assert settings.group_plans() == ()

    def test_paths_count_from_the_directory_of_the_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        monkeypatch.chdir(elsewhere)
        write_secret(tmp_path)
        settings = settings_of(tmp_path, 'data_dir = "state"' + SMALL + 'password_file = "secrets/matrix-password"', {})
        assert settings.data_dir == tmp_path / "state"
        assert isinstance(account(settings).login, PasswordLogin)

    def test_an_absolute_path_stays(self, tmp_path: Path) -> None:
        settings = settings_of(tmp_path, f'data_dir = "{tmp_path}/x"' + SMALL)
        assert settings.data_dir == tmp_path / "x"

    def test_the_database_may_be_named_where_it_is_anyway(self, tmp_path: Path) -> None:
        for url in ("sqlite:///data/vertti.db", f"sqlite:///{tmp_path}/data/vertti.db"):
            settings = settings_of(tmp_path, f'{SMALL}\n[database]\nurl = "{url}"')
            assert settings.database == tmp_path / "data" / "vertti.db"

    def test_the_database_is_where_the_store_keeps_it(self, tmp_path: Path) -> None:
        assert settings_of(tmp_path, SMALL).database.name == data_dir.DATABASE

    def test_a_byte_order_mark_does_no_harm(self, tmp_path: Path) -> None:
        assert settings_of(tmp_path, "\ufeff" + SMALL).language is Language.FI

    @pytest.mark.parametrize("address", ["http://localhost:8008", "http://127.0.0.1:8008", "http://[::1]:8008"])
    def test_plain_http_is_good_enough_for_this_machine(self, tmp_path: Path, address: str) -> None:
        assert account(settings_of(tmp_path, SMALL.replace("https://matrix.example.org/", address))).homeserver == address


class TestGroups:
    def test_take_from_the_defaults_what_they_do_not_say(self, tmp_path: Path) -> None:
        text = 'language = "sv"\ntime_zone = "Europe/Stockholm"' + SMALL
        text += '[rhythm]\nevery = "2 weeks"\nsessions = 6\nlength = "2 hours"\nskip = ["2026-12-21/2027-01-06", 2027-04-02]'
        [plan] = settings_of(tmp_path, text + GROUP).group_plans()
        assert plan.language is Language.SV
        assert plan.rhythm.first == WallTime(datetime.fromisoformat("2026-12-01T17:00"), "Europe/Stockholm")
        assert (plan.rhythm.every_days, plan.rhythm.count, plan.length) == (14, 6, timedelta(hours=2))
        assert [str(one) for one in plan.rhythm.skip] == ["2026-12-21/2027-01-06", "2027-04-02/2027-04-02"]
        assert (plan.retention, plan.pulse_minimum, plan.check_in) == (timedelta(days=60), 5, True)
        assert plan.quiet_hours.start == time(20)

    def test_may_have_everything_of_their_own(self, tmp_path: Path) -> None:
        own = 'language = "en"\ntime_zone = "Europe/London"\nsessions = 5\nlength = "60 minutes"\nevery = "10 days"\nskip = []\n'
        own += 'check_in = false\nmeeting_link = "https://meet.example.org/x"\n'
        own += 'host = "@minna:example.org"\nmembers = ["@pekka:example.org"]'
        text = SMALL + '[rhythm]\nskip = ["2026-12-21/2027-01-06"]' + GROUP + own
        [plan] = settings_of(tmp_path, text).group_plans()
        assert (plan.language, plan.zone, plan.check_in) == (Language.EN, "Europe/London", False)
        assert (plan.rhythm.every_days, plan.rhythm.count, plan.rhythm.skip) == (10, 5, ())
        assert (plan.host, plan.members) == ("@minna:example.org", ("@pekka:example.org",))
        assert plan.meeting_link == "https://meet.example.org/x"

    def test_started_by_command_get_the_defaults(self, tmp_path: Path) -> None:
        settings = settings_of(tmp_path, SMALL + '[privacy]\npulse_minimum = 6\nretention = "8 weeks"')
        first = WallTime(datetime.fromisoformat("2027-03-01T17:00"), "Europe/Helsinki")
        plan = settings.plan_for("Käsityöläiset Åbo", first, 6, PersonId("@anna:example.org"), Language.SV)
        assert (plan.facilitators, plan.language, plan.rhythm.count) == (("@anna:example.org",), Language.SV, 6)
        assert (plan.pulse_minimum, plan.retention) == (6, timedelta(weeks=8))

    def test_started_by_command_never_meet_a_key_of_the_file(self, tmp_path: Path) -> None:
        first = WallTime(datetime.fromisoformat("2027-03-01T17:00"), "Europe/Helsinki")
        plan = settings_of(tmp_path, SMALL).plan_for("Käsityöläiset, pohjoisen ryhmä", first)
        assert plan.key == "kasityolaiset-pohjoi.2027-03-01"
        assert not re.fullmatch(r"[a-z0-9-]+", plan.key)


class TestRights:
    @pytest.mark.parametrize(
        ("person", "may"),
        [
            ("@anna:example.org", True),
            ("@pekka:example.org", False),
            ("@anyone:school.example", True),
            ("@anyone:sub.school.example", False),
            ("@x:port.example:8448", True),
            ("@x:port.example", False),
            ("@admin:example.org", True),
            ("", False),
        ],
    )
    def test_who_may_start_groups(self, tmp_path: Path, person: str, may: bool) -> None:
        access = '[access]\nadmins = ["@admin:example.org"]\n'
        access += 'facilitators = ["@anna:example.org", "*:school.example", "*:port.example:8448"]'
        assert settings_of(tmp_path, SMALL + access).may_start_groups(person) is may

    def test_admins_are_named_one_by_one(self, tmp_path: Path) -> None:
        settings = settings_of(tmp_path, SMALL + '[access]\nadmins = ["@admin:example.org"]')
        assert settings.is_admin("@admin:example.org")
        assert not settings.is_admin("@anna:example.org")


class TestSecrets:
    def test_the_line_end_of_the_file_is_no_part_of_the_password(self, tmp_path: Path) -> None:
        write_secret(tmp_path, " with spaces \r\n")
        login = account(settings_of(tmp_path, SMALL + 'password_file = "secrets/matrix-password"', {})).login
        assert isinstance(login, PasswordLogin)
        assert login.password.get_secret_value() == " with spaces "

    def test_the_environment_goes_before_the_file(self, tmp_path: Path) -> None:
        write_secret(tmp_path)
        login = account(settings_of(tmp_path, SMALL + 'password_file = "secrets/matrix-password"')).login
        assert isinstance(login, PasswordLogin)
        assert login.password.get_secret_value() == "from the environment"

    def test_a_token_comes_with_its_device(self, tmp_path: Path) -> None:
        login = account(settings_of(tmp_path, SMALL + 'device_id = "ABC"', {"VERTTI_MATRIX_ACCESS_TOKEN": "syt_1"})).login
        assert isinstance(login, TokenLogin)
        assert (login.access_token.get_secret_value(), login.device_id) == ("syt_1", "ABC")

    def test_are_never_shown(self, tmp_path: Path) -> None:
        settings = settings_of(tmp_path, SMALL, {"VERTTI_MATRIX_PASSWORD": "hunter2"})
        assert "hunter2" not in f"{settings} {settings!r} {account(settings).login!r}"


class TestDiscord:
    TOKEN: ClassVar = {"VERTTI_DISCORD_TOKEN": "from the environment"}

    def test_a_server_and_a_token_are_enough(self, tmp_path: Path) -> None:
        settings = settings_of(tmp_path, DISCORD, self.TOKEN)
        known = discord_settings(settings)
        assert (known.guild, known.category, known.admin_roles) == ("223456789012345678", None, frozenset())
        assert (known.token, known.data_dir) == ("from the environment", tmp_path / "data")

    def test_the_token_may_lie_in_a_file(self, tmp_path: Path) -> None:
        write_secret(tmp_path, "token-of-ours\n", "discord-token")
        text = DISCORD + 'token_file = "secrets/discord-token"'
        assert discord_settings(settings_of(tmp_path, text, {})).token == "token-of-ours"
        assert discord_settings(settings_of(tmp_path, text, self.TOKEN)).token == "from the environment"

    def test_the_token_is_never_shown(self, tmp_path: Path) -> None:
        settings = settings_of(tmp_path, DISCORD, {"VERTTI_DISCORD_TOKEN": "hunter2"})
        assert "hunter2" not in f"{settings} {settings!r} {settings.chat!r} {discord_settings(settings)!r}"

    def test_nobody_asks_for_the_token_where_nobody_logs_in(self, tmp_path: Path) -> None:
        (tmp_path / "config.toml").write_text(DISCORD, encoding="utf-8")
        assert isinstance(load(tmp_path / "config.toml", {}, secrets=False).chat, DiscordAccount)

    def test_administrators_are_named_in_two_places_and_by_role(self, tmp_path: Path) -> None:
        admins = 'admins = ["123456789012345678", "role:423456789012345678"]\n'
        access = '[access]\nadmins = ["523456789012345678"]\nfacilitators = ["623456789012345678"]'
        settings = settings_of(tmp_path, DISCORD + admins + access, self.TOKEN)
        assert settings.policy().admins == {"123456789012345678", "523456789012345678"}
        assert discord_settings(settings).admin_roles == {"423456789012345678"}
        assert settings.may_start_groups("123456789012345678")
        assert settings.may_start_groups("623456789012345678")
        assert not settings.may_start_groups("423456789012345678")

    def test_people_of_groups_are_numbers(self, tmp_path: Path) -> None:
        group = GROUP.replace("@anna:example.org", "523456789012345678") + 'host = "623456789012345678"'
        [plan] = settings_of(tmp_path, DISCORD + group, self.TOKEN).group_plans()
        assert (plan.facilitators, plan.host) == (("523456789012345678",), "623456789012345678")

    def test_an_administrator_by_role_is_enough_to_start_groups(self, tmp_path: Path) -> None:
        text = DISCORD + 'admins = ["role:423456789012345678"]'
        assert remarks(settings_of(tmp_path, text, self.TOKEN), date(2026, 11, 22)) == ()

    def test_each_platform_has_its_own_settings(self, tmp_path: Path) -> None:
        with pytest.raises(TypeError):
            matrix_settings(settings_of(tmp_path, DISCORD, self.TOKEN))
        with pytest.raises(TypeError):
            discord_settings(settings_of(tmp_path, SMALL))


class TestRemarks:
    def remarked(self, directory: Path, text: str, today: date = date(2026, 11, 22)) -> list[str]:
        access = '[access]\nfacilitators = ["@anna:example.org"]\n'
        return [one.key for one in remarks(settings_of(directory, SMALL + access + text), today)]

    def test_a_short_retention_leaves_the_farewell_out(self, tmp_path: Path) -> None:
        assert self.remarked(tmp_path, '[privacy]\nretention = "34 days"') == ["privacy.retention"]
        assert self.remarked(tmp_path, '[privacy]\nretention = "35 days"') == []

    @pytest.mark.parametrize(
        ("line", "keys"),
        [
            ("", ["support.verified_on"]),
            ("verified_on = 2026-11-23", ["support.verified_on"]),
            ("verified_on = 2025-11-21", ["support.verified_on"]),
            ("verified_on = 2025-11-22", ["support.verified_on"]),
            ("verified_on = 2026-01-20", ["support.verified_on"]),
            ("verified_on = 2026-01-21", []),
            ("verified_on = 2026-11-22", []),
        ],
    )
    def test_crisis_numbers_want_to_be_checked_once_a_year(self, tmp_path: Path, line: str, keys: list[str]) -> None:
        assert self.remarked(tmp_path, f'[support]\nregion = "FI"\n{line}') == keys

    def test_a_first_session_in_a_skip_range_is_pointed_out(self, tmp_path: Path) -> None:
        text = '[rhythm]\nskip = ["2026-12-01"]' + GROUP
        assert self.remarked(tmp_path, text) == ["groups[0].first_session"]

    def test_groups_of_one_name_are_pointed_out(self, tmp_path: Path) -> None:
        text = GROUP + GROUP.replace("kirjanpitajat", "toiset")
        assert self.remarked(tmp_path, text) == ["groups[0].name", "groups[1].name"]

    def test_nobody_who_may_start_a_group_is_pointed_out(self, tmp_path: Path) -> None:
        assert [one.key for one in remarks(settings_of(tmp_path, SMALL), date(2026, 11, 22))] == ["access.facilitators"]
