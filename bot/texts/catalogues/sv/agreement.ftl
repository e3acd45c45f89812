agreement-flow-request =
    Här är gruppens gemensamma överenskommelse. Läs den i lugn och ro. Om du undrar över något, fråga först samtalsledaren: { $facilitator }.
    Godkänn: { $accept_command }
agreement-flow-thanks = Tack. Du har godkänt överenskommelsen. Du kan när som helst gå tillbaka till den: { $agreement_command }
agreement-flow-reminder-once =
    Gruppens överenskommelse väntar ännu på dig. Jag påminner bara en gång. Om du undrar över något, fråga samtalsledaren: { $facilitator }.
    Godkänn: { $accept_command }
agreement-flow-changed =
    Gruppen har ändrat sin överenskommelse. Ändrad punkt: { $clause }
    Godkänn: { $accept_command }
agreement-flow-all-accepted = Alla har godkänt vår gemensamma överenskommelse. Tack.
agreement-flow-missing-to-facilitator = Har ännu inte godkänt överenskommelsen: { $names }.
