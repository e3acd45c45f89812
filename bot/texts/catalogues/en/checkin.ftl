checkin-poll-question = How are you as we start?
checkin-poll-options-1 = Calm
checkin-poll-options-2 = In a rush
checkin-poll-options-3 = Tired
checkin-poll-options-4 = Curious
checkin-poll-note = The group sees the answers. You may skip it.
