help-intro-member = De här kan du använda när du vill. Ingenting är ett måste.
help-intro-facilitator =
    Samtalsledarens kommandon. Under en träff räcker tre:
    { $start_command }
    { $next_command }
    { $end_command }
help-intro-host = Sekreterarens kommandon: tider, länkar, deltagare och teknisk hjälp. Samtalet är gruppens eget.
help-intro-more = Mer om ett kommando: { $example }

tech-help-asked = Din begäran är skickad. Hjälp får du av: { $host }. Telefon: { $phone }
tech-help-to-host = { $name } ber om teknisk hjälp.
help-scope = Var det finns hjälp om det är tungt: { $scope_command }
