# The help pages: how to join, and how to manage groups and the organization.

help = Help
# A link to a page of Help, read out with what it’s about.
help-with = Help<unseen>: { $about }</unseen>
contents = On this page

## How to join.

joining = How to join
    .intro = Join a group with a code, with an invite, or on Home if the group is open.

code = Where do I get a code?
    .text = From the people who run the group: on a poster, a card, in class or in an email. It looks like F8H4B-PZM5K, or like CHOIR-2026 if they chose it themselves.
    .none = Don’t have one? Ask a manager of the group, or the person who told you about it.

enter = Join with a code
    .type = Enter the code on the front page and choose <bold>{ $proceed }</bold>. If you’re signed in, choose <bold>{ $enter }</bold> in the menu.
    .see = You’ll see which group it opens. If you’re signed in, choose <bold>{ $join }</bold>.
    .go-on = If not, choose <bold>{ $sign-up }</bold> if you’re new, or <bold>{ $sign-in }</bold>. You don’t have to enter the code again.
    .read = Upper or lower case doesn’t matter, and neither do spaces and dashes. You can also scan the QR code on a poster, or paste the whole link.
    .typo = Codes like F8H4B-PZM5K never have the letters O and I or the digits 0 and 1 in them. If you mix up two that look alike, such as 8 and B, we usually suggest the right code.

code-fails = When a code doesn’t work
    .text = While you’re signed out, we only say that a code can’t be used. That way, guessing codes reveals nothing. Sign in and enter it again to see the reason.
    .mistyped = It has a typo. Compare it with the poster or the email, one character at a time.
    .over = It has expired or was replaced. Ask the person who gave it to you for the new one.
    .used-up = It’s used up, because as many people as it was made for have joined. Ask for another one.
    .dates = The group hasn’t started yet, so come back on its start date. If it has stopped, ask its managers to add you.
    .members = It’s only for people who already have an account. If you have one, sign in first. If not, ask for an invite.
    .request = If the managers can still add you, you’ll see <bold>{ $request }</bold> when you enter the code signed in. See <link>{ $title }</link>.
    .limit = After too many wrong codes you have to wait a little. The page tells you how long.

invite = Join with an invite
    .text = An invite is a link to a group. You get it by email, or someone shares it with you. Open it to see who invites you, and to which group.
    .known = If you have an account, sign in and choose <bold>{ $join }</bold>.
    .new = If you don’t, choose <bold>{ $sign-up-and-join }</bold>.
    .own = A link in an email is just for you, so please don’t forward it. Once you’ve confirmed your address, invites sent to it are also on <bold>{ $home }</bold>.

invite-fails = When an invite doesn’t work
    .over = It has expired, is used up, or was deleted or revoked. Choose <bold>{ $request }</bold>, and the managers of the group decide.
    .newer = There’s a newer one. Use the link in the newest email.
    .address = It was sent to another address than the one of your account. Switch accounts on its page, or ask for an invite to your own address.
    .members = It’s for people with an account. Sign in first, or choose <bold>{ $request }</bold>.
    .broken = Part of the link is missing. Email programs sometimes break a link in two, so copy all of it.
    .free = Opening a link never uses it up.

open = Join an open group
    .text = Groups that everyone with an account can join are on <bold>{ $home }</bold> under <bold>{ $open-groups }</bold>, and in the list of all <bold>{ $groups }</bold>. Turn the switch on to join, and off to leave.

request = Ask to join
    .text = If your code or invite doesn’t work, you can ask the managers of the group. Choose <bold>{ $request }</bold> and tell them who you are and why you’d like to join. For a code, sign in first. For an invite, your name and email are enough.
    .answer = We email you the answer. If you asked while signed in, your open requests are also on <bold>{ $home }</bold> under <bold>{ $mine }</bold>.
    .approved = If you asked while signed in, you’re in as soon as a manager approves. Otherwise the email has an invite in it.

sign-up = Sign up and sign in
    .text = You need one account for all your groups. Whether you need a code to sign up depends on your organization.
    .confirm = If you sign up with a code, you can start right away. Please open the link we email you within 24 hours to confirm your address. You get a new link under <bold>{ $account }</bold>.
    .invited = If you sign up with an emailed invite, your address is already confirmed.
    .codeless = If you sign up without a code, we create your account when you open the link we email you.
    .password = If you’ve forgotten your password, choose <bold>{ $forgot }</bold> on the sign-in page. The link we email you works for one hour.
    .missing = No email after a few minutes? Check your spam folder and the address.

