closed-room-name = { $group }: keskustelu
closed-room-topic = Ryhmän oma huone, jossa Verttiä ei ole
closed-room-lead =
    Ryhmälle tulee myös suljettu huone, jossa voitte keskustella ilman minua. Kutsuin sinut sinne ensimmäisenä.
    Kun liityt, kutsun muut ja lähden itse heti sen jälkeen. Kirjoittakaa sinne vasta, kun kerron ryhmän huoneessa lähteneeni: siihen asti laitteeni saisi viestit.
    Sen jälkeen huone on sinun hoidossasi. Minä en enää näe sen viestejä enkä voi kutsua sinne ketään tai poistaa sieltä ketään.
closed-room-goodbye = Lähden nyt tästä huoneesta. Kun olen poissa, en saa enää tämän huoneen viestejä enkä niiden avaimia. Kutsut ja poistot hoitaa vetäjä.
closed-room-open =
    Ryhmällä on nyt suljettu huone keskustelua varten. Kutsuin sinne kaikki ja lähdin itse pois, joten en näe, mitä siellä kirjoitetaan.
    Tämä huone on edelleen käytännön asioille, ja täällä olen minäkin.
closed-room-invite-yourself = { $name } tuli ryhmään. En ole enää suljetussa huoneessa, joten en voi kutsua häntä sinne. Kutsu hänet itse tunnuksella { $id }.
closed-room-remove-yourself = { $name } ei ole enää ryhmässä, mutta voi olla yhä suljetussa huoneessa. Minä en pääse sinne: poista hänet tarvittaessa itse.
