# What is filled in where a command is chosen from a menu: short names, and hints where a name is not enough.

parameter-session-label = tapaaminen
parameter-other-label = toinen tapaaminen
parameter-when-label = aika
parameter-words-label = teksti
parameter-link-label = linkki
parameter-person-label = jäsen
parameter-people-label = uusi jäsen
parameter-guest-label = vieras
parameter-language-label = kieli
parameter-switch-label = päälle tai pois
parameter-sessions-label = tapaamisten määrä
parameter-question-label = kysymys
parameter-choices-label = vaihtoehdot
parameter-command-label = komento
parameter-name-label = ryhmän nimi
parameter-drop-label = jätä sisältö pois
parameter-minutes-label = minuutit
parameter-number-label = numero
parameter-theme-label = teema
parameter-topic-label = aihe
parameter-entry-label = numero
parameter-title-label = nimi
parameter-prompt-label = mikä kysymys
parameter-own-label = oma kysymys
parameter-every-label = väli

parameter-session-hint = Tapaamisen numero
parameter-other-hint = Toisen tapaamisen numero
parameter-when-hint = Päivä ja kellonaika, esimerkiksi 8.12. klo 17
parameter-link-hint = Osoite, joka alkaa https://
parameter-choices-hint = Erota vaihtoehdot pystyviivalla |, tai kirjoita kukin omalle rivilleen
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

# What a command does, where there is a menu, and so no letter to type instead.

command-session-back-summary-menu = Palaa edelliseen vaiheeseen
command-session-extend-summary-menu = Lisää aikaa tälle vaiheelle, viisi minuuttia tai niin kuin sanot
command-session-pause-summary-menu = Pysäytä vaiheen kello
command-session-resume-summary-menu = Pane vaiheen kello taas käyntiin
command-prompt-summary-menu = Anna ryhmälle seuraava, syvempi, toinen tai oma kysymys