joined = After you’ve joined
    .home = The group is on <bold>{ $home }</bold> and in the menu. Its page says what it’s for and who manages it.
    .start = If it hasn’t started yet, you’ll see it from its start date. After its stop date you stay in it.
    .seen = Its managers see your name, your email and how you joined.
    .invite = To invite others, choose <bold>{ $invite }</bold> on the group’s page. Some groups leave this to their managers.

leave = Leave a group
    .text = Open the group and choose <bold>{ $leave }</bold>. You can join an open group again on <bold>{ $home }</bold>. For other groups you need a code or an invite that still works, or a manager adds you.
    .removed = If a manager removed you, your old code or invite doesn’t work for you any more. Ask a manager to add you or to invite you again.

account = Your account and your data
    .text = Choose <bold>{ $account }</bold> in the menu.
    .details = Change your name, time zone and password there, and your language if there are several.
    .email = You can also change your email. It changes once you’ve confirmed the new one.
    .sessions = If you forgot to sign out somewhere, choose <bold>{ $out }</bold>.
    .emails = Under <bold>{ $emails }</bold>, turn off the emails you don’t want. The link at the end of an email does the same.
    .download = <bold>{ $download }</bold> gives you everything we keep about you in one file.
    .erase = <bold>{ $erase }</bold> ends your membership in all groups and erases your name, email and password. You can’t undo this.

## Managing groups.

managing = Managing groups
    .intro = How to set up a group, invite people and keep track of who’s in it.

managers = What managers can do
    .group = Managers of a group change its settings, members, codes and invites, and decide on requests to join. Open the group and choose <bold>{ $settings-of-group }</bold>.
    .organization = People with the role <bold>{ $manager }</bold> in the organization can also create groups. They manage the groups they create.
    .admin = Admins can do all this in every group.

group = Group settings
    .text = To create a group, choose <bold>{ $new-group }</bold> in the menu. You can change these settings later under <bold>{ $general }</bold>.
    .dates = <bold>{ $start }</bold> and <bold>{ $stop }</bold>: People can join from the first day to the end of the last. Members see the group from the start date and keep it after the stop date. Managers see it earlier.
    .viewable = <bold>{ $viewable }</bold>: Turn it off to hide the group from people who aren’t in it. They can still join with a code or an invite.
    .join-type = <bold>{ $join-type }</bold>: With <bold>{ $open }</bold>, everyone with an account can join. With <bold>{ $by-code }</bold>, people need a code or an invite. With <bold>{ $closed }</bold>, codes don’t work, and people join with an invite or you add them.
    .may-invite = <bold>{ $may-invite }</bold>: Members can invite people who already have an account.
    .archive = <bold>{ $archive }</bold> hides the group from its members, and no one can join any more. Nothing is deleted. <bold>{ $restore }</bold> brings it back, and codes that haven’t expired work again.

codes-text = Everyone who enters a code joins the group. Choose <bold>{ $create-code }</bold>, leave a field empty for no limit, and choose <bold>{ $generate }</bold>.
codes-expiration = <bold>{ $expiration }</bold>: When the code stops working. You can’t change it later.
codes-uses = <bold>{ $max-uses }</bold>: How many people can join with it.
codes-role = <bold>{ $role }</bold>: Codes that make people managers need an expiration date and a maximum number of uses.
codes-custom = <bold>{ $custom }</bold>: 6 to 32 letters and digits that are easy to remember, like CHOIR-2026. Others could guess it. <bold>{ $random }</bold> makes that hard.
codes-new-people = If you can’t add new people to the organization, your codes only work for people who already have an account. The form tells you.

share = Share a code
    .text = Choose a code under <bold>{ $group-codes }</bold> to see it large, with its link and QR code.
    .copy = <bold>{ $copy }</bold> and <bold>{ $copy-link }</bold> let you paste the code or its link anywhere.
    .poster = <bold>{ $poster }</bold> opens a page with the code, the QR code and what to do.
    .email = <bold>{ $email-code }</bold> sends it to the addresses you paste.
    .qr = <bold>{ $qr }</bold> saves a picture for your own documents.
    .used = Below, under <bold>{ $used }</bold>, you’ll see who joined with it and when.

expire = Expire or replace a code
    .expire = <bold>{ $expire }</bold> stops a code right away. You can’t undo this, and the same code is never used again.
    .replace = <bold>{ $edit-code }</bold> makes a new code with the same settings and the uses that are left. The old one stops right away, and people who enter it read that it was replaced.
    .wrong-hands = If a code got into the wrong hands, expire it, see who joined with it, and remove people under <bold>{ $members }</bold>. Codes and invites from before don’t bring them back.
    .stopped = A code stops when the person who made it can’t manage the group any more. Open the code and choose <bold>{ $take-over }</bold> to make it work again.

