# Requests to join.

## Why a request isn't taken.

no-need = You don’t need to ask. Open the link again.
too-many = This group has too many open requests right now. Ask the people who run it.

## Why a request isn't decided.

decided = Someone else has already decided.
account-deactivated = The account is deactivated.
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

requests = Requests
open-in-drawer = ({ $count }<unseen> { $count ->
    [one] open request
   *[other] open requests
}</unseen>)

## Asking.

ask = Request access to { $group }
    .text = The group’s managers decide. { $emails ->
    [yes] We’ll email you their answer.
   *[no] You’ll see their answer on the next page.
}
asking-as = You’re asking as <strong>{ $name }</strong>.
note = Note
    .hint = Tell the managers who you are and why you’d like to join.

## What became of a request, for the person who asked.

status = { $state ->
    [open] Waiting for approval
    [approved] Your request was approved
   *[other] Your request was declined
}
status-open = The group’s managers haven’t decided yet. { $emails ->
    [yes] We’ll email you when they do.
   *[no] You’ll see their answer here.
}
status-invited = An email with a new invite is on its way to { $email }. Open its link to join.
status-invited-undelivered = Your new invite is waiting, because this server can’t send email right now. Ask the group’s managers for a link or a code.
status-declined = The group’s managers declined your request. If you think that’s a mistake, ask them in person.
asked = Asked
decided-on = Decided

# On Home.
my-requests = My requests
unnamed-group = The group of your code

## Requests to join a group, for its managers.

open-requests = Open requests
    .none = No open requests
    .none-text = People can ask to join when their code or invite doesn’t work for them. You decide here.
    .name = Name
address-proved = asked from an invite emailed to this address
address-unproved = not signed in, email not confirmed
approve = Approve<unseen> { $name }</unseen>
decline = Decline<unseen> { $name }</unseen>
approve-selected = Approve selected
decline-selected = Decline selected
pages-of-requests = Pages of requests
decided-requests = Decided requests
    .decision = Decision
    .by = Decided by
someone = Someone
