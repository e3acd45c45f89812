handlers-help-line = • { $command } – { $summary }
handlers-help-list = { $lines }
handlers-help-stranger = Jag hjälper slutna grupper för kollegialt mentorskap. Om du har fått en kod, skicka den till mig som den är.
handlers-your-groups =
    Dina grupper:
    { $groups }
handlers-no-group =
    Jag hittar inte gruppen du menar. Om du har fått en kod, skicka den till mig som den är.
    Vad jag kan: { $help_command }
handlers-group-full = Det finns inga lediga platser i gruppen: { $group }. Kontakta gruppens samtalsledare.
handlers-too-many-groups = Du leder redan så många grupper som en person kan starta: { $most }. Administratören kan höja gränsen.
handlers-sessions-range = Antalet träffar är { $fewest }–{ $most }.
handlers-no-coming-session = Gruppen har ingen kommande träff.
handlers-own-language-in-private =
    Gruppens språk byter samtalsledaren. Ditt eget språk kan du byta när du skriver till mig privat:
    { $command }
handlers-nothing-to-confirm = Ingen av mina frågor väntar på svar.
handlers-not-trusted = Jag kunde inte kontrollera att meddelandet kom från din enhet, så jag gjorde ingenting. Verifiera enheten i appens inställningar och försök igen.
handlers-invite-failed = Inbjudan kom inte fram. Kontrollera användarnamnet: { $name }
handlers-undelivered = Ett meddelande kom inte fram. Ämne: { $kind }
handlers-undelivered-private = Ett privat meddelande kommer inte fram: { $name }. Ämne: { $kind }. Berätta vid behov på annat sätt.
handlers-expired = Ett meddelande hann bli inaktuellt, och jag skickade det inte. Ämne: { $kind }
handlers-kind-message = ett meddelande
handlers-removed = Jag har tagits bort ur gruppens rum och kan inte längre påminna om träffarna.
handlers-data = { $json }
handlers-say-something = Skriv kommandot efter prefixet. Vad jag kan: { $help_command }
