errors-unknown-command =
    I don’t know the command “{ $input }”.
    Did you mean this: { $suggestion }
    All commands: { $help_command }
errors-unknown-command-no-suggestion =
    I don’t know the command “{ $input }”.
    All commands: { $help_command }
errors-free-text =
    Nobody reads your message, and I did not store it. I understand only commands and answers to my questions.
    What I can do: { $help_command }
    Where to find help: { $scope_command }
errors-missing-part =
    Missing from the command: { $what }.
    Example: { $example }
errors-bad-date =
    I couldn’t make out the time “{ $input }”.
    Example: { $example }
errors-date-past =
    This time has already passed: { $date }.
    Example: { $example }
errors-date-missing-hour = The clocks change and this time does not exist: { $date }. Please choose another.
errors-date-taken = There is already a meeting on that day, so this time won’t do: { $date }. Please choose another day.
errors-no-permission =
    This can be done by: { $roles }.
    Your commands: { $help_command }
errors-private-only = This stays between the two of us. Type it here: { $example }
errors-group-only = This works only in the group’s room: { $command }
errors-which-group =
    Which group do you mean? Answer with a number.
    { $groups }
errors-no-such-member = There is no member “{ $input }” in the group. Members: { $names }.
errors-no-session-open = No meeting is under way right now. Start the meeting: { $command }
errors-came-late = Your command reached me late, and I did nothing. Give it again if needed: { $command }
errors-failed = Something went wrong, and nothing was changed. Please try again in a moment.
