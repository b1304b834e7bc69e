//! Cells that are addresses.

/// Whether a cell is an address and nothing else, as far as can be seen at a glance.
pub fn is_address(cell: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"' | '<' | '>' | '(' | ')');
    cell.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && domain.contains('.') && !domain.contains('@') && !cell.contains(is_odd)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_at_a_glance() {
        for (cell, is) in [("ann@x.org", true), ("Ann <ann@x.org>", false), ("@x.org", false), ("ann@x", false)] {
            assert_eq!(is_address(cell), is, "{cell}");
        }
    }
}
