# `vertti status`: hur Vertti mår, på administratörens terminal.

status-running = Vertti är i gång (process { $process }).
status-stopped = Vertti är inte i gång.
status-rehearsed = Detta är en repetition. Där är det nu: { $at }
status-looked = Såg senast efter vad som står på tur: { $ago }
status-heard = Hörde senast av hemservern: { $ago }
status-waiting =
    { $n ->
        [0] Inget väntar på att sändas.
        [1] Ett meddelande eller en åtgärd väntar på att sändas.
       *[other] { $n } meddelanden eller åtgärder väntar på att sändas.
    }
status-oldest = Det äldsta av dem är från: { $ago }
status-unreadable =
    { $n ->
        [0] Alla inkomna meddelanden har kunnat öppnas.
        [1] Ett inkommet meddelande väntar på sin nyckel.
       *[other] { $n } inkomna meddelanden väntar på sina nycklar.
    }
status-groups =
    { $n ->
        [0] Det finns inga grupper.
        [1] En grupp:
       *[other] { $n } grupper:
    }
status-group-planned = rummet är inte öppnat än
status-group-ended = avslutad
status-group-nothing = inget är planerat
status-group-trouble = rummet är inte i ordning
status-never = inte en enda gång än
status-seconds-ago = för { $n } s sedan
status-minutes-ago = för { $n } min sedan
status-ill-stopped = Vertti är inte i gång, så inget sänds.
status-ill-look = Vertti ser inte efter vad som står på tur. Starta om och läs loggen.
status-ill-sync = Hemservern svarar inte. Se efter om den fungerar och läs loggen.
status-ill-waiting = Något har väntat på att sändas i över en timme. Läs loggen.
