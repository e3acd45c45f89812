rsvp-ask =
    Nästa träff: { $date }
    Tema: { $theme }
    Gruppen ser svaret, orsaken behöver du inte uppge.
rsvp-options-coming = Jag kommer
rsvp-options-late = Jag blir lite sen
rsvp-options-unsure = Jag vet inte ännu
rsvp-options-away = Jag kan inte komma
rsvp-nonresponder-dm-once = Nästa träff: { $date }. Kommer du? Ett kort svar räcker – också ”jag kan inte komma” hjälper de andra.
rsvp-too-few-to-facilitator = Färre än tre kommer. Ska träffen hållas, flyttas eller hoppas över?
rsvp-starting-soon =
    Träffen börjar snart: { $time }.
    { $link }
rsvp-absent-dm = Tack för att du berättade att du inte kunde komma den här gången. Jag vet inte vad gruppen talade om, men samtalsledaren hjälper dig att komma med igen. Nästa träff: { $date }.
rsvp-noted = Tack, jag har antecknat ditt svar: { $answer }. Träff: { $date }. Du kan ändra svaret fram till träffen.
