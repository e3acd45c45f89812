limits-invitations = One person can send { $most } invitations in 24 hours. You can send this many more now: { $left }. An administrator can raise the limit.
limits-invitations-together = Everyone on your server together can send { $most } invitations in 24 hours. Left right now: { $left }. An administrator can raise the limit or give you a permission of your own.
limits-groups-together = Everyone on your server together can start { $most } groups in 24 hours, and that limit is reached. Please try again tomorrow. An administrator can raise the limit or give you a permission of your own.
