//! Calls: positional, of methods, with keywords, with `*` and `**`, and `super()`.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::scope::Meaning;
use super::{Lowered, Lowerer};
use crate::parse::surrogates::has_stand_ins;

impl<'a> Lowerer<'_, 'a> {
    /// Evaluates a call into `dst`.
    pub(super) fn call(&mut self, call: &'a ExprCall, dst: Reg) -> Lowered<()> {
        let arguments = &call.arguments;
        let range = call.range();
        if self.super_call(call, dst)?
            || self.consumer_call(call, dst)?
            || self.keyed_extreme(call, dst)?
            || self.own_setattr_call(call, dst)?
            || self.named_attribute_call(call, dst)?
            || self.scope_call(call, dst)?
        {
            return Ok(());
        }
        let is_spread = arguments.args.iter().any(Expr::is_starred_expr)
            || arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
        if is_spread {
            let callee = self.callee(call)?;
            return self.spread_call(callee, arguments, range, dst);
        }
        if arguments.keywords.is_empty()
            && let Expr::Attribute(attribute) = &*call.func
        {
            return self.method_call(attribute, arguments, range, dst);
        }
        let callee = self.callee(call)?;
        let values = arguments.args.iter().chain(arguments.keywords.iter().map(|keyword| &keyword.value));
        let first = self.in_temps(values)?;
        let count = arguments.args.len() + arguments.keywords.len();
        self.at(range);
        if arguments.keywords.is_empty() {
            let slot = self.frame.asm.call_slot();
            let count = Count(count as u16);
            self.frame.asm.call(Def(dst), Use(callee), UseRange(first), count, slot);
        } else {
            let names = arguments.keywords.iter().filter_map(|keyword| keyword.arg.as_ref());
            let names = names.map(|name| Constant::Str(name.to_string())).collect();
            let names = self.frame.asm.constant(Constant::Tuple(names));
            let count = Count(count as u16);
            let slot = self.frame.asm.call_slot();
            self.frame.asm.call_keywords(Def(dst), Use(callee), UseRange(first), count, names, slot);
        }
        Ok(())
    }

    fn callee(&mut self, call: &'a ExprCall) -> Lowered<Reg> {
        let arguments = &call.arguments;
        let later: Vec<&Expr> =
            arguments.args.iter().chain(arguments.keywords.iter().map(|keyword| &keyword.value)).collect();
        self.operand_before(&call.func, None, &later)
    }

    /// `object.__setattr__(x, "name", value)`, by which classes whose objects do not change fill them: an instruction on the property,
    /// if `object` is the builtin. Whether it is such a call.
    fn own_setattr_call(&mut self, call: &'a ExprCall, dst: Reg) -> Lowered<bool> {
        let (Expr::Attribute(attribute), [of, Expr::StringLiteral(name), value]) =
            (&*call.func, &*call.arguments.args)
        else {
            return Ok(false);
        };
        let Expr::Name(class) = &*attribute.value else { return Ok(false) };
        let is_plain = call.arguments.keywords.is_empty()
            && !of.is_starred_expr()
            && !value.is_starred_expr()
            && !has_stand_ins(name.value.to_str());
        if class.id.as_str() != "object" || attribute.attr.as_str() != "__setattr__" || !is_plain {
            return Ok(false);
        }
        let mark = self.frame.mark();
        let [callee, is_builtin] = self.maybe_builtin(class, None);
        let base = self.frame.temps(2);
        self.at(attribute.range);
        let (method, slot) = (self.name("__setattr__"), self.frame.asm.property_slot());
        self.frame.asm.get_method(DefPair(base), Use(callee), method, slot);
        let first = self.in_temps(&call.arguments.args)?;
        self.at(call.range());
        let (other, done) = (self.frame.label(), self.frame.label());
        self.jump_truth(is_builtin, other, false);
        let (name, slot) = (self.name(name.value.to_str()), self.frame.asm.property_slot());
        self.frame.asm.set_own_property(Use(first), name, Use(first + 2), slot);
        self.frame.asm.load_none(Def(dst));
        self.frame.jump(done);
        self.frame.bind(other);
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call_method(Def(dst), Use(base), UseRange(base + 1), Count(4), slot);
        self.frame.bind(done);
        self.frame.release(mark);
        Ok(true)
    }

    /// `getattr`, `hasattr` and `setattr` of a constant name: instructions on the property, if the function is the builtin. Whether it is
    /// such a call.
    fn named_attribute_call(&mut self, call: &'a ExprCall, dst: Reg) -> Lowered<bool> {
        let (Expr::Name(function), [object, Expr::StringLiteral(name), values @ ..]) =
            (&*call.func, &*call.arguments.args)
        else {
            return Ok(false);
        };
        let is_one = match (function.id.as_str(), values) {
            ("getattr" | "hasattr", []) => true,
            ("getattr" | "setattr", [value]) => !value.is_starred_expr(),
            _ => false,
        };
        let is_plain = is_one && call.arguments.keywords.is_empty() && !object.is_starred_expr();
        if !is_plain || has_stand_ins(name.value.to_str()) {
            return Ok(false);
        }
        let mark = self.frame.mark();
        let [callee, is_builtin] = self.maybe_builtin(function, None);
        let first = self.in_temps(&call.arguments.args)?;
        self.at(call.range());
        let (other, done) = (self.frame.label(), self.frame.label());
        self.jump_truth(is_builtin, other, false);
        let (name, slot) = (self.name(name.value.to_str()), self.frame.asm.property_slot());
        match (function.id.as_str(), values) {
            ("setattr", _) => {
                self.frame.asm.set_property(Use(first), name, Use(first + 2), slot);
                self.frame.asm.load_none(Def(dst));
            }
            ("getattr", []) => self.frame.asm.get_property(Def(dst), Use(first), name, slot),
            (reader, _) => {
                let absent = self.frame.label();
                self.frame.asm.find_property(Def(first), Use(first), name, slot);
                self.jump_if_unbound(first, absent);
                match reader {
                    "hasattr" => self.frame.asm.load_true(Def(dst)),
                    _ => self.frame.asm.mov(Def(dst), Use(first)),
                }
                self.frame.jump(done);
                self.frame.bind(absent);
                match reader {
                    "hasattr" => self.frame.asm.load_false(Def(dst)),
                    _ => self.frame.asm.mov(Def(dst), Use(first + 2)),
                }
            }
        }
        self.frame.jump(done);
        self.frame.bind(other);
        let (count, slot) = (Count(call.arguments.args.len() as u16), self.frame.asm.call_slot());
        self.frame.asm.call(Def(dst), Use(callee), UseRange(first), count, slot);
        self.frame.bind(done);
        self.frame.release(mark);
        Ok(true)
    }

    fn method_call(
        &mut self,
        attribute: &'a ExprAttribute,
        arguments: &'a Arguments,
        range: TextRange,
        dst: Reg,
    ) -> Lowered<()> {
        let base = self.frame.temps(2);
        let name = self.mangled(&attribute.attr);
        let object = self.receiver_in(&attribute.value, Some(base), &name)?;
        self.at(attribute.range);
        let (name, slot) = (self.name(&name), self.frame.asm.property_slot());
        self.frame.asm.get_method(DefPair(base), Use(object), name, slot);
        let call = self.frame.label();
        match &*arguments.args {
            [only] if attribute.attr.as_str() == "join" && attribute.value.is_string_literal_expr() => {
                let argument = self.frame.temp();
                if !self.consumed_list(only, argument, call, range)? {
                    self.evaluate(only, argument)?;
                }
            }
            args => {
                self.in_temps(args)?;
            }
        }
        self.at(range);
        self.frame.asm.bind(call);
        let slot = self.frame.asm.call_slot();
        let count = Count(arguments.args.len() as u16 + 1);
        self.frame.asm.call_method(Def(dst), Use(base), UseRange(base + 1), count, slot);
        Ok(())
    }

    /// `super()` in a method; whether it was that.
    fn super_call(&mut self, call: &'a ExprCall, dst: Reg) -> Lowered<bool> {
        let Expr::Name(name) = &*call.func else { return Ok(false) };
        let is_bare = call.arguments.args.is_empty() && call.arguments.keywords.is_empty();
        if name.id.as_str() != "super" || !is_bare || self.meaning("super") != Meaning::Global {
            return Ok(false);
        }
        let has_class = matches!(self.meaning("__class__"), Meaning::Free(_));
        let parameters = &self.frame.asm.function().parameters;
        let has_first = parameters.positional_count() > 0 || parameters.has_rest;
        let Some(first) = parameters.names.first().filter(|_| has_class && has_first).cloned() else {
            return Ok(false);
        };
        if parameters.positional_count() == 0 {
            return Ok(false);
        }
        let arguments = self.frame.temps(2);
        self.at(call.range());
        self.load_name("__class__", arguments);
        self.load_parameter(&first, arguments + 1);
        self.intrinsic(dst, Intrinsic::SuperObject, arguments, 2);
        Ok(true)
    }

    /// Loads a parameter of the frame, even inside a comprehension that hides it.
    fn load_parameter(&mut self, name: &str, dst: Reg) {
        let scope = std::mem::replace(&mut self.frame.scope, self.frame.owner);
        self.load_name(name, dst);
        self.frame.scope = scope;
    }

    /// A call with `*` or `**` in it.
    fn spread_call(
        &mut self,
        callee: Reg,
        arguments: &'a Arguments,
        range: TextRange,
        dst: Reg,
    ) -> Lowered<()> {
        // The call itself takes apart what stands last; before other expressions that is done at once.
        let (first, rest) = match &*arguments.args {
            [plain @ .., Expr::Starred(starred)]
                if is_late(&arguments.keywords) && !plain.iter().any(Expr::is_starred_expr) =>
            {
                let first = self.in_temps(plain)?;
                (UseRange(first)..UseRange(first + plain.len() as Reg), self.operand(&starred.value)?)
            }
            plain if !plain.iter().any(Expr::is_starred_expr) => {
                let first = self.in_temps(plain)?;
                let none = self.frame.temp();
                self.frame.asm.load_unbound(Def(none));
                (UseRange(first)..UseRange(first + plain.len() as Reg), none)
            }
            args => (UseRange(0)..UseRange(0), self.spread_positional(callee, args)?),
        };
        let keywords = match &*arguments.keywords {
            [] => {
                let none = self.frame.temp();
                self.frame.asm.load_unbound(Def(none));
                none
            }
            [Keyword { arg: None, value, .. }] => self.operand(value)?,
            keywords => self.spread_keywords(callee, keywords)?,
        };
        self.at(range);
        let slot = self.frame.asm.call_slot();
        let count = Count(first.end.0 - first.start.0);
        self.frame.asm.call_spread(Def(dst), Use(callee), first.start, count, Use(rest), Use(keywords), slot);
        Ok(())
    }

    fn spread_positional(&mut self, callee: Reg, args: &'a [Expr]) -> Lowered<Reg> {
        let list = self.frame.temp();
        let plain = args.iter().take_while(|arg| !arg.is_starred_expr()).count();
        let mark = self.frame.mark();
        let first = self.in_temps(&args[..plain])?;
        self.frame.asm.new_list(Def(list), UseRange(first), Count(plain as u16));
        self.frame.release(mark);
        for arg in &args[plain..] {
            match arg {
                Expr::Starred(starred) => {
                    let iterable = self.operand(&starred.value)?;
                    self.at(starred.range);
                    let ignored = self.frame.temp();
                    let arguments = [list, iterable, callee];
                    self.intrinsic_of(ignored, Intrinsic::SpreadArguments, &arguments);
                }
                _ => {
                    let value = self.operand(arg)?;
                    self.frame.asm.list_append(Use(list), Use(value));
                }
            }
            self.frame.release(mark);
        }
        Ok(list)
    }

    fn spread_keywords(&mut self, callee: Reg, keywords: &'a [Keyword]) -> Lowered<Reg> {
        let dict = self.frame.temp();
        if keywords.is_empty() {
            self.frame.asm.load_none(Def(dict));
            return Ok(dict);
        }
        self.frame.asm.new_dict(Def(dict), UseRange(0), Count(0));
        let mark = self.frame.mark();
        let mut may_repeat = false;
        for keyword in keywords {
            match &keyword.arg {
                Some(name) => {
                    let key = self.string(name);
                    let value = self.operand(&keyword.value)?;
                    self.at(keyword.range);
                    if may_repeat {
                        let ignored = self.frame.temp();
                        let arguments = [dict, key, value, callee];
                        self.intrinsic_of(ignored, Intrinsic::AddKeyword, &arguments);
                    } else {
                        self.frame.asm.dict_insert(Use(dict), Use(key), Use(value));
                    }
                }
                None => {
                    let mapping = self.operand(&keyword.value)?;
                    self.at(keyword.range);
                    let ignored = self.frame.temp();
                    let arguments = [dict, mapping, callee];
                    self.intrinsic_of(ignored, Intrinsic::SpreadKeywords, &arguments);
                    may_repeat = true;
                }
            }
            self.frame.release(mark);
        }
        Ok(dict)
    }

    /// The bases and keywords of a class, as a tuple and a dict or none.
    pub(super) fn class_arguments(
        &mut self,
        arguments: Option<&'a Arguments>,
        bases: Reg,
        keywords: Reg,
    ) -> Lowered<()> {
        let mark = self.frame.mark();
        let args: &[Expr] = arguments.map_or(&[], |arguments| &arguments.args);
        if args.iter().any(Expr::is_starred_expr) {
            let callee = self.frame.temp();
            self.frame.asm.load_none(Def(callee));
            let list = self.spread_positional(callee, args)?;
            self.intrinsic(bases, Intrinsic::ListToTuple, list, 1);
        } else {
            let first = self.in_temps(args)?;
            self.frame.asm.new_tuple(Def(bases), UseRange(first), Count(args.len() as u16));
        }
        self.frame.release(mark);
        let given: &[Keyword] = arguments.map_or(&[], |arguments| &arguments.keywords);
        let callee = self.frame.temp();
        if !given.is_empty() {
            self.frame.asm.load_none(Def(callee));
        }
        let dict = self.spread_keywords(callee, given)?;
        self.frame.copy(keywords, dict);
        self.frame.release(mark);
        Ok(())
    }
}

/// Whether evaluating these runs nothing of the program.
fn is_late(keywords: &[Keyword]) -> bool {
    keywords.iter().all(|keyword| keyword.value.is_name_expr() || keyword.value.is_literal_expr())
}
