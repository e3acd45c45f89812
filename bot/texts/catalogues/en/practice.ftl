# Arrival and agreement
practice-welcome =
    Welcome. I am a bot: I remind you of meetings and offer questions. I take no part in the conversation, judge no one and pass nothing on to outsiders.
    Fewer private messages: { $quiet_command }
practice-welcome-facilitator =
    Welcome. You lead this group. I am a bot: I send the reminders, offer questions and show the phases of a meeting. I take no part in the conversation and judge no one.
    Your commands: { $help_command }
practice-welcome-host =
    Welcome. You are this group’s host. I am a bot: I send the reminders and the invitations. Times, links and members are for you and the facilitator to decide. I take no part in the conversation and judge no one.
    Your commands: { $help_command }
practice-data-notice =
    I do not store the group’s conversation. I store your name and user name, your role, settings and sign-ups, your acceptance of the agreement, and what you yourself give me, such as experiments and topics. I keep your answers to the pulse check and to the feedback only until each closes. { $until }
    { $platform }
    Your data and your rights: { $privacy_command }
practice-agreement =
    { $title }
    { $clauses }
practice-agreement-clause = • { $clause }
practice-agreement-request-alone = To accept, type here: { $accept_command }
practice-agreement-missing = The agreement is still to be accepted by: { $names }.
practice-member-left = { $name } has left the group. I don’t know the reason.
practice-removed = You are no longer in the group. The confidentiality we agreed on still holds. Thank you for having been with us.

# Why something is not done
practice-not-in-group = This is only for people who are in the group.
practice-not-running = The group has not started yet or has already ended.
practice-no-such-session =
    There is no such meeting.
    All meetings: { $command }
practice-already-joined = They are already in the group.
practice-last-facilitator = The group would be left without a facilitator, so I can’t do this. Please contact the administrator.
practice-already-open =
    A meeting is already under way.
    Next phase: { $next_command }
    End the meeting: { $end_command }
practice-nothing-to-start = There is no meeting ahead.
practice-not-yet-time =
    It is too early to start. Next meeting: { $date }.
    Move it, for example: { $move_command }
practice-last-phase =
    This is the last phase of the meeting.
    End the meeting: { $end_command }

# Who can come
practice-rsvp-question = Can you make it to the meeting: { $date }?
practice-rsvp-how =
    Say in the poll whether you can make it, or type one of these:
    { $commands }
practice-rsvp-how-private =
    Answer in the group’s poll, or type one of these to me:
    { $commands }
practice-rsvp-closed = Sign-up for this meeting has closed.
practice-overview =
    { $title }
    { $lines }

# During a session
practice-agenda =
    { $heading }
    { $lines }
practice-agenda-line = • { $phase }: { $minutes } min, until { $time }
practice-look-back = How have the experiments gone since last time? Share if you like; you don’t have to.
practice-next-prompt = The facilitator gets the next question like this: { $prompt_command }
practice-session-ended = The meeting has ended. What was said here stays in this group.

# Check-in polls
practice-own-question = { $question }
practice-check-in-closed = The poll has closed.
practice-poll-example = Example: { $example }
practice-poll-no-question = The question is missing.
practice-poll-question-long = The question is too long: { $length } characters. At most { $most } will fit.
practice-poll-answers = Number of choices: { $count }. There must be { $least }–{ $most }.
practice-poll-answer-empty = One of the choices is empty.
practice-poll-answer-long = This choice is too long: “{ $answer }”. At most { $most } characters will fit.
practice-poll-answer-twice = This choice is there twice: “{ $answer }”.

# The pulse
practice-pulse-intro =
    { $count ->
        [one] Pulse check: one short question, optional.
       *[other] Pulse check, half a minute: { $count } questions, all optional.
    } Individual answers are shown neither to the group nor to the facilitator. The group sees only a rough joint result when the meeting starts, and only if at least { $k } members have answered the question. In any case I delete the answers and these questions then. Until then whoever runs the server could technically read the answers in my database.
practice-pulse-digits = Choose an answer in the poll or type its number, 1–5, counted from the top. The number 0 means “I’d rather not answer”.
practice-pulse-question = { $n }/{ $total }. { $question }
practice-pulse-closed = The poll has already closed, and I did not store the answer.
practice-pulse-not-asked = This poll is not for you, and I did not store the answer.
practice-lines = { $lines }

# Around a session
practice-preparation =
    Next meeting: { $date }
    Theme: { $theme }
    { $lines }
practice-preparation-prompts =
    Questions:
    { $prompts }
practice-preparation-prompt = • { $prompt }
practice-preparation-tip = Tip: { $tip }
practice-preparation-start = Start the meeting once you are together: { $start_command }
practice-tech-link =
    The meeting begins today: { $time }.
    { $minutes ->
        [0] Link: { $link }
       *[other] The line opens { $minutes } min before the start, so there is time to try things out: { $link }
    }
practice-tech-no-link = The meeting begins today: { $time }. I don’t have a link yet.
practice-tech-lines =
    1. Sound: can you hear the others, can they hear you? Headphones help if there is an echo.
    2. Picture: camera on, light in front of you? Going without video is fine too.
    3. Connection: close other programs. If the picture stutters, turn the camera off first. If you drop out, just come back.
    4. Privacy: are you somewhere outsiders can’t hear?
practice-tech-known = Checklist for sound, picture and connection: { $tech_command }
practice-tech-contact = If something doesn’t work, contact: { $contact }
practice-starting = We start soon: { $time }.
practice-thanks = Thank you for the meeting. Next: { $date }.
practice-missed-last = Thank you for saying that you couldn’t come this time. I don’t know what the group talked about, but you can ask the facilitator. This was the last meeting agreed on.

# The end
practice-goodbye = Thank you for these meetings. What was said here still stays in this group. The data will be deleted: { $delete_date }.
practice-goodbye-farewell = Thank you for these meetings. What was said here still stays in this group. You will hear from me again in a month. The data will be deleted: { $delete_date }.
practice-deletion = I am now deleting the group’s data and leaving the room. The room is yours. The confidentiality we agreed on still holds. Thank you.
