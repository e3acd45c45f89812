"""What people wrote and have not confirmed yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitation.session import PersonId

ANSWERED_WITHIN = timedelta(minutes=30)
"""After this an open question in a direct room lapses."""


@dataclass(slots=True)
class Unconfirmed:
    """What has been read back and not confirmed: nothing of it is on the disk, and after half an hour it is nowhere."""

    _texts: dict[PersonId, tuple[str, datetime]] = field(default_factory=dict)

    def keep(self, person: PersonId, text: str, at: datetime) -> None:
        """In place of an earlier one. `at` is real time."""
        self._texts = {one: kept for one, kept in self._texts.items() if at - kept[1] <= ANSWERED_WITHIN}
        self._texts[person] = (text, at)

    def take(self, person: PersonId, at: datetime) -> str | None:
        """The person's text, which is not kept any longer; None when there is none, or it is too old."""
        text, since = self._texts.pop(person, ("", at))
        return text if text and at - since <= ANSWERED_WITHIN else None
