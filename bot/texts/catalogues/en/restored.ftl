restored-look =
    I have been restored from a backup. I remember the group as it was then: { $since }.
    What was agreed or answered after that I may not know. See whether the meetings are right: { $plan_command }
    Correct what is not. From the time in between I do not ask or remind a second time.
