handlers-help-stranger = Jag hjälper slutna grupper för kollegialt mentorskap. Om du har fått en kod, skicka den till mig som den är.
handlers-your-groups =
    Dina grupper:
    { $groups }
handlers-all-groups =
    Alla grupper:
    { $groups }
handlers-no-group =
    Du är inte med i någon grupp. Om du har fått en kod, skicka den till mig som den är.
    Vad jag kan: { $help_command }
handlers-group-full = Det finns inga lediga platser i gruppen: { $group }. Kontakta gruppens samtalsledare.
handlers-no-places = Det finns inga lediga platser i gruppen. Med samtalsledaren och sekreteraren ryms högst { $most } personer. Administratören kan höja gränsen.
handlers-too-many-groups = Du leder redan så många grupper som en person kan skapa: { $most }. Administratören kan höja gränsen.
handlers-sessions-range = Det kan vara { $fewest }–{ $most } träffar.
handlers-no-coming-session = Gruppen har inga kommande träffar.
handlers-own-language-in-private =
    Gruppens språk byter samtalsledaren eller sekreteraren. Ditt eget språk kan du byta själv.
    Skriv här till exempel: { $example }
handlers-nothing-to-confirm = Ingen av mina frågor väntar på svar.
handlers-coming-or-not =
    Så här svarar du om du kommer till träffen:
    { $coming_command }
    { $away_command }
handlers-that-is-me = Det är jag. Jag är redan med i gruppen.
handlers-not-trusted = Jag kunde inte kontrollera att meddelandet kom från din enhet, så jag gjorde ingenting. Verifiera enheten i appens inställningar och försök igen.
handlers-invite-failed = Inbjudan kom inte fram. Kontrollera användarnamnet: { $name }
handlers-undelivered = Det här kom inte fram till gruppen: { $kind }.
handlers-undelivered-private = Ett privat meddelande kommer inte fram: { $name }. Ämne: { $kind }. Berätta vid behov på annat sätt.
handlers-not-taken-back = Jag kan inte ta bort de svar som du har skrivit här, eftersom det är du som har öppnat chatten. Du kan ta bort dem själv: välj meddelandet och sedan Ta bort.
handlers-expired = Det här hann bli inaktuellt, och jag skickade det inte: { $kind }.
handlers-kind-message = ett annat meddelande
handlers-say-something =
    Skriv kommandot efter ordet !vertti.
    Vad jag kan: { $help_command }
