command-round-names = kierros
command-round-summary = Kierros: kukin puhuu vuorollaan, arvotussa järjestyksessä
command-round-example = kierros 3
command-round-argument-off = pois, off
command-done-names = valmis, vuoroni päättyi, pulma seuraava
command-done-summary = Oma vuoro on pidetty; seuraava saa puhua
command-done-example = valmis
command-pass-names = passaan, passaa, ohita vuoro, ohita vuoroni
command-pass-summary = Ohita vuorosi; siihen palataan lopuksi, jos haluat
command-pass-example = passaan
command-later-names = viimeiseksi, myöhemmin
command-later-summary = Linjalta pudonnut saa vuoron lopuksi
command-later-example = viimeiseksi Pekka
command-pairs-names = parit, arvo parit
command-pairs-summary = Arvo parit keskustelua varten
command-pairs-example = parit 10
command-pairs-argument-off = pois, off
command-break-names = tauko
command-break-summary = Pidä tauko
command-break-example = tauko 10
command-break-argument-off = pois, off
command-case-names = pulmakierros, pulma
command-case-summary = Pulmakierros: ryhmä miettii yhden jäsenen pulmaa
command-case-example = pulmakierros Pekka
command-case-argument-off = pois, off
command-case-me-names = pulmani, minulla on pulma
command-case-me-summary = Ilmoita, että sinulla olisi pulma pulmakierrokselle
command-case-me-example = pulmani
command-case-me-argument-off = pois, off
command-case-list-names = pulmat
command-case-list-summary = Ketkä toisivat pulman
command-case-list-example = pulmat

parameter-minutes = minuutit

activity-under-way-round =
    Kierros on jo käynnissä.
    Seuraava vuoro: { $done_command }
    Lopeta kierros: { $off_command }
activity-under-way-case =
    Pulmakierros on jo käynnissä.
    Seuraava vaihe: { $done_command }
    Lopeta pulmakierros: { $off_command }
activity-none-round = Kierros ei ole nyt käynnissä. Vetäjä aloittaa sen näin: { $command }
activity-none-pairs = Parikeskustelu ei ole nyt käynnissä. Arvo parit: { $command }
activity-none-case = Pulmakierros ei ole nyt käynnissä. Aloita se: { $command }
activity-none-break = Tauko ei ole nyt käynnissä. Pidä tauko: { $command }
activity-too-few = Tähän tarvitaan vähintään kaksi.

round-start = Kierros alkaa. Aikaa noin { $minutes } min kullekin. Muut kuuntelevat keskeyttämättä, vuoron saa ohittaa.
round-how =
    Kun olet valmis: { $done_command }
    Ohita vuoro: { $pass_command }
round-how-phase = Vetäjä aloittaa kierroksen näin: { $command }
round-turn = Vuorossa: { $name }. Seuraavana: { $next }.
round-turn-last = Vuorossa: { $name }. Kierroksen viimeinen.
round-again = Vuorossa vielä, jos haluat: { $name }. Seuraavana: { $next }.
round-again-last = Vuorossa vielä, jos haluat: { $name }. Kierroksen viimeinen.
round-one-minute = Noin minuutti jäljellä.
round-passed = Mennään eteenpäin – palataan lopuksi, jos haluat.
round-passed-ahead = Selvä. Vuorosi tulee lopuksi, jos haluat.
round-passed-for-good = Selvä. Tällä kierroksella sinulle ei tule enää vuoroa.
round-later = Vuorossa vasta lopuksi: { $name }.
round-added = Mukana kierroksella: { $name }.
round-end = Kierros on käyty. Kiitos.
round-stopped = Kierros päättyy tähän. Kiitos.
round-not-your-turn = Nyt ei ole sinun vuorosi. Vuorossa: { $name }.
round-no-turn-left = Ei vuoroa jäljellä tällä kierroksella: { $name }.

pairs-drawn =
    Parit, { $minutes } min, tasan jaettuna:
    { $lines }
pairs-line = • { $names }
pairs-until = Palatkaa sitten yhteiseen huoneeseen: { $time }.
pairs-over = Parien aika on täynnä. Palatkaa yhteiseen huoneeseen.

break-over = Tauko on ohi. Jatketaan.

case-title = Pulmakierros alkaa.
case-title-named = Pulmakierros alkaa. Pulman tuoja: { $name }.
case-how = Seuraava vaihe: { $done_command }
case-step = Vaihe { $n }/{ $total }, { $time } asti.
case-step-present = Pulman tuoja kertoo tilanteen ja sanoo, mitä toivoo: kysymyksiä, kokemuksia vai ideoita.
case-step-clarify = Muut kysyvät avoimia, tarkentavia kysymyksiä. Neuvojen aika ei ole vielä.
case-step-think-aloud = Pulman tuoja kuuntelee mikrofoni kiinni. Muut ajattelevat ääneen: mitä kuulin, mitä siitä tuli mieleen omasta työstäni.
case-step-take-away = Pulman tuoja kertoo, mikä jäi mieleen ja mitä ehkä kokeilee.
case-end = Pulmakierros on käyty. Kiitos.
case-facilitator-goes-on = Seuraavaan vaiheeseen siirtyy vetäjä.
case-noted =
    Selvä, vetäjä näkee, että sinulla olisi pulma. Sen sisällöstä en kysy.
    Peru: { $off_command }
case-withdrawn = Selvä, pulmasi ei ole enää jonossa.
case-not-waiting = Pulmaasi ei ole jonossa.
case-queue-empty = Kukaan ei ole nyt ilmoittanut pulmaa.
case-queue =
    Pulman toisivat:
    { $lines }
case-queue-line = { $n }. { $name }
case-queue-start = Aloita pulmakierros: { $command }

privacy-info-lines-pairs = • Keiden kanssa sinut on arvottu pariksi, jotta seuraavalla kerralla pari on toinen. Kuka näkee: ei kukaan.
privacy-info-lines-case = • Ilmoituksesi, että sinulla olisi pulma, ei sen sisältöä. Kuka näkee: vetäjä ja sihteeri.
privacy-info-lines-sparring = • Toiveesi sparriparista. Kuka näkee: parisi.
