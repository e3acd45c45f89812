# Discord: what its buttons say, and what reads otherwise there.

door-open = Öppna meddelandet
door-write = Skriv till Vertti
door-write-title = Meddelande till Vertti
door-write-label = Ditt meddelande (andra ser det inte)
door-leave-question = Vill du lämna gruppen? Efter det ser du inte längre gruppens rum. Du behöver inte berätta varför.
door-leave = Lämna gruppen
door-leave-name = lämna
door-leave-about = Lämna gruppen i vars kanal du är
door-not-here = Det här fungerar i gruppens rum. Menyn öppnas där när du skriver ett snedstreck.
door-not-in-group = Det här är för gruppens medlemmar, och du är inte med i gruppen nu. Ingenting hände.
door-other-server = Jag arbetar på en annan server än den här. Här gör jag ingenting.
door-failed = Det lyckades inte nu. Försök igen om en stund, eller be gruppledaren om hjälp.
door-done = Klart.
door-too-old = Knappen är för gammal, eller så hann jag inte svara i tid. Ingenting hände. Försök igen.

# What the platform sees

privacy-info-discord = På Discord är meddelandena inte krypterade hela vägen. Discord kan rent tekniskt läsa allt, och serverns ägare och administratörer ser gruppens rum. Jag ser inte vad ni skriver i rummet, bara kommandon, knapptryckningar och det som skickas till mig privat.
privacy-info-operator-discord = Den som ansvarar för min drift kan rent tekniskt komma åt min databas.
privacy-forget-talk-ends-discord = • Vår konversation tar slut. Du kan skriva till mig på nytt när du vill.
data-talk-ends-discord = Här slutar vår konversation. Allt gott till dig.
practice-pulse-intro-discord =
    { $count ->
        [one] Pulsmätning: en kort fråga, frivillig.
       *[other] Pulsmätning, en halv minut: { $count } frågor, alla frivilliga.
    } Enskilda svar visas varken för gruppen eller för samtalsledaren. Gruppen ser bara ett ungefärligt gemensamt resultat när träffen börjar, och det bara om minst { $k } deltagare har svarat på frågan. Svaren raderar jag då i vilket fall som helst ur mina uppgifter. Fram till dess kan den som ansvarar för min drift rent tekniskt läsa svaren i min databas. Också Discord kan rent tekniskt se dina svar, och jag kan inte radera dem hos Discord.
practice-pulse-digits-discord = Välj ditt svar med knapparna. En av dem är ”jag svarar inte på den här”.
feedback-handling-discord = Enkäten avslutas: { $closes }. Då raderar jag svaren ur mina uppgifter och mina egna meddelanden ur vår konversation. Fram till dess kan den som ansvarar för min drift rent tekniskt läsa svaren i min databas. Också Discord kan rent tekniskt se dina svar, och jag kan inte radera dem hos Discord.
handlers-not-taken-back-discord = Jag kan inte ta bort de svar som du har skrivit här, eftersom bara du kan ta bort dina egna privata meddelanden på Discord. Gör så här: välj meddelandet och sedan Radera meddelande.

# Where something is written, pressed or chosen

help-command-discord =
    { $summary }
    Exempel: { $example }
help-intro-more-discord =
    Mer om ett kommando, till exempel: { $example }
    Alla kommandon visas när du skriver ett snedstreck.
handlers-say-something-discord =
    Kommandona visas när du skriver ett snedstreck.
    Vad jag kan: { $help_command }
handlers-own-language-in-private-discord =
    Gruppens språk byter samtalsledaren eller sekreteraren. Ditt eget språk kan du byta själv.
    Exempel: { $example }
errors-private-only-discord = Det här sköter vi på tu man hand: { $example }
practice-agreement-request-alone-discord = Godkänn: { $accept_command }
agreement-flow-request-discord =
    Om du undrar över något, fråga först samtalsledaren: { $facilitator }.
    Godkänn: { $accept_command }
too-few-how-discord = Svara med en knapp. Om du inte svarar hålls träffen.
feedback-write-discord =
    Skriv ditt svar med knappen ”{ door-write }” eller i ett privat meddelande till mig, inte i gruppens rum. Ett enda meddelande räcker, eller 0 om du inte vill svara. Jag läser först upp det för dig och sparar det först när du svarar ja. Jag väntar på svaret en halvtimme.
    Senare kommer du tillbaka hit: { $feedback_command }
