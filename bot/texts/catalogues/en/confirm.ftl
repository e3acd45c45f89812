confirm-lapsed = My question has lapsed, and nothing was changed. Start again: { $command }
confirm-done = Done.
confirm-cancelled = Cancelled. Nothing was changed.
confirm-unchanged = It is so already. Nothing was changed.
confirm-read-back =
    Did I read this right: “{ $text }”
    Yes: { $confirm_command }
    No: { $cancel_command }
confirm-words-discarded = All right, I did not keep it. Write it again if you like.
confirm-words-lapsed = My question has lapsed, and nothing was stored. Start again: { $command }
confirm-words-too-long = Your message is too long, and I did not keep it. It has { $length } characters; there is room for { $most }.
