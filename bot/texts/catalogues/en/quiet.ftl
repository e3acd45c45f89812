quiet-turned-on =
    All right, I won’t send you private reminders. You can mute the group’s messages in your app’s settings. The others can’t see this.
    Reminders back on: { $quiet_off_command }
quiet-turned-off = All right, you’ll get private reminders again.
quiet-for-those-who-lead = As facilitator or host you still get the messages that your task needs.
