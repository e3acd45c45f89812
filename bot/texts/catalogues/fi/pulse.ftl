pulse-skip = En vastaa tähän
pulse-result = { $label }: { $band }.
pulse-result-note = Suuntaa antava yleiskuva, ei kenenkään oma vastaus.
pulse-suppressed = Tulosta ei tällä kertaa voi näyttää ketään paljastamatta. Puhua saa silti siitä, mistä haluaa.
pulse-thanks = Kiitos. Poistan vastauksesi tiedoistani, kun kysely päättyy.
pulse-four-agreed =
    Selvä, sinulle riittää neljä vastausta. Raja laskee vasta, kun jokainen jäsen on suostunut siihen. Silloinkin näytän tuloksen vain, kun se ei paljasta ketään. Muille en kerro, kuka on suostunut.
    Peru suostumus: { $off_command }
pulse-four-withdrawn = Selvä. Tulosta ei näytetä, ellei kysymykseen ole vastannut vähintään { $k } jäsentä.
pulse-four-members-only = Tästä päättävät jäsenet, joilta kysytään.
pulse-four-higher = Tässä ryhmässä vastauksia tarvitaan vähintään { $k }, eikä rajaa voi laskea.
