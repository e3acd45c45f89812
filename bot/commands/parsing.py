"""From text to a command: pure, in three languages, and with an answer for what was not understood."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.commands.declaration import Call, Command, Kind, Parameter, Value, Where
from bot.commands.parameters import bad_date, readings
from bot.commands.slots import Context, Misfit, Slot, label
from bot.commands.tokens import Token, folded, shortened, tokens_of
from bot.texts import Place
from facilitation.words import Body, CommandRef, Language, Several, Words, words

__all__ = ["CommandBook", "Context", "Mistake", "Nothing", "Reading", "Unknown"]

LONGEST_TEXT = 4000
"""Characters; more is no command."""
_PREFIX = "vertti"
_AREAS: Mapping[str, tuple[str, ...]] = {
    "session": ("session", "meeting", "tapaaminen", "träff"),
    "group": ("group", "ryhmä", "grupp"),
    "member": ("member", "jäsen", "deltagare"),
}
"""What may stand before the name of a command of that area: `session siirrä`, `träff move`."""
_MOST_MISTYPED = 2  # words; somebody who writes more may be writing that they cannot cope
_LONGEST_MISTYPED = 40  # characters
_LIKENESS = 0.75

Name: TypeAlias = tuple[str, ...]


class Nothing:
    """There is nothing to read in the text."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The text is no command. `input` is its beginning, to quote back; `few_words`: short enough to be a mistyped command.

    `suggestion` is the command that it resembles, of those that can be said in this place. A text of many words that only
    begins like a command ("no, I cannot go on") is unknown too.
    """

    input: str
    suggestion: Command | None
    few_words: bool


@dataclass(frozen=True, slots=True)
class Mistake:
    """The command is known, but not what follows it. `body` says what was not understood, what was, and an example."""

    body: Body
    command: Command


Reading: TypeAlias = Call | Mistake | Unknown | Nothing


class CommandBook:
    """All commands with all their names. Built once; nothing in it changes."""

    def __init__(
        self,
        commands: Sequence[Command],
        names: Mapping[Language, Mapping[str, Sequence[str]]],
        letters: Mapping[Language, Mapping[str, Sequence[str]]] | None = None,
    ) -> None:
        """`names` are the words to type, by language and key of the command; the first of each is the one that is shown.
        `letters` are names too, but only in a room: in private one letter may be the answer to something.

        Raises ValueError when two commands share a name in one language.
        """
        self._letters = {one: _index(commands, (letters or {}).get(one, {})) for one in Language}
        self._by_language = {language: _index(commands, names.get(language, {})) for language in Language}
        self._everywhere = _further_names(commands, self._by_language)
        self._by_key = {one.key: one for one in commands}
        every = (*self._by_language.values(), self._everywhere)
        self._longest = max((len(name) for index in every for name in index), default=0)

    def find(self, text: str, language: Language) -> Command | None:
        """The command whose name the text begins with; in case of doubt as somebody of that language means it."""
        found = self._named(_tokens_of_a_command(text[:LONGEST_TEXT])[1], language)
        return found[0] if found else None

    def read(self, text: str, context: Context) -> Reading:
        """What the text says. Never raises, whatever the text.

        As long as the group is not known (`context` without members), a command that needs one comes back without its
        values, to be read again once the group is chosen.
        """
        text, tokens = _tokens_of_a_command(text)
        if not tokens:
            return Nothing()
        tokens, chosen = _without_slash(tokens)
        found = self._keyed(tokens) if chosen else None
        found = found or self._named(tokens, context.language) or self._lettered(tokens, context)
        if found is None:
            return self._unknown(text, tokens, context)
        command, length = found
        if len(text) > LONGEST_TEXT:
            return Mistake((words("errors-too-long", what=words("parameter-text"), most=LONGEST_TEXT),), command)
        rest = tokens[length:]
        if command.needs_group and not context.members and (rest or not _may_stand_alone(command)):
            if not chosen and _is_talk(command, rest, context.place):
                return self._unknown(text, tokens, context)
            return Call(command)
        attempt = _Attempt(self, command, text, tokens, length, context)
        values = attempt.read()
        if values is not None:
            return Call(command, values)
        best = attempt.best
        mostly_unread = len(tokens) - best.at > best.at - length
        is_talk = mostly_unread and not chosen and _is_talk(command, rest, context.place)
        if best.misfit.words is None or is_talk:
            return self._unknown(text, tokens, context)
        return Mistake(_body(best, command, text, tokens, length), command)

    def is_chosen(self, text: str) -> bool:
        """Whether the text is a command that was chosen, by its key after a slash, and so nobody's own words."""
        _, tokens = _tokens_of_a_command(text[:LONGEST_TEXT])
        if not tokens:
            return False
        tokens, chosen = _without_slash(tokens)
        return chosen and self._keyed(tokens) is not None

    def called(self, typed: Sequence[str], language: Language) -> str | None:
        """The key of the command that has exactly this name."""
        for index in self._indexes(language):
            if tuple(typed) in index:
                return index[tuple(typed)].key
        return None

    def _indexes(self, language: Language) -> Iterator[Mapping[Name, Command]]:
        yield self._by_language[language]
        yield from (index for other, index in self._by_language.items() if other is not language)
        yield self._everywhere

    def _named(self, tokens: Sequence[Token], language: Language) -> tuple[Command, int] | None:
        """The command with the longest name that the words begin with, and how many words that is."""
        for length in range(min(self._longest, len(tokens)), 0, -1):
            if any(token.quoted for token in tokens[1:length]):
                # What stands in quotation marks is somebody's own word: `perusta "Ryhmä" …`.
                continue
            name = tuple(token.word for token in tokens[:length])
            for index in self._indexes(language):
                if name in index:
                    return index[name], length
        return None

    def _keyed(self, tokens: Sequence[Token]) -> tuple[Command, int] | None:
        """The command of that key: what is chosen from a menu, or typed with the slash of one."""
        command = self._by_key.get(tokens[0].word)
        return None if command is None else (command, 1)

    def _lettered(self, tokens: Sequence[Token], context: Context) -> tuple[Command, int] | None:
        """The command that is called by one letter in a room."""
        if context.place is not Place.ROOM or len(tokens[0].word) != 1:
            return None
        own = (context.language, *(one for one in Language if one is not context.language))
        found = (self._letters[one].get((tokens[0].word,)) for one in own)
        return next(((command, 1) for command in found if command is not None), None)

    def _unknown(self, text: str, tokens: Sequence[Token], context: Context) -> Unknown:
        few = len(tokens) <= _MOST_MISTYPED and len(text) <= _LONGEST_MISTYPED
        suggestion = self._nearest([token.word for token in tokens], context) if few else None
        return Unknown(shortened(text[tokens[0].start :]), suggestion, few)

    def _nearest(self, typed: Sequence[str], context: Context) -> Command | None:
        """The command that may have been meant: by the whole of the words, or by one when the other looks like a value."""
        candidates = {" ".join(typed)}
        if len(typed) > 1 and re.search("[0-9]", typed[1]):
            candidates.add(typed[0])
        first = self._named([Token(0, 0, typed[0], typed[0])], context.language)
        if len(typed) > 1 and first and any(one.kind is Kind.COMMAND for one in first[0].parameters):
            candidates.add(typed[1])  # `ohje siirä`: help on a command, mistyped
        best: tuple[float, Command] | None = None
        for index in self._indexes(context.language):
            for name, command in index.items():
                if Where(context.place.value) not in command.where:
                    continue
                likeness = max(_likeness(one, " ".join(name)) for one in candidates)
                if likeness >= _LIKENESS and (best is None or likeness > best[0]):
                    best = (likeness, command)
        return best[1] if best else None


