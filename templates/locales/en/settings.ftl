# Settings of the organization.

settings = Settings

## Tabs.

general = General
email = Email

## General.

name = Name of the organization
time-zone = Time zone
    .hint = Used for group dates and for people without a zone of their own. Dates you’ve already set don’t move.
    .choose = Choose a time zone
add-policy = Add new people to the organization
    .hint = Who can add people without an account, with codes and links.
    .admins = Admins
    .managers = Admins and managers
    .everyone = Everyone
signup-policy = Sign up
    .hint = Who can create an account.
    .code = People with a code
    .domains = Also people with an email at one of the domains below
    .domains-about = They confirm their email instead of entering a code.
    .open = Anyone
signup-domains = Email domains
    .hint = Like example.org. Separate several with spaces, commas or new lines.
address-days = Days to keep network addresses
    .hint = Activity shows which network address people used. After this many days, we delete the address.

## What’s wrong with the form.

choose-add-policy = Choose who can add people.
choose-signup-policy = Choose who can create an account.
domain-needed = Enter at least one domain, like example.org, or choose another option.
not-a-domain = “{ $entry }” isn’t a domain. Enter one like example.org.
too-many-domains = Enter at most { NUMBER($most) } domains.
address-days-range = Enter a number of days from { NUMBER($least) } to { NUMBER($most) }.

## Languages.

language = Language
    .hint = For people whose browser asks for none of the languages below, and for invites to new people.
languages = Languages people can choose
    .hint = The organization’s language is always one of them.
