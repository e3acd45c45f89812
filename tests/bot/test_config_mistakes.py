"""config.toml: every mistake names its key, what is wrong and the remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import ConfigError, Finding, load

SMALL = """
[matrix]
homeserver = "https://matrix.example.org"
user_id = "@vertti:example.org"
"""
GROUP = """
[[groups]]
key = "kirjanpitajat"
name = "Kirjanpitäjien vertaisryhmä"
facilitators = ["@anna:example.org"]
first_session = 2026-12-01T17:00:00
"""
DISCORD = """
[discord]
guild = "223456789012345678"
"""
FIRST = "groups[0].first_session"
PASSWORD = {"VERTTI_MATRIX_PASSWORD": "hunter2"}


def mistakes(directory: Path, text: str, environ: dict[str, str] | None = None) -> list[Finding]:
    file = directory / "config.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file, PASSWORD if environ is None else environ)
    for one in caught.value.findings:
        assert one.problem.endswith((".", "?")), one
        assert one.remedy, one
        assert not re.search(r"pydantic|Input should|type=|Traceback|<class|\\bNone\\b", str(one)), one
    return list(caught.value.findings)


def mistake(directory: Path, text: str, environ: dict[str, str] | None = None) -> Finding:
    found = mistakes(directory, text, environ)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "key", "says", "advises"),
    [
        ('language = "de"' + SMALL, "language", '"de"', '"fi", "sv" or "en"'),
        ("language = 1" + SMALL, "language", "a whole number", '"fi"'),
        ('time_zone = "Helsinki"' + SMALL, "time_zone", '"Helsinki"', "Europe/Helsinki"),
        ("data_dir = true" + SMALL, "data_dir", "true or false", "data"),
        ("data_dir = ''" + SMALL, "data_dir", "no path", "data"),
        ("matrix = 1", "matrix", "a whole number", "[matrix]"),
        ("", "matrix", "missing", "[matrix]"),
        (SMALL.replace("https", "http"), "matrix.homeserver", "http://", "https://"),
        (SMALL.replace("https://", ""), "matrix.homeserver", "no address", "https://"),
        (SMALL.replace("matrix.example.org", "example.org/_matrix"), "matrix.homeserver", "goes on", "only the address"),
        (SMALL.replace("https://", "https://u:p@"), "matrix.homeserver", "password", "Leave out"),
        (SMALL.replace(".org", ".org:99999"), "matrix.homeserver", "no address", "https://"),
        (SMALL.replace("@vertti:example.org", "vertti"), "matrix.user_id", "begin with @", "@anna:example.org"),
        (SMALL.replace("@vertti:example.org", "@vertti"), "matrix.user_id", "server is missing", "@anna:example.org"),
        (SMALL.replace("@vertti:example.org", "@v x:example.org"), "matrix.user_id", "too many", "@anna:example.org"),
        (SMALL + '[access]\nadmins = "@a:b.org"', "access.admins", "text", "brackets"),
        (SMALL + '[access]\nadmins = ["*:b.org"]', "access.admins[0]", '"*:b.org"', "@anna:example.org"),
        (SMALL + '[access]\nfacilitators = ["@a:b.org", "*"]', "access.facilitators[1]", "no server", "*:example.org"),
        (SMALL + '[rhythm]\nevery = "3 months"', "rhythm.every", '"3 months"', "3 weeks"),
        (SMALL + "[rhythm]\nevery = 3", "rhythm.every", "a whole number", "3 weeks"),
        (SMALL + "[rhythm]\nsessions = 9", "rhythm.sessions", "9", "5 to 8"),
        (SMALL + "[rhythm]\nsessions = 4", "rhythm.sessions", "4", "5 to 8"),
        (SMALL + '[rhythm]\nsessions = "8"', "rhythm.sessions", "text", "sessions = 8"),
        (SMALL + "[rhythm]\nsessions = true", "rhythm.sessions", "true or false", "sessions = 8"),
        (SMALL + "[rhythm]\nsessions = 6.0", "rhythm.sessions", "decimals", "sessions = 8"),
        (SMALL + '[rhythm]\nlength = "90"', "rhythm.length", '"90"', "90 minutes"),
        (SMALL + '[rhythm]\nlength = "29 minutes"', "rhythm.length", "29 minutes", "between 30 and 240"),
        (SMALL + '[rhythm]\nlength = "5 hours"', "rhythm.length", "5 hours", "between 30 and 240"),
        (SMALL + '[rhythm]\nquiet_hours = "20-8"', "rhythm.quiet_hours", '"20-8"', "20:00-08:00"),
        (SMALL + '[rhythm]\nquiet_hours = "24:00-08:00"', "rhythm.quiet_hours", "24:00", "20:00-08:00"),
        (SMALL + '[rhythm]\nquiet_hours = "20:00-11:00"', "rhythm.quiet_hours", "10:00", "by 10:00"),
        (SMALL + '[rhythm]\nskip = "2026-12-21"', "rhythm.skip", "text", "brackets"),
        (SMALL + '[rhythm]\nskip = ["jul"]', "rhythm.skip[0]", '"jul"', "2026-12-21/2027-01-06"),
        (SMALL + '[rhythm]\nskip = ["2027-01-06/2026-12-21"]', "rhythm.skip[0]", "ends before", "earlier date first"),
        (SMALL + '[rhythm]\nskip = ["2026-12-21/2036-01-06"]', "rhythm.skip[0]", "longer than a year", "years"),
        (SMALL + "[privacy]\npulse_minimum = 4", "privacy.pulse_minimum", "4", "from 5"),
        (SMALL + '[privacy]\nretention = "0 days"', "privacy.retention", "0 days", "between 1 and 365"),
        (SMALL + '[privacy]\nretention = "366 days"', "privacy.retention", "366 days", "between 1 and 365"),
        (SMALL + '[privacy]\nretention = "2 months"', "privacy.retention", "2 months", "60 days"),
        (SMALL + "[limits]\ngroups_per_starter = 0", "limits.groups_per_starter", "0", "from 1"),
        (SMALL + '[support]\nregion = "SE"', "support.region", '"SE"', '"FI"'),
        (SMALL + '[support]\nverified_on = "2026-11-01"', "support.verified_on", "text", "verified_on = 2026-11-01"),
        (SMALL + "[support]\nverified_on = 2026-11-01T10:00:00", "support.verified_on", "a date with a time", "2026-11-01"),
        (SMALL + '[support]\ncontact = "a\\nb"', "support.contact", "line break", "one plain line"),
        (SMALL + '[database]\nurl = "postgresql://v:hunter2@db/v"', "database.url", "postgresql", "sqlite:///"),
        (SMALL + '[database]\nurl = "mysql+pymysql://x"', "database.url", "mysql", "sqlite:///"),
        (SMALL + '[database]\nurl = "sqlite://"', "database.url", "no database file", "sqlite:///"),
        (SMALL + '[database]\nurl = "sqlite:///other.db"', "database.url", "elsewhere", "data_dir"),
        (SMALL + '[database]\nurl = "vertti.db"', "database.url", "no database address", "sqlite:///"),
        (SMALL + "[groups]\nkey = 'a'", "groups", "a section", "[[groups]]"),
        (SMALL + GROUP.replace("kirjanpitajat", "A b"), "groups[0].key", '"A b"', "a–z"),
        (SMALL + GROUP.replace('"Kirjanpitäjien vertaisryhmä"', '" "'), "groups[0].name", "empty", "words"),
        (SMALL + GROUP.replace('["@anna:example.org"]', "[]"), "groups[0].facilitators", "empty", "@anna:example.org"),
        (SMALL + GROUP + "check_in = 1", "groups[0].check_in", "a whole number", "check_in = true"),
        (SMALL + GROUP + "sessions = 10", "groups[0].sessions", "10", "5 to 8"),
        (SMALL + GROUP + 'time_zone = "UTC+2"', "groups[0].time_zone", "UTC+2", "IANA"),
        (SMALL + GROUP.replace("T17:00:00", ""), FIRST, "a date, but", "T17:00:00"),
        (SMALL + GROUP.replace("2026-12-01T17:00:00", '"2026-12-01T17:00"'), FIRST, "text", "quotation marks"),
        (SMALL + GROUP.replace(":00:00", ":00:00+02:00"), FIRST, "offset", "first_session = 2026-12-01T17:00:00"),
        (SMALL + GROUP.replace(":00:00", ":00:00Z"), FIRST, "offset", "time_zone"),
        (SMALL + GROUP.replace(":00:00", ":00:30"), FIRST, "seconds", ":00"),
        (SMALL + GROUP.replace("2026-12", "0026-12"), FIRST, "too far", "year"),
        (SMALL + GROUP.replace("2026-12-01T17", "2027-03-28T03"), FIRST, "not exist in Europe/Helsinki", "before"),
    ],
)  # fmt: skip
def test_a_wrong_value(tmp_path: Path, text: str, key: str, says: str, advises: str) -> None:
    found = mistake(tmp_path, text)
    assert found.key == key
    assert says in found.problem
    assert advises in found.remedy


class TestTheWholeFile:
    def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(self, tmp_path: Path) -> None:
        text = (
            'langauge = "fi"\n' + SMALL.replace("https", "ftp") + "[rhythm]\nsessions = 1\n" + GROUP.replace("kirja", "K") + GROUP
        )
        text += 'host = "@anna:example.org"'
        found = mistakes(tmp_path, text, {})
        keys = [one.key for one in found]
        assert keys == ["langauge", "matrix.homeserver", "rhythm.sessions", "groups[0].key", "groups[1]"]

    def test_a_missing_password_does_not_hide_the_rest(self, tmp_path: Path) -> None:
        keys = [one.key for one in mistakes(tmp_path, "x = 1" + SMALL, {})]
        assert keys == ["x", "matrix.password_file"]

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match="vertti init"):
            load(tmp_path / "nothing.toml", PASSWORD)

    def test_a_directory_in_its_place(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match="cannot be read"):
            load(tmp_path, PASSWORD)

    def test_a_file_of_another_encoding(self, tmp_path: Path) -> None:
        (tmp_path / "config.toml").write_bytes("language = 'ä'".encode("latin-1"))
        with pytest.raises(ConfigError, match="UTF-8"):
            load(tmp_path / "config.toml", PASSWORD)

    @pytest.mark.parametrize(
        ("line", "advises"),
        [
            ("language = fi", "quotation marks"),
            ("first_session = 2026-12-01T17:00", "with seconds"),
            ('language = "fi', "config.example.toml"),
            ('a = 1\na = 2', "twice"),
            ("[groups", "double brackets"),
            ("[groups]]", "double brackets"),
        ],
    )  # fmt: skip
    def test_what_is_not_toml_is_shown_with_line_and_column(self, tmp_path: Path, line: str, advises: str) -> None:
        found = mistake(tmp_path, "\n" + line + "\n")
        assert re.search(r"line \d, column \d", found.problem)
        assert advises in found.remedy


class TestUnknownKeys:
    @pytest.mark.parametrize(
        ("text", "key", "advises"),
        [
            ('langage = "fi"' + SMALL, "langage", "language?"),
            (SMALL + "[rythm]\nevery = '3 weeks'", "rythm", "rhythm?"),
            (SMALL + "[rhythm]\nquiethours = 1", "rhythm.quiethours", "rhythm.quiet_hours?"),
            (SMALL + GROUP + "member = []", "groups[0].member", "groups[0].members?"),
            (SMALL + "[rhythm]\npulse_minimum = 5", "rhythm.pulse_minimum", "below [privacy]"),
            (SMALL + "data_dir = 'x'", "matrix.data_dir", "top of the file"),
            (SMALL + "[privacy]\nskip = []", "privacy.skip", "below [rhythm] or [[groups]]"),
            (SMALL + "[access]\nzzz = 1", "access.zzz", "admins, facilitators"),
            (SMALL + "[metrics]\nport = 9000\nlisten = 'x'", "metrics.listen", "port, address, allow_remote"),
            (SMALL + GROUP + "programme = 'own.yaml'", "groups[0].programme", "Check the path"),
        ],
    )
    def test_are_mistakes_with_the_nearest_known_one(self, tmp_path: Path, text: str, key: str, advises: str) -> None:
        found = mistake(tmp_path, text)
        assert found.key == key
        assert advises in found.remedy


class TestThePlatform:
    def test_has_to_be_named(self, tmp_path: Path) -> None:
        found = mistake(tmp_path, 'language = "fi"')
        assert (found.key, "missing" in found.problem) == ("matrix", True)
        assert "[matrix]" in found.remedy
        assert "[discord]" in found.remedy

    def test_is_one_and_people_may_be_named_in_either_form_until_that_is_clear(self, tmp_path: Path) -> None:
        access = '[access]\nadmins = ["123456789012345678", "@admin:example.org"]'
        found = mistake(tmp_path, SMALL + DISCORD + access)
        assert (found.key, "[matrix]" in found.problem) == ("discord", True)
        assert "two processes" in found.remedy

    @pytest.mark.parametrize(
        ("text", "key", "says", "advises"),
        [
            ("[discord]\ncategory = '323456789012345678'", "discord.guild", "missing", 'guild = "223456789012345678"'),
            ("[discord]\nguild = 223456789012345678", "discord.guild", "whole number", '"223456789012345678"'),
            ("[discord]\nguild = 'Our server'", "discord.guild", '"Our server"', "Copy Server ID"),
            (DISCORD + "category = '#groups'", "discord.category", '"#groups"', "Copy Channel ID"),
            (DISCORD + "admins = '123456789012345678'", "discord.admins", "text", "brackets"),
            (DISCORD + "admins = ['role:Admins']", "discord.admins[0]", '"Admins"', "Copy Role ID"),
            (DISCORD + "admins = ['@admin:example.org']", "discord.admins[0]", "no id of Discord", "Developer Mode"),
            (DISCORD + "homeserver = 'x'", "discord.homeserver", "no such key here", "below [matrix]"),
            (DISCORD + "[access]\nadmins = ['@anna:example.org']", "access.admins[0]", "no id of Discord", "Copy User ID"),
            (DISCORD + "[access]\nadmins = ['role:423456789012345678']", "access.admins[0]", "role", "discord.admins"),
            (DISCORD + "[access]\nfacilitators = ['*:example.org']", "access.facilitators[0]", "pattern of Matrix", "by id"),
            (DISCORD + "[access]\nfacilitators = '1'", "access.facilitators", "text", 'facilitators = ["123456789012345678"]'),
            (DISCORD + GROUP, "groups[0].facilitators[0]", '"@anna:example.org"', "Copy User ID"),
            (DISCORD + GROUP.replace('["@anna:example.org"]', "[]"), "groups[0].facilitators", "empty", "123456789012345678"),
            (DISCORD + GROUP.replace('"@anna:example.org"', "123456789012345678"), "groups[0].facilitators[0]", "number", "78\""),
            (SMALL + "[access]\nadmins = ['123456789012345678']", "access.admins[0]", "no Matrix id", "@anna:example.org"),
        ],
    )  # fmt: skip
    def test_says_how_people_and_places_are_named(self, tmp_path: Path, text: str, key: str, says: str, advises: str) -> None:
        found = mistake(tmp_path, text, {**PASSWORD, "VERTTI_DISCORD_TOKEN": "t"})
        assert found.key == key
        assert says in found.problem
        assert advises in found.remedy


class TestWhoIsShownFigures:
    @pytest.mark.parametrize(
        ("section", "key", "advises"),
        [
            ("port = 9464\naddress = '0.0.0.0'", "metrics.address", "allow_remote = true"),
            ("port = 9464\naddress = '2001:db8::7'", "metrics.address", 'address = "127.0.0.1"'),
            ("port = 9464\naddress = 'vertti.example.org'", "metrics.address", "127.0.0.1"),
            ("port = 70000", "metrics.port", "from 1 to 65535"),
            ("address = '127.0.0.1'", "metrics.port", "port = 9464"),
            ("port = 9464\n[log]\nformat = 'xml'", "log.format", '"plain" or "json"'),
        ],
    )
    def test_strangers_are_not_unless_somebody_says_so(self, tmp_path: Path, section: str, key: str, advises: str) -> None:
        found = mistake(tmp_path, f"{SMALL}[metrics]\n{section}")
        assert found.key == key
        assert advises in found.remedy

    @pytest.mark.parametrize(
        ("section", "address"),
        [
            ("port = 9464", "127.0.0.1"),
            ("port = 9464\naddress = 'localhost'", "127.0.0.1"),
            ("port = 9464\naddress = '::1'", "::1"),
            ("port = 9464\naddress = '0.0.0.0'\nallow_remote = true", "0.0.0.0"),
        ],
    )
    def test_what_may_be_shown_where(self, tmp_path: Path, section: str, address: str) -> None:
        (tmp_path / "config.toml").write_text(f"{SMALL}[metrics]\n{section}", encoding="utf-8")
        shown = load(tmp_path / "config.toml", PASSWORD).metrics
        assert shown is not None
        assert (shown.address, shown.port) == (address, 9464)


class TestGroupsAsAWhole:
    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ('host = "@anna:example.org"', "a facilitator and the host"),
            ('members = ["@anna:example.org"]', "a facilitator and a member"),
            ('host = "@minna:example.org"\nmembers = ["@minna:example.org"]', "the host and a member"),
            ('members = ["@liisa:example.org", "@liisa:example.org"]', "2 times"),
            ('members = ["@vertti:example.org"]', "Vertti's own account"),
            (f"members = {[f'@m{n}:example.org' for n in range(12)]}", "13 people"),
        ],
    )
    def test_everybody_has_one_place(self, tmp_path: Path, more: str, says: str) -> None:
        found = mistake(tmp_path, SMALL + GROUP + more)
        assert found.key == "groups[0]"
        assert says in found.problem

    def test_more_people_where_the_limit_allows_them(self, tmp_path: Path) -> None:
        members = [f"@m{n}:example.org" for n in range(12)]
        file = tmp_path / "config.toml"
        file.write_text(SMALL + "[limits]\ninvitations_per_group = 13" + GROUP + f"members = {members}", encoding="utf-8")
        assert len(load(file, PASSWORD).groups[0].people()) == 13

    def test_keys_are_not_shared(self, tmp_path: Path) -> None:
        found = mistake(tmp_path, SMALL + GROUP + GROUP)
        assert found.key == "groups[1].key"
        assert "groups[0]" in found.problem

    def test_some_date_must_be_left(self, tmp_path: Path) -> None:
        years = [f"{year}-01-01/{year}-12-31" for year in range(2026, 2040)]
        assert mistake(tmp_path, SMALL + f"[rhythm]\nskip = {years}" + GROUP).key == "rhythm.skip"
        assert mistake(tmp_path, SMALL + GROUP + f"skip = {years}").key == "groups[0].skip"

    def test_a_gap_in_a_zone_of_ones_own(self, tmp_path: Path) -> None:
        text = SMALL + GROUP.replace("2026-12-01T17", "2027-03-14T02") + 'time_zone = "America/New_York"'
        assert "America/New_York" in mistake(tmp_path, text).problem


class TestSecrets:
    @pytest.mark.parametrize("key", ["password", "access_token"])
    def test_in_the_file_itself_are_refused_with_the_reason(self, tmp_path: Path, key: str) -> None:
        found = mistake(tmp_path, SMALL + f'{key} = "hunter2"')
        assert found.key == f"matrix.{key}"
        assert "version control" in found.problem
        assert "password_file" in found.remedy
        assert "hunter2" not in str(found)

    def test_of_discord_have_a_home_of_their_own(self, tmp_path: Path) -> None:
        found = mistake(tmp_path, DISCORD + 'token = "hunter2"', {"VERTTI_DISCORD_TOKEN": "t"})
        assert (found.key, "hunter2" in str(found)) == ("discord.token", False)
        assert "token_file, or set VERTTI_DISCORD_TOKEN" in found.remedy

    def test_of_discord_are_looked_for_where_they_belong(self, tmp_path: Path) -> None:
        found = mistake(tmp_path, DISCORD)
        assert found.key == "discord.token_file"
        assert "VERTTI_DISCORD_TOKEN" in found.remedy
        token = tmp_path / "token"
        token.write_text("hunter2")
        token.chmod(0o640)
        found = mistake(tmp_path, DISCORD + 'token_file = "token"')
        assert ("read by others" in found.problem, "chmod 600" in found.remedy) == (True, True)

    def test_are_looked_for_where_they_belong(self, tmp_path: Path) -> None:
        found = mistake(tmp_path, SMALL, {})
        assert found.key == "matrix.password_file"
        assert "VERTTI_MATRIX_PASSWORD" in found.remedy

    def test_an_empty_variable_is_none(self, tmp_path: Path) -> None:
        assert mistake(tmp_path, SMALL, {"VERTTI_MATRIX_PASSWORD": ""}).key == "matrix.password_file"

    @pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
    def test_in_a_file_that_others_can_read_are_refused(self, tmp_path: Path, mode: int) -> None:
        secret = tmp_path / "pw"
        secret.write_text("hunter2", encoding="utf-8")
        secret.chmod(mode)
        found = mistake(tmp_path, SMALL + 'password_file = "pw"', {})
        assert f"chmod 600 {secret}" in found.remedy
        assert "hunter2" not in str(found)

    @pytest.mark.parametrize(
        ("content", "says"), [(b"", "empty"), (b"\n", "empty"), (b"one\ntwo\n", "more than one line"), (b"\xe4", "UTF-8")]
    )
    def test_a_file_without_one_secret_in_it(self, tmp_path: Path, content: bytes, says: str) -> None:
        secret = tmp_path / "pw"
        secret.write_bytes(content)
        secret.chmod(0o600)
        assert says in mistake(tmp_path, SMALL + 'password_file = "pw"', {}).problem

    def test_a_file_that_is_not_there_or_no_file(self, tmp_path: Path) -> None:
        assert "does not exist" in mistake(tmp_path, SMALL + 'password_file = "pw"', {}).problem
        assert "not a file" in mistake(tmp_path, SMALL + 'password_file = "."', {}).problem

    def test_a_password_and_a_token_are_one_too_many(self, tmp_path: Path) -> None:
        environ = {**PASSWORD, "VERTTI_MATRIX_ACCESS_TOKEN": "syt_1"}
        found = mistake(tmp_path, SMALL + 'device_id = "ABC"', environ)
        assert found.key == "matrix"
        assert "syt_1" not in str(found)

    def test_a_token_wants_its_device_and_a_device_its_token(self, tmp_path: Path) -> None:
        assert mistake(tmp_path, SMALL, {"VERTTI_MATRIX_ACCESS_TOKEN": "syt_1"}).key == "matrix.device_id"
        assert mistake(tmp_path, SMALL + 'device_id = "ABC"').key == "matrix.device_id"

    @pytest.mark.parametrize(
        "text",
        [
            SMALL + '[database]\nurl = "postgresql://v:hunter2@db/v"',
            SMALL.replace("https://", "https://u:hunter2@"),
            SMALL + GROUP + 'meeting_link = "ftp://meet.example.org/hunter2"',
            SMALL + GROUP + 'meeting_link = ["https://meet.example.org/hunter2"]',
            SMALL + '[database]\nurl = ["hunter2"]',
            SMALL + '[matrix.secret]\nx = "hunter2"',
            SMALL + '[email]\nsecret_word = "hunter2"',
        ],
    )
    def test_and_what_works_like_one_never_stand_in_an_error(self, tmp_path: Path, text: str) -> None:
        file = tmp_path / "config.toml"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            load(file, PASSWORD)
        assert "hunter2" not in f"{caught.value} {caught.value!r} {caught.value.findings!r}"
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
