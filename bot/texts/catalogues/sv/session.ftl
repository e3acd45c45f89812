session-news-moved = Träffen flyttas. Ny tid: { $date }. Tidigare tid: { $old_date }.
session-news-skipped = Den här träffen hoppas över: { $date }. Nästa: { $next_date }.
session-news-skipped-no-next = Den här träffen hoppas över: { $date }. Jag berättar när en ny tid är bestämd.
session-news-link-set = Länken till nästa träff: { $link }
session-news-link-missing = Träffen saknar ännu en länk: { $date }. Lägg till den: { $command }
session-news-agenda = Träff { $n }/{ $total }. Tema: { $theme }.
session-news-card = { $phase }, till { $time }. Sedan: { $next }.
session-news-card-last = { $phase }, till { $time }. Träffens sista skede.
session-news-paused = Klockan är stoppad.

tech-check =
    Linjen öppnas { $minutes } min före start så att vi hinner pröva i lugn och ro: { $link }
    1. Ljud: hör du de andra, hör de andra dig? Hörlurar hjälper om det blir rundgång.
    2. Bild: är kameran på, har du ljuset framför dig? Det går också bra utan bild.
    3. Förbindelse: stäng andra program. Hackar bilden, stäng först av kameran. Faller du bort är det bara att komma tillbaka.
    4. Avskildhet: är du på en plats där ingen utomstående hör?
    Om något inte fungerar, kontakta: { $contact }

round-start = Rundan börjar. Ungefär { $minutes } min var. De andra lyssnar utan att avbryta, och man får stå över.
round-turn = På tur: { $name }. Därefter: { $next }.
round-last-turn = På tur: { $name }. Sist i rundan.
round-one-minute = Ungefär en minut kvar.
round-passed = Vi går vidare – och återkommer på slutet om du vill.
round-end = Rundan är klar. Tack.

break = Paus { $minutes } min. Res på dig, drick vatten, titta ut. Vi fortsätter: { $time }.

free-talk = Fritt samtal { $minutes } min. Jag är tyst.

pairs = Par: { $pairs }. Ni har { $minutes } min, dela tiden lika. Kom sedan tillbaka till det gemensamma rummet.

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

preparation-message =
    Nästa träff: { $date }
    Tema: { $theme }
    { $coming }
    Frågor: { $questions }
    Tips: { $tip }
