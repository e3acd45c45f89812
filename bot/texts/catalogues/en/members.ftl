members-joined = { $name } has joined the group. Welcome.
members-left = { $name } has left the group. The confidentiality we agreed on still holds.
members-left-to-facilitator = { $name } has left the group. I don’t know the reason.
members-invite-withdrawn = I send the invitations, so that everyone gets the agreement too. I withdrew this one: { $name }. Add a member like this: { $command }

roles-facilitator = facilitator
roles-host = host
roles-member = member
roles-guest = guest
roles-observer = observer
roles-admin = administrator
