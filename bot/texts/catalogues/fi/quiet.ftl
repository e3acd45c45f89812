quiet-turned-on =
    Selvä, en lähetä sinulle yksityisiä muistutuksia. Ryhmän viestit voit hiljentää sovelluksesi asetuksista. Muut eivät näe tätä.
    Muistutukset takaisin: { $quiet_off_command }
quiet-turned-off = Selvä, saat taas yksityiset muistutukset.
quiet-for-those-who-lead = Vetäjänä tai sihteerinä saat edelleen ne viestit, joita tehtävässäsi tarvitset.
