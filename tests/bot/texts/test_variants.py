"""On Discord some texts read otherwise; nothing is said there that is only true elsewhere."""

from __future__ import annotations

import re

import pytest

from bot.texts import Catalogue
from facilitation.words import Language
from tests.bot.texts.fluent_files import written

VARIANT = "-discord"
NOTICE = "privacy-info-discord"
NEVER_SAID_THERE = (
    "privacy-info-matrix",
    "privacy-info-lines-devices",  # where nothing is encrypted, nothing is stored of devices
    "devices-",
    "handlers-not-trusted",
    "limits-groups-together",  # about a pattern of ids that only a platform with servers of its own has
    "limits-invitations-together",
    "meeting-not-shown",  # about a calendar that only a server of Discord has
    "status-unreadable",  # of a message that lacks its key; there is none
    "demo-",
    "preview-",
)
ONLY_TRUE_ELSEWHERE = {
    Language.FI: r"laitte|salau|salat|avaimia|palvelim|palvelin|sovelluksissa|!vertti|rc_message|:example\.org|kirjoita numero",
    Language.SV: r"\benhet|krypt|nycklar|server|appar|!vertti|rc_message|:example\.org|skriv en siffra",
    Language.EN: r"device|encrypt|keys|server|some apps|!vertti|rc_message|:example\.org|type a number|write a number",
}
NAMED = re.compile(r"(?:komento|komennolla|kommandot|command) [”“]([^”]+)”")
LONGEST = {"door-open": 40, "door-write": 40, "door-leave": 40, "door-write-title": 45, "door-write-label": 45}


def variants(language: Language) -> dict[str, str]:
    """The texts of Discord, by key."""
    return {key: "".join(one.texts) for key, one in written(language).items() if key.endswith(VARIANT)}


@pytest.mark.parametrize("language", Language)
def test_each_takes_the_place_of_a_text_and_needs_nothing_more_than_that(language: Language) -> None:
    texts = written(language)
    assert len(variants(language)) > 40
    for key in variants(language).keys() - {NOTICE}:
        assert texts[key].variables <= texts[key.removesuffix(VARIANT)].variables, key


@pytest.mark.parametrize("language", Language)
def test_what_is_not_true_on_discord_is_said_otherwise_there(language: Language) -> None:
    misleading = [
        key
        for key, one in written(language).items()
        if re.search(ONLY_TRUE_ELSEWHERE[language], "".join(one.texts), re.IGNORECASE)
        and not key.endswith((VARIANT, "-example"))
        and not key.startswith(NEVER_SAID_THERE)
        and key + VARIANT not in written(language)
    ]
    assert misleading == []


@pytest.mark.parametrize("language", Language)
def test_no_text_of_discord_speaks_of_what_it_lacks(language: Language) -> None:
    for key, text in variants(language).items():
        found = re.search(r"matrix|element|!vertti|rc_message|example\.org|laitte|enhet|device", text, re.IGNORECASE)
        assert found is None, f"{key}: {found}"


@pytest.mark.parametrize("language", Language)
def test_who_could_know_the_answers_is_named(language: Language) -> None:
    for key in ("practice-pulse-intro", "feedback-handling", "privacy-info"):
        assert "Discord" in variants(language)[key + VARIANT]
    for key in ("practice-pulse-intro", "feedback-handling"):
        assert "Discord" not in "".join(written(language)[key].texts)


@pytest.mark.parametrize("language", Language)
def test_the_commands_that_are_named_are_called_so_in_the_menu(catalogue: Catalogue, language: Language) -> None:
    names = {
        catalogue.choices(language, key)[0]
        for key in catalogue.keys(language)
        if key.startswith("command-") and key.endswith("-names")
    }
    named = {name for text in variants(language).values() for name in NAMED.findall(text)}
    assert len(named) == 3
    assert named <= names


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("key", "longest"), LONGEST.items())
def test_a_label_fits_where_it_stands(catalogue: Catalogue, language: Language, key: str, longest: int) -> None:
    assert 0 < len(catalogue.text(language, key)) <= longest
