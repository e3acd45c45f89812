members-invite-withdrawn =
    I send the invitations, so that everyone gets the agreement too. I withdrew this one: { $name }.
    The facilitator or the host can add a member like this: { $command }

# Who may do what, in a sentence that names them.
roles-facilitator = the facilitator
roles-host = the host
roles-member = a member
roles-guest = guest
roles-admin = an administrator
roles-starter = anyone an administrator has allowed to