invites-text = An invite is a link to your group. Choose <bold>{ $new-invite }</bold>, then when it expires and who can use it. Choose <bold>{ $create }</bold> and copy the link, or enter people we should email it to.
invites-anyone = <bold>{ $anyone }</bold>: People without an account can sign up with it. You only see this if you can add new people to the organization.
invites-existing = <bold>{ $existing }</bold>: For people who already have an account.
invites-reminder = If a link works for 6 hours or more, people we emailed who haven’t joined get one reminder before it expires. When it has expired, we tell them once how to ask for access.
invites-end = <bold>{ $resend }</bold> sends the email again, and <bold>{ $revoke }</bold> ends the link of one person. <bold>{ $delete-link }</bold> ends it for everyone. If you invite an address again, only the newest link works.

requests = Requests to join
    .text = People whose code or invite doesn’t work can ask to join. We email the group’s managers, and the menu shows how many requests are open.
    .decide = Decide each of them under <bold>{ $requests }</bold>, or select several and choose <bold>{ $approve-selected }</bold> or <bold>{ $decline-selected }</bold>.
    .in = People who asked while signed in are in the group as soon as you approve. Others get an invite by email that works for 7 days.
    .new-people = To approve people without an account, you need to be able to add new people to the organization. If you can’t, ask an admin.
    .always = You can also approve people you removed earlier. If they asked while signed in, approving works outside the group’s dates too.

members = Members and roles
    .add = <bold>{ $add }</bold>: For people who have an account. They’re in right away, also before the start date and after the stop date.
    .role = <bold>{ $change-role }</bold>: Makes a member a manager, or a manager a member.
    .remove = <bold>{ $remove }</bold>: They lose access, and existing codes and invites don’t bring them back. You can add them again.
    .many = Select several people in the list to add them to another group, move them or remove them in one step.
    .users = To change the groups of one person, find them under <bold>{ $users }</bold> in the menu and choose <bold>{ $edit }</bold>. You can change the groups that you manage.

lists = Add many people
    .code = A code on the board or a poster is often the quickest way, because people join by themselves.
    .paste = In <bold>{ $new-invite }</bold> you can paste addresses, with or without names, or choose a file: CSV, Excel, OpenDocument or .zip. Check the list, then choose <bold>{ $create }</bold>.
    .import = Admins can import people with their names, roles and groups. See <link>{ $title }</link>.
    .export = <bold>{ $csv }</bold> and <bold>{ $excel }</bold> under <bold>{ $members }</bold> save the list as a file.

undo = Undo
    .text = You can undo what you did to several people at once for 24 hours. You’ll find it at the top of <bold>{ $users }</bold>. What has changed since then stays as it is.
    .gone = Expired codes and deleted links can’t come back. Create new ones instead.

group-activity = Activity of a group
    .text = <bold>{ $activity }</bold> shows who joined, left or changed something, and when. A code is named by its last two characters.

## Managing the organization.

organization = Managing the organization
    .intro = What admins set up for everyone: settings, groups, campaigns, people and email.

start = First steps
    .settings = Check the time zone and who can sign up under <bold>{ $settings }</bold>.
    .email = Choose <bold>{ $email }</bold> there, then <bold>{ $test }</bold>, to see if emails arrive.
    .groups = Add your groups under <bold>{ $user-groups }</bold>.
    .people = Import people under <bold>{ $users }</bold>, or let them sign up with codes and invites.
    .second = Make a second person an admin, so that someone can help if you can’t sign in.

settings-add = <bold>{ $add-policy }</bold>: Who can add people without an account. Codes and links of everyone else only work for people who already have one.
settings-sign-up = <bold>{ $signup-policy }</bold>: Who can create an account. People without a code confirm their email first.
settings-zone = <bold>{ $time-zone }</bold>: Dates of groups and campaigns are in this zone. Dates you’ve already set don’t move.
settings-days = <bold>{ $address-days }</bold>: <bold>{ $activity }</bold> shows which network address people used. After this many days we delete the address.

languages = Languages
    .text = People see pages in the language they chose, or in that of their browser. If you don’t offer it, they see the organization’s <bold>{ $language }</bold>. Choose under <bold>{ $languages }</bold> which ones you offer.

email-text = <bold>{ $settings }</bold> → <bold>{ $email }</bold> shows the mail server and every email with its state.
email-off = Without a mail server, everything else works and emails wait. Share codes and links yourself until then. The person who runs the server sets one with --smtp.
email-tries = If an email can’t be sent, we keep trying for four days. Then it has failed, and you can read the mail server’s answer. <bold>{ $again }</bold> sends it once more.

