commitment-ask = What will you try before the next meeting? Something small is enough. The form “when …, then …” helps you get started.
commitment-how =
    Write it to me privately: try when …, then …
    The others don’t see it unless you choose so.
commitment-goal-how = You can set a goal for the whole programme in the same way: goal …
commitment-write = What will you try before the next meeting? Write it here in one message. I’ll read it back to you first.
commitment-write-goal = What do you hope will be different when the group ends? Write it here in one message. I’ll read it back to you first.
commitment-kept =
    Saved: “{ $text }”
    Only you see it, unless you choose otherwise. Choose in the poll or type a number, 1–3.
commitment-kept-goal =
    Saved: “{ $text }”
    Only you see it. I’ll come back to it before the last meeting.
commitment-who-sees = Who may see your experiment?
commitment-visibility-me = Only me
commitment-visibility-pair = My partner and me
commitment-visibility-group = The whole group
commitment-only-you = All right, only you see it.
commitment-which-pair =
    Who is your partner? Answer with a number or a name.
    { $people }
commitment-numbered = { $n }. { $name }
commitment-told-pair = I have passed it on. Your partner: { $name }.
commitment-told-group = I have told the group.
commitment-shared =
    { $name } is trying: “{ $text }”
    Join in: { $join_command }
commitment-for-pair =
    { $name } is telling you about an experiment: “{ $text }” This is only for the two of you.
    Join in: { $join_command }
commitment-joined = { $name } is joining in: “{ $text }”
commitment-half-way =
    How is your experiment going? “{ $text }”
    Choose in the poll or type a number, 1–4. Every answer is fine, and the others don’t see it.
commitment-half-way-poll = How is your experiment going?
commitment-status-done = Done
commitment-status-under-way = Under way
commitment-status-changed = Changed
commitment-status-not-this-time = Not this time
commitment-done =
    Lovely. Would you like me to tell the group? You may also keep it to yourself.
    Tell them: { $yes_command }
    Don’t tell: { $no_command }
commitment-own-joy = All right, it stays yours.
commitment-told-done = { $name } has done it: “{ $text }”
commitment-thank-you = Thanks for telling me.
commitment-changed =
    Thanks for telling me.
    If you want to write it in its new form: { $try_command }
commitment-not-this-time =
    Thanks for telling me. Keep the same one, choose another or let it be? Answer with a number.
    1. Keep the same one
    2. Choose another
    3. Let it be
commitment-goes-on = All right, we keep the same one.
commitment-dropped = All right, I have deleted it.
commitment-gone = It is not stored any more.
commitment-goal-again =
    The group’s last meeting is near. How does the goal that you set at the start look now: “{ $text }”
    You need not answer me, and the group hears of it only if you like.
commitment-look-back =
    The group has heard of these:
    { $lines }
commitment-line = • { $names }: “{ $text }”
commitment-mine =
    Your experiments:
    { $lines }
commitment-mine-line = { $n }. “{ $text }” ({ $who })
commitment-mine-goal = { $n }. Your goal: “{ $text }” ({ $who })
commitment-mine-none =
    You have no experiments stored right now.
    A new one: { $try_command }
commitment-mine-how =
    A new one: { $try_command }
    Delete: { $drop_command }
commitment-seen-me = only you see it
commitment-seen-pair = { $name } sees it too
commitment-seen-group = the group sees it
commitment-thanks = Your own experiments: { $mine_command }
commitment-nothing-ahead = The group has no meeting ahead until which you could try something.
commitment-too-many =
    You already have { $most } experiments. Fewer will do.
    Your own experiments: { $mine_command }
commitment-nothing-to-join = I can’t find an experiment that you could join: { $name }.

command-try-names = try, I'll try
command-try-summary = Choose an experiment until the next meeting
command-try-example = try when the working day ends, then I close the computer

command-mine-names = mine, my experiments
command-mine-summary = Your own experiments, for you alone
command-mine-example = mine

command-join-names = join
command-join-summary = Join somebody’s experiment
command-join-example = join Pekka

command-goal-names = goal, my goal
command-goal-summary = Your goal for the whole programme
command-goal-example = goal to say no more often

command-drop-names = drop, drop experiment
command-drop-summary = Delete an experiment or the goal
command-drop-example = drop 1

privacy-info-lines-commitment = • Your experiments until the next meeting and your goal while the group lasts. Seen by: only you, unless you choose otherwise.

parameter-number = number
