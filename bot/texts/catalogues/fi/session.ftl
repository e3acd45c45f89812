session-news-moved = Tapaaminen siirtyy. Uusi aika: { $date }. Aiempi aika: { $old_date }.
session-news-skipped = Tämä tapaaminen jää väliin: { $date }. Seuraava: { $next_date }.
session-news-skipped-no-next = Tämä tapaaminen jää väliin: { $date }. Kerron uudesta ajasta, kun se on sovittu.
session-news-link-set = Seuraavan tapaamisen linkki: { $link }
session-news-link-missing = Tapaamiselta puuttuu vielä linkki: { $date }. Lisää se: { $command }
session-news-agenda = Tapaaminen { $n }/{ $total }. Teema: { $theme }.
session-news-card = { $phase }, { $time } asti. Sitten: { $next }.
session-news-card-last = { $phase }, { $time } asti. Tapaamisen viimeinen vaihe.
session-news-paused = Kello on pysäytetty.

tech-check =
    Linja aukeaa { $minutes } min ennen alkua, jotta ehdimme kokeilla rauhassa: { $link }
    1. Ääni: kuuletko muut, kuulevatko muut sinut? Kuulokkeet auttavat, jos ääni kiertää.
    2. Kuva: kamera päällä, valo edessä? Kuvan saa myös jättää pois.
    3. Yhteys: sulje muut ohjelmat. Jos kuva tökkii, sammuta ensin kamera. Jos putoat linjoilta, tule vain takaisin.
    4. Rauha: oletko paikassa, jossa sivulliset eivät kuule?
    Jos jokin ei toimi, apua antaa: { $contact }

round-start = Kierros alkaa. Aikaa noin { $minutes } min kullekin. Muut kuuntelevat keskeyttämättä, vuoron saa ohittaa.
round-turn = Vuorossa: { $name }. Seuraavana: { $next }.
round-last-turn = Vuorossa: { $name }. Kierroksen viimeinen.
round-one-minute = Noin minuutti jäljellä.
round-passed = Mennään eteenpäin – palataan lopuksi, jos haluat.
round-end = Kierros on käyty. Kiitos.

break = Tauko { $minutes } min. Nouse, juo vettä, katso ulos. Jatkamme: { $time }.

free-talk = Vapaata keskustelua { $minutes } min. Olen hiljaa.

pairs = Parit: { $pairs }. Aikaa { $minutes } min, tasan jaettuna. Palatkaa sitten yhteiseen huoneeseen.

phases-arrival = Tekninen tarkistus
phases-opening = Aloitus
phases-check-in = Alkukierros
phases-look-back = Kuulumiset kokeiluista
phases-briefing = Alustus
phases-break = Tauko
phases-pairs = Parikeskustelu
phases-discussion = Keskustelu
phases-commitments = Mitä kokeilen seuraavaksi
phases-check-out = Loppukierros
phases-feedback = Palaute

preparation-message =
    Seuraava tapaaminen: { $date }
    Teema: { $theme }
    { $coming }
    Kysymyksiä: { $questions }
    Vinkki: { $tip }
