"""What in a room is said to Vertti: one rule for every platform on which people type."""

from __future__ import annotations

import re

PREFIX = "!vertti"
"""As it is written in what Vertti says."""
_PREFIX = re.compile(r"!v(?:ertti)?(?:\s+|$)", re.IGNORECASE)
"""`!vertti`, or `!v` for those whose hands are busy."""


def addressed(text: str, *, private: bool) -> str | None:
    """What of the text is for Vertti, without the prefix; None when nothing is.

    In a group's room that is what begins with the prefix. In private it is everything, and the prefix does no harm.
    """
    text = text.strip()
    prefix = _PREFIX.match(text)
    if prefix is not None:
        return text[prefix.end() :].strip()
    return text if private and text else None
