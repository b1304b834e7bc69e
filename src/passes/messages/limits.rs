//! What is said of the limits of a pass that were not typed right.

use std::fmt;

use crate::passes::limits::{ExpirationProblem, NumberProblem, UnboundedManagers, UsesProblem};
use crate::refusal::refusals;

impl fmt::Display for UsesProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            NumberProblem::NotANumber => {
                "Enter the maximum of uses as a whole number, or leave it empty for no maximum."
            }
            NumberProblem::Zero => "At least one use is needed. Leave the maximum empty for no maximum.",
            NumberProblem::TooMany => "Enter at most 1,000,000,000 uses, or leave the maximum empty for no maximum.",
        })
    }
}

impl fmt::Display for ExpirationProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(problem) => problem.fmt(f),
            Self::Past(at, zone) => write!(f, "{} is past. Choose a time that is still ahead.", zone.long(*at)),
        }
    }
}

refusals! {
    UnboundedManagers {
        Self => "code.unbounded_managers",
            "What makes people group managers needs both an expiration date and a maximum of uses.";
    }
}
