command-round-names = runda
command-round-summary = Runda: alla talar i tur och ordning, ordningen lottas
command-round-example = runda 3
command-round-argument-off = av, off
command-done-names = klar, klart, min tur är slut, problemrunda nästa
command-done-summary = Du är klar; nästa får ordet
command-done-example = klar
command-pass-names = står över, jag står över, stå över
command-pass-summary = Stå över din tur; vi återkommer på slutet om du vill
command-pass-example = står över
command-later-names = sist, senare
command-later-summary = Den som har fallit bort ur samtalet talar sist
command-later-example = sist Pekka
command-pairs-names = par, lotta par
command-pairs-summary = Lotta par för ett samtal
command-pairs-example = par 10
command-pairs-argument-off = av, off
command-break-names = paus
command-break-summary = Ta en paus
command-break-example = paus 10
command-break-argument-off = av, off
command-case-names = problemrunda
command-case-summary = Problemrunda: gruppen tänker kring en deltagares problem
command-case-example = problemrunda Pekka
command-case-argument-off = av, off
command-case-me-names = mitt problem, jag tar upp ett problem
command-case-me-summary = Säg till att du har ett problem för problemrundan
command-case-me-example = mitt problem
command-case-me-argument-off = av, off
command-case-list-names = problemlista
command-case-list-summary = Vem som kunde ta upp ett problem
command-case-list-example = problemlista

parameter-minutes = minuter

activity-under-way-round =
    En runda pågår redan.
    Nästa tur: { $done_command }
    Avsluta rundan: { $off_command }
activity-under-way-case =
    En problemrunda pågår redan.
    Nästa steg: { $done_command }
    Avsluta problemrundan: { $off_command }
activity-none-round = Ingen runda pågår just nu. Samtalsledaren börjar den så här: { $command }
activity-none-pairs = Inget samtal i par pågår just nu. Lotta par: { $command }
activity-none-case = Ingen problemrunda pågår just nu. Börja den: { $command }
activity-none-break = Ingen paus pågår just nu. Ta en paus: { $command }
activity-too-few = Det behövs minst två.

round-start = Rundan börjar. Ungefär { $minutes } min var. De andra lyssnar utan att avbryta, och man får stå över.
round-how =
    När du är klar: { $done_command }
    Stå över: { $pass_command }
round-how-phase = Samtalsledaren börjar rundan så här: { $command }
round-turn = På tur: { $name }. Därefter: { $next }.
round-turn-last = På tur: { $name }. Sist i rundan.
round-again = På tur igen, om du vill: { $name }. Därefter: { $next }.
round-again-last = På tur igen, om du vill: { $name }. Sist i rundan.
round-one-minute = Ungefär en minut kvar.
round-passed = Vi går vidare – och återkommer på slutet om du vill.
round-passed-ahead = Okej. Din tur kommer på slutet, om du vill.
round-passed-for-good = Okej. Du får ingen fler tur i den här rundan.
round-later = Får ordet på slutet: { $name }.
round-added = Med i rundan: { $name }.
round-end = Rundan är klar. Tack.
round-stopped = Rundan slutar här. Tack.
round-not-your-turn = Det är inte din tur just nu. På tur: { $name }.
round-no-turn-left = Ingen tur kvar i den här rundan: { $name }.

pairs-drawn =
    Par, { $minutes } min, dela tiden lika:
    { $lines }
pairs-line = • { $names }
pairs-until = Kom sedan tillbaka till det gemensamma rummet: { $time }.
pairs-over = Tiden i par är slut. Kom tillbaka till det gemensamma rummet.

break-over = Pausen är slut. Vi fortsätter.

case-title = Problemrundan börjar.
case-title-named = Problemrundan börjar. Problemet tas upp av: { $name }.
case-how = Nästa steg: { $done_command }
case-step = Steg { $n }/{ $total }, till { $time }.
case-step-present = Den som tog upp problemet berättar om läget och säger vad hen önskar: frågor, erfarenheter eller idéer.
case-step-clarify = De andra ställer öppna, klargörande frågor. Det är ännu inte dags för råd.
case-step-think-aloud = Den som tog upp problemet lyssnar med mikrofonen av. De andra tänker högt: vad hörde jag, vad fick det mig att tänka på i mitt eget arbete.
case-step-take-away = Den som tog upp problemet berättar vad som stannade kvar och vad hen kanske prövar.
case-end = Problemrundan är klar. Tack.
case-facilitator-goes-on = Samtalsledaren går vidare till nästa steg.
case-noted =
    Okej, samtalsledaren ser att du har ett problem att ta upp. Vad det gäller frågar jag inte.
    Ångra: { $off_command }
case-withdrawn = Okej, ditt problem står inte längre i kö.
case-not-waiting = Du har inget problem i kön.
case-queue-empty = Ingen har anmält ett problem just nu.
case-queue =
    Kunde ta upp ett problem:
    { $lines }
case-queue-line = { $n }. { $name }
case-queue-start = Börja problemrundan: { $command }

privacy-info-lines-pairs = • Vem du har lottats till par med, så att paret är ett annat nästa gång. Syns för: ingen.
privacy-info-lines-case = • Att du har anmält ett problem, inte vad det gäller. Syns för: samtalsledaren och sekreteraren.
privacy-info-lines-sparring = • Din önskan om en sparringpartner. Syns för: din partner.
