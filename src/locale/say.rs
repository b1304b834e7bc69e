//! How a message is said.

use std::fmt::{self, Write};

use askama::filters::{Escaper, Html, HtmlSafe};
use askama::{FastWritable, Values};

use super::message::{Arg, DateStyle, Key, Message, Piece, Rich};
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
                Piece::Text(text) if reader.language.is_pseudo() => out.catalogue(&reader.language.shown(text))?,
                Piece::Text(text) => out.catalogue(text)?,
                Piece::Arg(arg) => write_arg(&self.args[*arg], out, reader)?,
                Piece::Date(arg, style) => self.date(*arg, *style, out, reader)?,
                Piece::Select(arg, variants, default) => {
                    let chosen = variants.iter().find(|(key, _)| key.fits(&self.args[*arg], reader.language));
                    self.pieces(chosen.map_or(default, |(_, pieces)| pieces), out, reader)?;
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

    fn date(&self, arg: usize, style: DateStyle, out: &mut impl Out, reader: &Reader) -> fmt::Result {
        match self.args[arg] {
            Arg::Moment(at) => dates::say(at, style, reader).write(out, reader),
            _ => Ok(()),
        }
    }
}

impl Key {
    fn fits(&self, arg: &Arg<'_>, language: Language) -> bool {
        match (self, arg) {
            (Self::Number(number), Arg::Number(count)) => number == count,
            (Self::Plural(category), Arg::Number(count)) => language.plural(*count) == *category,
            (Self::Choice(name), Arg::Choice(chosen)) => name == chosen,
            _ => false,
        }
    }
}

fn write_arg(arg: &Arg<'_>, out: &mut impl Out, reader: &Reader) -> fmt::Result {
    match arg {
        // A name keeps its own direction, and what is around it keeps that of the sentence.
        Arg::Text(text) if reader.language.is_rtl() => out.text(&format!("\u{2068}{text}\u{2069}")),
        Arg::Text(text) => out.text(text),
        Arg::Number(number) => write_digits(*number, out, reader.language),
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
fn write_digits(number: i64, out: &mut impl Out, language: Language) -> fmt::Result {
    if number < 0 {
        out.catalogue("−")?;
    }
    let digits = number.unsigned_abs().to_string();
    let mut rest = digits.as_str();
    while !rest.is_empty() {
        let (group, after) = rest.split_at((rest.len() - 1) % 3 + 1);
        out.catalogue(group)?;
        if !after.is_empty() {
            out.catalogue(language.thousands_separator())?;
        }
        rest = after;
    }
    Ok(())
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(&mut Plain(f), &Reader::default())
    }
}

impl FastWritable for Message<'_> {
    fn write_into(&self, dest: &mut dyn Write, values: &dyn Values) -> askama::Result<()> {
        Ok(self.write(&mut Markup(dest), Reader::of(values)?)?)
    }
}

impl FastWritable for Arg<'_> {
    fn write_into(&self, dest: &mut dyn Write, values: &dyn Values) -> askama::Result<()> {
        Ok(write_arg(self, &mut Markup(dest), Reader::of(values)?)?)
    }
}

// What they are about is escaped as it is written, and the catalogue's own words need no escaping: to look through these
// for each reader costs more than all else about a small page's messages.
impl HtmlSafe for Message<'_> {}
impl HtmlSafe for Arg<'_> {}

/// A message in a template of plain text.
#[derive(Debug)]
pub struct PlainText<'a>(&'a Message<'a>);

impl Message<'_> {
    /// As a template of plain text shows it.
    pub const fn as_text(&self) -> PlainText<'_> {
        PlainText(self)
    }
}

impl fmt::Display for PlainText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.0, f)
    }
}

impl FastWritable for PlainText<'_> {
    fn write_into(&self, dest: &mut dyn Write, values: &dyn Values) -> askama::Result<()> {
        Ok(self.0.write(&mut Plain(dest), Reader::of(values)?)?)
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
    /// Words of the catalogue: the build sees to it that none of their characters is markup.
    fn catalogue(&mut self, text: &str) -> fmt::Result;
    /// What the message is about.
    fn text(&mut self, text: &str) -> fmt::Result;
    fn markup(&mut self, markup: &str) -> fmt::Result;
}

/// As text.
struct Plain<'a, W: ?Sized>(&'a mut W);

impl<W: Write + ?Sized> Out for Plain<'_, W> {
    fn catalogue(&mut self, text: &str) -> fmt::Result {
        self.0.write_str(text)
    }

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
    fn catalogue(&mut self, text: &str) -> fmt::Result {
        self.0.write_str(text)
    }

    fn text(&mut self, text: &str) -> fmt::Result {
        Html.write_escaped_str(&mut *self.0, text)
    }

    fn markup(&mut self, markup: &str) -> fmt::Result {
        self.0.write_str(markup)
    }
}
