# The rehearsal: its people, what they say to each other, and what the terminal shows.

demo-group-name = Ensamföretagarnas samtalsgrupp

demo-name-facilitator = Anna Lindholm
demo-name-host = Peter Backman
demo-name-ready = Maria Nyberg
demo-name-typist = Kaj Sundström
demo-name-traveller = Ulla Söderholm
demo-name-forgetful = Johan Wikman
demo-name-late = Carita Holm
demo-name-observer = Åskådare

demo-talk-hello-1 = Hej allihopa!
demo-talk-hello-2 = Hej, roligt att få vara med.
demo-talk-check-in-1 = En hektisk vecka bakom mig, trevligt att se er.
demo-talk-check-in-2 = Här är kaffet redan kokt.
demo-talk-check-in-3 = Jag hann i tid trots allt.
demo-talk-try = när arbetsdagen är slut, så stänger jag datorn
demo-talk-offer = Jag kan knep för kalkylark
demo-talk-topic = Hur ber jag om betalning i tid
demo-talk-thanks-1 = Tack, det här kändes bra.
demo-talk-thanks-2 = Tack alla, mycket att tänka på.
demo-talk-thanks-3 = En fin grupp. Vi ses igen.
demo-talk-move-reason = Jag fick förhinder. Kan vi flytta träffen två dagar framåt?
demo-talk-move-fine = Passar mig.
demo-talk-forgot = Förlåt, jag glömde bort det här!

demo-stage-homeserver = Jag startar en egen Matrix-server …
demo-stage-people = Servern är i gång: { $url }. Jag kallar ihop övningsgruppen …
demo-stage-watch =
    Du kan följa gruppen med vilken Matrix-app som helst. Logga in nu: senare går de tidigare meddelandena inte att öppna.
    Server: { $url }
    Användarnamn: { $user }
    Lösenord: { $password }
demo-stage-enter = Fortsätt: Enter (eller vänta { $seconds } s)
demo-stage-begins = Övningen börjar. Tiden hoppar alltid till nästa stund då något händer. Avsluta: Ctrl-C.
demo-stage-interrupted = Övningen avbröts. Allt är stoppat.
demo-stage-ended = Övningen är över. Allt är stoppat.
demo-stage-kept =
    Servern är fortfarande i gång: { $url }
    Lösenord för alla användare: { $password }
    Filer: { $directory }
    Stoppa: kill { $pid }

demo-timeline-room = gruppen
demo-timeline-private = privat: { $name }
demo-timeline-private-own = privat
demo-timeline-voted = röstar: { $answer }
demo-timeline-answered = Svarade privat: { $names }. Svaren visas inte.
demo-timeline-joined = kom med i gruppen
demo-timeline-left = lämnade gruppen
demo-timeline-changed = uppdaterade sitt meddelande:
demo-timeline-took-back =
    { $n ->
        [1] raderade ett meddelande
       *[other] raderade { $n } meddelanden
    }
demo-timeline-same = Samma meddelande: { $names }
demo-timeline-progress = Hållna träffar
demo-timeline-progress-line = Hållna träffar: { $n }/{ $total }

demo-account-title = Efter övningen
demo-account-sessions = Hållna träffar: { $n }
demo-account-messages = Verttis meddelanden: { $n }
demo-account-stored = Sparat just nu:
demo-account-deleted = Raderat:
demo-account-nothing = ingenting
demo-account-kind-members = uppgifter om deltagare: { $n }
demo-account-kind-agreements = godkända överenskommelser: { $n }
demo-account-kind-rsvps = anmälningar: { $n }
demo-account-kind-pulse-answers = svar i pulsmätningen: { $n }
demo-account-kind-message-texts = texter i Verttis meddelanden: { $n }
demo-account-kind-private-messages = pulsfrågor och svar i rummen: { $n }
demo-account-talk = Gruppens eget samtal sparades inte i något skede.
