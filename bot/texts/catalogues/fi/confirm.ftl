confirm-lapsed = Kysymykseni ehti vanhentua, eikä mitään tallennettu. Aloita uudelleen: { $command }
confirm-done = Tehty.
confirm-cancelled = Peruttu. Mikään ei muuttunut.
