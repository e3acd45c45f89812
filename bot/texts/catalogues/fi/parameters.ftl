# What belongs after a command's name, as it is called in a sentence.

parameter-session = tapaamisen numero
parameter-when = aika
parameter-day = päivä
parameter-time-of-day = kellonaika
parameter-words = teksti
parameter-text = teksti
parameter-link = linkki
parameter-person = jäsenen nimi
parameter-people = tunnus, kuten @pekka:example.org
parameter-language = kieli
parameter-switch = ”päälle” tai ”pois”
parameter-sessions = tapaamisten määrä
parameter-poll = kysymys ja vaihtoehdot
parameter-command = komennon nimi
parameter-name = ryhmän nimi
parameter-drop = pois

# What was wrong with it.

errors-understood = Tämän ymmärsin: { $understood }
errors-wrong-weekday =
    Viikonpäivä ja päivämäärä eivät sovi yhteen. Päivämäärän mukaan: { $date }.
    Esimerkki: { $example }
errors-no-such-session = Tapaamista { $input } ei ole. Ryhmän tapaamiset: { $numbers }.
errors-no-session-ahead = Tapaamisia ei ole enää tulossa.
errors-which-member = Ketä tarkoitat nimellä ”{ $input }”? Se voi olla { $names }.
errors-bad-part =
    En saanut selvää tästä: ”{ $input }”. Tähän kuuluu: { $what }.
    Esimerkki: { $example }
errors-bad-poll =
    Kyselyyn kuuluu kysymys ja { $fewest }–{ $most } eri vaihtoehtoa, joiden välissä on pystyviiva |.
    Esimerkki: { $example }
errors-too-much =
    En ymmärtänyt komennon loppua: ”{ $input }”.
    Esimerkki: { $example }
errors-too-long = Liian pitkä: { $what }. Merkkejä saa olla enintään { $most }.
