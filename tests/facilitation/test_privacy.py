"""The register of what is stored is whole: nothing lies in the database that it does not name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bot.privacy_document import document
from bot.store.tables import metadata
from facilitation import privacy
from facilitation.privacy import Place

ROOT = Path(__file__).parents[2]
HOW = """
Every column stands exactly once in REGISTER of facilitation/privacy.py. Say there for {where}
what it holds, why (a `Why`) and until when (an `Until`), whose it is, and which line of `privacy` shows it:

    _table("{table}", "{columns}", "…what…", Why.…, WITH_PERSON, Whose.PERSON, shown=_LINES + "…"),

With a person's id in it: also bot/store/erasing.py must erase it on `forget`, and bot/commands/export.py must name it in
`mydata`. Then: python -m bot.privacy_document docs/privacy.md
"""


def test_every_column_of_the_database_is_in_the_register_once() -> None:
    named = Counter((one.name, column) for one in privacy.REGISTER for column in one.columns)
    for table in metadata.sorted_tables:
        missing = [column.name for column in table.columns if (table.name, column.name) not in named]
        help_text = HOW.format(where=f"table {table.name}", table=table.name, columns=" ".join(missing))
        assert not missing, help_text
    there = {(table.name, column.name) for table in metadata.sorted_tables for column in table.columns}
    assert named.keys() - there == set(), "the register names what is not stored any more: take it out"
    assert [one for one, times in named.items() if times > 1] == []


def test_every_column_that_can_name_a_person_is_said_to_be_about_one() -> None:
    for one in privacy.REGISTER:
        if "person" in one.columns:
            assert one.whose is privacy.Whose.PERSON, one


def test_the_page_for_the_data_protection_officer_is_what_the_register_says() -> None:
    written = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert written == document(), "run: python -m bot.privacy_document docs/privacy.md"


def test_everything_says_what_why_and_until_when() -> None:
    for one in privacy.EVERYTHING:
        assert one.what.endswith(".") or one.place is Place.FILE, one
        assert one.until.text, one
        assert (one.place is Place.DATABASE) == bool(one.columns), one
        assert "|" not in one.what + one.until.text, "it would break the table"


def test_nobody_is_told_of_what_their_platform_has_not() -> None:
    encrypted = {one.name for one in privacy.on_a_platform(encrypts=True)}
    in_clear = {one.name for one in privacy.on_a_platform(encrypts=False)}
    assert {"the homeserver", "identities", "matrix/crypto.db"} <= encrypted - in_clear
    assert {"Discord", "the Discord server"} == in_clear - encrypted
    assert {"the log (stderr)", "backups", "vertti.lock", "members", "pulse_answers"} <= encrypted & in_clear
    assert set(privacy.shown_lines(encrypts=True)) - set(privacy.shown_lines(encrypts=False)) == {"devices"}


def test_the_page_says_who_sees_what_on_discord() -> None:
    page = document()
    assert "## Groups on Discord" in page
    assert "Nothing is encrypted from end to end" in page
    for row in page.splitlines():
        if row.startswith(("| `identities`", "| `matrix/", "| the homeserver")):
            assert "*Only on Matrix.*" in row
        if row.startswith("| the Discord server"):
            assert "*Only on Discord.*" in row
