//! Programs that are typed: whether a text is complete, running it, and what a name could go on with.

use ruff_python_ast::{Mod, Stmt};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use crate::attributes::{dir, module, read};
use crate::builtins::visible;
use crate::exceptions::print;
use crate::names::{Name, name};
use crate::source::Source;
use crate::state::python;
use crate::text::name_text;
use crate::{Mode, imports, modules, parse};

/// The name of what is typed, in traces.
const FILE: &str = "<stdin>";

/// The module `__main__`, new unless a program has run.
///
/// # Errors
/// When memory is exhausted.
pub fn begin(cx: &mut Context) -> Result<(Value, usize)> {
    let main = name(cx, Name::Main);
    let known = imports::loaded(cx, main)?.filter(|&object| module::is_module(cx, object));
    let object = match known {
        Some(object) => object,
        None => {
            crate::run::set_search_path(cx, String::new())?;
            let namespace = cx.new_namespace();
            let object = module::new_module(cx, main, namespace)?;
            imports::set_module(cx, main, object)?;
            object
        }
    };
    Ok((object, module::namespace_of(object)))
}

/// Whether more lines belong to what was typed: brackets or strings are open, a line goes on, or a block may.
pub fn needs_more(text: &str) -> bool {
    let ends_blank = text.lines().next_back().is_none_or(|line| line.trim().is_empty());
    if text.trim_end_matches('\n').ends_with('\\') {
        return true;
    }
    let source = Source::new(text, FILE);
    match parse::parse(&source, Mode::Module) {
        Ok(tree) => {
            let last = match &tree.syntax {
                Mod::Module(module) => module.body.last(),
                Mod::Expression(_) => None,
            };
            last.is_some_and(is_block) && !ends_blank
        }
        Err(error) => {
            let is_open = error.message.ends_with("was never closed")
                || error.message.starts_with("unterminated triple");
            let last_line = text.lines().count() as u32;
            is_open || !ends_blank && error.line >= last_line && is_at_end(text, &error)
        }
    }
}

/// Whether an error is that the text ends where a block or a clause should follow.
fn is_at_end(text: &str, error: &crate::SyntaxError) -> bool {
    let last = text.lines().next_back().unwrap_or("");
    error.line > text.lines().count() as u32
        || error.message.starts_with("expected an indented block")
        || error.message.starts_with("expected 'except' or 'finally' block")
        || (last.trim_start().starts_with('@') && error.column as usize > last.chars().count())
}

/// Whether a statement may go on in another line.
fn is_block(stmt: &Stmt) -> bool {
    matches!(
        stmt,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::If(_)
            | Stmt::With(_)
            | Stmt::Match(_)
            | Stmt::Try(_)
    )
}

/// Runs what was typed in a module: shows the values of expressions, reports what is raised. An exit code when it ends the
/// session.
pub fn run(cx: &mut Context, object: Value, text: &str) -> Option<i32> {
    let code = match imports::execute_as(cx, object, text, FILE, "__main__", Mode::Interactive) {
        Ok(_) => None,
        Err(_) => report(cx),
    };
    let _ = cx.streams.flush();
    code
}

/// Ends a session.
pub fn end(cx: &mut Context) {
    // Nobody is left to be told that output could not be written.
    crate::run::end(cx);
}

fn report(cx: &mut Context) -> Option<i32> {
    if cx.is_terminating() {
        return Some(crate::run::FAILED);
    }
    let exception = cx.take_exception();
    cx.handled = Value::NONE;
    if let Some(code) = crate::run::exit_code_of(cx, exception) {
        return Some(code);
    }
    let limit = cx.recursion_limit;
    // Room to print an exception that came of too deep recursion.
    cx.set_depth_limit(limit.saturating_add(200));
    let text = print::render(cx, exception);
    cx.set_depth_limit(limit);
    let _ = cx.streams.write_error(text.as_bytes());
    None
}

