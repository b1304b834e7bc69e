//! The page of a batch: how far it is, what came of its items, and the way to undo it. Whose kind it is says the rest.

use askama::Template;

use crate::db::types::{JobProblem, JobState};
use crate::jobs::Job;
use crate::locale::{Arg, Message};
use crate::t;
use crate::web::paging::PageLinks;
use crate::web::{Shell, TabLink};

/// What the page shows; a page that shows more extends `batches/page.html`, and has this as its `batch`.
#[derive(Debug, Default)]
pub struct BatchView {
    /// Where others of its kind are, and what that page is called.
    pub over: (&'static str, Arg<'static>),
    /// What it is.
    pub title: Arg<'static>,
    /// How its state is called, and the chip that shows it.
    pub state: (Arg<'static>, &'static str),
    /// When what happened to it.
    pub dates: Arg<'static>,
    /// What it comes to so far.
    pub summary: Arg<'static>,
    /// How far it is, while it is under way.
    pub progress: Option<Progress>,
    /// Why nothing comes of it, or nothing more.
    pub problem: Option<Message<'static>>,
    /// How it is undone, where it can be.
    pub undo: Option<Undo>,
    /// What the items below are.
    pub heading: Arg<'static>,
    /// The filters of the items, if there are any.
    pub tabs: Vec<TabLink>,
    /// The items that are shown.
    pub items: Vec<ItemRow>,
    /// Links to other pages of them.
    pub pages: PageLinks,
}

/// How far a job is.
#[derive(Debug)]
pub struct Progress {
    /// "Importing rows: 1,000 of 2,001".
    pub text: Message<'static>,
    /// How much is done.
    pub done: i64,
    /// Of how much.
    pub total: i64,
    /// Whether it was interrupted.
    pub is_resumed: bool,
}

/// How a batch is undone.
#[derive(Debug)]
pub struct Undo {
    /// Where.
    pub url: String,
    /// What the button says.
    pub label: Message<'static>,
    /// Until when, where it comes to an end; otherwise a page asks once.
    pub until: Option<Message<'static>>,
}

/// An item.
#[derive(Debug)]
pub struct ItemRow {
    /// The line of the file that it is.
    pub line: Option<i64>,
    /// The name of the person; empty where it isn't known.
    pub name: Arg<'static>,
    /// Their address.
    pub email: String,
    /// Their page.
    pub url: String,
    /// What it comes to, or what came of it.
    pub what: Vec<Message<'static>>,
}

impl BatchView {
    /// The same while `job` does it, or given up: `text` says how many things are done, of at least `total`.
    pub fn under_way(self, text: impl Fn(i64, i64) -> Message<'static>, job: &Job, total: i64) -> Self {
        let (done, total) = (job.progress, job.total.max(total).max(1));
        let progress = Progress { text: text(done, total), done, total, is_resumed: job.was_taken_up_again() };
        match job.state {
            JobState::Waiting => Self { progress: Some(progress), ..self },
            JobState::Failed => Self { problem: job.problem.as_deref().map(problem), ..self },
            JobState::Done => self,
        }
    }
}

/// Why a job was given up, as its row keeps it: a key, or a sentence of an earlier version.
fn problem(kept: &str) -> Message<'static> {
    match JobProblem::parse(kept) {
        Some(JobProblem::GivenUp) => t::batches::given_up(),
        Some(JobProblem::BackupRestored) => t::batches::backup_restored(),
        None => t::locale::verbatim(kept.to_owned()),
    }
}

/// The page of a batch of which there is no more to show.
#[derive(Template)]
#[template(path = "batches/page.html")]
pub struct BatchPage {
    /// What surrounds it.
    pub shell: Shell,
    /// The batch.
    pub batch: BatchView,
}
