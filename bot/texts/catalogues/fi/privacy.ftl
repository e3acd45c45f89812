privacy-info-heading = Tallennan sinusta:
privacy-info-lines-identity = • Tunnuksesi, nimesi ja roolisi. Kuka näkee: ryhmä.
privacy-info-lines-settings = • Kielesi ja asetuksesi. Kuka näkee: vain sinä.
privacy-info-lines-rsvp = • Ilmoittautumisesi tapaamisiin. Kuka näkee: ryhmä.
privacy-info-lines-agreement = • Milloin hyväksyit sopimuksen. Kuka näkee: sinä ja vetäjä.
privacy-info-lines-pulse = • Vastauksesi pulssiin, kunnes kysely päättyy. Kuka näkee: ryhmä, vain yhteistuloksena.
privacy-info-lines-left = • Jos lähdet: merkki, jotten kutsu sinua uudelleen. Kuka näkee: ei kukaan.
privacy-info-not-stored = En tallenna ryhmän keskustelua, kuvia, tiedostoja, puheluita enkä sitä, ketkä lopulta tulivat.
privacy-info-matrix = Viestit on salattu päästä päähän, reaktioita ei. Laitteeni saa ryhmän viestit ja voisi teknisesti avata ne, mutta poimin vain komennot ja vastaukset enkä säilytä muuta.
privacy-info-operator = Palvelimen ylläpitäjä voi teknisesti päästä tietokantaani.
privacy-info-until-date = Kaikki poistetaan: { $delete_date }.
privacy-info-until-days =
    { $days ->
        [0] Kaikki poistetaan, kun ryhmä päättyy.
        [1] Kaikki poistetaan päivän kuluttua siitä, kun ryhmä päättyy.
       *[other] Kaikki poistetaan { $days } päivän kuluttua siitä, kun ryhmä päättyy.
    }
privacy-info-rights =
    Näytä tietoni: { $export_command }
    Poista tietoni: { $forget_command }
privacy-info-export-ready = Tässä ovat tietosi. Muut eivät näe tätä tiedostoa.
privacy-info-forget-ask =
    Poistanko kaikki tietosi tästä ryhmästä? Lähdet samalla ryhmästä, enkä enää muistuta sinua tapaamisista. Poistoa ei voi perua.
    Poista: { $confirm_command }
    Peru: { $cancel_command }
