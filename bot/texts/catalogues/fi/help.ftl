help-intro-member = Näitä voit käyttää, kun haluat. Mitään ei ole pakko.
help-intro-facilitator = Vetäjän komennot. Muistutukset hoidan minä.
help-intro-host = Sihteerin komennot. Keskustelu jää ryhmälle.
help-intro-leading-now = Tapaaminen on käynnissä.
help-command =
    { $summary }
    Kirjoita näin: { $example }
help-intro-more =
    Tarkemmin yhdestä komennosta, esimerkiksi: { $example }
    Ryhmän huoneessa komennon eteen kirjoitetaan !vertti tai lyhyesti !v.
help-line = • { $command } – { $summary }
help-section =
    { $heading }
    { $lines }
help-all-line = Kaikki komennot: { $all_command }

help-topic-leading = Tapaamisen vetäminen
help-topic-turns = Tapaamisen aikana
help-topic-attending = Tapaamiset
help-topic-between = Tapaamisten välillä
help-topic-planning = Ajat ja ohjelma
help-topic-people = Ryhmä ja jäsenet
help-topic-agreement = Sopimus ja kyselyt
help-topic-own = Omat asetukset ja tiedot
help-topic-help = Apu

command-help-all-names = kaikki komennot, ohje kaikki, kaikki ohjeet
command-help-all-summary = Kaikki komennot, joita voit käyttää
command-help-all-example = kaikki komennot
