"""The official description of Discord's interface as a judge of what was sent.

It is an OpenAPI document that Discord publishes. It is not part of this repository: `VERTTI_DISCORD_OPENAPI` names the file, or
it lies in a directory beside the repository as `probes/discord/discord-openapi.json`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]
from simcord import HttpLogEntry

VARIABLE = "VERTTI_DISCORD_OPENAPI"
BESIDE = Path("probes") / "discord" / "discord-openapi.json"
METHODS = {"get", "post", "put", "patch", "delete"}
SHOWS_A_MESSAGE = {4, 7}
"""First responses to an interaction that hold a message: a new one, or the one under which was pressed."""
LONG_NUMBER = 1 << 50
"""What is larger is an id: discord.py sends some of them as numbers, which Discord takes and the document does not."""
PERMISSIONS = {"allow", "deny"}
"""The document wants numbers here; Discord takes digits too, and answers with them."""


class Judge:
    """Holds requests against the document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._components = document["components"]
        self._operations = sorted(_operations(document), key=lambda one: one[0], reverse=True)

    def violations(self, requests: Iterable[HttpLogEntry]) -> list[str]:
        """What the document does not allow, each once."""
        return list(dict.fromkeys(found for one in requests for found in self.of(one.method, one.path, one.json)))

    def of(self, method: str, path: str, body: Any) -> list[str]:
        """What is wrong with one request."""
        for _, verb, pattern, template, operation in self._operations:
            if verb == method and pattern.fullmatch(path):
                return [f"{method} {template}: {found}" for found in self._judged(operation, _with_ids(body))]
        return [f"{method} {re.sub(r'[0-9]{15,}', '…', path)}: there is no such route"]

    def _judged(self, operation: Mapping[str, Any], body: Any) -> Iterator[str]:
        contents = operation.get("requestBody", {}).get("content", {})
        content = contents.get("application/json") or next(iter(contents.values()), None)
        if content is None or body is None:
            return
        schema = {**content["schema"], "components": self._components}
        for error in Draft202012Validator(schema).iter_errors(body):
            closest = _closest(error)
            yield f"{'/'.join(map(str, closest.absolute_path)) or 'the body'}: {closest.message[:160]}"


def places() -> Sequence[Path]:
    """Where the document is looked for, in this order."""
    named = os.environ.get(VARIABLE)
    repository = Path(__file__).resolve().parents[2]
    beside = sorted(one / BESIDE for one in repository.parent.iterdir() if one.is_dir())
    return [*([Path(named)] if named else []), *beside]


@lru_cache(maxsize=1)
def the_judge() -> Judge | None:
    """The judge; None where the document is absent."""
    found = next((one for one in places() if one.is_file()), None)
    return None if found is None else Judge(json.loads(found.read_text(encoding="utf-8")))


def judge_or_skip() -> Judge:
    """The judge; where the document is absent, the test is skipped and says where it was looked for."""
    judge = the_judge()
    if judge is None:
        pytest.skip(f"no OpenAPI document of Discord: neither {VARIABLE} nor any {BESIDE} in a directory beside the repository")
    return judge


def assert_allowed(requests: Iterable[HttpLogEntry]) -> None:
    """Fails with the list of what the document does not allow, as `judge_or_skip` does where it is absent."""
    found = judge_or_skip().violations(requests)
    assert not found, "Discord would not have taken this:\n" + "\n".join(found)


def unsaid_mentions(requests: Iterable[HttpLogEntry]) -> list[str]:
    """Requests with words of a message that do not say whom they may ring for; without that, they ring for whoever they name."""
    return [
        f"{one.method} {re.sub(r'[0-9]{15,}', '…', one.path)}"
        for one in requests
        for message in [_message_of(one)]
        if message is not None and "allowed_mentions" not in message
    ]


def _message_of(request: HttpLogEntry) -> Mapping[str, Any] | None:
    body = request.json if isinstance(request.json, Mapping) else {}
    if request.path.endswith("/callback"):
        body = body.get("data") or {} if body.get("type") in SHOWS_A_MESSAGE else {}
    elif "/messages" not in request.path and not request.path.startswith("/webhooks/"):
        return None
    return body if any(body.get(one) for one in ("content", "embeds", "poll")) else None


def _operations(document: Mapping[str, Any]) -> Iterator[tuple[int, str, re.Pattern[str], str, Mapping[str, Any]]]:
    """The more of a path is literal, the better it fits; hence its length without the variables."""
    for template, methods in document["paths"].items():
        parts = re.split(r"\{[^}]+\}", template)
        pattern = re.compile("[^/]+".join(re.escape(one) for one in parts))
        for method, operation in methods.items():
            if method in METHODS:
                yield sum(map(len, parts)), method.upper(), pattern, template, operation


def _closest(error: ValidationError) -> ValidationError:
    """Of several alternatives that all fail, the one that fits furthest into the body says most."""
    inner = [_closest(one) for one in error.context or ()]
    return max([error, *inner], key=lambda one: len(one.absolute_path))


def _with_ids(value: Any) -> Any:
    match value:
        case dict():
            return {key: int(one) if key in PERMISSIONS and _is_digits(one) else _with_ids(one) for key, one in value.items()}
        case list() | tuple():
            return [_with_ids(one) for one in value]
        case int() if not isinstance(value, bool) and value > LONG_NUMBER:
            return str(value)
        case _:
            return value


def _is_digits(value: Any) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, str) and value.isdecimal())
