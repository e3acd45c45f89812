feedback-intro =
    { $count ->
        [one] Respons: en fråga, frivillig.
       *[other] Respons: { $count } frågor, alla frivilliga.
    } Svaren ses bara av gruppens samtalsledare, utan namn: siffrorna som ett ungefärligt gemensamt resultat, det som ni skriver med egna ord allt på en gång och i blandad ordning. Om färre än { $k } deltagare svarar på en fråga visas svaren på den inte för någon, utan jag raderar dem.
feedback-handling = Enkäten avslutas: { $closes }. Då raderar jag svaren ur mina uppgifter och de här meddelandena ur konversationen. Fram till dess kan den som sköter servern rent tekniskt läsa svaren i min databas. Meddelandeservern ser när du skriver till mig, men inte vad du skriver.
feedback-question = { $n }/{ $total }. { $question }
feedback-write =
    Skriv ditt svar här i ett enda meddelande, eller 0 om du inte vill svara. Jag läser först upp det för dig och sparar det först när du svarar ja. Jag väntar på svaret en halvtimme.
    Senare kommer du tillbaka hit: { $feedback_command }
feedback-read-back =
    Läste jag rätt: ”{ $text }”
    Skicka: { $confirm_command }
    Skicka inte: { $cancel_command }
feedback-discarded = Okej, jag sparade det inte. Du kan skriva ett nytt svar här, eller 0 om du inte vill svara.
feedback-lapsed =
    Min fråga hann bli för gammal, och ditt svar sparades inte.
    Skriv det på nytt: { $feedback_command }
feedback-too-long = Ditt svar är för långt, och jag sparade det inte. Högst { $most } tecken ryms.
feedback-none-open = Just nu finns ingen öppen fråga om respons som du kan svara på med egna ord. Jag sparade ingenting.
feedback-thanks = Tack för din respons. Jag raderar dina svar när enkäten avslutas.
feedback-result = Deltagarnas respons på den sista träffen. Den är avsedd bara för dig. Försök inte lista ut vem som har svarat vad.
feedback-result-line =
    { $question }
    → { $band }
feedback-band-low = i den lägre änden
feedback-band-middle = i mitten
feedback-band-high = i den övre änden
feedback-band-none = resultatet kan inte visas utan att röja någon
feedback-result-texts =
    { $question }
    { $texts }
feedback-result-text = • { $text }
feedback-result-few-texts = Så få svarade med egna ord att jag inte visar svaren.
away-kinds-feedback = frågorna om respons
privacy-info-lines-feedback = • Dina svar på frågorna om respons tills enkäten avslutas. Syns för: samtalsledaren, utan ditt namn.
feedback-result-of = Deltagarnas respons på träffen: { $date }. Den är avsedd bara för dig. Försök inte lista ut vem som har svarat vad.
privacy-info-lines-feedback-circle = • Om du hör till dem vars gemensamma respons visas för samtalsledaren, inte dina svar. Syns för: bara dig.
