# Changing the plan
schedule-not-movable = Tapaaminen { $n } on käynnissä, pidetty tai jätetty pois. Sitä ei voi enää muuttaa.
schedule-fixed-theme =
    Ensimmäistä ja viimeistä tapaamista ei voi jättää pois: ensimmäisessä sovitaan yhteisistä pelisäännöistä, viimeisessä hyvästellään.
    Siirrä esimerkiksi näin: { $move_command }
    Jätä vain tämä aika väliin: { $skip_command }
schedule-bad-link = Tämä ei kelpaa linkiksi. Linkin alussa on https://, siinä ei ole välejä ja siinä on enintään { $most } merkkiä.
schedule-link-of-all = Tapaamisten linkki: { $link }
schedule-link-of = Tapaaminen: { $date }. Linkki: { $link }
