//! What is said of the limits of a pass that were not typed right.

use crate::locale::Message;
use crate::passes::limits::{MOST_USES, NumberProblem, UnboundedManagers};
use crate::refusal::refusals;
use crate::t;

/// What is said of a maximum of uses.
pub fn bad_max_uses(problem: NumberProblem) -> Message<'static> {
    match problem {
        NumberProblem::NotANumber => t::passes::max_uses_not_a_number(),
        NumberProblem::Zero => t::passes::max_uses_zero(),
        NumberProblem::TooMany => t::passes::max_uses_too_many(MOST_USES),
    }
}

refusals! {
    UnboundedManagers {
        Self => "code.unbounded_managers", t::passes::unbounded_managers();
    }
}
