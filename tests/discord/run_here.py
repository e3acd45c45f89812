"""The command line, with a stand-in in place of Discord: `python -m tests.discord.run_here API GATEWAY run --config …`."""

from __future__ import annotations

import sys

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.__main__ import main

if __name__ == "__main__":
    api, gateway = sys.argv[1:3]
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    del sys.argv[1:3]
    main()
