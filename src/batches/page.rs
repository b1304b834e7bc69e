//! The page of a batch: how far it is, what came of its items, and the way to undo it. Whose kind it is says the rest.

use askama::Template;

use crate::db::types::JobState;
use crate::jobs::Job;
use crate::locale::Message;
use crate::text::grouped;
use crate::web::paging::PageLinks;
use crate::web::{Shell, TabLink};

/// What the page shows; a page that shows more extends `batches/page.html`, and has this as its `batch`.
#[derive(Debug, Default)]
pub struct BatchView {
    /// Where others of its kind are, and what that page is called.
    pub over: (&'static str, &'static str),
    /// What it is.
    pub title: String,
    /// How its state is called, and the chip that shows it.
    pub state: (&'static str, &'static str),
    /// When what happened to it.
    pub dates: String,
    /// What it comes to so far.
    pub summary: String,
    /// How far it is, while it is under way.
    pub progress: Option<Progress>,
    /// Why nothing comes of it, or nothing more.
    pub problem: Option<String>,
    /// How it is undone, where it can be.
    pub undo: Option<Undo>,
    /// What the items below are.
    pub heading: &'static str,
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
    pub text: String,
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
    pub label: &'static str,
    /// Until when, where it comes to an end; otherwise a page asks once.
    pub until: Option<String>,
}

/// An item.
#[derive(Debug)]
pub struct ItemRow {
    /// The line of the file that it is.
    pub line: Option<i64>,
    /// The name of the person.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their page.
    pub url: String,
    /// What it comes to, or what came of it.
    pub what: Vec<Message<'static>>,
}

impl BatchView {
    /// The same while `job` does it: `doing` so many things at least, or given up.
    pub fn under_way(self, doing: &str, job: &Job, total: i64) -> Self {
        let total = job.total.max(total).max(1);
        let text = format!("{doing}{} of {}", grouped(job.progress), grouped(total));
        let progress = Progress { text, done: job.progress, total, is_resumed: job.was_taken_up_again() };
        match job.state {
            JobState::Waiting => Self { progress: Some(progress), ..self },
            JobState::Failed => Self { problem: job.problem.clone(), ..self },
            JobState::Done => self,
        }
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
