# `vertti preview`: all messages of a programme, on paper.

preview-title = Alla meddelanden som Vertti skickar till gruppen
preview-group = { $group } · träffar: { $sessions }
preview-legend-rings = { $sign } = appen ger en signal
preview-to-room = till gruppen
preview-to-everybody = till var och en privat
preview-to-members = till deltagarna privat
preview-to-facilitator = till samtalsledaren privat
preview-to-host = till sekreteraren privat
preview-to-one = till en person privat
preview-poll = enkät
preview-poll-end = enkäten stängs
preview-everyone = nämner alla
preview-total =
    { $n ->
        [1] Sammanlagt ett meddelande.
       *[other] Sammanlagt { $n } meddelanden.
    }
preview-to-some = till några privat
