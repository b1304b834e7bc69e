//! Reads Fluent files into pieces: text, arguments, choices and markup.

use std::collections::{BTreeMap, HashMap};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

/// The categories of plurals that CLDR has.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What a message says, and what it is about.
#[derive(Debug, Default)]
pub struct Text {
    pub pieces: Vec<Piece>,
    /// Its arguments by name.
    pub args: BTreeMap<String, Kind>,
}

/// A part of what a message says.
#[derive(Debug, Clone)]
pub enum Piece {
    Text(String),
    Arg(String),
    Date(String, String),
    Select { arg: String, variants: Vec<(Key, Vec<Piece>)>, default: Vec<Piece> },
    Open(String),
    Close(String),
}

/// When a variant is chosen.
#[derive(Debug, Clone)]
pub enum Key {
    Number(i64),
    Plural(String),
    Choice(String),
}

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Moment,
    Choice,
    Slot,
}

impl Text {
    /// What this translation of `reference` is about that the reference is not, or is about in another way.
    pub fn about_else_than(&self, reference: &Self) -> impl Iterator<Item = String> {
        self.args.iter().filter_map(|(name, kind)| match reference.args.get(name) {
            None => Some(format!("the first language does not tell ${name}")),
            Some(Kind::Number) if *kind == Kind::Text => None,
            Some(of) if of == kind => None,
            Some(of) => Some(format!("${name} is {kind:?} here and {of:?} in the first language")),
        })
    }

    fn notes(&mut self, name: &str, kind: Kind) -> Result<(), String> {
        match self.args.get(name) {
            // What is counted somewhere is a number everywhere.
            Some(Kind::Number) if kind == Kind::Text => {}
            None | Some(Kind::Text) => _ = self.args.insert(name.to_owned(), kind),
            Some(known) if *known == kind => {}
            Some(known) => return Err(format!("${name} is {known:?} and {kind:?}")),
        }
        Ok(())
    }
}

/// The messages of a file by the names of their functions. Attributes are messages of their own, and what a message
/// takes from another is put in its place.
pub fn file(source: String) -> Result<BTreeMap<String, Text>, String> {
    let resource: Resource<String> = parser::parse(source).map_err(|(_, faults)| format!("{faults:?}"))?;
    let mut patterns = HashMap::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                if let Some(pattern) = &message.value {
                    patterns.insert(message.id.name.clone(), pattern);
                }
                for attribute in &message.attributes {
                    patterns.insert(format!("{}-{}", message.id.name, attribute.id.name), &attribute.value);
                }
            }
            Entry::Term(term) => _ = patterns.insert(format!("-{}", term.id.name), &term.value),
            Entry::Junk { content } => return Err(format!("cannot be read: {content}")),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    let mut texts = BTreeMap::new();
    for (name, pattern) in patterns.iter().filter(|(name, _)| !name.starts_with('-')) {
        let mut text = Text::default();
        text.pieces = pieces(pattern, &patterns, &mut text).map_err(|fault| format!("{name}: {fault}"))?;
        texts.insert(name.replace('-', "_"), text);
    }
    Ok(texts)
}

type Patterns<'a> = HashMap<String, &'a Pattern<String>>;

fn pieces(pattern: &Pattern<String>, all: &Patterns<'_>, text: &mut Text) -> Result<Vec<Piece>, String> {
    let mut made = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => with_markup(value, text, &mut made)?,
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                made.extend(of_inline(inline, all, text)?);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                made.push(select(selector, variants, all, text)?);
            }
        }
    }
    Ok(made)
}

/// Cuts `value` at `<name>` and `</name>`: the places that the page fills with markup.
fn with_markup(value: &str, text: &mut Text, made: &mut Vec<Piece>) -> Result<(), String> {
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('<') {
        let (tag, behind) = after.split_once('>').ok_or("a tag has no end")?;
        if !before.is_empty() {
            made.push(words(before)?);
        }
        let name = tag.trim_start_matches('/').replace('-', "_");
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return Err(format!("<{tag}> is no tag"));
        }
        text.notes(&name, Kind::Slot)?;
        made.push(if tag.starts_with('/') { Piece::Close(name) } else { Piece::Open(name) });
        rest = behind;
    }
    if !rest.is_empty() {
        made.push(words(rest)?);
    }
    Ok(())
}

