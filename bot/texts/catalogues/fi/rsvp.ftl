rsvp-ask =
    Seuraava tapaaminen: { $date }
    Teema: { $theme }
    Vastaus näkyy ryhmälle, syytä ei tarvitse kertoa.
rsvp-options-coming = Tulen
rsvp-options-late = Tulen myöhässä
rsvp-options-unsure = En vielä tiedä
rsvp-options-away = En pääse
rsvp-nonresponder-dm-once = Seuraava tapaaminen: { $date }. Pääsetkö? Lyhyt vastaus riittää – myös ”en pääse” auttaa muita.
rsvp-too-few-to-facilitator = Tulijoita on alle kolme. Pidetäänkö tapaaminen, siirretäänkö se vai jätetäänkö se väliin?
rsvp-starting-soon =
    Tapaaminen alkaa kohta: { $time }.
    { $link }
rsvp-absent-dm = Kiitos, että kerroit, ettet päässyt tällä kertaa. En tiedä, mistä ryhmä puhui, mutta vetäjä auttaa sinut taas mukaan. Seuraava tapaaminen: { $date }.
rsvp-noted = Kiitos, kirjasin vastauksesi: { $answer }. Tapaaminen: { $date }. Voit muuttaa vastausta tapaamiseen asti.
