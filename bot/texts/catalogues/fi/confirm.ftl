confirm-ask =
    Teenkö näin: { $summary }
    Vahvista: { $confirm_command }
    Peru: { $cancel_command }
confirm-read-back =
    Luinko oikein: ”{ $text }”
    Kyllä: { $confirm_command }
    Ei: { $cancel_command }
confirm-lapsed = Kysymykseni ehti vanhentua, eikä mitään tallennettu. Aloita uudelleen: { $command }
confirm-done = Tehty.
confirm-saved = Tallessa.
confirm-cancelled = Peruttu. Mikään ei muuttunut.
confirm-unchanged = Näin se jo on.
