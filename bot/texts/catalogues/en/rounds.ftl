command-round-names = round
command-round-summary = Round: everyone speaks in turn, in a random order
command-round-example = round 3
command-round-argument-off = off
command-done-names = done, my turn is over, case next
command-done-summary = You have finished; the next one speaks
command-done-example = done
command-pass-names = pass, i pass
command-pass-summary = Pass your turn; we come back to you at the end if you like
command-pass-example = pass
command-later-names = later, last
command-later-summary = Someone who dropped out of the call speaks last
command-later-example = later Pekka
command-pairs-names = pairs, draw pairs
command-pairs-summary = Draw pairs for a conversation
command-pairs-example = pairs 10
command-pairs-argument-off = off
command-break-names = break
command-break-summary = Take a break
command-break-example = break 10
command-break-argument-off = off
command-case-names = case round, case
command-case-summary = Case round: the group thinks about one member's case
command-case-example = case round Pekka
command-case-argument-off = off
command-case-me-names = my case, i have a case
command-case-me-summary = Say that you have a case for the case round
command-case-me-example = my case
command-case-me-argument-off = off
command-case-list-names = cases
command-case-list-summary = Who would bring a case
command-case-list-example = cases

parameter-minutes = minutes

activity-under-way-round =
    A round is already under way.
    Next turn: { $done_command }
    End the round: { $off_command }
activity-under-way-case =
    A case round is already under way.
    Next step: { $done_command }
    End the case round: { $off_command }
activity-none-round = No round is under way. The facilitator starts one like this: { $command }
activity-none-pairs = No talk in pairs is under way. Draw pairs: { $command }
activity-none-case = No case round is under way. Start one: { $command }
activity-none-break = There is no break just now. Take a break: { $command }
activity-too-few = It takes at least two.

round-start = The round begins. About { $minutes } min each. The others listen without interrupting, and you may pass.
round-how =
    When you have finished: { $done_command }
    Pass: { $pass_command }
round-how-phase = The facilitator starts the round like this: { $command }
round-turn = Now: { $name }. Next: { $next }.
round-turn-last = Now: { $name }. Last in the round.
round-again = Once more, if you like: { $name }. Next: { $next }.
round-again-last = Once more, if you like: { $name }. Last in the round.
round-one-minute = About a minute left.
round-passed = We'll move on – and come back at the end if you like.
round-passed-ahead = All right. Your turn comes at the end, if you like.
round-passed-for-good = All right. You have no further turn in this round.
round-later = Speaks at the end: { $name }.
round-added = Also in the round: { $name }.
round-end = The round is complete. Thank you.
round-stopped = The round ends here. Thank you.
round-not-your-turn = It is not your turn now. Now: { $name }.
round-no-turn-left = No turn left in this round: { $name }.

pairs-drawn =
    Pairs, { $minutes } min, shared equally:
    { $lines }
pairs-line = • { $names }
pairs-until = Then come back to the main room: { $time }.
pairs-over = Time in pairs is up. Come back to the main room.

break-over = The break is over. We go on.

case-title = The case round begins.
case-title-named = The case round begins. With a case: { $name }.
case-how = Next step: { $done_command }
case-step = Step { $n }/{ $total }, until { $time }.
case-step-present = The person with the case describes the situation and says what they would like: questions, experiences or ideas.
case-step-clarify = The others ask open, clarifying questions. It is not yet time for advice.
case-step-think-aloud = The person with the case listens, microphone off. The others think aloud: what I heard, what it brought to mind from my own work.
case-step-take-away = The person with the case says what stayed with them and what they might try.
case-end = The case round is complete. Thank you.
case-facilitator-goes-on = The facilitator moves on to the next step.
case-noted =
    All right, the facilitator sees that you have a case. I won't ask what it is about.
    Take it back: { $off_command }
case-withdrawn = All right, your case is no longer in the queue.
case-not-waiting = You have no case in the queue.
case-queue-empty = Nobody has offered a case just now.
case-queue =
    Would bring a case:
    { $lines }
case-queue-line = { $n }. { $name }
case-queue-start = Start the case round: { $command }

privacy-info-lines-pairs = • Whom you were paired with by lot, so that the next pair is another one. Seen by: nobody.
privacy-info-lines-case = • That you have a case to bring, not what it is about. Seen by: the facilitator and the host.
privacy-info-lines-sparring = • Your wish for a sparring pair. Seen by: your pair.
