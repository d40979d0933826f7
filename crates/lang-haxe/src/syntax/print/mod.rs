//! Prints the tree as a program that reads as the same tree. For tests and dumps: comments and layout are lost.

mod decl;
mod expr;
mod types;

use super::{Expr, File, Metadata, TypeExpr};

/// A file as text.
pub fn print_file(file: &File) -> String {
    let mut printer = Printer::default();
    printer.file(file);
    printer.out
}

/// An expression as text.
pub fn print_expr(expr: &Expr) -> String {
    let mut printer = Printer::default();
    printer.expr(expr);
    printer.out
}

/// A type as text.
pub fn print_type(ty: &TypeExpr) -> String {
    let mut printer = Printer::default();
    printer.ty(ty);
    printer.out
}

/// Text so far, and how deep the next line stands.
#[derive(Default)]
struct Printer {
    out: String,
    depth: usize,
}

impl Printer {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n('\t', self.depth));
    }

    fn list<T>(&mut self, items: &[T], mut print: impl FnMut(&mut Self, &T)) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.text(", ");
            }
            print(self, item);
        }
    }

    fn metadata(&mut self, list: &[Metadata]) {
        for meta in list {
            self.one_metadata(meta);
        }
    }

    fn one_metadata(&mut self, meta: &Metadata) {
        self.text("@");
        self.text(&meta.name);
        if !meta.args.is_empty() {
            self.text("(");
            self.list(&meta.args, Self::expr);
            self.text(")");
        }
        self.text(" ");
    }
}

/// A text between quotes, escaped for either.
fn quoted(text: &str, quote: char) -> String {
    let mut out = String::from(quote);
    for character in text.chars() {
        match character {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            '$' if quote == '\'' => out.push_str("$$"),
            _ if character == quote => {
                out.push('\\');
                out.push(character);
            }
            _ if character.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push(quote);
    out
}
