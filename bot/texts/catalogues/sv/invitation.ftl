invitation-send-on = Skicka det här till deltagarna:
invitation-mail =
    Välkommen till en grupp för kollegialt mentorskap: { $group }
    1. Öppna chatten: { $link }
    2. Skicka den här koden dit: { $code }
invitation-code-ok = Koden stämmer. Jag har skickat en inbjudan till gruppens rum: { $group }. I en del appar syns den bland förfrågningar, inte bland meddelanden.
invitation-code-unknown = Jag känner inte till den här koden. Kontrollera den med gruppens samtalsledare.
invitation-code-already = Du är redan med i den här gruppen.
invitation-sent = Inbjudan är skickad: { $names }. I en del appar syns den bland förfrågningar, inte bland meddelanden.
invitation-declined = { $name } kommer inte med den här gången. Ingen behöver fråga varför.
invitation-pending = Ännu inget svar på inbjudan: { $names }.
