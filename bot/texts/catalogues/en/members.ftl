members-invite-withdrawn =
    I send the invitations, so that everyone gets the agreement too. I withdrew this one: { $name }.
    The facilitator or the host can add a member like this: { $command }

# Who may do what, in a sentence that names them.
roles-facilitator = facilitator
roles-host = host
roles-member = member
roles-admin = administrator
roles-starter = anyone whom the administrator has given the right
