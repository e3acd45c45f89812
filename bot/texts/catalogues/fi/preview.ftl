# `vertti preview`: all messages of a programme, on paper.

preview-title = Kaikki viestit, jotka Vertti lähettää ryhmälle
preview-group = { $group } · tapaamisia { $sessions }
preview-legend-rings = { $sign } = sovellus ilmoittaa viestistä
preview-to-room = ryhmälle
preview-to-everybody = jokaiselle kahden kesken
preview-to-members = jäsenille kahden kesken
preview-to-facilitator = vetäjälle kahden kesken
preview-to-host = sihteerille kahden kesken
preview-to-one = yhdelle kahden kesken
preview-poll = kysely
preview-poll-end = kysely päättyy
preview-everyone = mainitsee kaikki
preview-total =
    { $n ->
        [1] Yhteensä yksi viesti.
       *[other] Yhteensä { $n } viestiä.
    }
preview-to-some = osalle kahden kesken
