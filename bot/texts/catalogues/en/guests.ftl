briefing-announce = Next time, a briefing of about { $minutes } min. Topic: { $topic }. Guest: { $guest }. What would you like to ask? Write to me privately and I’ll pass it on without your name.
briefing-guest-leaves = Thank you for the briefing. Our guest now leaves the meeting, and the group’s own conversation begins.

board-offer = I can help with this
board-ask = I could use help with this
