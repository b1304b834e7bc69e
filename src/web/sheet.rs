//! Lists as files: CSV, sent while they are read, or Excel workbooks.

use std::io::{self, BufWriter, Write};
use std::mem;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Bytes;
use futures_util::stream;
use tokio::sync::mpsc;

use crate::csv_out;
use crate::db::{Conn, Db, Fault, QueryResult};
use crate::xlsx_out::Book;

use super::extractors::extract;

/// A part of a file, or why there is no more of it.
type Piece = Result<Bytes, Fault>;

/// Pieces that may be on their way, and the size of each of a workbook.
const PIECES: usize = 4;
const PIECE: usize = 64 * 1024;

/// In which format a list is sent: as the end of the path says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Delimited text.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

extract!(Format, |request| {
    Ok(if request.path().rsplit('.').next() == Some("xlsx") { Self::Xlsx } else { Self::Csv })
});

impl Format {
    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A list that is sent as a file, a piece at a time: however long it is, no more of it than a few pieces
/// are in memory.
pub struct Sheet<K, R> {
    /// What the file is called, without its ending.
    pub name: String,
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Reads the rows after the one with this key, with the key of each; none once there are no more.
    pub rows: R,
    /// The key to begin after.
    pub after: K,
}

impl<K, R> Sheet<K, R>
where
    K: Clone + Send + 'static,
    R: Fn(&mut Conn, K) -> QueryResult<Vec<(K, Vec<String>)>> + Clone + Send + 'static,
{
    /// The file as an answer. A fault breaks the connection off, so that no browser takes half a
    /// list for the whole.
    pub fn send(self, db: Db, format: Format) -> HttpResponse {
        let disposition = format!("attachment; filename=\"{}.{}\"", self.name, format.ending());
        let (out, pieces) = mpsc::channel(PIECES);
        actix_web::rt::spawn(async move {
            let written = match format {
                Format::Csv => self.write_csv(&db, &out).await,
                Format::Xlsx => self.write_book(&db, &out).await,
            };
            if let Err(fault) = written {
                // Whoever waited for it may be gone.
                let _ = out.send(Err(fault)).await;
            }
        });
        HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, format.media_type()))
            .insert_header((header::CONTENT_DISPOSITION, disposition))
            .streaming(stream::unfold(pieces, |mut pieces| async move { Some((pieces.recv().await?, pieces)) }))
    }

    /// Sends rows as they are read, for as long as somebody takes them.
    async fn write_csv(mut self, db: &Db, out: &mpsc::Sender<Piece>) -> Result<(), Fault> {
        let mut text = csv_out::BYTE_ORDER_MARK.to_owned() + &csv_out::line(self.head.iter().map(String::as_str));
        while out.send(Ok(Bytes::from(text))).await.is_ok() {
            let Some(rows) = self.next(db).await? else { break };
            text = rows.iter().map(|(_, fields)| csv_out::line(fields.iter().map(String::as_str))).collect();
        }
        Ok(())
    }

    /// Writes all rows down, then the workbook that they are to `out`: its parts are sent in an order
    /// that wants them all.
    async fn write_book(mut self, db: &Db, out: &mpsc::Sender<Piece>) -> Result<(), Fault> {
        let mut book = Book::new(mem::take(&mut self.head)).map_err(unwritten)?;
        while !out.is_closed()
            && let Some(rows) = self.next(db).await?
        {
            book = blocking(move || {
                for (_, fields) in &rows {
                    book.push(fields.iter().map(String::as_str))?;
                }
                Ok(book)
            })
            .await?;
        }
        let pieces = PieceWriter(out.clone());
        blocking(move || {
            let mut out = BufWriter::with_capacity(PIECE, pieces);
            book.write_to(&mut out)?;
            out.flush()
        })
        .await
    }

    /// The rows that come next; none once there are no more.
    async fn next(&mut self, db: &Db) -> Result<Option<Vec<(K, Vec<String>)>>, Fault> {
        let (read, after) = (self.rows.clone(), self.after.clone());
        let rows = db.scan(move |conn| read(conn, after)).await?;
        let Some((last, _)) = rows.last() else { return Ok(None) };
        self.after = last.clone();
        Ok(Some(rows))
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T, Fault> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|cause| Fault::Broken(cause.to_string()))?;
    done.map_err(unwritten)
}

fn unwritten(cause: io::Error) -> Fault {
    Fault::Unavailable(format!("a workbook could not be written: {cause}"))
}

/// Sends what is written to it.
struct PieceWriter(mpsc::Sender<Piece>);

impl Write for PieceWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Bytes::copy_from_slice(bytes);
        self.0.blocking_send(Ok(piece)).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
