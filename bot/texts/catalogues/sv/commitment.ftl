commitment-ask = Vad prövar du fram till nästa träff? Något litet räcker. Formen ”när …, så …” hjälper dig i gång.
commitment-how =
    Skriv det till mig privat: prövar när …, så …
    De andra ser det inte, om du inte själv väljer det.
commitment-goal-how = Ett mål för hela programmet kan du sätta på samma sätt: mitt mål …
commitment-write = Vad prövar du fram till nästa träff? Skriv det här i ett meddelande. Jag läser först upp det för dig.
commitment-write-goal = Vad hoppas du ska vara annorlunda när gruppen slutar? Skriv det här i ett meddelande. Jag läser först upp det för dig.
commitment-kept =
    Sparat: ”{ $text }”
    Bara du ser det, om du inte väljer något annat. Välj i frågan eller skriv en siffra, 1–3.
commitment-kept-goal =
    Sparat: ”{ $text }”
    Bara du ser det. Jag återkommer till det före den sista träffen.
commitment-who-sees = Vem får se ditt försök?
commitment-visibility-me = Bara jag
commitment-visibility-pair = Min samtalspartner och jag
commitment-visibility-group = Hela gruppen
commitment-only-you = Okej, bara du ser det.
commitment-which-pair =
    Vem är din samtalspartner? Svara med en siffra eller ett namn.
    { $people }
commitment-numbered = { $n }. { $name }
commitment-told-pair = Jag har berättat det. Din samtalspartner: { $name }.
commitment-told-group = Jag har berättat det för gruppen.
commitment-shared =
    { $name } prövar: ”{ $text }”
    Häng på: { $join_command }
commitment-for-pair =
    { $name } berättar för dig om sitt försök: ”{ $text }” Det här är bara för er två.
    Häng på: { $join_command }
commitment-joined = { $name } hänger på: ”{ $text }”
commitment-half-way =
    Hur går det med ditt försök? ”{ $text }”
    Välj i frågan eller skriv en siffra, 1–4. Alla svar duger, och de andra ser dem inte.
commitment-half-way-poll = Hur går det med ditt försök?
commitment-status-done = Gjort
commitment-status-under-way = På gång
commitment-status-changed = Blev något annat
commitment-status-not-this-time = Blev inte av den här gången
commitment-done =
    Fint. Vill du att jag berättar om det för gruppen? Du får också behålla glädjen för dig själv.
    Berätta: { $yes_command }
    Berätta inte: { $no_command }
commitment-own-joy = Okej, glädjen är din egen.
commitment-told-done = { $name } har gjort sitt försök: ”{ $text }”
commitment-thank-you = Tack för att du berättade.
commitment-changed =
    Tack för att du berättade.
    Om du vill skriva det i en ny form: { $try_command }
commitment-not-this-time =
    Tack för att du berättade. Fortsätter vi med samma, väljer vi något annat eller låter vi det vara? Svara med en siffra.
    1. Fortsätt med samma
    2. Välj något annat
    3. Låt det vara
commitment-goes-on = Okej, vi fortsätter med samma.
commitment-dropped = Okej, jag har raderat det.
commitment-gone = Det finns inte sparat längre.
commitment-goal-again =
    Gruppens sista träff närmar sig. Hur ser målet som du satte i början ut nu: ”{ $text }”
    Du behöver inte svara mig, och gruppen får veta det bara om du vill.
commitment-look-back =
    De här försöken har gruppen hört om:
    { $lines }
commitment-line = • { $names }: ”{ $text }”
commitment-mine =
    Dina försök:
    { $lines }
commitment-mine-line = { $n }. ”{ $text }” ({ $who })
commitment-mine-goal = { $n }. Ditt mål: ”{ $text }” ({ $who })
commitment-mine-none =
    Du har inga försök sparade just nu.
    Nytt försök: { $try_command }
commitment-mine-how =
    Nytt: { $try_command }
    Ta bort: { $drop_command }
commitment-seen-me = bara du ser det
commitment-seen-pair = även { $name } ser det
commitment-seen-group = gruppen ser det
commitment-thanks = Dina egna försök: { $mine_command }
commitment-nothing-ahead = Gruppen har ingen träff framför sig som du kunde pröva något till.
commitment-too-many =
    Du har redan { $most } försök. Färre räcker gott.
    Dina egna försök: { $mine_command }
commitment-nothing-to-join = Jag hittar inget försök som du kan hänga på: { $name }.

command-try-names = prövar, jag prövar, pröva
command-try-summary = Välj ett försök fram till nästa träff
command-try-example = prövar när arbetsdagen är slut, så stänger jag datorn

command-mine-names = mina försök
command-mine-summary = Dina egna försök, bara för dig
command-mine-example = mina försök

command-join-names = hänger på, jag hänger på
command-join-summary = Häng på någon annans försök
command-join-example = hänger på Pekka

command-goal-names = mitt mål
command-goal-summary = Ditt mål för hela programmet
command-goal-example = mitt mål är att säga nej oftare

command-drop-names = ta bort försök, släpp försök
command-drop-summary = Ta bort ett försök eller målet
command-drop-example = ta bort försök 1

privacy-info-lines-commitment = • Dina försök fram till nästa träff och ditt mål under gruppens tid. Syns för: bara dig, om du inte väljer något annat.

parameter-number = nummer
