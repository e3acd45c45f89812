# Arrival and agreement
practice-welcome =
    Välkommen. Jag är ett datorprogram: jag påminner om träffarna och kommer med frågor. Jag deltar inte i samtalet, bedömer ingen och för inget vidare till utomstående.
    Färre privata meddelanden: { $quiet_command }
practice-welcome-facilitator =
    Välkommen som samtalsledare. Jag är ett datorprogram: jag sköter påminnelserna, kommer med frågor och visar träffens skeden. Det är du som leder gruppen. Jag deltar inte i samtalet och bedömer ingen.
    Dina kommandon: { $help_command }
practice-welcome-host =
    Välkommen som sekreterare. Jag är ett datorprogram: jag sköter påminnelserna och inbjudningarna. Du och samtalsledaren bestämmer om tider, länkar och deltagare. Jag deltar inte i samtalet och bedömer ingen.
    Dina kommandon: { $help_command }
practice-data-notice =
    Gruppens samtal sparar jag inte. Jag sparar ditt namn och användarnamn, din roll, dina inställningar och anmälningar samt ditt godkännande av överenskommelsen och det du själv ger mig, till exempel försök och ämnen. Dina svar i pulsmätningen och på frågorna om respons sparar jag bara tills de avslutas. { $until }
    { $platform }
    Dina uppgifter och rättigheter: { $privacy_command }
practice-agreement =
    { $title }
    { $clauses }
practice-agreement-clause = • { $clause }
practice-agreement-request-alone = Godkänn genom att skriva här: { $accept_command }
practice-agreement-missing = Överenskommelsen har ännu inte godkänts av: { $names }.
practice-member-left = { $name } har lämnat gruppen. Orsaken vet jag inte.
practice-removed = Du är inte längre med i gruppen. Den förtrolighet vi kommit överens om gäller fortfarande. Tack för att du var med.

# Why something is not done
practice-not-in-group = För det här behöver man vara med i gruppen.
practice-not-running = Gruppen har inte börjat ännu eller har redan avslutats.
practice-no-such-session =
    Den träffen finns inte.
    Alla träffar: { $command }
practice-already-joined = Personen är redan med i gruppen.
practice-last-facilitator = Gruppen skulle bli utan samtalsledare, så det här kan jag inte göra. Kontakta administratören.
practice-already-open =
    En träff pågår redan.
    Nästa skede: { $next_command }
    Avsluta träffen: { $end_command }
practice-nothing-to-start = Det finns ingen kommande träff.
practice-not-yet-time =
    Det är för tidigt att starta. Nästa träff: { $date }.
    Flytta den till exempel så här: { $move_command }
practice-last-phase =
    Det här är träffens sista skede.
    Avsluta träffen: { $end_command }

# Who can come
practice-rsvp-question = Kommer du till träffen: { $date }?
practice-rsvp-how =
    Berätta i enkäten om du kommer, eller skriv något av de här:
    { $commands }
practice-rsvp-how-private =
    Svara på gruppens enkät eller skriv något av de här till mig:
    { $commands }
practice-rsvp-closed = Anmälan till den här träffen är stängd.
practice-overview =
    { $title }
    { $lines }

# During a session
practice-agenda =
    { $heading }
    { $lines }
practice-agenda-line = • { $phase }: { $minutes } min, till { $time }
practice-look-back = Hur har det gått med försöken sedan förra träffen? Den som vill får berätta.
practice-next-prompt = Samtalsledaren får nästa fråga så här: { $prompt_command }
practice-session-ended = Träffen är slut. Det som berättades här stannar i gruppen.

# Check-in polls
practice-own-question = { $question }
practice-check-in-closed = Enkäten är stängd.
practice-poll-example = Exempel: { $example }
practice-poll-no-question = Frågan saknas.
practice-poll-question-long = Frågan är för lång: { $length } tecken. Högst { $most } tecken ryms.
practice-poll-answers = Antal alternativ: { $count }. Det ska vara { $least }–{ $most }.
practice-poll-answer-empty = Ett av alternativen är tomt.
practice-poll-answer-long = Det här alternativet är för långt: ”{ $answer }”. Högst { $most } tecken ryms.
practice-poll-answer-twice = Det här alternativet finns två gånger: ”{ $answer }”.

# The pulse
practice-pulse-intro =
    { $count ->
        [one] Pulsmätning: en kort fråga, frivillig.
       *[other] Pulsmätning, en halv minut: { $count } frågor, alla frivilliga.
    } Enskilda svar visas varken för gruppen eller för samtalsledaren. Gruppen ser bara ett ungefärligt gemensamt resultat när träffen börjar, och det bara om minst { $k } deltagare har svarat på frågan. Svaren och de här frågorna raderar jag då i vilket fall som helst. Fram till dess kan den som sköter servern rent tekniskt läsa svaren i min databas.
practice-pulse-digits = Välj ett alternativ i enkäten eller skriv dess ordningsnummer, 1–5. Siffran 0 betyder ”jag svarar inte på den här”.
practice-pulse-question = { $n }/{ $total }. { $question }
practice-pulse-closed = Enkäten är redan stängd, och jag sparade inte svaret.
practice-pulse-not-asked = Den här enkäten är inte riktad till dig, och jag sparade inte svaret.
practice-lines = { $lines }

# Around a session
practice-preparation =
    Nästa träff: { $date }
    Tema: { $theme }
    { $lines }
practice-preparation-prompts =
    Frågor:
    { $prompts }
practice-preparation-prompt = • { $prompt }
practice-preparation-tip = Tips: { $tip }
practice-preparation-start = Starta träffen när ni är samlade: { $start_command }
practice-tech-link =
    Träffen börjar i dag: { $time }.
    { $minutes ->
        [0] Länk: { $link }
       *[other] Linjen öppnas { $minutes } min före start, så att vi hinner pröva i lugn och ro: { $link }
    }
practice-tech-no-link = Träffen börjar i dag: { $time }. Någon länk har jag inte ännu.
practice-tech-lines =
    1. Ljud: hör du de andra, hör de andra dig? Hörlurar hjälper om det blir rundgång.
    2. Bild: är kameran på, har du ljuset framför dig? Det går också bra utan bild.
    3. Förbindelse: stäng andra program. Hackar bilden, stäng först av kameran. Faller du bort är det bara att komma tillbaka.
    4. Avskildhet: är du på en plats där ingen utomstående hör?
practice-tech-known = Minneslista för ljud, bild och förbindelse: { $tech_command }
practice-tech-contact = Om något inte fungerar, kontakta: { $contact }
practice-starting = Träffen börjar snart: { $time }.
practice-thanks = Tack för träffen. Nästa: { $date }.
practice-missed-last = Tack för att du berättade att du inte kunde komma den här gången. Jag vet inte vad gruppen talade om, men du kan fråga samtalsledaren. Det här var den sista överenskomna träffen.

# The end
practice-goodbye = Tack för de här träffarna. Det som har berättats här stannar också framöver i gruppen. Uppgifterna raderas: { $delete_date }.
practice-goodbye-farewell = Tack för de här träffarna. Det som har berättats här stannar också framöver i gruppen. Jag hör av mig igen om en månad. Uppgifterna raderas: { $delete_date }.
practice-deletion = Nu raderar jag gruppens uppgifter och lämnar rummet. Rummet är ert. Den förtrolighet vi kommit överens om gäller fortfarande. Tack.
