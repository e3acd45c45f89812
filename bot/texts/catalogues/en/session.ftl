session-news-moved = The meeting has been moved. New time: { $date }. Earlier time: { $old_date }.
session-news-skipped = This meeting is skipped: { $date }. We meet next: { $next_date }.
session-news-skipped-no-next = This meeting is skipped: { $date }. I’ll tell you when a new time has been agreed.
session-news-link-set = The link to the next meeting: { $link }
session-news-link-missing =
    The meeting has no link yet: { $date }.
    Add it, for example: { $command }
session-news-agenda = Meeting { $n }/{ $total }. Theme: { $theme }.
session-news-card = { $phase }, until { $time }. Then: { $next }.
session-news-card-last = { $phase }, until { $time }. The last phase of the meeting.
break = Break, { $minutes } min. Stand up, drink some water, look outside. We go on at { $time }.
free-talk = Open conversation, { $minutes } min. I’ll be quiet.

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

# In the platform's own calendar

meeting-shown = Meeting { $n }
meeting-shown-theme = Theme: { $theme }
meeting-shown-zone = The time is shown in your own time zone.
meeting-not-shown = The times of the meetings have not been updated in the server’s calendar. You can still get them like this: { $list_command }
