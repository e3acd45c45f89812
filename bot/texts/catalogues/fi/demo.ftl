# The rehearsal: its people, what they say to each other, and what the terminal shows.

demo-group-name = Yksinyrittäjien vertaisryhmä

demo-name-facilitator = Anna Kallio
demo-name-host = Petri Salo
demo-name-ready = Aino Laine
demo-name-typist = Mikko Virta
demo-name-traveller = Leena Koski
demo-name-forgetful = Sami Aalto
demo-name-late = Ritva Niemi
demo-name-observer = Katsoja

demo-talk-hello-1 = Hei kaikille!
demo-talk-hello-2 = Hei, hauska päästä mukaan.
demo-talk-check-in-1 = Kiireinen viikko takana, mukava nähdä teitä.
demo-talk-check-in-2 = Täällä on kahvi jo keitetty.
demo-talk-check-in-3 = Ehdin sittenkin ajoissa.
demo-talk-try = kun työpäivä päättyy, niin suljen koneen
demo-talk-offer = Osaan taulukkolaskennan niksejä
demo-talk-topic = Miten pyydän maksun ajoissa
demo-talk-thanks-1 = Kiitos, tästä jäi hyvä mieli.
demo-talk-thanks-2 = Kiitos kaikille, paljon ajateltavaa.
demo-talk-thanks-3 = Hyvä porukka. Nähdään taas.
demo-talk-move-reason = Minulle tuli este. Siirretäänkö kahdella päivällä?
demo-talk-move-fine = Sopii minulle.
demo-talk-forgot = Anteeksi, tämä unohtui!

demo-stage-homeserver = Käynnistän oman Matrix-palvelimen …
demo-stage-people = Palvelin on pystyssä: { $url }. Kutsun koolle harjoitusryhmän …
demo-stage-watch =
    Voit seurata ryhmää millä tahansa Matrix-sovelluksella. Kirjaudu nyt: myöhemmin aiempia viestejä ei saa enää auki.
    Palvelin: { $url }
    Tunnus: { $user }
    Salasana: { $password }
demo-stage-enter = Jatka: Enter (tai odota { $seconds } s)
demo-stage-begins = Harjoitus alkaa. Aika hyppää aina seuraavaan hetkeen, jolloin jotain tapahtuu. Lopeta: Ctrl-C.
demo-stage-interrupted = Harjoitus keskeytettiin. Kaikki on pysäytetty.
demo-stage-ended = Harjoitus on ohi. Kaikki on pysäytetty.
demo-stage-kept =
    Palvelin jäi käyntiin: { $url }
    Kaikkien tunnusten salasana: { $password }
    Tiedostot: { $directory }
    Pysäytä: kill { $pid }

demo-timeline-room = ryhmä
demo-timeline-private = kahden kesken: { $name }
demo-timeline-private-own = kahden kesken
demo-timeline-voted = äänestää: { $answer }
demo-timeline-answered = Vastasivat kahden kesken: { $names }. Vastauksia ei näytetä.
demo-timeline-joined = liittyi ryhmään
demo-timeline-left = lähti ryhmästä
demo-timeline-changed = päivitti viestinsä:
demo-timeline-took-back =
    { $n ->
        [1] poisti yhden viestin
       *[other] poisti { $n } viestiä
    }
demo-timeline-same = Sama viesti: { $names }
demo-timeline-progress = Tapaamisia pidetty
demo-timeline-progress-line = Tapaamisia pidetty: { $n }/{ $total }

demo-account-title = Harjoituksen jälkeen
demo-account-sessions = Tapaamisia pidetty: { $n }
demo-account-messages = Vertin viestejä: { $n }
demo-account-stored = Tallessa nyt:
demo-account-deleted = Poistettu:
demo-account-nothing = ei mitään
demo-account-kind-members = jäsentietoja: { $n }
demo-account-kind-agreements = sopimuksen hyväksymisiä: { $n }
demo-account-kind-rsvps = ilmoittautumisia: { $n }
demo-account-kind-pulse-answers = vastauksia jaksamiskyselyyn: { $n }
demo-account-kind-message-texts = Vertin viestien tekstejä: { $n }
demo-account-kind-private-messages = jaksamiskyselyn kysymyksiä ja vastauksia huoneista: { $n }
demo-account-talk = Ryhmän omaa keskustelua ei tallennettu missään vaiheessa.
