# `vertti status`: miten Vertti voi, ylläpitäjän päätteellä.

status-running = Vertti on käynnissä (prosessi { $process }).
status-stopped = Vertti ei ole käynnissä.
status-rehearsed = Tämä on harjoitus. Siinä on nyt: { $at }
status-looked = Katsoi viimeksi, mitä on vuorossa: { $ago }
status-heard = Kuuli viimeksi kotipalvelimelta: { $ago }
status-waiting =
    { $n ->
        [0] Mitään ei odota lähettämistä.
        [1] Yksi viesti tai toimi odottaa lähettämistä.
       *[other] { $n } viestiä tai toimea odottaa lähettämistä.
    }
status-oldest = Niistä vanhin on tehty: { $ago }
status-unreadable =
    { $n ->
        [0] Kaikki tulleet viestit on voitu avata.
        [1] Yksi tullut viesti odottaa avaintaan.
       *[other] { $n } tullutta viestiä odottaa avaintaan.
    }
status-groups =
    { $n ->
        [0] Ryhmiä ei ole.
        [1] Yksi ryhmä:
       *[other] { $n } ryhmää:
    }
status-group-planned = huonetta ei ole vielä avattu
status-group-ended = päättynyt
status-group-nothing = mitään ei ole suunnitteilla
status-group-trouble = huone ei ole kunnossa
status-never = ei vielä kertaakaan
status-seconds-ago = { $n } s sitten
status-minutes-ago = { $n } min sitten
status-ill-stopped = Vertti ei ole käynnissä, joten mitään ei lähetetä.
status-ill-look = Vertti ei katso, mitä on vuorossa. Käynnistä se uudelleen ja lue loki.
status-ill-sync = Kotipalvelin ei vastaa. Katso, toimiiko se, ja lue loki.
status-ill-waiting = Jokin on odottanut lähettämistä yli tunnin. Lue loki.
