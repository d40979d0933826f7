//! Finding expressions by their place, in trees that may come from a text with errors.

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{Expr, Mod};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// Expressions this deep are not looked at: errors in them get plainer words.
const MAX_DEPTH: u32 = 50;

struct Find<'a, F> {
    wanted: F,
    found: Option<&'a Expr>,
    depth: u32,
}

impl<'a, F: Fn(&Expr) -> bool> Visitor<'a> for Find<'a, F> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.found.is_some() || self.depth >= MAX_DEPTH {
            return;
        }
        if (self.wanted)(expr) && !expr.range().is_empty() {
            self.found = Some(expr);
            return;
        }
        self.depth += 1;
        walk_expr(self, expr);
        self.depth -= 1;
    }
}

fn find(tree: &Mod, wanted: impl Fn(&Expr) -> bool) -> Option<&Expr> {
    let mut find = Find { wanted, found: None, depth: 0 };
    match tree {
        Mod::Module(module) => find.visit_body(&module.body),
        Mod::Expression(expression) => find.visit_expr(&expression.body),
    }
    find.found
}

/// Not what needs parentheses or brackets around it to be an operand.
fn is_simple(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(tuple) => tuple.parenthesized,
        Expr::Lambda(_) | Expr::If(_) | Expr::Starred(_) | Expr::Named(_) | Expr::Yield(_) => false,
        _ => true,
    }
}

/// The outermost expression of this range.
pub(super) fn expr_at(tree: &Mod, range: TextRange) -> Option<&Expr> {
    find(tree, |expr| expr.range() == range)
}

/// The outermost simple expression that ends here.
pub(super) fn expr_ending(tree: &Mod, end: TextSize) -> Option<&Expr> {
    find(tree, |expr| expr.end() == end && is_simple(expr))
}

/// The conditional expression whose test ends here.
pub(super) fn conditional_ending(tree: &Mod, end: TextSize) -> Option<&Expr> {
    find(tree, |expr| matches!(expr, Expr::If(conditional) if conditional.test.end() == end))
}

/// The outermost simple expression that starts here.
pub(super) fn expr_starting(tree: &Mod, start: TextSize) -> Option<&Expr> {
    find(tree, |expr| expr.start() == start && is_simple(expr))
}

/// What CPython calls an expression in messages.
pub(super) fn name_of(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}
