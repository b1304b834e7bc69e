//! What somebody who is signed in is shown: a page with the shell around it, read in one go.

use actix_web::web::Data;

use crate::db::{Conn, QueryResult, at_one_moment};
use crate::text;
use crate::web::{DrawerView, Shell, ShellPerson, WebError};

use super::panels::{Drawer, PanelContext};
use super::who::{Member, take_flash};

impl Member {
    /// Reads what a page shows, and the shell around it, in one go: as [`crate::db::Db::read`] does.
    pub async fn view<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<(Shell, T), WebError> {
        let (drawer, found) = self.app.db.read(self.beside_drawer(work)).await?;
        Ok((self.shell_with(drawer), found))
    }

    /// The same for a page that searches: as [`crate::db::Db::scan`] does.
    pub async fn scan<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<(Shell, T), WebError> {
        let (drawer, found) = self.app.db.scan(self.beside_drawer(work)).await?;
        Ok((self.shell_with(drawer), found))
    }

    fn beside_drawer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> impl FnOnce(&mut Conn) -> QueryResult<(DrawerView, T)> + Send + 'static {
        let (drawer, context) = (self.gathered::<Drawer>(), self.panel_context());
        move |conn| at_one_moment(conn, |conn| Ok((drawer.load(conn, &context)?, work(conn)?)))
    }

    fn shell_with(&self, drawer: DrawerView) -> Shell {
        Shell {
            organization: self.organization.name.clone(),
            person: Some(ShellPerson {
                initials: text::initials(&self.person.name),
                name: self.person.name.clone(),
                email: self.person.email.clone().unwrap_or_default(),
                is_admin: self.is_admin(),
            }),
            drawer,
            flash: take_flash(&self.request, &self.app),
            delivers: self.app.delivers(),
            ..Shell::bare()
        }
    }

    /// What the panels of the page are drawn from.
    pub fn panel_context(&self) -> PanelContext {
        PanelContext {
            app: self.app.clone(),
            person: self.person.clone(),
            zone: self.zone(),
            organization_zone: self.organization_zone(),
            now: self.app.now(),
            path: self.path().to_owned(),
        }
    }

    /// The path of the page.
    pub fn path(&self) -> &str {
        self.request.path()
    }

    /// What `app` gathered of modules.
    ///
    /// # Panics
    /// When it gathered none of it.
    pub fn gathered<T: 'static>(&self) -> Data<T> {
        self.request.app_data::<Data<T>>().expect("the app gathers it").clone()
    }

    /// The shell around a page that shows nothing of the database.
    pub async fn shell(&self) -> Result<Shell, WebError> {
        self.view(|_| Ok(())).await.map(|(shell, ())| shell)
    }
}
