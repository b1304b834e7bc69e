//! The plan of the house: which modules are floor, which are rooms and in what order, what is on top.

/// Modules under all rooms; they import no room.
pub const FLOOR: &[&str] = &[
    "by",
    "refusal",
    "clock",
    "disk",
    "entropy",
    "ids",
    "secret",
    "password",
    "config",
    "csv_in",
    "csv_out",
    "people_file",
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
    &["passes"],
    &["codes", "postbox", "settings"],
    &["invites", "user_groups"],
    &["accounts", "requests"],
    &["imports"],
    &["campaigns", "courses", "directory"],
    &["exports", "reports", "restore", "setup"],
];

/// What gathers the rooms; no room and no floor imports it.
pub const TOP: &[&str] = &["app", "cli", "demo", "main", "lib"];

/// Lines a file may have.
pub const LONGEST_FILE: usize = 350;

/// The storey a room lies on, or nothing if `module` is no room.
pub fn storey(module: &str) -> Option<usize> {
    STOREYS.iter().position(|rooms| rooms.contains(&module))
}
