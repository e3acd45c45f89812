# `vertti preview`: all messages of a programme, on paper.

preview-title = { $group }: alla meddelanden som Vertti skickar, { $sessions } träffar
preview-member = Deltagare { $number }
preview-to-room = till gruppen
preview-to-everybody = till var och en privat
preview-to-members = till deltagarna privat
preview-to-facilitator = till samtalsledaren privat
preview-to-host = till sekreteraren privat
preview-to-one = till en person privat
preview-poll = omröstning
preview-everyone = nämner alla
preview-silent = utan signal
preview-total =
    { $n ->
        [1] Sammanlagt ett meddelande.
       *[other] Sammanlagt { $n } meddelanden.
    }
