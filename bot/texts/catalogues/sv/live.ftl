# Leading a running meeting: the card of a phase, its clock, the questions.

card-paused = { $phase }. Klockan är stoppad. Sedan: { $next }.
card-paused-last = { $phase }. Klockan är stoppad. Träffens sista skede.
card-signs = För samtalsledaren: ▶️ nästa skede, ⏸️ stoppa eller starta klockan, ⏭️ ny fråga.
card-bad-minutes =
    Det går att ge 1–{ $most } minuter till åt gången.
    Exempel: { $example }
card-stands = Klockan är redan stoppad. Så här startar den igen: { $command }
card-runs = Klockan går redan. Så här stoppas den: { $command }
card-first-phase = Det här är träffens första skede.

prompts-no-more = Temats frågor är nu genomgångna.
prompts-further-deeper = Nästa går djupare. Om gruppen är redo: { $command }
prompts-further =
    Ur ett annat tema: { $other }
    Egen fråga: { $own }
prompts-nothing-deeper =
    Det finns inga djupare frågor kvar i det här temat.
    Ur ett annat tema: { $other }
prompts-no-other =
    Det finns inga lika djupa frågor kvar.
    Egen fråga: { $own }

parameter-prompt = ”djupare”, ”annan” eller en egen fråga inom citattecken

# The letters are understood only in the group's room, after the prefix.

command-session-next-letter = n
command-session-back-letter = t
command-session-extend-letter = x
command-session-pause-letter = p
command-session-resume-letter = r
command-prompt-letter = f

command-session-back-names = tillbaka, föregående skede
command-session-back-summary = Gå tillbaka till föregående skede (i rummet också t)
command-session-back-example = tillbaka

command-session-extend-names = förläng, mer tid
command-session-extend-summary = Ge skedet mer tid, fem minuter eller så många du säger (i rummet också x)
command-session-extend-example = förläng 5

command-session-pause-names = stoppa, stoppa klockan, pausa
command-session-pause-summary = Stoppa skedets klocka (i rummet också p)
command-session-pause-example = stoppa

command-session-resume-names = fortsätt, starta klockan
command-session-resume-summary = Starta skedets klocka igen (i rummet också r)
command-session-resume-example = fortsätt

command-prompt-names = fråga, ny fråga
command-prompt-summary = Ge gruppen nästa, en djupare, en annan eller en egen fråga (i rummet också f)
command-prompt-example = fråga djupare
command-prompt-own-example = fråga "Vad funderar du på i det här?"
command-prompt-argument-deeper = djupare
command-prompt-argument-other = annan
