//! Calls of the language's own procedures that are instructions.
//!
//! What has no instruction is called by name without looking it up, if it is implemented natively and takes so many
//! arguments; otherwise it is a call of a global variable like any other, whose error for a wrong number it then raises.

use bytecode::module::Constant;
use bytecode::operand::*;

use crate::core::{Expr, Kind};
use crate::reader::number::Number;
use crate::reader::{Datum, Span};

use super::constant::{constant_of, small_int};
use super::place::Place;
use super::test::{Compare, is_simple_constant};
use super::{Lowerer, Reg};

/// An operation on two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Binary {
    Add,
    Sub,
    Mul,
    DivExact,
    DivTrunc,
    RemTrunc,
    DivFloor,
    ModFloor,
}

fn binary(name: &str) -> Option<Binary> {
    Some(match name {
        "+" => Binary::Add,
        "-" => Binary::Sub,
        "*" => Binary::Mul,
        "/" => Binary::DivExact,
        "quotient" | "truncate-quotient" => Binary::DivTrunc,
        "remainder" | "truncate-remainder" => Binary::RemTrunc,
        "floor-quotient" => Binary::DivFloor,
        "modulo" | "floor-remainder" => Binary::ModFloor,
        _ => return None,
    })
}

/// Whether a call of this procedure with at most two operands is one instruction, which reads before it writes.
pub(super) fn is_single(name: &str) -> bool {
    binary(name).is_some() || matches!(name, "vector-ref" | "eq?" | "not")
}

impl<'a> Lowerer<'a> {
    /// A call of one of the language's procedures that needs no lookup; whether it was one.
    pub(super) fn builtin(&mut self, name: &str, arguments: &'a [Expr], span: Span, place: Place) -> bool {
        if let Some(constant) = folded(name, arguments) {
            let register = self.register_for(place);
            self.frame.load(register, constant);
            self.deliver(register, place);
            return true;
        }
        if self.arithmetic(name, arguments, span, place) || self.comparison(name, arguments, span, place) {
            return true;
        }
        match (name, arguments) {
            ("vector-ref", [vector, index]) => {
                let (vector, index) = (self.operand(vector), self.operand(index));
                let register = self.register_for(place);
                self.at(span);
                if self.frame.reachable {
                    self.frame.asm.get_element(Def(register), Use(vector), Use(index), ElementSite(0));
                }
                self.deliver(register, place);
            }
            ("vector-set!", [vector, index, value]) => {
                let (vector, index, value) = (self.operand(vector), self.operand(index), self.operand(value));
                self.at(span);
                if self.frame.reachable {
                    self.frame.asm.set_element(Use(vector), Use(index), Use(value), ElementSite(0));
                }
                self.nothing(place);
            }
            ("values", [value]) => self.expr(value, place),
            ("values", _) => self.values(arguments, span, place),
            ("%rethrow", [exception]) => {
                let exception = self.operand(exception);
                if self.frame.reachable {
                    self.at(span);
                    self.frame.asm.rethrow(Use(exception));
                    self.frame.reachable = false;
                }
            }
            ("%call-with-list", [callee, list]) => self.call_with_list(callee, list, span, place),
            ("%call-escape", [receiver]) => {
                let receiver = self.operand(receiver);
                let escape = self.frame.temp();
                let register = self.register_for(place);
                self.at(span);
                if self.frame.reachable {
                    self.frame.asm.new_escape(Def(escape));
                    let slot = self.frame.asm.call_slot();
                    self.frame.asm.call_escape(Def(register), Use(receiver), Use(escape), slot);
                }
                self.deliver(register, place);
            }
            ("%escape", [escape, value]) => {
                let (escape, value) = (self.operand(escape), self.operand(value));
                self.at(span);
                if self.frame.reachable {
                    self.frame.asm.escape(Use(escape), Use(value));
                    self.frame.reachable = false;
                }
            }
            // Never returns, so that nothing is lost if its frame stays for the trace.
            ("error" | "raise", _) if place == Place::Result => {
                let callee = self.frame.temp();
                self.at(span);
                let global = self.global(&name.into());
                if self.frame.reachable {
                    self.frame.asm.load_global(Def(callee), global);
                }
                let first = self.in_row(arguments);
                let register = self.frame.temp();
                self.emit_call(callee, first, arguments.len(), span, Place::Register(register));
                self.deliver(register, place);
            }
            _ => return self.native(name, arguments, span, place),
        }
        true
    }

