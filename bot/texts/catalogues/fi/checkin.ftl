checkin-poll-question = Millaisena tulet tapaamiseen?
checkin-poll-options-1 = Levollisena
checkin-poll-options-2 = Kiireisenä
checkin-poll-options-3 = Väsyneenä
checkin-poll-options-4 = Uteliaana
checkin-poll-note = Vastaukset näkyvät ryhmälle. Väliin saa jättää.
