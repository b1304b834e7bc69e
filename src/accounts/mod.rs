//! Accounts: signing up and in, proving an address, passwords, and one's own page.
//!
//! Whether an address has an account is told to its owner only, in its mailbox; the one exception
//! is somebody who signs up with a code that lets newcomers in, who has to know. What a stranger
//! can make slow (hashing) runs outside every transaction and after every cheap check, so sign-up
//! with a code takes its reservation first: see [`reservation`].

mod account;
mod claim;
mod confirm;
mod download;
mod email_choices;
mod emails;
mod erase;
mod finish;
mod first_password;
mod forms;
mod messages;
mod model;
mod new_password;
mod pages;
mod panels;
mod pass_key;
mod personal_data;
mod reservation;
mod reset;
mod restored;
mod return_to;
mod rules;
mod sessions;
mod signin;
mod signup;
mod store;
mod sweep;
mod tokens;
mod wait;
mod welcome;

pub use confirm::send_link as send_confirmation;
pub use emails::emails;
pub use erase::erase_unused;
pub use first_password::email_new_people;
pub use messages::password_hint;
pub use new_password::{NewPassword, Owner, PasswordProblem};
pub use pages::link::LinkErrorPage;
pub use panels::unconfirmed;
pub use personal_data::PERSONAL_DATA;
pub use restored::{end_everything, withdraw_ended};
pub use rules::LinkError;
pub use store::{NewToken, Token, end_all as end_tokens, insert_token, mark_used as use_token};
pub use sweep::sweep;
pub use tokens::{EmailedLink, check as check_link};

use crate::web::{Access, Route};

/// The pages of signing up and in, and of one's own account.
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, Member};
    use pages::{
        account, confirm, delete, emails, invited, language, reset, signin, signup, unsubscribe, wait, welcome,
    };
    vec![
        Route::get("/signup", Anyone, signup::show),
        Route::post("/signup", Anyone, signup::submit),
        Route::get("/signup/mailed", Anyone, signup::mailed),
        Route::get("/signup/wait/{handle}", Anyone, wait::show),
        Route::post("/signup/wait/{handle}", Anyone, wait::go_on),
        Route::get("/invite/{id}/{token}/signup", Anyone, invited::show),
        Route::post("/invite/{id}/{token}/signup", Anyone, invited::submit),
        Route::get("/invited/{id}/{token}/signup", Anyone, invited::show),
        Route::post("/invited/{id}/{token}/signup", Anyone, invited::submit),
        Route::get("/unsubscribe/{topic}/{token}", Anyone, unsubscribe::ask),
        Route::post("/unsubscribe/{topic}/{token}", Anyone, unsubscribe::unsubscribe).despite_clock(),
        Route::post("/unsubscribe/{topic}/{token}/again", Anyone, unsubscribe::subscribe_again),
        Route::get("/invited/{id}/{token}/quiet", Anyone, unsubscribe::ask_of_invite),
        Route::post("/invited/{id}/{token}/quiet", Anyone, unsubscribe::unsubscribe_of_invite).despite_clock(),
        Route::get("/welcome/{id}/{token}", Anyone, welcome::show),
        Route::post("/welcome/{id}/{token}", Anyone, welcome::begin),
        Route::get("/signin", Anyone, signin::show),
        Route::post("/signin", Anyone, signin::submit).despite_clock(),
        Route::post("/signout", Anyone, signin::sign_out).despite_clock(),
        Route::get("/confirm/{id}/{token}", Anyone, confirm::show),
        Route::post("/confirm/{id}/{token}", Anyone, confirm::confirm),
        Route::get("/email/{id}/{token}", Anyone, confirm::show_email),
        Route::post("/email/{id}/{token}", Anyone, confirm::set_email),
        Route::get("/forgotten", Anyone, reset::forgotten),
        Route::post("/forgotten", Anyone, reset::send_link),
        Route::get("/forgotten/mailed", Anyone, reset::mailed),
        Route::get("/reset/{id}/{token}", Anyone, reset::show),
        Route::post("/reset/{id}/{token}", Anyone, reset::submit),
        Route::get("/account", Member, account::show),
        Route::post("/account/details", Member, account::save_details),
        Route::post("/language", Anyone, language::choose),
        Route::post("/account/email", Member, account::change_email),
        Route::post("/account/confirm", Member, account::send_link),
        Route::post("/account/emails", Member, emails::save),
        Route::post("/account/password", Member, account::change_password).despite_clock(),
        Route::post("/account/signout", Member, account::sign_out_everywhere).despite_clock(),
        Route::post("/account/download", Member, account::download).despite_clock(),
        Route::get("/account/delete", Member, delete::show),
        Route::post("/account/delete", Member, delete::submit).despite_clock(),
    ]
}
