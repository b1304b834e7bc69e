//! A form of a page: found by its button, filled in by its labels, posted as a browser would.

use std::fmt::Display;

use muster::t;
use scraper::{ElementRef, Html};

use super::page::{selector, single_spaced, text_of};

/// A form as the server filled it in, and as a person goes on to.
pub struct Form {
    action: String,
    post: bool,
    controls: Vec<Control>,
    button: Option<(String, String)>,
    forged: Vec<(String, String)>,
}

struct Control {
    name: String,
    labels: Vec<String>,
    kind: Kind,
}

enum Kind {
    Text(String),
    /// A check box or a radio button: its value, and whether it is on.
    Box {
        value: String,
        on: bool,
        radio: bool,
    },
    /// Options as value and text, and which are chosen.
    Choice {
        options: Vec<(String, String)>,
        chosen: Vec<usize>,
    },
}

impl Form {
    /// The form that the button with this text or label submits.
    pub(super) fn with_button(html: &Html, text: &str, path: &str) -> Option<Self> {
        let buttons = selector("button, input[type=submit]");
        let button = html.select(&buttons).filter(|button| button.attr("type") != Some("button")).find(|button| {
            text_of(*button) == text || button.attr("value") == Some(text) || button.attr("aria-label") == Some(text)
        })?;
        let form = owner(button, html)?;
        let attribute = |own: &str, forms: &str| button.attr(own).or_else(|| form.attr(forms));
        let named = button.attr("name").map(|name| (name.into(), button.attr("value").unwrap_or_default().into()));
        Some(Self {
            action: attribute("formaction", "action").filter(|action| !action.is_empty()).unwrap_or(path).into(),
            post: attribute("formmethod", "method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
            controls: controls_of(form, html).filter_map(|control| Control::read(control, html)).collect(),
            button: named,
            forged: Vec::new(),
        })
    }

    pub fn action(&self) -> &str {
        &self.action
    }

    pub fn is_post(&self) -> bool {
        self.post
    }

    /// Types `value` into the field with this label, or chooses the option of that text or value.
    #[track_caller]
    #[must_use]
    pub fn fill(mut self, label: impl Display, value: &str) -> Self {
        let label = &*label.to_string();
        match &mut self.control(label).kind {
            Kind::Text(text) => value.clone_into(text),
            Kind::Choice { options, chosen } => {
                let found = options.iter().position(|(own, text)| text == value || own == value);
                *chosen = vec![found.unwrap_or_else(|| panic!("{label:?} offers no {value:?} but {options:?}"))];
            }
            Kind::Box { .. } => panic!("{label:?} is a box: use check, uncheck or choose"),
        }
        self
    }

    /// Chooses the letters of a code, and no random ending.
    pub fn custom_code(self, code: &str) -> Self {
        self.fill(t::codes::custom_code(), code).uncheck(t::codes::random_ending())
    }

    #[track_caller]
    #[must_use]
    pub fn check(self, label: impl Display) -> Self {
        self.turn(&label.to_string(), true)
    }

    #[track_caller]
    #[must_use]
    pub fn uncheck(self, label: impl Display) -> Self {
        self.turn(&label.to_string(), false)
    }

    /// Picks the radio button with this label; the others of its name go off.
    #[track_caller]
    #[must_use]
    pub fn choose(mut self, label: impl Display) -> Self {
        let label = &*label.to_string();
        let name = self.control(label).name.clone();
        for control in &mut self.controls {
            if let Kind::Box { on, radio: true, .. } = &mut control.kind
                && control.name == name
            {
                *on = control.labels.iter().any(|own| own == label);
            }
        }
        self
    }

    /// Adds a field that the page does not have, as a forger would; a field of that name is replaced.
    #[must_use]
    pub fn forge(mut self, name: &str, value: &str) -> Self {
        self.controls.retain(|control| control.name != name);
        self.forged.push((name.into(), value.into()));
        self
    }

    /// What a browser would send, in the order of the page.
    pub fn entries(&self) -> Vec<(String, String)> {
        let mut entries = Vec::new();
        for control in &self.controls {
            let mut send = |value: &str| entries.push((control.name.clone(), value.to_owned()));
            match &control.kind {
                Kind::Text(text) => send(text),
                Kind::Box { value, on: true, .. } => send(value),
                Kind::Box { .. } => {}
                Kind::Choice { options, chosen } => chosen.iter().for_each(|at| send(&options[*at].0)),
            }
        }
        entries.extend(self.button.clone());
        entries.extend(self.forged.clone());
        entries
    }

    #[track_caller]
    fn turn(mut self, label: &str, to: bool) -> Self {
        match &mut self.control(label).kind {
            Kind::Box { on, radio: false, .. } => *on = to,
            _ => panic!("{label:?} is no check box"),
        }
        self
    }

    #[track_caller]
    fn control(&mut self, label: &str) -> &mut Control {
        let known: Vec<String> = self.controls.iter().flat_map(|control| control.labels.clone()).collect();
        let by_label = self.controls.iter().position(|control| control.labels.iter().any(|own| own == label));
        let found = by_label.or_else(|| self.controls.iter().position(|control| control.name == label));
        match found {
            Some(at) => &mut self.controls[at],
            None => panic!("the form has no field {label:?} but {known:?}"),
        }
    }
}

impl Control {
    /// Nothing for what no browser sends: nameless or disabled controls and other buttons.
    fn read(control: ElementRef, html: &Html) -> Option<Self> {
        let name = control.attr("name").filter(|name| !name.is_empty())?.to_owned();
        if control.attr("disabled").is_some() || control.value().name() == "button" {
            return None;
        }
        let kind = match (control.value().name(), control.attr("type").unwrap_or("text")) {
            ("select", _) => choice(control),
            // A browser drops the line break that follows the opening tag.
            ("textarea", _) => Kind::Text(control.text().collect::<String>()),
            (_, "submit" | "button" | "image" | "reset") => return None,
            (_, kind @ ("checkbox" | "radio")) => Kind::Box {
                value: control.attr("value").unwrap_or("on").into(),
                on: control.attr("checked").is_some(),
                radio: kind == "radio",
            },
            _ => Kind::Text(control.attr("value").unwrap_or_default().into()),
        };
        Some(Self { name, labels: labels_of(control, html), kind })
    }
}

fn choice(select: ElementRef) -> Kind {
    let options = selector("option");
    let all: Vec<ElementRef> = select.select(&options).collect();
    let mut chosen: Vec<usize> = (0..all.len()).filter(|at| all[*at].attr("selected").is_some()).collect();
    if chosen.is_empty() && select.attr("multiple").is_none() && !all.is_empty() {
        chosen.push(0);
    }
    let options = all.into_iter().map(|option| {
        let text = text_of(option);
        (option.attr("value").map_or_else(|| text.clone(), str::to_owned), text)
    });
    Kind::Choice { options: options.collect(), chosen }
}

/// The control within `scope` that a person knows by this label; failing that, by its name.
pub(super) fn control_labelled<'a>(scope: ElementRef<'a>, html: &'a Html, label: &str) -> Option<ElementRef<'a>> {
    let controls = selector("input:not([type=hidden]), select, textarea");
    let all: Vec<ElementRef> = scope.select(&controls).collect();
    let labelled = all.iter().find(|control| labels_of(**control, html).iter().any(|own| own == label));
    labelled.or_else(|| all.iter().find(|control| control.attr("name") == Some(label))).copied()
}

/// What a control is called: its labels, by `for` or round it, and its `aria-label`.
fn labels_of(control: ElementRef, html: &Html) -> Vec<String> {
    let id = control.attr("id");
    let labels = selector("label");
    let texts = html.select(&labels).filter(|label| match label.attr("for") {
        Some(target) => id == Some(target),
        None => label.descendants().any(|inside| inside.id() == control.id()),
    });
    let mut names: Vec<String> = texts.flat_map(|label| [text_of(label), first_words(label)]).collect();
    names.extend(control.attr("aria-label").map(single_spaced));
    names.dedup();
    names
}

/// A label's own words, those of a `span` in it included, without the hints that stand in other
/// elements.
fn first_words(label: ElementRef) -> String {
    let own = |element: ElementRef| -> String {
        element.children().filter_map(|child| child.value().as_text().map(|text| text.to_string())).collect()
    };
    let spans = label.child_elements().filter(|child| child.value().name() == "span" && child.attr("class").is_none());
    single_spaced(&(own(label) + &spans.map(own).collect::<String>()))
}

/// The form that a control or a button belongs to: by its `form` attribute, or the one round it.
fn owner<'a>(control: ElementRef<'a>, html: &'a Html) -> Option<ElementRef<'a>> {
    match control.attr("form") {
        Some(id) => html.select(&selector("form")).find(|form| form.attr("id") == Some(id)),
        None => control.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "form"),
    }
}

fn controls_of<'a>(form: ElementRef<'a>, html: &'a Html) -> impl Iterator<Item = ElementRef<'a>> {
    let all: Vec<ElementRef> = html.select(&selector("input, select, textarea, button")).collect();
    all.into_iter().filter(move |control| owner(*control, html).is_some_and(|its| its.id() == form.id()))
}