    /// A call with the elements of a list.
    fn call_with_list(&mut self, callee: &'a Expr, list: &'a Expr, span: Span, place: Place) {
        let callee = self.operand(callee);
        let register = self.frame.temp();
        self.expr(list, Place::Register(register));
        self.at(span);
        self.intrinsic_call("%list->tuple", register, register, 1);
        let none = self.frame.temp();
        self.frame.asm.load_unbound(Def(none));
        if !self.frame.reachable {
            return;
        }
        let (first, count) = (UseRange(0), Count(0));
        let slot = self.frame.asm.call_slot();
        if place == Place::Result {
            self.frame.asm.tail_call_spread(Use(callee), first, count, Use(register), Use(none), slot);
            self.frame.reachable = false;
            return;
        }
        let result = self.register_for(place);
        self.frame.asm.call_spread(Def(result), Use(callee), first, count, Use(register), Use(none), slot);
        self.deliver(result, place);
    }

    /// A native procedure, called by name.
    fn native(&mut self, name: &str, arguments: &'a [Expr], span: Span, place: Place) -> bool {
        let Some((least, most)) = (self.natives.arity)(name) else { return false };
        if arguments.len() < least || most.is_some_and(|most| arguments.len() > most) {
            return false;
        }
        let first = match arguments {
            // A single argument may stay where it is.
            [argument @ Expr { kind: Kind::Local(_), .. }] => self.operand(argument),
            _ => self.in_row(arguments),
        };
        let register = self.register_for(place);
        self.at(span);
        self.intrinsic_call(name, register, first, arguments.len());
        self.deliver(register, place);
        true
    }

    /// Delivers the value of what has none worth speaking of.
    pub(super) fn nothing(&mut self, place: Place) {
        if place == Place::Nowhere {
            return;
        }
        let register = self.register_for(place);
        self.frame.load(register, Constant::None);
        self.deliver(register, place);
    }

    fn values(&mut self, arguments: &'a [Expr], span: Span, place: Place) {
        match place {
            Place::Several(first, count) if count as usize == arguments.len() => {
                for (index, argument) in arguments.iter().enumerate() {
                    self.expr(argument, Place::Register(first + index as u16));
                }
            }
            Place::Nowhere => arguments.iter().for_each(|argument| self.expr(argument, Place::Nowhere)),
            _ => {
                let first = self.in_row(arguments);
                let register = self.register_for(place);
                self.at(span);
                if self.frame.reachable {
                    let count = Count(arguments.len() as u16);
                    self.frame.asm.new_tuple(Def(register), UseRange(first), count);
                }
                self.deliver(register, place);
            }
        }
    }

    fn arithmetic(&mut self, name: &str, arguments: &'a [Expr], span: Span, place: Place) -> bool {
        let number = |value: i64| constant_of(&Datum::Number(Number::Int(value)));
        match (name, arguments) {
            ("-", [value]) => {
                let value = self.operand(value);
                let register = self.register_for(place);
                self.at(span);
                if self.frame.reachable {
                    self.frame.asm.neg(Def(register), Use(value), OperandsSite(0));
                }
                self.deliver(register, place);
                return true;
            }
            ("/", [value]) => {
                let value = self.operand(value);
                let one = self.frame.constant(number(1));
                self.binary_into(Binary::DivExact, one, value, span, place);
                return true;
            }
            ("square", [value]) => {
                let value = self.operand(value);
                self.binary_into(Binary::Mul, value, value, span, place);
                return true;
            }
            ("1+", [value]) => {
                self.add_small(value, 1, span, place);
                return true;
            }
            ("-1+" | "1-", [value]) => {
                self.add_small(value, -1, span, place);
                return true;
            }
            _ => {}
        }
        let Some(operation) = binary(name) else { return false };
        match arguments {
            [left, right] => {
                if let Some(small) = constant_small(right)
                    && matches!(operation, Binary::Add | Binary::Sub)
                    && small != i16::MIN
                {
                    let small = if operation == Binary::Add { small } else { -small };
                    self.add_small(left, small, span, place);
                } else if let Some(small) = constant_small(left)
                    && operation == Binary::Add
                {
                    self.add_small(right, small, span, place);
                } else {
                    let left = self.operand(left);
                    let right = self.operand(right);
                    self.binary_into(operation, left, right, span, place);
                }
                true
            }
            [first, second, rest @ ..]
                if matches!(operation, Binary::Add | Binary::Sub | Binary::Mul | Binary::DivExact) =>
            {
                let mut left = self.operand(first);
                let operands: Vec<Reg> =
                    std::iter::once(second).chain(rest).map(|operand| self.operand(operand)).collect();
                let (last, before) = operands.split_last().expect("there are two at least");
                for &right in before {
                    let register = self.frame.temp();
                    self.binary_into(operation, left, right, span, Place::Register(register));
                    left = register;
                }
                self.binary_into(operation, left, *last, span, place);
                true
            }
            _ => false,
        }
    }

