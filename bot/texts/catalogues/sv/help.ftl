help-intro-member = De här kan du använda när du vill. Ingenting är ett måste.
help-intro-facilitator = Samtalsledarens kommandon. Påminnelserna sköter jag.
help-intro-host = Sekreterarens kommandon. Samtalet är gruppens eget.
help-intro-leading-now = Träffen pågår.
help-command =
    { $summary }
    Skriv så här: { $example }
help-intro-more =
    Mer om ett kommando, till exempel: { $example }
    I gruppens rum skriver man !vertti eller kort !v före kommandot.
help-line = • { $command } – { $summary }
help-section =
    { $heading }
    { $lines }
help-all-line = Alla kommandon: { $all_command }

help-topic-leading = Att leda en träff
help-topic-turns = Under träffen
help-topic-attending = Träffarna
help-topic-between = Mellan träffarna
help-topic-planning = Tider och program
help-topic-people = Gruppen och deltagarna
help-topic-agreement = Överenskommelse och enkäter
help-topic-own = Dina inställningar och uppgifter
help-topic-help = Hjälp

command-help-all-names = alla kommandon, hjälp allt, hjälp alla
command-help-all-summary = Alla kommandon som du kan använda
command-help-all-example = alla kommandon
