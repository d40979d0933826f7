//! Assignment in all its forms, and `del`.

use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::collect::bound_names;
use super::control::Context;
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// `a = b = value`.
    pub(super) fn assign_statement(&mut self, stmt: &'a StmtAssign) -> Lowered<()> {
        if let [target] = &*stmt.targets {
            return self.assign_value(target, &stmt.value);
        }
        let mark = self.frame.mark();
        let targets: Vec<&Expr> = stmt.targets.iter().collect();
        let value = self.operand_before(&stmt.value, None, &targets)?;
        // A variable used in place must not be overwritten by an earlier target; a copy is cheap.
        let value = if self.frame.is_scratch(value) {
            value
        } else {
            let copy = self.frame.temp();
            self.frame.copy(copy, value);
            copy
        };
        for target in &stmt.targets {
            self.assign(target, value)?;
        }
        self.frame.release(mark);
        Ok(())
    }

    /// `target = value`.
    fn assign_value(&mut self, target: &'a Expr, value: &'a Expr) -> Lowered<()> {
        let mark = self.frame.mark();
        match (target, value) {
            (Expr::Name(name), _) => {
                let name = self.mangled(&name.id);
                if let Some(home) = self.home(&name) {
                    self.evaluate(value, home)?;
                    self.stored_in_home(&name);
                } else {
                    let value = self.operand(value)?;
                    self.at(target.range());
                    self.store_name(&name, value);
                }
            }
            (
                Expr::Tuple(ExprTuple { elts: targets, .. }) | Expr::List(ExprList { elts: targets, .. }),
                Expr::Tuple(ExprTuple { elts: values, .. }) | Expr::List(ExprList { elts: values, .. }),
            ) if targets.len() == values.len()
                && !targets.iter().chain(values).any(Expr::is_starred_expr) =>
            {
                self.assign_in_parallel(targets, values)?;
            }
            _ if self.unpack_stream(target, value)? => {}
            _ => {
                let value = self.operand_before(value, None, &[target])?;
                self.assign(target, value)?;
            }
        }
        self.frame.release(mark);
        Ok(())
    }

    /// `a, b = x, y` without a tuple: all values first, then the targets in order.
    fn assign_in_parallel(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Lowered<()> {
        let mut registers = Vec::with_capacity(values.len());
        let mut bound = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let is_overwritten = matches!(value, Expr::Name(name)
                if bound.iter().any(|(other, _): &(&str, _)| *other == name.id.as_str()));
            let register = if is_overwritten {
                self.in_temp(value)?
            } else {
                let later: Vec<&Expr> = values[index + 1..].iter().chain(targets).collect();
                self.operand_before(value, None, &later)?
            };
            registers.push(register);
            bound_names(&targets[index], &mut bound);
        }
        for (target, register) in targets.iter().zip(registers) {
            self.assign(target, register)?;
        }
        Ok(())
    }

    /// Assigns the value in a register to any target.
    pub(super) fn assign(&mut self, target: &'a Expr, value: Reg) -> Lowered<()> {
        let mark = self.frame.mark();
        match target {
            Expr::Name(name) => {
                let name = self.mangled(&name.id);
                self.at(target.range());
                self.store_name(&name, value);
            }
            Expr::Attribute(attribute) => {
                let object = self.operand(&attribute.value)?;
                let name = self.mangled(&attribute.attr);
                self.at(attribute.range);
                let (name, slot) = (self.name(&name), self.frame.asm.property_slot());
                self.frame.asm.set_property(Use(object), name, Use(value), slot);
            }
            Expr::Subscript(subscript) => {
                let object =
                    self.container_before(&subscript.value, None, "__setitem__", &[&subscript.slice])?;
                let key = self.operand(&subscript.slice)?;
                self.at(subscript.range);
                self.frame.asm.set_element(Use(object), Use(key), Use(value), ElementSite(0));
            }
            Expr::Tuple(ExprTuple { elts, .. }) | Expr::List(ExprList { elts, .. }) => {
                self.at(target.range());
                self.unpack(elts, value)?;
            }
            Expr::Starred(starred) => {
                return self.error("starred assignment target must be in a list or tuple", starred.range);
            }
            _ => return self.error("cannot assign to expression", target.range()),
        }
        self.frame.release(mark);
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [Expr], value: Reg) -> Lowered<()> {
        let count = targets.len();
        let star = targets.iter().position(Expr::is_starred_expr);
        if star.is_none()
            && let Some(first) = self.homes_in_a_row(targets, value)
        {
            self.frame.asm.unpack(Use(value), DefRange(first), Count(count as u16), IterationSite(0));
            for target in targets {
                if let Expr::Name(name) = target {
                    let name = self.mangled(&name.id);
                    self.stored_in_home(&name);
                }
            }
            return Ok(());
        }
        let mut source = value;
        if let Some(star) = star {
            let arguments = self.frame.temps(3);
            self.frame.copy(arguments, value);
            self.frame.load(arguments + 1, bytecode::module::Constant::Int(star as i64));
            self.frame.load(arguments + 2, bytecode::module::Constant::Int((count - star - 1) as i64));
            self.intrinsic(arguments, Intrinsic::UnpackStar, arguments, 3);
            source = arguments;
        }
        let first = self.frame.temps(count);
        self.frame.asm.unpack(Use(source), DefRange(first), Count(count as u16), IterationSite(0));
        for (index, target) in targets.iter().enumerate() {
            let target = match target {
                Expr::Starred(starred) => &starred.value,
                target => target,
            };
            self.assign(target, first + index as u16)?;
        }
        Ok(())
    }

    /// The first of the targets' registers, if they are variables in a row and nobody sees a half-done assignment.
    fn homes_in_a_row(&self, targets: &'a [Expr], value: Reg) -> Option<Reg> {
        if self.frame.contexts.iter().any(|context| !matches!(context, Context::Loop { .. })) {
            return None;
        }
        let mut first = None;
        for (index, target) in targets.iter().enumerate() {
            let Expr::Name(name) = target else { return None };
            let home = self.home(&self.mangled(&name.id))?;
            let first = *first.get_or_insert(home);
            if home != first + index as u16 || home == value {
                return None;
            }
        }
        first
    }

    /// `target op= value`.
    pub(super) fn augmented_assignment(&mut self, stmt: &'a StmtAugAssign) -> Lowered<()> {
        let mark = self.frame.mark();
        match &*stmt.target {
            Expr::Name(name) => {
                let name = self.mangled(&name.id);
                let lhs = self.operand_before(&stmt.target, None, &[&stmt.value])?;
                let rhs = self.operand(&stmt.value)?;
                self.at(stmt.range);
                match self.home(&name) {
                    Some(home) => {
                        self.emit_in_place(stmt.op, home, lhs, rhs);
                        self.stored_in_home(&name);
                    }
                    None => {
                        self.emit_in_place(stmt.op, lhs, lhs, rhs);
                        self.store_name(&name, lhs);
                    }
                }
            }
            Expr::Attribute(attribute) => {
                let object = self.operand_before(&attribute.value, None, &[&stmt.value])?;
                let name = self.mangled(&attribute.attr);
                let value = self.frame.temp();
                self.at(attribute.range);
                let (name, slot) = (self.name(&name), self.frame.asm.property_slot());
                self.frame.asm.get_property(Def(value), Use(object), name, slot);
                let rhs = self.operand(&stmt.value)?;
                self.at(stmt.range);
                self.emit_in_place(stmt.op, value, value, rhs);
                self.at(attribute.range);
                let slot = self.frame.asm.property_slot();
                self.frame.asm.set_property(Use(object), name, Use(value), slot);
            }
            Expr::Subscript(subscript) => {
                let later = [&*subscript.slice, &*stmt.value];
                let object = self.container_before(&subscript.value, None, "__setitem__", &later)?;
                let key = self.operand_before(&subscript.slice, None, &later[1..])?;
                let value = self.frame.temp();
                self.at(subscript.range);
                self.frame.asm.get_element(Def(value), Use(object), Use(key), ElementSite(0));
                let rhs = self.operand(&stmt.value)?;
                self.at(stmt.range);
                self.emit_in_place(stmt.op, value, value, rhs);
                self.at(subscript.range);
                self.frame.asm.set_element(Use(object), Use(key), Use(value), ElementSite(0));
            }
            target => return self.error("illegal expression for augmented assignment", target.range()),
        }
        self.frame.release(mark);
        Ok(())
    }

    /// `target: annotation = value`.
    pub(super) fn annotated_assignment(&mut self, stmt: &'a StmtAnnAssign) -> Lowered<()> {
        if let Some(value) = &stmt.value {
            self.assign_value(&stmt.target, value)?;
        }
        let in_function = self.scopes.all[self.frame.owner].kind.is_function_like();
        if stmt.value.is_none() {
            let mark = self.frame.mark();
            match &*stmt.target {
                Expr::Attribute(attribute) => {
                    self.operand(&attribute.value)?;
                }
                Expr::Subscript(subscript) => {
                    self.operand(&subscript.value)?;
                    self.operand(&subscript.slice)?;
                }
                _ => {}
            }
            self.frame.release(mark);
        }
        if in_function {
            return Ok(());
        }
        let mark = self.frame.mark();
        if let (true, Expr::Name(name)) = (stmt.simple, &*stmt.target) {
            let name = self.mangled(&name.id);
            let annotation = self.annotation(&stmt.annotation)?;
            self.at(stmt.range);
            let annotations = self.name_operand("__annotations__");
            let key = self.string(&name);
            self.frame.asm.set_element(Use(annotations), Use(key), Use(annotation), ElementSite(0));
        } else if !self.has_future_annotations {
            self.effect(&stmt.annotation)?;
        }
        self.frame.release(mark);
        Ok(())
    }

    /// The value of an annotation, or its text when annotations are not evaluated.
    pub(super) fn annotation(&mut self, annotation: &'a Expr) -> Lowered<Reg> {
        if self.has_future_annotations {
            let text = super::annotation::text(self.source.text, annotation);
            return Ok(self.string(&text));
        }
        // `*args: *Ts` unpacks its annotation.
        if let Expr::Starred(starred) = annotation {
            let value = self.operand(&starred.value)?;
            let first = self.frame.temp();
            self.frame.asm.unpack(Use(value), DefRange(first), Count(1), IterationSite(0));
            return Ok(first);
        }
        self.in_temp(annotation)
    }

    /// `del target`.
    pub(super) fn delete(&mut self, target: &'a Expr) -> Lowered<()> {
        let mark = self.frame.mark();
        match target {
            Expr::Name(name) => {
                let name = self.mangled(&name.id);
                self.at(target.range());
                self.delete_name(&name);
            }
            Expr::Attribute(attribute) => {
                let object = self.operand(&attribute.value)?;
                let name = self.mangled(&attribute.attr);
                self.at(attribute.range);
                let name = self.name(&name);
                self.frame.asm.delete_property(Use(object), name);
            }
            Expr::Subscript(subscript) => {
                let object =
                    self.container_before(&subscript.value, None, "__delitem__", &[&subscript.slice])?;
                let key = self.operand(&subscript.slice)?;
                self.at(subscript.range);
                self.frame.asm.delete_element(Use(object), Use(key));
            }
            Expr::Tuple(ExprTuple { elts, .. }) | Expr::List(ExprList { elts, .. }) => {
                for element in elts {
                    self.delete(element)?;
                }
            }
            _ => return self.error("cannot delete expression", target.range()),
        }
        self.frame.release(mark);
        Ok(())
    }
}
