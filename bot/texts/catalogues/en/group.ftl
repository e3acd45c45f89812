group-created = The group has been created, and you are its facilitator. I am opening a private room for it and inviting you there. The members join with a code. Send them this:
room-topic = Next meeting: { $date }
room-topic-no-next = The next meeting is yet to be agreed
plan-title = The times and themes of the meetings
plan-line = { $n }. { $date } – { $theme }
