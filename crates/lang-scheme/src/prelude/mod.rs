//! Library procedures written in Scheme, compiled when a program names them.
//!
//! Whatever calls procedures of the program is here and not in Rust, so that no frame of Rust stands between Scheme's: tail
//! calls stay tail calls, and continuations can be captured and entered again. The texts are cut into definitions once per
//! process, by the rule that each starts in the first column. [`require`] compiles those that a program names, with all they
//! name themselves, as one module, which runs before the program does.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use bytecode::module::Module;
use runtime::context::{Context, LanguageState};
use runtime::exception::Result;
use runtime::value::Value;

use crate::core::{Expr, Kind};
use crate::expand::Expander;
use crate::lower;
use crate::reader::Reader;

/// The file name of the prelude's code.
pub const FILE: &str = "<prelude>";

/// The definitions' texts.
const TEXTS: &[&str] = &[
    include_str!("control.scm"),
    include_str!("lists.scm"),
    include_str!("tables.scm"),
    include_str!("kindred.scm"),
    FRONTS,
];

/// Those that stand before natives.
const FRONTS: &str = include_str!("fronts.scm");

/// What the procedure is called that a call with so many arguments goes to: some have a form for few, and some natives have
/// a procedure before them that compilers see through.
pub fn specialized(name: &str, arguments: usize) -> Option<&'static str> {
    Some(match (name, arguments) {
        ("memq", 2) => "%memq",
        ("memv", 2) => "%memv",
        ("assq", 2) => "%assq",
        ("assv", 2) => "%assv",
        ("eqv?", 2) => "%eqv?",
        ("equal?", 2) => "%equal?",
        ("number?", 1) => "%number?",
        ("integer?", 1) => "%integer?",
        ("boolean?", 1) => "%boolean?",
        ("procedure?", 1) => "%procedure?",
        ("eof-object?", 1) => "%eof-object?",
        ("char-alphabetic?", 1) => "%char-alphabetic?",
        ("char-numeric?", 1) => "%char-numeric?",
        ("char-whitespace?", 1) => "%char-whitespace?",
        ("char-upper-case?", 1) => "%char-upper-case?",
        ("char-lower-case?", 1) => "%char-lower-case?",
        ("char-upcase", 1) => "%char-upcase",
        ("char-downcase", 1) => "%char-downcase",
        ("read-char", 1) => "%read-char",
        ("peek-char", 1) => "%peek-char",
        ("map", 2) => "%map1",
        ("map", 3) => "%map2",
        ("for-each", 2) => "%for-each1",
        ("for-each", 3) => "%for-each2",
        ("vector-map", 2) => "%vector-map1",
        ("vector-for-each", 2) => "%vector-for-each1",
        ("apply", 2) => "%apply",
        ("apply", 3) => "%apply-behind",
        ("member", 2) => "%member",
        ("assoc", 2) => "%assoc",
        ("string-trim", 1) => "%string-trim",
        ("string-trim-left", 1) => "%string-trim-left",
        ("string-trim-right", 1) => "%string-trim-right",
        ("call-with-current-continuation" | "call-with-escape-continuation" | "call/ec", 1) => "call/cc",
        _ => return None,
    })
}

/// Whether a procedure of the prelude stands before a native, and calls no other.
pub fn is_front(name: &str) -> bool {
    FRONTS.contains(&format!("\n(define ({name} "))
}

/// The texts of the definitions, by name.
fn definitions() -> &'static HashMap<&'static str, &'static str> {
    static DEFINITIONS: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    DEFINITIONS.get_or_init(|| {
        let mut found = HashMap::new();
        for text in TEXTS {
            let mut rest: &'static str = text;
            while let Some(at) = rest.find("\n(define ") {
                rest = &rest[at + 1..];
                let end = rest[1..].find("\n(define ").map_or(rest.len(), |end| end + 1);
                let head = rest["(define ".len()..].trim_start_matches('(');
                let name = &head[..head.find([' ', ')', '\n']).unwrap_or(head.len())];
                found.insert(name, &rest[..end]);
                rest = &rest[end..];
            }
        }
        found
    })
}

