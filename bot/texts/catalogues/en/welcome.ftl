data-forgotten = Your data has been deleted. All that remains is a mark, so that I don’t invite you again, and my earlier messages in the group’s history.
data-leave = You have left the group. The confidentiality we agreed on still holds. Thank you for having been with us.
about-group = Group: { $group }
