//! Serving the assets.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::assets::{all, url};
use super::error::{PageResult, WebError};

/// The mark at the one place where browsers and programs look for it whatever a page says. Its name never changes, so it
/// is looked for again once a day.
pub async fn serve_favicon() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/x-icon"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        .body(all().favicon.as_slice())
}

/// Serves `/assets/{name}`; the content never changes under its name.
pub async fn serve_asset(request: HttpRequest, name: web::Path<String>) -> PageResult {
    let url = url(&name);
    let asset = all().all.iter().find(|asset| asset.url == url).ok_or(WebError::NotFound)?;
    let takes_brotli = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|coding| coding.trim().split(';').next() == Some("br")));
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CONTENT_TYPE, asset.kind))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    Ok(if takes_brotli {
        response.insert_header((header::CONTENT_ENCODING, "br")).body(asset.brotli.as_slice())
    } else {
        response.body(asset.plain.as_slice())
    })
}
