"""What of an outbox key stays the same when the same event is worked on again, later."""

from __future__ import annotations

import re

_MOMENT = re.compile(r"(:\d{8}T\d{6}:\d+|:v\d+)$")


def lasting(key: str) -> str:
    """The key without the moment of the decision, where its end names one by time (`left:@anna:example.org:20261120T080000:7`) or
    by the version of the group (`link:1:0:v7`).
    """
    return _MOMENT.sub("", key)
