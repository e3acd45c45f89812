"""What `vertti check` finds out about a platform, the account there and its rights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check. `code` names the sentence that the command line shows, `details` what stands in it.

    `remark`: it works, but is probably not what somebody wants.
    """

    ok: bool
    code: str
    details: Mapping[str, str] = field(default_factory=dict)
    remark: bool = False
