limits-invitations = Yksi ihminen voi lähettää vuorokaudessa { $most } kutsua. Nyt voit lähettää vielä: { $left }. Ylläpitäjä voi nostaa rajaa.
limits-invitations-together = Sinun palvelimeltasi voi lähteä vuorokaudessa yhteensä { $most } kutsua. Nyt jäljellä: { $left }. Ylläpitäjä voi nostaa rajaa tai antaa sinulle oman luvan.
limits-groups-together = Sinun palvelimeltasi voi perustaa vuorokaudessa yhteensä { $most } ryhmää, ja raja on nyt täynnä. Kokeile huomenna uudelleen. Ylläpitäjä voi nostaa rajaa tai antaa sinulle oman luvan.
