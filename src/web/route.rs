//! A route and who may use it, so that the whole list can be read, and tested.

use actix_web::dev::Handler;
use actix_web::http::Method;
use actix_web::{FromRequest, Responder, guard, web};

use super::forms::FormLimit;

/// Who may use a route. The handler's extractor enforces it; this says it, and a test compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone at all.
    Anyone,
    /// Whoever is signed in.
    Member,
    /// Whoever belongs to the group of the path, and admins.
    GroupMember,
    /// Managers of the group of the path, and admins.
    GroupManager,
    /// Whoever manages any group, and admins.
    Supporter,
    /// Managers and admins of the organization.
    Manager,
    /// Admins.
    Admin,
}

/// One method of one path.
pub struct Route {
    /// GET (which serves HEAD too) or POST.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    /// How large a form may be, where it may hold files.
    pub form_limit: Option<FormLimit>,
    /// Whether it is taken while the machine's clock is too far behind to be believed.
    pub despite_clock: bool,
    handler: actix_web::Route,
}

/// Beside a resource whose action is taken [despite the clock](Route::despite_clock).
#[derive(Debug, Clone, Copy)]
pub struct DespiteClock;

impl Route {
    /// A page.
    pub fn get<F, Args>(path: &'static str, access: Access, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let handler = web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(handler);
        Self { method: Method::GET, path, access, form_limit: None, despite_clock: true, handler }
    }

    /// An action.
    pub fn post<F, Args>(path: &'static str, access: Access, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Self {
            method: Method::POST,
            path,
            access,
            form_limit: None,
            despite_clock: false,
            handler: web::post().to(handler),
        }
    }

    /// The same for files as large as operators allow.
    pub fn with_uploads(self) -> Self {
        Self { form_limit: Some(FormLimit::Uploads), ..self }
    }

    /// The same while the clock is wrong: for what takes rights away, and for signing in and out. All
    /// else would be judged by a wrong time and written down with it, joining above all.
    pub fn despite_clock(self) -> Self {
        Self { despite_clock: true, ..self }
    }

    /// Takes the route out, to be hung into a resource.
    pub fn into_inner(self) -> actix_web::Route {
        self.handler
    }
}
