# Files of people: what their columns hold.

meaning = { $meaning ->
    [email] Email
    [other-email] Second email, used if the first is empty
    [name] Name
    [last-first] Name, last name first
    [given] First name
    [middle] Middle name
    [family] Last name
    [second-family] Second last name
    [suffix] Name suffix
    [role] Role
    [group-role] Role in the group
    [groups] Groups
    [classes] Classes
    [group] One group
    [group-id] Group ID
    [status] Status: active, deleted, …
    [enabled] Active: yes or no
    [gone] Deleted or suspended: yes or no
   *[nothing] Leave out
}

# A column without a name.
column-number = column { $number }
# A column that isn’t used because it has other programs’ roles, with some of them.
column-of-roles = { $column } ({ $roles })
