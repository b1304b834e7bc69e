# Requests to join.

## Why a request isn't taken.

no-need = You don’t need to ask. Open the link again.
too-many = This group has too many open requests right now. Ask the people who run it.

## Why a request isn't decided.

decided = Someone else has already decided.
account-deactivated = The account is deactivated.
group-archived = The group is archived.
no-account = They don’t have an account, and you can’t add new people. Ask an admin to approve.

## Having asked.

waits = The group’s managers can see your request now. This page shows what they decide.
asked-before = You’ve already asked with this email. We’ll email you when the managers decide.
asked-before-undelivered = You’ve already asked with this email. This server can’t send email right now, so ask the managers in person.

## After deciding.

one-decided = { $approved ->
    [yes] { $name }’s request is approved.
   *[no] { $name }’s request is declined.
}
several-decided = { $approved ->
    [yes] { $count ->
        [one] { $count } request approved.
       *[other] { $count } requests approved.
    }
   *[no] { $count ->
        [one] { $count } request declined.
       *[other] { $count } requests declined.
    }
}
not-decided = { $name }: { $why }
group-takes-no-one = Right now, people can’t join this group in any other way.
nothing-to-decide = There was nothing left to decide.
none-selected = Select the requests you want to decide.
