members-invite-withdrawn =
    I send the invitations, so that everyone gets the agreement too. I withdrew this one: { $name }.
    The facilitator or the host can add a member like this: { $command }
members-uninvited =
    Somebody came into the group’s room without an invitation from me, and I removed them: { $name }.
    If they belong to the group, add them like this: { $command }
members-not-removed = I could not remove this person from the group’s room: { $name }. Please check who has administrator rights in the room.

# Who may do what, in a sentence that names them.
roles-facilitator = the facilitator
roles-host = the host
roles-member = a member
roles-guest = guest
roles-admin = an administrator
roles-starter = anyone an administrator has allowed to
members-here =
    In the group now: { $names }.
    What I store and who sees it: { $privacy_command }
    Accept the shared agreement: { $accept_command }
