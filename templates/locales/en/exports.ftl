# Lists as files: the heads of their columns and the words in them. Exported files can be imported again.

id = Id
name = Name
email = Email
email-confirmed = Email confirmed
role = Role
state = State
time-zone = Time zone
created = Created

code = Code
group = Group
campaign = Campaign
uses = Uses
maximum-uses = Maximum uses
expiration = Expiration
ended = Ended
why = Why
role-granted = Role granted
label = Label
made-by = Created by
made = Created

group-id = Group id
person-id = Person id
group-role = Group role
joined = Joined
method = Method
method-id = Method id

at = At
actor-id = Actor id
actor = Actor
kind = Kind
details = Details
address = Address

## Words in the columns.

word-of-role = { $role ->
    [admin] admin
    [manager] manager
   *[member] member
}
word-of-group-role = { $role ->
    [manager] manager
   *[member] member
}
word-of-state = { $state ->
    [active] active
    [deactivated] deactivated
    [pending] pending
   *[erased] deleted
}
word-of-method = { $method ->
    [code] code
    [campaign] campaign code
    [invite] invite
    [request] request
    [toggle] open group
    [import] import
    [founding] created the group
   *[hand] added
}
word-of-why = { $why ->
    [hand] expired
    [replaced] replaced
    [stopped] campaign stopped
   *[contained] contained
}
