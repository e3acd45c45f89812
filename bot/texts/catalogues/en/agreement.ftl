agreement-flow-request =
    If something makes you hesitate, ask the facilitator first: { $facilitator }.
    To accept, type here: { $accept_command }
agreement-flow-thanks = Thank you. You have accepted the agreement. You can come back to it at any time: { $agreement_command }
agreement-flow-already = You have already accepted the agreement. You can come back to it at any time: { $agreement_command }
agreement-flow-all-accepted = Everyone has accepted our agreement. Thank you.
