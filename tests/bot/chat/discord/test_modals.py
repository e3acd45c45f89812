"""Forms, and what somebody wrote into one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.chat.discord.modals import form, typed_from
from bot.chat.menu import Kind
from tests.bot.chat.discord.entries import BRIEFING, LANGUAGES, SMALL, WHOLE, called, entry, field


def asked(name: str, *, direct: bool = False) -> dict[str, Any]:
    """What one field of a form consists of."""
    labelled = form(BRIEFING, "fi", direct=direct)["components"]
    component = next(one["component"] for one in labelled if one["component"]["custom_id"] == name)
    assert isinstance(component, dict)
    return component


class TestAForm:
    def test_is_in_the_language_of_the_person(self) -> None:
        made = form(BRIEFING, "sv")
        assert made["custom_id"] == "m/briefing"
        assert made["title"] == "Sv about briefing"
        assert made["components"][1]["label"] == "Sv guest"
        assert made["components"][1]["description"] == "sv what guest is"

    def test_asks_in_the_order_of_the_command(self) -> None:
        names = [one["component"]["custom_id"] for one in form(BRIEFING, "fi")["components"]]
        assert names == ["session", "guest", "topic", "switch", "words"]

    def test_has_a_large_field_for_words_and_small_ones_for_the_rest(self) -> None:
        assert (asked("words")["style"], asked("topic")["style"]) == (2, 1)
        assert (asked("words")["max_length"], asked("session")["max_length"]) == (3500, 3)

    def test_must_be_filled_in_where_the_command_needs_it(self) -> None:
        assert asked("words")["required"]
        assert not asked("session")["required"]

    def test_offers_accounts_in_a_server_and_takes_names_in_a_direct_message(self) -> None:
        assert (asked("guest")["type"], asked("guest", direct=True)["type"]) == (5, 4)

    def test_offers_the_few_values_that_there_are(self) -> None:
        assert asked("switch")["options"] == [{"label": "fi on", "value": "on"}, {"label": "fi off", "value": "off"}]
        assert (asked("switch")["min_values"], asked("switch")["max_values"]) == (0, 1)

    def test_is_titled_by_the_name_where_the_summary_is_long(self) -> None:
        long = replace(entry("lead-too", field("words", Kind.WORDS)), descriptions=called("x" * 60))
        assert form(long, "fi")["title"] == "Fi lead too"

    def test_keeps_what_is_needed_when_there_is_more_than_fits(self) -> None:
        optional = (field(f"may{number}", Kind.TEXT, required=False) for number in range(5))
        made = form(entry("one", *optional, field("must", Kind.TEXT)), "fi")
        names = [one["component"]["custom_id"] for one in made["components"]]
        assert names == ["may0", "may1", "may2", "may3", "must"]

    @pytest.mark.parametrize("count", [0, 6])
    def test_is_refused_for_a_command_that_needs_nothing_or_too_much(self, count: int) -> None:
        with pytest.raises(ValueError, match="make no form"):
            form(entry("one", *(field(f"must{number}", Kind.TEXT) for number in range(count))), "fi")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_within_the_limits_for_every_command_of_ours(self, language: str) -> None:
        for one in WHOLE:
            if not one.fields:
                continue
            made = form(one, language)
            assert 0 < len(made["title"]) <= 45, one.key
            assert len(made["components"]) == len(one.fields), one.key
            assert all(0 < len(labelled["label"]) <= 45 for labelled in made["components"]), one.key


class TestWhatIsWritten:
    def test_is_typed_whether_it_was_written_or_chosen(self) -> None:
        labelled = [
            {"type": 4, "custom_id": "words", "value": "two\nlines"},
            {"type": 4, "custom_id": "session", "value": ""},
            {"type": 5, "custom_id": "guest", "values": ["123456789012345678"]},
            {"type": 4, "custom_id": "topic", "value": "Safe days"},
            {"type": 3, "custom_id": "switch", "values": []},
        ]
        data = {"custom_id": "m/briefing", "components": [{"type": 18, "component": one} for one in labelled]}
        filled, text = typed_from(SMALL, data)
        assert filled is BRIEFING
        assert text == '/briefing 123456789012345678 "Safe days" two\nlines'

    def test_is_found_in_rows_too(self) -> None:
        row = {"type": 1, "components": [{"type": 4, "custom_id": "topic", "value": "Rest"}]}
        assert typed_from(SMALL, {"custom_id": "m/briefing", "components": [row]})[1] == '/briefing "Rest"'

    @pytest.mark.parametrize("custom_id", ["x/briefing", "m/gone", ""])
    def test_is_refused_when_it_is_no_form_of_ours(self, custom_id: str) -> None:
        with pytest.raises(LookupError):
            typed_from(SMALL, {"custom_id": custom_id, "components": []})
