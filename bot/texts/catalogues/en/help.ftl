help-intro-member = Use these whenever you like. None of it is required.
help-intro-facilitator = The facilitator’s commands. I take care of the reminders.
help-intro-host = The host’s commands. The conversation is the group’s own.
help-intro-leading-now = The meeting is under way.
help-command =
    { $summary }
    Type it like this: { $example }
help-intro-more =
    More about one command, for example: { $example }
    In the group’s room, put !vertti, or just !v, before a command.
help-line = • { $command } – { $summary }
help-section =
    { $heading }
    { $lines }
help-all-line = All commands: { $all_command }

help-topic-leading = Leading a meeting
help-topic-turns = During a meeting
help-topic-attending = Meetings
help-topic-between = Between meetings
help-topic-planning = Dates and programme
help-topic-people = The group and its members
help-topic-agreement = Agreement and surveys
help-topic-own = Your settings and data
help-topic-help = Help

command-help-all-names = all commands, help all
command-help-all-summary = All commands that you can use
command-help-all-example = all commands
