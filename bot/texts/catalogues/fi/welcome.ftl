welcome =
    Tervetuloa. Olen botti, ryhmän apuri: muistutan tapaamisista, tarjoan kysymyksiä ja pidän kierroksissa aikaa. En osallistu keskusteluun, en arvioi ketään enkä kerro ryhmän asioita ulkopuolisille.
    Mitä tallennan: { $privacy_command }
    Vähemmän viestejä: { $quiet_command }

data-notice =
    Tallennan: tunnuksesi, nimesi ja kielesi, ilmoittautumisesi, sopimuksen hyväksynnän ja vastauksesi pulssiin, kunnes kysely päättyy. En tallenna ryhmän keskustelua. Ryhmän päätyttyä kaikki poistetaan: { $delete_date }.
    Näytä tietoni: { $export_command }
    Poista tietoni: { $forget_command }
data-forgotten = Tietosi on poistettu. Jäljellä on vain merkki, jotten kutsu sinua uudelleen, sekä aiemmat viestini ryhmän historiassa.
data-leave = Olet lähtenyt ryhmästä. Sovittu luottamuksellisuus pätee lähdön jälkeenkin. Kiitos, että olit mukana.
about-group = Ryhmä: { $group }
