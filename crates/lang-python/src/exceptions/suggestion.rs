//! "Did you mean: …?": the names that were perhaps meant, by the number of characters to change.

use runtime::class::Class;
use runtime::context::Context;
use runtime::gc::Gc;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::throwable::Throwable;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::members::arguments_of;
use super::raise::is_a;
use super::traceback::places;
use crate::attributes::lookup::find_in_class;
use crate::builtin_type::BuiltinType;
use crate::classes::record;
use crate::state::python;
use crate::text::name_text;

/// What a change of a character costs; of its case alone.
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
/// Longer names are not compared, nor more of them.
const MOST_CHARACTERS: usize = 40;
const MOST_CANDIDATES: usize = 750;

/// Modules whose names are more likely an import forgotten than anything else.
const MODULES: &[&str] = &[
    "abc",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "base64",
    "bisect",
    "calendar",
    "cmath",
    "collections",
    "contextlib",
    "copy",
    "csv",
    "ctypes",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "errno",
    "fractions",
    "functools",
    "gc",
    "glob",
    "hashlib",
    "heapq",
    "html",
    "inspect",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "numbers",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "platform",
    "pprint",
    "queue",
    "random",
    "re",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "traceback",
    "types",
    "typing",
    "unittest",
    "urllib",
    "uuid",
    "warnings",
    "weakref",
    "zlib",
];

/// What is appended to the last line of an uncaught exception, or nothing.
pub(crate) fn suggestion(cx: &mut Context, exception: Value) -> Option<String> {
    let throwable = cx.cast::<Throwable>(exception)?;
    if is_a(cx, exception, BuiltinType::AttributeError) {
        let (wrong, object) = (property(cx, exception, "name")?, property(cx, exception, "obj")?);
        let names = crate::attributes::dir::names(cx, object).ok()?;
        return did_you_mean(texts(names), &wrong.cast::<Str>()?.to_cow());
    }
    if is_a(cx, exception, BuiltinType::NameError) {
        let message = name_text(arguments_of(throwable).first().copied()?);
        let wrong = message.strip_prefix("name '")?.strip_suffix("' is not defined")?.to_owned();
        if is_set_on_self(cx, throwable, &wrong) {
            return Some(format!(". Did you mean: 'self.{wrong}'?"));
        }
        let names = visible_names(cx, throwable);
        if let Some(found) = did_you_mean(names, &wrong) {
            return Some(found);
        }
        return MODULES.contains(&&*wrong).then(|| format!(". Did you forget to import '{wrong}'?"));
    }
    None
}

fn property(cx: &mut Context, exception: Value, name: &str) -> Option<Value> {
    let key = cx.intern(name).ok()?.value();
    let location = cx.property_location(exception, key)?;
    location.load(cx, exception).ok()
}

fn texts(names: Gc<List>) -> Vec<String> {
    names.as_slice().iter().map(|&name| name_text(name)).collect()
}

/// The parameters of the function that raised, the global variables of its module, the builtin names.
fn visible_names(cx: &mut Context, exception: Gc<Throwable>) -> Vec<String> {
    crate::builtins::visible::add_all(cx);
    let builtins = python(cx).builtins;
    let mut names = Vec::new();
    let mut namespaces = vec![builtins];
    if let Some(place) = places(cx, exception).last() {
        let cell = place.cell(cx);
        names.extend(cell.function().parameters.names.iter().cloned());
        namespaces.insert(0, cell.module.namespace);
    }
    for namespace in namespaces {
        names.extend(cx.namespace(namespace).iter().map(|(name, _)| name_text(name)));
    }
    names.retain(|name| !name.starts_with('.'));
    names
}

/// Whether the place is in a method of a class that the module names, and objects of the class have such an attribute: one
/// of the class, or one that a method sets.
fn is_set_on_self(cx: &mut Context, exception: Gc<Throwable>, wrong: &str) -> bool {
    let Some(place) = places(cx, exception).last().copied() else { return false };
    let (function, namespace) = (place.cell(cx).function(), place.cell(cx).module.namespace);
    if function.parameters.names.first().is_none_or(|first| first != "self") {
        return false;
    }
    let path: Vec<String> = function.qualified_name.split('.').map(str::to_owned).collect();
    let Some((_, [outer, inner @ ..])) = path.split_last() else { return false };
    let named = |cx: &mut Context, class: Option<Value>, part: &str| {
        let key = cx.intern(part).ok()?.value();
        match class {
            None => cx.namespace(namespace).bound(key).map(|cell| cell.get()),
            Some(class) => find_in_class(cx, class.cast()?, key),
        }
    };
    let mut found = named(cx, None, outer);
    for part in inner {
        found = found.and_then(|class| named(cx, Some(class), part));
    }
    let Some(class) = found.and_then(|class| class.cast::<Class>()) else { return false };
    if named(cx, Some(class.value()), wrong).is_some() {
        return true;
    }
    let order = cx.class(class).resolution_order.clone();
    order.into_iter().any(|class| {
        let hints = record::hints(class).cast::<Tuple>();
        hints.is_some_and(|names| names.as_slice().iter().any(|&name| name_text(name) == wrong))
    })
}

fn did_you_mean(names: Vec<String>, wrong: &str) -> Option<String> {
    if names.len() > MOST_CANDIDATES || wrong.chars().count() > MOST_CHARACTERS {
        return None;
    }
    let wrong_length = wrong.chars().count();
    let mut best: Option<(usize, String)> = None;
    for name in names.into_iter().filter(|name| name != wrong) {
        let mut most = (name.chars().count() + wrong_length + 3) * MOVE_COST / 6;
        if let Some((known, _)) = best {
            most = most.min(known.saturating_sub(1));
        }
        let distance = distance(wrong, &name);
        if distance <= most && best.as_ref().is_none_or(|(known, _)| distance < *known) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| format!(". Did you mean: '{name}'?"))
}

/// The cost of the changes that make one name of another.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).map(|index| index * MOVE_COST).collect();
    for (index, &left) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (index + 1) * MOVE_COST;
        for (column, &right) in b.iter().enumerate() {
            let change = if left == right {
                0
            } else if left.to_lowercase().eq(right.to_lowercase()) {
                CASE_COST
            } else {
                MOVE_COST
            };
            let replaced = diagonal + change;
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(row[column] + MOVE_COST).min(diagonal + MOVE_COST);
        }
    }
    row[b.len()]
}
