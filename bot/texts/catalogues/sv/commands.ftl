# The first name is shown; all are understood everywhere.

command-help-names = hjälp, kommandon, instruktioner
command-help-summary = Vad jag kan
command-help-example = hjälp språk

command-group-create-names = skapa, skapa grupp, ny grupp, grunda, grunda grupp
command-group-create-summary = Skapa en grupp: namn, första tid och antal träffar
command-group-create-example = skapa "Bokförarnas grupp" 1.12 kl. 17 8

command-group-list-names = grupper, mina grupper
command-group-list-summary = Dina grupper
command-group-list-example = grupper

command-group-room-names = byt rum, nytt rum
command-group-room-summary = Öppna ett nytt rum för gruppen om det gamla har gått förlorat
command-group-room-example = byt rum

command-member-add-names = lägg till, lägg till deltagare, bjud in
command-member-add-summary = Bjud in en deltagare till gruppen
command-member-add-example = lägg till @pekka:example.org

command-member-remove-names = ta bort, ta bort deltagare
command-member-remove-summary = Ta bort en deltagare ur gruppen
command-member-remove-example = ta bort Pekka

command-member-code-names = kod, anslutningskod
command-member-code-summary = Koden och en inbjudan att skicka till deltagarna
command-member-code-example = kod

command-session-list-names = träffar, program, när
command-session-list-summary = Träffarnas tider och teman
command-session-list-example = träffar

command-session-move-names = flytta, flytta träff
command-session-move-summary = Flytta en träff
command-session-move-example = flytta 3 8.12 kl. 17

command-session-skip-names = hoppa över, hoppa över träff
command-session-skip-summary = Hoppa över en gång; innehållet flyttas till nästa
command-session-skip-example = hoppa över 3

command-session-link-names = länk, länk till träff
command-session-link-summary = Ge träffarna en länk, eller en viss träff en egen
command-session-link-example = länk 3 https://meet.example.org/rum

command-session-start-names = starta, starta träff, börja
command-session-start-summary = Starta träffen
command-session-start-example = starta

command-session-next-names = nästa, nästa skede, vidare
command-session-next-summary = Gå vidare till nästa skede
command-session-next-example = nästa

command-session-end-names = avsluta, avsluta träff
command-session-end-summary = Avsluta träffen
command-session-end-example = avsluta

command-checkin-names = stämning, läget
command-checkin-summary = En lätt enkät i gruppen; svaren syns
command-checkin-example = stämning "Hur har veckan gått?" | Bra | Upp och ner | Tungt

command-agreement-names = överenskommelse, överenskommelsen, avtal
command-agreement-summary = Gruppens gemensamma överenskommelse
command-agreement-example = överenskommelse

command-accept-names = godkänner, jag godkänner, godkänn
command-accept-summary = Godkänn överenskommelsen
command-accept-example = godkänner

command-rsvp-coming-names = kommer, jag kommer
command-rsvp-coming-summary = Meddela att du kommer till nästa träff
command-rsvp-coming-example = kommer

command-rsvp-late-names = blir sen, jag blir lite sen, jag blir sen, sen, försenad
command-rsvp-late-summary = Meddela att du blir lite sen
command-rsvp-late-example = blir sen

command-rsvp-unsure-names = vet inte, jag vet inte ännu, vet inte ännu, jag vet inte, kanske
command-rsvp-unsure-summary = Meddela att du inte vet ännu
command-rsvp-unsure-example = vet inte

command-rsvp-away-names = kan inte, jag kan inte komma, kan inte komma, kommer inte, jag kommer inte, borta
command-rsvp-away-summary = Meddela att du inte kan komma
command-rsvp-away-example = kan inte

command-who-names = vilka, vem kommer
command-who-summary = Vilka som kommer till nästa träff
command-who-example = vilka

command-language-names = språk
command-language-summary = Byt språk
command-language-example = språk finska

command-scope-names = stöd, få hjälp, nöd, kris, jag behöver hjälp, behöver hjälp, jag behöver stöd, behöver stöd, ber om hjälp, hjälp mig
command-scope-summary = Vad gruppen inte är, och var det finns hjälp
command-scope-example = stöd

command-pulse-four-names = fyra räcker, fyra svar räcker
command-pulse-four-summary = Gå med på att fyra svar räcker för ett resultat
command-pulse-four-example = fyra räcker
command-pulse-four-argument-off = av

command-feedback-names = respons, ge respons
command-feedback-summary = Svara med egna ord på frågorna om respons
command-feedback-example = respons

command-privacy-names = dataskydd, vad sparar du, integritet
command-privacy-summary = Vad jag sparar och vem som ser det
command-privacy-example = dataskydd

command-mydata-names = mina uppgifter, uppgifter, visa mina uppgifter
command-mydata-summary = Vad jag har sparat om dig
command-mydata-example = mina uppgifter

command-forget-names = glöm, glöm mig, radera mina uppgifter
command-forget-summary = Radera dina uppgifter och lämna gruppen
command-forget-example = glöm

command-quiet-names = tyst, tystnad
command-quiet-summary = Färre privata meddelanden
command-quiet-example = tyst

command-yes-names = ja, jo, bekräfta
command-yes-summary = Bekräfta
command-yes-example = ja

command-no-names = nej, avbryt
command-no-summary = Avbryt
command-no-example = nej

# What one may say after the name, as CommandRef("quiet", "off").
command-quiet-argument-on = på
command-quiet-argument-off = av
