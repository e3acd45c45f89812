help-intro-member = De här kan du använda när du vill. Ingenting är ett måste.
help-intro-facilitator = Samtalsledarens kommandon. Under en träff räcker de tre första.
help-intro-host = Sekreterarens kommandon. Samtalet är gruppens eget.
help-command =
    { $summary }
    Skriv så här: { $example }
help-intro-more =
    Mer om ett kommando, till exempel: { $example }
    I gruppens rum skriver man !vertti före kommandot.
help-scope = Var det finns hjälp om det är tungt: { $scope_command }