groups-text = <bold>{ $user-groups }</bold> has all groups, with their dates, members and open requests. What each setting does is under <link>{ $title }</link>.
groups-order = Move a group with the arrows, or drag it. Lists and the menu follow this order.
groups-campaign = Groups with the join type <bold>{ $by-code }</bold> can have a <bold>{ $campaign }</bold>. Its codes open the group.
groups-warning = A group’s page warns you if none of its codes work for part of its time.

campaigns-text = A campaign is one code for many people, or many codes that each work once. A code opens all groups that use the campaign, all at once.
campaigns-create = Choose <bold>{ $new-campaign }</bold>. You can change its name and dates later, but not its codes.
campaigns-groups = Choose it as the <bold>{ $campaign }</bold> of one or more groups under <bold>{ $user-groups }</bold>.
campaigns-share = Share the codes: <bold>{ $email-codes }</bold> sends one to each person, and no one gets two. <bold>{ $sheets }</bold> and <bold>{ $code-csv }</bold> are for paper and other programs.
campaigns-in-app = Turn off <bold>{ $in-app }</bold> if another system checks the codes. People can’t enter them in Muster then.
campaigns-stop = <bold>{ $stop-campaign }</bold> ends all its codes right away. You can’t undo this.

users = People and roles
    .text = Find people under <bold>{ $users }</bold> by name or email, or filter by role, state and group. A person’s page shows their groups and how they joined.
    .edit = <bold>{ $edit }</bold>: Choose which groups the person is in.
    .role = <bold>{ $change-role }</bold>: Admins can do everything. Managers also create groups. Members join and leave groups. The person is signed out and has the new role when they sign in again.
    .out = <bold>{ $sign-out }</bold>: Useful if a phone or laptop is lost.
    .confirm = <bold>{ $resend-confirmation }</bold>: For people who haven’t confirmed their email.
    .many = Select several people, or everyone the filter finds, to add them to a group or deactivate them in one step. Filter by a group to move or remove its people. You can undo this for 24 hours.
    .sessions = Admins are signed out after 30 minutes without activity, and after 12 hours in any case.

deactivate = Deactivate an account
    .text = <bold>{ $deactivate }</bold> signs a person out right away. They can’t sign in, or sign up again with this address. They stay in their groups, and the codes and links they made stop.
    .back = After <bold>{ $reactivate }</bold> they can sign in again, and their codes and links work again unless they’ve expired.

import = Import people from a file
    .file = Under <bold>{ $users }</bold>, choose <bold>{ $import }</bold>. Then choose a file (CSV, Excel, OpenDocument or .zip), or paste rows. The columns are email, name, role and groups, and only email is needed.
    .check = Choose <bold>{ $check }</bold>. You’ll see what each row would change, and nothing has changed yet.
    .confirm = Choose whether we email new people an invite, and import the rows.
    .known = We know the columns of Moodle, Canvas, Google Workspace and OneRoster exports. For any other file, choose <bold>{ $ask }</bold>.
    .groups = Separate several groups with semicolons. <bold>{ $make-groups }</bold> adds groups that don’t exist yet.
    .wrong = Rows with mistakes don’t hold up the others. They’re under <bold>{ $wrong }</bold>, with the reason.
    .only-adds = An import never lowers a role and never removes anyone from a group.
    .undo = <bold>{ $undo-import }</bold> on its page takes everything back. New accounts that have been used since then stay.

activity-text = <bold>{ $settings }</bold> → <bold>{ $activity }</bold> shows who did what, and when. Filter it by person, kind and day, and export it as CSV or Excel.
activity-person = On a person’s page, <bold>{ $activity }</bold> shows what they did, and <bold>{ $history }</bold> which groups they joined and left.

guarded = When someone guesses codes
    .text = People who enter too many wrong codes have to wait. If codes are guessed from many networks at once, <bold>{ $home }</bold> shows a warning, and we email all admins.
    .effect = Until an hour after it stops, custom codes work as usual only from networks your people already use. Generated codes and emailed invites work for everyone. Replace codes that could be guessed, see <link>{ $title }</link>.

backup = Backup and restore
    .text = The person who runs the server makes a backup with <code>muster backup</code> and restores it with <code>muster restore</code>. Muster’s README explains both.
    .restored = After a restore, everyone is signed out. <bold>{ $home }</bold> shows admins what is active again, such as codes that had expired, and <bold>{ $expire-all }</bold> ends every code and link.
    .held = Emails that were waiting are on hold until you choose <bold>{ $send }</bold> or <bold>{ $drop }</bold>.
    .doctor = <code>muster doctor</code> checks the settings, the disk, the database, the clock and the mail server.
