# Arrival and agreement
practice-welcome =
    Tervetuloa. Olen botti: muistutan tapaamisista ja tarjoan kysymyksiä. En osallistu keskusteluun, en arvioi ketään enkä kerro ryhmän asioita ulkopuolisille.
    Vähemmän yksityisviestejä: { $quiet_command }
practice-welcome-facilitator =
    Tervetuloa vetäjäksi. Olen botti: hoidan muistutukset, tarjoan kysymyksiä ja kerron tapaamisen vaiheista. Ryhmää vedät sinä. En osallistu keskusteluun enkä arvioi ketään.
    Komentosi: { $help_command }
practice-welcome-host =
    Tervetuloa sihteeriksi. Olen botti: hoidan muistutukset ja kutsut. Ajoista, linkeistä ja jäsenistä päätätte sinä ja vetäjä. En osallistu keskusteluun enkä arvioi ketään.
    Komentosi: { $help_command }
practice-data-notice =
    Ryhmän keskustelua en tallenna. Tallennan nimesi ja tunnuksesi, roolisi, asetuksesi, ilmoittautumisesi, sopimuksen hyväksynnän ja sen, mitä itse annat minulle, esimerkiksi kokeilut ja aiheet. Vastauksesi jaksamis- ja palautekyselyyn säilytän vain kyselyn päättymiseen asti. { $until }
    { $platform }
    Tietosi ja oikeutesi: { $privacy_command }
practice-agreement =
    { $title }
    { $clauses }
practice-agreement-clause = • { $clause }
practice-agreement-request-alone = Hyväksy kirjoittamalla tähän: { $accept_command }
practice-agreement-missing = Sopimuksen hyväksyntä puuttuu vielä: { $names }.
practice-member-left = { $name } on lähtenyt ryhmästä. Syytä en tiedä.
practice-removed = Et ole enää mukana ryhmässä. Sovittu luottamuksellisuus pätee edelleen. Kiitos, että olit mukana.

# Why something is not done
practice-not-in-group = Tätä varten pitää olla mukana ryhmässä.
practice-not-running = Ryhmä ei ole vielä alkanut tai on jo päättynyt.
practice-no-such-session =
    Tätä tapaamista ei löydy.
    Kaikki tapaamiset: { $command }
practice-already-joined = Hän on jo mukana ryhmässä.
practice-last-facilitator = Ryhmä jäisi ilman vetäjää, joten en voi tehdä tätä. Ota yhteyttä ylläpitäjään.
practice-already-open =
    Tapaaminen on jo käynnissä.
    Seuraava vaihe: { $next_command }
    Lopeta tapaaminen: { $end_command }
practice-nothing-to-start = Yhtään tapaamista ei ole tulossa.
practice-not-yet-time =
    Vielä ei voi aloittaa. Seuraava tapaaminen: { $date }.
    Siirrä se esimerkiksi näin: { $move_command }
practice-last-phase =
    Tämä on tapaamisen viimeinen vaihe.
    Lopeta tapaaminen: { $end_command }

# Who can come
practice-rsvp-question = Pääsetkö tapaamiseen: { $date }?
practice-rsvp-how =
    Kerro kyselyssä, pääsetkö, tai kirjoita jokin näistä:
    { $commands }
practice-rsvp-how-private =
    Vastaa ryhmän kyselyyn tai kirjoita minulle jokin näistä:
    { $commands }
practice-rsvp-closed = Ilmoittautuminen tähän tapaamiseen on päättynyt.
practice-overview =
    { $title }
    { $lines }

# During a session
practice-agenda =
    { $heading }
    { $lines }
practice-agenda-line = • { $phase }: { $minutes } min, { $time } asti
practice-look-back = Mitä kuuluu viime kerran kokeiluille? Kertoa saa, mutta ei tarvitse.
practice-next-prompt = Vetäjä saa seuraavan kysymyksen näin: { $prompt_command }
practice-session-ended = Tapaaminen päättyi. Se, mitä täällä kerrottiin, jää tähän ryhmään.

