errors-unknown-command =
    Jag känner inte till kommandot ”{ $input }”. Menade du det här: { $suggestion }
    Alla kommandon: { $help_command }
errors-unknown-command-no-suggestion =
    Jag känner inte till kommandot ”{ $input }”.
    Alla kommandon: { $help_command }
errors-free-text =
    Ingen läser ditt meddelande, och jag sparade det inte. Jag förstår bara kommandon och svar på mina frågor.
    Vad jag kan: { $help_command }
    Var det finns hjälp: { $scope_command }
errors-missing-part = I kommandot saknas: { $what }. Exempel: { $example }
errors-bad-date = Jag förstod inte tiden ”{ $input }”. Skriv till exempel: { $example }
errors-date-past = Den här tiden har redan gått: { $date }. Skriv till exempel: { $example }
errors-date-missing-hour = Klockan ställs om och den här tiden finns inte: { $date }. Välj en annan tid.
errors-date-taken = Det finns redan en träff den här tiden: { $date }. Välj en annan tid.
errors-no-permission =
    Det här kan göras av: { $roles }.
    Dina kommandon: { $help_command }
errors-private-only = Det här tar vi privat. Skriv till mig privat: { $command }
errors-group-only = Det här fungerar bara i gruppen: { $command }
errors-which-group =
    Vilken grupp menar du? Svara med en siffra.
    { $groups }
errors-no-such-member = I gruppen finns ingen deltagare ”{ $input }”. Deltagare: { $names }.
errors-no-session-open = Ingen träff pågår just nu. Starta: { $command }
errors-came-late = Ditt kommando kom fram för sent, och jag gjorde ingenting. Ge det vid behov på nytt: { $command }
errors-rate-limit = Det kom många kommandon i rad. Vi tar en liten paus – försök igen om en stund.
errors-failed = Något gick fel, och ingenting ändrades. Försök igen om en stund.
