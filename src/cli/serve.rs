//! `muster serve`.

use std::process::ExitCode;

use crate::app::{self, StopSignals};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Fault;
use crate::entropy::Entropy;
use crate::setup;

use super::problem::Problem;

pub(super) fn serve(config: Config) -> Result<ExitCode, Problem> {
    actix_web::rt::System::new().block_on(async {
        let app = app::open(config, Clock::system(), Entropy::system())?;
        let running = app::serve(app.clone())?;
        // From when it says that it serves, it ends in good order, however soon it is told to.
        let signals = StopSignals::listen()?;
        let base_url = app.config.base_url.as_str().trim_end_matches('/');
        eprintln!("Muster serves {base_url} (listening on {})", running.address);
        if app.config.smtp.is_none() {
            eprintln!("No mail server is set (--smtp): messages wait in the email queue.");
        }
        let (key, now) = (app.key.clone(), app.now());
        let link = app.db.write(move |conn| Ok::<_, Fault>(setup::issue(conn, &key, now)?)).await?;
        if let Some(path) = link {
            println!("Set up your organization here (the link works once):\n{}", app.link(&path));
        }
        running.finished(signals).await?;
        Ok(ExitCode::SUCCESS)
    })
}
