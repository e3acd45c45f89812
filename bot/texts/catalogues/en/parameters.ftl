# What belongs after a command's name, as it is called in a sentence.

parameter-session = the number of the meeting
parameter-when = the date and time
parameter-day = the day
parameter-time-of-day = the time of day
parameter-words = the text
parameter-text = the text
parameter-link = a link
parameter-person = the member’s name
parameter-people = a user name such as @pekka:example.org
parameter-language = the language
parameter-switch = “on” or “off”
parameter-sessions = the number of meetings
parameter-poll = the question and its choices
parameter-command = the name of a command
parameter-name = the group’s name
parameter-drop = drop

# What was wrong with it.

errors-understood = This much I understood: { $understood }
errors-wrong-weekday =
    The weekday and the date do not match. Going by the date: { $date }.
    Example: { $example }
errors-no-such-session = There is no meeting { $input }. The group’s meetings: { $numbers }.
errors-no-session-ahead = There are no more meetings to come.
errors-which-member = Who do you mean by “{ $input }”: { $names }?
errors-bad-part =
    I couldn’t make out “{ $input }”. What belongs here: { $what }.
    Example: { $example }
errors-bad-poll =
    A poll has a question and { $fewest }–{ $most } different choices, with a vertical bar | between them.
    Example: { $example }
errors-too-much =
    I did not understand the end of the command: “{ $input }”.
    Example: { $example }
errors-too-long = Too long: { $what }. At most { $most } characters.
