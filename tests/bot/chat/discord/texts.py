"""Messages by chance, made of what Discord might take for markup."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.chat.richtext import Bullets, Code, Instant, Link, Node, Paragraph, RichText, Strong, Text

TRICKS = (
    "*", "**", "***", "_", "__", "~~", "`", "``", "```", "|", "||", ">", "> ", ">>> ", "#", "# ", "## ", "-# ", "- ",
    "* ", "+ ", "1. ", "12.", "[", "]", "(", ")", "](", "<", "@", "!", "&", ":", "\\", "\\\\", "\n", "\r", "\u2028",
    " ", "  ", "\t", "\u200b", "<@123456789012345678>", "<@!1>", "<@&1>", "<#1>", "</moi:1>", "<id:guide>", "<t:1:R>",
    "<:x:1>", "<a:x:1>", ":smile:", ":+1:", "@everyone", "@here", "@Everyone", "https://example.org/a_b_c",
    "<https://example.org>", "HTTP://x.fi", "discord.gg/abc", "[a](https://example.org)",
    "[a](<https://example.org> \"b\")", "steam://x", "17:30", "a_b_c", "123456789012345678", "123456789012345",
    "2 * 3 * 4", "😀", "🇫🇮", "👩‍👩‍👧", "ä", "é", "-5", "17.30 ", "¯\\_(ツ)_/¯", "\ud800", "\x00", "sana",
)  # fmt: skip

tricky = st.lists(st.sampled_from(TRICKS) | st.text(max_size=4), max_size=12).map("".join)
"""Text that somebody wrote."""

_words = tricky.map(lambda text: text.replace("\r", "\n"))

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
instants = st.builds(Instant, moments, st.just("silloin"), st.sampled_from(("date", "time", "day")))
codes = st.builds(Code, _words.filter(lambda text: "``" not in text))
links = st.builds(Link, st.sampled_from(("https://example.org/a_b_c", "http://x.fi", "https://x.fi/?*b*")), st.just("") | _words)
nodes: st.SearchStrategy[Node] = st.builds(Text, _words) | st.builds(Strong, _words) | codes | links | instants
lines = st.lists(nodes, max_size=5).map(tuple)
blocks = st.builds(Paragraph, lines) | st.builds(Bullets, st.lists(lines, min_size=1, max_size=3).map(tuple))
messages = st.builds(RichText, st.lists(blocks, min_size=1, max_size=5).map(tuple), st.frozensets(st.integers(1, 4), max_size=2))
