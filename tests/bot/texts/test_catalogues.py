"""The three catalogues say the same, and say it whole."""

from __future__ import annotations

import re

import pytest

from bot.texts import Catalogue, MissingArgument, MissingText
from bot.texts.catalogue import BadCatalogue
from facilitation.words import Language
from tests.bot.texts.fluent_files import written

COMMANDS = (
    "help", "help-all", "guide", "tech", "tech-help",
    "group-create", "group-list", "member-add", "member-remove", "member-code", "session-list", "session-move",
    "session-skip", "session-link", "session-start", "session-next", "session-end", "prompt", "checkin", "agreement", "accept",
    "rsvp-coming", "rsvp-late", "rsvp-unsure", "rsvp-away", "who", "language",
    "pulse-four", "feedback", "scope", "privacy", "mydata", "forget", "quiet",
    "yes", "no",
)  # fmt: skip


class TestAllLanguages:
    @pytest.mark.parametrize("language", [Language.SV, Language.EN])
    def test_have_the_same_messages(self, catalogue: Catalogue, language: Language) -> None:
        assert catalogue.keys(language) == catalogue.keys(Language.FI)

    @pytest.mark.parametrize("language", [Language.SV, Language.EN])
    def test_name_the_same_things_in_each_message(self, language: Language) -> None:
        for key, finnish in written(Language.FI).items():
            other = written(language)[key]
            assert other.variables == finnish.variables, key
            assert other.selectors == finnish.selectors, key

    @pytest.mark.parametrize("language", Language)
    def test_leave_no_message_empty(self, language: Language) -> None:
        for key, message in written(language).items():
            assert message.variables or "".join(message.texts).strip(), key

    @pytest.mark.parametrize("language", Language)
    def test_use_no_characters_that_stand_in_for_arguments(self, language: Language) -> None:
        for key, message in written(language).items():
            assert not re.search("[\ue000-\uf8ff]", "".join(message.texts)), key

    @pytest.mark.parametrize("language", Language)
    def test_refer_only_to_messages_that_exist(self, language: Language) -> None:
        for key, message in written(language).items():
            assert message.refers_to <= set(written(language)), key

    @pytest.mark.parametrize("language", Language)
    def test_do_not_cheer(self, language: Language) -> None:
        for key, message in written(language).items():
            if not key.startswith("demo-talk-"):  # what rehearsed people say to each other
                assert "!" not in "".join(message.texts).replace("!vertti", "").replace("!v", ""), key

    def test_swedish_never_says_boten(self) -> None:
        for key, message in written(Language.SV).items():
            assert not re.search(r"\bbott?en\b", "".join(message.texts), re.IGNORECASE), key

    def test_finnish_never_bends_a_placeholder(self) -> None:
        for key, message in written(Language.FI).items():
            for rest in message.finnish_ends:
                assert not re.match(r"[\w:]\w", rest), f"{key}: …}}{rest[:20]}"

    @pytest.mark.parametrize("language", Language)
    def test_leave_a_command_the_last_word_on_its_line(self, catalogue: Catalogue, language: Language) -> None:
        for key, message in written(language).items():
            names: dict[str, str | int] = {name: f"<{name}>" for name in message.variables}
            names |= {selector.removeprefix("$"): 2 for selector, _ in message.selectors}
            if key == "help-line":  # a list to look a command up in begins with the command
                continue
            for line in catalogue.format(language, key, names).split("\n"):
                assert "command>" not in line or line.count("command>") == 1, f"{key}: {line}"
                assert "command>" not in line or line.endswith("command>"), f"{key}: {line}"


class TestCountedMessages:
    @pytest.mark.parametrize(
        ("n", "fi", "sv", "en"),
        [
            (0, "Yhteensä 0 viestiä.", "Sammanlagt 0 meddelanden.", "0 messages in all."),
            (1, "Yhteensä yksi viesti.", "Sammanlagt ett meddelande.", "One message in all."),
            (2, "Yhteensä 2 viestiä.", "Sammanlagt 2 meddelanden.", "2 messages in all."),
        ],
    )
    def test_go_by_the_number_itself(self, catalogue: Catalogue, n: int, fi: str, sv: str, en: str) -> None:
        said = [catalogue.text(language, "preview-total", n=n) for language in Language]
        assert said == [fi, sv, en]


class TestCommandNames:
    @pytest.mark.parametrize("language", Language)
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_a_name_a_summary_and_an_example_that_begins_with_the_name(
        self, catalogue: Catalogue, language: Language, command: str
    ) -> None:
        names = catalogue.choices(language, f"command-{command}-names")
        assert catalogue.text(language, f"command-{command}-summary")
        example = catalogue.text(language, f"command-{command}-example")
        assert example == names[0] or example.startswith(names[0] + " ")

    def test_no_name_means_two_commands_in_any_language(self, catalogue: Catalogue) -> None:
        meant: dict[str, str] = {}
        for language in Language:
            for key in sorted(catalogue.keys(language)):
                if not (found := re.fullmatch(r"command-(.+)-names", key)):
                    continue
                for name in catalogue.choices(language, key):
                    assert meant.setdefault(name.casefold(), found[1]) == found[1], f"{name!r} in {language.value}"

    def test_no_name_is_there_twice_in_a_language(self, catalogue: Catalogue) -> None:
        for language in Language:
            for key in catalogue.keys(language):
                if key.endswith("-names"):
                    names = catalogue.choices(language, key)
                    assert len(set(names)) == len(names), key

    def test_names_are_small_letters_with_plain_apostrophes(self, catalogue: Catalogue) -> None:
        for language in Language:
            for command in COMMANDS:
                for name in catalogue.choices(language, f"command-{command}-names"):
                    assert name == name.casefold()
                    assert re.fullmatch(r"[a-zåäö'\- ]+", name), name

    @pytest.mark.parametrize(
        ("language", "command", "name"),
        [
            (Language.FI, "session-move", "siirrä"),
            (Language.FI, "session-skip", "ohita"),
            (Language.FI, "scope", "apua"),
            (Language.SV, "session-move", "flytta"),
            (Language.EN, "session-move", "move"),
        ],
    )
    def test_natural_single_words_come_first(self, catalogue: Catalogue, language: Language, command: str, name: str) -> None:
        assert catalogue.choices(language, f"command-{command}-names")[0] == name


class TestMistakes:
    def test_an_unknown_key_is_named(self, catalogue: Catalogue) -> None:
        with pytest.raises(MissingText, match="no-such-text"):
            catalogue.text(Language.FI, "no-such-text")

    def test_a_missing_argument_is_named(self, catalogue: Catalogue) -> None:
        with pytest.raises(MissingArgument, match=r"invitation-declined.*name"):
            catalogue.text(Language.FI, "invitation-declined")

    def test_what_is_not_fluent_is_refused(self) -> None:
        with pytest.raises(BadCatalogue, match=r"fi/a\.ftl"):
            Catalogue({Language.FI: {"a.ftl": "not fluent at all"}})

    def test_what_is_there_twice_is_refused(self) -> None:
        with pytest.raises(BadCatalogue, match=r"'one' stands in fi/a\.ftl"):
            Catalogue({Language.FI: {"a.ftl": "one = Yksi", "b.ftl": "one = Toinen"}})
