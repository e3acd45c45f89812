invitation-invite = Du är inbjuden till en grupp för kollegialt mentorskap: { $group }. Samtalsledare: { $facilitator }. Första träffen: { $date }. Inbjudan förbinder dig inte ännu till något.
invitation-mail =
    Välkommen till en grupp för kollegialt mentorskap: { $group }. Öppna en chatt med gruppens program och skicka den här koden: { $code }
    { $link }
invitation-code-ok = Koden stämmer. Inbjudan till gruppen är skickad: { $group }.
invitation-code-unknown = Jag känner inte till den här koden. Kontrollera den med gruppens samtalsledare.
invitation-sent = Inbjudan är skickad: { $names }. I en del appar syns den bland förfrågningar, inte bland meddelanden.
invitation-accepted = { $name } har tackat ja till inbjudan.
invitation-declined = { $name } kommer inte med den här gången. Orsaken behöver man inte fråga om.
invitation-pending = Ännu inget svar på inbjudan: { $names }.
