//! Function values: closures, and wrappers that let typed functions be called with words.

use bytecode::module::Captured;
use bytecode::operand::*;

use super::body::{Body, Reg, Storage, Val};
use super::rep::Rep;
use super::{Lower, Work};
use crate::source::Span;
use crate::typed::{ClassKind, Closure, ConstructorRef, Expr, FieldId};

/// Where a wrapper finds the object of the method it calls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Receiver {
    /// There is none.
    None,
    /// It is captured.
    Captured,
    /// It is the first parameter.
    First,
}

impl<'a> Body<'_, 'a> {
    /// A function literal.
    pub fn closure(&mut self, closure: &'a Closure, span: Span, hint: Option<Val>) -> Val {
        let mark = self.mark();
        let this = if closure.uses_this { self.this } else { None };
        let count = closure.captures.len() + usize::from(this.is_some());
        let captured = self.range(&vec![Type::Word; count]);
        let mut next = captured;
        if let Some(this) = this {
            self.convert_into(this, Val { reg: next, rep: Rep::Word });
            next += 1;
        }
        for (&local, reg) in closure.captures.iter().zip(next..) {
            match self.storage(local) {
                Storage::Cell(cell) => self.asm.mov(Def(reg), Use(cell)),
                Storage::Register(value) => self.convert_into(value, Val { reg, rep: Rep::Word }),
            }
        }
        let function = self.closure_code(closure, this.map(|this| this.rep), span);
        let dst = self.dest(hint, Rep::Word);
        let count = Count(count as u16);
        self.asm.new_closure(Def(dst), FunctionIndex(function), UseRange(captured), count);
        self.keep(mark, Val { reg: dst, rep: Rep::Word })
    }

    fn closure_code(&mut self, closure: &'a Closure, this: Option<Rep>, span: Span) -> u16 {
        let index = self.lower.reserve(span);
        let outer = self.asm.function().qualified_name.clone();
        let own = closure.name.as_deref().unwrap_or("<function>");
        let parameters: Vec<(String, Rep)> = closure
            .parameters
            .iter()
            .map(|parameter| (self.local_data(parameter.local).name.to_string(), Rep::Word))
            .collect();
        let parameters = unique_names(parameters);
        let locals = self.all_locals();
        let recursive = self.recursive_locals();
        let cells: Vec<bool> = closure.captures.iter().map(|&local| self.needs_cell(local)).collect();
        let declared = self.lower.rep(closure.result);
        let mut body = Body::new(self.lower, &format!("{outer}.{own}"), &parameters, Rep::Word, locals);
        body.set_recursive(recursive);
        body.declared_result = declared;
        body.at(span);
        let captured = cells.iter().map(|&is_cell| if is_cell { Captured::Cell } else { Captured::Value });
        let captures = this.map(|_| Captured::Value).into_iter().chain(captured);
        body.asm.function_mut().captures = captures.collect();
        let mut place = 0;
        if let Some(rep) = this {
            body.this = Some(body.capture(place, rep));
            place += 1;
        }
        for (&local, is_cell) in closure.captures.iter().zip(cells) {
            let storage = if is_cell {
                Storage::Cell(body.capture(place, Rep::Word).reg)
            } else {
                let rep = body.local_rep(local);
                Storage::Register(body.capture(place, rep))
            };
            body.set_storage(local, storage);
            place += 1;
        }
        body.take_parameters(&closure.parameters, 0, true);
        body.run(&closure.body);
        body.finish(index, span);
        index
    }

    /// A capture, held in this way.
    fn capture(&mut self, place: u16, rep: Rep) -> Val {
        let word = Val { reg: self.temp(Rep::Word), rep: Rep::Word };
        self.asm.load_capture(Def(word.reg), Capture(place));
        Val { reg: self.convert(word, rep), rep }
    }

    /// A closure of a function that is emitted elsewhere.
    pub fn closure_of(&mut self, function: u16, captured: &[Val], hint: Option<Val>) -> Val {
        let mark = self.mark();
        let range = self.range(&vec![Type::Word; captured.len()]);
        for (&value, reg) in captured.iter().zip(range..) {
            self.convert_into(value, Val { reg, rep: Rep::Word });
        }
        let dst = self.dest(hint, Rep::Word);
        let count = Count(captured.len() as u16);
        self.asm.new_closure(Def(dst), FunctionIndex(function), UseRange(range), count);
        self.keep(mark, Val { reg: dst, rep: Rep::Word })
    }

    pub fn static_value(&mut self, field: FieldId, hint: Option<Val>) -> Val {
        let function = self.lower.function(Work::StaticValue(field));
        self.closure_of(function, &[], hint)
    }

    pub fn bound_method(&mut self, object: &'a Expr, field: FieldId, hint: Option<Val>) -> Val {
        let object = self.emit(object, None);
        let function = self.lower.function(Work::BoundValue(field, false));
        self.closure_of(function, &[object], hint)
    }

    pub fn bound_super(&mut self, field: FieldId, hint: Option<Val>) -> Val {
        let this = self.this.unwrap_or(Val { reg: 0, rep: Rep::Word });
        let function = self.lower.function(Work::BoundValue(field, true));
        self.closure_of(function, &[this], hint)
    }

    /// Calls a method with what is in registers as words, and gives a word.
    fn forward(&mut self, field: FieldId, this: Option<Reg>, args: Reg, direct: bool) -> Reg {
        let data = self.lower.program.field(field);
        let owner = self.lower.program.class(data.owner);
        let signature = self.lower.signature(field);
        let count = signature.parameters.len();
        let word = |reg| Val { reg, rep: Rep::Word };
        if self.lower.is_native(field) {
            let host = self.lower.host_function(field);
            let total = count + usize::from(this.is_some());
            let range = self.range(&vec![Type::Word; total]);
            let mut next = range;
            if let Some(this) = this {
                self.asm.mov(Def(next), Use(this));
                next += 1;
            }
            for place in 0..count as u16 {
                self.asm.mov(Def(next + place), Use(args + place));
            }
            let dst = self.temp(Rep::Word);
            if let Some(global) = host {
                let callee = self.temp(Rep::Word);
                self.call_global(global, callee, dst, range, total as u16);
                return dst;
            }
            let name = self.lower.extern_name(field);
            self.lower.check_native(&name, data.span);
            self.intrinsic(&name, dst, range, total as u16);
            return dst;
        }
        let mut reps = Vec::new();
        if this.is_some() {
            reps.push(self.lower.this_rep(data.owner));
        }
        reps.extend(&signature.parameters);
        let types: Vec<Type> = reps.iter().map(|rep| rep.ty()).collect();
        let range = self.range(&types);
        let sources = this.into_iter().chain(args..args + count as u16);
        for ((source, &rep), reg) in sources.zip(&reps).zip(range..) {
            self.convert_into(word(source), Val { reg, rep });
        }
        let dst = Val { reg: self.temp(signature.result), rep: signature.result };
        let is_table = owner.kind == ClassKind::Interface || data.overridden || data.is_abstract;
        match (reps.first(), this) {
            (Some(&Rep::Ref(layout)), Some(_)) if is_table && !direct => {
                self.call_table(layout, field, dst.reg, range, types.len() as u16);
            }
            _ => {
                if let (Some(_), Some(Rep::Ref(_))) = (this, reps.first()) {
                    self.asm.check_some(UseRef(range));
                }
                let function = self.lower.function(Work::Method(field));
                let count = Count(types.len() as u16);
                self.asm.call_static(DefAny(dst.reg), FunctionIndex(function), AnyRange(range), count);
            }
        }
        self.convert(dst, Rep::Word)
    }
}

