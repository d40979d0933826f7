//! The order in which classes are searched: the C3 linearization.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;

use crate::state::class_name;

/// What follows a class with these bases in its resolution order.
///
/// # Errors
/// TypeError when a base appears twice or the bases' orders contradict each other.
pub(crate) fn linearize(cx: &mut Context, bases: &[Gc<Class>]) -> Result<Vec<Gc<Class>>> {
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].contains(base) {
            let name = class_name(cx, *base);
            return cx.type_error(format!("duplicate base class {name}"));
        }
    }
    let mut sequences: Vec<Vec<Gc<Class>>> =
        bases.iter().map(|&base| cx.class(base).resolution_order.clone()).collect();
    sequences.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Ok(order);
        }
        let is_good =
            |candidate: &Gc<Class>| sequences.iter().all(|sequence| !sequence[1..].contains(candidate));
        let Some(next) = sequences.iter().map(|sequence| sequence[0]).find(|candidate| is_good(candidate))
        else {
            return inconsistent(cx, &sequences);
        };
        order.push(next);
        for sequence in &mut sequences {
            if sequence[0] == next {
                sequence.remove(0);
            }
        }
    }
}

#[cold]
fn inconsistent<T>(cx: &mut Context, sequences: &[Vec<Gc<Class>>]) -> Result<T> {
    let mut heads: Vec<Gc<Class>> = Vec::new();
    for sequence in sequences {
        if !heads.contains(&sequence[0]) {
            heads.push(sequence[0]);
        }
    }
    let names: Vec<String> = heads.into_iter().map(|class| class_name(cx, class)).collect();
    cx.type_error(format!(
        "Cannot create a consistent method resolution\norder (MRO) for bases {}",
        names.join(", ")
    ))
}
