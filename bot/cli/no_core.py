"""No core dumps: what lies in memory would lie on the disk then, and in memory are people's words for a moment."""

from __future__ import annotations

import contextlib


def write_no_core() -> None:
    """Forbid core dumps of this process for good. The handlers of the usual distributions follow the same limit."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # Not on every platform.

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
