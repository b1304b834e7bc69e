//! QR codes.

use actix_web::HttpResponse;
use actix_web::http::header;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};

/// A QR code that holds `text`, as an SVG on a light ground with the quiet zone around it; empty
/// where none is large enough. Level M: some 15 % of it may be torn off or dirty, since posters hang
/// in corridors.
pub fn qr_svg(text: &str) -> String {
    QRBuilder::new(text).ecl(ECL::M).build().map(|code| SvgBuilder::default().to_str(&code)).unwrap_or_default()
}

/// The same as a file of this name.
pub fn qr_file(name: &str, text: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.svg\"")))
        .body(qr_svg(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_address_makes_a_square_with_its_quiet_zone() {
        let drawn = qr_svg("https://muster.example.org/join/7KXM2PQ4RT");
        // Version 3 has 29 modules a side, and four of quiet on each.
        assert!(drawn.starts_with(r#"<svg viewBox="0 0 37 37""#), "{drawn}");
        assert!(!drawn.contains("style="));
        assert_ne!(drawn, qr_svg("https://muster.example.org/join/7KXM2PQ4RV"));
    }

    #[test]
    fn what_fits_into_no_square_is_left_out() {
        assert_eq!(qr_svg(&"x".repeat(4_000)), "");
    }
}
