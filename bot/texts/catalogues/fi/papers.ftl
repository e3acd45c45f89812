# What the group gets to keep: calendar files, the workbook, the preview as a page.

command-calendar-names = kalenteri, kalenteriin
command-calendar-summary = Tulevat tapaamiset omaan kalenteriisi
command-calendar-example = kalenteri

command-workbook-names = työkirja
command-workbook-summary = Työkirja: ohjelma, kysymykset ja tilaa omille muistiinpanoille
command-workbook-example = työkirja

plan-calendar = Omaan kalenteriin: { $calendar_command }
calendar-file-several = tapaamiset.ics
calendar-file-one = tapaaminen-{ $date }.ics
calendar-file-cancelled = peruttu-tapaaminen-{ $date }.ics
calendar-given = Tulevat tapaamiset omaan kalenteriisi. Merkinnässä näkyvät vain ryhmän nimi, aika ja linkki.
calendar-nothing-to-come = Ryhmällä ei ole enää tulevia tapaamisia.

workbook-given = Ryhmän työkirja. Avaa se selaimessa tai tulosta. Siinä on ohjelma ja kysymykset, ei mitään ryhmässä kerrottua.
workbook-with-goodbye = Työkirja jää teille: ohjelma, kysymykset ja tilaa omille muistiinpanoille. Avaa se selaimessa tai tulosta.
workbook-file = työkirja.html
workbook-title = Vertaisryhmän työkirja
workbook-kicker = Työkirja
workbook-count =
    { $n ->
        [1] Yksi tapaaminen
       *[other] { $n } tapaamista
    }
workbook-dates = { $first } – { $last }
workbook-zone = Aikavyöhyke: { $zone }
workbook-belongs = Tämän työkirjan omistaa
workbook-drawing = Piirros: rivi kasveja, yksi jokaista tapaamista kohti. Ne kasvavat alusta ja asettuvat lopussa.
workbook-use-title = Sinun kirjasi
workbook-use-1 = Tässä ovat tapaamisten teemat ja kysymykset. Kaikkeen ei tarvitse vastata, eikä järjestyksellä ole väliä.
workbook-use-2 = Kirjoita paperille, tai suoraan tälle sivulle ja tulosta se PDF-tiedostoksi. Sivu itse ei muista kirjoittamaasi, eikä mitään lähetetä minnekään.
workbook-use-3 = Kirjoita omista asioistasi. Se, mitä muut ovat kertoneet, jää ryhmään.
workbook-contents = Tapaamiset
workbook-depths = Kysymysten syvyys
workbook-depth-1 = Arjesta
workbook-depth-2 = Omakohtaista
workbook-depth-3 = Syvemmältä
workbook-agreement-ours = Mitä muuta lupasimme toisillemme
workbook-session = { $n }. tapaaminen
workbook-check-in = Alkukierros
workbook-check-out = Loppukierros
workbook-nudge = Ennen seuraavaa kertaa
workbook-notes = Omia muistiinpanoja
workbook-write-here = Kirjoita tähän
workbook-ending-title = Kun tapaamiset ovat ohi
workbook-ending-1 = Mitä otan mukaani?
workbook-ending-2 = Mikä saa jäädä tähän?
workbook-ending-3 = Kenen kanssa haluan jatkaa, ja miten?
workbook-ending-help = Palaa tähän sivuun kuukauden kuluttua. Mikä on toisin?
workbook-again-title = Jos haluat koota oman ryhmän
workbook-again = Ryhmä ei tarvitse asiantuntijaa. Riittää, että viisi tai kuusi ihmistä sopii ajat ja yhteiset säännöt, ja joku pitää huolen kellosta ja vuoroista.
workbook-phases = Näin tapaaminen kulkee, kun aikaa on { $minutes } minuuttia
workbook-minutes = { $n } min
workbook-footer = Vertti · vertaisryhmän työkirja

preview-page-title = Ohjelma viesteinä
preview-page-lead = Kaikki viestit, jotka Vertti lähettää ryhmälle ohjelman aikana. Keskustelu on ihmisten; Vertti ei seuraa sitä.
preview-page-room = Ryhmän huone
preview-page-private = Kahden kesken
preview-page-legend-room = Koko ryhmä näkee viestin.
preview-page-legend-private = Vain nimetty lukija näkee viestin.
preview-page-session = { $n }. tapaaminen
preview-page-rings = sovellus ilmoittaa
preview-file = tiedosto
