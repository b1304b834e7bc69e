//! The web floors: a bare handler, and one with a query and a template, in a process of their own,
//! so that they are measured as the application is.

use std::path::Path;

use actix_web::http::header;
use actix_web::{App, HttpResponse, HttpServer, web};
use askama::Template;

use muster::db::{Conn, Location};
use muster::organization;

use super::{database, seed};

/// The page that both handlers answer, kept in this file of the folder that they are given.
pub const PAGE: &str = "page.html";

/// Where the name of the organization goes in [`PAGE`].
pub const MARK: &str = "[organization]";

/// The page with one value out of the database in it.
#[derive(Template)]
#[template(source = "{{ before|safe }}{{ organization }}{{ after|safe }}", ext = "html")]
struct Page<'a> {
    before: &'a str,
    organization: &'a str,
    after: &'a str,
}

/// The usual way to a database in actix-web: a pool, asked on the threads for blocking work. No
/// connection is checked before it is lent.
struct Connections(Location);

impl r2d2::ManageConnection for Connections {
    type Connection = Conn;
    type Error = diesel::ConnectionError;

    fn connect(&self) -> Result<Conn, Self::Error> {
        database::connect(&self.0)
    }

    fn is_valid(&self, _: &mut Conn) -> Result<(), Self::Error> {
        Ok(())
    }

    fn has_broken(&self, _: &mut Conn) -> bool {
        false
    }
}

/// Serves `/bytes` and `/read` until it is killed.
pub fn serve(listen: &str, folder: &Path, database: &Location) -> Result<(), Box<dyn std::error::Error>> {
    let cores = std::thread::available_parallelism()?.get();
    let text = std::fs::read_to_string(folder.join(PAGE))?;
    let (before, after) = text.split_once(MARK).unwrap_or((&text, ""));
    let halves = (before.to_owned(), after.to_owned());
    let connections = match database {
        Location::Sqlite(_) => cores * 2,
        Location::Postgres(_) => 10,
    };
    let pool = r2d2::Pool::builder().max_size(u32::try_from(connections)?).build(Connections(database.clone()))?;
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::new(halves.clone()))
            .app_data(web::Data::new(pool.clone()))
            .route("/healthz", web::get().to(HttpResponse::Ok))
            .route("/bytes", web::get().to(bytes))
            .route("/read", web::get().to(read))
    })
    .workers(cores)
    .bind(listen)?;
    Ok(actix_web::rt::System::new().block_on(server.run())?)
}

async fn bytes(halves: web::Data<(String, String)>) -> HttpResponse {
    answer([halves.0.as_str(), seed::ORGANIZATION, halves.1.as_str()].concat())
}

async fn read(halves: web::Data<(String, String)>, pool: web::Data<r2d2::Pool<Connections>>) -> HttpResponse {
    let found = web::block(move || {
        let mut conn = pool.get().ok()?;
        organization::find(&mut conn).ok()?
    });
    let Ok(Some(organization)) = found.await else { return HttpResponse::InternalServerError().finish() };
    let page = Page { before: &halves.0, organization: &organization.name, after: &halves.1 };
    page.render().map_or_else(|_| HttpResponse::InternalServerError().finish(), answer)
}

fn answer(body: String) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8")).body(body)
}
