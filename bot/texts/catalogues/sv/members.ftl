members-invite-withdrawn =
    Inbjudningarna skickar jag, så att alla också får överenskommelsen. Jag drog tillbaka inbjudan: { $name }.
    Samtalsledaren eller sekreteraren kan lägga till en deltagare så här: { $command }
members-uninvited =
    Någon kom in i gruppens rum utan min inbjudan, och jag tog bort personen: { $name }.
    Hör personen till gruppen? Lägg då till så här: { $command }
members-not-removed = Jag lyckades inte ta bort den här personen ur gruppens rum: { $name }. Kontrollera vem som har administratörsrättigheter i rummet.

# Who may do what, in a sentence that names them.
roles-facilitator = samtalsledaren
roles-host = sekreteraren
roles-member = en deltagare
roles-guest = gäst
roles-admin = administratören
roles-starter = den som administratören har gett lov
members-here =
    Med i gruppen nu: { $names }.
    Vad jag sparar och vem som ser det: { $privacy_command }
    Godkänn den gemensamma överenskommelsen: { $accept_command }
