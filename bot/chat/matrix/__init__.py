"""Matrix: Vertti's home. `MatrixPlatform` is the door; the rest of the program imports nothing else from here."""

from bot.chat.matrix.platform import MatrixPlatform
from bot.chat.matrix.settings import MatrixSettings

__all__ = ["MatrixPlatform", "MatrixSettings"]
