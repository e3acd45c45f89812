help-intro-member = Use these whenever you like. None of it is required.
help-intro-facilitator =
    The facilitator’s commands. In a meeting three will do:
    { $start_command }
    { $next_command }
    { $end_command }
help-intro-host = The host’s commands: times, links, members and technical help. The conversation is the group’s own.
help-intro-more = More about one command: { $example }

tech-help-asked = Your request has been sent. Helping you: { $host }. Phone: { $phone }
tech-help-to-host = { $name } is asking for technical help.
help-scope = Where to find help when things are hard: { $scope_command }
