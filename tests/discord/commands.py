"""What somebody chooses in the menu, and fills in, to say what they would type elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.chat.menu import Entry, Field, Kind, Menu
from tests.discord.simulated import Simulated

SUBCOMMANDS = {1, 2}
USER, WHOLE_NUMBER, NUMBER = 6, 4, 10
"""Kinds of options."""
_TOKEN = re.compile(r'"[^"]*"|\S+')


def chosen(world: Simulated, menu: Menu, text: str) -> tuple[str, dict[str, Any]]:
    """The registered command, and its options, for a text that begins with the key of an entry. Raises LookupError."""
    key, _, rest = text.partition(" ")
    entry = next((one for one in menu if one.key == key), None)
    if entry is None:
        raise LookupError(f"{key!r} is not in the menu")
    path, options = registered(world, entry)
    values = filled(world, entry, rest.strip())
    if values is None:
        raise LookupError(f"{rest!r} does not fit into what {key!r} asks for")
    return path, _as_options(world, entry, options, values)


def registered(world: Simulated, entry: Entry) -> tuple[str, Sequence[Mapping[str, Any]]]:
    """Under which name an entry stands in Discord's menu, and the options that it has there. Raises LookupError."""
    wanted = {_plain(entry.key), *map(_plain, entry.names.values())}
    for path, shown, leaf in _leaves(world):
        if wanted & {_plain(path), *map(_plain, shown)}:
            return path, leaf.get("options") or ()
    raise LookupError(f"{entry.key!r} was not given to Discord")


def filled(world: Simulated, entry: Entry, rest: str) -> dict[str, str] | None:
    """The rest of a command, spread over the fields in their order; None when it does not fit."""
    tokens = _TOKEN.findall(rest)
    return next(_spread(world, entry.fields, tokens), None)


def _spread(world: Simulated, fields: Sequence[Field], tokens: Sequence[str]) -> Iterator[dict[str, str]]:
    if not fields:
        if not tokens:
            yield {}
        return
    first, *later = fields
    # A number or a person is one word, words are as many as there are.
    counts = range(1, len(tokens) + 1) if first.kind in {Kind.NUMBER, Kind.PERSON} else range(len(tokens), 0, -1)
    for count in counts:
        value = _value(world, first, " ".join(tokens[:count]))
        if value is not None:
            yield from ({first.name: value, **more} for more in _spread(world, later, tokens[count:]))
    if not first.required:
        yield from _spread(world, later, tokens)


def _value(world: Simulated, field: Field, text: str) -> str | None:
    """What the field would hold, as it is typed; None when it cannot hold that."""
    if field.before:
        # The word before it is typed in the person's own language; what is filled in does without it.
        text = text.partition(" ")[2]
    bare = text.strip('"') if text.startswith('"') and text.count('"') == 2 and text.endswith('"') else text
    if field.choices:
        named = [(one, _names_of(one.typed, one.shown)) for one in field.choices]
        whole = (one.typed for one, names in named if bare.casefold() in names)
        parts = (one.typed for one, names in named if any(bare.casefold() in name.split() for name in names))
        return next(whole, None) or next(parts, None)
    match field.kind:
        case Kind.NUMBER:
            return bare if bare.isdecimal() else None
        case Kind.PERSON:
            return _person(world, bare)
        case _:
            return (bare if field.quoted or '"' not in text else text) or None


def _names_of(typed: str, shown: Mapping[str, str]) -> set[str]:
    return {one.casefold() for one in (typed, *shown.values())}


def _person(world: Simulated, text: str) -> str | None:
    """Their id, by it or by their (first) name."""
    for one in world.people.values():
        name = world.name_of(one.id)
        if text in (str(one.id), name, name.split()[0]):
            return str(one.id)
    return None


def _as_options(
    world: Simulated, entry: Entry, options: Sequence[Mapping[str, Any]], values: Mapping[str, str]
) -> dict[str, Any]:
    by_name = {_plain(str(one["name"])): one for one in options}
    found: dict[str, Any] = {}
    for index, field in enumerate(entry.fields):
        if field.name not in values:
            continue
        option = by_name.get(_plain(field.name)) or options[index]
        value = values[field.name]
        match option["type"]:
            case kind if kind == USER:
                found[option["name"]] = world.actor(int(value))
            case kind if kind in (WHOLE_NUMBER, NUMBER):
                found[option["name"]] = int(value)
            case _:
                found[option["name"]] = value
    return found


def _leaves(world: Simulated) -> Iterator[tuple[str, list[str], Mapping[str, Any]]]:
    """Every command that can be chosen: its path, its paths as the languages show them, and what is registered."""
    for commands in world.env.backend.commands.values():
        for (_, kind), command in commands.items():
            if kind == 1:
                yield from _below(command, "", {})


def _below(node: Mapping[str, Any], path: str, shown: Mapping[str, str]) -> Iterator[tuple[str, list[str], Mapping[str, Any]]]:
    here = f"{path} {node['name']}".strip()
    localized = node.get("name_localizations") or {}
    names = {one: f"{shown.get(one, path)} {localized.get(one, node['name'])}".strip() for one in {*shown, *localized}}
    inner = [one for one in node.get("options") or () if one["type"] in SUBCOMMANDS]
    if not inner:
        yield here, list(names.values()), node
    for one in inner:
        yield from _below(one, here, names)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name.strip().casefold())
