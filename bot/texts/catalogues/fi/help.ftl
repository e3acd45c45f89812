help-intro-member = Näitä voit käyttää, kun haluat. Mitään ei ole pakko.
help-intro-facilitator = Vetäjän komennot. Tapaamisessa pärjäät kolmella ensimmäisellä.
help-intro-host = Sihteerin komennot. Keskustelu jää ryhmälle.
help-command =
    { $summary }
    Kirjoita näin: { $example }
help-intro-more =
    Tarkemmin yhdestä komennosta, esimerkiksi: { $example }
    Ryhmän huoneessa komennon eteen kirjoitetaan !vertti.
help-scope = Mistä saa apua, jos on raskasta: { $scope_command }
