group-created = Ryhmä on perustettu, ja sinä olet sen vetäjä. Avaan ryhmälle yksityisen huoneen ja kutsun sinut sinne. Jäsenet pääsevät mukaan koodilla. Lähetä heille tämä:
room-topic = Seuraava tapaaminen: { $date }
room-topic-no-next = Seuraava tapaaminen sovitaan myöhemmin
room-topic-over = Sovitut tapaamiset on pidetty
plan-title = Tapaamisten ajat ja teemat
plan-line = { $n }. { $date } · { $theme }
plan-zone = Aikavyöhyke: { $zone }
