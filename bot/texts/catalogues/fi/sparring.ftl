command-sparring-names = sparripari
command-sparring-summary = Saat tapaamisten väliksi parin, jonka kanssa voi vaihtaa ajatuksia
command-sparring-example = sparripari
command-sparring-argument-off = pois, off
command-sparring-draw-names = arvo sparriparit
command-sparring-draw-summary = Arvo uudet sparriparit niille, jotka haluavat
command-sparring-draw-example = arvo sparriparit

sparring-turned-on =
    Selvä. Tapaamisen jälkeisenä päivänä kerron sinulle parisi, jos toinenkin haluaa parin. Muut eivät näe toivettasi.
    Peru: { $off_command }
sparring-turned-off = Selvä, en arvo sinulle enää sparriparia.
sparring-pair = Sparriparisi seuraavaan tapaamiseen asti: { $names }. Kuka tahansa teistä voi ehdottaa aikaa; vartti puhelimessa riittää. Se, mitä kerrotte, jää teille.
sparring-pair-off = En halua enää paria: { $off_command }
sparring-drawn = Sparriparit on arvottu. Kukin näkee vain oman parinsa.
sparring-too-few = Halukkaita on nyt liian vähän, joten paria ei voi arpoa.
sparring-not-for-role = Sparriparit ovat jäsenille ja vetäjälle.
