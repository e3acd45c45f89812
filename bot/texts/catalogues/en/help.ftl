help-intro-member = Use these whenever you like. None of it is required.
help-intro-facilitator = The facilitator’s commands. In a meeting the first three will do.
help-intro-host = The host’s commands. The conversation is the group’s own.
help-command =
    { $summary }
    Type it like this: { $example }
help-intro-more =
    More about one command, for example: { $example }
    In the group’s room, put !vertti before a command.
help-scope = Where to find help when things are hard: { $scope_command }
