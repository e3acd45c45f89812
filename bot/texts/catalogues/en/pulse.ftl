pulse-skip = I’d rather not answer
pulse-result = { $label }: { $band }.
pulse-result-note = A rough picture, not any one person’s answer.
pulse-suppressed = The result can’t be shown this time without giving someone away. You can still talk about whatever you like.
pulse-thanks = Thank you. I delete your answers from my records when the pulse check closes.
