"""JSON as the homeserver passes it on: parts of it were written by members and by strangers.

A sync answer holds what many people sent. If one of them could make it unreadable, the same answer would come again for ever and
nobody would be heard any more: Python's parser gives up at about a thousand levels of nesting, and at numbers of more than
4,300 digits. Such parts are left out, and the rest is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

DEEPEST = 100
"""Levels of nesting that are read where an answer cannot be read whole. What Vertti understands is less than twenty deep."""
LONGEST_NUMBER = 40
"""Digits; longer ones stand for nothing that Vertti understands."""

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def json_object(raw: bytes) -> dict[str, Any] | None:
    """The JSON object; a bare list stands in its `chunk`, and None is said for what is neither. Never raises."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        value = _read_carefully(raw)
    if isinstance(value, list):
        return {"chunk": value}
    return value if isinstance(value, dict) else None


def _read_carefully(raw: bytes) -> object:
    try:
        return json.loads(b"".join(_flattened(raw)), parse_int=_number, parse_float=_number)
    except (ValueError, RecursionError):
        return None


def _flattened(raw: bytes) -> Iterator[bytes]:
    """The text with null in the place of everything that is nested too deeply."""
    depth, kept_from = 0, 0
    for token in _TOKEN.finditer(raw):
        match token.group()[:1]:
            case b"{" | b"[":
                depth += 1
                if depth == DEEPEST + 1:
                    yield raw[kept_from : token.start()] + b"null"
            case b"}" | b"]":
                if depth == DEEPEST + 1:
                    kept_from = token.end()
                depth -= 1
    if depth <= DEEPEST:
        yield raw[kept_from:]


def _number(digits: str) -> float | int | None:
    if len(digits) > LONGEST_NUMBER:
        return None
    try:
        return int(digits)
    except ValueError:
        return float(digits)
