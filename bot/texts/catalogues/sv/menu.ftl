# What is filled in where a command is chosen from a menu: short names, and hints where a name is not enough.

parameter-session-menu = träff
parameter-other-menu = den andra träffen
parameter-when-menu = tid
parameter-words-menu = text
parameter-link-menu = länk
parameter-person-menu = deltagare
parameter-people-menu = ny deltagare
parameter-guest-menu = gäst
parameter-language-menu = språk
parameter-switch-menu = på eller av
parameter-sessions-menu = antal träffar
parameter-question-menu = fråga
parameter-choices-menu = alternativ
parameter-command-menu = kommando
parameter-name-menu = gruppens namn
parameter-drop-menu = lämna bort innehållet
parameter-minutes-menu = minuter
parameter-number-menu = nummer
parameter-theme-menu = tema
parameter-topic-menu = ämne
parameter-entry-menu = nummer
parameter-title-menu = namn
parameter-prompt-menu = vilken fråga
parameter-own-menu = egen fråga
parameter-every-menu = mellanrum

parameter-session-hint = Träffens nummer
parameter-other-hint = Den andra träffens nummer
parameter-when-hint = Dag och klockslag, till exempel 8.12 kl. 17
parameter-link-hint = En adress som börjar med https://
parameter-choices-hint = Skilj alternativen åt med ett lodstreck |
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
