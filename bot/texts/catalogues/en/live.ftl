# Leading a running meeting: the card of a phase, its clock, the questions.

card-paused = { $phase }. The clock is stopped. Then: { $next }.
card-paused-last = { $phase }. The clock is stopped. The last phase of the meeting.
card-signs = For the facilitator: ▶️ next phase, ⏸️ stop or start the clock, ⏭️ new question.
card-bad-minutes =
    A phase can get 1–{ $most } minutes more at a time.
    Example: { $example }
card-stands = The clock is already stopped. To start it again: { $command }
card-runs = The clock is already running. To stop it: { $command }
card-first-phase = This is the first phase of the meeting.

prompts-no-more = You’ve been through this theme’s questions.
prompts-further-deeper = The next ones go deeper. If the group is ready: { $command }
prompts-further =
    From another theme: { $other }
    A question of your own: { $own }
prompts-nothing-deeper =
    This theme has no deeper questions left.
    From another theme: { $other }
prompts-no-other =
    There are no more questions of this depth.
    A question of your own: { $own }

parameter-prompt = “deeper”, “other” or your own question in quotation marks

# The letters are understood only in the group's room, after the prefix.

command-session-next-letter = n
command-session-back-letter = b
command-session-extend-letter = x
command-session-pause-letter = p
command-session-resume-letter = r
command-prompt-letter = q

command-session-back-names = back, previous phase
command-session-back-summary = Go back to the phase before (in the room also b)
command-session-back-example = back

command-session-extend-names = extend, more time
command-session-extend-summary = Give this phase more time, five minutes or as you say (in the room also x)
command-session-extend-example = extend 5

command-session-pause-names = pause, stop the clock
command-session-pause-summary = Stop the clock of this phase (in the room also p)
command-session-pause-example = pause

command-session-resume-names = resume, start the clock, continue
command-session-resume-summary = Start the clock of this phase again (in the room also r)
command-session-resume-example = resume

command-prompt-names = prompt, question
command-prompt-summary = Offer the group the next, a deeper, another or your own question (in the room also q)
command-prompt-example = prompt deeper
command-prompt-own-example = prompt "What is on your mind in this?"
command-prompt-argument-deeper = deeper
command-prompt-argument-other = other
