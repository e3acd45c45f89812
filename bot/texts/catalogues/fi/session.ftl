session-news-moved = Tapaaminen siirtyy. Uusi aika: { $date }. Aiempi aika: { $old_date }.
session-news-skipped = Tämä tapaaminen jää väliin: { $date }. Seuraavan kerran tapaamme: { $next_date }.
session-news-skipped-no-next = Tämä tapaaminen jää väliin: { $date }. Kerron uudesta ajasta, kun se on sovittu.
session-news-link-set = Seuraavan tapaamisen linkki: { $link }
session-news-link-missing =
    Tapaamisella ei ole vielä linkkiä: { $date }.
    Lisää se esimerkiksi näin: { $command }
session-news-agenda = Tapaaminen { $n }/{ $total }. Teema: { $theme }.
session-news-card = { $phase }, { $time } asti. Sitten: { $next }.
session-news-card-last = { $phase }, { $time } asti. Tapaamisen viimeinen vaihe.
break = Tauko { $minutes } min. Nouse, juo vettä, katso ulos. Jatkamme: { $time }.
free-talk = Vapaata keskustelua { $minutes } min. Olen hiljaa.

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

# In the platform's own calendar

meeting-shown = Tapaaminen { $n }
meeting-shown-theme = Teema: { $theme }
meeting-shown-zone = Aika näkyy omalla aikavyöhykkeelläsi.
meeting-not-shown = Tapaamisten ajat eivät päivittyneet palvelimen kalenteriin. Ajat saat edelleen näin: { $list_command }
