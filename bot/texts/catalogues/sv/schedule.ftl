# Changing the plan
schedule-not-movable = Träff { $n } pågår, har hållits eller har strukits. Den kan inte längre ändras.
schedule-fixed-theme =
    Den första och den sista träffen kan inte strykas: på den första enas vi om spelreglerna, på den sista tar vi avsked.
    Flytta till exempel så här: { $move_command }
    Hoppa över bara den här tiden: { $skip_command }
schedule-bad-link = Det här duger inte som länk. En länk börjar med https://, har inga mellanslag och är högst { $most } tecken lång.
schedule-link-of-all = Länken till träffarna: { $link }
schedule-link-of = Träff: { $date }. Länk: { $link }
