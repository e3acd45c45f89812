away-kinds-private = any private reminders
away-kinds-farewell = the last thought
