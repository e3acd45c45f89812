session-news-moved = Träffen flyttas. Ny tid: { $date }. Tidigare tid: { $old_date }.
session-news-skipped = Den här träffen hoppas över: { $date }. Nästa gång ses vi: { $next_date }.
session-news-skipped-no-next = Den här träffen hoppas över: { $date }. Jag berättar när en ny tid är bestämd.
session-news-link-set = Länken till nästa träff: { $link }
session-news-link-missing =
    Träffen har ingen länk ännu: { $date }.
    Lägg till den till exempel så här: { $command }
session-news-agenda = Träff { $n }/{ $total }. Tema: { $theme }.
session-news-card = { $phase }, till { $time }. Sedan: { $next }.
session-news-card-last = { $phase }, till { $time }. Träffens sista skede.
break = Paus { $minutes } min. Res på dig, drick vatten, titta ut. Vi fortsätter: { $time }.
free-talk = Fritt samtal { $minutes } min. Jag är tyst.

phases-arrival = Teknikkoll
phases-opening = Start
phases-check-in = Inledande runda
phases-look-back = Läget med försöken
phases-briefing = Inledning
phases-break = Paus
phases-pairs = Samtal i par
phases-discussion = Samtal
phases-commitments = Vad jag prövar härnäst
phases-check-out = Avslutande runda
phases-feedback = Respons

# In the platform's own calendar

meeting-shown = Träff { $n }
meeting-shown-theme = Tema: { $theme }
meeting-shown-zone = Tiden visas i din egen tidszon.
meeting-not-shown = Träffarnas tider uppdaterades inte i serverns kalender. Tiderna får du fortfarande så här: { $list_command }
