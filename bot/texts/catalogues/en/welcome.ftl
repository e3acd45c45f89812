welcome =
    Welcome. I am a bot, the group’s helper: I remind you of meetings, offer questions and keep time in rounds. I take no part in the talk, judge no one and pass nothing on to outsiders.
    What I store: { $privacy_command }
    Fewer messages: { $quiet_command }

data-notice =
    I store: your user name, your name and your language, your sign-ups, your acceptance of the agreement, and your answers to the pulse until it closes. I do not store the group’s conversation. When the group has ended, everything is deleted: { $delete_date }.
    Show my data: { $export_command }
    Delete my data: { $forget_command }
data-forgotten = Your data has been deleted. All that remains is a mark, so that I don’t invite you again, and my earlier messages in the group’s history.
data-leave = You have left the group. The confidentiality we agreed on still holds. Thank you for having been with us.
about-group = Group: { $group }
