# Changing the plan
schedule-not-movable = Träff { $n } pågår, har hållits eller har lämnats bort. Den kan inte längre ändras.
schedule-fixed-theme =
    Den första och den sista träffen kan inte lämnas bort: på den ena enas vi om spelreglerna, på den andra tar vi avsked.
    Flytta den: { $move_command }
    Hoppa över bara den här tiden: { $skip_command }
schedule-bad-link = Det här duger inte som länk. En länk börjar med https://, har inga mellanslag och är högst { $most } tecken lång.
schedule-link-of = Träff: { $date }. Länk: { $link }
