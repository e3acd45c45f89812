feedback-intro =
    { $count ->
        [one] Feedback: one question, optional.
       *[other] Feedback: { $count } questions, all optional.
    } Only the group’s facilitator sees the answers, without names: the numbers as a rough joint result, what you write in your own words all at once and in mixed order. If fewer than { $k } members answer a question, its answers are shown to nobody and I delete them.
feedback-handling = The feedback closes: { $closes }. Then I delete the answers from my records and these messages from our conversation. Until then whoever runs the server could technically read the answers in my database. The chat server sees when you write to me, but not what.
feedback-question = { $n }/{ $total }. { $question }
feedback-write =
    Write your answer here in one message, or 0 if you’d rather not. I’ll read it back to you first, and I store it only when you answer yes. I wait for half an hour.
    Later you can get back here: { $feedback_command }
feedback-read-back =
    Did I read this right: “{ $text }”
    Send it: { $confirm_command }
    Don’t send it: { $cancel_command }
feedback-discarded = All right, I did not store it. You can write a new answer here, or 0 if you’d rather not.
feedback-lapsed =
    My question has lapsed, and your answer was not stored.
    Write it again: { $feedback_command }
feedback-too-long = Your answer is too long, and I did not store it. At most { $most } characters will fit.
feedback-none-open = There is no feedback question open now that you could answer in your own words. I stored nothing.
feedback-thanks = Thank you for your feedback. I delete your answers when it closes.
feedback-result = The members’ feedback on the last meeting. It is meant for you alone. Please don’t try to work out who answered what.
feedback-result-line =
    { $question }
    → { $band }
feedback-band-low = at the lower end
feedback-band-middle = in the middle
feedback-band-high = at the upper end
feedback-band-none = the result can’t be shown without giving someone away
feedback-result-texts =
    { $question }
    { $texts }
feedback-result-text = • { $text }
feedback-result-few-texts = So few answered in their own words that I don’t show the answers.
away-kinds-feedback = the feedback questions
privacy-info-lines-feedback = • Your answers to the feedback until it closes. Seen by: the facilitator, without your name.
feedback-result-of = The members’ feedback on the meeting: { $date }. It is meant for you alone. Please don’t try to work out who answered what.
privacy-info-lines-feedback-circle = • Whether you are among those whose joint feedback is shown to the facilitator, not your answers. Seen by: only you.
