//! A posted form that may carry a file.

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;

use crate::csv_in::NamedFile;
use crate::t;

use super::error::WebError;
use super::forms::{FIELD, Form, FormLimit, RECEIVED};

/// A form's fields, the same name as often as it was sent, and the files that came along.
///
/// Reads both ways in which browsers post: what they send for a form that has a file's field, and
/// what they send for one that has none.
#[derive(Debug, Default)]
pub struct Upload {
    /// Names and values.
    pub fields: Vec<(String, String)>,
    /// The files that were chosen.
    pub files: Vec<NamedFile>,
    /// Whether a file was larger than this form takes; none of it is kept.
    pub has_large_file: bool,
}

impl FromRequest for Upload {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !request.content_type().eq_ignore_ascii_case("multipart/form-data") {
            let form = Form::<Vec<(String, String)>>::from_request(request, payload);
            return Box::pin(async move { form.await.map(|Form(fields)| Self { fields, ..Self::default() }) });
        }
        let (limit, patience) = FormLimit::of(request);
        // What is for files has one limit, set by operators, for all that is sent.
        let is_for_files = request.app_data::<FormLimit>().is_some();
        let (most, received) = if is_for_files { (limit, limit) } else { (FIELD, RECEIVED) };
        let parts = Multipart::new(request.headers(), payload.take());
        Box::pin(async move {
            tokio::time::timeout(patience, read(parts, most, limit, received))
                .await
                .map_err(|_| WebError::Malformed(t::web::form_too_slow()))?
        })
    }
}

/// Reads parts of `most` bytes each, `limit` bytes of all; what is longer is received and not kept.
async fn read(mut parts: Multipart, most: usize, limit: usize, received: usize) -> Result<Upload, WebError> {
    let (mut upload, mut left, mut to_come) = (Upload::default(), limit, received);
    while let Some(part) = parts.next().await {
        let part = part.map_err(|error| unreadable(&error))?;
        let file = part.content_disposition().and_then(|head| head.get_filename().map(str::to_owned));
        let name = part.name().unwrap_or_default().to_owned();
        let (value, is_whole) = bytes(part, most, &mut to_come).await?;
        left = left.checked_sub(value.len()).ok_or(WebError::TooLarge)?;
        if let Some(name) = file {
            upload.has_large_file |= !is_whole;
            // A field where no file was chosen comes as a nameless empty one.
            if is_whole && (!name.is_empty() || !value.is_empty()) {
                upload.files.push(NamedFile { name, bytes: value });
            }
            continue;
        }
        if value.contains(&0) {
            return Err(WebError::Malformed(t::web::form_not_text()));
        }
        let text = match String::from_utf8(value) {
            Ok(text) => text,
            Err(error) if !is_whole => String::from_utf8_lossy(error.as_bytes()).into_owned(),
            Err(_) => return Err(WebError::Malformed(t::web::form_unreadable())),
        };
        upload.fields.push((name, text));
    }
    Ok(upload)
}

/// The first bytes of one part, `most` at most, and whether they are all of it.
async fn bytes(mut part: Field, most: usize, to_come: &mut usize) -> Result<(Vec<u8>, bool), WebError> {
    let (mut value, mut is_whole) = (Vec::new(), true);
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|error| unreadable(&error))?;
        *to_come = to_come.checked_sub(chunk.len()).ok_or(WebError::TooLarge)?;
        let kept = chunk.len().min(most - value.len());
        value.extend_from_slice(&chunk[..kept]);
        is_whole &= kept == chunk.len();
    }
    Ok((value, is_whole))
}

fn unreadable(error: &MultipartError) -> WebError {
    tracing::debug!(%error, "a form in parts cannot be read");
    WebError::Malformed(t::web::form_unreadable())
}
