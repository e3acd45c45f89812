commitment-ask = Mitä kokeilet seuraavaan tapaamiseen asti? Pieni riittää. Muoto ”kun …, niin …” auttaa alkuun.
commitment-how =
    Kirjoita se minulle yksityisesti: kokeilen kun …, niin …
    Muut eivät näe sitä, ellet itse niin valitse.
commitment-goal-how = Tavoitteen koko ohjelmalle voit asettaa samoin: tavoitteeni …
commitment-write = Mitä kokeilet seuraavaan tapaamiseen asti? Kirjoita se tähän yhdellä viestillä. Luen sen ensin sinulle takaisin.
commitment-write-goal = Mitä toivot, että on toisin, kun ryhmä päättyy? Kirjoita se tähän yhdellä viestillä. Luen sen ensin sinulle takaisin.
commitment-kept =
    Tallessa: ”{ $text }”
    Vain sinä näet sen, ellet valitse toisin. Valitse kyselystä tai kirjoita numero 1–3.
commitment-kept-goal =
    Tallessa: ”{ $text }”
    Vain sinä näet sen. Palaan siihen ennen viimeistä tapaamista.
commitment-who-sees = Kuka saa nähdä kokeilusi?
commitment-visibility-me = Vain minä
commitment-visibility-pair = Parini ja minä
commitment-visibility-group = Koko ryhmä
commitment-only-you = Selvä, vain sinä näet sen.
commitment-which-pair =
    Kuka on parisi? Vastaa numerolla tai nimellä.
    { $people }
commitment-numbered = { $n }. { $name }
commitment-told-pair = Kerroin siitä. Parisi: { $name }.
commitment-told-group = Kerroin siitä ryhmälle.
commitment-shared =
    { $name } kokeilee: ”{ $text }”
    Lähde mukaan: { $join_command }
commitment-for-pair =
    { $name } kertoo sinulle kokeilustaan: ”{ $text }” Tämä on vain teille kahdelle.
    Lähde mukaan: { $join_command }
commitment-joined = { $name } lähtee mukaan: ”{ $text }”
commitment-half-way =
    Mitä kuuluu kokeilullesi? ”{ $text }”
    Valitse kyselystä tai kirjoita numero 1–4. Kaikki vastaukset kelpaavat, eivätkä muut näe niitä.
commitment-half-way-poll = Mitä kokeilullesi kuuluu?
commitment-status-done = Tehty
commitment-status-under-way = Menossa
commitment-status-changed = Muuttui
commitment-status-not-this-time = Jäi tällä kertaa
commitment-done =
    Hienoa. Haluatko, että kerron siitä ryhmälle? Saat myös pitää sen omana ilonasi.
    Kerro: { $yes_command }
    Älä kerro: { $no_command }
commitment-own-joy = Selvä, se jää omaksi iloksesi.
commitment-told-done = { $name } sai kokeilunsa tehtyä: ”{ $text }”
commitment-thank-you = Kiitos, että kerroit.
commitment-changed =
    Kiitos, että kerroit.
    Jos haluat kirjoittaa sen uuteen muotoon: { $try_command }
commitment-not-this-time =
    Kiitos, että kerroit. Jatketaanko samaa, valitaanko toinen vai annetaanko olla? Vastaa numerolla.
    1. Jatketaan samaa
    2. Valitaan toinen
    3. Annetaan olla
commitment-goes-on = Selvä, jatketaan samaa.
commitment-dropped = Selvä, poistin sen.
commitment-gone = Sitä ei enää ole tallessa.
commitment-goal-again =
    Ryhmän viimeinen tapaaminen lähestyy. Miltä alussa asettamasi tavoite näyttää nyt: ”{ $text }”
    Minulle ei tarvitse vastata, ja ryhmälle kerrot vain, jos haluat.
commitment-look-back =
    Näistä on kerrottu ryhmälle:
    { $lines }
commitment-line = • { $names }: ”{ $text }”
commitment-mine =
    Sinun kokeilusi:
    { $lines }
commitment-mine-line = { $n }. ”{ $text }” ({ $who })
commitment-mine-goal = { $n }. Tavoitteesi: ”{ $text }” ({ $who })
commitment-mine-none =
    Sinulla ei ole nyt kokeiluja tallessa.
    Uusi kokeilu: { $try_command }
commitment-mine-how =
    Uusi: { $try_command }
    Poista: { $drop_command }
commitment-seen-me = vain sinä näet
commitment-seen-pair = näkee myös { $name }
commitment-seen-group = ryhmä näkee
commitment-thanks = Omat kokeilusi: { $mine_command }
commitment-nothing-ahead = Ryhmällä ei ole enää tulossa tapaamista, johon asti kokeilla.
commitment-too-many =
    Sinulla on jo { $most } kokeilua. Vähempikin riittää.
    Omat kokeilusi: { $mine_command }
commitment-nothing-to-join = En löydä kokeilua, johon voisit lähteä mukaan: { $name }.

command-try-names = kokeilen, kokeilu, kokeile
command-try-summary = Valitse kokeilu seuraavaan tapaamiseen asti
command-try-example = kokeilen kun työpäivä päättyy, niin suljen koneen

command-mine-names = kokeiluni, omat kokeilut
command-mine-summary = Omat kokeilusi, vain sinulle
command-mine-example = kokeiluni

command-join-names = lähden mukaan
command-join-summary = Lähde mukaan toisen kokeiluun
command-join-example = lähden mukaan Pekka

command-goal-names = tavoitteeni, tavoite
command-goal-summary = Tavoitteesi koko ohjelmalle
command-goal-example = tavoitteeni sanon useammin ei

command-drop-names = poista kokeilu, jätä kokeilu
command-drop-summary = Poista kokeilu tai tavoite
command-drop-example = poista kokeilu 1

privacy-info-lines-commitment = • Kokeilusi seuraavaan tapaamiseen asti ja tavoitteesi ryhmän ajan. Kuka näkee: vain sinä, ellet valitse toisin.

parameter-number = numero
