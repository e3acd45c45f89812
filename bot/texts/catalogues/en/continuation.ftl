continue-goes-on = The group goes on. The agreement holds as before. Next meeting: { $date }.
continue-data-stay = The deletion date that I gave earlier no longer holds. The new one, if the group ends as planned now: { $delete_date }.
continue-not-at-the-end = You can agree on going on when at most one meeting is left. The last meeting: { $date }.
continue-wrong-count = There can be 1–{ $most } meetings, 1–{ $weeks } weeks apart.
lead-already = { $name } already leads the group.
lead-you =
    You lead the group now. I look after the reminders and offer questions.
    What to do now: { $guide_command }
    If you want to hand the lead over, type this and a name: { $hand_over_command }
lead-now = { $name } now leads the group too.
lead-instead = The lead has changed hands: { $name } leads the group from now on.
lead-whom =
    The group would be left without a facilitator. To whom do you hand over?
    Example: { $example }
lead-given = Done. You are now a member of the group. Thank you for leading it.

command-continue-names = group continues, go on
command-continue-summary = Go on with the group: number of meetings, first time, and how often
command-continue-example = group continues 4 1.12.2027 17:00 every 6 weeks

command-hand-over-names = hand over
command-hand-over-summary = Hand the lead over to somebody else
command-hand-over-example = hand over Pekka

command-lead-too-names = co-lead, second facilitator
command-lead-too-summary = Name a second facilitator
command-lead-too-example = co-lead Pekka

parameter-every = how often, such as “every 6 weeks”
