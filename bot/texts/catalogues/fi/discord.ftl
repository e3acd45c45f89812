# Discord: what its buttons say, and what reads otherwise there.

door-open = Avaa viesti
door-write = Kirjoita Vertille
door-write-title = Viesti Vertille
door-write-label = Viestisi (muut eivät näe sitä)
door-leave-question = Lähdetkö ryhmästä? Et näe sen jälkeen enää ryhmän huonetta. Syytä ei tarvitse kertoa.
door-leave = Lähde ryhmästä
door-leave-name = lähde
door-leave-about = Lähde ryhmästä, jonka kanavalla olet
door-not-here = Tämä toimii ryhmän huoneessa. Siellä valikko aukeaa, kun kirjoitat vinoviivan.
door-not-in-group = Tämä on ryhmän jäsenille, etkä ole nyt ryhmässä. Mitään ei tapahtunut.
door-other-server = Toimin eri palvelimella kuin tämä. Täällä en tee mitään.
door-failed = Se ei nyt onnistunut. Kokeile hetken päästä uudelleen, tai pyydä apua ohjaajalta.
door-done = Tehty.
door-too-old = Painike on vanhentunut, tai en ehtinyt vastata ajoissa. Mitään ei tapahtunut. Kokeile uudelleen.

# What the platform sees

privacy-info-discord = Discordissa viestejä ei ole salattu päästä päähän. Discord voi teknisesti lukea kaiken, ja palvelimen omistaja ja ylläpitäjät näkevät ryhmän huoneen. Minä en näe, mitä huoneessa kirjoitetaan. Discord välittää minulle vain komennot, painallukset ja yksityisviestit, jotka lähetät minulle.
privacy-info-operator-discord = Ylläpitäjäni voi teknisesti päästä tietokantaani.
privacy-forget-talk-ends-discord = • Keskustelumme päättyy. Voit kirjoittaa minulle uudelleen milloin vain.
data-talk-ends-discord = Keskustelumme päättyy tähän. Kaikkea hyvää sinulle.
practice-pulse-intro-discord =
    { $count ->
        [one] Jaksamiskysely: yksi lyhyt kysymys, vapaaehtoinen.
       *[other] Jaksamiskysely, puoli minuuttia: { $count } kysymystä, kaikki vapaaehtoisia.
    } Yksittäistä vastausta ei näytetä ryhmälle eikä vetäjälle. Ryhmä näkee vain suuntaa antavan yhteistuloksen, kun tapaaminen alkaa, ja senkin vain, jos kysymykseen on vastannut vähintään { $k } jäsentä. Vastaukset poistan tiedoistani silloin joka tapauksessa. Siihen asti ylläpitäjäni voi teknisesti lukea vastaukset tietokannastani. Myös Discord voi teknisesti nähdä vastauksesi, enkä voi poistaa niitä Discordin tiedoista.
practice-pulse-digits-discord = Valitse vastauksesi painikkeista. Yksi niistä on ”en vastaa tähän”.
feedback-handling-discord = Kysely päättyy: { $closes }. Silloin poistan vastaukset tiedoistani ja omat viestini keskustelustamme. Siihen asti ylläpitäjäni voi teknisesti lukea vastaukset tietokannastani. Myös Discord voi teknisesti nähdä vastauksesi, enkä voi poistaa niitä Discordin tiedoista.
handlers-not-taken-back-discord = En voi poistaa vastauksia, jotka kirjoitit tähän keskusteluun, koska Discordissa vain sinä voit poistaa omat yksityisviestisi. Tee se näin: valitse viesti ja sitten Poista viesti.

# Where something is written, pressed or chosen

help-command-discord =
    { $summary }
    Esimerkki: { $example }
help-intro-more-discord =
    Tarkemmin yhdestä komennosta, esimerkiksi: { $example }
    Kaikki komennot saat näkyviin, kun kirjoitat vinoviivan.
handlers-say-something-discord =
    Komennot saat näkyviin, kun kirjoitat vinoviivan.
    Mitä osaan: { $help_command }
handlers-own-language-in-private-discord =
    Ryhmän kielen vaihtaa vetäjä tai sihteeri. Oman kielesi voit vaihtaa itse.
    Esimerkki: { $example }
errors-private-only-discord = Tämä hoidetaan kahden kesken: { $example }
practice-agreement-request-alone-discord = Hyväksy: { $accept_command }
agreement-flow-request-discord =
    Jos jokin mietityttää, kysy ensin vetäjältä: { $facilitator }.
    Hyväksy: { $accept_command }
too-few-how-discord = Vastaa painikkeella. Jos et vastaa, tapaaminen pidetään.
feedback-write-discord =
    Kirjoita vastauksesi painikkeesta ”{ door-write }” tai yksityisviestinä minulle, ei ryhmän huoneeseen. Yksi viesti riittää, tai 0, jos et halua vastata. Luen sen ensin sinulle takaisin ja tallennan sen vasta, kun vastaat kyllä. Odotan vastausta puoli tuntia.
    Myöhemmin pääset tähän takaisin: { $feedback_command }
