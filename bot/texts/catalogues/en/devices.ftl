devices-left-out =
    { $count ->
        [one] One of your devices does not get the keys to my messages, because it is not verified: { $devices }
       *[other] Some of your devices do not get the keys to my messages, because they are not verified: { $devices }
    }
    If you know the device, verify it in your app’s settings. My next messages will then show there as well.
    If you do not know it, log it out in the same place and change your password. I mention this only once.
devices-reads-nowhere = My messages cannot be read on any device: { $name }. A device has to be verified first, in the app’s settings. Please help in some other way if needed, as my private message may not show.
devices-identity-replaced = The encryption keys have been replaced: { $name }. Most often the reason is a lost recovery key or a new phone, but somebody else may also have got into the account. Please check by phone or face to face before the group talks about anything confidential.
