# Changing the plan
schedule-not-movable = Meeting { $n } is under way, has been held or was left out. It can no longer be changed.
schedule-fixed-theme =
    The first and the last meeting cannot be left out: in the first we agree on our ground rules, in the last we say goodbye.
    Move it, for example: { $move_command }
    Skip only this date: { $skip_command }
schedule-bad-link = This won’t do as a link. A link begins with https://, has no spaces and at most { $most } characters.
schedule-link-of-all = The link to the meetings: { $link }
schedule-link-of = Meeting: { $date }. Link: { $link }