feedback-discarded-discord = Selvä, en tallentanut sitä. Voit kirjoittaa uuden vastauksen painikkeesta ”{ door-write }” tai yksityisviestinä minulle, tai 0, jos et halua vastata.
confirm-words-discarded-discord = Selvä, en tallentanut sitä. Kirjoita uudelleen painikkeesta ”{ door-write }” tai yksityisviestinä minulle, jos haluat.
commitment-how-discord =
    Kirjoita vinoviiva ja valitse komento ”kokeilen”.
    Muut eivät näe sitä, ellet itse niin valitse.
commitment-goal-how-discord = Tavoitteen koko ohjelmalle voit asettaa samoin komennolla ”tavoitteeni”.
commitment-write-discord = Mitä kokeilet seuraavaan tapaamiseen asti? Kirjoita se painikkeesta ”{ door-write }” tai yksityisviestinä minulle, ei ryhmän huoneeseen. Luen sen ensin sinulle takaisin.
commitment-write-goal-discord = Mitä toivot, että on toisin, kun ryhmä päättyy? Kirjoita se painikkeesta ”{ door-write }” tai yksityisviestinä minulle, ei ryhmän huoneeseen. Luen sen ensin sinulle takaisin.
commitment-kept-discord =
    Tallessa: ”{ $text }”
    Vain sinä näet sen, ellet valitse toisin painikkeista.
commitment-half-way-discord =
    Mitä kuuluu kokeilullesi? ”{ $text }”
    Valitse vastauksesi painikkeista. Kaikki vastaukset kelpaavat, eivätkä muut näe niitä.
needs-how-discord =
    Äänestä alla. Äänet näkyvät ryhmälle.
    Jos et halua niiden näkyvän, anna toiveesi minulle yksityisesti: { $needs_command }
needs-list-how-discord =
    Muut eivät näe toiveita, jotka annat tällä komennolla. Ne poistetaan, kun kysely päättyy.
    Esimerkki: { $example }
needs-own-words-discord = Mistä muusta haluaisit puhua? Kirjoita se omin sanoin painikkeesta ”{ door-write }” tai yksityisviestinä minulle. Aihe tulee ryhmän listalle ilman nimeäsi.
briefing-how-to-ask-discord = Mitä haluaisit kysyä? Kirjoita vinoviiva ja valitse komento ”kysyn”. Muut eivät näe sitä. Välitän kysymyksen vetäjälle ilman nimeäsi.
practice-rsvp-how-discord =
    Kerro kyselyssä, pääsetkö, tai anna jokin näistä komennoista:
    { $commands }
practice-rsvp-how-private-discord =
    Vastaa ryhmän kyselyyn tai anna jokin näistä komennoista:
    { $commands }
errors-which-group-discord =
    Mitä ryhmää tarkoitat? Vastaa numerolla painikkeesta ”{ door-write }” tai yksityisviestinä minulle.
    { $groups }
commitment-which-pair-discord =
    Kuka on parisi? Vastaa numerolla tai nimellä painikkeesta ”{ door-write }” tai yksityisviestinä minulle, ei ryhmän huoneeseen.
    { $people }
commitment-not-this-time-discord =
    Kiitos, että kerroit. Jatketaanko samaa, valitaanko toinen vai annetaanko olla? Vastaa numerolla painikkeesta ”{ door-write }” tai yksityisviestinä minulle, ei ryhmän huoneeseen.
    1. Jatketaan samaa
    2. Valitaan toinen
    3. Annetaan olla
handlers-help-stranger-discord = Autan suljettuja vertaisryhmiä. Jos sait koodin, lähetä se minulle yksityisviestinä sellaisenaan.
handlers-no-group-discord =
    Et ole mukana missään ryhmässä. Jos sait koodin, lähetä se minulle yksityisviestinä sellaisenaan.
    Mitä osaan: { $help_command }
parameter-people-discord = henkilö, kuten @Pekka
parameter-guest-discord = vieras, kuten @Pekka

# Coming and going: nobody has to accept an invitation, and who comes reads what was written before

invitation-mail-discord =
    Tervetuloa vertaisryhmään: { $group }
    1. Liity samalle Discord-palvelimelle, jos et ole siellä vielä.
    2. Avaa keskustelu botin kanssa: { $link }
    3. Lähetä sille tämä koodi: { $code }
