//! What is said of the limits of a pass that were not typed right.

use crate::passes::limits::{NumberProblem, UnboundedManagers};
use crate::refusal::refusals;

/// What is said of a maximum of uses.
pub const fn bad_max_uses(problem: NumberProblem) -> &'static str {
    match problem {
        NumberProblem::NotANumber => "Enter the maximum of uses as a whole number, or leave it empty for no maximum.",
        NumberProblem::Zero => "At least one use is needed. Leave the maximum empty for no maximum.",
        NumberProblem::TooMany => "Enter at most 1,000,000,000 uses, or leave the maximum empty for no maximum.",
    }
}

refusals! {
    UnboundedManagers {
        Self => "code.unbounded_managers",
            "What makes people group managers needs both an expiration date and a maximum of uses.";
    }
}
