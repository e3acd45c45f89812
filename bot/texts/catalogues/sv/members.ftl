members-invite-withdrawn =
    Inbjudningarna skickar jag, så att alla också får överenskommelsen. Jag drog tillbaka inbjudan: { $name }.
    Samtalsledaren eller sekreteraren kan lägga till en deltagare så här: { $command }

# Who may do what, in a sentence that names them.
roles-facilitator = samtalsledaren
roles-host = sekreteraren
roles-member = en deltagare
roles-guest = gäst
roles-admin = administratören
roles-starter = den som administratören har gett lov
