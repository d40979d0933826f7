//! Limits on nesting, so that no source text exhausts the native stack.
//!
//! Brackets and indentation have CPython's limits and are counted before parsing. The parser grows its stack itself. The
//! tree is then measured: shallow ones are lowered on the current stack, deeper ones on a stack made for it.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_pattern, walk_stmt};
use ruff_python_ast::{Expr, Mod, Pattern, Stmt};
use ruff_text_size::Ranged;

use crate::source::Source;
use crate::syntax_error::{SyntaxError, SyntaxErrorKind};

/// As CPython's tokenizer.
const MAX_BRACKETS: usize = 200;
/// As CPython's tokenizer.
const MAX_INDENTATION: usize = 100;
/// Nodes above one another in a tree that is lowered at all.
const MAX_DEPTH: u32 = 3000;
/// Nodes above one another that any thread's stack has room for.
const SHALLOW: u32 = 60;

/// How deep a tree nests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Any stack has room to recurse over it.
    Shallow,
    /// Needs a large stack.
    Deep,
}

/// Refuses what nests deeper than CPython allows.
///
/// Strings and comments are skipped roughly; where that fails, the count is wrong only for texts that do not parse.
pub(super) fn check_brackets_and_indentation(source: &Source<'_>) -> Result<(), Box<SyntaxError>> {
    let bytes = source.text.as_bytes();
    let mut open = 0usize;
    let mut indents = vec![0usize];
    let mut at_line_start = true;
    let mut at = 0;
    while at < bytes.len() {
        if at_line_start && open == 0 {
            let start = at;
            while at < bytes.len() && matches!(bytes[at], b' ' | b'\t') {
                at += 1;
            }
            let width = at - start;
            if at < bytes.len() && !matches!(bytes[at], b'\n' | b'\r' | b'#') {
                while indents.last().is_some_and(|&last| last > width) {
                    indents.pop();
                }
                if indents.last().is_some_and(|&last| last < width) {
                    indents.push(width);
                }
                if indents.len() > MAX_INDENTATION {
                    let mut error = source.error_of(
                        SyntaxErrorKind::IndentationError,
                        "too many levels of indentation",
                        at as u32,
                        at as u32,
                    );
                    error.column = 0;
                    return Err(error);
                }
            }
        }
        at_line_start = false;
        match bytes.get(at) {
            None => break,
            Some(b'\n' | b'\r') => at_line_start = true,
            Some(b'\\') => at += 1,
            Some(b'#') => {
                while at + 1 < bytes.len() && !matches!(bytes[at + 1], b'\n' | b'\r') {
                    at += 1;
                }
            }
            Some(&quote @ (b'"' | b'\'')) => at = end_of_string(bytes, at, quote),
            Some(b'(' | b'[' | b'{') => {
                open += 1;
                if open >= MAX_BRACKETS {
                    return Err(source.error("too many nested parentheses", at as u32, at as u32));
                }
            }
            Some(b')' | b']' | b'}') => open = open.saturating_sub(1),
            Some(_) => {}
        }
        at += 1;
    }
    Ok(())
}

/// The last byte of the string that starts at `at`.
fn end_of_string(bytes: &[u8], at: usize, quote: u8) -> usize {
    let triple = bytes[at..].starts_with(&[quote; 3]);
    let mut at = at + if triple { 3 } else { 1 };
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' | b'\r' if !triple => return at - 1,
            byte if byte == quote && (!triple || bytes[at..].starts_with(&[quote; 3])) => {
                return if triple { at + 2 } else { at };
            }
            _ => {}
        }
        at += 1;
    }
    at
}

struct Measure {
    depth: u32,
    limit: u32,
    too_deep: Option<u32>,
}

impl Measure {
    fn nested(&mut self, start: u32, walk: impl FnOnce(&mut Self)) {
        if self.depth >= self.limit {
            self.too_deep.get_or_insert(start);
            return;
        }
        self.depth += 1;
        walk(self);
        self.depth -= 1;
    }
}

impl<'a> Visitor<'a> for Measure {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.nested(stmt.start().to_u32(), |this| walk_stmt(this, stmt));
    }
    fn visit_expr(&mut self, expr: &'a Expr) {
        self.nested(expr.start().to_u32(), |this| walk_expr(this, expr));
    }
    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        self.nested(pattern.start().to_u32(), |this| walk_pattern(this, pattern));
    }
}

fn exceeds(tree: &Mod, limit: u32) -> Option<u32> {
    let mut measure = Measure { depth: 0, limit, too_deep: None };
    match tree {
        Mod::Module(module) => measure.visit_body(&module.body),
        Mod::Expression(expression) => measure.visit_expr(&expression.body),
    }
    measure.too_deep
}

/// Measures a tree; where it is too deep, yields the place.
pub(super) fn measure(tree: &Mod) -> Result<Depth, u32> {
    if exceeds(tree, SHALLOW).is_none() {
        return Ok(Depth::Shallow);
    }
    match on_large_stack(|| exceeds(tree, MAX_DEPTH)) {
        None => Ok(Depth::Deep),
        Some(at) => Err(at),
    }
}

/// Runs `work` on a stack with room for [`MAX_DEPTH`] levels of every recursion over a tree.
pub(crate) fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    const LARGE_STACK: usize = 256 << 20;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("python compiler".to_owned())
            .stack_size(LARGE_STACK)
            .spawn_scoped(scope, work)
            .expect("address space for a compiler stack");
        match thread.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
