"""What a terminal can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs before a finding, and the one for what makes an app notify its reader."""

    good: str
    bad: str
    remark: str
    bell: str


def marks(stream: TextIO) -> Marks:
    """Signs that this stream can show: plain ASCII where its encoding knows no others."""
    try:
        "✓✗🔔".encode(stream.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return Marks("ok", "NO", "!", "*")
    return Marks("✓", "✗", "!", "🔔")
