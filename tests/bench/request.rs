//! Requests as a browser sends them, as bytes.

use std::io::Write;

/// A GET of `path` with this cookie; none where it is empty.
pub fn get(path: &str, cookie: &str) -> Vec<u8> {
    let mut request = Vec::new();
    write_get(&mut request, path, cookie);
    request
}

/// The same into a buffer.
pub fn write_get(request: &mut Vec<u8>, path: &str, cookie: &str) {
    write(request, format_args!("GET {path} HTTP/1.1\r\n{HEAD}"));
    write_cookie(request, cookie);
    request.extend_from_slice(b"\r\n");
}

/// A form posted to `path`.
pub fn write_post(request: &mut Vec<u8>, path: &str, cookie: &str, form: &str) {
    write(request, format_args!("POST {path} HTTP/1.1\r\n{HEAD}"));
    write_cookie(request, cookie);
    write(
        request,
        format_args!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}", form.len()),
    );
}

/// A form's fields as they are posted.
pub fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// What a browser of today says with every request to its own site.
const HEAD: &str = "Host: localhost\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101\r\n\
                    Accept: text/html\r\nAccept-Encoding: br\r\nSec-Fetch-Site: same-origin\r\n";

fn write_cookie(request: &mut Vec<u8>, cookie: &str) {
    if !cookie.is_empty() {
        write(request, format_args!("Cookie: {cookie}\r\n"));
    }
}

fn write(request: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    request.write_fmt(text).expect("writing to memory does not fail");
}
