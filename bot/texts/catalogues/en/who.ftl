who-title = Who is coming: { $date }
who-coming = Coming ({ $n }): { $names }
who-late = Coming late ({ $n }): { $names }
who-unsure = Don’t know yet ({ $n }): { $names }
who-away = Can’t come ({ $n }): { $names }
who-no-answer = No answer yet ({ $n }): { $names }
who-nobody = Nobody has signed up yet.
