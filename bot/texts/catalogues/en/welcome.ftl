data-forgotten = Your data has been deleted.
data-mark-stays = All that remains is a mark, so that I don’t invite you again, and earlier messages in the group’s room.
data-talk-ends = I am leaving this conversation now. All the best to you.
data-leave = You have left the group. The confidentiality we agreed on still holds. Thank you for having been with us.
data-leave-stays = Your data is deleted with the group’s data. Delete it right away: { $forget_command }
about-group = Group: { $group }
