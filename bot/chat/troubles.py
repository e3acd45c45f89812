"""What can go wrong on a chat platform."""

from __future__ import annotations


class ChatError(Exception):
    """Something went wrong on the platform; the text carries codes, never message text."""


class Refused(ChatError):
    """The platform will never accept this (403, 413, unknown user). Trying again is of no use."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


class RoomUnusable(Refused):
    """Nothing can be said in this room, whatever it is: Vertti is not in it, or it is not encrypted."""


class TryLater(ChatError):
    """Not now: the platform is down, slow or asks for patience. `after` is real seconds to wait, where it said so."""

    def __init__(self, detail: str = "", after: float | None = None) -> None:
        super().__init__(detail)
        self.after = after


class Throttled(TryLater):
    """The platform asks this account for patience, whatever it is that it wants to say, and where."""


class Unreachable(TryLater):
    """Nobody is there, or only what stands in front of the platform: it is not a matter of one room."""


class LoginLost(ChatError):
    """The platform does not know our login any more. Only a person can mend that; the program ends with a clear word."""


class DiskTrouble(ChatError):
    """What the adapter keeps on the disk (its login, its keys) cannot be read or written. The text says what and why."""


class NotListening(TryLater):
    """The person takes no private words from Vertti just now, as is their right. `Listens` tells when they do."""
