# Setting up an organization.

done = Your organization is already set up. Sign in to use it.
unknown-link = Part of this link is missing. Copy all of it from the server’s log.
expired-link = This link has expired. Restart the server and use the new link in its log.
