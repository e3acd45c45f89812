"""The permission table in `docs/access.md`, made from the declarations of the commands and the rule that the program follows.

`python -m bot.commands.access_table docs/access.md` writes it between the two marks in that file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.commands import access, table
from bot.commands.access import Verdict
from bot.commands.declaration import Actor, Command, Where
from bot.texts import Catalogue
from facilitation.group import Role
from facilitation.words import Language

BEGIN = "<!-- begin: made by `python -m bot.commands.access_table docs/access.md` -->"
END = "<!-- end -->"


class Place(StrEnum):
    """Where a command is said. `FOREIGN` is any other room: another group's, or one that is none of Vertti's."""

    GROUP_ROOM = "group's room"
    DIRECT = "own direct room"
    FOREIGN = "foreign room"


class Persona(StrEnum):
    """Who says it, seen from one group."""

    FACILITATOR = "facilitator"
    HOST = "host"
    MEMBER = "member"
    GUEST = "guest"
    LEFT = "who left"
    OTHER_FACILITATOR = "facilitator of another group"
    STARTER = "starter"
    ADMIN = "administrator"
    STRANGER = "stranger"

    @property
    def role(self) -> Role | None:
        """Their role in the group."""
        return Role(self.value) if self.value in tuple(Role) else None

    def actors(self, place: Place) -> frozenset[Actor]:
        """All that they are there. The other group's facilitator is one in private, where the talk is of their own group."""
        elsewhere = self is Persona.OTHER_FACILITATOR and place is Place.DIRECT
        role = Role.FACILITATOR if elsewhere else self.role
        return access.actors(role, admin=self is Persona.ADMIN, starter=self is Persona.STARTER)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a command; None: nothing, since Vertti does not listen.

    `own`: it is about their own group, not this one.
    """

    verdict: Verdict | None
    own: bool = False


def outcome(command: Command, persona: Persona, place: Place) -> Outcome:
    """What the code makes of that command, said by that person in that place."""
    if place is Place.FOREIGN or (place is Place.GROUP_ROOM and persona.role is None):
        return Outcome(None)
    where = Where.ROOM if place is Place.GROUP_ROOM else Where.PRIVATE
    other = persona is Persona.OTHER_FACILITATOR
    known = persona.role is not None or other or command.in_no_group_too
    found = access.verdict(command, where, persona.actors(place), group_known=known)
    return Outcome(found, own=other and command.needs_group)


def as_markdown(names: Catalogue) -> str:
    """The table: a line for each command, by its first English name, and a column for each kind of person."""
    columns = tuple(Persona)
    lines = ["| command | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for command in table.COMMANDS:
        name = names.choices(Language.EN, f"command-{command.key}-names")[0]
        lines.append(f"| `{name}` | " + " | ".join(_cell(command, one) for one in columns) + " |")
    return "\n".join(lines)


def with_table(document: str, made: str) -> str:
    """The document with that table between its marks. Raises ValueError when it lacks them."""
    before, begin, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the marks between which the table belongs are missing")
    return f"{before}{BEGIN}\n\n{made}\n\n{END}{after}"


def _cell(command: Command, persona: Persona) -> str:
    return ", ".join(_where(command, persona)) or "–"


def _where(command: Command, persona: Persona) -> Iterator[str]:
    for place, short in ((Place.GROUP_ROOM, "room"), (Place.DIRECT, "direct"), (Place.FOREIGN, "foreign")):
        found = outcome(command, persona, place)
        if found.verdict is Verdict.CARRIED_OUT:
            yield f"{short} (own group)" if found.own else short


def main() -> None:
    """Bring the file that is named on the command line up to date."""
    path = Path(sys.argv[1])
    path.write_text(with_table(path.read_text(), as_markdown(Catalogue.load())))


if __name__ == "__main__":
    main()