/// What the last name or attribute of a line could become: where it begins, and whole names; in statements that import, modules of
/// the library. Getters are not called.
pub fn complete(cx: &mut Context, object: Value, line: &str) -> (usize, Vec<String>) {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let start = line.char_indices().rev().take_while(|&(_, c)| is_part(c)).last();
    let start = start.map_or(line.len(), |(index, _)| index);
    let path = &line[start..];
    let (owner, prefix) = match path.rsplit_once('.') {
        Some((owner, prefix)) => (Some(owner), prefix),
        None => (None, path),
    };
    if names_module(&line[..start]) {
        let found = modules::library_names().filter(|name| name.starts_with(path) && !name.starts_with('_'));
        let mut found: Vec<String> = found.map(str::to_owned).collect();
        found.sort();
        return (start, found);
    }
    let start = line.len() - prefix.len();
    let found = match owner {
        Some(owner) => attributes_of(cx, object, owner),
        None => Ok(names(cx, object)),
    };
    let Ok(mut found) = found else {
        cx.take_exception();
        return (start, Vec::new());
    };
    found.retain(|name| name.starts_with(prefix) && (!prefix.is_empty() || !name.starts_with('_')));
    found.sort();
    found.dedup();
    (start, found)
}

/// Whether the name of a module stands behind this part of a line.
fn names_module(before: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    match words[..] {
        ["from"] => true,
        ["import", .., last] => last.ends_with(','),
        ["import"] => true,
        _ => false,
    }
}

/// Global variables, builtin names and keywords.
fn names(cx: &mut Context, object: Value) -> Vec<String> {
    const KEYWORDS: &str = "False None True and as assert async await break class continue def del elif else except \
        finally for from global if import in is lambda nonlocal not or pass raise return try while with yield";
    let mut found: Vec<String> = KEYWORDS.split_whitespace().map(str::to_owned).collect();
    let builtins = python(cx).builtins;
    visible::add_all(cx);
    for namespace in [module::namespace_of(object), builtins] {
        found.extend(cx.namespace(namespace).iter().map(|(name, _)| name_text(name)));
    }
    found.retain(|name| !name.starts_with('.'));
    found
}

fn attributes_of(cx: &mut Context, object: Value, path: &str) -> Result<Vec<String>> {
    let mut parts = path.split('.');
    let first = cx.intern(parts.next().unwrap_or_default())?.value();
    let known = module::cell(cx, object, first).map(|cell| cell.get());
    let Some(mut value) = known.or_else(|| visible::find(cx, first)) else { return Ok(Vec::new()) };
    for part in parts {
        let part = cx.intern(part)?.value();
        match read::find_attribute(cx, value, part)? {
            Some(found) => value = found,
            None => return Ok(Vec::new()),
        }
    }
    let names = dir::names(cx, value)?;
    Ok(names.as_slice().iter().map(|&name| name_text(name)).collect())
}

#[cfg(test)]
mod tests {
    use super::{names_module, needs_more};

    #[test]
    fn where_modules_are_named() {
        for before in ["import ", "from ", "import os, ", "  from "] {
            assert!(names_module(before), "{before:?}");
        }
        for before in ["", "important ", "import os as ", "from os import ", "x = ", "import os "] {
            assert!(!names_module(before), "{before:?}");
        }
    }

    #[test]
    fn what_is_complete() {
        for text in [
            "",
            "1",
            "x = 1",
            "if x: y\n\n",
            "def f():\n  return 1\n\n",
            "1 +",
            "x = )",
            "'a",
            "for\n",
            "(1,\n2)",
        ] {
            assert!(!needs_more(text), "{text:?}");
        }
        for text in [
            "(1,",
            "'''a",
            "x = [\n1,",
            "if x:",
            "if x: y",
            "def f():\n  return 1",
            "try:\n  x",
            "class A:\n  def f(self):",
            "@decorator",
            "x = 1 + \\",
            "while True:\n  (1,\n\n",
            "match x:",
        ] {
            assert!(needs_more(text), "{text:?}");
        }
    }
}
