"""What a group of the configuration must keep beyond its single keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.config.findings import Finding
from bot.config.sections import GroupSection, Limits, RhythmDefaults
from bot.config.settings import rhythm_of
from facilitation.rhythm import BadRhythm
from facilitation.times import UnknownZone, zone_of


def people(group: GroupSection, path: str, limits: Limits, vertti: str | None) -> Iterator[Finding]:
    """Everybody in one role, once, and not more than may be invited. `path` is the group's in the file."""
    everybody = group.people()
    roles = (("a facilitator", set(group.facilitators)), ("the host", {group.host} - {None}), ("a member", set(group.members)))
    for person, times in Counter(everybody).items():
        if times < 2:
            continue
        named = [role for role, holders in roles if person in holders]
        if len(named) > 1:
            yield Finding(path, f"{person} is {' and '.join(named)} of the same group.", "Leave them in one role only.")
        else:
            yield Finding(path, f"{person} is named {times} times.", "Name everybody once.")
    if vertti in everybody:
        yield Finding(path, f"{vertti} is Vertti's own account.", "Name only people.")
    if (number := len(set(everybody))) > limits.invitations_per_group:
        yield Finding(
            path,
            f"This group has {number} people, more than the {limits.invitations_per_group} that may be invited to one group.",
            "Make two groups of it, or raise limits.invitations_per_group.",
        )


def dates(group: GroupSection, path: str, defaults: RhythmDefaults, zone: object) -> Iterator[Finding]:
    """A first session that exists on the wall of the group's zone, and dates for all the others. `zone` is the file's."""
    zone = group.time_zone or zone
    try:
        zone_of(str(zone))
    except UnknownZone:
        return  # Found already, at time_zone.
    rhythm = rhythm_of(group, defaults, str(zone))
    if not rhythm.first.exists():
        yield Finding(
            f"{path}.first_session",
            f"{rhythm.first.clock.isoformat()} does not exist in {zone}: clocks are put forward over it that day.",
            "Choose a time before or after that hour.",
        )
    try:
        rhythm.occurrences()
    except BadRhythm:
        key = "rhythm.skip" if group.skip is None else f"{path}.skip"
        yield Finding(key, "The skip ranges leave no date for the sessions of a group.", "Shorten them.")
