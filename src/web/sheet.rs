//! Lists as files: CSV, sent while they are read, or Excel workbooks.

use std::future::{Ready, ready};
use std::io::{self, BufWriter, Write};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use futures_util::stream;
use tokio::sync::mpsc;

use crate::csv_out;
use crate::db::{Conn, Db, Fault, QueryResult};
use crate::xlsx_out::Book;

/// Pieces of a workbook that are on their way, and the size of each.
const CHUNKS: usize = 4;
const CHUNK: usize = 64 * 1024;

/// In which format a list is sent: as the end of the path says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Delimited text.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl FromRequest for Format {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(if request.path().rsplit_once('.').is_some_and(|(_, ending)| ending == "xlsx") {
            Self::Xlsx
        } else {
            Self::Csv
        }))
    }
}

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

/// A list that is sent as a file, a piece at a time: however long it is, no more of it than a piece
/// is in memory.
pub struct Sheet<K, R> {
    /// What the file is called, without its ending.
    pub name: String,
    /// The heads of its columns.
    pub head: &'static [&'static str],
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
        let mut response = HttpResponse::Ok();
        response
            .insert_header((header::CONTENT_TYPE, format.media_type()))
            .insert_header((header::CONTENT_DISPOSITION, disposition));
        match format {
            Format::Csv => {
                let first = Progress { db, rows: self.rows, after: self.after, head: Some(self.head) };
                response.streaming(stream::try_unfold(Some(first), next))
            }
            Format::Xlsx => {
                let (out, pieces) = mpsc::channel(CHUNKS);
                actix_web::rt::spawn(async move {
                    if let Err(fault) = self.write_book(db, out.clone()).await {
                        // Whoever waited for it may be gone.
                        let _ = out.send(Err(fault)).await;
                    }
                });
                let pieces = stream::unfold(pieces, |mut pieces| async move { Some((pieces.recv().await?, pieces)) });
                response.streaming(pieces)
            }
        }
    }

    /// Writes all rows down, then the workbook that they are to `out`: its parts are sent in an order
    /// that wants them all.
    async fn write_book(self, db: Db, out: mpsc::Sender<Result<Bytes, Fault>>) -> Result<(), Fault> {
        let (mut book, mut after) = (Book::new(self.head).map_err(unwritten)?, self.after);
        while !out.is_closed() {
            let read = self.rows.clone();
            let rows = db.scan(move |conn| read(conn, after)).await?;
            let Some((last, _)) = rows.last() else { break };
            after = last.clone();
            book = blocking(move || {
                for (_, fields) in &rows {
                    book.push(fields.iter().map(String::as_str))?;
                }
                Ok(book)
            })
            .await?;
        }
        blocking(move || {
            let mut out = BufWriter::with_capacity(CHUNK, ChunkWriter(out));
            book.write_to(&mut out)?;
            out.flush()
        })
        .await
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
struct ChunkWriter(mpsc::Sender<Result<Bytes, Fault>>);

impl Write for ChunkWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Bytes::copy_from_slice(bytes);
        self.0.blocking_send(Ok(piece)).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where a CSV file stands.
struct Progress<K, R> {
    db: Db,
    rows: R,
    after: K,
    /// What comes first, until it has been sent.
    head: Option<&'static [&'static str]>,
}

/// The next piece of a file, and where it stands then.
type Next<K, R> = Option<(Bytes, Option<Progress<K, R>>)>;

async fn next<K, R>(progress: Option<Progress<K, R>>) -> Result<Next<K, R>, Fault>
where
    K: Clone + Send + 'static,
    R: Fn(&mut Conn, K) -> QueryResult<Vec<(K, Vec<String>)>> + Clone + Send + 'static,
{
    let Some(mut progress) = progress else { return Ok(None) };
    let mut text = String::new();
    if let Some(head) = progress.head.take() {
        text.push_str(csv_out::BYTE_ORDER_MARK);
        text.push_str(&csv_out::line(head.iter().copied()));
    }
    let (read, after) = (progress.rows.clone(), progress.after.clone());
    let rows = progress.db.scan(move |conn| read(conn, after)).await?;
    for (_, fields) in &rows {
        text.push_str(&csv_out::line(fields.iter().map(String::as_str)));
    }
    let goes_on = rows.into_iter().next_back().map(|(last, _)| Progress { after: last, ..progress });
    // An empty piece would end the answer before its end is said.
    Ok((goes_on.is_some() || !text.is_empty()).then(|| (Bytes::from(text), goes_on)))
}
