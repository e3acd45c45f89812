# Technical help
tech-link =
    Träff: { $date }
    Länk: { $link }
tech-no-link = Träff: { $date }. Någon länk har jag inte ännu.
tech-lines =
    1. Bilden eller ljudet hackar: stäng först av kameran och sedan andra program.
    2. Det blir rundgång: använd hörlurar eller stäng av mikrofonen när du inte talar.
    3. Förbindelsen bröts: kom bara tillbaka, hur många gånger det än behövs. Du behöver inte förklara.
    4. Datorn fungerar inte: öppna länken i telefonen. Finns det ett telefonnummer bakom länken kan du också ringa in.
tech-link-fails = Om länken inte fungerar för någon, vänta i gruppens rum. En ny länk kommer dit.
tech-link-fails-lead =
    Om länken inte fungerar för någon, öppna mötet någon annanstans och ge en ny länk. Jag berättar genast om den i gruppens rum.
    Exempel: { $link_command }
tech-ask = Be om hjälp: { $help_command }
tech-asked = Din begäran är skickad. Hjälp får du av: { $names }.
tech-call = Du kan också ringa eller skriva direkt: { $contact }
tech-nobody = Just nu finns det ingen i gruppen som jag kan skicka din begäran till.
tech-asked-of-you = { $name } ber om teknisk hjälp. Skriv eller ring direkt.
scope-tech = Om det gäller ljud, bild eller förbindelse: { $tech_command }

# The facilitator's guide: where the group stands, what matters now, what to type
guide-lines =
    { $first }
    { $second }
    { $third }
guide-planned = Jag öppnar gruppens rum just nu.
guide-planned-wait = Inbjudningarna går ut när rummet är öppet. Du behöver inte göra något.
guide-plan = Tiderna för träffarna: { $list_command }
guide-next = Nästa träff: { $date }. Tema: { $theme }
guide-all-here = Alla är med, och överenskommelsen är godkänd.
guide-code = Inbjudan att skicka till nya deltagare: { $code_command }
guide-between = Nu behöver du inte göra något. Jag påminner gruppen, och du får ett meddelande att förbereda dig med strax före träffen.
guide-who = Vilka som kommer: { $who_command }
guide-no-link = Träffen saknar länk. Ge den så här: { $link_command }
guide-too-few = Än så länge är det få som kommer. Se vilka: { $who_command }
guide-read-questions = Läs en gång igenom frågorna i meddelandet som du fick inför träffen. Mer behövs inte.
guide-start = När ni är samlade: { $start_command }
guide-start-now = Kom in lite före de andra. När ni är samlade: { $start_command }
guide-phase = Nu: { $phase }.
guide-phase-until = Nu: { $phase }, till { $time }.
guide-on = När det är dags att gå vidare: { $next_command }
guide-end = När ni är klara: { $end_command }
guide-advice-arrival = Vänta i lugn och ro tills alla hör och ser. Man får prata redan nu.
guide-advice-opening = Berätta kort vad som väntar i dag. Påminn om att det som sägs stannar i gruppen.
guide-advice-check-in = Var och en säger några ord i tur och ordning. De andra bara lyssnar, och man får stå över.
guide-advice-look-back = Fråga vem som vill berätta om sitt försök. Ingen ska behöva redovisa resultat.
guide-advice-briefing = Presentera gästen. Börja med frågorna som samlats in, och följ gästen ut före gruppens eget samtal.
guide-advice-break = Håll paus, även om ni är mitt i samtalet. Kom tillbaka i tid.
guide-advice-pairs = Dela in paren och säg när ni är tillbaka. Vad paren talar om redovisas inte.
guide-advice-discussion = Fråga, och ge tid att svara. Tystnad är tankearbete: räkna till tio för dig själv.
guide-advice-commitments = Ett litet försök räcker. Ingen behöver lova något.
guide-advice-check-out = Alla säger en mening till slut. Börja inte på något nytt ämne.
guide-advice-feedback = Tacka och fråga vad som hjälpte i dag. Ingen behöver motivera sitt svar.
guide-over = De överenskomna träffarna har hållits. Tack för att du ledde gruppen.
guide-over-data = I morgon tackar jag gruppen. Uppgifterna raderas: { $delete_date }.
guide-no-date = Inga fler träffar är planerade.
guide-no-date-yet = Kom överens om en ny tid tillsammans.
guide-ended = Gruppen är avslutad. Det som har berättats här stannar i gruppen.
guide-ended-data = Uppgifterna raderas: { $delete_date }. Du behöver inte göra något.
guide-ended-own = Dina egna uppgifter får du före det som fil: { $mydata_command }
guide-trouble = Just nu kan jag inte skriva i gruppens rum.
guide-trouble-rests = Påminnelserna vilar. Bjud in mig igen, eller ge mig tillbaka rättigheterna i rummet.
guide-trouble-room = Om det inte går öppnar jag ett nytt rum: { $room_command }

command-guide-names = guide, vägledning, vad nu
command-guide-summary = Vad samtalsledaren bör göra just nu
command-guide-example = guide

command-tech-names = teknik, hjälp teknik, hjälp med tekniken, teknikkoll
command-tech-summary = Ljud, bild, förbindelse och länk: vad man kan pröva
command-tech-example = teknik

command-tech-help-names = teknisk hjälp, jag behöver teknisk hjälp
command-tech-help-summary = Be om teknisk hjälp; ditt namn går genast till sekreteraren
command-tech-help-example = teknisk hjälp
