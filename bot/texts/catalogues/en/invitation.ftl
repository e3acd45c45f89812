invitation-send-on = Send this to the members:
invitation-mail =
    Welcome to a peer group: { $group }
    1. Open a chat with the bot: { $link }
    2. Send it this code: { $code }
invitation-code-ok = The code is right. I have sent you an invitation to the group’s room: { $group }. In some apps it appears among requests, not among messages.
invitation-code-unknown = I don’t know this code. Please check it with the group’s facilitator.
invitation-code-already = You are already in this group.
invitation-sent = Invitation sent: { $names }. In some apps it appears among requests, not among messages.
invitation-declined = { $name } won’t be joining this time. No need to ask why.
invitation-pending = No answer to the invitation yet: { $names }.
