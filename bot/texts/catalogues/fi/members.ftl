members-invite-withdrawn =
    Kutsut lähetän minä, jotta jokainen saa myös sopimuksen. Peruin kutsun: { $name }.
    Vetäjä tai sihteeri voi lisätä jäsenen näin: { $command }

# Who may do what, in a sentence that names them.
roles-facilitator = vetäjä
roles-host = sihteeri
roles-member = jäsen
roles-guest = vieras
roles-admin = ylläpitäjä
roles-starter = se, jolle ylläpitäjä on antanut luvan
