errors-unknown-command =
    Jag känner inte till kommandot ”{ $input }”.
    Menade du det här: { $suggestion }
    Alla kommandon: { $help_command }
errors-unknown-command-no-suggestion =
    Jag känner inte till kommandot ”{ $input }”.
    Alla kommandon: { $help_command }
errors-free-text =
    Ingen läser ditt meddelande, och jag sparade det inte. Jag förstår bara kommandon och svar på mina frågor.
    Vad jag kan: { $help_command }
    Var det finns hjälp: { $scope_command }
errors-missing-part =
    I kommandot saknas: { $what }.
    Exempel: { $example }
errors-bad-date =
    Jag förstod inte tiden ”{ $input }”.
    Exempel: { $example }
errors-date-past =
    Den här tiden har redan gått: { $date }.
    Exempel: { $example }
errors-date-missing-hour = Klockan ställs om och den här tiden finns inte: { $date }. Välj en annan tid.
errors-date-taken = Det finns redan en träff samma dag, så den här tiden går inte: { $date }. Välj en annan dag.
errors-no-permission =
    Det här kan göras av: { $roles }.
    Dina kommandon: { $help_command }
errors-private-only = Det här tar vi oss emellan. Skriv här: { $example }
errors-group-only = Det här fungerar bara i gruppens rum: { $command }
errors-which-group =
    Vilken grupp menar du? Svara med en siffra.
    { $groups }
errors-no-such-member = I gruppen finns ingen deltagare ”{ $input }”. Deltagare: { $names }.
errors-no-session-open = Ingen träff pågår just nu. Starta träffen: { $command }
errors-came-late = Ditt kommando kom fram för sent, och jag gjorde ingenting. Ge det vid behov på nytt: { $command }
errors-failed = Något gick fel, och ingenting ändrades. Försök igen om en stund.
