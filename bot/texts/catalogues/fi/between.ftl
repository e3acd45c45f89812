# Too few
too-few-how = Vastaa kyselyyn tai kirjoita numero: 1 pidetään, 2 siirretään, 3 jätetään väliin. Jos et vastaa, tapaaminen pidetään.
too-few-question = Tulijoita on alle kolme. Mitä tehdään tapaamiselle: { $date }?
too-few-way-hold = Pidetään
too-few-way-move = Siirretään
too-few-way-skip = Jätetään väliin
too-few-settled-hold = Tapaaminen pidetään.
too-few-settled-move = Tapaaminen siirretään.
too-few-settled-skip = Tapaaminen jää väliin.
too-few-hold = Selvä, tapaaminen pidetään: { $date }.
too-few-move =
    Mille ajalle? Siirrä esimerkiksi näin: { $move_command }
too-few-skip =
    Jätetäänkö tapaaminen väliin: { $date }? Sen sisältö siirtyy seuraavaan kertaan, ja ryhmä saa tiedon.
    Kyllä: { $confirm_command }
    Ei: { $cancel_command }
too-few-over = Tähän on jo vastattu, tai tapaaminen on muuttunut. Mikään ei muuttunut.

# A guest's briefing
briefing-announce =
    Tulossa alustus, noin { $minutes } min. Tapaaminen: { $date }
    Aihe: { $topic }
    Alustaja: { $guest }
briefing-how-to-ask = Mitä haluaisit kysyä? Kirjoita minulle yksityisesti ja aloita sanalla ”kysyn”. Välitän kysymyksen vetäjälle ilman nimeäsi.
briefing-planned = Kerroin alustuksesta ryhmälle ja vieraalle: { $guest }. Vieras näkee ryhmän huoneesta vain sen, mitä siellä kirjoitetaan hänen alustuksensa aikaan.
briefing-cancelled = Alustus jää pois. Tapaaminen: { $date }
briefing-topic = Aihe: { $topic }
briefing-none = Tulossa ei ole alustusta.
briefing-there-already =
    Tällä tapaamisella on jo alustus.
    Peru se: { $cancel_command }
briefing-guest-is-member = Hän on jo ryhmässä, joten hän ei voi olla vieras. Alustaa saa toki jäsenkin.
briefing-minutes = Alustuksen pituus on { $fewest }–{ $most } min, jotta suurin osa ajasta jää ryhmälle.
briefing-guest-asked =
    Sinua on pyydetty alustamaan vertaisryhmälle, noin { $minutes } min.
    Aihe: { $topic }
    Tapaaminen alkaa: { $date }
briefing-guest-link = Linkki: { $link }
briefing-guest-how = Muistutan tuntia ennen. Tapaamisen aikana kutsun sinut myös ryhmän huoneeseen. Aiempia viestejä et näe, ja alustuksen jälkeen ryhmä jatkaa keskenään. Se, mitä ryhmästä kuulet, jää ryhmään.
briefing-guest-contact = Jos et pääse, kerro vetäjälle: { $facilitator }.
briefing-guest-data =
    Poistan tunnuksesi ryhmän tiedoista, kun tapaaminen on ohi.
    Mitä sinusta tallennan: { $privacy_command }
briefing-guest-today = Alustuksesi on tänään. Tapaaminen alkaa { $time }, ja vuorosi on arviolta { $turn }.
briefing-guest-moved = Alustuksesi aika muuttuu. Uusi aika: { $date }. Aiempi aika: { $old_date }.
briefing-guest-here = Huoneessa on nyt vieras: { $name }. Hän ei näe aiempia viestejä, ja hän lähtee alustuksen jälkeen.
briefing-guest-leaves = Kiitos alustuksesta. Vieraamme poistuu nyt, ja ryhmän oma keskustelu alkaa.
briefing-guest-declined = Vieras ei tule ryhmän huoneeseen: { $name }. Alustuksen voi silti pitää videoyhteydellä.
briefing-guest-went = Vieras on lähtenyt ryhmän huoneesta: { $name }.
briefing-guest-gone = Vieras ei tule alustamaan. Tapaaminen: { $date }
briefing-cancel-hint = Peru alustus: { $cancel_command }
briefing-questions = Jäsenten kysymyksiä alustajalle. Aihe: { $topic }
briefing-question-line = • { $text }
briefing-question-note = Välitän kysymyksen vetäjälle ilman nimeäsi. Pienessä ryhmässä voi silti arvata, kuka kysyy.
briefing-question-kept = Kiitos. Välitän kysymyksesi vetäjälle ilman nimeäsi ennen tapaamista.
briefing-question-limit = Voit lähettää enintään { $most } kysymystä, ja ne ovat jo tallessa.

# Offers and asks
board-entry-offer = { $n }. { $name }: Voin auttaa tässä: ”{ $text }”
board-entry-ask = { $n }. { $name }: Tähän kaipaisin apua: ”{ $text }”
board-title = Ilmoitustaulu
board-empty = Ilmoitustaulu on tyhjä.
board-how =
    Tarjoa apua: { $offer_command }
    Pyydä apua: { $ask_command }
board-note = Tämän näkee koko ryhmä, ja nimesi on mukana.
board-note-ask =
    Tämän näkee koko ryhmä, ja nimesi on mukana.
    Jos tarvitset tukea itsellesi, ryhmän ei tarvitse tietää siitä: { $scope_command }
