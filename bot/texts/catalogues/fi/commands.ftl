# Names are typed; the first one is shown. They are understood in all languages everywhere, so none may mean two commands.
# An example works as it stands.

command-help-names = ohje, ohjeet, komennot
command-help-summary = Mitä osaan
command-help-example = ohje kieli

command-group-create-names = perusta, luo, perusta ryhmä, uusi ryhmä, luo ryhmä
command-group-create-summary = Perusta ryhmä: nimi, ensimmäinen aika ja tapaamisten määrä
command-group-create-example = perusta "Kirjanpitäjien ryhmä" 1.12. klo 17 8

command-group-list-names = ryhmät, ryhmäni, omat ryhmät
command-group-list-summary = Omat ryhmäsi
command-group-list-example = ryhmät

command-group-room-names = vaihda huone, uusi huone
command-group-room-summary = Avaa ryhmälle uusi huone, jos vanha on menetetty
command-group-room-example = vaihda huone

command-member-add-names = lisää, lisää jäsen, kutsu
command-member-add-summary = Kutsu jäsen ryhmään
command-member-add-example = lisää @pekka:example.org

command-member-remove-names = poista jäsen, jäsen pois
command-member-remove-summary = Poista jäsen ryhmästä
command-member-remove-example = poista jäsen Pekka

command-member-code-names = koodi, liittymiskoodi
command-member-code-summary = Liittymiskoodi ja kutsuteksti jäsenille lähetettäväksi
command-member-code-example = koodi

command-session-list-names = tapaamiset, ohjelma, milloin
command-session-list-summary = Tapaamisten ajat ja teemat
command-session-list-example = tapaamiset

command-session-move-names = siirrä, tapaaminen siirrä, siirrä tapaaminen
command-session-move-summary = Siirrä yksi tapaaminen
command-session-move-example = siirrä 3 8.12. klo 17

command-session-skip-names = ohita, tapaaminen ohita, ohita tapaaminen
command-session-skip-summary = Jätä yksi kerta väliin; sisältö siirtyy seuraavaan
command-session-skip-example = ohita 3

command-session-link-names = linkki, tapaaminen linkki
command-session-link-summary = Anna tapaamisille linkki, tai yhdelle oma
command-session-link-example = linkki 3 https://meet.example.org/huone

command-session-start-names = aloita, tapaaminen aloita, aloita tapaaminen
command-session-start-summary = Aloita tapaaminen
command-session-start-example = aloita

command-session-next-names = seuraava, tapaaminen seuraava, eteenpäin
command-session-next-summary = Siirry seuraavaan vaiheeseen
command-session-next-example = seuraava

command-session-end-names = lopeta, tapaaminen lopeta, lopeta tapaaminen
command-session-end-summary = Lopeta tapaaminen
command-session-end-example = lopeta

command-checkin-names = tunnelma, fiilis
command-checkin-summary = Kevyt kysely ryhmälle; vastaukset näkyvät
command-checkin-example = tunnelma "Millainen viikko on ollut?" | Hyvä | Vaihteleva | Raskas

command-agreement-names = sopimus
command-agreement-summary = Ryhmän yhteinen sopimus
command-agreement-example = sopimus

command-accept-names = hyväksyn, hyväksy
command-accept-summary = Hyväksy yhteinen sopimus
command-accept-example = hyväksyn

command-rsvp-coming-names = tulen, tulossa, pääsen
command-rsvp-coming-summary = Kerro, että tulet seuraavaan tapaamiseen
command-rsvp-coming-example = tulen

command-rsvp-late-names = tulen myöhässä, myöhässä, myöhästyn
command-rsvp-late-summary = Kerro, että tulet myöhässä
command-rsvp-late-example = tulen myöhässä

command-rsvp-unsure-names = en vielä tiedä, en tiedä, en tiedä vielä, ehkä
command-rsvp-unsure-summary = Kerro, ettet vielä tiedä
command-rsvp-unsure-example = en vielä tiedä

command-rsvp-away-names = en pääse, en tule, poissa
command-rsvp-away-summary = Kerro, ettet pääse
command-rsvp-away-example = en pääse

command-who-names = ketkä, kuka tulee, kuka pääsee
command-who-summary = Ketkä pääsevät seuraavaan tapaamiseen
command-who-example = ketkä

command-language-names = kieli
command-language-summary = Vaihda kieltä
command-language-example = kieli ruotsi

command-scope-names = apua, tuki, mistä apua, hätä, tarvitsen apua, kaipaan apua, pyydän apua, tarvitsen tukea, kaipaan tukea, auta minua, auttakaa
command-scope-summary = Mitä ryhmä ei ole, ja mistä saa apua
command-scope-example = apua

command-pulse-four-names = neljä riittää, neljä vastausta riittää
command-pulse-four-summary = Suostu siihen, että kyselyn tulokseen riittää neljä vastausta
command-pulse-four-example = neljä riittää
command-pulse-four-argument-off = pois, off

command-feedback-names = palaute, anna palautetta
command-feedback-summary = Vastaa palautekyselyyn omin sanoin
command-feedback-example = palaute

command-privacy-names = tietosuoja, mitä tallennat, yksityisyys
command-privacy-summary = Mitä tallennan ja kuka sen näkee
command-privacy-example = tietosuoja

command-mydata-names = tietoni, omat tiedot, näytä tietoni
command-mydata-summary = Mitä olen tallentanut sinusta
command-mydata-example = tietoni

command-forget-names = unohda, unohda minut, poista tietoni
command-forget-summary = Poista tietosi ja lähde ryhmästä
command-forget-example = unohda

command-quiet-names = hiljaa, hiljaisuus
command-quiet-summary = Vähemmän yksityisviestejä
command-quiet-example = hiljaa

command-yes-names = kyllä, joo, vahvista
command-yes-summary = Vahvista
command-yes-example = kyllä

command-no-names = ei, peru, peruuta
command-no-summary = Peru
command-no-example = ei

# What one may say after the name, as CommandRef("quiet", "off").
command-quiet-argument-on = päälle, on
command-quiet-argument-off = pois, off
