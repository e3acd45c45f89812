privacy-info-heading = Det här finns sparat om dig nu:
privacy-info-later = Det här kan tillkomma:
privacy-info-lines-identity = • Ditt användarnamn, ditt namn och din roll. Syns för: gruppen.
privacy-info-lines-settings = • Ditt språk och dina inställningar. Syns för: bara dig.
privacy-info-lines-direct = • Den här konversationens id. Syns för: bara dig.
privacy-info-lines-rsvp = • Dina anmälningar till träffarna. Syns för: gruppen.
privacy-info-lines-agreement = • När du godkände överenskommelsen. Syns för: dig och samtalsledaren.
privacy-info-lines-pulse = • Dina svar i pulsmätningen tills den avslutas. Syns för: gruppen, bara som gemensamt resultat.
privacy-info-lines-left = • Om du lämnar gruppen: ett märke, så att jag inte bjuder in dig igen. Syns för: ingen.
privacy-info-lines-circle = • Om du hör till dem vars gemensamma resultat i pulsmätningen visas, inte dina svar. Syns för: bara dig.
privacy-info-lines-four = • Om du gick med på att fyra svar räcker för ett gemensamt resultat. Syns för: bara dig.
privacy-info-lines-devices = • Dina enheters id:n för krypteringen. Syns för: bara dig.
privacy-info-lines-sent = • När jag skickade meddelanden till dig och i vilket ärende, inte texterna. Syns för: bara dig.
privacy-info-group =
    Grupp: { $group }
    Ditt namn där: { $name }. Ditt användarnamn: { $person }. Din roll: { $role }.
privacy-info-group-left = Du är inte längre med i den här gruppen.
privacy-info-group-agreed = Du godkände överenskommelsen: { $date }.
privacy-info-group-sign-ups =
    Dina anmälningar:
    { $answers }
privacy-info-sign-up = { $date }: { $answer }
privacy-info-group-pulse = Dina svar i den öppna pulsmätningen: { $n }. Jag raderar dem när mätningen avslutas.
privacy-info-messages = Noteringar om meddelanden till dig: { $n }. Den äldsta: { $date }. Varje notering raderas efter { $days } dagar.
privacy-info-not-stored = Jag sparar inte gruppens samtal, bilder, filer, videosamtal eller vem som till slut kom.
privacy-info-matrix = Meddelandena är krypterade hela vägen, reaktionerna inte. Min enhet får alla gruppens meddelanden och skulle rent tekniskt kunna öppna dem. Jag plockar bara ut kommandon och svar som är till mig och sparar inget annat.
privacy-info-operator = Den som sköter servern kan rent tekniskt komma åt min databas.
privacy-info-until-date = Allt raderas: { $delete_date }.
privacy-info-until-days =
    { $days ->
        [0] Allt raderas när gruppen avslutas.
        [1] Allt raderas en dag efter att gruppen har avslutats.
       *[other] Allt raderas { $days } dagar efter att gruppen har avslutats.
    }
privacy-info-rights =
    Visa mina uppgifter: { $export_command }
    Radera mina uppgifter: { $forget_command }
privacy-info-export-ready = Här är allt som finns sparat om dig. Filen kommer i nästa meddelande, och de andra ser den inte.
privacy-forget-ask = Ska jag radera alla dina uppgifter i den här gruppen? Raderingen kan inte ångras.
privacy-forget-ask-rest = Ska jag radera allt som ännu finns sparat om dig? Raderingen kan inte ångras.
privacy-forget-follows =
    • Du lämnar gruppen. De andra ser i rummet att du har gått. Jag berättar ingen orsak för samtalsledaren.
    • Jag raderar ditt namn, ditt användarnamn, din roll, dina anmälningar och dina svar.
privacy-forget-handover = • Gruppen leds i fortsättningen av: { $names }.
privacy-forget-stays =
    • Kvar blir ett märke, så att jag inte bjuder in dig igen. Ditt namn syns inte i det. Märket raderas med gruppens uppgifter.
    • I gruppens rum blir tidigare meddelanden kvar, både dina och mina. Dina egna kan du själv ta bort innan du går.
privacy-forget-talk-ends = • Jag lämnar den här konversationen. Du kan inleda en ny när du vill.
privacy-forget-choose =
    Radera: { $confirm_command }
    Avbryt: { $cancel_command }
privacy-forget-last-facilitator =
    Du är gruppens enda samtalsledare, så jag kan inte radera dina uppgifter ännu: { $group }. Be administratören utse en annan samtalsledare, eller lämna själv över ledningen.
    Skriv det här och ett namn: { $hand_over_command }
privacy-forget-notice = En deltagare har lämnat gruppen av egen vilja. Orsaken vet jag inte.
