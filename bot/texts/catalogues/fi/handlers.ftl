handlers-help-line = • { $command } – { $summary }
handlers-help-list = { $lines }
handlers-help-stranger = Autan suljettuja vertaisryhmiä. Jos sait koodin, lähetä se minulle sellaisenaan.
handlers-your-groups =
    Ryhmäsi:
    { $groups }
handlers-no-group =
    En löydä ryhmää, jota tarkoitat. Jos sait koodin, lähetä se minulle sellaisenaan.
    Mitä osaan: { $help_command }
handlers-group-full = Ryhmässä ei ole enää paikkoja: { $group }. Ota yhteyttä ryhmän vetäjään.
handlers-too-many-groups = Vedät jo niin monta ryhmää kuin yksi ihminen voi perustaa: { $most }. Ylläpitäjä voi nostaa rajaa.
handlers-sessions-range = Tapaamisten määrä on { $fewest }–{ $most }.
handlers-no-coming-session = Ryhmällä ei ole tulossa tapaamista.
handlers-own-language-in-private =
    Ryhmän kielen vaihtaa vetäjä. Oman kielesi voit vaihtaa, kun kirjoitat minulle yksityisesti:
    { $command }
handlers-nothing-to-confirm = Mikään kysymykseni ei odota vastausta.
handlers-not-trusted = En voinut varmistaa, että viesti tuli sinun laitteeltasi, enkä tehnyt mitään. Vahvista laitteesi sovelluksen asetuksissa ja kokeile uudelleen.
handlers-invite-failed = Kutsu ei mennyt perille. Tarkista tunnus: { $name }
handlers-undelivered = Viesti ei mennyt perille. Aihe: { $kind }
handlers-undelivered-private = Yksityisviesti ei mene perille: { $name }. Aihe: { $kind }. Kerro siitä tarvittaessa muuta kautta.
handlers-expired = Viesti ehti vanhentua, enkä lähettänyt sitä. Aihe: { $kind }
handlers-kind-message = viesti
handlers-removed = Minut on poistettu ryhmän huoneesta, enkä voi enää muistuttaa tapaamisista.
handlers-data = { $json }
handlers-say-something = Kirjoita komento etuliitteen perään. Mitä osaan: { $help_command }
