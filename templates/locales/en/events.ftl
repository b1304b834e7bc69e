# The record of what happened: a sentence for each event, and what the filter of Activity calls its kind.

## People whom events name.

deleted-account = Deleted account
deleted-actor = A deleted account
deleted-person = a deleted account
someone = someone
visitor = A visitor

## Organization.

organization-set-up = <bold>{ $who }</bold> set up the organization
    .kind = Organization set up
organization-changed = <bold>{ $who }</bold> changed the organization’s settings
    .kind = Settings changed
organization-everything-expired = <bold>{ $who }</bold> expired all codes and links
    .kind = All codes and links expired

## Accounts. `own` is whether it is that of the person who did it.

person-signed-up = <bold>{ $who }</bold> created an account
    .kind = Signed up
person-signed-in = <bold>{ $who }</bold> signed in
    .kind = Signed in
person-signed-out = { $own ->
    [yes] <bold>{ $who }</bold> signed out
   *[no] <bold>{ $who }</bold> signed { $person } out everywhere
}
    .kind = Signed out
person-confirmed = <bold>{ $who }</bold> confirmed an email address
    .kind = Email confirmed
person-emails-chosen = <bold>{ $who }</bold> changed which emails they get
    .kind = Email choices changed
person-changed = { $own ->
    [yes] <bold>{ $who }</bold> changed their account
   *[no] <bold>{ $who }</bold> changed the account of { $person }
}
    .kind = Account changed
person-password-set = { $own ->
    [yes] <bold>{ $who }</bold> set their password
   *[no] <bold>{ $who }</bold> set the password of { $person }
}
    .kind = Password set
person-erased = { $own ->
    [yes] <bold>{ $who }</bold> deleted their account
   *[no] <bold>{ $who }</bold> deleted the account of { $person }
}
    .kind = Account deleted
person-added = <bold>{ $who }</bold> added { $person } to the organization
    .kind = Person added
person-deactivated = { $own ->
    [yes] <bold>{ $who }</bold> was deactivated
   *[no] <bold>{ $who }</bold> deactivated { $person }
}
    .kind = Person deactivated
person-reactivated = { $own ->
    [yes] <bold>{ $who }</bold> was reactivated
   *[no] <bold>{ $who }</bold> reactivated { $person }
}
    .kind = Person reactivated
person-downloaded = <bold>{ $who }</bold> downloaded a copy of their data
    .kind = Data downloaded
person-role-changed = <bold>{ $who }</bold> made { $person } { $role ->
    [admin] an admin
    [manager] a manager of the organization
   *[member] a member of the organization
}
    .kind = Organization role changed
person-confirmation-sent = <bold>{ $who }</bold> sent { $person } the confirmation email again
    .kind = Confirmation sent again
person-exported = <bold>{ $who }</bold> exported the list of users
    .kind = Users exported

## Actions on many people.

