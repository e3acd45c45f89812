continue-goes-on = Gruppen fortsätter. Överenskommelsen gäller som förut. Nästa träff: { $date }.
continue-data-stay = Dagen för radering som jag nämnde tidigare gäller inte längre. Ny dag, om gruppen slutar som nu är planerat: { $delete_date }.
continue-not-at-the-end = En fortsättning kan ni komma överens om när högst en träff återstår. Sista träffen: { $date }.
continue-wrong-count = Träffarna kan vara 1–{ $most } och mellanrummet 1–{ $weeks } veckor.
lead-already = Gruppen leds redan av { $name }.
lead-you =
    Du leder nu gruppen. Jag sköter påminnelserna och kommer med frågor.
    Vad som är bra att göra nu: { $guide_command }
    Om du vill lämna över ledningen, skriv det här och ett namn: { $hand_over_command }
lead-now = Gruppen leds nu även av { $name }.
lead-instead = Ledningen har bytts. Från och med nu leds gruppen av { $name }.
lead-whom =
    Gruppen skulle bli utan samtalsledare. Till vem lämnar du över ledningen?
    Exempel: { $example }
lead-given = Klart. Du är nu deltagare i gruppen. Tack för att du ledde den.

command-continue-names = gruppen fortsätter
command-continue-summary = Fortsätt gruppen: antal träffar, första tiden och mellanrum
command-continue-example = gruppen fortsätter 4 1.12.2027 kl. 17 var 6:e vecka

command-hand-over-names = lämna över, lämna över ledningen
command-hand-over-summary = Lämna över ledningen till någon annan
command-hand-over-example = lämna över Pekka

command-lead-too-names = också samtalsledare, andra ledare
command-lead-too-summary = Utse en samtalsledare till
command-lead-too-example = också samtalsledare Pekka

parameter-every = mellanrum, som ”var 6:e vecka”
