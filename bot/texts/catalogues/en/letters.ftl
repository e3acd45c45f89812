letters-wait = One of you has a private message from me that I cannot deliver. You can open it here, and nobody else sees it.
letters-none = No messages are waiting for you just now.
