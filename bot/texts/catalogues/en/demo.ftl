# The rehearsal: its people, what they say to each other, and what the terminal shows.

demo-group-name = Sole traders’ peer group

demo-name-facilitator = Anna Clarke
demo-name-host = Peter Hughes
demo-name-ready = Emily Ward
demo-name-typist = Mike Turner
demo-name-traveller = Laura Shaw
demo-name-forgetful = Sam Ellis
demo-name-late = Ruth Palmer
demo-name-observer = Observer

demo-talk-hello-1 = Hello everyone!
demo-talk-hello-2 = Hi, glad to be here.
demo-talk-check-in-1 = A busy week behind me, good to see you all.
demo-talk-check-in-2 = The coffee is ready at my end.
demo-talk-check-in-3 = I made it in time after all.
demo-talk-try = when the working day ends, then I close the computer
demo-talk-offer = I know some spreadsheet tricks
demo-talk-topic = How do I ask to be paid on time
demo-talk-thanks-1 = Thank you, that did me good.
demo-talk-thanks-2 = Thanks everyone, plenty to think about.
demo-talk-thanks-3 = A good group. See you next time.
demo-talk-move-reason = Something has come up for me. Could we move it by two days?
demo-talk-move-fine = That suits me.
demo-talk-forgot = Sorry, I forgot about this!

demo-stage-homeserver = Starting a Matrix homeserver of our own …
demo-stage-people = The homeserver is up: { $url }. Calling the rehearsed group together …
demo-stage-watch =
    You can watch the group with any Matrix app. Log in now: later on, earlier messages cannot be opened any more.
    Homeserver: { $url }
    User name: { $user }
    Password: { $password }
demo-stage-enter = Go on: Enter (or wait { $seconds } s)
demo-stage-begins = The rehearsal begins. Time jumps to the next moment at which something happens. To stop: Ctrl-C.
demo-stage-interrupted = The rehearsal was interrupted. Everything has been stopped.
demo-stage-ended = The rehearsal is over. Everything has been stopped.
demo-stage-kept =
    The homeserver is still up: { $url }
    Password of every account: { $password }
    Files: { $directory }
    To stop it: kill { $pid }

demo-timeline-room = group
demo-timeline-private = in private: { $name }
demo-timeline-private-own = in private
demo-timeline-voted = votes: { $answer }
demo-timeline-answered = Answered in private: { $names }. Answers are not shown.
demo-timeline-joined = joined the group
demo-timeline-left = left the group
demo-timeline-changed = updated a message:
demo-timeline-took-back =
    { $n ->
        [1] deleted one message
       *[other] deleted { $n } messages
    }
demo-timeline-same = The same message: { $names }
demo-timeline-progress = Meetings held
demo-timeline-progress-line = Meetings held: { $n }/{ $total }

demo-account-title = After the rehearsal
demo-account-sessions = Meetings held: { $n }
demo-account-messages = Messages from Vertti: { $n }
demo-account-stored = Stored now:
demo-account-deleted = Deleted:
demo-account-nothing = nothing
demo-account-kind-members = details of members: { $n }
demo-account-kind-agreements = acceptances of the agreement: { $n }
demo-account-kind-rsvps = sign-ups: { $n }
demo-account-kind-pulse-answers = answers to the pulse check: { $n }
demo-account-kind-message-texts = texts of Vertti’s messages: { $n }
demo-account-kind-private-messages = pulse questions and answers in the rooms: { $n }
demo-account-talk = The group’s own conversation was not stored at any point.
