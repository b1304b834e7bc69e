//! A posted form that may carry a file.

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;

use super::error::WebError;
use super::forms::{Form, FormLimit, NO_TEXT, TOO_SLOW, UNREADABLE};

/// A form's fields, the same name as often as it was sent, and the files that came along.
///
/// Reads both ways in which browsers post: what they send for a form that has a file's field, and
/// what they send for one that has none.
#[derive(Debug, Default)]
pub struct Upload {
    /// Names and values.
    pub fields: Vec<(String, String)>,
    /// The files that were chosen.
    pub files: Vec<PostedFile>,
}

/// A file that somebody chose.
#[derive(Debug)]
pub struct PostedFile {
    /// What it is called where it comes from.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl FromRequest for Upload {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !request.content_type().eq_ignore_ascii_case("multipart/form-data") {
            let form = Form::<Vec<(String, String)>>::from_request(request, payload);
            return Box::pin(async move { form.await.map(|Form(fields)| Self { fields, files: Vec::new() }) });
        }
        let (limit, patience) = FormLimit::of(request);
        let parts = Multipart::new(request.headers(), payload.take());
        Box::pin(async move {
            tokio::time::timeout(patience, read(parts, limit)).await.map_err(|_| WebError::Malformed(TOO_SLOW))?
        })
    }
}

async fn read(mut parts: Multipart, limit: usize) -> Result<Upload, WebError> {
    let (mut upload, mut left) = (Upload::default(), limit);
    while let Some(part) = parts.next().await {
        let part = part.map_err(|error| unreadable(&error))?;
        let file = part.content_disposition().and_then(|head| head.get_filename().map(str::to_owned));
        let name = part.name().unwrap_or_default().to_owned();
        let value = bytes(part, left).await?;
        left -= value.len();
        if let Some(name) = file {
            // A field where no file was chosen comes as a nameless empty one.
            if !name.is_empty() || !value.is_empty() {
                upload.files.push(PostedFile { name, bytes: value });
            }
            continue;
        }
        if value.contains(&0) {
            return Err(WebError::Malformed(NO_TEXT));
        }
        upload.fields.push((name, String::from_utf8(value).map_err(|_| WebError::Malformed(UNREADABLE))?));
    }
    Ok(upload)
}

/// One part, of `left` bytes at most.
async fn bytes(mut part: Field, left: usize) -> Result<Vec<u8>, WebError> {
    let mut value = Vec::new();
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(|error| unreadable(&error))?;
        if value.len() + chunk.len() > left {
            return Err(WebError::TooLarge);
        }
        value.extend_from_slice(&chunk);
    }
    Ok(value)
}

fn unreadable(error: &MultipartError) -> WebError {
    tracing::debug!(%error, "a form in parts cannot be read");
    WebError::Malformed(UNREADABLE)
}
