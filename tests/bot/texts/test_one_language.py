"""A group is spoken to in one language: nothing of another one stands in its texts, and nothing of another one is picked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.preview import Audience, preview
from bot.texts import Catalogue
from bot.texts.content import built_in_programme
from facilitation.practice import Support
from facilitation.words import Language, Localised
from tests.bot.texts.fluent_files import written
from tests.bot.world import CATALOGUE, LIISA, PEKKA, World, a_plan, a_policy

OWN_WORDS: Mapping[Language, frozenset[str]] = {
    Language.FI: frozenset(
        {"ei", "että", "mutta", "kun", "jos", "voit", "vain", "myös", "nyt", "ole", "olet", "minä", "sinä", "ryhmä", "ryhmän"}
        | {"tapaaminen", "tapaamisen", "seuraava", "vielä", "tai"}
    ),
    Language.SV: frozenset(
        {"och", "inte", "är", "att", "jag", "du", "som", "för", "på", "av", "till", "gruppen", "träff", "träffen", "nästa"}
        | {"ännu", "också", "din", "ditt", "om", "eller"}
    ),
    Language.EN: frozenset(
        {"the", "and", "you", "your", "is", "are", "not", "of", "with", "what", "this", "that", "next", "meeting", "group", "or"}
        | {"from", "will"}
    ),
}
"""Words that no sentence of another of the three languages holds."""
NOT_PROSE = re.compile(r"https?://\S+|@[\w.:-]+|!vertti\b|[”“][^”“]*[”“]")
NAMES_OF_COMMANDS = re.compile(r"command-.+-(names|letter|argument-.+)")
"""Names of the other languages may be understood too."""
BY_DESIGN = re.compile(r"demo-")
"""What the rehearsal plays."""


def foreign(text: str, language: Language) -> set[str]:
    """The words in a text that belong to another language."""
    words = set(re.findall(r"[^\W\d_]+", NOT_PROSE.sub(" ", text).casefold()))
    others = frozenset[str]().union(*(own for other, own in OWN_WORDS.items() if other is not language))
    return words & (others - OWN_WORDS[language])


@pytest.mark.parametrize("language", Language)
def test_no_text_of_the_catalogues_speaks_another_language(language: Language) -> None:
    found = {
        key: words
        for key, message in written(language).items()
        if not NAMES_OF_COMMANDS.fullmatch(key) and not BY_DESIGN.match(key)
        for text in message.texts
        if (words := foreign(text, language))
    }
    assert found == {}


@pytest.mark.parametrize("language", Language)
def test_nor_does_the_programme(language: Language) -> None:
    programme = built_in_programme()
    texts = [one.in_(language) for one in _localised(programme)]
    assert len(texts) > 100
    assert {text: words for text in texts if (words := foreign(text, language))} == {}


def test_finnish_never_bends_a_placeholder_of_the_programme() -> None:
    bent = re.compile(r"\{\w+\}[\w:]\w")
    assert [one.fi for one in _localised(built_in_programme()) if bent.search(one.fi)] == []


def test_a_foreign_word_would_be_noticed() -> None:
    assert foreign("Seuraava meeting: ti 1.12.", Language.FI) == {"meeting"}
    assert foreign("Nästa tapaaminen", Language.SV) == {"tapaaminen"}
    assert foreign("Next: the group och you", Language.EN) == {"och"}


class Listening(Catalogue):
    """The catalogues, with a note of every language in which something was said. Names of commands are known in all."""

    def __init__(self) -> None:
        vars(self).update(vars(CATALOGUE))
        self.spoken: set[Language] = set()

    def format(self, language: Language, key: str, args: Mapping[str, str | int]) -> str:
        if not NAMES_OF_COMMANDS.fullmatch(key):
            self.spoken.add(language)
        return super().format(language, key, args)


async def test_a_whole_programme_in_swedish_has_no_other_word_although_the_house_speaks_finnish() -> None:
    catalogue, policy = Listening(), a_policy()
    assert policy.default_language is Language.FI
    plan = a_plan(rhythm=replace(a_plan().rhythm, count=5))
    lines = await preview(plan, Support("Minna, 050 000 0000"), policy, catalogue, Language.SV)
    assert {one.audience for one in lines} >= {Audience.ROOM, Audience.FACILITATOR, Audience.SOME}
    assert catalogue.spoken == {Language.SV}
    assert {one.text: words for one in lines if (words := foreign(one.text, Language.SV))} == {}


async def test_who_has_another_language_hears_it_in_private_and_the_room_keeps_its_own(group_world: World) -> None:
    await group_world.tells(PEKKA, "kieli ruotsi")
    await group_world.tells(LIISA, "kieli englanti")
    for typed in ("tekniikka", "ohje", "kaikki komennot", "apua", "tietosuoja", "ketkä", "sopimus"):
        (swedish,) = await group_world.tells(PEKKA, typed)
        (english,) = await group_world.tells(LIISA, typed)
        assert foreign(swedish.removeprefix("Grupp: Kirjanpitäjät"), Language.SV) == set()
        assert foreign(english.removeprefix("Group: Kirjanpitäjät"), Language.EN) == set()
    await group_world.says(PEKKA, "tulen")
    assert [words for one in group_world.room_texts() if (words := foreign(one, Language.FI))] == []


def _localised(value: object, seen: set[int] | None = None) -> list[Localised]:
    """All texts of the programme, wherever they stand in it."""
    seen = set() if seen is None else seen
    if isinstance(value, Localised):
        return [value]
    if id(value) in seen or isinstance(value, str | int):
        return []
    seen.add(id(value))
    if isinstance(value, Mapping):
        inner: list[object] = list(value.values())
    elif isinstance(value, tuple | list):
        inner = list(value)
    else:
        inner = [getattr(value, name) for name in getattr(type(value), "__dataclass_fields__", {})]
    return [found for one in inner for found in _localised(one, seen)]
