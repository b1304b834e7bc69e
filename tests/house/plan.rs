//! The plan of the house: which modules are floor, which are rooms and in what order, what is on top.

use super::tables::Tables;

/// Modules under all rooms; they import no room.
pub const FLOOR: &[&str] = &[
    "by",
    "refusal",
    "clock",
    "disk",
    "locale",
    "t",
    "entropy",
    "ids",
    "secret",
    "password",
    "config",
    "csv_in",
    "csv_out",
    "people_file",
    "personal_data",
    "xlsx_out",
    "text",
    "zone",
    "db",
    "jobs",
    "mail",
    "web",
];

/// The rooms, a line a storey, lowest first: a room uses rooms of lower storeys only.
pub const STOREYS: &[&[&str]] = &[
    &["events"],
    &["guesses", "organization"],
    &["people"],
    &["groups"],
    &["batches", "passes"],
    &["codes", "email_queue", "settings"],
    &["invites", "user_groups"],
    &["accounts", "requests"],
    &["imports"],
    &["campaigns", "courses", "directory"],
    &["exports", "help", "home", "reports", "restore", "setup"],
];

/// What gathers the rooms; no room and no floor imports it.
pub const TOP: &[&str] = &["app", "cli", "demo", "main", "lib"];

/// Whose the tables are: only their module writes them, and only it and those above it read them.
pub const TABLES: Tables = Tables {
    owners: &[
        ("db", &["epochs", "form_keys", "instances", "latest_time", "place"]),
        ("jobs", &["jobs"]),
        ("mail", &["email_opt_outs", "mails", "suppressed_addresses"]),
        ("events", &["events", "followers"]),
        ("guesses", &["guess_buckets", "known_networks"]),
        ("organization", &["organization"]),
        ("people", &["sessions", "user_words", "users"]),
        ("groups", &["group_words", "groups", "join_counts", "memberships"]),
        ("batches", &["batch_items", "batches"]),
        ("passes", &["code_uses", "codes", "invite_recipients", "invite_uses", "invites"]),
        ("accounts", &["tokens"]),
        ("requests", &["requests"]),
        ("imports", &["import_groups", "import_rows", "import_uploads", "imports"]),
        ("campaigns", &["campaigns", "code_recipients"]),
        ("restore", &["restores", "revived"]),
        ("setup", &["server_keys"]),
    ],
    migrations: &["db/mailboxes.rs", "db/mailboxes/keys.rs"],
    readers: &[
        // The record names people and groups in the one read that lists what happened: by ids alone every page that
        // shows some of it would have to ask for their names again.
        ("events", "groups"),
        ("events", "users"),
        // People are searched for among the members of a group too, and a search that looked for members afterwards
        // would read the whole directory.
        ("people", "memberships"),
        // A group's settings warn where no code of the campaign that it names works.
        ("user_groups", "campaigns"),
        // A campaign's terms and the count of its codes' uses are looked at by whoever enters one.
        ("passes", "campaigns"),
        ("groups", "codes"),
        ("invites", "requests"),
    ],
    writers: &[("accounts", "form_keys"), ("accounts", "users"), ("passes", "campaigns")],
};

/// Uses of one file, or of those in a folder, by another that close a circle; each goes with its circle.
pub const CIRCLES: &[(&str, &str)] = &[];

/// Lines a file may have.
pub const LONGEST_FILE: usize = 300;

/// Lines a file of tests may have.
pub const LONGEST_TEST: usize = 350;

/// The storey a room lies on, or nothing if `module` is no room.
pub fn storey(module: &str) -> Option<usize> {
    STOREYS.iter().position(|rooms| rooms.contains(&module))
}
