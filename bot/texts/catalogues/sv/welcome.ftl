welcome =
    Välkommen. Jag är ett program, gruppens medhjälpare: jag påminner om träffarna, kommer med frågor och håller tiden i rundorna. Jag deltar inte i samtalet, bedömer ingen och för inget vidare till utomstående.
    Vad jag sparar: { $privacy_command }
    Färre meddelanden: { $quiet_command }

data-notice =
    Jag sparar: ditt användarnamn, ditt namn och ditt språk, dina anmälningar, att du godkänt överenskommelsen och dina svar i pulsmätningen tills den stängs. Gruppens samtal sparar jag inte. När gruppen har avslutats raderas allt: { $delete_date }.
    Visa mina uppgifter: { $export_command }
    Radera mina uppgifter: { $forget_command }
data-forgotten = Dina uppgifter är raderade. Kvar finns bara ett märke, så att jag inte bjuder in dig igen, och mina tidigare meddelanden i gruppens historik.
data-leave = Du har lämnat gruppen. Den förtrolighet vi kommit överens om gäller också efteråt. Tack för att du var med.
about-group = Grupp: { $group }
