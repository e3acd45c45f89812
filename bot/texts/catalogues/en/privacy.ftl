privacy-info-heading = Stored about you now:
privacy-info-later = This may be added:
privacy-info-lines-identity = • Your user name, name and role. Seen by: the group.
privacy-info-lines-settings = • Your language and settings. Seen by: only you.
privacy-info-lines-direct = • The id of this conversation of ours. Seen by: only you.
privacy-info-lines-rsvp = • Your sign-ups for meetings. Seen by: the group.
privacy-info-lines-agreement = • When you accepted the agreement. Seen by: you and the facilitator.
privacy-info-lines-pulse = • Your answers to the pulse check until it closes. Seen by: the group, only as a joint result.
privacy-info-lines-left = • If you leave: a mark, so that I don’t invite you again. Seen by: nobody.
privacy-info-lines-circle = • Whether you are one of those whose joint results of the pulse check are shown, not your answers. Seen by: only you.
privacy-info-lines-four = • Whether you agreed that four answers are enough for a joint result. Seen by: only you.
privacy-info-lines-devices = • Ids of your devices, for the encryption. Seen by: only you.
privacy-info-lines-sent = • When I sent you messages and on what matter, not their texts. Seen by: only you.
privacy-info-group =
    Group: { $group }
    Your name there: { $name }. Your user name: { $person }. Your role: { $role }.
privacy-info-group-left = You are no longer in this group.
privacy-info-group-agreed = You accepted the agreement: { $date }.
privacy-info-group-sign-ups =
    Your sign-ups:
    { $answers }
privacy-info-sign-up = { $date }: { $answer }
privacy-info-group-pulse = Your answers in the open pulse check: { $n }. I delete them when it closes.
privacy-info-messages = Notes of messages to you: { $n }. The oldest: { $date }. Each note is deleted after { $days } days.
privacy-info-not-stored = I do not store the group’s conversation, pictures, files, calls or who came in the end.
privacy-info-matrix = Messages are end-to-end encrypted, reactions are not. My device receives all the group’s messages and could technically open them. I pick out only commands and answers meant for me and keep nothing else.
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
privacy-info-export-ready = Here is everything that is stored about you. The file comes next, and the others can’t see it.
privacy-forget-ask = Shall I delete all your data in this group? This cannot be undone.
privacy-forget-ask-rest = Shall I delete everything that is still stored about you? This cannot be undone.
privacy-forget-follows =
    • You leave the group. The others see in the room that you have left. I tell the facilitator no reason.
    • I delete your name, your user name, your role, your sign-ups and your answers.
privacy-forget-handover = • The group will be led by: { $names }.
privacy-forget-stays =
    • A mark remains, so that I don’t invite you again. Your name cannot be seen in it. The mark is deleted with the group’s data.
    • Earlier messages stay in the group’s room, yours and mine. You can remove your own before you leave.
privacy-forget-talk-ends = • I leave this conversation. You can start a new one at any time.
privacy-forget-choose =
    Delete: { $confirm_command }
    Cancel: { $cancel_command }
privacy-forget-last-facilitator =
    You are the group’s only facilitator, so I cannot delete your data yet: { $group }. Ask the administrator to name another facilitator, or hand the lead over yourself.
    Type this and a name: { $hand_over_command }
privacy-forget-notice = One of the participants has left the group of their own will. I don’t know the reason.