invitation-code-ok-discord = Koodi kelpaa. Ryhmän huone näkyy nyt palvelimen kanavaluettelossa: { $group }.
invitation-sent-discord = Lisäsin ryhmän huoneeseen: { $names }. Huone näkyy nyt palvelimen kanavaluettelossa.
group-created-discord = Ryhmä on perustettu, ja sinä olet sen vetäjä. Avaan ryhmälle yksityisen huoneen. Löydät sen kohta palvelimen kanavaluettelosta. Jäsenet pääsevät mukaan koodilla. Lähetä heille tämä:
guide-planned-wait-discord = Jäsenet pääsevät mukaan, kun huone on auki. Sinun ei tarvitse tehdä mitään.
handlers-invite-failed-discord = En saanut lisättyä tätä henkilöä ryhmän huoneeseen: { $name }. Tarkista, onko hän samalla Discord-palvelimella.
members-invite-withdrawn-discord =
    Uudet jäsenet lisään minä, jotta jokainen saa myös sopimuksen. Poistin huoneesta: { $name }.
    Vetäjä tai sihteeri voi lisätä jäsenen näin: { $command }
briefing-planned-discord = Kerroin alustuksesta ryhmälle ja vieraalle: { $guest }. Vieras pääsee ryhmän huoneeseen alustuksensa ajaksi ja voi silloin lukea myös sen aiemmat viestit.
briefing-guest-how-discord = Muistutan tuntia ennen. Tapaamisen aikana näet myös ryhmän huoneen ja sen aiemmat viestit. Alustuksen jälkeen ryhmä jatkaa keskenään. Se, mitä ryhmästä kuulet ja luet, jää ryhmään.
briefing-guest-here-discord = Huoneessa on nyt vieras: { $name }. Hän voi lukea myös aiemmat viestit, ja hän lähtee alustuksen jälkeen.
plan-zone-discord =
    Ajat näkyvät omassa aikavyöhykkeessäsi.
    Ryhmän aikavyöhyke: { $zone }
closed-room-lead-discord =
    Ryhmälle tulee myös suljettu huone, jossa voitte keskustella ilman minua. Lisäsin sinut sinne ensimmäisenä.
    Seuraavaksi lisään muut ja lähden itse. Kirjoittakaa sinne vasta, kun kerron ryhmän huoneessa lähteneeni. Palvelimen omistaja ja ylläpitäjät näkevät senkin huoneen.
    Sen jälkeen vain palvelimen ylläpitäjä voi lisätä ja poistaa jäseniä. Minä en enää voi.
closed-room-goodbye-discord = Lähden nyt tästä huoneesta. Jäsenten lisääminen ja poistaminen jää palvelimen ylläpitäjälle.
closed-room-open-discord =
    Ryhmällä on nyt suljettu huone keskustelua varten. Lisäsin sinne kaikki ja lähdin itse pois. Palvelimen omistaja ja ylläpitäjät näkevät senkin huoneen.
    Tämä huone on edelleen käytännön asioille, ja täällä olen minäkin.
closed-room-invite-yourself-discord = { $name } tuli ryhmään. En ole enää suljetussa huoneessa, joten en voi lisätä häntä sinne. Pyydä palvelimen ylläpitäjää lisäämään hänet: { $id }.
closed-room-remove-yourself-discord = { $name } ei ole enää ryhmässä mutta voi yhä nähdä suljetun huoneen. En pääse sinne. Pyydä tarvittaessa palvelimen ylläpitäjää poistamaan hänet.
practice-deletion-discord = Poistan nyt ryhmän tiedot ja lähden huoneesta. Huone jää teille. Palvelimen omistaja ja ylläpitäjät näkevät sen yhä. Sovittu luottamuksellisuus pätee edelleen. Kiitos.

# The group's room is lost

rooms-gone-discord =
    En pääse enää ryhmän huoneeseen. En muistuta mistään, ennen kuin pääsen takaisin.
    Kun palvelimen ylläpitäjä lisää minut taas kanavalle, jatkan siitä, mihin jäin.
    Jos se ei onnistu, vetäjä voi pyytää minulta uuden huoneen: { $room_command }
rooms-powerless-discord =
    Minulta puuttuvat oikeudet, joita tarvitsen ryhmän huoneessa. En muistuta mistään, ennen kuin saan ne takaisin.
    Kun palvelimen ylläpitäjä palauttaa oikeuteni kanavalla, jatkan siitä, mihin jäin.
    Jos se ei onnistu, vetäjä voi pyytää minulta uuden huoneen: { $room_command }
guide-trouble-rests-discord = Muistutukset ovat tauolla. Pyydä palvelimen ylläpitäjää palauttamaan oikeuteni kanavalla.
members-not-removed-discord = En saanut poistettua tätä ihmistä ryhmän huoneesta: { $name }. Hän voi nähdä kanavan palvelimella saamansa roolin takia. Pyydä palvelimen ylläpitäjää tarkistamaan asia.
undelivered-held-up-discord = Discord rajoittaa viestejäni niin, että ne myöhästyvät yli tunnin. Rajaa en voi muuttaa. Kaikki lähtevät vuorollaan.

# `vertti status`

status-heard-discord = Kuuli viimeksi Discordilta: { $ago }
status-ill-sync-discord = Discord ei vastaa. Tarkista verkkoyhteys ja lue loki.
