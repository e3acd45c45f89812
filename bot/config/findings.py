"""What is wrong with a configuration, said so that the admin knows what to change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to change.

    `key` is the path of the key as one would look for it in the file (`groups[0].first_session`), empty when the file as a
    whole is meant. `problem` says what is wrong and never carries a secret; `remedy` says what to write instead. Both are
    whole English sentences, the admin's language.
    """

    key: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.key}: " if self.key else ""
        return f"{where}{self.problem} {self.remedy}"


class ConfigError(Exception):
    """The configuration cannot be used. `findings` holds everything that was found, in the order of the file's sections."""

    def __init__(self, source: Path, findings: Iterable[Finding]) -> None:
        self.source = source
        self.findings = tuple(findings)
        super().__init__("\n".join(str(one) for one in self.findings))


class Mistake(ValueError):
    """A value that cannot be used; raised while one value is read, before anybody knows the path of its key."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
