"""Chat platforms behind one port (`bot.chat.port`)."""