feedback-discarded-discord = Okej, jag sparade det inte. Du kan skriva ett nytt svar med knappen ”{ door-write }” eller i ett privat meddelande till mig, eller 0 om du inte vill svara.
confirm-words-discarded-discord = Okej, jag sparade det inte. Skriv på nytt med knappen ”{ door-write }” eller i ett privat meddelande till mig om du vill.
commitment-how-discord =
    Skriv ett snedstreck och välj kommandot ”prövar”.
    De andra ser det inte, om du inte själv väljer det.
commitment-goal-how-discord = Ett mål för hela programmet kan du sätta på samma sätt med kommandot ”mitt mål”.
commitment-write-discord = Vad prövar du fram till nästa träff? Skriv det med knappen ”{ door-write }” eller i ett privat meddelande till mig, inte i gruppens rum. Jag läser först upp det för dig.
commitment-write-goal-discord = Vad hoppas du ska vara annorlunda när gruppen slutar? Skriv det med knappen ”{ door-write }” eller i ett privat meddelande till mig, inte i gruppens rum. Jag läser först upp det för dig.
commitment-kept-discord =
    Sparat: ”{ $text }”
    Bara du ser det, om du inte väljer något annat med knapparna.
commitment-half-way-discord =
    Hur går det med ditt försök? ”{ $text }”
    Välj ditt svar med knapparna. Alla svar duger, och de andra ser dem inte.
needs-how-discord =
    Rösta nedan. Rösterna syns för gruppen.
    Om du inte vill att de syns, ge mig dina önskemål privat: { $needs_command }
needs-list-how-discord =
    De önskemål som du ger med det här kommandot ser inte de andra. De raderas när enkäten stängs.
    Exempel: { $example }
needs-own-words-discord = Vad annat skulle du vilja prata om? Skriv det med egna ord med knappen ”{ door-write }” eller i ett privat meddelande till mig. Ämnet kommer på gruppens lista utan ditt namn.
briefing-how-to-ask-discord = Vad skulle du vilja fråga? Skriv ett snedstreck och välj kommandot ”jag frågar”. De andra ser det inte. Jag förmedlar frågan till samtalsledaren utan ditt namn.
practice-rsvp-how-discord =
    Berätta i enkäten om du kommer, eller ge något av de här kommandona:
    { $commands }
practice-rsvp-how-private-discord =
    Svara på gruppens enkät eller ge något av de här kommandona:
    { $commands }
errors-which-group-discord =
    Vilken grupp menar du? Svara med en siffra: tryck på knappen ”{ door-write }” eller skicka ett privat meddelande till mig.
    { $groups }
commitment-which-pair-discord =
    Vem är din samtalspartner? Svara med en siffra eller ett namn: tryck på knappen ”{ door-write }” eller skicka ett privat meddelande till mig. Skriv det inte i gruppens rum.
    { $people }
commitment-not-this-time-discord =
    Tack för att du berättade. Fortsätter vi med samma, väljer vi något annat eller låter vi det vara? Svara med en siffra: tryck på knappen ”{ door-write }” eller skicka ett privat meddelande till mig. Skriv det inte i gruppens rum.
    1. Fortsätt med samma
    2. Välj något annat
    3. Låt det vara
handlers-help-stranger-discord = Jag hjälper slutna grupper för kollegialt mentorskap. Om du har fått en kod, skicka den till mig som den är i ett privat meddelande.
handlers-no-group-discord =
    Du är inte med i någon grupp. Om du har fått en kod, skicka den till mig som den är i ett privat meddelande.
    Vad jag kan: { $help_command }
parameter-people-discord = en person, som @Pekka
parameter-guest-discord = gästen, som @Pekka

# Coming and going: nobody has to accept an invitation, and who comes reads what was written before

invitation-mail-discord =
    Välkommen till en grupp för kollegialt mentorskap: { $group }
    1. Gå med i samma Discord-server, om du inte redan är med.
    2. Öppna chatten: { $link }
    3. Skicka den här koden dit: { $code }
