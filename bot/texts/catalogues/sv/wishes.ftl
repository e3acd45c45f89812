# What the group would like to talk about: the needs survey, the list of topics, the themes.

command-needs-names = önskemål, önskan
command-needs-summary = Vad du vill prata om: svara på enkäten när den är öppen
command-needs-example = önskemål 1 4 7

command-topics-names = ämnen, ämneslista
command-topics-summary = Gruppens egna ämnen
command-topics-example = ämnen

command-topic-add-names = ämne, lägg till ämne, nytt ämne
command-topic-add-summary = Föreslå ett ämne; det du föreslår privat visas utan namn
command-topic-add-example = ämne Hur säger jag nej

command-topic-remove-names = ta bort ämne, ämne bort
command-topic-remove-summary = Ta bort ett ämne ur listan
command-topic-remove-example = ta bort ämne 2

command-topic-vote-names = ämnesenkät, rösta om ämnen
command-topic-vote-summary = Snabbenkät om gruppens ämnen; rösterna syns
command-topic-vote-example = ämnesenkät

command-topic-suggest-names = föreslå, föreslå ämne, ämnesförslag
command-topic-suggest-summary = Ett förslag på vad gruppen kunde prata om
command-topic-suggest-example = föreslå

command-theme-names = tema, teman
command-theme-summary = Teman, och byte av tema för en träff
command-theme-example = tema 4 5

command-theme-swap-names = byt teman, tema byt
command-theme-swap-summary = Byt plats på två träffars teman
command-theme-swap-example = byt teman 3 5

parameter-other = den andra träffens nummer
parameter-theme = temats nummer

needs-ask = Gruppens program görs efter era önskemål: det som flest vill ha kommer först.
needs-ask-again = Halva programmet är bakom oss. Vilka teman är viktigast nu? De träffar som återstår ordnas efter era önskemål.
needs-how =
    Rösta nedan. Rösterna syns för gruppen.
    Om du inte vill att de syns, skriv till mig privat: { $needs_command }
needs-question = { $question } Rösterna syns för gruppen.
needs-list =
    { $question }
    { $lines }
needs-line = { $n }. { $wish }
needs-list-how =
    Det du skriver här ser inte de andra. Dina önskemål raderas när enkäten stängs.
    Skriv till exempel: { $example }
needs-noted =
    Dina önskemål är antecknade:
    { $wishes }
    Ändra dig när du vill: { $needs_command }
needs-own-words = Vad annat skulle du vilja prata om? Skriv det här med egna ord. Ämnet kommer på gruppens lista utan ditt namn.
needs-none-open =
    Önskemålsenkäten är inte öppen nu.
    Ett ämne kan du alltid föreslå, till exempel: { $topic_command }
needs-bad-wish =
    Välj högst { $choices } nummer mellan 1 och { $most }.
    Exempel: { $example }
needs-closed = Önskemålsenkäten är stängd. Temana kommer i samma ordning som förut.
needs-closed-changed = Önskemålsenkäten är stängd.
needs-new-order =
    Temana står nu i den ordning ni önskade. Det här ändrades:
    { $lines }
away-kinds-needs = önskemålsenkäten

topics-empty = Gruppen har inga egna ämnen ännu. Föreslå ett: { $add_command }
topics-list =
    Gruppens egna ämnen:
    { $lines }
topics-line = { $n }. { $topic }
topics-list-how = Föreslå fler: { $add_command }
topics-added =
    Ämnet är på listan. Nummer: { $n }
    Alla ämnen: { $topics_command }
topics-added-unnamed =
    Ämnet är på gruppens lista utan ditt namn. Nummer: { $n }
    Alla ämnen: { $topics_command }
topics-removed = Ämne { $n } är borttaget.
topics-bad =
    Ett ämne får ha 1–{ $most } tecken. Nu är de { $length }.
    Exempel: { $example }
topics-too-many =
    Listan har redan { $most } ämnen, och fler ryms inte.
    Ta bort något: { $remove_command }
topics-none-such =
    Det finns inget ämne { $n }.
    Alla ämnen: { $topics_command }
topics-not-yours = Bara den som föreslog ämnet eller samtalsledaren kan ta bort det.
topics-too-few =
    För en omröstning behövs minst två ämnen.
    Föreslå ett: { $add_command }
topics-vote-question = Vilket ämne ska vi ta upp härnäst?
topics-suggest-own =
    Ett av gruppens egna ämnen: { $topic }
    Alla ämnen: { $topics_command }
topics-suggest-question =
    Ur nästa träffs tema: { $theme }
    { $question }
topics-suggest-theme =
    Ett annat tema: { $theme }
    { $question }

themes-plan =
    Gruppens program:
    { $lines }
themes-list =
    Teman att välja på:
    { $lines }
themes-line = { $n }. { $theme }
themes-how =
    Ge en träff ett tema, först träffens och sedan temats nummer: { $example }
    Ett av gruppens egna ämnen går också bra, till exempel ”tema 4 ämne 2”.
    Byt plats på två: { $swap_example }
themes-changed =
    Temana har ändrats:
    { $lines }
themes-fixed = Den första och den sista träffens tema ligger fast: på den första enas vi om spelreglerna, på den sista tar vi avsked.
themes-unknown =
    Det finns inget tema ”{ $input }”.
    Alla teman: { $theme_command }

privacy-info-lines-topics = • Ämnen som du föreslår. Syns för: gruppen, de som du föreslagit privat utan ditt namn.
privacy-info-lines-needs = • Dina önskemål i önskemålsenkäten tills den stängs. Syns för: gruppen, om du röstar i rummet; annars syns bara temanas ordning.
