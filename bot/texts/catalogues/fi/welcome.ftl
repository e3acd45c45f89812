data-forgotten = Tietosi on poistettu. Jäljellä on vain merkki, jotten kutsu sinua uudelleen, sekä aiemmat viestini ryhmän historiassa.
data-leave = Olet lähtenyt ryhmästä. Sovittu luottamuksellisuus pätee lähdön jälkeenkin. Kiitos, että olit mukana.
about-group = Ryhmä: { $group }
