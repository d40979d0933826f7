//! Which of LLVM's passes run, as text for LLVM to parse.
//!
//! Our own optimizer has done what needs to know the language, so a short list gives what `O3` would, at half the
//! cost. Loops with a poll can neither be vectorized nor gain by unrolling; where a function has others, the list
//! with loop passes pays for itself.

use crate::Library;

/// What the code generator cannot do well without.
#[must_use]
pub fn minimal() -> &'static str {
    "function(early-cse,simplifycfg)"
}

/// What LLVM does where compile time counts.
#[must_use]
pub fn short() -> &'static str {
    "default<O1>"
}

/// All that LLVM does for hot code.
#[must_use]
pub fn full() -> &'static str {
    "default<O3>"
}

/// The passes for code without loops that LLVM could vectorize or unroll.
#[must_use]
pub fn scalar(library: &Library) -> String {
    let combine = instcombine(library);
    format!("function(early-cse<memssa>,{combine},simplifycfg,loop-mssa(licm),gvn,{combine},simplifycfg)")
}

/// The passes for code with loops that have no poll.
#[must_use]
pub fn with_loops(library: &Library) -> String {
    let combine = instcombine(library);
    format!(
        "function(early-cse<memssa>,{combine},simplifycfg,loop-mssa(loop-rotate,licm),gvn,{combine},\
         loop(indvars),loop-vectorize,slp-vectorizer,loop-unroll<O3>,{combine},simplifycfg)"
    )
}

/// The pass that simplifies instructions. From 18 on it aborts the process when told to run by name and one round
/// was not enough, unless asked not to.
fn instcombine(library: &Library) -> &'static str {
    if library.version() >= 18 { "instcombine<no-verify-fixpoint>" } else { "instcombine" }
}
