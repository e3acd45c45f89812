checkin-poll-question = Hur känner du dig när träffen börjar?
checkin-poll-options-1 = Lugn
checkin-poll-options-2 = Jäktad
checkin-poll-options-3 = Trött
checkin-poll-options-4 = Nyfiken
checkin-poll-note = Gruppen ser svaren. Man får hoppa över.
