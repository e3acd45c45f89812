handlers-help-stranger = Autan suljettuja vertaisryhmiä. Jos sait koodin, lähetä se minulle sellaisenaan.
handlers-your-groups =
    Ryhmäsi:
    { $groups }
handlers-all-groups =
    Kaikki ryhmät:
    { $groups }
handlers-no-group =
    Et ole mukana missään ryhmässä. Jos sait koodin, lähetä se minulle sellaisenaan.
    Mitä osaan: { $help_command }
handlers-group-full = Ryhmässä ei ole enää paikkoja: { $group }. Ota yhteyttä ryhmän vetäjään.
handlers-no-places = Ryhmässä ei ole enää paikkoja. Vetäjä ja sihteeri mukaan lukien siihen mahtuu { $most } ihmistä. Ylläpitäjä voi nostaa rajaa.
handlers-too-many-groups = Vedät jo niin monta ryhmää kuin yksi ihminen voi perustaa: { $most }. Ylläpitäjä voi nostaa rajaa.
handlers-sessions-range = Tapaamisia voi olla { $fewest }–{ $most }.
handlers-no-coming-session = Ryhmällä ei ole tulossa tapaamisia.
handlers-own-language-in-private =
    Ryhmän kielen vaihtaa vetäjä tai sihteeri. Oman kielesi voit vaihtaa itse.
    Kirjoita tähän esimerkiksi: { $example }
handlers-nothing-to-confirm = Mikään kysymykseni ei odota vastausta.
handlers-coming-or-not =
    Tapaamiseen ilmoittaudut näin:
    { $coming_command }
    { $away_command }
handlers-that-is-me = Se olen minä. Olen jo mukana ryhmässä.
handlers-not-trusted = En voinut varmistaa, että viesti tuli sinun laitteeltasi, joten en tehnyt mitään. Vahvista laitteesi sovelluksen asetuksissa ja kokeile uudelleen.
handlers-invite-failed = Kutsu ei mennyt perille. Tarkista tunnus: { $name }
handlers-undelivered = Ryhmälle ei mennyt perille: { $kind }.
handlers-undelivered-private = Yksityisviesti ei mene perille: { $name }. Aihe: { $kind }. Kerro siitä tarvittaessa muuta kautta.
handlers-not-taken-back = En voi poistaa vastauksia, jotka kirjoitit tähän keskusteluun, koska olet itse avannut sen. Voit poistaa ne itse: valitse viesti ja sitten Poista.
handlers-expired = Tämä vanheni, enkä lähettänyt sitä: { $kind }.
handlers-kind-message = muu viesti
handlers-say-something =
    Kirjoita komento sanan !vertti perään.
    Mitä osaan: { $help_command }
