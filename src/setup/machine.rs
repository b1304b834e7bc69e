//! What the machine knows of where it stands.

use std::path::Path;

use crate::zone::Zone;

/// The machine's time zone, as a first guess at the organization's; UTC where it says nothing.
pub(super) fn zone() -> Zone {
    let named = std::env::var("TZ").ok().and_then(|name| Zone::parse(name.trim_start_matches(':')).ok());
    named.or_else(|| zone_of_link(&std::fs::read_link("/etc/localtime").ok()?)).unwrap_or_default()
}

/// The zone that `/etc/localtime` points at: `/usr/share/zoneinfo/Europe/Amsterdam`.
fn zone_of_link(target: &Path) -> Option<Zone> {
    let (_, name) = target.to_str()?.split_once("zoneinfo/")?;
    Zone::parse(name.trim_start_matches("posix/")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_points_at_its_zone() {
        let zone = |path: &str| zone_of_link(Path::new(path)).map(Zone::name);
        assert_eq!(zone("/usr/share/zoneinfo/Europe/Amsterdam"), Some("Europe/Amsterdam"));
        assert_eq!(zone("../usr/share/zoneinfo/posix/Etc/UTC"), Some("Etc/UTC"));
        assert_eq!(zone("/etc/elsewhere"), None);
    }
}
