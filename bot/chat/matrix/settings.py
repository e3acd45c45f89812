"""What the Matrix adapter must be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MatrixSettings:
    """Where Vertti lives and how it gets in.

    Either `password`, or `access_token` and `device_id` of a login made elsewhere for Vertti alone. Once a login is kept
    in the data directory, neither is needed any more. `directory` is the data directory; everything of Matrix lies in
    its folder `matrix`.
    """

    homeserver: str
    user_id: str
    directory: Path
    password: str | None = field(default=None, repr=False)
    access_token: str | None = field(default=None, repr=False)
    device_id: str | None = None

    @property
    def home(self) -> Path:
        """The folder of the login, the identity and the encryption keys."""
        return self.directory / "matrix"
