pulse-skip = Jag svarar inte på den här
pulse-result = { $label }: { $band }.
pulse-result-note = En ungefärlig bild, inte någon enskild persons svar.
pulse-suppressed = Resultatet kan inte visas den här gången utan att röja någon. Ni kan ändå prata om det ni vill.
pulse-thanks = Tack. Jag raderar dina svar ur mina uppgifter när mätningen avslutas.
pulse-four-agreed =
    Okej, för dig räcker det med fyra svar. Gränsen sänks först när varje deltagare har gått med på det. Också då visar jag resultatet bara om det inte röjer någon. Jag berättar inte för de andra vem som har gått med på det.
    Ta tillbaka: { $off_command }
pulse-four-withdrawn = Okej. Resultatet visas bara om minst { $k } deltagare har svarat på frågan.
pulse-four-members-only = Det här bestämmer de deltagare som får frågorna.
pulse-four-higher = I den här gruppen behövs minst { $k } svar, och gränsen kan inte sänkas.
