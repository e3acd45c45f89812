letters-wait = Någon av er har ett privat meddelande från mig som jag inte får fram. Det går att öppna här, och ingen annan ser det.
letters-none = Det finns inga oöppnade meddelanden till dig just nu.
