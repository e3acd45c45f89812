# What the group gets to keep: calendar files, the workbook, the preview as a page.

command-calendar-names = kalender, till kalendern
command-calendar-summary = Kommande träffar till din egen kalender
command-calendar-example = kalender

command-workbook-names = arbetsbok
command-workbook-summary = Arbetsboken: programmet, frågorna och plats för egna anteckningar
command-workbook-example = arbetsbok

plan-calendar = Till din egen kalender: { $calendar_command }
calendar-file-several = träffar.ics
calendar-file-one = träff-{ $date }.ics
calendar-file-cancelled = inställd-träff-{ $date }.ics
calendar-given = Kommande träffar till din egen kalender. Där syns bara gruppens namn, tiden och länken.
calendar-nothing-to-come = Gruppen har inga kommande träffar längre.

workbook-given = Gruppens arbetsbok. Öppna den i webbläsaren eller skriv ut den. Den innehåller programmet och frågorna, inget som har berättats i gruppen.
workbook-with-goodbye = Arbetsboken är er: programmet, frågorna och plats för egna anteckningar. Öppna den i webbläsaren eller skriv ut den.
workbook-file = arbetsbok.html
workbook-title = Kollegagruppens arbetsbok
workbook-kicker = Arbetsbok
workbook-count =
    { $n ->
        [1] En träff
       *[other] { $n } träffar
    }
workbook-dates = { $first } – { $last }
workbook-zone = Tidszon: { $zone }
workbook-belongs = Den här boken tillhör
workbook-drawing = Teckning: en rad växter, en för varje träff. De växer från början och kommer till ro mot slutet.
workbook-use-title = Din egen bok
workbook-use-1 = Här finns träffarnas teman och frågor. Du behöver inte svara på allt, och ordningen spelar ingen roll.
workbook-use-2 = Skriv på papper, eller direkt på den här sidan och skriv ut den som en PDF-fil. Sidan själv minns inte vad du har skrivit, och ingenting skickas någonstans.
workbook-use-3 = Skriv om det som är ditt. Det som andra har berättat stannar i gruppen.
workbook-contents = Träffarna
workbook-depths = Hur djupt frågorna går
workbook-depth-1 = Ur vardagen
workbook-depth-2 = Personligt
workbook-depth-3 = På djupet
workbook-agreement-ours = Vad vi dessutom lovade varandra
workbook-session = Träff { $n }
workbook-check-in = Inledande runda
workbook-check-out = Avslutande runda
workbook-nudge = Före nästa träff
workbook-notes = Egna anteckningar
workbook-write-here = Skriv här
workbook-ending-title = När träffarna är över
workbook-ending-1 = Vad tar jag med mig?
workbook-ending-2 = Vad får stanna här?
workbook-ending-3 = Med vem vill jag fortsätta, och hur?
workbook-ending-help = Gå tillbaka till den här sidan om en månad. Vad har blivit annorlunda?
workbook-again-title = Om du vill samla en egen grupp
workbook-again = En grupp behöver ingen expert. Det räcker att fem eller sex personer kommer överens om tider och spelregler, och att någon håller reda på klockan och turerna.
workbook-phases = Så går en träff till, med { $minutes } minuter
workbook-minutes = { $n } min
workbook-footer = Vertti · kollegagruppens arbetsbok

preview-page-title = Programmet som meddelanden
preview-page-lead = Alla meddelanden som Vertti skickar till gruppen under programmet. Samtalet är människornas; Vertti följer det inte.
preview-page-room = Gruppens rum
preview-page-private = Privat
preview-page-legend-room = Hela gruppen ser meddelandet.
preview-page-legend-private = Bara den som nämns ser meddelandet.
preview-page-session = Träff { $n }
preview-page-rings = appen ger en signal
preview-file = fil
