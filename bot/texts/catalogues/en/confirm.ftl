confirm-ask =
    Shall I do this: { $summary }
    Confirm: { $confirm_command }
    Cancel: { $cancel_command }
confirm-read-back =
    Did I read this right: “{ $text }”
    Yes: { $confirm_command }
    No: { $cancel_command }
confirm-lapsed = My question has lapsed, and nothing was stored. Start again: { $command }
confirm-done = Done.
confirm-saved = Saved.
confirm-cancelled = Cancelled. Nothing was changed.
confirm-unchanged = That’s how it already is.
