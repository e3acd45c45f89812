goodbye-group-ends = Kiitos näistä tapaamisista. Se, mitä täällä kerrottiin, jää edelleen tähän ryhmään. Lähetän vielä yhden viestin kuukauden kuluttua. Tiedot poistetaan: { $delete_date }.
goodbye-group-goes-on = Ryhmä jatkaa. Sopimus on voimassa kuten ennenkin. Seuraava tapaaminen: { $date }.

closed-room-leaving = Tämä on ryhmän oma suljettu huone. Poistun nyt enkä näe, mitä täällä kirjoitetaan. Se, mitä täällä kerrotaan, jää tänne.
closed-room-announced = Ryhmällä on nyt keskustelua varten oma suljettu huone, jossa minua ei ole. Käytännön asiat hoidan täällä.
