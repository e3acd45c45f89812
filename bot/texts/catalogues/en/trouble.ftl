trouble-rights-lost = I am missing a permission: { $missing }. My messages are paused until it is restored.
trouble-rights-back = The permissions are in order, and my messages go on.
trouble-removed = I have been removed from the group, and my messages are paused. If that was a mistake, invite me back. If the group has ended: { $end_command }
trouble-undelivered = A message has not got through: { $kind }, { $date }. I keep trying.
trouble-undelivered-private = A private message does not get through: { $name }. Topic: { $kind }. Please pass it on another way if needed.
trouble-expired = A message went out of date on the way, and I won’t send it any more: { $kind }, { $date }.
trouble-device-not-verified = The group’s messages don’t open on one of your devices because it is not verified: { $device }. Verify it in your app’s settings.
trouble-identity-changed = The encryption keys have changed: { $name }. Check another way that it is the same person.