/// Words that pages show as they are, without looking for markup in them again.
fn words(text: &str) -> Result<Piece, String> {
    match text.chars().find(|c| "<>&\"'".contains(*c)) {
        Some(sign) => Err(format!("{sign} is markup: write a typographic quote or a word")),
        None => Ok(Piece::Text(text.to_owned())),
    }
}

fn of_inline(inline: &InlineExpression<String>, all: &Patterns<'_>, text: &mut Text) -> Result<Vec<Piece>, String> {
    let other = |name: String, text: &mut Text| match all.get(&name) {
        Some(pattern) => pieces(pattern, all, text),
        None => Err(format!("there is no {name}")),
    };
    match inline {
        InlineExpression::StringLiteral { value } => Ok(vec![words(&unescape_unicode_to_string(value))?]),
        InlineExpression::NumberLiteral { value } => Ok(vec![words(value)?]),
        InlineExpression::VariableReference { id } => {
            let name = id.name.replace('-', "_");
            text.notes(&name, Kind::Text)?;
            Ok(vec![Piece::Arg(name)])
        }
        InlineExpression::MessageReference { id, attribute: None } => other(id.name.clone(), text),
        InlineExpression::MessageReference { id, attribute: Some(attribute) } => {
            other(format!("{}-{}", id.name, attribute.name), text)
        }
        InlineExpression::TermReference { id, .. } => other(format!("-{}", id.name), text),
        InlineExpression::FunctionReference { id, arguments } => call(&id.name, arguments, text),
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => of_inline(inline, all, text),
            Expression::Select { .. } => Err("a choice within braces of its own".to_owned()),
        },
    }
}

/// `NUMBER($count)`, `DATETIME($at, style: "long")`, `RELATIVE($at)` and `RELATIVE($at, style: "stop")`.
fn call(function: &str, arguments: &CallArguments<String>, text: &mut Text) -> Result<Vec<Piece>, String> {
    let [InlineExpression::VariableReference { id }] = arguments.positional.as_slice() else {
        return Err(format!("{function} takes one argument"));
    };
    let name = id.name.replace('-', "_");
    let style = arguments.named.iter().find(|named| named.name.name == "style").map(|named| &named.value);
    match (function, style) {
        ("NUMBER", None) => {
            text.notes(&name, Kind::Number)?;
            Ok(vec![Piece::Arg(name)])
        }
        ("DATETIME", Some(InlineExpression::StringLiteral { value })) => {
            text.notes(&name, Kind::Moment)?;
            Ok(vec![Piece::Date(name, value.clone())])
        }
        ("RELATIVE", None) => {
            text.notes(&name, Kind::Moment)?;
            Ok(vec![Piece::Date(name, "relative".to_owned())])
        }
        ("RELATIVE", Some(InlineExpression::StringLiteral { value })) => {
            text.notes(&name, Kind::Moment)?;
            Ok(vec![Piece::Date(name, format!("relative-{value}"))])
        }
        _ => Err(format!("there is no {function} that takes this")),
    }
}

fn select(
    selector: &InlineExpression<String>,
    variants: &[Variant<String>],
    all: &Patterns<'_>,
    text: &mut Text,
) -> Result<Piece, String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("a choice is made by an argument".to_owned());
    };
    let arg = id.name.replace('-', "_");
    let is_plural = |variant: &Variant<String>| match &variant.key {
        VariantKey::Identifier { name } => PLURALS.contains(&name.as_str()),
        VariantKey::NumberLiteral { .. } => true,
    };
    let kind = if variants.iter().all(is_plural) { Kind::Number } else { Kind::Choice };
    text.notes(&arg, kind)?;
    let (mut made, mut default) = (Vec::new(), Vec::new());
    for variant in variants {
        let said = pieces(&variant.value, all, text)?;
        if variant.default {
            default.clone_from(&said);
        }
        let key = match &variant.key {
            VariantKey::NumberLiteral { value } => {
                Key::Number(value.parse().map_err(|_| format!("{value} is no whole number"))?)
            }
            VariantKey::Identifier { name } if kind == Kind::Number => Key::Plural(name.clone()),
            VariantKey::Identifier { name } => Key::Choice(name.clone()),
        };
        made.push((key, said));
    }
    Ok(Piece::Select { arg, variants: made, default })
}
