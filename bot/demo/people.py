"""Who takes part in a rehearsal: a facilitator, a host, five members, and a place for whoever wants to watch."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.texts import Catalogue
from facilitation.words import Language


class Part(StrEnum):
    """What somebody is in the rehearsal; the members are told apart by how they are with questions."""

    FACILITATOR = "facilitator"
    HOST = "host"
    READY = "ready"
    """Answers everything at once."""
    TYPIST = "typist"
    """Types, where others vote, and mistypes once."""
    TRAVELLER = "traveller"
    """Cannot come once."""
    FORGETFUL = "forgetful"
    """Answers only when asked a second time, now and then."""
    LATE = "late"
    """Comes late once, and does not like to answer everything."""
    OBSERVER = "observer"
    """Accepts the agreement and says nothing: the account of whoever is watching."""


MEMBERS = (Part.READY, Part.TYPIST, Part.TRAVELLER, Part.FORGETFUL, Part.LATE)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the rehearsal. `account` is the name to log in with, without server."""

    part: Part
    name: str
    account: str


def company(catalogue: Catalogue, language: Language) -> tuple[Person, ...]:
    """Everybody, with names of that language."""
    people = []
    for part in Part:
        name = catalogue.text(language, f"demo-name-{part}")
        people.append(Person(part, name, _account(name)))
    return tuple(people)


def _account(name: str) -> str:
    """The first name as Matrix takes it: `Åskådare` becomes `askadare`."""
    plain = unicodedata.normalize("NFKD", name.split()[0].lower())
    return "".join(one for one in plain if one.isascii() and one.isalnum())
