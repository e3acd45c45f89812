"""A chat in memory: for fast tests, and for previews that need no server.

It is as strict as a real platform (`tests/contract` holds both to the same promises): a repeated key gives the same event,
nothing is done in a room that Vertti is not in, and people act only where they are.
"""

from bot.chat.memory.chat import MemoryChat
from bot.chat.memory.rooms import Room, Shown

__all__ = ["MemoryChat", "Room", "Shown"]
