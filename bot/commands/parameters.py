"""Reading the parameters of a command: for each kind, what may be typed and what it then is.

A reader looks at the words from one place on and gives all readings that are possible there, the likeliest first; which
of them holds is decided by whether the rest of the text can be read too (`bot.commands.parsing`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from functools import cache
from urllib.parse import urlsplit

from babel import Locale

from bot.commands.dates import MissingHour, NoDay, NotADate, NoTimeOfDay, Past, Unsuitable, WrongWeekday, read_when
from bot.commands.daywords import CLOCK_WORDS, FILLERS, day_words, plain
from bot.commands.declaration import Kind, PollText
from bot.commands.prompt_words import read_wish
from bot.commands.slots import Fit, Misfit, Readings, Slot, bad_part, missing
from bot.commands.tokens import folded, shortened, unquoted
from bot.texts import moment
from facilitation.check_in import FEWEST_ANSWERS, MOST_ANSWERS
from facilitation.group import Member, Standing
from facilitation.session import PersonId, Session
from facilitation.words import Language, Several, When, Words, words

_WORDS_OF_A_DATE = 12
_WORDS_OF_A_NAME = 12
_LONGEST_NAME = 80
_QUOTATION_MARKS = '"„“”»«‘’ '
_LONGEST_LINK = 2000
_LONGEST_ID = 255

_NEXT = frozenset({"seuraava", "seuraavaa", "seuraavan", "nästa", "next"})
_SESSION_NOUNS = frozenset(
    {"tapaaminen", "tapaamista", "tapaamisen", "kerta", "kertaa", "nro", "träff", "träffen", "nr", "session", "meeting", "number"}
)
_TIMES = frozenset({"kertaa", "tapaamista", "gånger", "träffar", "times", "sessions", "meetings"})
_MINUTES = frozenset({"min", "m", "minuuttia", "minuutti", "minuter", "minut", "minutes", "minute"})
_ON = frozenset({"päälle", "päällä", "kyllä", "joo", "på", "ja", "jo", "on", "yes"})
_OFF = frozenset({"pois", "ei", "av", "nej", "off", "no"})
_DROP = frozenset({"drop", "pois", "bort"})
_EVERY = frozenset({"joka", "viikko", "viikon", "viikkoa", "välein", "var", "varje", "vecka", "veckor", "every", "week", "weeks"})
_WEEKS_APART: Mapping[str, int] = {
    "toinen": 2, "kolmas": 3, "neljäs": 4, "viides": 5, "kuudes": 6, "kahden": 2, "kolmen": 3, "neljän": 4, "viiden": 5,
    "kuuden": 6, "varannan": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "other": 2, "second": 2, "third": 3,
    "fourth": 4, "fifth": 5, "sixth": 6,
}  # fmt: skip
_INTO = frozenset({"på", "in", "to", "till"})
_AND = frozenset({"ja", "och", "and", "sekä", "&", "+"})
_LANGUAGE_FORMS: Mapping[str, Language] = {
    "suomeksi": Language.FI, "suomea": Language.FI, "suomen": Language.FI, "finnish": Language.FI,
    "ruotsiksi": Language.SV, "ruotsia": Language.SV, "swedish": Language.SV,
    "englanniksi": Language.EN, "englantia": Language.EN,
}  # fmt: skip
_USER_ID = re.compile(r"@[^\s:@<>,]+:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_INVITING_LINK = re.compile(r"https://matrix\.to/#/(@[^?/]+)", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


def readings(slot: Slot) -> Readings:
    """How the parameter can be read here."""
    return _READERS[slot.parameter.kind](slot)


def _session(slot: Slot) -> Readings:
    tokens, at = slot.tokens, slot.at
    if tokens[at].word in _SESSION_NOUNS and at + 1 < len(tokens):
        at += 1
    typed = tokens[at].word.lstrip("#")
    if typed in _NEXT:
        coming = slot.context.next_session()
        if coming is None:
            return Readings(misfit=Misfit(words("errors-no-session-ahead"), understood=True))
        noun = at + 1 < len(tokens) and tokens[at + 1].word in _SESSION_NOUNS
        return Readings((*((Fit(at + 2, coming.number),) if noun else ()), Fit(at + 1, coming.number)))
    if not re.fullmatch(r"[0-9]{1,3}", typed):
        return Readings(misfit=None if slot.parameter.optional else missing(slot, slot.label))
    number = int(typed)
    if any(one.number == number for one in slot.context.sessions):
        return Readings((Fit(at + 1, number),))
    if not slot.context.sessions:
        return Readings(misfit=Misfit(words("errors-no-session-ahead"), understood=True))
    known = Several(tuple(one.number for one in slot.context.sessions))
    return Readings(misfit=Misfit(words("errors-no-such-session", input=typed, numbers=known), understood=True))


def _when(slot: Slot) -> Readings:
    session = _session_before(slot)
    default_time = session.starts.time_of_day if session else None
    default_day = session.starts.day if session else None
    context = slot.context
    fits: list[Fit] = []
    complaint: Misfit | None = None
    for end in range(min(len(slot.tokens), slot.at + _WORDS_OF_A_DATE), slot.at, -1):
        try:
            when = read_when(
                slot.span(end),
                zone=context.zone,
                now=context.now,
                language=context.language,
                default_time=default_time,
                default_day=default_day,
            )
            fits.append(Fit(end, when))
        except NoTimeOfDay:
            complaint = complaint or missing(slot, words("parameter-time-of-day"))
        except NoDay:
            complaint = complaint or missing(slot, words("parameter-day"))
        except NotADate:
            continue
        except Unsuitable as unsuitable:
            # What is clear but will not do is not read again as something shorter.
            return Readings(tuple(fits), Misfit(_unsuitable(slot, unsuitable), understood=True))
    return Readings(tuple(fits), complaint or bad_date(slot))


def bad_date(slot: Slot) -> Misfit:
    """What to say when the text from here on is no date."""
    return Misfit(words("errors-bad-date", input=shortened(slot.rest), example=slot.example))


def _session_before(slot: Slot) -> Session | None:
    """The session that an earlier parameter names."""
    for parameter in slot.command.parameters:
        if parameter.kind is Kind.SESSION and parameter.name in slot.values:
            return next((one for one in slot.context.sessions if one.number == slot.values[parameter.name]), None)
    return None


def _unsuitable(slot: Slot, unsuitable: Unsuitable) -> Words:
    match unsuitable:
        case MissingHour(when=when):
            # As an instant in the group's zone this time is another one; so it is shown as it was typed.
            typed = moment(when.clock.replace(tzinfo=UTC), slot.context.language, "UTC")
            return words("errors-date-missing-hour", date=typed)
        case WrongWeekday(when=when):
            return words("errors-wrong-weekday", date=When(when.instant()), example=slot.example)
        case Past(when=when) | Unsuitable(when=when):
            this_year = when.clock.year == slot.context.now.year
            return words("errors-date-past", date=When(when.instant(), "date" if this_year else "day"), example=slot.example)


def _words(slot: Slot) -> Readings:
    return Readings((Fit(len(slot.tokens), unquoted(slot.rest)),))


def _name(slot: Slot) -> Readings:
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


def _link(slot: Slot) -> Readings:
    typed = slot.tokens[slot.at].text.strip("<>").rstrip(",;")
    if _BARE_LINK.fullmatch(typed):
        typed = f"https://{typed}"
    return Readings((Fit(slot.at + 1, typed),)) if _is_link(typed) else Readings(misfit=bad_part(slot, slot.rest))


def _is_link(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises for a port that is none
    except ValueError:
        return False
    sound = address.isprintable() and not re.search(r"[\s<>\"]", address) and len(address) <= _LONGEST_LINK
    return sound and parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def _person(slot: Slot) -> Readings:
    here = [one for one in slot.context.members if one.standing in (Standing.INVITED, Standing.JOINED)]
    fits: list[Fit] = []
    for end in range(min(len(slot.tokens), slot.at + _WORDS_OF_A_NAME), slot.at, -1):
        typed = slot.tokens[slot.at].text if end == slot.at + 1 else slot.span(end)
        found = _people_called(typed, here)
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


def _user_ids(slot: Slot) -> Readings:
    found: dict[PersonId, None] = {}
    for token in slot.tokens[slot.at :]:
        for typed in re.split("[,;]", token.text):
            typed = typed.strip("<>").removeprefix("\u200b")
            linked = _INVITING_LINK.match(typed)
            typed = linked[1] if linked else typed
            if _USER_ID.fullmatch(typed) and len(typed) <= _LONGEST_ID:
                found[PersonId(typed)] = None
            elif folded(typed) not in _AND and typed:
                return Readings(misfit=bad_part(slot, typed))
    return Readings((Fit(len(slot.tokens), tuple(found)),)) if found else Readings(misfit=bad_part(slot, slot.rest))


def _user_id(slot: Slot) -> Readings:
    typed = slot.tokens[slot.at].text.strip("<>,;").removeprefix("\u200b")
    linked = _INVITING_LINK.match(typed)
    typed = linked[1] if linked else typed
    if _USER_ID.fullmatch(typed) and len(typed) <= _LONGEST_ID:
        return Readings((Fit(slot.at + 1, PersonId(typed)),))
    return Readings(misfit=bad_part(slot, typed))


def _language(slot: Slot) -> Readings:
    tokens, at = slot.tokens, slot.at
    if tokens[at].word in _INTO and at + 1 < len(tokens):
        at += 1
    language = _languages().get(tokens[at].word)
    if language is None:
        return Readings(misfit=Misfit(words("language-not-known", example=slot.example)))
    return Readings((Fit(at + 1, language),))


@cache
def _languages() -> Mapping[str, Language]:
    """Every name of our languages, in all of them."""
    names = dict(_LANGUAGE_FORMS)
    for named in Language:
        names[named.value] = named
        names |= {folded(Locale(spoken.value).languages[named.value]): named for spoken in Language}
    return names


def _switch(slot: Slot) -> Readings:
    word = slot.tokens[slot.at].word
    if word in _ON or word in _OFF:
        return Readings((Fit(slot.at + 1, word in _ON),))
    return Readings(misfit=bad_part(slot, slot.rest))


def _drop(slot: Slot) -> Readings:
    if slot.tokens[slot.at].word.lstrip("-") in _DROP:
        return Readings((Fit(slot.at + 1, True),))
    return Readings(misfit=None if slot.parameter.optional else bad_part(slot, slot.rest))


def _number(slot: Slot) -> Readings:
    tokens, at = slot.tokens, slot.at
    if not re.fullmatch(r"[0-9]{1,3}", tokens[at].word):
        return Readings(misfit=bad_part(slot, slot.rest))
    number = int(tokens[at].word)
    counted = at + 1 < len(tokens) and tokens[at + 1].word in _TIMES
    return Readings((Fit(at + 2, number),) if counted else (Fit(at + 1, number),))


def _minutes(slot: Slot) -> Readings:
    typed = re.fullmatch(r"\+?([0-9]{1,3})(min|m)?", slot.tokens[slot.at].word)
    if typed is None:
        return Readings(misfit=bad_part(slot, slot.rest))
    at = slot.at + 1
    with_unit = typed[2] is None and at < len(slot.tokens) and slot.tokens[at].word in _MINUTES
    return Readings((Fit(at + with_unit, int(typed[1])),))


def _every(slot: Slot) -> Readings:
    """All words from here on: a number of weeks, in figures or as an ordinal, and what belongs around it."""
    typed = [one.word.strip(".,") for one in slot.tokens[slot.at :]]
    numbers = [
        int(found[1]) if (found := re.fullmatch(r"([0-9]{1,2})(?::?e|th|nd|rd|st)?", word)) else _WEEKS_APART.get(word, 0)
        for word in typed
    ]
    others = [word for one, word in zip(numbers, typed, strict=True) if not one]
    if len(others) != len(typed) - 1 or any(one not in _EVERY for one in others):
        return Readings(misfit=bad_part(slot, slot.rest))
    return Readings((Fit(len(slot.tokens), 7 * max(numbers)),))


def _poll(slot: Slot) -> Readings:
    first = slot.tokens[slot.at]
    if first.quoted:
        question, rest = first.text, slot.text[first.end :]
    else:
        question, _, rest = (part.strip() for part in re.sub(r"[|｜\n]", "|", slot.rest).partition("|"))
    choices = tuple(choice for part in re.split(r"[|｜\n]", rest) if (choice := unquoted(part)))
    if question and choices:
        # Whether it can be asked like this, the practice says.
        return Readings((Fit(len(slot.tokens), PollText(unquoted(question), choices)),))
    limits = {"fewest": FEWEST_ANSWERS, "most": MOST_ANSWERS}
    return Readings(misfit=Misfit(words("errors-bad-poll", example=slot.example, **limits)))


def _command(slot: Slot) -> Readings:
    key = slot.command_called([token.word for token in slot.tokens[slot.at :]])
    return Readings(misfit=Misfit(None)) if key is None else Readings((Fit(len(slot.tokens), key),))


_READERS: Mapping[Kind, Callable[[Slot], Readings]] = {
    Kind.SESSION: _session,
    Kind.WHEN: _when,
    Kind.WORDS: _words,
    Kind.LINK: _link,
    Kind.PERSON: _person,
    Kind.USER_IDS: _user_ids,
    Kind.USER_ID: _user_id,
    Kind.LANGUAGE: _language,
    Kind.SWITCH: _switch,
    Kind.NUMBER: _number,
    Kind.EVERY: _every,
    Kind.POLL: _poll,
    Kind.COMMAND: _command,
    Kind.NAME: _name,
    Kind.DROP: _drop,
    Kind.MINUTES: _minutes,
    Kind.PROMPT: read_wish,
}
