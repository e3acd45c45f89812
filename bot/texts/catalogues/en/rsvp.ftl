rsvp-ask =
    Next meeting: { $date }
    Theme: { $theme }
    The group sees your answer; no reason needed.
rsvp-options-coming = I’m coming
rsvp-options-late = I’ll be late
rsvp-options-unsure = I don’t know yet
rsvp-options-away = I can’t come
rsvp-nonresponder-dm-once = Next meeting: { $date }. Can you make it? A short answer is enough – “I can’t come” helps the others too.
rsvp-too-few-to-facilitator = Fewer than three are coming. Hold the meeting, move it or skip it?
rsvp-starting-soon =
    We start soon: { $time }.
    { $link }
rsvp-absent-dm = Thank you for saying that you couldn’t come this time. I don’t know what the group talked about, but the facilitator will help you back in. Next meeting: { $date }.
rsvp-noted = Thank you, I have noted your answer: { $answer }. Meeting: { $date }. You can change it until the meeting.
