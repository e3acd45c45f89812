# What is filled in where a command is chosen from a menu: short names, and hints where a name is not enough.

parameter-session-menu = tapaaminen
parameter-other-menu = toinen tapaaminen
parameter-when-menu = aika
parameter-words-menu = teksti
parameter-link-menu = linkki
parameter-person-menu = jäsen
parameter-people-menu = uusi jäsen
parameter-guest-menu = vieras
parameter-language-menu = kieli
parameter-switch-menu = päälle tai pois
parameter-sessions-menu = tapaamisten määrä
parameter-question-menu = kysymys
parameter-choices-menu = vaihtoehdot
parameter-command-menu = komento
parameter-name-menu = ryhmän nimi
parameter-drop-menu = jätä sisältö pois
parameter-minutes-menu = minuutit
parameter-number-menu = numero
parameter-theme-menu = teema
parameter-topic-menu = aihe
parameter-entry-menu = numero
parameter-title-menu = nimi
parameter-prompt-menu = mikä kysymys
parameter-own-menu = oma kysymys
parameter-every-menu = väli

parameter-session-hint = Tapaamisen numero
parameter-other-hint = Toisen tapaamisen numero
parameter-when-hint = Päivä ja kellonaika, esimerkiksi 8.12. klo 17
parameter-link-hint = Osoite, joka alkaa https://
parameter-choices-hint = Erota vaihtoehdot pystyviivalla | toisistaan
parameter-command-hint = Komennon nimi, esimerkiksi kieli
parameter-drop-hint = Sisältö jää kokonaan väliin eikä siirry seuraavaan tapaamiseen
parameter-theme-hint = Teeman numero tai nimi
parameter-every-hint = Esimerkiksi joka 6. viikko
parameter-number-hint = Numero listalla
parameter-entry-hint = Numero listalla

# Which of the programme’s questions.

menu-prompt-next = seuraava
menu-prompt-deeper = syvempi
menu-prompt-other = toinen
