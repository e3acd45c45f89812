# Too few
too-few-how = Svara i enkäten eller skriv en siffra: 1 hålls, 2 flyttas, 3 hoppas över. Om du inte svarar hålls träffen.
too-few-question = Färre än tre kommer. Vad gör vi med träffen: { $date }?
too-few-way-hold = Den hålls
too-few-way-move = Den flyttas
too-few-way-skip = Den hoppas över
too-few-settled-hold = Träffen hålls.
too-few-settled-move = Träffen flyttas.
too-few-settled-skip = Träffen hoppas över.
too-few-hold = Okej, träffen hålls: { $date }.
too-few-move =
    Till vilken tid? Flytta till exempel så här: { $move_command }
too-few-skip =
    Ska träffen hoppas över: { $date }? Innehållet flyttas till nästa gång, och gruppen får veta det.
    Ja: { $confirm_command }
    Nej: { $cancel_command }
too-few-over = Det här har redan besvarats, eller så har träffen ändrats. Ingenting ändrades.

# A guest's briefing
briefing-announce =
    En inledning är på kommande, ungefär { $minutes } min. Träff: { $date }
    Ämne: { $topic }
    Inledare: { $guest }
briefing-how-to-ask = Vad skulle du vilja fråga? Skriv till mig privat och börja med orden ”jag frågar”. Jag förmedlar frågan till samtalsledaren utan ditt namn.
briefing-planned = Jag har berättat om inledningen för gruppen och för gästen: { $guest }. Av gruppens rum ser gästen bara det som skrivs där kring inledningen.
briefing-cancelled = Inledningen faller bort. Träff: { $date }
briefing-topic = Ämne: { $topic }
briefing-none = Ingen inledning är på kommande.
briefing-there-already =
    Den här träffen har redan en inledning.
    Ta bort den: { $cancel_command }
briefing-guest-is-member = Personen är redan med i gruppen och kan därför inte vara gäst. En deltagare får förstås också inleda.
briefing-minutes = En inledning tar { $fewest }–{ $most } min, så att det mesta av tiden blir kvar för gruppen.
briefing-guest-asked =
    Du är ombedd att hålla en inledning för en grupp för kollegialt mentorskap, ungefär { $minutes } min.
    Ämne: { $topic }
    Träffen börjar: { $date }
briefing-guest-link = Länk: { $link }
briefing-guest-how = Jag påminner en timme före. Under träffen bjuder jag också in dig till gruppens rum. Tidigare meddelanden ser du inte, och efter inledningen fortsätter gruppen på egen hand. Det du hör om gruppen stannar i gruppen.
briefing-guest-contact = Om du inte kan komma, säg till samtalsledaren: { $facilitator }.
briefing-guest-data =
    Jag raderar ditt användarnamn ur gruppens uppgifter när träffen är över.
    Vad jag sparar om dig: { $privacy_command }
briefing-guest-today = Din inledning är i dag. Träffen börjar { $time }, och din tur är ungefär { $turn }.
briefing-guest-moved = Tiden för din inledning ändras. Ny tid: { $date }. Tidigare tid: { $old_date }.
briefing-guest-here = En gäst är nu i rummet: { $name }. Gästen ser inte tidigare meddelanden och går efter inledningen.
briefing-guest-leaves = Tack för inledningen. Gästen lämnar nu träffen, och gruppens eget samtal börjar.
briefing-guest-declined = Gästen kommer inte till gruppens rum: { $name }. Inledningen kan ändå hållas i videosamtalet.
briefing-guest-went = Gästen har lämnat gruppens rum: { $name }.
briefing-guest-gone = Gästen kommer inte och håller sin inledning. Träff: { $date }
briefing-cancel-hint = Ta bort inledningen: { $cancel_command }
briefing-questions = Deltagarnas frågor till inledaren. Ämne: { $topic }
briefing-question-line = • { $text }
briefing-question-note = Jag förmedlar frågan till samtalsledaren utan ditt namn. I en liten grupp kan man ändå gissa vem som frågar.
briefing-question-kept = Tack. Jag förmedlar din fråga till samtalsledaren utan ditt namn före träffen.
briefing-question-limit = Du kan skicka högst { $most } frågor, och de är redan sparade.

# Offers and asks
board-entry-offer = { $n }. { $name }: Det här kan jag hjälpa till med: ”{ $text }”
board-entry-ask = { $n }. { $name }: Här skulle jag behöva hjälp: ”{ $text }”
board-title = Anslagstavla
board-empty = Anslagstavlan är tom.
board-how =
    Erbjud hjälp: { $offer_command }
    Be om hjälp: { $ask_command }
board-note = Det här ser hela gruppen, och ditt namn är med.
board-note-ask =
    Det här ser hela gruppen, och ditt namn är med.
    Söker du stöd för egen del behöver gruppen inte få veta det: { $scope_command }
