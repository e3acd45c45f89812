invitation-invite = You are invited to a peer group: { $group }. Facilitator: { $facilitator }. First meeting: { $date }. The invitation does not commit you to anything yet.
invitation-mail =
    Welcome to a peer group: { $group }. Open a chat with the bot and send it this code: { $code }
    { $link }
invitation-code-ok = The code is right. The invitation to the group has been sent: { $group }.
invitation-code-unknown = I don’t know this code. Please check it with the group’s facilitator.
invitation-sent = Invitation sent: { $names }. In some apps it appears among requests, not among messages.
invitation-accepted = { $name } has accepted the invitation.
invitation-declined = { $name } won’t be joining this time. No need to ask why.
invitation-pending = No answer to the invitation yet: { $names }.
