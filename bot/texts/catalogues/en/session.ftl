session-news-moved = The meeting is moved. New time: { $date }. Earlier time: { $old_date }.
session-news-skipped = This meeting is skipped: { $date }. Next: { $next_date }.
session-news-skipped-no-next = This meeting is skipped: { $date }. I’ll tell you when a new time has been agreed.
session-news-link-set = The link to the next meeting: { $link }
session-news-link-missing = The meeting has no link yet: { $date }. Add it: { $command }
session-news-agenda = Meeting { $n }/{ $total }. Theme: { $theme }.
session-news-card = { $phase }, until { $time }. Then: { $next }.
session-news-card-last = { $phase }, until { $time }. The last phase of the meeting.
session-news-paused = The clock is stopped.

tech-check =
    The line opens { $minutes } min before we start, so there is time to try things out: { $link }
    1. Sound: can you hear the others, can they hear you? Headphones help if there is an echo.
    2. Picture: camera on, light in front of you? Going without video is fine too.
    3. Connection: close other programs. If the picture stutters, turn the camera off first. If you drop out, just come back.
    4. Privacy: are you somewhere outsiders can’t hear?
    If something doesn’t work, contact: { $contact }

round-start = The round begins. About { $minutes } min each. The others listen without interrupting, and you may pass.
round-turn = Now: { $name }. Next: { $next }.
round-last-turn = Now: { $name }. Last in the round.
round-one-minute = About a minute left.
round-passed = We’ll move on – and come back at the end if you like.
round-end = The round is complete. Thank you.

break = Break, { $minutes } min. Stand up, drink some water, look outside. We go on at { $time }.

free-talk = Open conversation, { $minutes } min. I’ll be quiet.

pairs = Pairs: { $pairs }. You have { $minutes } min, shared equally. Then come back to the main room.

phases-arrival = Tech check
phases-opening = Opening
phases-check-in = Check-in round
phases-look-back = News of our experiments
phases-briefing = Briefing
phases-break = Break
phases-pairs = Talk in pairs
phases-discussion = Conversation
phases-commitments = What I’ll try next
phases-check-out = Check-out round
phases-feedback = Feedback

preparation-message =
    Next meeting: { $date }
    Theme: { $theme }
    { $coming }
    Questions: { $questions }
    Tip: { $tip }