invitation-code-ok-discord = Koden stämmer. Gruppens rum syns nu i serverns kanallista: { $group }.
invitation-sent-discord = Jag har lagt till i gruppens rum: { $names }. Rummet syns nu i serverns kanallista.
group-created-discord = Gruppen är skapad, och du är dess samtalsledare. Jag öppnar ett privat rum för gruppen. Du hittar det strax i serverns kanallista. Deltagarna kommer in med hjälp av en kod. Skicka det här till dem:
guide-planned-wait-discord = Deltagarna kommer in när rummet är öppet. Du behöver inte göra något.
handlers-invite-failed-discord = Jag kunde inte lägga till den här personen i gruppens rum: { $name }. Kontrollera om personen är med i samma Discord-server.
members-invite-withdrawn-discord =
    Nya deltagare lägger jag till, så att alla också får överenskommelsen. Jag tog bort ur rummet: { $name }.
    Samtalsledaren eller sekreteraren kan lägga till en deltagare så här: { $command }
briefing-planned-discord = Jag har berättat om inledningen för gruppen och för gästen: { $guest }. Gästen kommer in i gruppens rum kring inledningen och kan då också läsa tidigare meddelanden.
briefing-guest-how-discord = Jag påminner en timme före. Under träffen ser du också gruppens rum och tidigare meddelanden där. Efter inledningen fortsätter gruppen på egen hand. Det du hör och läser om gruppen stannar i gruppen.
briefing-guest-here-discord = En gäst är nu i rummet: { $name }. Gästen kan också läsa tidigare meddelanden och går efter inledningen.
plan-zone-discord =
    Tiderna visas i din egen tidszon.
    Gruppens tidszon: { $zone }
closed-room-lead-discord =
    Gruppen får också ett slutet rum, där ni kan samtala utan mig. Jag lade till dig först.
    Därefter lägger jag till de andra och lämnar rummet. Skriv där först när jag i gruppens rum har berättat att jag har gått. Serverns ägare och administratörer ser också det rummet.
    Efter det kan bara en administratör på servern lägga till och ta bort deltagare där. Jag kan det inte längre.
closed-room-goodbye-discord = Jag lämnar det här rummet nu. Från och med nu är det en administratör på servern som lägger till och tar bort deltagare.
closed-room-open-discord =
    Gruppen har nu ett slutet rum för samtal. Jag lade till alla där och lämnade sedan rummet själv. Serverns ägare och administratörer ser också det rummet.
    Det här rummet är fortfarande för det praktiska, och här är jag med.
closed-room-invite-yourself-discord = { $name } har kommit till gruppen. Jag är inte längre i det slutna rummet och kan inte lägga till någon där. Be en administratör på servern göra det: { $id }.
closed-room-remove-yourself-discord = { $name } är inte längre med i gruppen men kan fortfarande se det slutna rummet. Jag kommer inte in där. Be vid behov en administratör på servern ta bort deltagaren.
practice-deletion-discord = Nu raderar jag gruppens uppgifter och lämnar rummet. Rummet är ert. Serverns ägare och administratörer ser det också i fortsättningen. Den förtrolighet vi kommit överens om gäller fortfarande. Tack.

# The group's room is lost

rooms-gone-discord =
    Jag kommer inte längre in i gruppens rum. Jag påminner inte om något förrän jag kommer tillbaka.
    När serverns administratör lägger till mig i kanalen igen fortsätter jag där jag slutade.
    Går det inte kan samtalsledaren be mig om ett nytt rum: { $room_command }
rooms-powerless-discord =
    Jag saknar de rättigheter som jag behöver i gruppens rum. Jag påminner inte om något förrän jag får dem tillbaka.
    När serverns administratör ger mig tillbaka rättigheterna i kanalen fortsätter jag där jag slutade.
    Går det inte kan samtalsledaren be mig om ett nytt rum: { $room_command }
guide-trouble-rests-discord = Påminnelserna vilar. Be serverns administratör ge mig tillbaka rättigheterna i kanalen.
members-not-removed-discord = Jag lyckades inte ta bort den här personen ur gruppens rum: { $name }. Personen kan se kanalen på grund av en roll på servern. Be serverns administratör kontrollera saken.
undelivered-held-up-discord = Discord begränsar mina meddelanden så att de blir över en timme försenade. Gränsen kan jag inte ändra. Alla skickas i tur och ordning.

# `vertti status`

status-heard-discord = Hörde senast av Discord: { $ago }
status-ill-sync-discord = Discord svarar inte. Kontrollera nätförbindelsen och läs loggen.
