feedback-intro =
    { $count ->
        [one] Palautekysely: yksi kysymys, vapaaehtoinen.
       *[other] Palautekysely: { $count } kysymystä, kaikki vapaaehtoisia.
    } Vastaukset näkee vain ryhmän vetäjä, ilman nimiä: numeroista suuntaa antavan yhteistuloksen, omin sanoin kirjoitetut kaikki kerralla ja sekoitettuina. Jos kysymykseen vastaa alle { $k } jäsentä, sen vastauksia ei näytetä kenellekään, vaan poistan ne.
feedback-handling = Kysely päättyy: { $closes }. Silloin poistan vastaukset tiedoistani ja nämä viestit keskustelusta. Siihen asti palvelimen ylläpitäjä voi teknisesti lukea vastaukset tietokannastani. Viestipalvelin näkee, milloin kirjoitat minulle, mutta ei sitä, mitä kirjoitat.
feedback-question = { $n }/{ $total }. { $question }
feedback-write =
    Kirjoita vastauksesi tähän yhdellä viestillä, tai 0, jos et halua vastata. Luen sen ensin sinulle takaisin ja tallennan sen vasta, kun vastaat kyllä. Odotan vastausta puoli tuntia.
    Myöhemmin pääset tähän takaisin: { $feedback_command }
feedback-read-back =
    Luinko oikein: ”{ $text }”
    Lähetä: { $confirm_command }
    Älä lähetä: { $cancel_command }
feedback-discarded = Selvä, en tallentanut sitä. Voit kirjoittaa uuden vastauksen tähän, tai 0, jos et halua vastata.
feedback-lapsed =
    Kysymykseni ehti vanhentua, eikä vastaustasi tallennettu.
    Kirjoita se uudelleen: { $feedback_command }
feedback-too-long = Vastauksesi on liian pitkä, enkä tallentanut sitä. Siihen mahtuu enintään { $most } merkkiä.
feedback-none-open = Nyt ei ole avoinna palautekysymystä, johon voisit vastata omin sanoin. En tallentanut mitään.
feedback-thanks = Kiitos palautteesta. Poistan vastauksesi, kun kysely päättyy.
feedback-result = Jäsenten palaute viimeisestä tapaamisesta. Se on tarkoitettu vain sinulle. Älä yritä päätellä, kuka vastasi mitäkin.
feedback-result-line =
    { $question }
    → { $band }
feedback-band-low = alkupäässä
feedback-band-middle = keskivaiheilla
feedback-band-high = loppupäässä
feedback-band-none = tulosta ei voi näyttää ketään paljastamatta
feedback-result-texts =
    { $question }
    { $texts }
feedback-result-text = • { $text }
feedback-result-few-texts = Omin sanoin vastasi niin harva, etten näytä vastauksia.
away-kinds-feedback = palautekysely
privacy-info-lines-feedback = • Vastauksesi palautekyselyyn, kunnes se päättyy. Kuka näkee: vetäjä, ilman nimeäsi.
feedback-result-of = Jäsenten palaute tapaamisesta: { $date }. Se on tarkoitettu vain sinulle. Älä yritä päätellä, kuka vastasi mitäkin.
privacy-info-lines-feedback-circle = • Kuulutko niihin, joiden yhteinen palaute näytetään vetäjälle, ei vastauksiasi. Kuka näkee: vain sinä.
