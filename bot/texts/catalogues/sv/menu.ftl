# What is filled in where a command is chosen from a menu: short names, and hints where a name is not enough.

parameter-session-label = träff
parameter-other-label = den andra träffen
parameter-when-label = tid
parameter-words-label = text
parameter-link-label = länk
parameter-person-label = deltagare
parameter-people-label = ny deltagare
parameter-guest-label = gäst
parameter-language-label = språk
parameter-switch-label = på eller av
parameter-sessions-label = antal träffar
parameter-question-label = fråga
parameter-choices-label = alternativ
parameter-command-label = kommando
parameter-name-label = gruppens namn
parameter-drop-label = lämna bort innehållet
parameter-minutes-label = minuter
parameter-number-label = nummer
parameter-theme-label = tema
parameter-topic-label = ämne
parameter-entry-label = nummer
parameter-title-label = namn
parameter-prompt-label = vilken fråga
parameter-own-label = egen fråga
parameter-every-label = mellanrum

parameter-session-hint = Träffens nummer
parameter-other-hint = Den andra träffens nummer
parameter-when-hint = Dag och klockslag, till exempel 8.12 kl. 17
parameter-link-hint = En adress som börjar med https://
parameter-choices-hint = Skilj alternativen åt med ett lodstreck |, eller skriv vart och ett på en egen rad
parameter-command-hint = Kommandots namn, till exempel språk
parameter-drop-hint = Innehållet lämnas bort helt och flyttas inte till nästa träff
parameter-theme-hint = Temats nummer eller namn
parameter-every-hint = Till exempel var 6:e vecka
parameter-number-hint = Numret i listan
parameter-entry-hint = Numret i listan

# Which of the programme’s questions.

menu-prompt-next = nästa
menu-prompt-deeper = djupare
menu-prompt-other = en annan

# What a command does, where there is a menu, and so no letter to type instead.

command-session-back-summary-menu = Gå tillbaka till föregående skede
command-session-extend-summary-menu = Ge skedet mer tid, fem minuter eller så många du säger
command-session-pause-summary-menu = Stoppa skedets klocka
command-session-resume-summary-menu = Starta skedets klocka igen
command-prompt-summary-menu = Ge gruppen nästa, en djupare, en annan eller en egen fråga
