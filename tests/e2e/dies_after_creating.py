"""`python -m bot` with a fault: the process is killed right after the homeserver has made a room, before anybody notes it.

`VERTTI_DIES_AFTER` says after which kind of room: "group" or "direct".
"""

from __future__ import annotations

import os
import signal

from bot.__main__ import main
from bot.chat.matrix import MatrixPlatform
from bot.chat.port import RoomId, RoomSpec

_create_room = MatrixPlatform.create_room


async def _create_and_die(self: MatrixPlatform, spec: RoomSpec, *, search: bool) -> RoomId:
    room = await _create_room(self, spec, search=search)
    if spec.direct == (os.environ["VERTTI_DIES_AFTER"] == "direct"):
        os.kill(os.getpid(), signal.SIGKILL)
    return room


if __name__ == "__main__":
    MatrixPlatform.create_room = _create_and_die  # type: ignore[method-assign]
    main()
