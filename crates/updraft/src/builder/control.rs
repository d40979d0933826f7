//! Control: labels and jumps, conditions, loops, exceptions.

use bytecode::operand::*;

use super::function::{Built, FunctionBuilder, Label, Local};
use crate::error::Error;

impl FunctionBuilder {
    /// A new label, to be bound once.
    pub fn label(&mut self) -> Label {
        let label = Label(self.assembler.label());
        self.labels.push(label);
        label
    }

    /// The label is here. A loop begins by [`FunctionBuilder::begin_loop`] instead.
    pub fn bind(&mut self, label: Label) {
        if self.assembler.is_bound(label.0) {
            self.refuse("a label is bound twice".to_owned());
        } else {
            self.assembler.bind(label.0);
        }
    }

    /// A loop begins here: the label that jumps back lead to.
    pub fn begin_loop(&mut self) -> Label {
        let label = self.label();
        self.bind(label);
        let slot = self.assembler.loop_slot();
        self.assembler.loop_header(slot);
        label
    }

    /// Goes on at the label.
    pub fn jump(&mut self, label: Label) {
        self.assembler.jump(label.0);
    }

    /// Goes on at the label if the condition is as said: a truth value, or a word, which counts as the language says.
    pub fn jump_if(&mut self, condition: Local, is: bool, label: Label) {
        let (asm, cond, site) = (&mut self.assembler, condition.register, TruthSite(0));
        match (condition.ty, is) {
            (Type::Word, true) => asm.jump_if_true(Use(cond), label.0, site),
            (Type::Word, false) => asm.jump_if_false(Use(cond), label.0, site),
            (Type::Bool, true) => asm.jump_if_bool(UseBool(cond), label.0),
            (Type::Bool, false) => asm.jump_unless_bool(UseBool(cond), label.0),
            (Type::Ref(_), true) => asm.jump_if_not_none_ref(UseRef(cond), label.0),
            (Type::Ref(_), false) => asm.jump_if_none_ref(UseRef(cond), label.0),
            _ => self.misfit("truth", &[condition]),
        }
    }

    /// One or the other, by a condition as for [`FunctionBuilder::jump_if`].
    ///
    /// # Errors
    /// What the parts fail with.
    pub fn if_else(
        &mut self,
        condition: Local,
        then: impl FnOnce(&mut Self) -> Built,
        otherwise: impl FnOnce(&mut Self) -> Built,
    ) -> Built {
        let (no, end) = (self.label(), self.label());
        self.jump_if(condition, false, no);
        then(self)?;
        self.jump(end);
        self.bind(no);
        otherwise(self)?;
        self.bind(end);
        Ok(())
    }

    /// A loop as long as a condition holds, which is built by the first closure.
    ///
    /// # Errors
    /// What the parts fail with.
    pub fn while_loop(
        &mut self,
        condition: impl FnOnce(&mut Self) -> Result<Local, Error>,
        body: impl FnOnce(&mut Self) -> Built,
    ) -> Built {
        let (start, end) = (self.begin_loop(), self.label());
        let condition = condition(self)?;
        self.jump_if(condition, false, end);
        body(self)?;
        self.jump(start);
        self.bind(end);
        Ok(())
    }

    /// A loop over what an object consists of; the body gets each item.
    ///
    /// # Errors
    /// What the body fails with.
    pub fn for_each(&mut self, iterable: Local, body: impl FnOnce(&mut Self, Local) -> Built) -> Built {
        let iterable = self.word(iterable);
        let state = self.local(Type::Word).register;
        let [_, _] = [0; 2].map(|_| self.local(Type::Word));
        self.assembler.iter_init(DefTriple(state), iterable, IterationSite(0));
        let (start, end, item) = (self.begin_loop(), self.label(), self.local(Type::Word));
        let site = IterationSite(0);
        self.assembler.iter_next(Def(item.register), UseTriple(state), end.0, site);
        body(self, item)?;
        self.jump(start);
        self.bind(end);
        Ok(())
    }

    /// Returns a value of the type of the function's result.
    pub fn ret(&mut self, value: Local) {
        let result = self.assembler.function().result;
        if value.ty == result || value.ty.is_ref() && result.is_ref() {
            self.assembler.return_register(value.register);
        } else {
            self.refuse(format!("a result of {:?} where it is {result:?}", value.ty));
        }
    }

    /// Throws a value as an exception.
    pub fn throw(&mut self, exception: Local) {
        let exception = self.word(exception);
        self.assembler.throw(exception);
    }

    /// Code whose exceptions are caught, and what is done with one. Limits that stop the program are not caught.
    ///
    /// # Errors
    /// What the parts fail with.
    pub fn catch(
        &mut self,
        body: impl FnOnce(&mut Self) -> Built,
        handler: impl FnOnce(&mut Self, Local) -> Built,
    ) -> Built {
        let [start, stop, caught, end] = [0; 4].map(|_| self.label());
        self.bind(start);
        body(self)?;
        self.bind(stop);
        self.jump(end);
        self.bind(caught);
        let exception = self.local(Type::Word);
        self.assembler.catch(Def(exception.register), TruthSite(0));
        handler(self, exception)?;
        self.bind(end);
        self.assembler.handler(start.0, stop.0, caught.0);
        Ok(())
    }
}
