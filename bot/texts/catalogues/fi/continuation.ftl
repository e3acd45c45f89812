continue-goes-on = Ryhmä jatkaa. Sopimus on voimassa kuten ennenkin. Seuraava tapaaminen: { $date }.
continue-data-stay = Aiemmin kerrottu poistopäivä ei enää päde. Uusi päivä, jos ryhmä päättyy silloin kuin nyt on sovittu: { $delete_date }.
continue-not-at-the-end = Jatkosta voi sopia, kun jäljellä on enintään yksi tapaaminen. Viimeinen tapaaminen: { $date }.
continue-wrong-count = Tapaamisia voi olla 1–{ $most } ja niiden väli 1–{ $weeks } viikkoa.
lead-already = Ryhmää vetää jo { $name }.
lead-you =
    Sinä vedät nyt ryhmää. Minä hoidan muistutukset ja tarjoan kysymykset.
    Mitä nyt kannattaa tehdä: { $guide_command }
    Jos haluat luovuttaa vetovuoron, kirjoita tämä ja nimi: { $hand_over_command }
lead-now = Ryhmää vetää nyt myös { $name }.
lead-instead = Vetovuoro on siirtynyt. Tästä lähtien ryhmää vetää { $name }.
lead-whom =
    Ryhmä jäisi ilman vetäjää. Kenelle luovutat vetovuoron?
    Esimerkki: { $example }
lead-given = Tehty. Olet nyt ryhmän jäsen. Kiitos, että vedit.

command-continue-names = ryhmä jatkaa, jatko
command-continue-summary = Jatka ryhmää: tapaamisten määrä, ensimmäinen aika ja väli
command-continue-example = ryhmä jatkaa 4 1.12.2027 klo 17 joka 6. viikko

command-hand-over-names = luovuta, luovuta vetovuoro
command-hand-over-summary = Luovuta vetovuoro toiselle
command-hand-over-example = luovuta Pekka

command-lead-too-names = vetäjäksi, toinen vetäjä
command-lead-too-summary = Nimeä ryhmälle toinen vetäjä
command-lead-too-example = vetäjäksi Pekka

parameter-every = väli, kuten ”joka 6. viikko”
