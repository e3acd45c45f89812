"""Reading names: those that are given, and those of people, by what they are called or by their ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.commands.daywords import CLOCK_WORDS, FILLERS, day_words, plain
from bot.commands.slots import Fit, Misfit, Readings, Slot, bad_part
from bot.commands.tokens import folded, shortened, unquoted
from facilitation.group import Member, Standing
from facilitation.session import PersonId
from facilitation.words import Several, words

_WORDS_OF_A_NAME = 12
_LONGEST_NAME = 80
_QUOTATION_MARKS = '"„“”»«‘’ '
_AND = frozenset({"ja", "och", "and", "sekä", "&", "+"})


def read_name(slot: Slot) -> Readings:
    """A name that is to be given, of a group or of what else has one; shown without anything invisible in it."""
    tokens, at = slot.tokens, slot.at
    if tokens[at].quoted:
        ends = [at + 1]
    elif slot.parameter is slot.command.parameters[-1]:
        ends = [len(tokens)]
    else:
        # Up to where a date begins, as it seems; else wherever the rest can be read.
        likely = _where_a_date_begins(slot)
        others = range(at + 1, min(len(tokens), at + _WORDS_OF_A_NAME) + 1)
        ends = [likely, *(end for end in others if end != likely)]
    names = [(end, _shown(slot.span(end))) for end in ends]
    fits = tuple(Fit(end, name) for end, name in names if len(name) <= _LONGEST_NAME and any(map(str.isalnum, name)))
    if all(len(name) <= _LONGEST_NAME for _, name in names):
        return Readings(fits, bad_part(slot, slot.rest))
    return Readings(fits, Misfit(words("errors-too-long", what=slot.label, most=_LONGEST_NAME)))


def _shown(name: str) -> str:
    """A name as it may be shown: nothing invisible in it, which could turn what stands around it, and no lone quotation mark."""
    visible = "".join(one if one.isprintable() else " " for one in name if unicodedata.category(one) != "Cf")
    return " ".join(unquoted(visible).strip(_QUOTATION_MARKS).split())


def _where_a_date_begins(slot: Slot) -> int:
    """The place of the first figure after the slot's first word, or of the weekday and the like before it."""
    words_of_days = day_words(slot.context.language)
    numbers = range(slot.at + 1, len(slot.tokens))
    begin = next((one for one in numbers if re.search("[0-9]", slot.tokens[one].word)), len(slot.tokens))
    while slot.at + 1 < begin < len(slot.tokens):
        before = plain(slot.tokens[begin - 1].word)
        if before not in CLOCK_WORDS | FILLERS and words_of_days.weekday(before) is None and words_of_days.month(before) is None:
            break
        begin -= 1
    return begin


def read_person(slot: Slot) -> Readings:
    """Somebody in the group, by what they are called or by their id."""
    here = [one for one in slot.context.members if one.standing in (Standing.INVITED, Standing.JOINED)]
    fits: list[Fit] = []
    for end in range(min(len(slot.tokens), slot.at + _WORDS_OF_A_NAME), slot.at, -1):
        typed = slot.tokens[slot.at].text if end == slot.at + 1 else slot.span(end)
        found = _people_called(slot.context.manner.person(typed) or typed, here)
        if len(found) == 1:
            fits.append(Fit(end, found[0].person))
        elif found and not fits:
            names = Several(tuple(f"{one.called} ({one.person})" if one.name else one.person for one in found), "or")
            return Readings(misfit=Misfit(words("errors-which-member", input=shortened(typed), names=names), understood=True))
    names = Several(tuple(one.called for one in here))
    return Readings(tuple(fits), Misfit(words("errors-no-such-member", input=shortened(slot.rest), names=names), understood=True))


def _people_called(typed: str, people: Sequence[Member]) -> list[Member]:
    """Who is meant: by id or whole name, else by its beginning, else by the beginning of any part of it."""
    wanted = " ".join(folded(typed).split())
    tests: tuple[Callable[[Member], bool], ...] = (
        lambda one: folded(one.person) == wanted,
        lambda one: _called(one) in (wanted, wanted.removeprefix("@")),
        lambda one: _account(one) == wanted.removeprefix("@") or _called(one).startswith(wanted),
        lambda one: any(part.startswith(wanted) for part in _called(one).split()),
    )
    if not wanted:
        return []
    return next((found for test in tests if (found := [one for one in people if test(one)])), [])


def _account(member: Member) -> str:
    """What stands before the name of the server, for somebody who has not come yet and so has no name."""
    return folded(member.person).removeprefix("@").partition(":")[0]


def _called(member: Member) -> str:
    return " ".join(folded(member.name).split())


def read_user_ids(slot: Slot) -> Readings:
    """One or more user ids, or links that invite to talk with somebody."""
    found: dict[PersonId, None] = {}
    for token in slot.tokens[slot.at :]:
        for typed in re.split("[,;]", token.text):
            person = slot.context.manner.person(typed)
            if person is not None:
                found[PersonId(person)] = None
            elif (typed := typed.strip("<>").removeprefix("\u200b")) and folded(typed) not in _AND:
                return Readings(misfit=bad_part(slot, typed))
    return Readings((Fit(len(slot.tokens), tuple(found)),)) if found else Readings(misfit=bad_part(slot, slot.rest))


def read_user_id(slot: Slot) -> Readings:
    """One user id."""
    typed = slot.tokens[slot.at].text
    person = slot.context.manner.person(typed)
    if person is None:
        return Readings(misfit=bad_part(slot, typed.strip("<>,;")))
    return Readings((Fit(slot.at + 1, PersonId(person)),))
