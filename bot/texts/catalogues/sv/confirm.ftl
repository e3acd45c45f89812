confirm-lapsed = Min fråga hann bli för gammal, och ingenting sparades. Börja om: { $command }
confirm-done = Klart.
confirm-cancelled = Avbrutet. Ingenting ändrades.
