"""What the sentences need to know about the house that they are spoken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta

from facilitation.group import BUILT_IN, Group
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
    """The programmes and the support around them. `own` are those that organisations brought, by the names that groups hold."""

    built_in: Programme
    support: Support = Support()
    own: Mapping[str, Programme] = field(default_factory=dict)

    def programme_of(self, group: Group) -> Programme:
        """The group's programme, with the themes that the group made of topics of its own."""
        programme = self.programme_named(group.programme)
        own = {one.theme: one.own_theme for one in group.sessions if one.own_theme or not programme.has_theme(one.theme)}
        return programme.with_own(own) if own else programme

    def has_programme(self, name: str) -> bool:
        """Whether there is a programme of that name."""
        return name == BUILT_IN or name in self.own

    def programme_named(self, name: str) -> Programme:
        """The programme of that name; the built-in one when it is not there any more."""
        return self.built_in if name == BUILT_IN else self.own.get(name, self.built_in)

    def scope(self, today: date, programme: Programme | None = None) -> Localised:
        """What a group of that programme is not, and where help is; with numbers only if checked in the last 12 months."""
        scope = (programme or self.built_in).scope
        checked = self.support.verified_on
        if self.support.region == "FI" and checked is not None and checked <= today <= checked + TRUSTED:
            return scope.fi_region
        return scope.generic