# Check-in polls
practice-own-question = { $question }
practice-check-in-closed = Kysely on päättynyt.
practice-poll-example = Esimerkki: { $example }
practice-poll-no-question = Kysymys puuttuu.
practice-poll-question-long = Kysymys on liian pitkä: { $length } merkkiä. Siihen mahtuu enintään { $most } merkkiä.
practice-poll-answers = Vaihtoehtoja on { $count }. Niitä pitää olla { $least }–{ $most }.
practice-poll-answer-empty = Yksi vaihtoehdoista on tyhjä.
practice-poll-answer-long = Tämä vaihtoehto on liian pitkä: ”{ $answer }”. Siihen mahtuu enintään { $most } merkkiä.
practice-poll-answer-twice = Tämä vaihtoehto on kahdesti: ”{ $answer }”.

# The pulse
practice-pulse-intro =
    { $count ->
        [one] Jaksamiskysely: yksi lyhyt kysymys, vapaaehtoinen.
       *[other] Jaksamiskysely, puoli minuuttia: { $count } kysymystä, kaikki vapaaehtoisia.
    } Yksittäistä vastausta ei näytetä ryhmälle eikä vetäjälle. Ryhmä näkee vain suuntaa antavan yhteistuloksen, kun tapaaminen alkaa, ja senkin vain, jos kysymykseen on vastannut vähintään { $k } jäsentä. Vastaukset ja nämä kysymykset poistan silloin joka tapauksessa. Siihen asti palvelimen ylläpitäjä voi teknisesti lukea vastaukset tietokannastani.
practice-pulse-digits = Valitse vaihtoehto kyselystä tai kirjoita sen järjestysnumero, 1–5. Numero 0 tarkoittaa ”en vastaa tähän”.
practice-pulse-question = { $n }/{ $total }. { $question }
practice-pulse-closed = Kysely on jo päättynyt, enkä tallentanut vastausta.
practice-pulse-not-asked = Tämä kysely ei ole sinulle, enkä tallentanut vastausta.
practice-lines = { $lines }

# Around a session
practice-preparation =
    Seuraava tapaaminen: { $date }
    Teema: { $theme }
    { $lines }
practice-preparation-prompts =
    Kysymykset:
    { $prompts }
practice-preparation-prompt = • { $prompt }
practice-preparation-tip = Vinkki: { $tip }
practice-preparation-start = Aloita tapaaminen, kun olette koolla: { $start_command }
practice-tech-link =
    Tapaaminen alkaa tänään: { $time }.
    { $minutes ->
        [0] Linkki: { $link }
       *[other] Linja aukeaa { $minutes } min ennen alkua, jotta ehdimme kokeilla rauhassa: { $link }
    }
practice-tech-no-link = Tapaaminen alkaa tänään: { $time }. Linkkiä minulla ei vielä ole.
practice-tech-lines =
    1. Ääni: kuuletko muut, kuulevatko muut sinut? Kuulokkeet auttavat, jos ääni kiertää.
    2. Kuva: kamera päällä, valo edessä? Kuvan saa myös jättää pois.
    3. Yhteys: sulje muut ohjelmat. Jos kuva tökkii, sammuta ensin kamera. Jos putoat linjoilta, tule vain takaisin.
    4. Rauha: oletko paikassa, jossa sivulliset eivät kuule?
practice-tech-known = Muistilista äänestä, kuvasta ja yhteydestä: { $tech_command }
practice-tech-contact = Jos jokin ei toimi, apua antaa: { $contact }
practice-starting = Tapaaminen alkaa kohta: { $time }.
practice-thanks = Kiitos tapaamisesta. Seuraava: { $date }.
practice-missed-last = Kiitos, että kerroit, ettet päässyt tällä kertaa. En tiedä, mistä ryhmä puhui, mutta vetäjältä voi kysyä. Tämä oli viimeinen sovittu tapaaminen.

# The end
practice-goodbye = Kiitos näistä tapaamisista. Se, mitä täällä kerrottiin, pysyy edelleen tässä ryhmässä. Tiedot poistetaan: { $delete_date }.
practice-goodbye-farewell = Kiitos näistä tapaamisista. Se, mitä täällä kerrottiin, pysyy edelleen tässä ryhmässä. Kuulet minusta vielä kuukauden kuluttua. Tiedot poistetaan: { $delete_date }.
practice-deletion = Poistan nyt ryhmän tiedot ja lähden huoneesta. Huone jää teille. Sovittu luottamuksellisuus pätee edelleen. Kiitos.
