"""Forms for what must be filled in: made from an entry of the menu, and what somebody wrote into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.chat.discord.slash import LONGEST, LONGEST_NUMBER, Payload
from bot.chat.menu import Entry, Field, Kind, Menu, entry_of

PREFIX = "m/"
"""What the id of a form begins with; the key of the command follows."""

_LONGEST_TITLE = 45
_LONGEST_LABEL = 45
_LONGEST_DESCRIPTION = 100
_MOST_FIELDS = 5
_SELECT, _TEXT_INPUT, _USER_SELECT, _LABEL = 3, 4, 5, 18
_SHORT, _PARAGRAPH = 1, 2


def form(entry: Entry, language: str, *, direct: bool = False) -> Payload:
    """A modal with the fields of a command, in that language (`fi`, `sv`, `en`).

    In a direct message (`direct`) there is nobody to choose from, so that people are named in writing. A command with more fields
    than fit keeps those that must be filled in. Raises ValueError when the command has no fields, or too many that it needs.
    """
    first = sorted(entry.fields, key=lambda one: not one.required)[:_MOST_FIELDS]
    needed = [one for one in entry.fields if one.required]
    if not first or len(needed) > _MOST_FIELDS:
        raise ValueError(f"{entry.key}: {len(needed)} of {len(entry.fields)} fields make no form")
    return {
        "custom_id": f"{PREFIX}{entry.key}",
        "title": _title(entry, language),
        "components": [_labelled(one, language, direct=direct) for one in entry.fields if one in first],
    }


def typed_from(menu: Menu, data: Mapping[str, Any]) -> tuple[Entry, str]:
    """Which command somebody filled in, and how it would be typed, out of the `data` of an interaction.

    Raises LookupError when it is no form of ours, or the menu has no such command any more.
    """
    named = str(data.get("custom_id", ""))
    if not named.startswith(PREFIX):
        raise LookupError(f"{named!r} is no form for a command")
    entry = entry_of(menu, named.removeprefix(PREFIX))
    return entry, entry.typed(filled_in(data))


def _title(entry: Entry, language: str) -> str:
    """What the command is for, or, where that takes too long to say, what it is called."""
    summary = entry.descriptions[language]
    return _begun_large(summary if len(summary) <= _LONGEST_TITLE else entry.names[language].replace("-", " "))


def _labelled(field: Field, language: str, *, direct: bool) -> Payload:
    label, description = field.labels[language], field.descriptions[language]
    labelled: Payload = {"type": _LABEL, "label": _begun_large(_cut(label, _LONGEST_LABEL))}
    if description.casefold() != label.casefold():
        labelled["description"] = _cut(description, _LONGEST_DESCRIPTION)
    return {**labelled, "component": _component(field, language, direct=direct)}


def _component(field: Field, language: str, *, direct: bool) -> Payload:
    asked: Payload = {"custom_id": field.name, "required": field.required}
    if field.choices:
        options = [{"label": one.shown[language], "value": one.typed} for one in field.choices]
        return {"type": _SELECT, **asked, "min_values": int(field.required), "max_values": 1, "options": options}
    match field.kind:
        case Kind.PERSON if not direct:
            return {"type": _USER_SELECT, **asked, "min_values": int(field.required), "max_values": 1}
        case Kind.PERSON | Kind.TEXT:
            return {"type": _TEXT_INPUT, **asked, "style": _SHORT, "max_length": LONGEST[Kind.TEXT]}
        case Kind.NUMBER:
            return {"type": _TEXT_INPUT, **asked, "style": _SHORT, "max_length": LONGEST_NUMBER}
        case Kind.WORDS:
            return {"type": _TEXT_INPUT, **asked, "style": _PARAGRAPH, "max_length": LONGEST[Kind.WORDS]}


def filled_in(data: Mapping[str, Any]) -> Mapping[str, str]:
    """What is in each field of a form, by the field's id, out of the `data` of an interaction."""
    return dict(_filled(data.get("components") or ()))


def _filled(components: Any) -> Iterator[tuple[str, str]]:
    """What is in each field: written, or chosen; whether it stands in a label or in a row."""
    for one in components:
        inner = [one["component"]] if "component" in one else one.get("components", ())
        yield from _filled(inner)
        value = one.get("value") or next(iter(one.get("values") or ()), None)
        if "custom_id" in one and value:
            yield str(one["custom_id"]), str(value)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _begun_large(text: str) -> str:
    return text[:1].upper() + text[1:]