/// Whether the prelude defines this name.
pub fn defines(name: &str) -> bool {
    definitions().contains_key(name)
}

/// Names of all definitions.
pub fn names() -> impl Iterator<Item = &'static str> {
    definitions().keys().copied()
}

/// The definitions that an isolate has.
#[derive(Default)]
struct Loaded(HashSet<&'static str>);

impl LanguageState for Loaded {
    fn trace(&self, _: &mut dyn FnMut(Value)) {}
}

/// Compiles and runs the definitions of these names that the isolate has not yet, and all that they name.
///
/// # Errors
/// When memory is exhausted.
pub fn require(cx: &mut Context, namespace: usize, names: impl IntoIterator<Item = Rc<str>>) -> Result<()> {
    if !cx.has_state::<Loaded>() {
        cx.add_state(Box::new(Loaded::default()));
    }
    let mut wanted = Vec::new();
    for name in names {
        if let Some((&name, _)) = definitions().get_key_value(&*name)
            && cx.state::<Loaded>().0.insert(name)
        {
            wanted.push(name);
        }
    }
    if wanted.is_empty() {
        return Ok(());
    }
    // Modules of one isolate have names of their own.
    let name = format!("prelude {}", cx.state::<Loaded>().0.len());
    let module = compile(&name, wanted, |name| cx.state::<Loaded>().0.insert(name));
    let source: Arc<str> = Arc::from("");
    let closure = cx.load_module(Arc::new(module), source, &crate::language::SCHEME, namespace)?;
    cx.call(closure.value(), &[])?;
    Ok(())
}

/// Compiles definitions and what they name, as far as `is_new` says so.
fn compile(
    module_name: &str,
    mut wanted: Vec<&'static str>,
    mut is_new: impl FnMut(&'static str) -> bool,
) -> Module {
    let mut expander = Expander::new(crate::is_builtin);
    let mut body = Vec::new();
    while let Some(name) = wanted.pop() {
        let definition = expand(&mut expander, name);
        let mut named = Vec::new();
        names_of(&definition, &mut named);
        for name in named {
            if let Some((&name, _)) = definitions().get_key_value(&*name)
                && is_new(name)
            {
                wanted.push(name);
            }
        }
        body.push(definition);
    }
    // Variables get their values before anything can run that uses them.
    body.reverse();
    let mut module = lower::lower(&expander, &body, u16::MAX, module_name, crate::natives_for_lowering())
        .unwrap_or_else(|error| panic!("the prelude cannot be compiled: {}", error.message));
    module.file = FILE.to_owned();
    module
}

fn expand(expander: &mut Expander, name: &str) -> Expr {
    let text = definitions()[name];
    let mut reader = Reader::new(text, u16::MAX);
    let form = match reader.next_datum() {
        Ok(Some(form)) => form,
        _ => panic!("the definition of {name} in the prelude cannot be read"),
    };
    match expander.prelude_definition(&form) {
        Ok(expr) => expr,
        Err(error) => panic!("the definition of {name} in the prelude is wrong: {}", error.message),
    }
}

/// Adds the names of the language's own variables that an expression mentions.
pub fn names_of(expr: &Expr, names: &mut Vec<Rc<str>>) {
    let mut stack = vec![expr];
    while let Some(expr) = stack.pop() {
        match &expr.kind {
            Kind::Builtin(name) | Kind::SetGlobal(name, _) => names.push(name.clone()),
            _ => {}
        }
        crate::core::push_children(expr, &mut stack);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_definitions_compile() {
        let names: Vec<&'static str> = names().collect();
        assert!(names.len() > 150);
        let mut seen: HashSet<&str> = names.iter().copied().collect();
        let module = compile("prelude", names, |name| seen.insert(name));
        bytecode::verify::verify(&module).expect("the code is valid");
        for intrinsic in &module.intrinsics {
            assert!(crate::natives::find(intrinsic).is_some(), "{intrinsic}");
        }
        for global in &module.globals {
            let is_known = crate::is_builtin(global) || global.starts_with("%lifted");
            assert!(is_known, "the prelude mentions `{global}`, which nobody defines");
        }
    }
}
