"""Reading the parameters of a command: for each kind, what may be typed and what it then is.

A reader looks at the words from one place on and gives all readings that are possible there, the likeliest first; which
of them holds is decided by whether the rest of the text can be read too (`bot.commands.parsing`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC
from functools import cache
from urllib.parse import urlsplit

from babel import Locale

from bot.commands.dates import MissingHour, NoDay, NotADate, NoTimeOfDay, Past, Unsuitable, WrongWeekday, read_when
from bot.commands.declaration import Kind, PollText
from bot.commands.names import read_name, read_person, read_user_id, read_user_ids
from bot.commands.prompt_words import read_wish
from bot.commands.slots import Fit, Misfit, Readings, Slot, bad_part, missing
from bot.commands.tokens import folded, shortened, unquoted
from bot.texts import moment
from facilitation.check_in import FEWEST_ANSWERS, MOST_ANSWERS
from facilitation.session import Session
from facilitation.words import Language, Several, When, Words, words

_WORDS_OF_A_DATE = 12
_LONGEST_LINK = 2000

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
_LANGUAGE_FORMS: Mapping[str, Language] = {
    "suomeksi": Language.FI, "suomea": Language.FI, "suomen": Language.FI, "finnish": Language.FI,
    "ruotsiksi": Language.SV, "ruotsia": Language.SV, "swedish": Language.SV,
    "englanniksi": Language.EN, "englantia": Language.EN,
}  # fmt: skip
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
    first, *more = (token.word for token in slot.tokens[slot.at :])
    key = slot.command_called([first.removeprefix("/") or first, *more])
    return Readings(misfit=Misfit(None)) if key is None else Readings((Fit(len(slot.tokens), key),))


_READERS: Mapping[Kind, Callable[[Slot], Readings]] = {
    Kind.SESSION: _session,
    Kind.WHEN: _when,
    Kind.WORDS: _words,
    Kind.LINK: _link,
    Kind.PERSON: read_person,
    Kind.USER_IDS: read_user_ids,
    Kind.USER_ID: read_user_id,
    Kind.LANGUAGE: _language,
    Kind.SWITCH: _switch,
    Kind.NUMBER: _number,
    Kind.EVERY: _every,
    Kind.POLL: _poll,
    Kind.COMMAND: _command,
    Kind.NAME: read_name,
    Kind.DROP: _drop,
    Kind.MINUTES: _minutes,
    Kind.PROMPT: read_wish,
}
