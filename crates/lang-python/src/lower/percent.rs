//! `"%s: %d" % (a, b)`: the values, each made a piece, and all joined, where the template is written there, asks for nothing but
//! `%s` and `%d`, and has one for each value of the tuple. What else there is, and what is wrong, the operator knows.

use bytecode::operand::*;
use ruff_python_ast::*;

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer, constant};
use crate::parse::surrogates::has_stand_ins;

/// Templates with more pieces are left alone.
const MAX_PIECES: usize = 32;

/// A piece of a template.
enum Piece {
    Text(String),
    Value(Intrinsic),
}

/// The pieces of a template, if it asks for nothing else.
fn pieces_of(template: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = template.chars();
    while let Some(c) = rest.next() {
        let intrinsic = match (c, if c == '%' { rest.next()? } else { c }) {
            ('%', 's') => Intrinsic::TextPiece,
            ('%', 'd') => Intrinsic::DecimalPiece,
            ('%', other) if other != '%' => return None,
            (_, c) => {
                text.push(c);
                continue;
            }
        };
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(Piece::Value(intrinsic));
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Some(pieces)
}

impl<'a> Lowerer<'_, 'a> {
    /// A template with its values; whether it was one.
    pub(super) fn percent_format(&mut self, binary: &'a ExprBinOp, dst: Reg) -> Lowered<bool> {
        let (Operator::Mod, Expr::StringLiteral(template), Expr::Tuple(values)) =
            (binary.op, &*binary.left, &*binary.right)
        else {
            return Ok(false);
        };
        let template = template.value.to_str();
        if has_stand_ins(template) || values.iter().any(Expr::is_starred_expr) {
            return Ok(false);
        }
        let Some(pieces) = pieces_of(template) else { return Ok(false) };
        let asked = pieces.iter().filter(|piece| matches!(piece, Piece::Value(_))).count();
        if asked != values.len() || !(2..=MAX_PIECES).contains(&pieces.len()) {
            return Ok(false);
        }
        let mark = self.frame.mark();
        let first = self.frame.temps(pieces.len());
        let mut given = values.iter();
        for (register, piece) in (first..).zip(&pieces) {
            if let Piece::Value(_) = piece {
                self.evaluate(given.next().expect("there is one for each"), register)?;
            }
        }
        self.at(binary.range);
        for (register, piece) in (first..).zip(&pieces) {
            match piece {
                Piece::Text(text) => self.frame.load(register, constant::text(text)),
                Piece::Value(intrinsic) => self.intrinsic(register, *intrinsic, register, 1),
            }
        }
        self.frame.asm.concat(Def(dst), UseRange(first), Count(pieces.len() as u16));
        self.frame.release(mark);
        Ok(true)
    }
}
