# Technical help
tech-link =
    Tapaaminen: { $date }
    Linkki: { $link }
tech-no-link = Tapaaminen: { $date }. Linkkiä minulla ei vielä ole.
tech-lines =
    1. Kuva tai ääni tökkii: sammuta ensin kamera, sulje sitten muut ohjelmat.
    2. Ääni kiertää: käytä kuulokkeita tai mykistä mikrofoni, kun et puhu.
    3. Yhteys katkesi: tule vain takaisin, niin monta kertaa kuin tarvitset. Selittää ei tarvitse.
    4. Tietokone ei toimi: avaa linkki puhelimella. Jos linkin takana on puhelinnumero, voit myös soittaa mukaan.
tech-link-fails = Jos linkki ei aukea kenelläkään, odottakaa ryhmän huoneessa. Uusi linkki tulee sinne.
tech-link-fails-lead =
    Jos linkki ei aukea kenelläkään, avaa kokous muualla ja anna uusi linkki. Kerron siitä heti ryhmän huoneessa.
    Esimerkki: { $link_command }
tech-ask = Pyydä apua: { $help_command }
tech-asked = Pyyntösi on lähetetty. Apuna: { $names }.
tech-call = Voit myös soittaa tai kirjoittaa suoraan: { $contact }
tech-nobody = Ryhmässä ei ole nyt ketään, jolle voisin välittää pyynnön.
tech-asked-of-you = { $name } pyytää teknistä apua. Kirjoita tai soita hänelle suoraan.
scope-tech = Jos kyse on äänestä, kuvasta tai yhteydestä: { $tech_command }

# The facilitator's guide: where the group stands, what matters now, what to type
guide-lines =
    { $first }
    { $second }
    { $third }
guide-planned = Avaan ryhmän huonetta juuri nyt.
guide-planned-wait = Kutsut lähtevät, kun huone on auki. Sinun ei tarvitse tehdä mitään.
guide-plan = Tapaamisten ajat: { $list_command }
guide-next = Seuraava tapaaminen: { $date }. Teema: { $theme }
guide-all-here = Kaikki ovat mukana, ja sopimus on hyväksytty.
guide-code = Kutsuteksti uusille jäsenille: { $code_command }
guide-between = Nyt ei tarvitse tehdä mitään. Muistutan ryhmää, ja saat valmistautumisviestin tapaamisen alla.
guide-who = Ketkä ovat tulossa: { $who_command }
guide-no-link = Tapaamiselta puuttuu linkki. Anna se näin: { $link_command }
guide-too-few = Tulijoita on vasta vähän. Katso, ketkä: { $who_command }
guide-read-questions = Lue valmistautumisviestin kysymykset kerran läpi. Muuta ei tarvita.
guide-start = Kun olette koolla: { $start_command }
guide-start-now = Tule linjoille vähän ennen muita. Kun olette koolla: { $start_command }
guide-phase = Nyt: { $phase }.
guide-phase-until = Nyt: { $phase }, { $time } asti.
guide-on = Kun on aika jatkaa: { $next_command }
guide-end = Kun olette valmiit: { $end_command }
guide-advice-arrival = Odottakaa rauhassa, että kaikki kuulevat ja näkevät. Jutella saa jo.
guide-advice-opening = Kerro lyhyesti, mitä tänään on luvassa. Muistuta, että puhuttu jää tähän ryhmään.
guide-advice-check-in = Jokainen sanoo vuorollaan muutaman sanan. Muut vain kuuntelevat, ja ohittaa saa.
guide-advice-look-back = Kysy, kuka haluaa kertoa kokeilustaan. Keneltäkään ei kysytä tuloksia.
guide-advice-briefing = Esittele vieras. Aloita kerätyistä kysymyksistä, ja hyvästele hänet ennen ryhmän omaa keskustelua.
guide-advice-break = Pidä tauko, vaikka keskustelu olisi kesken. Palatkaa ajallaan.
guide-advice-pairs = Jaa parit ja sano, milloin palataan. Parien puheista ei raportoida.
guide-advice-discussion = Kysy ja anna aikaa vastata. Hiljaisuus on ajattelua: laske mielessäsi kymmeneen.
guide-advice-commitments = Pieni kokeilu riittää. Kenenkään ei tarvitse luvata mitään.
guide-advice-check-out = Jokainen sanoo lopuksi lauseen. Älä aloita enää uutta aihetta.
guide-advice-feedback = Kiitä ja kysy, mikä auttoi tänään. Palautetta ei tarvitse perustella.
guide-over = Sovitut tapaamiset on pidetty. Kiitos, että vedit ryhmää.
guide-over-data = Kiitän ryhmää huomenna. Tiedot poistetaan: { $delete_date }.
guide-no-date = Yhtään tapaamista ei ole tulossa.
guide-no-date-yet = Sopikaa uusi aika yhdessä.
guide-ended = Ryhmä on päättynyt. Se, mitä täällä kerrottiin, jää tähän ryhmään.
guide-ended-data = Tiedot poistetaan: { $delete_date }. Sinun ei tarvitse tehdä mitään.
guide-ended-own = Omat tietosi saat sitä ennen tiedostona: { $mydata_command }
guide-trouble = En pääse nyt kirjoittamaan ryhmän huoneeseen.
guide-trouble-rests = Muistutukset ovat tauolla. Kutsu minut takaisin, tai palauta oikeuteni huoneessa.
guide-trouble-room = Jos se ei onnistu, avaan uuden huoneen: { $room_command }

command-guide-names = opas, vetäjän opas, mitä nyt, mitä seuraavaksi
command-guide-summary = Mitä vetäjän kannattaa tehdä juuri nyt
command-guide-example = opas

command-tech-names = tekniikka, apua tekniikka, ohje tekniikka, tekninen tarkistus
command-tech-summary = Ääni, kuva, yhteys ja linkki: mitä kokeilla
command-tech-example = tekniikka

command-tech-help-names = tekninen apu, teknistä apua, tarvitsen teknistä apua, pyydä teknistä apua
command-tech-help-summary = Pyydä teknistä apua; nimesi menee heti sihteerille
command-tech-help-example = tekninen apu