impl Lower<'_> {
    /// An all-word function that calls a static method.
    pub fn emit_static_value(&mut self, index: u16, field: FieldId) {
        self.emit_wrapper(index, field, Receiver::None, false);
    }

    /// An all-word function that calls a method of the object it captures.
    pub fn emit_bound_value(&mut self, index: u16, field: FieldId, direct: bool) {
        self.emit_wrapper(index, field, Receiver::Captured, direct);
    }

    /// An all-word function that calls a method of its first argument.
    pub fn emit_dynamic(&mut self, index: u16, field: FieldId) {
        self.emit_wrapper(index, field, Receiver::First, false);
    }

    fn emit_wrapper(&mut self, index: u16, field: FieldId, receiver: Receiver, direct: bool) {
        let program = self.program;
        let data = program.field(field);
        let count = self.signature(field).parameters.len();
        let mut parameters: Vec<(String, Rep)> = Vec::new();
        if receiver == Receiver::First {
            parameters.push(("this".to_owned(), Rep::Word));
        }
        parameters.extend((0..count).map(|place| (format!("a{place}"), Rep::Word)));
        let name = self.qualified_name(field);
        let span = data.span;
        let mut body = Body::new(self, &name, &parameters, Rep::Word, &[]);
        body.at(span);
        let this = match receiver {
            Receiver::None => None,
            Receiver::First => Some(0),
            Receiver::Captured => {
                body.asm.function_mut().captures = vec![Captured::Value];
                Some(body.capture(0, Rep::Word).reg)
            }
        };
        let args = u16::from(receiver == Receiver::First);
        let word = body.forward(field, this, args, direct);
        body.asm.ret(Use(word));
        body.finish(index, span);
    }

    /// A method as another declares it: converts arguments and result.
    pub fn emit_bridge(&mut self, index: u16, of: FieldId, like: FieldId) {
        let own = self.signature(of);
        let wanted = self.signature(like);
        let this = self.this_rep(self.program.field(of).owner);
        let mut parameters = vec![("this".to_owned(), this)];
        let reps = wanted.parameters.iter().enumerate();
        parameters.extend(reps.map(|(place, &rep)| (format!("a{place}"), rep)));
        let name = self.qualified_name(of);
        let program = self.program;
        let span = program.field(of).span;
        let overridden = program.field(of).overridden;
        let mut body = Body::new(self, &name, &parameters, wanted.result, &[]);
        body.at(span);
        let mut types = vec![this.ty()];
        types.extend(own.parameters.iter().map(|rep| rep.ty()));
        let range = body.range(&types);
        body.convert_into(Val { reg: 0, rep: this }, Val { reg: range, rep: this });
        for (place, &rep) in own.parameters.iter().enumerate() {
            let place = place as u16 + 1;
            let dst = Val { reg: range + place, rep };
            match wanted.parameters.get(place as usize - 1) {
                Some(&from) => body.convert_into(Val { reg: place, rep: from }, dst),
                None => body.load_default(dst),
            }
        }
        let dst = Val { reg: body.temp(own.result), rep: own.result };
        match this {
            Rep::Ref(layout) if overridden => {
                body.call_table(layout, of, dst.reg, range, types.len() as u16);
            }
            _ => {
                let function = body.lower.function(Work::Method(of));
                let count = Count(types.len() as u16);
                body.asm.call_static(DefAny(dst.reg), FunctionIndex(function), AnyRange(range), count);
            }
        }
        let result = body.convert(dst, wanted.result);
        body.asm.return_register(result);
        body.finish(index, span);
    }

    /// An all-word function that makes an enum's value.
    pub fn emit_constructor_value(&mut self, index: u16, of: ConstructorRef) {
        let reps = self.constructor_reps(of);
        let layout = self.layouts.constructor(of);
        let parameters: Vec<_> = (0..reps.len()).map(|place| (format!("a{place}"), Rep::Word)).collect();
        let program = self.program;
        let constructor = program.constructor(of);
        let name = self.constant_name(of);
        let mut body = Body::new(self, &name, &parameters, Rep::Word, &[]);
        body.at(constructor.span);
        let mut types = vec![Type::I32];
        types.extend(reps.iter().map(|rep| rep.ty()));
        let range = body.range(&types);
        body.load_int(range, of.index as i32);
        for (place, &rep) in reps.iter().enumerate() {
            let place = place as u16;
            body.convert_into(Val { reg: place, rep: Rep::Word }, Val { reg: range + 1 + place, rep });
        }
        let word = body.temp(Rep::Word);
        let count = Count(types.len() as u16);
        body.asm.new_object(DefValue(word), Target::Layout(layout), AnyRange(range), count);
        body.asm.ret(Use(word));
        body.finish(index, constructor.span);
    }

    /// What a trace calls a method.
    pub fn qualified_name(&self, field: FieldId) -> String {
        let data = self.program.field(field);
        format!("{}.{}", self.program.class(data.owner).name.path, data.name)
    }
}

/// Parameters may hide one another; registers' names may not.
pub(super) fn unique_names(mut parameters: Vec<(String, Rep)>) -> Vec<(String, Rep)> {
    for index in 1..parameters.len() {
        let mut name = parameters[index].0.clone();
        while parameters[..index].iter().any(|(known, _)| *known == name) {
            name.push('_');
        }
        parameters[index].0 = name;
    }
    parameters
}