bulk-begun = { $action ->
    [add] <bold>{ $who }</bold> started to add { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
    [move] <bold>{ $who }</bold> started to move { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
    [remove] <bold>{ $who }</bold> started to remove { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
   *[deactivate] <bold>{ $who }</bold> started to deactivate { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
}
    .kind = Action on many people
bulk-undone = { $action ->
    [add] <bold>{ $who }</bold> undid adding { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
    [move] <bold>{ $who }</bold> undid moving { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
    [remove] <bold>{ $who }</bold> undid removing { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
   *[deactivate] <bold>{ $who }</bold> undid deactivating { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
}
    .kind = Action on many people undone

## Groups.

group-created = <bold>{ $who }</bold> created the group
    .kind = Group created
group-changed = <bold>{ $who }</bold> changed the group’s settings
    .kind = Group changed
group-archived = <bold>{ $who }</bold> archived the group
    .kind = Group archived
group-unarchived = <bold>{ $who }</bold> restored the group
    .kind = Group restored
group-moved = <bold>{ $who }</bold> moved the group in the order
    .kind = Group moved
group-people-brought = { $method ->
    [import] <bold>{ $who }</bold> imported { $people ->
        [one] { $people } person
       *[other] { $people } people
    } into the group
   *[other] <bold>{ $who }</bold> added { $people ->
        [one] { $people } person
       *[other] { $people } people
    } to the group
}
    .kind = Many people joined a group
group-people-taken-back = { $method ->
    [import] <bold>{ $who }</bold> undid an import ({ $people ->
        [one] { $people } person
       *[other] { $people } people
    } removed)
   *[other] <bold>{ $who }</bold> undid adding { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
}
    .kind = Many people removed from a group

## Members of a group. `own` is whether they did it themselves.

member-joined = { $own ->
    [yes] <bold>{ $who }</bold> { $method ->
        [code] joined with a code
        [campaign] joined with a campaign code
        [invite] joined with an invite
        [request] joined after a request
        [toggle] joined the open group
        [import] joined in an import
        [founding] created the group and joined
       *[hand] joined
    }
   *[no] <bold>{ $who }</bold> added { $person } { $method ->
        [code] with a code
        [campaign] with a campaign code
        [invite] with an invite
        [request] after a request
        [toggle] to the open group
        [import] with an import
        [founding] with the new group
       *[hand] to the group
    }
}{ $role ->
    [manager] { " as a manager" }
   *[member] { "" }
}
    .kind = Joined a group
member-left = <bold>{ $who }</bold> left the group
    .kind = Left a group
member-removed = <bold>{ $who }</bold> removed { $person } from the group
    .kind = Removed from a group
member-moved = <bold>{ $who }</bold> moved { $person } to { $group }
    .kind = Moved to another group
member-moved-somewhere = <bold>{ $who }</bold> moved { $person } to another group
member-role-changed = <bold>{ $who }</bold> made { $person } a { $role ->
    [manager] manager
   *[member] member
} of the group
    .kind = Group role changed
member-undone = <bold>{ $who }</bold> undid adding { $person }
    .kind = Joining undone
member-put-back = <bold>{ $who }</bold> put { $person } back in the group
    .kind = Leaving undone
member-groups-changed = <bold>{ $who }</bold> changed the groups of { $person }
    .kind = Someone’s groups changed
member-exported = <bold>{ $who }</bold> exported the list of members
    .kind = Members exported

# How someone joined, in a list of members or of their groups.
joined-how = { $method ->
    [code] Code
    [campaign] Campaign code
    [invite] Invite
    [request] Request
    [toggle] Joined the open group
    [import] Import
    [founding] Created the group
   *[hand] Added by a manager
}
joined-added-by = Added by { $name }
joined-invited-by = Invite from { $name }

## Codes. A code is named by its last two characters.

code-created = <bold>{ $who }</bold> created the code ending in { $ending }
    .kind = Code created
code-expired = <bold>{ $who }</bold> expired the code ending in { $ending }
    .kind = Code expired
code-taken-over = <bold>{ $who }</bold> took over the code ending in { $ending }
    .kind = Code taken over
code-replaced = <bold>{ $who }</bold> replaced the code ending in { $ending }
    .kind = Code replaced
code-emailed = <bold>{ $who }</bold> emailed the code ending in { $ending }
    .kind = Code emailed
code-exported = <bold>{ $who }</bold> exported the group’s codes
    .kind = Codes exported

## Campaigns.

campaign-created = <bold>{ $who }</bold> created the campaign “{ $campaign }”
    .kind = Campaign created
campaign-changed = <bold>{ $who }</bold> changed the campaign “{ $campaign }”
    .kind = Campaign changed
campaign-stopped = <bold>{ $who }</bold> stopped the campaign “{ $campaign }”
    .kind = Campaign stopped
campaign-emailed = <bold>{ $who }</bold> emailed codes of the campaign “{ $campaign }”
    .kind = Campaign emailed
campaign-exported = <bold>{ $who }</bold> exported the codes of the campaign “{ $campaign }”
    .kind = Campaign exported

## Invites.

invite-created = <bold>{ $who }</bold> created an invite
    .kind = Invite created
invite-deleted = <bold>{ $who }</bold> deleted an invite
    .kind = Invite deleted
invite-taken-over = <bold>{ $who }</bold> took over an invite
    .kind = Invite taken over
invite-resent = <bold>{ $who }</bold> sent an invite again
    .kind = Invite sent again
invite-revoked = <bold>{ $who }</bold> revoked an invite
    .kind = Invite revoked

## Requests to join.

request-made = <bold>{ $who }</bold> asked to join
    .kind = Access requested
request-approved = <bold>{ $who }</bold> approved a request to join
    .kind = Request approved
request-denied = <bold>{ $who }</bold> declined a request to join
    .kind = Request declined

## Imports.

import-applied = <bold>{ $who }</bold> confirmed an import
    .kind = Import confirmed
import-people-added = <bold>{ $who }</bold> added { $people ->
    [one] { $people } person
   *[other] { $people } people
} with an import
    .kind = People imported
import-undone = <bold>{ $who }</bold> undid an import
    .kind = Import undone
import-people-taken-back = <bold>{ $who }</bold> removed { $people ->
    [one] { $people } imported person
   *[other] { $people } imported people
}
    .kind = Imported people removed

## Email queue.

mail-tested = <bold>{ $who }</bold> sent a test email
    .kind = Test email sent
mail-retried = <bold>{ $who }</bold> put an email back in the queue
    .kind = Email retried
mail-released = <bold>{ $who }</bold> sent the emails that were on hold
    .kind = Emails on hold sent
mail-dropped = <bold>{ $who }</bold> discarded the emails that were on hold
    .kind = Emails on hold discarded

## Backups.

backup-restored = <bold>{ $who }</bold> restored a backup
    .kind = Backup restored
backup-dismissed = <bold>{ $who }</bold> dismissed the notice about a restored backup
    .kind = Restore notice dismissed

## What a newer version wrote.

unknown = <bold>{ $who }</bold> did something this version doesn’t know ({ $kind })

## What changed: a setting before and after.

change = { $setting ->
    [name] Name
    [email] Email
    [time_zone] Time zone
    [language] Language
    [languages] Languages
    [description] Description
    [category] Category
    [starts_at] Start date
    [stops_at] Stop date
    [user_viewable] User viewable
    [join_type] Join type
    [campaign] Campaign
    [members_may_invite] Members can invite
    [order] Order
    [add_new_people] Add new people
    [sign_up] Sign up
    [sign_up_domains] Sign-up domains
    [address_days] Days to keep network addresses
    [allow_in_app_validation] Allow in app validation
   *[other] { $other }
}: { $before } → { $after }
emails-turned-off = Turned off: { $topics }
emails-turned-on = Turned on: { $topics }
value-none = none
value-yes = yes
value-no = no
value-number = { $number }
value-choice = { $choice ->
    [open] open
    [by_code] by code
    [closed] closed
    [admins] admins
    [managers] managers and admins
    [everyone] everyone
    [code_required] with a code
    [domains] with an email address at certain domains
   *[other] { $other }
}
added-to = Added to { $groups }
removed-from = Removed from { $groups }

## Pages that list events.

what = What
group = Group
from = From
pages = Pages of activity

# Settings → Activity.
caption = What happened, newest first
who = Who
who-placeholder = Name or email address
any-kind = Anything
since = From day
until = To day
until-before-since = Choose a last day that isn’t before the first.
several-people = Several people have this name. Whose activity do you want to see?
no-such-person = No one found. Try the first letters of a name or an email address.
nothing-found = Nothing found.
nothing-found-by = Nothing found by { $person }.
done-by = What { $person } did
named = { $name } ({ $email })
export-csv = Export as CSV
export-excel = Export as Excel

# Activity of a group.
group-caption = What happened in this group
group-nothing = Nothing has happened in this group yet.

# A person’s activity and history.
person-title = { $title } of { $name }
history = History
person-nothing = They haven’t done anything yet.
person-never-joined = They’ve never been in a group.

## Heads of the exported log.

head-when = When (UTC)
head-who = Who
head-email = Email
head-did = Did
head-group = Group
head-changes = Changes
head-address = Address
head-action = Action
