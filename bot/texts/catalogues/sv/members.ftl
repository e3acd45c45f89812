members-joined = { $name } är nu med i gruppen. Välkommen.
members-left = { $name } har lämnat gruppen. Den förtrolighet vi kommit överens om gäller fortfarande.
members-left-to-facilitator = { $name } har lämnat gruppen. Orsaken vet jag inte.
members-invite-withdrawn = Inbjudningarna skickar jag, så att alla också får överenskommelsen. Jag drog tillbaka inbjudan: { $name }. Lägg till en deltagare så här: { $command }

roles-facilitator = samtalsledare
roles-host = sekreterare
roles-member = deltagare
roles-guest = gäst
roles-observer = observatör
roles-admin = administratör
