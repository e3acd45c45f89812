# `vertti preview`: all messages of a programme, on paper.

preview-title = { $group }: kaikki viestit, joita Vertti lähettää, { $sessions } tapaamista
preview-member = Jäsen { $number }
preview-to-room = ryhmälle
preview-to-everybody = jokaiselle kahden kesken
preview-to-members = jäsenille kahden kesken
preview-to-facilitator = vetäjälle kahden kesken
preview-to-host = sihteerille kahden kesken
preview-to-one = yhdelle kahden kesken
preview-poll = äänestys
preview-everyone = mainitsee kaikki
preview-silent = ei hälytä
preview-total =
    { $n ->
        [1] Yhteensä yksi viesti.
       *[other] Yhteensä { $n } viestiä.
    }
