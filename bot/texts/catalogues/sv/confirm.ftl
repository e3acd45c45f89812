confirm-lapsed = Min fråga hann bli för gammal, och ingenting ändrades. Börja om: { $command }
confirm-done = Klart.
confirm-cancelled = Avbrutet. Ingenting ändrades.
confirm-unchanged = Så är det redan. Inget ändrades.
confirm-read-back =
    Läste jag rätt: ”{ $text }”
    Ja: { $confirm_command }
    Nej: { $cancel_command }
confirm-words-discarded = Okej, jag sparade det inte. Skriv på nytt om du vill.
confirm-words-lapsed = Min fråga hann bli för gammal, och ingenting sparades. Börja om: { $command }
confirm-words-too-long = Ditt meddelande är för långt, och jag sparade det inte. Det har { $length } tecken, och { $most } ryms.
