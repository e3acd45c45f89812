members-joined = { $name } on nyt mukana ryhmässä. Tervetuloa.
members-left = { $name } on lähtenyt ryhmästä. Sovittu luottamuksellisuus pätee edelleen.
members-left-to-facilitator = { $name } on lähtenyt ryhmästä. Syytä en tiedä.
members-invite-withdrawn = Kutsut lähetän minä, jotta jokainen saa myös sopimuksen. Peruin kutsun: { $name }. Lisää jäsen näin: { $command }

roles-facilitator = vetäjä
roles-host = sihteeri
roles-member = jäsen
roles-guest = vieras
roles-observer = havainnoija
roles-admin = ylläpitäjä
