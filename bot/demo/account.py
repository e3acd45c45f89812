"""The closing account of a rehearsal: what was held and sent, what is stored, and what was deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kept(StrEnum):
    """Kinds of data that the account counts; the words for each stand in the catalogues, `demo-account-kind-…`."""

    MEMBERS = "members"
    AGREEMENTS = "agreements"
    RSVPS = "rsvps"
    PULSE_ANSWERS = "pulse-answers"
    MESSAGE_TEXTS = "message-texts"
    """Texts of Vertti's own messages, kept only until the platform has confirmed them."""
    PRIVATE_MESSAGES = "private-messages"
    """Questions and answers of the pulse, taken back from the direct rooms."""


@dataclass(frozen=True, slots=True)
class Account:
    """How a rehearsal ended. `stored` and `deleted` count rows (or messages) by kind; a kind left out is not mentioned."""

    sessions_held: int
    messages_sent: int
    stored: Mapping[Kept, int] = field(default_factory=dict)
    deleted: Mapping[Kept, int] = field(default_factory=dict)
