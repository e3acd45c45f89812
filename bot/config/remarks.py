"""What is allowed in a configuration but probably not meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from bot.config.findings import Finding
from bot.config.sections import SupportSection
from bot.config.settings import DiscordAccount, Settings, rhythm_of
from facilitation.practice import TRUSTED

EXPIRES_SOON = timedelta(days=60)
"""How long before the numbers for a crisis lapse their operator is told: time enough to check them."""

FAREWELL_NEEDS = timedelta(days=35)
"""The farewell is sent 30 days after the end; a shorter retention leaves no time for it."""


def remarks(settings: Settings, today: date) -> tuple[Finding, ...]:
    """What the admin should look at before relying on it. `today` is the date of real life, never of a rehearsal."""
    return (*_retention(settings), *_support(settings.support, today), *_starters(settings), *_groups(settings))


def _retention(settings: Settings) -> Iterator[Finding]:
    days = settings.privacy.retention.days
    if settings.privacy.retention < FAREWELL_NEEDS:
        yield Finding(
            "privacy.retention",
            f"Data is deleted {days} days after a group's end, so the farewell at 30 days is left out.",
            "Choose 35 days or more if groups are to get it.",
        )


def _support(support: SupportSection, today: date) -> Iterator[Finding]:
    """Numbers for a crisis are shown only while somebody vouches for them."""
    checked = support.verified_on
    if support.region is None:
        return
    if checked is None:
        problem = "Nobody has said when the crisis numbers were checked"
    elif checked > today:
        problem = f"{checked.isoformat()} lies in the future"
    elif today > checked + TRUSTED:
        problem = f"The crisis numbers were last checked on {checked.isoformat()}, more than a year ago"
    elif today > checked + TRUSTED - EXPIRES_SOON:
        last = (checked + TRUSTED).isoformat()
        yield Finding(
            "support.verified_on",
            f"The crisis numbers were checked on {checked.isoformat()}; after {last} Vertti leaves them out.",
            "Check the numbers and write the date of that day.",
        )
        return
    else:
        return
    yield Finding(
        "support.verified_on",
        f"{problem}, so Vertti shows the texts about help without numbers.",
        "Check the numbers and write the date of that day.",
    )


def _starters(settings: Settings) -> Iterator[Finding]:
    by_role = isinstance(settings.chat, DiscordAccount) and settings.chat.admin_roles
    if not (settings.access.facilitators or settings.access.admins or by_role or settings.groups):
        yield Finding(
            "access.facilitators", "Nobody may start a group, and there are no [[groups]].", "Name who may start groups."
        )


def _groups(settings: Settings) -> Iterator[Finding]:
    names = Counter(one.name.casefold() for one in settings.groups)
    for place, group in enumerate(settings.groups):
        if names[group.name.casefold()] > 1:
            yield Finding(
                f"groups[{place}].name",
                f'"{group.name}" is the name of several groups.',
                "Give each its own: direct messages tell groups apart by name.",
            )
        rhythm = rhythm_of(group, settings.rhythm, settings.time_zone)
        if rhythm.skips(rhythm.first.day):
            instead = rhythm.occurrences()[0].day.isoformat()
            yield Finding(
                f"groups[{place}].first_session",
                f"{rhythm.first.day.isoformat()} lies in a skip range; the first session will be on {instead}.",
                "Choose another date if that is not meant.",
            )
