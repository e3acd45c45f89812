# Leading a running meeting: the card of a phase, its clock, the questions.

card-paused = { $phase }. Kello on pysäytetty. Sitten: { $next }.
card-paused-last = { $phase }. Kello on pysäytetty. Tapaamisen viimeinen vaihe.
card-signs = Vetäjälle: ▶️ seuraava vaihe, ⏸️ kello seis tai käyntiin, ⏭️ uusi kysymys.
card-bad-minutes =
    Lisäaikaa voi antaa kerralla 1–{ $most } minuuttia.
    Esimerkki: { $example }
card-stands = Kello on jo pysäytetty. Näin se lähtee käyntiin: { $command }
card-runs = Kello käy jo. Näin sen voi pysäyttää: { $command }
card-first-phase = Tämä on tapaamisen ensimmäinen vaihe.

prompts-no-more = Tämän teeman kysymykset on nyt käyty läpi.
prompts-further-deeper = Seuraavat ovat syvempiä. Jos ryhmä on valmis: { $command }
prompts-further =
    Toisesta teemasta: { $other }
    Oma kysymys: { $own }
prompts-nothing-deeper =
    Tässä teemassa ei ole enää syvempiä kysymyksiä.
    Toisesta teemasta: { $other }
prompts-no-other =
    Yhtä syviä kysymyksiä ei ole enää jäljellä.
    Oma kysymys: { $own }

parameter-prompt = ”syvempi”, ”toinen” tai oma kysymys lainausmerkeissä

# The letters are understood only in the group's room, after the prefix.

command-session-next-letter = s
command-session-back-letter = t
command-session-extend-letter = j, x
command-session-pause-letter = p
command-session-resume-letter = r
command-prompt-letter = k

command-session-back-names = takaisin, edellinen vaihe, edellinen
command-session-back-summary = Palaa edelliseen vaiheeseen (huoneessa myös t)
command-session-back-example = takaisin

command-session-extend-names = jatka, lisää aikaa, lisäaika
command-session-extend-summary = Lisää aikaa tälle vaiheelle, viisi minuuttia tai niin kuin sanot (huoneessa myös j)
command-session-extend-example = jatka 5

command-session-pause-names = pysäytä, pysäytä kello, kello seis
command-session-pause-summary = Pysäytä vaiheen kello (huoneessa myös p)
command-session-pause-example = pysäytä

command-session-resume-names = käyntiin, kello käyntiin
command-session-resume-summary = Pane vaiheen kello taas käyntiin (huoneessa myös r)
command-session-resume-example = käyntiin

command-prompt-names = kysymys, uusi kysymys
command-prompt-summary = Anna ryhmälle seuraava, syvempi, toinen tai oma kysymys (huoneessa myös k)
command-prompt-example = kysymys syvempi
command-prompt-own-example = kysymys "Mikä sinua tässä mietityttää?"
command-prompt-argument-deeper = syvempi
command-prompt-argument-other = toinen
