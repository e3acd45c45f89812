agreement-flow-request =
    Here is the group’s agreement. Read it at your own pace. If something makes you hesitate, ask the facilitator first: { $facilitator }.
    Accept: { $accept_command }
agreement-flow-thanks = Thank you. You have accepted the agreement. You can come back to it at any time: { $agreement_command }
agreement-flow-reminder-once =
    The group’s agreement is still waiting for you. I remind you only once. If something makes you hesitate, ask the facilitator: { $facilitator }.
    Accept: { $accept_command }
agreement-flow-changed =
    The group has changed its agreement. Changed clause: { $clause }
    Accept: { $accept_command }
agreement-flow-all-accepted = Everyone has accepted our agreement. Thank you.
agreement-flow-missing-to-facilitator = Have not yet accepted the agreement: { $names }.
