# Setting up an organization.

done = Your organization is already set up. Sign in to use it.
unknown-link = Part of this link is missing. Copy all of it from the server’s log.
expired-link = This link has expired. Restart the server and use the new link in its log.
done-title = Already set up

## The form.

set-up = Set up your organization
    .text = Name your organization and create your admin account. You can change everything later.
    .submit = Set up
organization = Organization
    .hint = The name people know it by.
time-zone = Time zone
    .hint = Used for group dates.
your-name = Your name
your-email = Your email
welcome = Your organization is set up. Create your first group to get started.
