"""From Pydantic's view of what is wrong to findings that an admin can act on."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.config.findings import Finding, Mistake
from bot.config.ids import Platform
from bot.config.secrets import BOT_TOKEN, PASSWORD
from bot.config.sections import ConfigFile, Discord, GroupSection, Matrix, Metrics
from bot.config.values import kind_of

_SECRET_KEYS = {"password", "access_token", "token", "secret", "passphrase", "recovery_key"}
_SECTIONS = {name: field.annotation for name, field in ConfigFile.model_fields.items()} | {
    "groups": GroupSection,
    "matrix": Matrix,
    "discord": Discord,
    "metrics": Metrics,
}
_IN_MATRIX = f"password_file (or access_token_file), or set {PASSWORD} in the environment"
_HOMES = {"discord": f"token_file, or set {BOT_TOKEN} in the environment"}
"""Where the secrets of a section belong."""


def path_of(location: Sequence[str | int]) -> str:
    """`("groups", 0, "first_session")` as `groups[0].first_session`."""
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def explain(error: ValidationError, platform: Platform | None = None) -> list[Finding]:
    """One finding for each mistake, in the order of the file's sections; accounts in examples look as on the platform."""
    order = {name: place for place, name in enumerate(ConfigFile.model_fields)}
    details = sorted(error.errors(include_url=False), key=lambda one: order.get(str(one["loc"][0]) if one["loc"] else "", -1))
    return [_finding(one, platform) for one in details if not _follows(one, details)]


def _follows(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Whether a list seems too short only because something wrong in it was left out."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(one["loc"][:-1] == place for one in details)


def _finding(detail: ErrorDetails, platform: Platform | None) -> Finding:
    location = detail["loc"]
    if detail["type"] == "extra_forbidden":
        return _unknown_key(location)
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Mistake):
        return Finding(path_of(location), cause.problem, cause.remedy)
    field = _field(location)
    problem, remedy = _words(detail, field, str(location[-1]) if location else "", platform)
    return Finding(path_of(location), problem, remedy)


def _words(detail: ErrorDetails, field: FieldInfo | None, name: str, platform: Platform | None) -> tuple[str, str]:
    """Problem and remedy of a mistake that Pydantic found by itself."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    shown = "" if _confidential(field) else f" ({_literal(value)})" if isinstance(value, (str, int, float, bool)) else ""
    right = _example(name, field, platform) if field is not None and field.examples else None
    example = "See config.example.toml." if right is None else f"Write for example {right}."
    if kind == "missing":
        if right is not None:
            return "This is missing.", f"Add a line such as {right}."
        return "This section is missing.", f"Add [{name}] with its keys; config.example.toml shows them."
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return (
            f"This is {kind_of(value)}, but a section is needed.",
            f"Write [{name}] on a line of its own and its keys below it.",
        )
    if kind in {"tuple_type", "list_type"}:
        if name == "groups":
            return (
                f"This is {kind_of(value)}, but a list of groups is needed.",
                "Begin each group with [[groups]], in double brackets.",
            )
        return f"This is {kind_of(value)}{shown}, but a list is needed.", f"Put it in brackets. {example}"
    if kind == "too_short":
        return "This list is empty.", example
    if kind in {"greater_than_equal", "less_than_equal"}:
        low, high = _bounds(field)
        return f"{_literal(value)} is out of bounds.", f"Choose a whole number from {low} to {high}."
    if kind == "literal_error":
        return f"This value{shown} is not known.", f"Write {context['expected']}, or leave the key out.".replace("'", '"')
    return f"This is {kind_of(value)}{shown}, which does not fit here.", example


def _unknown_key(location: Sequence[str | int]) -> Finding:
    """What is said of a key that does not exist. Its value is never shown: it may be a secret in the wrong place."""
    *above, last = location
    name, path = str(last), path_of(location)
    if name in _SECRET_KEYS:
        return Finding(
            path,
            "Secrets do not belong in this file, which gets copied, mailed and put under version control.",
            f"Remove the line and write the secret into a file of its own, named by {_HOMES.get(str(location[0]), _IN_MATRIX)}. "
            "If the file has been seen by others, change the secret.",
        )
    known = _keys(above)
    near = difflib.get_close_matches(name, known, 1, 0.6)
    if near:
        return Finding(path, "There is no such key.", f"Did you mean {path_of([*above, near[0]])}?")
    homes = [section for section in ["", *_SECTIONS] if name in _keys([section] if section else [])]
    if homes and "" in homes:
        return Finding(path, "There is no such key here.", f"{name} belongs to the top of the file, above the first [section].")
    if homes:
        places = " or ".join("[[groups]]" if home == "groups" else f"[{home}]" for home in homes)
        return Finding(path, "There is no such key here.", f"{name} belongs below {places}.")
    return Finding(path, "There is no such key.", f"Known here are: {', '.join(known)}.")


def _keys(above: Sequence[str | int]) -> list[str]:
    """The keys that exist at a place of the file; none where no section is."""
    model = _model(above)
    return [] if model is None else list(model.model_fields)


def _model(above: Sequence[str | int]) -> type[BaseModel] | None:
    if not above:
        return ConfigFile
    found = _SECTIONS.get(str(above[0]))
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _field(location: Sequence[str | int]) -> FieldInfo | None:
    """The field at a place of the file; of an item of a list, the list's."""
    names = [one for one in location if isinstance(one, str)]
    if not names:
        return None
    model = _model(names[:-1])
    return None if model is None else model.model_fields.get(names[-1])


def _confidential(field: FieldInfo | None) -> bool:
    return bool(_extra(field).get("confidential", True))


def _extra(field: FieldInfo | None) -> Mapping[str, Any]:
    extra = field.json_schema_extra if field is not None else None
    return extra if isinstance(extra, dict) else {}


def _bounds(field: FieldInfo | None) -> tuple[Any, Any]:
    found: dict[str, Any] = {}
    for rule in _rules(field):
        for name in ("ge", "le"):
            if getattr(rule, name, None) is not None:
                found[name] = getattr(rule, name)
    return found.get("ge"), found.get("le")


def _rules(field: FieldInfo | None) -> Iterator[Any]:
    """What limits a field, also where it may be left out (`Annotated[int, …] | None`)."""
    if field is None:
        return
    yield from field.metadata
    for alternative in getattr(field.annotation, "__args__", ()):
        for rule in getattr(alternative, "__metadata__", ()):
            yield from getattr(rule, "metadata", ()) or (rule,)


def _example(name: str, field: FieldInfo, platform: Platform | None) -> str:
    examples = field.examples or [""]
    of_discord = platform is Platform.DISCORD and _extra(field).get("accounts")
    return f"{name} = {_literal(examples[1 if of_discord else 0])}"


def _literal(value: object) -> str:
    """A value the way TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
