//! What CPython has in C and is written in Python here, where programs can tell: such functions bind no object, and such classes
//! are named with their modules.

use runtime::context::Context;
use runtime::gc::Gc;
use runtime::object::closure::Closure;
use runtime::value::Value;

use crate::attributes::lookup::find_special;
use crate::names::Name;

/// Whether a function of the library is one that CPython has in C: such bind no object.
pub(crate) fn is_function(closure: Gc<Closure>) -> bool {
    let cell = closure.cell();
    let Some(module) = cell.module.module.file.strip_prefix("<builtin ") else { return false };
    let function = cell.function();
    let name = function.name.as_str();
    let is_of_module = function.qualified_name == name && !name.starts_with('_');
    is_of_module
        && match module {
            "heapq>" => !matches!(name, "merge" | "nlargest" | "nsmallest"),
            "operator>" | "bisect>" | "cmath>" | "itertools>" | "struct>" | "gc>" | "atexit>" => true,
            "functools>" => matches!(name, "reduce" | "cmp_to_key"),
            _ => false,
        }
}

/// Whether an object is an iterator of `itertools`: loops are given its generator, but it is an iterator itself.
pub(crate) fn is_iterator(cx: &mut Context, object: Value) -> bool {
    let next = find_special(cx, object, Name::Next).and_then(|next| next.cast::<Closure>());
    next.is_some_and(|next| next.cell().module.module.file == "<builtin itertools>")
}

/// Whether CPython has a class in C that is written in Python here.
pub(crate) fn is_class(module: &str, class: &str) -> bool {
    let classes: &[&str] = match module {
        "datetime" => &["date", "time", "datetime", "timedelta", "timezone", "tzinfo"],
        "decimal" => &["Decimal", "Context"],
        "collections" => &["deque", "defaultdict", "OrderedDict"],
        "functools" => &["partial"],
        "itertools" => &[
            "count",
            "accumulate",
            "compress",
            "dropwhile",
            "takewhile",
            "filterfalse",
            "starmap",
            "pairwise",
            "zip_longest",
            "groupby",
            "_grouper",
        ],
        "operator" => &["itemgetter", "attrgetter", "methodcaller"],
        "array" => &["array"],
        _ => &[],
    };
    classes.contains(&class)
}
