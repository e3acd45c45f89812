errors-unknown-command =
    En tunne komentoa ”{ $input }”. Tarkoititko tätä: { $suggestion }
    Kaikki komennot: { $help_command }
errors-unknown-command-no-suggestion =
    En tunne komentoa ”{ $input }”.
    Kaikki komennot: { $help_command }
errors-free-text =
    Viestiäsi ei lue kukaan, enkä tallentanut sitä. Ymmärrän vain komentoja ja vastauksia kysymyksiini.
    Mitä osaan: { $help_command }
    Mistä saa apua: { $scope_command }
errors-missing-part = Komennosta puuttuu: { $what }. Esimerkki: { $example }
errors-bad-date = En saanut selvää ajasta ”{ $input }”. Kirjoita esimerkiksi: { $example }
errors-date-past = Tämä aika on jo mennyt: { $date }. Kirjoita esimerkiksi: { $example }
errors-date-missing-hour = Kelloja siirretään, eikä tätä aikaa ole: { $date }. Valitse toinen aika.
errors-date-taken = Tällä ajalla on jo tapaaminen: { $date }. Valitse toinen aika.
errors-no-permission =
    Tämän voi tehdä: { $roles }.
    Sinun komentosi: { $help_command }
errors-private-only = Tämä hoidetaan kahden kesken. Kirjoita minulle yksityisesti: { $command }
errors-group-only = Tämä toimii vain ryhmässä: { $command }
errors-which-group =
    Mitä ryhmää tarkoitat? Vastaa numerolla.
    { $groups }
errors-no-such-member = Ryhmässä ei ole jäsentä ”{ $input }”. Jäsenet: { $names }.
errors-no-session-open = Tapaaminen ei ole nyt käynnissä. Aloita: { $command }
errors-came-late = Komentosi tuli perille myöhässä, enkä tehnyt mitään. Anna se tarvittaessa uudelleen: { $command }
errors-rate-limit = Nyt tuli monta komentoa peräkkäin. Pidetään pieni tauko – kokeile hetken päästä uudelleen.
errors-failed = Jokin meni vikaan, eikä mikään muuttunut. Kokeile hetken päästä uudelleen.