    fn add_small(&mut self, value: &'a Expr, small: i16, span: Span, place: Place) {
        let value = self.operand(value);
        let register = self.register_for(place);
        self.at(span);
        if self.frame.reachable {
            match small < 0 {
                true => {
                    self.frame.asm.sub_int(Def(register), Use(value), Immediate(-small), OperandsSite(0));
                }
                false => {
                    self.frame.asm.add_int(Def(register), Use(value), Immediate(small), OperandsSite(0));
                }
            }
        }
        self.deliver(register, place);
    }

    fn binary_into(&mut self, operation: Binary, left: Reg, right: Reg, span: Span, place: Place) {
        let register = self.register_for(place);
        self.at(span);
        if self.frame.reachable {
            let (dst, l, r, site) = (Def(register), Use(left), Use(right), OperandsSite(0));
            let asm = &mut self.frame.asm;
            match operation {
                Binary::Add => asm.add(dst, l, r, site),
                Binary::Sub => asm.sub(dst, l, r, site),
                Binary::Mul => asm.mul(dst, l, r, site),
                Binary::DivExact => asm.div_exact(dst, l, r, site),
                Binary::DivTrunc => asm.div_trunc(dst, l, r, site),
                Binary::RemTrunc => asm.rem_trunc(dst, l, r, site),
                Binary::DivFloor => asm.div_floor(dst, l, r, site),
                Binary::ModFloor => asm.mod_floor(dst, l, r, site),
            }
        }
        self.deliver(register, place);
    }

    /// A test whose value is wanted.
    fn comparison(&mut self, name: &str, arguments: &'a [Expr], span: Span, place: Place) -> bool {
        let (left, right, compare) = match (name, arguments) {
            ("not", [value]) => {
                let value = self.operand(value);
                let no = self.frame.constant(Lowerer::false_constant());
                return self.same(value, no, place);
            }
            ("null?", [value]) => {
                let value = self.operand(value);
                let null = self.frame.constant(constant_of(&Datum::List([].into())));
                return self.same(value, null, place);
            }
            ("eq?", [left, right]) => {
                let (left, right) = (self.operand(left), self.operand(right));
                return self.same(left, right, place);
            }
            ("%eqv?" | "%equal?", [left, right]) if is_simple_constant(left) || is_simple_constant(right) => {
                let (left, right) = (self.operand(left), self.operand(right));
                return self.same(left, right, place);
            }
            (_, [value]) => {
                let Some(compare) = Compare::with_zero(name) else { return false };
                let value = self.operand(value);
                (value, self.frame.constant(constant_of(&Datum::Number(Number::Int(0)))), compare)
            }
            (_, [left, right]) => {
                let Some(compare) = Compare::find(name) else { return false };
                let left = self.operand(left);
                (left, self.operand(right), compare)
            }
            _ => return false,
        };
        let register = self.register_for(place);
        self.at(span);
        if self.frame.reachable {
            let (dst, l, r, site) = (Def(register), Use(left), Use(right), OperandsSite(0));
            let asm = &mut self.frame.asm;
            match compare {
                Compare::Lt => asm.lt(dst, l, r, site),
                Compare::Le => asm.le(dst, l, r, site),
                Compare::Gt => asm.gt(dst, l, r, site),
                Compare::Ge => asm.ge(dst, l, r, site),
                Compare::Eq => asm.eq(dst, l, r, site),
            }
        }
        self.deliver(register, place);
        true
    }

    fn same(&mut self, left: Reg, right: Reg, place: Place) -> bool {
        let register = self.register_for(place);
        if self.frame.reachable {
            self.frame.asm.is(Def(register), Use(left), Use(right));
        }
        self.deliver(register, place);
        true
    }
}

fn constant_small(expr: &Expr) -> Option<i16> {
    match &expr.kind {
        Kind::Const(datum) => small_int(datum),
        _ => None,
    }
}

/// The value of an operation on small constants.
fn folded(name: &str, arguments: &[Expr]) -> Option<Constant> {
    let ints: Option<Vec<i64>> = arguments
        .iter()
        .map(|argument| match &argument.kind {
            Kind::Const(Datum::Number(Number::Int(value))) => Some(*value),
            _ => None,
        })
        .collect();
    let ints = ints?;
    let value = match (name, &ints[..]) {
        ("+", values) => values.iter().try_fold(0i64, |sum, &value| sum.checked_add(value))?,
        ("*", values) => values.iter().try_fold(1i64, |product, &value| product.checked_mul(value))?,
        ("-", [value]) => value.checked_neg()?,
        ("-", [first, rest @ ..]) => rest.iter().try_fold(*first, |left, &value| left.checked_sub(value))?,
        _ => return None,
    };
    Some(Constant::Int(value))
}
