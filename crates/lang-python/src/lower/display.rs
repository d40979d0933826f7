//! Displays of lists, tuples, sets and dicts, with `*` and `**`.
//!
//! Long ones are filled piece by piece, so that they do not take a register for each element.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer, constant};

/// At most so many elements are made in registers first.
const MAX_AT_ONCE: usize = 32;
/// From so many on, a list of constants is copied from a constant tuple.
const MIN_CONSTANT_LIST: usize = 4;
/// From so many on, a set of constants is made of a constant.
const MIN_CONSTANT_SET: usize = 3;

/// How many of the first elements are made at once.
fn at_once(elements: &[Expr]) -> usize {
    elements.iter().take(MAX_AT_ONCE).take_while(|element| !element.is_starred_expr()).count()
}

impl<'a> Lowerer<'_, 'a> {
    /// Makes a list.
    pub(super) fn list_display(&mut self, elements: &'a [Expr], dst: Reg) -> Lowered<()> {
        if elements.len() >= MIN_CONSTANT_LIST
            && let Some(constants) = elements.iter().map(constant::fold).collect::<Option<Vec<_>>>()
        {
            let tuple = self.frame.temp();
            self.frame.load(tuple, Constant::Tuple(constants));
            self.intrinsic(dst, Intrinsic::TupleToList, tuple, 1);
            return Ok(());
        }
        self.stepwise_if(elements.len() > at_once(elements), dst, |this, dst| this.fill_list(elements, dst))
    }

    fn stepwise_if(
        &mut self,
        is_stepwise: bool,
        dst: Reg,
        work: impl FnOnce(&mut Self, Reg) -> Lowered<()>,
    ) -> Lowered<()> {
        if is_stepwise { self.stepwise(dst, work) } else { work(self, dst) }
    }

    fn fill_list(&mut self, elements: &'a [Expr], dst: Reg) -> Lowered<()> {
        let (first, rest) = elements.split_at(at_once(elements));
        let mark = self.frame.mark();
        let start = self.in_temps(first)?;
        self.frame.asm.new_list(Def(dst), UseRange(start), Count(first.len() as u16));
        self.frame.release(mark);
        for element in rest {
            match element {
                Expr::Starred(starred) => {
                    let iterable = self.operand(&starred.value)?;
                    self.at(starred.range);
                    let ignored = self.frame.temp();
                    self.intrinsic_of(ignored, Intrinsic::ListExtend, &[dst, iterable]);
                }
                _ => {
                    let value = self.operand(element)?;
                    self.frame.asm.list_append(Use(dst), Use(value));
                }
            }
            self.frame.release(mark);
        }
        Ok(())
    }

    /// Makes a tuple.
    pub(super) fn tuple_display(&mut self, elements: &'a [Expr], range: TextRange, dst: Reg) -> Lowered<()> {
        let mark = self.frame.mark();
        if at_once(elements) == elements.len() {
            let start = self.in_temps(elements)?;
            self.at(range);
            self.frame.asm.new_tuple(Def(dst), UseRange(start), Count(elements.len() as u16));
        } else {
            let list = self.frame.temp();
            self.fill_list(elements, list)?;
            self.at(range);
            self.intrinsic(dst, Intrinsic::ListToTuple, list, 1);
        }
        self.frame.release(mark);
        Ok(())
    }

    /// Makes a set.
    pub(super) fn set_display(&mut self, elements: &'a [Expr], dst: Reg) -> Lowered<()> {
        if elements.len() >= MIN_CONSTANT_SET && self.constant_set(elements, false, dst) {
            return Ok(());
        }
        let (first, rest) = elements.split_at(at_once(elements));
        self.stepwise_if(!rest.is_empty(), dst, |this, dst| {
            let mark = this.frame.mark();
            let start = this.in_temps(first)?;
            this.frame.asm.new_set(Def(dst), UseRange(start), Count(first.len() as u16));
            this.frame.release(mark);
            for element in rest {
                match element {
                    Expr::Starred(starred) => {
                        let iterable = this.operand(&starred.value)?;
                        this.at(starred.range);
                        let ignored = this.frame.temp();
                        this.intrinsic_of(ignored, Intrinsic::SetUpdate, &[dst, iterable]);
                    }
                    _ => {
                        let value = this.operand(element)?;
                        this.at(element.range());
                        this.frame.asm.set_add(Use(dst), Use(value));
                    }
                }
                this.frame.release(mark);
            }
            Ok(())
        })
    }

    /// Makes a set of constants, if they all are some.
    fn constant_set(&mut self, elements: &'a [Expr], is_frozen: bool, dst: Reg) -> bool {
        let Some(constants) = elements.iter().map(constant::fold).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let mark = self.frame.mark();
        let arguments = self.frame.temps(2);
        self.frame.load(arguments, Constant::Tuple(constants));
        self.frame.load(arguments + 1, Constant::Bool(is_frozen));
        self.intrinsic(dst, Intrinsic::ConstantSet, arguments, 2);
        self.frame.release(mark);
        true
    }

    /// The register of what a loop goes through, some temporary: a display of constants there is a frozen set.
    pub(super) fn iterable(&mut self, expr: &'a Expr, temp: Reg) -> Lowered<Reg> {
        match expr {
            Expr::Set(set) if self.constant_set(&set.elts, true, temp) => Ok(temp),
            _ => self.operand_in(expr, Some(temp)),
        }
    }

    /// Makes a dict.
    pub(super) fn dict_display(&mut self, dict: &'a ExprDict, dst: Reg) -> Lowered<()> {
        let at_once = dict.items.iter().take(MAX_AT_ONCE / 2).take_while(|item| item.key.is_some()).count();
        let (first, rest) = dict.items.split_at(at_once);
        self.stepwise_if(!rest.is_empty(), dst, |this, dst| {
            let mark = this.frame.mark();
            let start = this.in_temps(first.iter().flat_map(|item| item.key.iter().chain([&item.value])))?;
            this.at(dict.range);
            this.frame.asm.new_dict(Def(dst), UseRange(start), Count(2 * first.len() as u16));
            this.frame.release(mark);
            for item in rest {
                match &item.key {
                    Some(key) => {
                        let key_register = this.operand_before(key, None, &[&item.value])?;
                        let value = this.operand(&item.value)?;
                        this.at(dict.range);
                        this.frame.asm.dict_insert(Use(dst), Use(key_register), Use(value));
                    }
                    None => {
                        let mapping = this.operand(&item.value)?;
                        this.at(dict.range);
                        let ignored = this.frame.temp();
                        this.intrinsic_of(ignored, Intrinsic::DictUpdate, &[dst, mapping]);
                    }
                }
                this.frame.release(mark);
            }
            Ok(())
        })
    }
}
