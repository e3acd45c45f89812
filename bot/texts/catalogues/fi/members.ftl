members-invite-withdrawn =
    Kutsut lähetän minä, jotta jokainen saa myös sopimuksen. Peruin kutsun: { $name }.
    Vetäjä tai sihteeri voi lisätä jäsenen näin: { $command }
members-uninvited =
    Ryhmän huoneeseen tuli joku ilman minun kutsuani, ja poistin hänet: { $name }.
    Jos hän kuuluu ryhmään, lisää hänet näin: { $command }
members-not-removed = En saanut poistettua tätä ihmistä ryhmän huoneesta: { $name }. Tarkista, keillä huoneessa on ylläpitäjän oikeudet.

# Who may do what, in a sentence that names them.
roles-facilitator = vetäjä
roles-host = sihteeri
roles-member = jäsen
roles-guest = vieras
roles-admin = ylläpitäjä
roles-starter = se, jolle ylläpitäjä on antanut luvan
members-here =
    Ryhmässä nyt: { $names }.
    Mitä tallennan ja kuka sen näkee: { $privacy_command }
    Yhteisen sopimuksen hyväksyminen: { $accept_command }
