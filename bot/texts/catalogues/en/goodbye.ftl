goodbye-group-ends = Thank you for these meetings. What was told here still stays in this group. I’ll send one more message in a month. The data will be deleted: { $delete_date }.
goodbye-group-goes-on = The group goes on. The agreement holds as before. Next meeting: { $date }.

closed-room-leaving = This is the group’s own closed room. I am leaving now and can’t see what is written here. What is told here stays here.
closed-room-announced = The group now has its own closed room for the conversation, and I am not in it. Practical matters I handle here.