board-kept = Sparat. Gruppen ser det med ditt namn.
board-full =
    Du kan ha högst { $most } anslag på tavlan samtidigt.
    Ta bort ett: { $remove_command }
board-no-such =
    Det anslaget finns inte.
    Alla anslag: { $list_command }
board-not-yours = Du kan ta bort dina egna anslag. Andras kan samtalsledaren ta bort.

# The facilitator's summary
summary-note = Jag skickar sammanfattningen till gruppens rum, och den finns kvar tills gruppen är slut.
summary-of =
    Samtalsledarens sammanfattning. Träff: { $date }
    { $text }
summary-stays = Om det finns något i den som inte borde sparas, be samtalsledaren radera sammanfattningen.
summary-kept =
    Sparat, och gruppen har fått den.
    Radera: { $delete_command }
summary-refused = Gruppen har bestämt att sammanfattningar inte sparas. Jag sparade ingenting.
summary-too-early = Ingen träff har hållits ännu.
summary-none = Det finns ingen sådan sammanfattning.
summaries-off = I den här gruppen sparas inga sammanfattningar. De tidigare har jag raderat.
summaries-on = Samtalsledaren kan skriva en sammanfattning av en träff. Den kommer hit och finns kvar tills gruppen är slut.

# Notes and materials
note-note = Jag skickar det här till gruppens rum med ditt namn.
note-from = Praktiskt, { $role } { $name }: { $text }
note-said = Gruppen har fått meddelandet.
materials-title = Gruppens material
materials-none = Gruppen har inget material ännu.
materials-line = { $n }. { $title }: { $link }
materials-added = Nytt material, { $title }: { $link }
materials-full =
    Det ryms högst { $most } länkar.
    Ta bort en: { $remove_command }
materials-no-such =
    Det materialet finns inte.
    Allt material: { $list_command }

# What is stored
privacy-info-lines-guest = • Om du är gäst och inleder: ditt användarnamn och ditt ämne tills träffen är över. Syns för: gruppen.
privacy-info-lines-questions = • Dina frågor till en inledare tills träffen är över. Syns för: samtalsledaren, utan ditt namn.
privacy-info-lines-board = • Erbjudanden och önskemål om hjälp som du ger till anslagstavlan. Syns för: gruppen.

# What can be said
command-offer-names = erbjuder, jag erbjuder
command-offer-summary = Erbjud gruppen din hjälp; gruppen ser ditt namn
command-offer-example = erbjuder Jag kan knep för kalkylark
command-ask-names = efterlyser, jag efterlyser
command-ask-summary = Be gruppen om hjälp; gruppen ser ditt namn
command-ask-example = efterlyser Någon som kan moms
command-board-names = anslagstavla, tavla
command-board-summary = Erbjudanden och önskemål om hjälp
command-board-example = anslagstavla
command-board-remove-names = ta bort anslag, anslag bort
command-board-remove-summary = Ta bort ditt anslag från tavlan
command-board-remove-example = ta bort anslag 2
command-briefing-names = inledning
command-briefing-summary = Be en gäst inleda: användarnamn, ämne och minuter
command-briefing-example = inledning @virve:example.org "Företagarens pension" 15
command-briefing-cancel-names = ta bort inledning, inledning bort
command-briefing-cancel-summary = Ta bort inledningen
command-briefing-cancel-example = ta bort inledning
command-question-names = jag frågar, fråga inledaren
command-question-summary = En fråga till inledaren; samtalsledaren får den utan ditt namn
command-question-example = jag frågar Var lönar det sig att börja?
command-summary-names = sammanfattning
command-summary-summary = Skriv en sammanfattning av träffen till gruppen
command-summary-example = sammanfattning Vi talade om att orka.
command-summary-show-names = visa sammanfattning
command-summary-show-summary = Visa träffens sammanfattning
command-summary-show-example = visa sammanfattning 2
command-summary-delete-names = radera sammanfattning
command-summary-delete-summary = Radera träffens sammanfattning
command-summary-delete-example = radera sammanfattning 2
command-summaries-names = sammanfattningar
command-summaries-summary = Gruppens beslut: om sammanfattningar sparas
command-summaries-example = sammanfattningar av
command-note-names = meddela, meddelande
command-note-summary = Skicka ett praktiskt meddelande till gruppen
command-note-example = meddela Dörren till kafferummet är öppen.
command-materials-names = material
command-materials-summary = Gruppens länkar
command-materials-example = material
command-material-add-names = lägg till material, nytt material
command-material-add-summary = Ge gruppen en länk
command-material-add-example = lägg till material https://example.org/guide "Guide"
command-material-remove-names = ta bort material
command-material-remove-summary = Ta bort en länk
command-material-remove-example = ta bort material 2
parameter-guest = gästens användarnamn, som @virve:example.org
parameter-topic = ämne
parameter-entry = nummer
parameter-title = namn
