language-changed-for-you = Puhun sinulle nyt suomea.
language-changed-for-group = Puhun ryhmälle nyt suomea.
language-not-known = Osaan suomea, ruotsia ja englantia. Esimerkki: { $example }
language-names-fi = suomi, suomea, suomeksi, fi
language-names-sv = ruotsi, ruotsia, ruotsiksi, sv
language-names-en = englanti, englantia, englanniksi, en
