"""What the sentences need to know about the house that they are spoken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from facilitation.programme import Programme
from facilitation.words import Localised

TRUSTED = relativedelta(months=12)
"""How long telephone numbers that somebody has checked are passed on."""


@dataclass(frozen=True, slots=True)
class Support:
    """Who helps. `contact` is shown in the tech check, as the operator wrote it; `region` is `FI` or None, and then
    `verified_on` is the day on which the operator last checked the numbers of that region.
    """

    contact: str | None = None
    region: str | None = None
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """The programme and the support around it."""

    programme: Programme
    support: Support = Support()

    def scope(self, today: date) -> Localised:
        """What the group is not, and where help is; with numbers only if they were checked in the last 12 months."""
        checked = self.support.verified_on
        if self.support.region == "FI" and checked is not None and checked <= today <= checked + TRUSTED:
            return self.programme.scope.fi_region
        return self.programme.scope.generic
