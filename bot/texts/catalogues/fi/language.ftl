language-changed-for-you = Puhun sinulle nyt suomea.
language-changed-for-group = Puhun ryhmälle nyt suomea.
language-not-known =
    Osaan suomea, ruotsia ja englantia.
    Esimerkki: { $example }
