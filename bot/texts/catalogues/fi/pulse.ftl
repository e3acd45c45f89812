pulse-skip = En vastaa tähän
pulse-result = { $label }: { $band }.
pulse-result-note = Suuntaa antava yleiskuva, ei kenenkään oma vastaus.
pulse-suppressed = Tulosta ei tällä kertaa voi näyttää ketään paljastamatta. Puhua saa silti siitä, mistä haluaa.
pulse-thanks = Kiitos. Poistan vastauksesi tiedoistani, kun kysely päättyy.
