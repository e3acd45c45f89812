group-created = The group has been created, and you are its facilitator. I am opening a private room for it and inviting you there. The members join with a code. Send them this:
room-topic = Next meeting: { $date }
room-topic-no-next = The next meeting is yet to be agreed
room-topic-over = All agreed meetings have been held
plan-title = The times and themes of the meetings
plan-line = { $n }. { $date } · { $theme }
plan-zone = Time zone: { $zone }
