pulse-skip = I’d rather not answer
pulse-result = { $label }: { $band }.
pulse-result-note = A rough picture, not any one person’s answer.
pulse-suppressed = The result can’t be shown this time without giving someone away. You can still talk about whatever you like.
pulse-thanks = Thank you. I delete your answers from my records when the pulse check closes.
pulse-four-agreed =
    All right, four answers are enough for you. The limit comes down only when every member has agreed to it. Even then I show a result only if it gives nobody away. I don’t tell the others who has agreed.
    Take it back: { $off_command }
pulse-four-withdrawn = All right. A result is shown only if at least { $k } members have answered the question.
pulse-four-members-only = This is for the members to decide, since they are the ones who are asked.
pulse-four-higher = In this group at least { $k } answers are needed, and the limit can’t be lowered.