def _likeness(typed: str, name: str) -> float:
    if min(len(typed), len(name)) <= 2:
        return 0.0
    matcher = difflib.SequenceMatcher(None, typed, name)
    return matcher.ratio() if matcher.quick_ratio() >= _LIKENESS else 0.0


def _name_of(typed: str) -> Name:
    return tuple(token.word for token in tokens_of(typed))


def _index(commands: Sequence[Command], names: Mapping[str, Sequence[str]]) -> dict[Name, Command]:
    index: dict[Name, Command] = {}
    for command in commands:
        for typed in names.get(command.key, ()):
            name = _name_of(typed)
            if name and index.setdefault(name, command) is not command:
                raise ValueError(f"{typed!r} would be both {index[name].key} and {command.key}")
    return index


def _further_names(commands: Sequence[Command], named: Mapping[Language, Mapping[Name, Command]]) -> dict[Name, Command]:
    """The keys (`session-move`, `session move`), every name with hyphens for its blanks, as menus have it, and every name with
    the word for its area before it.
    """
    index: dict[Name, Command] = {}
    for command in commands:
        index.setdefault((command.key,), command)
        index.setdefault(tuple(command.key.split("-")), command)
    for command in commands:
        area = command.key.partition("-")[0]
        own = [name for one in named.values() for name, owner in one.items() if owner is command]
        for name in own:
            index.setdefault(("-".join(name),), command)
        for before in _AREAS.get(area, ()):
            for name in (*own, tuple(command.key.split("-")[1:])):
                index.setdefault((before, *name), command)
    return index


def _tokens_of_a_command(text: str) -> tuple[str, tuple[Token, ...]]:
    """The text and its words, without the prefix of the rooms, and without quotation marks around the whole."""
    for _ in range(2):
        tokens = tokens_of(text[: LONGEST_TEXT + 1])
        if tokens and folded(tokens[0].text.lstrip("!")) == _PREFIX and tokens[0].text.startswith("!"):
            tokens = tokens[1:]
        if len(tokens) != 1 or not tokens[0].quoted:
            break
        text = tokens[0].text
    return text, tokens


