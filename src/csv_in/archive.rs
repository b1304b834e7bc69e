//! Archives, and the two kinds of them that are spreadsheets: nothing is unpacked beyond a bound,
//! whatever their lists of contents say.

use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::Unreadable;

/// The most files that an archive may hold.
const FILES: usize = 2_000;
/// How every entry of an archive's list of contents begins.
const ENTRY: &[u8] = b"PK\x01\x02";
/// How much of a file is looked at to tell what it is.
const MARK: u64 = 64;

/// What a file is, by how it begins and what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text, or nothing that is known.
    Text,
    /// An archive of files.
    Archive,
    /// An Excel workbook.
    Xlsx,
    /// An `OpenDocument` spreadsheet.
    Ods,
}

/// A file, of an archive or by itself.
#[derive(Debug)]
pub struct NamedFile {
    /// What it is called where it comes from, without its folders where that is an archive.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What `bytes` are.
pub fn form(bytes: &[u8]) -> Result<Form, Unreadable> {
    // What Excel wrote before 2007, and what it protects with a password, are files of another kind.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Unreadable::OldExcel);
    }
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return Ok(Form::Text);
    }
    let mut archive = open(bytes)?;
    let has = |archive: &ZipArchive<Cursor<&[u8]>>, name: &str| archive.index_for_name(name).is_some();
    if has(&archive, "xl/workbook.bin") {
        return Err(Unreadable::OldExcel);
    }
    if has(&archive, "xl/workbook.xml") {
        return Ok(Form::Xlsx);
    }
    let mut mark = String::new();
    if let Ok(file) = archive.by_name("mimetype") {
        // What is no text is no mark.
        let _ = file.take(MARK).read_to_string(&mut mark);
    }
    match mark.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => Ok(Form::Ods),
        "" if !has(&archive, "[Content_Types].xml") => Ok(Form::Archive),
        _ => Err(Unreadable::Binary),
    }
}

/// Unpacks all of an archive to nowhere, to see that there is not more of it than `most` bytes, and
/// in each part that is read as a whole not more than half of that.
pub fn measure(bytes: &[u8], most: usize) -> Result<(), Unreadable> {
    let mut left = most;
    let mut archive = open(bytes)?;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| Unreadable::Binary)?;
        let is_streamed = file.name().is_ok_and(|name| name.contains("worksheets/"));
        let bound = if is_streamed { left } else { left.min(most / 2) };
        left -= copy_bounded(file, &mut io::sink(), bound)?;
    }
    Ok(())
}

/// The files of an archive, at most `most` bytes in all, less those that programs leave in it for
/// themselves.
pub fn files(bytes: &[u8], most: usize) -> Result<Vec<NamedFile>, Unreadable> {
    let mut left = most;
    let (mut archive, mut files) = (open(bytes)?, Vec::new());
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| Unreadable::Binary)?;
        let path = file.name().map_err(|_| Unreadable::Binary)?.replace('\\', "/");
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        if name.is_empty() || name.starts_with('.') || path.split('/').any(|folder| folder == "__MACOSX") {
            continue;
        }
        let mut bytes = Vec::new();
        left -= copy_bounded(file, &mut bytes, left)?;
        files.push(NamedFile { name, bytes });
    }
    Ok(files)
}

/// An archive of `files`, to keep several as one.
pub fn pack<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (place, (name, bytes)) in files.enumerate() {
        // Two files may have one name; a folder for each keeps them apart.
        let name: String = name.chars().filter(|c| !c.is_control() && !matches!(c, '/' | '\\')).collect();
        archive.start_file(format!("{place}/{name}"), plain)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Unreadable> {
    if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count() > FILES {
        return Err(Unreadable::TooMuch);
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Binary)
}

/// Unpacks a file, which may have `most` bytes, and tells how many it had.
fn copy_bounded(file: impl Read, to: &mut impl Write, most: usize) -> Result<usize, Unreadable> {
    let bound = u64::try_from(most).unwrap_or(u64::MAX);
    let copied = io::copy(&mut file.take(bound.saturating_add(1)), to).map_err(|_| Unreadable::Binary)?;
    if copied > bound { Err(Unreadable::TooMuch) } else { Ok(usize::try_from(copied).unwrap_or(most)) }
}

/// An archive as other programs make it.
#[cfg(test)]
pub(super) fn deflated(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_names_without_folders() {
        let bytes = deflated(&[
            ("export/users.csv", b"email\n"),
            ("..\\..\\classes.csv", b"title\n"),
            ("__MACOSX/export/._users.csv", b"\0\0"),
            (".DS_Store", b"\0"),
        ]);
        assert_eq!(form(&bytes), Ok(Form::Archive));
        let names: Vec<String> = files(&bytes, 1_000).unwrap().into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["users.csv", "classes.csv"]);
    }

    #[test]
    fn what_unpacks_to_more_than_it_may_is_refused() {
        let bomb = deflated(&[("bomb.csv", &vec![b'a'; 10_000_000])]);
        assert!(bomb.len() < 20_000);
        assert_eq!(files(&bomb, 1_000_000).map(drop), Err(Unreadable::TooMuch));
        assert_eq!(measure(&bomb, 1_000_000), Err(Unreadable::TooMuch));
        assert!(measure(&bomb, 20_000_000).is_ok());
        let names: Vec<String> = (0..=FILES).map(|number| number.to_string()).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(form(&deflated(&many)), Err(Unreadable::TooMuch));
    }

    #[test]
    fn several_files_are_kept_as_one() {
        let packed = pack([("a.csv", &b"1"[..]), ("a.csv", b"2")].into_iter()).unwrap();
        let kept: Vec<_> = files(&packed, 10).unwrap().into_iter().map(|file| (file.name, file.bytes)).collect();
        assert_eq!(kept, [("a.csv".to_owned(), b"1".to_vec()), ("a.csv".to_owned(), b"2".to_vec())]);
    }

    #[test]
    fn a_broken_archive_is_refused() {
        assert_eq!(form(b"PK\x03\x04\0\0\0\0"), Err(Unreadable::Binary));
        assert_eq!(form(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Err(Unreadable::OldExcel));
        assert_eq!(form(b"email\n"), Ok(Form::Text));
    }
}
