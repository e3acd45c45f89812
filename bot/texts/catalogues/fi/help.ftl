help-intro-member = Näitä voit käyttää, kun haluat. Mitään ei ole pakko.
help-intro-facilitator =
    Vetäjän komennot. Tapaamisessa pärjää kolmella:
    { $start_command }
    { $next_command }
    { $end_command }
help-intro-host = Sihteerin komennot: ajat, linkit, osallistujat ja tekninen apu. Keskustelu jää ryhmälle.
help-intro-more = Lisää yhdestä komennosta: { $example }

tech-help-asked = Pyyntösi on lähetetty. Apuna: { $host }. Puhelin: { $phone }
tech-help-to-host = { $name } pyytää teknistä apua.
help-scope = Mistä saa apua, jos on raskasta: { $scope_command }
