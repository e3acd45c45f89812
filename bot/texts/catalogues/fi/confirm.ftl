confirm-lapsed = Kysymykseni ehti vanhentua, eikä mikään muuttunut. Aloita uudelleen: { $command }
confirm-done = Tehty.
confirm-cancelled = Peruttu. Mikään ei muuttunut.
confirm-unchanged = Niin on jo. Mikään ei muuttunut.
confirm-read-back =
    Luinko oikein: ”{ $text }”
    Kyllä: { $confirm_command }
    Ei: { $cancel_command }
confirm-words-discarded = Selvä, en tallentanut sitä. Kirjoita uudelleen, jos haluat.
confirm-words-lapsed = Kysymykseni ehti vanhentua, eikä mitään tallennettu. Aloita uudelleen: { $command }
confirm-words-too-long = Viestisi on liian pitkä, enkä tallentanut sitä. Merkkejä on { $length }, ja tilaa on { $most } merkille.
