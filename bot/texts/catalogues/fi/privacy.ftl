privacy-info-heading = Sinusta on nyt tallessa:
privacy-info-later = Näitä voi tulla lisää:
privacy-info-lines-identity = • Tunnuksesi, nimesi ja roolisi. Kuka näkee: ryhmä.
privacy-info-lines-settings = • Kielesi ja asetuksesi. Kuka näkee: vain sinä.
privacy-info-lines-direct = • Tämän keskustelumme tunniste. Kuka näkee: vain sinä.
privacy-info-lines-rsvp = • Ilmoittautumisesi tapaamisiin. Kuka näkee: ryhmä.
privacy-info-lines-agreement = • Milloin hyväksyit sopimuksen. Kuka näkee: sinä ja vetäjä.
privacy-info-lines-pulse = • Vastauksesi jaksamiskyselyyn, kunnes se päättyy. Kuka näkee: ryhmä, vain yhteistuloksena.
privacy-info-lines-left = • Jos lähdet: merkki, jotten kutsu sinua uudelleen. Kuka näkee: ei kukaan.
privacy-info-lines-circle = • Kuulutko niihin, joiden yhteistulokset jaksamiskyselystä näytetään, ei vastauksiasi. Kuka näkee: vain sinä.
privacy-info-lines-four = • Hyväksyitkö, että neljä vastausta riittää yhteistulokseen. Kuka näkee: vain sinä.
privacy-info-lines-devices = • Laitteidesi tunnisteita salausta varten. Kuka näkee: vain sinä.
privacy-info-lines-sent = • Milloin lähetin sinulle viestejä ja mistä aiheesta, ei tekstejä. Kuka näkee: vain sinä.
privacy-info-group =
    Ryhmä: { $group }
    Nimesi siellä: { $name }. Tunnuksesi: { $person }. Roolisi: { $role }.
privacy-info-group-left = Et ole enää tässä ryhmässä.
privacy-info-group-agreed = Hyväksyit sopimuksen: { $date }.
privacy-info-group-sign-ups =
    Ilmoittautumisesi:
    { $answers }
privacy-info-sign-up = { $date }: { $answer }
privacy-info-group-pulse = Vastauksiasi avoimessa jaksamiskyselyssä: { $n }. Poistan ne, kun kysely päättyy.
privacy-info-messages = Merkintöjä sinulle lähetetyistä viesteistä: { $n }. Vanhin: { $date }. Kukin merkintä poistetaan { $days } päivän kuluttua.
privacy-info-not-stored = En tallenna ryhmän keskustelua, kuvia, tiedostoja, puheluita enkä sitä, ketkä lopulta tulivat.
privacy-info-matrix = Viestit on salattu päästä päähän, reaktioita ei. Laitteeni saa kaikki ryhmän viestit ja voisi teknisesti avata ne. Poimin niistä vain minulle annetut komennot ja vastaukset, muuta en säilytä.
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
privacy-info-export-ready = Tässä on kaikki, mitä sinusta on tallessa. Tiedosto tulee seuraavana, eivätkä muut näe sitä.
privacy-forget-ask = Poistanko kaikki tietosi tästä ryhmästä? Poistoa ei voi perua.
privacy-forget-ask-rest = Poistanko kaiken, mitä sinusta on vielä tallessa? Poistoa ei voi perua.
privacy-forget-follows =
    • Lähdet ryhmästä. Muut näkevät huoneesta, että olet lähtenyt. Vetäjälle en kerro syytä.
    • Poistan nimesi, tunnuksesi, roolisi, ilmoittautumisesi ja vastauksesi.
privacy-forget-handover = • Ryhmää vetää jatkossa: { $names }.
privacy-forget-stays =
    • Jäljelle jää merkki, jotten kutsu sinua uudelleen. Nimeäsi siitä ei näe. Merkki poistetaan ryhmän tietojen mukana.
    • Ryhmän huoneeseen jäävät aiemmat viestit, sekä sinun että minun. Omasi voit poistaa itse ennen kuin lähdet.
privacy-forget-talk-ends = • Lähden tästä keskustelusta. Voit aloittaa uuden milloin vain.
privacy-forget-choose =
    Poista: { $confirm_command }
    Peru: { $cancel_command }
privacy-forget-last-facilitator =
    Olet ryhmän ainoa vetäjä, joten en voi vielä poistaa tietojasi: { $group }. Pyydä ylläpitäjää nimeämään toinen vetäjä tai luovuta itse vetovuoro jollekulle.
    Kirjoita tämä ja nimi: { $hand_over_command }
privacy-forget-notice = Yksi osallistujista on lähtenyt ryhmästä omasta tahdostaan. Syytä en tiedä.