def _without_slash(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], bool]:
    """The words without a slash right before the first, and whether one was there."""
    first = tokens[0]
    if first.quoted or not first.word.startswith("/") or first.word == "/":
        return tokens, False
    return (Token(first.start + 1, first.end, first.text[1:], first.word[1:]), *tokens[1:]), True


def _may_stand_alone(command: Command) -> bool:
    return all(parameter.optional for parameter in command.parameters)


def _is_talk(command: Command, rest: Sequence[Token], place: Place) -> bool:
    """Whether these words after a command's name make a sentence of it, rather than a command with a mistake.

    Only in private: in a room a command is said on purpose, with its prefix.
    """
    if place is Place.ROOM or not _may_stand_alone(command):
        return False
    if command.parameters and command.parameters[0].kind is Kind.WORDS:
        # What follows is meant to be a sentence.
        return False
    figures = any(re.search("[0-9]", one.word) for one in rest)
    return len(rest) > (1 if command.parameters else 0) and not figures


@dataclass(frozen=True, slots=True)
class _Failure:
    """How far one attempt came: `given` parameters were read, up to token `at`."""

    given: int
    weight: int
    at: int
    misfit: Misfit


_TOO_MUCH, _NOT_READ, _WILL_NOT_DO = range(3)
"""Which failure is worth telling, of those that came equally far."""


class _Attempt:
    """One try to read the parameters: all readings of each in turn, until the whole text is used up."""

    def __init__(
        self, book: CommandBook, command: Command, text: str, tokens: Sequence[Token], start: int, context: Context
    ) -> None:
        self._book = book
        self._command = command
        self._text = text
        self._tokens = tokens
        self._start = start
        self._context = context
        self._failure: _Failure | None = None

    @property
    def best(self) -> _Failure:
        """The failure to tell of."""
        if self._failure is None:
            raise RuntimeError("nothing has failed")
        return self._failure

    def read(self) -> Mapping[str, Value] | None:
        """The values, or None, and then there is a failure to tell of."""
        return self._match(self._command.parameters, self._start, {}, None)

    def _match(
        self, left: Sequence[Parameter], at: int, values: Mapping[str, Value], last: Slot | None
    ) -> Mapping[str, Value] | None:
        if not left:
            if at == len(self._tokens):
                return values
            self._note(_Failure(len(values), _TOO_MUCH, at, self._too_much(at)))
            self._note_date_with_more(last, at, values)
            return None
        parameter, *others = left
        if at < len(self._tokens):
            slot = self._slot(parameter, at, values)
            found = readings(slot)
            for fit in found.fits:
                read = self._match(others, fit.end, {**values, parameter.name: fit.value}, slot)
                if read is not None:
                    return read
            if found.misfit is not None and (not found.fits or found.misfit.understood):
                weight = _WILL_NOT_DO if found.misfit.understood else _NOT_READ
                self._note(_Failure(len(values), weight, at, found.misfit))
        elif not parameter.optional:
            what = Several(tuple(label(one) for one in left if not one.optional))
            example = words(f"command-{self._command.key}-example")
            self._note(_Failure(len(values), _NOT_READ, at, Misfit(words("errors-missing-part", what=what, example=example))))
        return self._match(others, at, values, last) if parameter.optional else None

    def _slot(self, parameter: Parameter, at: int, values: Mapping[str, Value]) -> Slot:
        def called(typed: Sequence[str]) -> str | None:
            return self._book.called(typed, self._context.language)

        return Slot(self._command, parameter, self._text, self._tokens, at, self._context, values, called)

    def _note(self, failure: _Failure) -> None:
        known = self._failure
        if known is None or (failure.given, failure.weight) > (known.given, known.weight):
            self._failure = failure

    def _note_date_with_more(self, last: Slot | None, at: int, values: Mapping[str, Value]) -> None:
        """`ti 32.13.`: a figure after what was read as a date belonged to it, so the date is what was not understood."""
        if last is not None and last.parameter.kind is Kind.WHEN and re.search("[0-9]", self._tokens[at].word):
            self._note(_Failure(len(values), _NOT_READ, last.at, bad_date(last)))

    def _too_much(self, at: int) -> Misfit:
        rest = self._text[self._tokens[at].start :]
        example = words(f"command-{self._command.key}-example")
        return Misfit(words("errors-too-much", input=shortened(rest), example=example))


def _body(failure: _Failure, command: Command, text: str, tokens: Sequence[Token], start: int) -> tuple[Words, ...]:
    """What was not understood; and, where something of the command was, that."""
    said = failure.misfit.words
    if said is None:
        raise RuntimeError("a mistake has words")
    if failure.at <= start or failure.misfit.understood:
        return (said,)
    understood = text[tokens[start].start : tokens[failure.at - 1].end]
    return (said, words("errors-understood", understood=CommandRef(command.key, shortened(understood), unfinished=True)))
