//! Lists as CSV files, sent while they are read.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Bytes;
use futures_util::stream;

use crate::csv_out;
use crate::db::{Conn, Db, Fault, QueryResult};

/// A list that is sent as a file, a piece at a time: however long it is, no more of it than a piece
/// is in memory.
pub struct Sheet<K, R> {
    /// What the file is called.
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
    pub fn send(self, db: Db) -> HttpResponse {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        let first = Progress { db, rows: self.rows, after: self.after, head: Some(self.head) };
        HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
            .insert_header((header::CONTENT_DISPOSITION, disposition))
            .streaming(stream::try_unfold(Some(first), next))
    }
}

/// Where a file stands.
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
