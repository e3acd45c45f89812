agreement-flow-request =
    Jos jokin mietityttää, kysy ensin vetäjältä: { $facilitator }.
    Hyväksy kirjoittamalla tähän: { $accept_command }
agreement-flow-thanks = Kiitos. Olet hyväksynyt yhteisen sopimuksen. Voit palata siihen milloin vain: { $agreement_command }
agreement-flow-already = Olet jo hyväksynyt yhteisen sopimuksen. Voit palata siihen milloin vain: { $agreement_command }
agreement-flow-all-accepted = Kaikki ovat hyväksyneet yhteisen sopimuksen. Kiitos.
