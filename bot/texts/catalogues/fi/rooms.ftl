# The group's room is lost: told in private to facilitator, host and administrators.
rooms-gone =
    Minut on poistettu ryhmän huoneesta. En muistuta mistään, ennen kuin pääsen takaisin.
    Kun joku kutsuu minut huoneeseen uudelleen, jatkan siitä, mihin jäin.
    Jos se ei onnistu, vetäjä voi pyytää minulta uuden huoneen: { $room_command }
rooms-powerless =
    Minulta puuttuvat oikeudet, joita tarvitsen ryhmän huoneessa. En muistuta mistään, ennen kuin saan ne takaisin.
    Kun joku antaa minulle huoneen ylläpitäjän oikeudet, jatkan siitä, mihin jäin.
    Jos se ei onnistu, vetäjä voi pyytää minulta uuden huoneen: { $room_command }
rooms-replaced =
    Ryhmän huone on suljettu, enkä siirtynyt mihinkään muuhun huoneeseen. En muistuta mistään toistaiseksi.
    Jos huone on vaihdettu tarkoituksella, vetäjä tai ylläpitäjä voi kutsua minut uuteen huoneeseen.
    Muuten vetäjä voi pyytää minulta uuden huoneen: { $room_command }
rooms-not-followed =
    Ryhmän huone on vaihdettu toiseen, mutta en päässyt siihen mukaan. En muistuta mistään toistaiseksi.
    Huoneen perustanut vetäjä tai ylläpitäjä voi kutsua minut sinne.
    Muuten vetäjä voi pyytää minulta uuden huoneen: { $room_command }
rooms-regained = Huone on taas kunnossa, ja jatkan ohjelman mukaan.
rooms-here-again = Olen taas täällä. Ohjelmamme jatkuu näin:
rooms-first =
    En pääse nyt kirjoittamaan ryhmän huoneeseen, joten en tehnyt mitään.
    Uuden huoneen saat näin: { $room_command }
rooms-in-order = Ryhmän huoneessa on kaikki kunnossa, joten uutta ei tarvita.
rooms-opening = Avaan ryhmälle uuden huoneen ja kutsun sinne kaikki.
