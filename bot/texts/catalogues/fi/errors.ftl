errors-unknown-command =
    En tunne komentoa ”{ $input }”.
    Tarkoititko tätä: { $suggestion }
    Kaikki komennot: { $help_command }
errors-unknown-command-no-suggestion =
    En tunne komentoa ”{ $input }”.
    Kaikki komennot: { $help_command }
errors-free-text =
    Viestiäsi ei lue kukaan, enkä tallentanut sitä. Ymmärrän vain komentoja ja vastauksia kysymyksiini.
    Mitä osaan: { $help_command }
    Mistä saa apua: { $scope_command }
errors-missing-part =
    Komennosta puuttuu: { $what }.
    Esimerkki: { $example }
errors-bad-date =
    En saanut selvää ajasta ”{ $input }”.
    Esimerkki: { $example }
errors-date-past =
    Tämä aika on jo mennyt: { $date }.
    Esimerkki: { $example }
errors-date-missing-hour = Kelloja siirretään, eikä tätä aikaa ole: { $date }. Valitse toinen aika.
errors-date-taken = Samana päivänä on jo tapaaminen, joten tämä aika ei käy: { $date }. Valitse toinen päivä.
errors-no-permission =
    Tämän voi tehdä: { $roles }.
    Sinun komentosi: { $help_command }
errors-private-only = Tämä hoidetaan kahden kesken. Kirjoita se tähän: { $example }
errors-group-only = Tämä toimii vain ryhmän huoneessa: { $command }
errors-which-group =
    Mitä ryhmää tarkoitat? Vastaa numerolla.
    { $groups }
errors-no-such-member = Ryhmässä ei ole jäsentä ”{ $input }”. Jäsenet: { $names }.
errors-no-session-open = Tapaaminen ei ole nyt käynnissä. Aloita tapaaminen: { $command }
errors-came-late = Komentosi tuli perille myöhässä, enkä tehnyt mitään. Anna se tarvittaessa uudelleen: { $command }
errors-failed = Jokin meni vikaan, eikä mikään muuttunut. Kokeile hetken päästä uudelleen.
