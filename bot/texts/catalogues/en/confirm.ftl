confirm-lapsed = My question has lapsed, and nothing was changed. Start again: { $command }
confirm-done = Done.
confirm-cancelled = Cancelled. Nothing was changed.
confirm-unchanged = It is so already. Nothing was changed.
