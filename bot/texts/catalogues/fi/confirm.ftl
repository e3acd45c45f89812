confirm-lapsed = Kysymykseni ehti vanhentua, eikä mikään muuttunut. Aloita uudelleen: { $command }
confirm-done = Tehty.
confirm-cancelled = Peruttu. Mikään ei muuttunut.
confirm-unchanged = Niin on jo. Mikään ei muuttunut.
