//! How a message is said.

use std::fmt::{self, Write};

use askama::filters::{Escaper, Html, HtmlSafe};
use askama::{FastWritable, Values};

use super::message::{Arg, Key, Message, Piece, Rich};
use super::{Language, Reader, dates};
use crate::t;

impl Message<'_> {
    /// What it says to `reader`, as text.
    pub fn say(&self, reader: &Reader) -> String {
        let mut said = String::new();
        // Writing to a string never fails.
        _ = self.write(&mut Plain(&mut said), reader);
        said
    }

    fn write(&self, out: &mut impl Out, reader: &Reader) -> fmt::Result {
        self.pieces(self.entry.texts[reader.language.index()], out, reader)
    }

    fn pieces(&self, pieces: &[Piece], out: &mut impl Out, reader: &Reader) -> fmt::Result {
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.text(&reader.language.shown(text))?,
                Piece::Arg(arg) => write_arg(&self.args[*arg], out, reader)?,
                Piece::Date(arg, style) => {
                    if let Arg::Moment(at) = self.args[*arg] {
                        dates::say(at, *style, reader).write(out, reader)?;
                    }
                }
                Piece::Select(arg, variants, default) => {
                    let arg = &self.args[*arg];
                    let fits = |key: &Key| match (key, arg) {
                        (Key::Number(number), Arg::Number(count)) => number == count,
                        (Key::Plural(category), Arg::Number(count)) => reader.language.plural(*count) == *category,
                        (Key::Choice(name), Arg::Choice(chosen)) => name == chosen,
                        _ => false,
                    };
                    let said = variants.iter().find(|(key, _)| fits(key)).map_or(default, |(_, pieces)| pieces);
                    self.pieces(said, out, reader)?;
                }
                Piece::Open(arg) => {
                    if let Arg::Slot(slot) = &self.args[*arg] {
                        out.markup(&slot.open)?;
                    }
                }
                Piece::Close(arg) => {
                    if let Arg::Slot(slot) = &self.args[*arg] {
                        out.markup(slot.close)?;
                    }
                }
            }
        }
        Ok(())
    }
}

fn write_arg(arg: &Arg<'_>, out: &mut impl Out, reader: &Reader) -> fmt::Result {
    match arg {
        Arg::Text(text) => out.text(text),
        Arg::Number(number) => out.text(&in_digits(*number, reader.language)),
        Arg::Message(message) => message.write(out, reader),
        Arg::List(several) => match several.as_slice() {
            [] => Ok(()),
            [only] => write_arg(only, out, reader),
            [first @ .., last] => {
                for (index, one) in first.iter().enumerate() {
                    if index > 0 {
                        t::locale::list_separator().write(out, reader)?;
                    }
                    write_arg(one, out, reader)?;
                }
                t::locale::list_and().write(out, reader)?;
                write_arg(last, out, reader)
            }
        },
        // The pieces that show these name them by kind.
        Arg::Moment(_) | Arg::Choice(_) | Arg::Slot(_) => Ok(()),
    }
}

/// "12,345" or "12.345".
fn in_digits(number: i64, language: Language) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut said = String::from(if number < 0 { "−" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            said.push_str(language.thousands_separator());
        }
        said.push(digit);
    }
    said
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(&mut Plain(f), &Reader::default())
    }
}

impl FastWritable for Message<'_> {
    fn write_into(&self, dest: &mut dyn Write, values: &dyn Values) -> askama::Result<()> {
        Ok(self.write(&mut Plain(dest), Reader::of(values)?)?)
    }
}

impl FastWritable for Arg<'_> {
    fn write_into(&self, dest: &mut dyn Write, values: &dyn Values) -> askama::Result<()> {
        Ok(write_arg(self, &mut Plain(dest), Reader::of(values)?)?)
    }
}

impl fmt::Display for Arg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_arg(self, &mut Plain(f), &Reader::default())
    }
}

impl fmt::Display for Rich<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(&mut Markup(f), &Reader::default())
    }
}

impl FastWritable for Rich<'_> {
    fn write_into(&self, dest: &mut dyn Write, values: &dyn Values) -> askama::Result<()> {
        Ok(self.0.write(&mut Markup(dest), Reader::of(values)?)?)
    }
}

impl HtmlSafe for Rich<'_> {}

/// Where a message is written.
trait Out {
    fn text(&mut self, text: &str) -> fmt::Result;
    fn markup(&mut self, markup: &str) -> fmt::Result;
}

/// As text: who shows it escapes it.
struct Plain<'a, W: ?Sized>(&'a mut W);

impl<W: Write + ?Sized> Out for Plain<'_, W> {
    fn text(&mut self, text: &str) -> fmt::Result {
        self.0.write_str(text)
    }

    fn markup(&mut self, _: &str) -> fmt::Result {
        Ok(())
    }
}

/// As HTML.
struct Markup<'a, W: ?Sized>(&'a mut W);

impl<W: Write + ?Sized> Out for Markup<'_, W> {
    fn text(&mut self, text: &str) -> fmt::Result {
        Html.write_escaped_str(&mut *self.0, text)
    }

    fn markup(&mut self, markup: &str) -> fmt::Result {
        self.0.write_str(markup)
    }
}