board-kept = Tallessa. Ryhmä näkee sen nimelläsi.
board-full =
    Taululla voi olla enintään { $most } ilmoitustasi kerrallaan.
    Poista yksi: { $remove_command }
board-no-such =
    Tätä ilmoitusta ei ole.
    Kaikki ilmoitukset: { $list_command }
board-not-yours = Voit poistaa omat ilmoituksesi. Muiden ilmoituksia voi poistaa vetäjä.

# The facilitator's summary
summary-note = Lähetän yhteenvedon ryhmän huoneeseen, ja se säilyy ryhmän loppuun.
summary-of =
    Vetäjän yhteenveto. Tapaaminen: { $date }
    { $text }
summary-stays = Jos mukana on jotain, mitä ei pitäisi säilyttää, pyydä vetäjää poistamaan yhteenveto.
summary-kept =
    Tallessa, ja ryhmä on saanut sen.
    Poista: { $delete_command }
summary-refused = Ryhmä on päättänyt, ettei yhteenvetoja tallenneta. En tallentanut mitään.
summary-too-early = Yhtään tapaamista ei ole vielä pidetty.
summary-none = Tällaista yhteenvetoa ei ole.
summaries-off = Tässä ryhmässä ei tallenneta yhteenvetoja. Aiemmat poistin.
summaries-on = Vetäjä voi kirjoittaa tapaamisista yhteenvedon. Se tulee tänne ja säilyy ryhmän loppuun.

# Notes and materials
note-note = Lähetän tämän ryhmän huoneeseen nimelläsi.
note-from = Käytännön asiaa, { $role } { $name }: { $text }
note-said = Ryhmä on saanut viestin.
materials-title = Ryhmän materiaalit
materials-none = Ryhmällä ei ole vielä materiaaleja.
materials-line = { $n }. { $title }: { $link }
materials-added = Uutta materiaalia, { $title }: { $link }
materials-full =
    Materiaaleja voi olla enintään { $most }.
    Poista yksi: { $remove_command }
materials-no-such =
    Tätä materiaalia ei ole.
    Kaikki materiaalit: { $list_command }

# What is stored
privacy-info-lines-guest = • Jos alustat vieraana: tunnuksesi ja aiheesi tapaamisen loppuun. Kuka näkee: ryhmä.
privacy-info-lines-questions = • Kysymyksesi alustajalle tapaamisen loppuun. Kuka näkee: vetäjä, ilman nimeäsi.
privacy-info-lines-board = • Avun tarjoukset ja pyynnöt, jotka annat ilmoitustaululle. Kuka näkee: ryhmä.

# What can be said
command-offer-names = tarjoan
command-offer-summary = Tarjoa ryhmälle apuasi; ryhmä näkee nimesi
command-offer-example = tarjoan Osaan taulukkolaskennan niksejä
command-ask-names = pyyntö
command-ask-summary = Pyydä ryhmältä apua; ryhmä näkee nimesi
command-ask-example = pyyntö Kuka tuntee arvonlisäveron?
command-board-names = ilmoitustaulu, taulu
command-board-summary = Avun tarjoukset ja pyynnöt
command-board-example = ilmoitustaulu
command-board-remove-names = ilmoitus pois, poista ilmoitus
command-board-remove-summary = Poista oma ilmoituksesi taululta
command-board-remove-example = ilmoitus pois 2
command-briefing-names = alustus
command-briefing-summary = Pyydä vieras alustamaan: tunnus, aihe ja minuutit
command-briefing-example = alustus @virve:example.org "Yrittäjän eläketurva" 15
command-briefing-cancel-names = peru alustus, alustus peru
command-briefing-cancel-summary = Peru alustus
command-briefing-cancel-example = peru alustus
command-question-names = kysyn, kysyn alustajalta
command-question-summary = Kysymys alustajalle; vetäjä saa sen ilman nimeäsi
command-question-example = kysyn Mistä kannattaa aloittaa?
command-summary-names = yhteenveto
command-summary-summary = Kirjoita tapaamisesta yhteenveto ryhmälle
command-summary-example = yhteenveto Puhuimme jaksamisesta.
command-summary-show-names = näytä yhteenveto, yhteenveto näytä
command-summary-show-summary = Näytä tapaamisen yhteenveto
command-summary-show-example = näytä yhteenveto 2
command-summary-delete-names = poista yhteenveto, yhteenveto pois
command-summary-delete-summary = Poista tapaamisen yhteenveto
command-summary-delete-example = poista yhteenveto 2
command-summaries-names = yhteenvedot
command-summaries-summary = Ryhmän päätös: tallennetaanko yhteenvetoja
command-summaries-example = yhteenvedot pois
command-note-names = tiedote, tiedota
command-note-summary = Lähetä ryhmälle käytännön viesti
command-note-example = tiedote Kahvihuoneen ovi on auki.
command-materials-names = materiaalit, aineistot
command-materials-summary = Ryhmän linkit
command-materials-example = materiaalit
command-material-add-names = lisää materiaali, materiaali
command-material-add-summary = Lisää ryhmälle linkki
command-material-add-example = lisää materiaali https://example.org/opas "Opas"
command-material-remove-names = poista materiaali, materiaali pois
command-material-remove-summary = Poista linkki
command-material-remove-example = poista materiaali 2
parameter-guest = vieraan tunnus, kuten @virve:example.org
parameter-topic = aihe
parameter-entry = numero
parameter-title = nimi
