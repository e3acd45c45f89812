privacy-info-heading = Det här sparar jag om dig:
privacy-info-lines-identity = • Ditt användarnamn, ditt namn och din roll. Syns för: gruppen.
privacy-info-lines-settings = • Ditt språk och dina inställningar. Syns för: bara dig.
privacy-info-lines-rsvp = • Dina anmälningar till träffarna. Syns för: gruppen.
privacy-info-lines-agreement = • När du godkände överenskommelsen. Syns för: dig och samtalsledaren.
privacy-info-lines-pulse = • Dina svar i pulsmätningen tills den avslutas. Syns för: gruppen, bara som gemensamt resultat.
privacy-info-lines-left = • Om du lämnar gruppen: ett märke, så att jag inte bjuder in dig igen. Syns för: ingen.
privacy-info-not-stored = Jag sparar inte gruppens samtal, bilder, filer, videosamtal eller vem som till slut kom.
privacy-info-matrix = Meddelandena är krypterade hela vägen, reaktionerna inte. Min enhet kunde rent tekniskt öppna gruppens meddelanden, men jag plockar bara ut kommandon och svar som är till mig.
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
privacy-info-export-ready = Här är dina uppgifter i den här gruppen. De andra ser inte det här meddelandet.
privacy-info-forget-ask =
    Ska jag radera alla dina uppgifter i den här gruppen? Du lämnar samtidigt gruppen, och jag påminner dig inte längre om träffarna. Raderingen kan inte ångras.
    Radera: { $confirm_command }
    Avbryt: { $cancel_command }
