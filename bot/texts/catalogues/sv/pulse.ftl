pulse-skip = Jag svarar inte på den här
pulse-result = { $label }: { $band }.
pulse-result-note = En ungefärlig bild, inte någon enskild persons svar.
pulse-suppressed = Resultatet kan inte visas den här gången utan att röja någon. Ni kan ändå prata om det ni vill.
pulse-thanks = Tack. Jag raderar dina svar ur mina uppgifter när mätningen avslutas.
