privacy-info-heading = Tallennan sinusta:
privacy-info-lines-identity = • Tunnuksesi, nimesi ja roolisi. Kuka näkee: ryhmä.
privacy-info-lines-settings = • Kielesi ja asetuksesi. Kuka näkee: vain sinä.
privacy-info-lines-rsvp = • Ilmoittautumisesi tapaamisiin. Kuka näkee: ryhmä.
privacy-info-lines-agreement = • Milloin hyväksyit sopimuksen. Kuka näkee: sinä ja vetäjä.
privacy-info-lines-pulse = • Vastauksesi jaksamiskyselyyn, kunnes se päättyy. Kuka näkee: ryhmä, vain yhteistuloksena.
privacy-info-lines-left = • Jos lähdet: merkki, jotten kutsu sinua uudelleen. Kuka näkee: ei kukaan.
privacy-info-not-stored = En tallenna ryhmän keskustelua, kuvia, tiedostoja, puheluita enkä sitä, ketkä lopulta tulivat.
privacy-info-matrix = Viestit on salattu päästä päähän, reaktioita ei. Laitteeni voisi teknisesti avata ryhmän viestit, mutta poimin niistä vain minulle annetut komennot ja vastaukset.
privacy-info-operator = Palvelimen ylläpitäjä voi teknisesti päästä tietokantaani.
privacy-info-until-date = Kaikki poistetaan: { $delete_date }.
privacy-info-until-days =
    { $days ->
        [0] Kaikki poistetaan, kun ryhmä päättyy.
        [1] Kaikki poistetaan päivän kuluttua ryhmän päättymisestä.
       *[other] Kaikki poistetaan { $days } päivän kuluttua ryhmän päättymisestä.
    }
privacy-info-rights =
    Näytä tietoni: { $export_command }
    Poista tietoni: { $forget_command }
privacy-info-export-ready = Tässä ovat tietosi tästä ryhmästä. Muut eivät näe tätä viestiä.
privacy-info-forget-ask =
    Poistanko kaikki tietosi tästä ryhmästä? Lähdet samalla ryhmästä, enkä enää muistuta sinua tapaamisista. Poistoa ei voi perua.
    Poista: { $confirm_command }
    Peru: { $cancel_command }
