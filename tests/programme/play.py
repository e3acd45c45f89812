"""What the people of the programme can do, as short as the script needs it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.commands import table
from bot.texts import Catalogue
from facilitation.words import Language
from tests.programme.stage import MEMBERS, NAMES, Heard, Stage
from tests.programme.transcript import Transcript

WORDS = Path(__file__).parent / "words"


class Play:
    """One performance: a stage, a language, the transcript of it, and which commands were used."""

    def __init__(self, stage: Stage, language: Language, catalogue: Catalogue) -> None:
        self.stage = stage
        self.language = language
        self.words: Mapping[str, str] = tomllib.loads((WORDS / f"{language.value}.toml").read_text(encoding="utf-8"))
        self.transcript = Transcript(language)
        self.used: set[str] = set()
        self.unasked: list[tuple[Heard, str]] = []
        """What Vertti said when time passed, with the local day."""
        self._catalogue = catalogue
        self._last_named = ""

    async def until(self, local: str) -> None:
        """Time passes; what Vertti says meanwhile stands under its own minute."""
        more = True
        while more:
            more = await self.stage.until_next(local)
            heard = self.stage.hears()
            self.unasked += [(one, self.stage.now().date().isoformat()) for one in heard]
            self.transcript.vertti(self.stage.now(), heard)

    async def room(self, who: str, command: str, *rest: str) -> list[Heard]:
        """They write a command in the group's room; what Vertti says to it."""
        return await self._writes(who, f"!vertti {self._command(command, rest)}", alone=False)

    async def alone(self, who: str, command: str, *rest: str) -> list[Heard]:
        """They write a command to Vertti alone."""
        return await self._writes(who, self._command(command, rest), alone=True)

    async def letter(self, who: str, command: str) -> None:
        """They write a command in the room by its one letter."""
        self.used.add(command)
        await self._writes(who, f"!v {self._catalogue.choices(self.language, f'command-{command}-letter')[0]}", alone=False)

    async def talks(self, who: str, words: str) -> None:
        """They say something to the group, which is not Vertti's business."""
        heard = await self._writes(who, self.words[words], alone=False)
        assert not heard, f"Vertti meddles: {heard}"

    async def answers(self, who: str, text: str) -> list[Heard]:
        """They write something that is no command to Vertti, because they were asked."""
        return await self._writes(who, text, alone=True)

    async def all_answer(self, people: Sequence[str], *texts: str) -> None:
        """They all answer the same private questions alike; what is the same for all stands there once."""
        first, *others = people
        asked = [_what(await self.answers(first, text)) for text in texts]
        for who in others:
            for text, expected in zip(texts, asked, strict=True):
                await self.stage.tells(who, text)
                assert _what(self.stage.hears()) == expected, f"{who} is answered otherwise than {first}"
        self.transcript.others(self.stage.now(), others, " · ".join(texts))

    async def all_tell(self, people: Sequence[str], command: str, *rest: str) -> None:
        """They all write the same command to Vertti alone, and are answered alike."""
        await self.all_answer(people, self._command(command, rest))

    async def votes(self, *answers: str, alone: bool = False, **people: str | tuple[str, ...]) -> None:
        """`answers` of all six members, or of those named: `pekka="coming"`."""
        chosen = dict.fromkeys(MEMBERS, answers) if answers else {}
        chosen |= {who: (one,) if isinstance(one, str) else one for who, one in people.items()}
        for who, ids in chosen.items():
            if ids != ("",):
                labels = await self.stage.votes(who, ids, alone=alone)
                self.transcript.person(self.stage.now(), who, f"☑ {', '.join(labels)}", alone=alone)
                self._hear()

    async def presses(self, who: str, sign: str) -> None:
        """They press a sign under the card."""
        await self.stage.presses(who, sign)
        self.transcript.person(self.stage.now(), who, sign, alone=False)
        self._hear()

    async def comes(self, *people: str) -> None:
        """They accept their invitations."""
        for who in people:
            assert await self.stage.comes(who), f"{who} is invited to nothing"
            self.transcript.person(self.stage.now(), who, "⇥", alone=False)
            self._hear()

    async def leaves(self, who: str) -> None:
        """They leave the group's room."""
        await self.stage.leaves(who)
        self.transcript.person(self.stage.now(), who, "⇤", alone=False)
        self._hear()

    def whose_turn(self) -> str:
        """Who is named first in the newest message of the group's room that names anybody."""
        places = {self._last_named.find(NAMES[who]): who for who in NAMES if NAMES[who] in self._last_named}
        return places[min(places)]

    def id_of(self, who: str) -> str:
        """How they are called where an id must be typed."""
        return self.stage.id_of(who)

    async def _writes(self, who: str, text: str, *, alone: bool) -> list[Heard]:
        await (self.stage.tells if alone else self.stage.says)(who, text)
        self.transcript.person(self.stage.now(), who, text, alone=alone)
        return self._hear()

    def _hear(self) -> list[Heard]:
        heard = self.stage.hears()
        self.transcript.vertti(self.stage.now(), heard)
        for one in heard:
            if one.to is None and any(name in one.text for name in NAMES.values()):
                self._last_named = one.text
        return heard

    def _command(self, key: str, rest: tuple[str, ...]) -> str:
        assert key in table.by_key(), key
        self.used.add(key)
        name = self._catalogue.choices(self.language, f"command-{key}-names")[0]
        return " ".join((name, *(self.words.get(one, one) for one in rest)))


def _what(heard: Sequence[Heard]) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in heard]
