//! f-strings: each piece formatted, then all joined.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer, constant};

/// A piece of an f-string.
enum Piece<'a> {
    Text(String),
    Value(&'a InterpolatedElement),
}

fn push_text(pieces: &mut Vec<Piece<'_>>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

fn push_elements<'a>(
    pieces: &mut Vec<Piece<'a>>,
    elements: impl IntoIterator<Item = &'a InterpolatedStringElement>,
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(text) => push_text(pieces, &text.value),
            InterpolatedStringElement::Interpolation(value) => {
                if let Some(debug) = &value.debug_text {
                    push_text(pieces, debug.as_str());
                }
                pieces.push(Piece::Value(value));
            }
        }
    }
}

impl<'a> Lowerer<'_, 'a> {
    /// An f-string, or several strings side by side of which one is an f-string.
    pub(super) fn fstring(&mut self, string: &'a ExprFString, dst: Reg) -> Lowered<()> {
        let mut pieces = Vec::new();
        for part in &string.value {
            match part {
                FStringPart::Literal(text) => push_text(&mut pieces, &text.value),
                FStringPart::FString(string) => push_elements(&mut pieces, &string.elements),
            }
        }
        self.at(string.range);
        self.join(pieces, dst, string.range)
    }

    fn join(&mut self, pieces: Vec<Piece<'a>>, dst: Reg, range: ruff_text_size::TextRange) -> Lowered<()> {
        let count = pieces.len();
        let mark = self.frame.mark();
        if let [Piece::Value(value)] = &*pieces {
            self.formatted(value, dst)?;
        } else if count == 0 {
            self.frame.load(dst, Constant::Str(String::new()));
        } else {
            let mut first = None;
            for piece in pieces {
                let register = self.frame.temp();
                first.get_or_insert(register);
                match piece {
                    Piece::Text(text) => self.frame.load(register, constant::text(&text)),
                    Piece::Value(value) => self.piece(value, register)?,
                }
            }
            self.at(range);
            match first {
                Some(first) if count == 1 => self.frame.copy(dst, first),
                first => self.frame.asm.concat(Def(dst), UseRange(first.unwrap_or(0)), Count(count as u16)),
            }
        }
        self.frame.release(mark);
        Ok(())
    }

    /// A value as a piece of several.
    fn piece(&mut self, element: &'a InterpolatedElement, dst: Reg) -> Lowered<()> {
        let is_plain = element.format_spec.is_none() && element.debug_text.is_none();
        let intrinsic = match element.conversion {
            ConversionFlag::None if is_plain => Intrinsic::FormattedPiece,
            ConversionFlag::Str if is_plain => Intrinsic::TextPiece,
            _ => return self.formatted(element, dst),
        };
        self.evaluate(&element.expression, dst)?;
        self.at(element.range);
        self.intrinsic(dst, intrinsic, dst, 1);
        Ok(())
    }

    fn formatted(&mut self, element: &'a InterpolatedElement, dst: Reg) -> Lowered<()> {
        let mark = self.frame.mark();
        let arguments = self.frame.temps(3);
        self.evaluate(&element.expression, arguments)?;
        self.at(element.range);
        match &element.format_spec {
            None => self.frame.asm.load_none(Def(arguments + 1)),
            Some(spec) => {
                let mut pieces = Vec::new();
                push_elements(&mut pieces, &spec.elements);
                self.join(pieces, arguments + 1, element.range)?;
            }
        }
        let conversion = match element.conversion.to_byte() {
            Some(byte) => byte,
            // `f"{x=}"` shows the representation.
            None if element.debug_text.is_some() && element.format_spec.is_none() => b'r',
            None => 0,
        };
        self.frame.load(arguments + 2, Constant::Int(conversion as i64));
        self.at(element.range);
        self.intrinsic(dst, Intrinsic::FormatValue, arguments, 3);
        self.frame.release(mark);
        Ok(())
    }
}
