//! A small site with one page of every kind of control.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use url::Url;

const PAGE: &str = r#"<!doctype html>
<html lang="en"><head><title>Trial</title><style>p { color: red }</style></head>
<body>
<h1>All
 controls</h1>
<p>First <b>bold</b> words<br>next line</p>
<script>document.querySelector("h1").dataset.ran = "yes"; document.title = "Trial by script";</script>
<a href="/elsewhere?a=1">Elsewhere</a>
<form action="/echo" method="post" id="main">
 <input type="hidden" name="key" value="k1">
 <label for="name">Name</label> <input id="name" name="name" value="Eve">
 <label for="email">Email <span class="hint">we write to it</span></label>
 <input id="email" name="email" value="wrong" aria-invalid="true" aria-describedby="email-hint email-error">
 <p id="email-hint">A hint.</p><p id="email-error">No  address has that shape.</p>
 <label>Note <textarea name="note">
two
lines</textarea></label>
 <label for="zone">Zone</label>
 <select id="zone" name="zone"><option value="utc">UTC</option><option value="ams" selected>Amsterdam</option></select>
 <label><input type="checkbox" name="terms" value="yes"> Terms</label>
 <label><input type="checkbox" name="news" checked> News</label>
 <label><input type="radio" name="role" value="member" checked> Member</label>
 <label><input type="radio" name="role" value="manager"> Manager</label>
 <input name="off" value="x" disabled>
 <button type="button" name="js" value="1">Copy</button>
 <button name="act" value="save">Save</button>
 <button name="act" value="drop" formaction="/other">Drop</button>
</form>
<label for="far">Far away</label><input id="far" name="far" value="f" form="main">
<form action="/search"><label>Find <input name="q"></label><button>Search</button></form>
</body></html>"#;

/// Starts the site; it ends with the test's runtime.
pub fn open() -> Url {
    let server = HttpServer::new(|| {
        App::new()
            .route("/", web::get().to(|| async { html(PAGE.into()) }))
            .route("/dark", web::get().to(|| async { HttpResponse::Ok().content_type("text/html").body(DARK) }))
            .route("/dark.css", web::get().to(|| async { HttpResponse::Ok().content_type("text/css").body(DARK_CSS) }))
            .route("/moved", web::get().to(|| async { found("/elsewhere?b=2") }))
            .route("/round", web::get().to(|| async { found("/round") }))
            .route("/away", web::get().to(|| async { found("http://example.org/") }))
            .route("/enter", web::post().to(enter))
            .default_service(web::to(echo))
    })
    .workers(1)
    .bind(("127.0.0.1", 0))
    .expect("a port on loopback");
    let address = server.addrs()[0];
    tokio::spawn(server.run());
    Url::parse(&format!("http://{address}")).expect("an address is a URL")
}

const DARK: &str = "<!doctype html><link rel=stylesheet href=/dark.css><title>Dark</title>\
                    <p class=light>It is light.<p class=dark>It is dark.<div class=wide>Wide</div>";
const DARK_CSS: &str = ".dark { display: none } .wide { width: 400px }
    @media (prefers-color-scheme: dark) { .light { display: none } .dark { display: block } }";

fn html(body: String) -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(body)
}

fn found(to: &str) -> HttpResponse {
    HttpResponse::build(StatusCode::SEE_OTHER).insert_header((LOCATION, to)).finish()
}

async fn enter() -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, "/home"))
        .insert_header(("Set-Cookie", "who=eve; Path=/; HttpOnly"))
        .finish()
}

/// Says what came in.
async fn echo(request: HttpRequest, body: String) -> HttpResponse {
    let header =
        |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("none").to_owned();
    html(format!(
        "<title>Echo</title><h1>{} {}</h1><p id=body>{}</p><p>site {}</p><p>origin {}</p><p>cookie {}</p>",
        request.method(),
        request.uri(),
        body.replace('&', "&amp;"),
        header("sec-fetch-site"),
        header("origin"),
        header("cookie"),
    ))
}
