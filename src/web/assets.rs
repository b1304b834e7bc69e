//! Stylesheet, script and mark: in the binary, named by their content, compressed once.

use std::sync::LazyLock;

use data_encoding::HEXLOWER;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// A file as it is served.
pub(super) struct Asset {
    pub url: String,
    pub kind: &'static str,
    pub plain: Vec<u8>,
    pub brotli: Vec<u8>,
}

/// Every asset, and the URLs of those that the layouts name.
pub struct Assets {
    pub(super) all: Vec<Asset>,
    /// The stylesheet.
    pub css: String,
    /// The script.
    pub js: String,
    /// The mark.
    pub icon: String,
    /// The mark as phones put it among their apps.
    pub touch_icon: String,
    /// The sprite of icons.
    pub icons: String,
    /// The mark for `/favicon.ico`.
    pub(super) favicon: Vec<u8>,
    /// The picture that goes with a link to a page.
    pub picture: String,
}

/// The assets of this binary.
pub fn all() -> &'static Assets {
    static ASSETS: LazyLock<Assets> = LazyLock::new(load);
    &ASSETS
}

fn load() -> Assets {
    let all: Vec<Asset> = Files::iter()
        .filter_map(|name| {
            let data = Files::get(&name)?.data.into_owned();
            let plain = if name.ends_with(".css") || name.ends_with(".js") { without_layout(data) } else { data };
            let hash = &HEXLOWER.encode(&Sha256::digest(&plain))[..12];
            let (stem, ending) = name.rsplit_once('.')?;
            let url = url(&format!("{stem}.{hash}.{ending}"));
            Some(Asset { url, kind: kind(ending), brotli: compress(&plain), plain })
        })
        .collect();
    let find = |stem: &str, ending: &str| {
        let begins = url(&format!("{stem}."));
        let found = all.iter().find(|asset| asset.url.starts_with(&begins) && asset.url.ends_with(ending));
        found.map(|asset| asset.url.clone()).unwrap_or_default()
    };
    Assets {
        css: find("muster", ".css"),
        js: find("muster", ".js"),
        icon: find("icon", ".svg"),
        touch_icon: find("touch-icon", ".png"),
        icons: find("icons", ".svg"),
        picture: find("picture", ".png"),
        favicon: Files::get("favicon.ico").map(|file| file.data.into_owned()).unwrap_or_default(),
        all,
    }
}

/// The same without what only its authors need: indentation, empty lines, and lines that are a
/// comment. Nothing else is touched, so the files keep to what this cannot break: no text that goes
/// on over lines.
fn without_layout(file: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(file) else { return Vec::new() };
    let is_comment = |line: &str| line.starts_with("//") || (line.starts_with("/*") && line.ends_with("*/"));
    let kept = text.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    kept.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}

pub(super) fn url(name: &str) -> String {
    format!("/assets/{name}")
}

fn kind(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "ico" => "image/x-icon",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn compress(plain: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    brotli::BrotliCompress(&mut &plain[..], &mut packed, &params).expect("writing to memory does not fail");
    packed
}
