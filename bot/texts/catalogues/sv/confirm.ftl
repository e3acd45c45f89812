confirm-lapsed = Min fråga hann bli för gammal, och ingenting ändrades. Börja om: { $command }
confirm-done = Klart.
confirm-cancelled = Avbrutet. Ingenting ändrades.
confirm-unchanged = Så är det redan. Inget ändrades.
