privacy-info-heading = What I store about you:
privacy-info-lines-identity = • Your user name, name and role. Seen by: the group.
privacy-info-lines-settings = • Your language and settings. Seen by: only you.
privacy-info-lines-rsvp = • Your sign-ups for meetings. Seen by: the group.
privacy-info-lines-agreement = • When you accepted the agreement. Seen by: you and the facilitator.
privacy-info-lines-pulse = • Your answers to the pulse check until it closes. Seen by: the group, only as a joint result.
privacy-info-lines-left = • If you leave: a mark, so that I don’t invite you again. Seen by: nobody.
privacy-info-not-stored = I do not store the group’s conversation, pictures, files, calls or who came in the end.
privacy-info-matrix = Messages are end-to-end encrypted, reactions are not. My device could technically open the group’s messages, but I pick out only commands and answers meant for me.
privacy-info-operator = Whoever runs the server could technically reach my database.
privacy-info-until-date = Everything is deleted: { $delete_date }.
privacy-info-until-days =
    { $days ->
        [0] Everything is deleted when the group ends.
        [1] Everything is deleted one day after the group ends.
       *[other] Everything is deleted { $days } days after the group ends.
    }
privacy-info-rights =
    Show my data: { $export_command }
    Delete my data: { $forget_command }
privacy-info-export-ready = Here is your data in this group. The others can’t see this message.
privacy-info-forget-ask =
    Shall I delete all your data in this group? You leave the group at the same time, and I will no longer remind you of meetings. This cannot be undone.
    Delete: { $confirm_command }
    Cancel: { $cancel_command }
