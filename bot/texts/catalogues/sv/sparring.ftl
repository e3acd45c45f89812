command-sparring-names = sparringpartner
command-sparring-summary = Du får någon att bolla tankar med mellan träffarna
command-sparring-example = sparringpartner
command-sparring-argument-off = av, off
command-sparring-draw-names = lotta sparringpartner
command-sparring-draw-summary = Lotta nya sparringpartner för dem som vill
command-sparring-draw-example = lotta sparringpartner

sparring-turned-on =
    Okej. Dagen efter träffen berättar jag vem din partner är, om någon annan också vill ha en. De andra ser inte din önskan.
    Ångra: { $off_command }
sparring-turned-off = Okej, jag lottar inte längre ut någon sparringpartner till dig.
sparring-pair = Din sparringpartner fram till nästa träff: { $names }. Vem som helst av er kan föreslå en tid; en kvart i telefon räcker. Det ni berättar stannar mellan er.
sparring-pair-off = Jag vill inte längre ha en partner: { $off_command }
sparring-drawn = Paren är lottade. Var och en ser bara sitt eget par.
sparring-too-few = Just nu är det för få som vill, så inga par kan lottas.
sparring-not-for-role = Sparringpartner är för deltagarna och samtalsledaren.
