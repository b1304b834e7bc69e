//! Every path brought to its handler.
//!
//! actix tries the paths of a scope one after the other, those with parameters by a regular expression each. So they
//! hang in a tree of scopes, a level for each segment at which paths part: a request is compared with the names of a
//! few segments, not with all paths there are.

use std::collections::BTreeMap;

use actix_web::body::BoxBody;
use actix_web::dev::{HttpServiceFactory, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{Error, Scope, web};

use crate::web::{DespiteClock, PageResult, Route, WebError, guard};

/// Hangs `routes` into `scope`, and behind them the page that says that there is nothing.
pub(super) fn hang<T>(scope: Scope<T>, routes: Vec<Route>) -> Scope<T>
where
    T: ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<BoxBody>, Error = Error, InitError = ()>
        + 'static,
{
    let mut root = Branch::default();
    for route in routes {
        root.add(route.path, route);
    }
    let here = resource("/", root.routes);
    branches(scope.service(here), root.branches).service(nothing())
}

/// What begins with the same segments.
#[derive(Default)]
struct Branch {
    /// Of the path that ends here.
    routes: Vec<Route>,
    /// By the next segment.
    branches: BTreeMap<Segment, Branch>,
}

/// A segment of a path. One that is fixed (`new`) comes before one that is a parameter (`{group}`), since the first
/// that fits is taken.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Fixed(String),
    Parameter(String),
}

impl Segment {
    fn of(text: &str) -> Self {
        if text.contains('{') { Self::Parameter(text.to_owned()) } else { Self::Fixed(text.to_owned()) }
    }

    fn text(&self) -> &str {
        match self {
            Self::Fixed(text) | Self::Parameter(text) => text,
        }
    }
}

impl Branch {
    fn add(&mut self, path: &str, route: Route) {
        let path = path.trim_start_matches('/');
        if path.is_empty() {
            self.routes.push(route);
            return;
        }
        let (segment, rest) = path.split_once('/').unwrap_or((path, ""));
        self.branches.entry(Segment::of(segment)).or_default().add(rest, route);
    }
}

fn branches<T>(scope: Scope<T>, branches: BTreeMap<Segment, Branch>) -> Scope<T>
where
    T: ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<BoxBody>, Error = Error, InitError = ()>
        + 'static,
{
    branches
        .into_iter()
        .fold(scope, |scope, (segment, branch)| branch_at(scope, format!("/{}", segment.text()), branch))
}

/// Segments at which nothing parts are one step.
fn branch_at<T>(scope: Scope<T>, mut path: String, mut branch: Branch) -> Scope<T>
where
    T: ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<BoxBody>, Error = Error, InitError = ()>
        + 'static,
{
    while branch.routes.is_empty() && branch.branches.len() == 1 {
        let Some((segment, only)) = branch.branches.pop_first() else { break };
        path = format!("{path}/{}", segment.text());
        branch = only;
    }
    if branch.branches.is_empty() {
        return scope.service(resource(&path, branch.routes));
    }
    let mut within = web::scope(&path);
    if !branch.routes.is_empty() {
        within = within.service(resource("", branch.routes));
    }
    scope.service(branches(within, branch.branches).service(nothing()))
}

/// One path with its routes, the page for any other method, and the guard around them.
pub(super) fn resource(path: &str, routes: Vec<Route>) -> impl HttpServiceFactory + 'static {
    let limit = routes.iter().find_map(|route| route.form_limit);
    let resource = limit.into_iter().fold(web::resource(path), actix_web::Resource::app_data);
    let is_taken_anyway = routes.iter().all(|route| route.despite_clock);
    let resource = if is_taken_anyway { resource.app_data(DespiteClock) } else { resource };
    let resource = routes.into_iter().fold(resource, |resource, route| resource.route(route.into_inner()));
    resource.default_service(web::to(wrong_method)).wrap(from_fn(guard::guard))
}

/// Whatever leads nowhere.
pub(super) fn nothing() -> impl HttpServiceFactory + 'static {
    web::resource("{path:.*}").default_service(web::to(not_found)).wrap(from_fn(guard::guard))
}

async fn not_found() -> PageResult {
    Err(WebError::NotFound)
}

async fn wrong_method() -> PageResult {
    Err(WebError::WrongMethod)
}
