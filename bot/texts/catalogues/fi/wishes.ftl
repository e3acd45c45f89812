# What the group would like to talk about: the needs survey, the list of topics, the themes.

command-needs-names = toiveet, toive
command-needs-summary = Mistä haluaisit puhua: vastaa toivekyselyyn, kun se on auki
command-needs-example = toiveet 1 4 7

command-topics-names = aiheet, aihelista
command-topics-summary = Ryhmän omat aiheet
command-topics-example = aiheet

command-topic-add-names = aihe, lisää aihe, aihe lisää
command-topic-add-summary = Ehdota aihetta; yksityisesti ehdotettu näkyy ilman nimeä
command-topic-add-example = aihe Miten sanon ei

command-topic-remove-names = poista aihe, aihe poista, aihe pois
command-topic-remove-summary = Poista aihe listalta
command-topic-remove-example = poista aihe 2

command-topic-vote-names = aihekysely, äänestä aiheista, aiheet äänestys
command-topic-vote-summary = Pikakysely ryhmän aiheista; äänet näkyvät
command-topic-vote-example = aihekysely

command-topic-suggest-names = ehdota, ehdota aihetta, aihe ehdotus
command-topic-suggest-summary = Ehdotus siitä, mistä ryhmä voisi puhua
command-topic-suggest-example = ehdota

command-theme-names = teema, teemat
command-theme-summary = Teemat, ja tapaamisen teeman vaihtaminen
command-theme-example = teema 4 5

command-theme-swap-names = vaihda teemat, teema vaihda, teemat vaihda
command-theme-swap-summary = Vaihda kahden tapaamisen teemat keskenään
command-theme-swap-example = vaihda teemat 3 5

parameter-other = toisen tapaamisen numero
parameter-theme = teeman numero

needs-ask = Ryhmän ohjelma tehdään toiveidenne mukaan: toivotuimmat teemat tulevat ensin.
needs-ask-again = Puoliväli on ohi. Mitkä teemat olisivat nyt tärkeimpiä? Loput tapaamiset järjestetään toiveidenne mukaan.
needs-how =
    Äänestä alla. Äänet näkyvät ryhmälle.
    Jos et halua niiden näkyvän, kirjoita minulle yksityisesti: { $needs_command }
needs-question = { $question } Äänet näkyvät ryhmälle.
needs-list =
    { $question }
    { $lines }
needs-line = { $n }. { $wish }
needs-list-how =
    Tähän kirjoitettua muut eivät näe. Toiveesi poistetaan, kun kysely päättyy.
    Kirjoita esimerkiksi: { $example }
needs-noted =
    Toiveesi on merkitty:
    { $wishes }
    Muuta mieltäsi milloin vain: { $needs_command }
needs-own-words = Mistä muusta haluaisit puhua? Kirjoita se tähän omin sanoin. Aihe tulee ryhmän listalle ilman nimeäsi.
needs-none-open =
    Toivekysely ei ole nyt auki.
    Aihetta voit ehdottaa aina, esimerkiksi: { $topic_command }
needs-bad-wish =
    Valitse enintään { $choices } numeroa väliltä 1–{ $most }.
    Esimerkki: { $example }
needs-closed = Toivekysely on päättynyt. Teemojen järjestys pysyy ennallaan.
needs-closed-changed = Toivekysely on päättynyt.
needs-new-order =
    Teemat ovat nyt toiveidenne mukaisessa järjestyksessä. Nämä muuttuivat:
    { $lines }
away-kinds-needs = toivekysely

topics-empty = Ryhmällä ei ole vielä omia aiheita. Ehdota: { $add_command }
topics-list =
    Ryhmän omat aiheet:
    { $lines }
topics-line = { $n }. { $topic }
topics-list-how = Ehdota lisää: { $add_command }
topics-added =
    Aihe on listalla. Numero: { $n }
    Kaikki aiheet: { $topics_command }
topics-added-unnamed =
    Aihe on ryhmän listalla ilman nimeäsi. Numero: { $n }
    Kaikki aiheet: { $topics_command }
topics-removed = Aihe { $n } on poistettu.
topics-bad =
    Aiheessa voi olla 1–{ $most } merkkiä. Nyt niitä on { $length }.
    Esimerkki: { $example }
topics-too-many =
    Listalla on jo { $most } aihetta, eikä enempää mahdu.
    Poista jokin: { $remove_command }
topics-none-such =
    Aihetta { $n } ei ole.
    Kaikki aiheet: { $topics_command }
topics-not-yours = Aiheen voi poistaa vain sen ehdottaja tai vetäjä.
topics-too-few =
    Äänestykseen tarvitaan ainakin kaksi aihetta.
    Ehdota: { $add_command }
topics-vote-question = Mistä aiheesta puhuisimme seuraavaksi?
topics-suggest-own =
    Ryhmän oma aihe: { $topic }
    Kaikki aiheet: { $topics_command }
topics-suggest-question =
    Seuraavan tapaamisen teemasta: { $theme }
    { $question }
topics-suggest-theme =
    Toinen teema: { $theme }
    { $question }

themes-plan =
    Ryhmän ohjelma:
    { $lines }
themes-list =
    Valittavat teemat:
    { $lines }
themes-line = { $n }. { $theme }
themes-how =
    Anna tapaamiselle teema, ensin tapaamisen ja sitten teeman numero: { $example }
    Ryhmän oma aihe käy myös, esimerkiksi ”teema 4 aihe 2”.
    Vaihda kaksi keskenään: { $swap_example }
themes-changed =
    Teemat muuttuivat:
    { $lines }
themes-fixed = Ensimmäisen ja viimeisen tapaamisen teema pysyy: ensimmäisessä sovitaan yhteisistä pelisäännöistä, viimeisessä hyvästellään.
themes-unknown =
    Teemaa ”{ $input }” ei ole.
    Kaikki teemat: { $theme_command }

privacy-info-lines-topics = • Aiheet, joita ehdotat. Kuka näkee: ryhmä, yksityisesti ehdotetut ilman nimeäsi.
privacy-info-lines-needs = • Toiveesi toivekyselyssä, kunnes se päättyy. Kuka näkee: ryhmä, jos äänestät huoneessa; muuten vain teemojen järjestyksen.
