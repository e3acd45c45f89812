confirm-lapsed = My question has lapsed, and nothing was stored. Start again: { $command }
confirm-done = Done.
confirm-cancelled = Cancelled. Nothing was changed.
