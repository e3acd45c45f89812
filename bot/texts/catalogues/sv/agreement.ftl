agreement-flow-request =
    Om du undrar över något, fråga först samtalsledaren: { $facilitator }.
    Godkänn genom att skriva här: { $accept_command }
agreement-flow-thanks = Tack. Du har godkänt överenskommelsen. Du kan läsa den när som helst: { $agreement_command }
agreement-flow-already = Du har redan godkänt överenskommelsen. Du kan läsa den när som helst: { $agreement_command }
agreement-flow-all-accepted = Alla har godkänt vår gemensamma överenskommelse. Tack.
