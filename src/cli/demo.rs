//! `muster demo`.

use std::process::ExitCode;

use clap::Args;

use crate::app;
use crate::clock::Clock;
use crate::config::Config;
use crate::demo::{self, Plan, SignIn};
use crate::entropy::Entropy;

use super::problem::Problem;
use super::serve;

#[derive(Args)]
pub(super) struct Demo {
    /// How many people the organization has.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(10..=5_000_000))]
    people: u32,
    /// The same seed gives the same organization every time.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Serve it at once.
    #[arg(long)]
    serve: bool,
}

impl Demo {
    pub fn run(&self, config: Config) -> Result<ExitCode, Problem> {
        let plan = Plan { people: self.people, seed: self.seed };
        let (opened, clock) = (config.clone(), Clock::system());
        let sign_ins = actix_web::rt::System::new().block_on(async {
            let app = app::open(opened, clock, Entropy::system())?;
            Ok::<_, Problem>(demo::fill(&app.db, plan, app.now()).await?)
        })?;
        let say = |who: &str, SignIn { email, password }: &SignIn| println!("{who}: {email} {password}");
        say("admin", &sign_ins.admin);
        say("manager", &sign_ins.manager);
        say("member", &sign_ins.member);
        if self.serve {
            return serve::serve(config);
        }
        eprintln!("Start the server with: muster serve");
        Ok(ExitCode::SUCCESS)
    }
}
