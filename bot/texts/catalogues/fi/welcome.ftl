data-forgotten = Tietosi on poistettu.
data-mark-stays = Jäljellä on vain merkki, jotten kutsu sinua uudelleen, sekä aiemmat viestit ryhmän huoneessa.
data-talk-ends = Lähden nyt tästä keskustelusta. Kaikkea hyvää sinulle.
data-leave = Olet lähtenyt ryhmästä. Sovittu luottamuksellisuus pätee lähdön jälkeenkin. Kiitos, että olit mukana.
data-leave-stays = Tietosi poistetaan ryhmän tietojen mukana. Poista ne heti: { $forget_command }
about-group = Ryhmä: { $group }
