confirm-ask =
    Ska jag göra så här: { $summary }
    Bekräfta: { $confirm_command }
    Avbryt: { $cancel_command }
confirm-read-back =
    Läste jag rätt: ”{ $text }”
    Ja: { $confirm_command }
    Nej: { $cancel_command }
confirm-lapsed = Min fråga hann bli för gammal, och ingenting sparades. Börja om: { $command }
confirm-done = Klart.
confirm-saved = Sparat.
confirm-cancelled = Avbrutet. Ingenting ändrades.
confirm-unchanged = Så är det redan.
