//! Calls and making objects.

use bytecode::operand::*;

use super::body::{Body, Reg, Val};
use super::layouts::{self, ARRAY, ENUM_VALUE};
use super::rep::Rep;
use super::{Lower, Work};
use crate::source::Name as Text;
use crate::typed::{
    Callee, Class, ClassKind, ConstructorRef, ElementKind, Expr, ExprKind, FieldId, MethodKind,
};
use crate::types::{ClassId, TypeData, TypeRef};

/// The parameters of a method that is called, without `this`, and its result.
#[derive(Clone, Debug)]
pub(super) struct Signature {
    pub parameters: Vec<Rep>,
    pub result: Rep,
}

impl<'a> Body<'_, 'a> {
    pub fn call(&mut self, callee: &'a Callee, args: &'a [Expr], expr: &'a Expr, hint: Option<Val>) -> Val {
        match callee {
            Callee::Static(field) => self.call_field(*field, None, args, expr, hint),
            Callee::Method { object, field } => self.call_method(object, *field, args, expr, hint),
            Callee::Super(field) => {
                let this = self.this.unwrap_or(Val { reg: 0, rep: Rep::Word });
                self.call_field(*field, Some(this), args, expr, hint)
            }
            Callee::SuperConstructor(_, field) => {
                let this = self.this.unwrap_or(Val { reg: 0, rep: Rep::Word });
                self.call_field(*field, Some(this), args, expr, hint)
            }
        }
    }

    /// Calls a function that is known, on an object if it has one.
    fn call_field(
        &mut self,
        field: FieldId,
        this: Option<Val>,
        args: &'a [Expr],
        expr: &'a Expr,
        hint: Option<Val>,
    ) -> Val {
        if let Some(value) = self.known_function(field, args, expr, hint) {
            return value;
        }
        let data = self.lower.program.field(field);
        if &*data.name == "new" && &*self.lower.program.class(data.owner).name.path == "haxe.ds.Vector" {
            return self.new_sequence(args, expr);
        }
        if self.lower.is_native(field) {
            return self.call_native(field, this, args, expr, hint);
        }
        let signature = self.lower.signature(field);
        let function = self.lower.function(Work::Method(field));
        let owner = self.lower.program.field(field).owner;
        let mut types = Vec::new();
        let this = match this {
            Some(this) => {
                let rep = self.lower.this_rep(owner);
                types.push(rep.ty());
                Some((this, rep))
            }
            None => None,
        };
        types.extend(signature.parameters.iter().map(|rep| rep.ty()));
        let mark = self.mark();
        let range = self.range(&types);
        let mut next = range;
        if let Some((this, rep)) = this {
            self.convert_into(this, Val { reg: next, rep });
            next += 1;
        }
        self.arguments(args, &signature.parameters, next);
        self.at(expr.span);
        let result = Val { reg: self.dest(hint, signature.result), rep: signature.result };
        let count = Count(types.len() as u16);
        self.asm.call_static(DefAny(result.reg), FunctionIndex(function), AnyRange(range), count);
        self.keep(mark, result)
    }

    fn arguments(&mut self, args: &'a [Expr], reps: &[Rep], first: Reg) {
        for ((arg, &rep), reg) in args.iter().zip(reps).zip(first..) {
            self.value_into(arg, Val { reg, rep: if rep == Rep::Void { Rep::Word } else { rep } });
        }
    }

    fn call_method(
        &mut self,
        object: &'a Expr,
        field: FieldId,
        args: &'a [Expr],
        expr: &'a Expr,
        hint: Option<Val>,
    ) -> Val {
        let data = self.lower.program.field(field);
        let owner = self.lower.program.class(data.owner);
        let is_array = &*owner.name.path == "Array";
        if is_array && &*data.name == "push" {
            return self.push(object, &args[0], expr);
        }
        if is_array && &*data.name == "pop" {
            let kind = self.lower.elements(object.ty).unwrap_or(ElementKind::Word);
            let array = self.value_as(object, Rep::Ref(ARRAY));
            self.at(expr.span);
            return self.pop_element(array, kind, hint);
        }
        if self.lower.is_native(field) {
            let this = self.emit(object, None);
            let this = Val { reg: self.convert(this, Rep::Word), rep: Rep::Word };
            return self.call_native(field, Some(this), args, expr, hint);
        }
        let is_interface = owner.kind == ClassKind::Interface;
        let rep = self.lower.this_rep(data.owner);
        let Rep::Ref(layout) = rep else {
            return self.call_named(object, &data.name, args, hint);
        };
        let is_this = matches!(object.kind, ExprKind::This);
        if !is_interface && !data.overridden && !data.is_abstract {
            let this = Val { reg: self.value_as(object, rep), rep };
            if !is_this {
                self.at(expr.span);
                self.asm.check_some(UseRef(this.reg));
            }
            return self.call_field(field, Some(this), args, expr, hint);
        }
        let signature = self.lower.signature(field);
        let mut types = vec![rep.ty()];
        types.extend(signature.parameters.iter().map(|rep| rep.ty()));
        let mark = self.mark();
        let range = self.range(&types);
        self.value_into(object, Val { reg: range, rep });
        self.arguments(args, &signature.parameters, range + 1);
        self.at(expr.span);
        let result = Val { reg: self.dest(hint, signature.result), rep: signature.result };
        self.call_table(layout, field, result.reg, range, types.len() as u16);
        self.keep(mark, result)
    }

    /// Calls through the table of the receiver's layout.
    pub fn call_table(&mut self, layout: u16, field: FieldId, dst: Reg, first: Reg, count: u16) {
        let method = self.lower.method_index(layout, field);
        let slot = self.asm.method_slot();
        self.asm.call_virtual(
            DefAny(dst),
            Target::Layout(layout),
            Method(method),
            AnyRange(first),
            Count(count),
            slot,
        );
    }

    fn push(&mut self, object: &'a Expr, value: &'a Expr, expr: &'a Expr) -> Val {
        let kind = self.lower.elements(object.ty).unwrap_or(ElementKind::Word);
        let array = self.stable_value(object, Rep::Ref(ARRAY), &[value]);
        let value = self.emit(value, None);
        self.at(expr.span);
        self.push_element(array, kind, value)
    }

    /// Calls the language's function behind an extern one.
    fn call_native(
        &mut self,
        field: FieldId,
        this: Option<Val>,
        args: &'a [Expr],
        expr: &'a Expr,
        hint: Option<Val>,
    ) -> Val {
        let host = self.lower.host_function(field);
        let mark = self.mark();
        let callee = host.map(|_| self.temp(Rep::Word));
        let count = args.len() + usize::from(this.is_some());
        let range = self.range(&vec![Type::Word; count]);
        let mut next = range;
        if let Some(this) = this {
            self.convert_into(this, Val { reg: next, rep: Rep::Word });
            next += 1;
        }
        // A number's own kind is what the declaration says: an Int for a Float is a float there.
        let declared = self.lower.signature(field).parameters;
        for (index, (arg, reg)) in args.iter().zip(next..).enumerate() {
            let word = Val { reg, rep: Rep::Word };
            match declared.get(index) {
                Some(&rep) if matches!(rep, Rep::Int | Rep::Float | Rep::Bool) => {
                    let typed = self.value_as(arg, rep);
                    self.convert_into(Val { reg: typed, rep }, word);
                }
                _ => self.value_into(arg, word),
            }
        }
        self.at(expr.span);
        let dst = self.dest(hint, Rep::Word);
        match host.zip(callee) {
            Some((global, callee)) => self.call_global(global, callee, dst, range, count as u16),
            None => {
                let name = self.lower.extern_name(field);
                self.lower.check_native(&name, expr.span);
                self.intrinsic(&name, dst, range, count as u16);
            }
        }
        self.keep(mark, Val { reg: dst, rep: Rep::Word })
    }

    /// Calls the function that a global variable holds, with words.
    pub fn call_global(&mut self, global: u16, callee: Reg, dst: Reg, first: Reg, count: u16) {
        self.asm.load_global(Def(callee), Global(global));
        let slot = self.asm.call_slot();
        self.asm.call(Def(dst), Use(callee), UseRange(first), Count(count), slot);
    }

    /// Functions that are one instruction.
    fn known_function(
        &mut self,
        field: FieldId,
        args: &'a [Expr],
        expr: &'a Expr,
        hint: Option<Val>,
    ) -> Option<Val> {
        let data = self.lower.program.field(field);
        let class = &*self.lower.program.class(data.owner).name.path;
        if !data.is_static || !self.lower.is_native(field) {
            return None;
        }
        match (class, &*data.name) {
            ("Math", name) => self.math(name, args, expr, hint),
            ("Std", "int") => {
                let src = self.value_as(&args[0], Rep::Float);
                let dst = self.dest(hint, Rep::Int);
                self.truncate(dst, src);
                Some(Val { reg: dst, rep: Rep::Int })
            }
            _ => None,
        }
    }

    fn math(&mut self, name: &str, args: &'a [Expr], expr: &'a Expr, hint: Option<Val>) -> Option<Val> {
        use MathFunction as M;
        let float = |body: &mut Self, index: usize| body.value_as(&args[index], Rep::Float);
        let one = match name {
            "sqrt" | "abs" | "isNaN" => None,
            "ffloor" | "floor" => Some(M::Floor),
            "fceil" | "ceil" => Some(M::Ceil),
            "sin" => Some(M::Sin),
            "cos" => Some(M::Cos),
            "tan" => Some(M::Tan),
            "asin" => Some(M::Asin),
            "acos" => Some(M::Acos),
            "atan" => Some(M::Atan),
            "exp" => Some(M::Exp),
            "log" => Some(M::Log),
            _ => {
                let two = match name {
                    "pow" => M::Pow,
                    "atan2" => M::Atan2,
                    "min" => M::Min,
                    "max" => M::Max,
                    _ => return None,
                };
                let left = self.stable_value(&args[0], Rep::Float, &[&args[1]]);
                let right = float(self, 1);
                self.at(expr.span);
                let dst = self.dest(hint, Rep::Float);
                self.asm.math2_f64(DefF64(dst), two.into(), UseF64(left), UseF64(right));
                return Some(Val { reg: dst, rep: Rep::Float });
            }
        };
        let src = float(self, 0);
        self.at(expr.span);
        let result = match (one, name) {
            (None, "isNaN") => {
                let dst = self.dest(hint, Rep::Bool);
                self.asm.eq_f64(DefBool(dst), UseF64(src), UseF64(src));
                self.asm.not_bool(DefBool(dst), UseBool(dst));
                return Some(Val { reg: dst, rep: Rep::Bool });
            }
            (None, _) => {
                let dst = self.dest(hint, Rep::Float);
                if name == "sqrt" {
                    self.asm.sqrt_f64(DefF64(dst), UseF64(src));
                } else {
                    self.asm.abs_f64(DefF64(dst), UseF64(src));
                }
                dst
            }
            (Some(function), "floor" | "ceil") => {
                let rounded = self.temp(Rep::Float);
                self.asm.math_f64(DefF64(rounded), function.into(), UseF64(src));
                let dst = self.dest(hint, Rep::Int);
                self.truncate(dst, rounded);
                return Some(Val { reg: dst, rep: Rep::Int });
            }
            (Some(function), _) => {
                let dst = self.dest(hint, Rep::Float);
                self.asm.math_f64(DefF64(dst), function.into(), UseF64(src));
                dst
            }
        };
        Some(Val { reg: result, rep: Rep::Float })
    }

    /// Calls a function value.
    pub fn call_value(&mut self, callee: &'a Expr, args: &'a [Expr], hint: Option<Val>) -> Val {
        let span = self.asm.span();
        let mark = self.mark();
        let others: Vec<&Expr> = args.iter().collect();
        let function = self.stable_value(callee, Rep::Word, &others);
        let range = self.range(&vec![Type::Word; args.len()]);
        for (arg, reg) in args.iter().zip(range..) {
            self.word_into(arg, reg);
        }
        self.asm.set_span(span);
        let dst = self.dest(hint, Rep::Word);
        let slot = self.asm.call_slot();
        self.asm.call(Def(dst), Use(function), UseRange(range), Count(args.len() as u16), slot);
        self.keep(mark, Val { reg: dst, rep: Rep::Word })
    }

    /// A word as the expression's type says: a Float that is written as an Int is a float.
    fn word_into(&mut self, expr: &'a Expr, reg: Reg) {
        let rep = self.lower.rep(expr.ty);
        let word = Val { reg, rep: Rep::Word };
        if matches!(rep, Rep::Int | Rep::Float | Rep::Bool) {
            let mark = self.mark();
            let typed = self.value_as(expr, rep);
            self.convert_into(Val { reg: typed, rep }, word);
            self.release(mark);
        } else {
            self.value_into(expr, word);
        }
    }

    /// Calls what a field of this name holds.
    pub fn call_named(&mut self, object: &'a Expr, name: &Text, args: &'a [Expr], hint: Option<Val>) -> Val {
        let span = self.asm.span();
        let mark = self.mark();
        let object = self.value_as(object, Rep::Word);
        let base = self.range(&vec![Type::Word; args.len() + 2]);
        let name = self.asm.name(name);
        let slot = self.asm.property_slot();
        self.asm.get_method(DefPair(base), Use(object), name, slot);
        for (arg, reg) in args.iter().zip(base + 2..) {
            self.word_into(arg, reg);
        }
        self.asm.set_span(span);
        let dst = self.dest(hint, Rep::Word);
        let slot = self.asm.call_slot();
        let count = Count(args.len() as u16 + 1);
        self.asm.call_method(Def(dst), Use(base), UseRange(base + 1), count, slot);
        self.keep(mark, Val { reg: dst, rep: Rep::Word })
    }

    /// A new array, or a vector of the length that is given.
    fn new_sequence(&mut self, args: &'a [Expr], expr: &'a Expr) -> Val {
        let kind = self.lower.elements(expr.ty).unwrap_or(ElementKind::Word);
        let length = self.temp(Rep::Int);
        match args.first() {
            Some(count) => self.value_into(count, Val { reg: length, rep: Rep::Int }),
            None => self.load_int(length, 0),
        }
        let (array, _) = self.new_array(kind, length, length);
        Val { reg: array, rep: Rep::Ref(layouts::ARRAY) }
    }

    /// `new C(args)`.
    pub fn new_object(&mut self, class: ClassId, args: &'a [Expr], expr: &'a Expr, hint: Option<Val>) -> Val {
        let data = self.lower.program.class(class);
        let constructor = self.lower.program.constructor_of(class);
        if matches!(&*data.name.path, "Array" | "haxe.ds.Vector") {
            return self.new_sequence(args, expr);
        }
        let Some(layout) = self.lower.layouts.class(class) else {
            let name = match constructor {
                Some(field) => self.lower.extern_name(field),
                None => format!("{}.new", data.name.path),
            };
            self.lower.check_native(&name, expr.span);
            let args: Vec<&'a Expr> = args.iter().collect();
            return self.intrinsic_of(&name, &args, hint);
        };
        let rep = Rep::Ref(layout);
        let reg = self.temp(rep);
        let mark = self.mark();
        let object = Val { reg, rep };
        let Some(field) = constructor else {
            self.allocate(class, layout, object);
            self.release(mark);
            return object;
        };
        let signature = self.lower.signature(field);
        let owner = self.lower.program.field(field).owner;
        let this = self.lower.this_rep(owner);
        let mut types = vec![this.ty()];
        types.extend(signature.parameters.iter().map(|rep| rep.ty()));
        let range = self.range(&types);
        // Arguments come first: the object is new when the constructor gets it, and not before.
        self.arguments(args, &signature.parameters, range + 1);
        self.at(expr.span);
        self.allocate(class, layout, object);
        self.convert_into(object, Val { reg: range, rep: this });
        let function = self.lower.function(Work::Method(field));
        let dst = self.temp(signature.result);
        let count = Count(types.len() as u16);
        self.asm.call_static(DefAny(dst), FunctionIndex(function), AnyRange(range), count);
        self.release(mark);
        object
    }

    /// `new` with arguments that are in registers; those left out are null.
    pub fn new_with(&mut self, class: ClassId, args: &[Val], hint: Option<Val>) -> Val {
        let _ = hint;
        let Some(layout) = self.lower.layouts.class(class) else { return self.nothing() };
        let object = Val { reg: self.temp(Rep::Ref(layout)), rep: Rep::Ref(layout) };
        let mark = self.mark();
        self.allocate(class, layout, object);
        if let Some(field) = self.lower.program.constructor_of(class) {
            let signature = self.lower.signature(field);
            let owner = self.lower.program.field(field).owner;
            let this = self.lower.this_rep(owner);
            let mut types = vec![this.ty()];
            types.extend(signature.parameters.iter().map(|rep| rep.ty()));
            let range = self.range(&types);
            self.convert_into(object, Val { reg: range, rep: this });
            for (index, &rep) in signature.parameters.iter().enumerate() {
                let place = Val { reg: range + 1 + index as u16, rep };
                match args.get(index) {
                    Some(&arg) => self.convert_into(arg, place),
                    None => self.load_default(place),
                }
            }
            let function = self.lower.function(Work::Method(field));
            let dst = self.temp(signature.result);
            let count = Count(types.len() as u16);
            self.asm.call_static(DefAny(dst), FunctionIndex(function), AnyRange(range), count);
        }
        self.release(mark);
        object
    }

    /// Makes an object and sets its variables to what their declarations say.
    pub fn allocate(&mut self, class: ClassId, layout: u16, object: Val) {
        self.asm.new_object(DefValue(object.reg), Target::Layout(layout), AnyRange(0), Count(0));
        if let Some(initialized) = self.lower.initialized_ancestor(class) {
            let function = self.lower.function(Work::Initializer(initialized));
            let rep = self.lower.this_rep(initialized);
            let range = self.range(&[rep.ty()]);
            self.convert_into(object, Val { reg: range, rep });
            let dst = self.temp(Rep::Word);
            self.asm.call_static(DefAny(dst), FunctionIndex(function), AnyRange(range), Count(1));
        }
    }

    /// Makes an enum's value.
    pub fn construct(&mut self, of: ConstructorRef, args: &'a [Expr], hint: Option<Val>) -> Val {
        let layout = self.lower.layouts.constructor(of);
        let reps = self.lower.constructor_reps(of);
        let mut types = vec![Type::I32];
        types.extend(reps.iter().map(|rep| rep.ty()));
        let _ = hint;
        let result = Val { reg: self.temp(Rep::Ref(layout)), rep: Rep::Ref(layout) };
        let mark = self.mark();
        let range = self.range(&types);
        self.arguments(args, &reps, range + 1);
        self.load_int(range, of.index as i32);
        let count = Count(types.len() as u16);
        self.asm.new_object(DefValue(result.reg), Target::Layout(layout), AnyRange(range), count);
        self.release(mark);
        result
    }

    /// An enum's constructor without parameters: one object, made at the start.
    pub fn constant_constructor(&mut self, of: ConstructorRef, hint: Option<Val>) -> Val {
        let _ = hint;
        let name = self.lower.constant_name(of);
        let global = self.lower.global(&name);
        let layout = self.lower.layouts.enumeration(of.of).unwrap_or(ENUM_VALUE);
        let dst = Val { reg: self.temp(Rep::Ref(layout)), rep: Rep::Ref(layout) };
        let word = self.temp(Rep::Word);
        self.asm.load_global(Def(word), Global(global));
        self.asm.check_layout(DefRef(dst.reg), UseValue(word), Target::Layout(layout));
        dst
    }

    /// A new anonymous object.
    pub fn object_literal(&mut self, fields: &'a [(Text, Expr)]) -> Val {
        let span = self.asm.span();
        let object = self.temp(Rep::Word);
        let mark = self.mark();
        let values = self.range(&vec![Type::Word; fields.len()]);
        for ((_, value), reg) in fields.iter().zip(values..) {
            self.word_into(value, reg);
        }
        self.asm.set_span(span);
        self.intrinsic("object_new", object, values, 0);
        for ((name, _), reg) in fields.iter().zip(values..) {
            let name = self.asm.name(name);
            let slot = self.asm.property_slot();
            self.asm.set_property(Use(object), name, Use(reg), slot);
        }
        self.release(mark);
        Val { reg: object, rep: Rep::Word }
    }
}

impl Lower<'_> {
    /// What a method takes, besides `this`, and gives, as its own code has it.
    pub fn signature(&self, field: FieldId) -> Signature {
        let data = self.program.field(field);
        if let Some(function) = &data.function {
            let parameters = function.parameters.iter().map(|parameter| self.passed_rep(parameter)).collect();
            return Signature { parameters, result: self.rep(function.result) };
        }
        match self.program.types.get(data.ty) {
            TypeData::Function(args, result) => {
                let parameters = args.iter().map(|arg| match self.rep(arg.ty) {
                    Rep::Void => Rep::Word,
                    rep => rep,
                });
                Signature { parameters: parameters.collect(), result: self.rep(*result) }
            }
            _ => Signature { parameters: Vec::new(), result: Rep::Word },
        }
    }

    /// How `this` of a class's methods is held.
    pub fn this_rep(&self, class: ClassId) -> Rep {
        match &*self.program.class(class).name.path {
            "Array" | "haxe.ds.Vector" => Rep::Ref(ARRAY),
            _ => self.layouts.class(class).map_or(Rep::Word, Rep::Ref),
        }
    }

    /// Says so where a native is used that there is none of.
    pub fn check_native(&mut self, name: &str, span: crate::source::Span) {
        if crate::language::intrinsics::find(name).is_none() {
            self.unsupported(span, &format!("{name} of the standard library"));
        }
    }

    /// Whether a class belongs to the standard library.
    pub fn is_standard(&self, class: &Class) -> bool {
        self.program.modules[class.name.module.index()].is_std
    }

    /// The global variable in which the host has put an extern function, if it is one of the host.
    pub fn host_function(&mut self, field: FieldId) -> Option<u16> {
        let data = self.program.field(field);
        let is_own = self.is_library && data.is_static && !self.is_standard(self.program.class(data.owner));
        let name = Some(self.extern_name(field)).filter(|_| is_own)?;
        if !self.host_functions.contains(&name) {
            self.host_functions.push(name.clone());
        }
        Some(self.global(&name))
    }

    /// Whether a function of the language, or of the host, stands behind a field.
    pub fn is_native(&self, field: FieldId) -> bool {
        let data = self.program.field(field);
        let is_extern = data.is_extern || self.program.class(data.owner).is_extern;
        is_extern && data.function.is_none()
    }

    /// How the parameters of an enum's constructor are held.
    pub fn constructor_reps(&self, of: ConstructorRef) -> Vec<Rep> {
        let arguments = self.program.constructor(of).arguments.iter().flatten();
        arguments
            .map(|argument| match self.rep(argument.ty) {
                Rep::Void => Rep::Word,
                rep => rep,
            })
            .collect()
    }

    /// The global of an enum's constructor without parameters.
    pub fn constant_name(&self, of: ConstructorRef) -> String {
        format!("{}.{}", self.program.enumeration(of.of).name.path, self.program.constructor(of).name)
    }

    /// The layout that values of a type have, if they have one.
    pub fn layout_of_type(&self, of: TypeRef) -> Option<u16> {
        match of {
            TypeRef::Class(class) => match &*self.program.class(class).name.path {
                "Array" => Some(ARRAY),
                _ => self.layouts.class(class),
            },
            TypeRef::Enum(id) => self.layouts.enumeration(id),
            TypeRef::Typedef(_) | TypeRef::Abstract(_) => None,
        }
    }

    /// Whether a type is `String`.
    pub fn is_string(&self, of: TypeRef) -> bool {
        matches!(of, TypeRef::Class(class) if &*self.program.class(class).name.path == "String")
    }

    /// The class itself or its nearest ancestor that sets variables of new objects.
    pub fn initialized_ancestor(&self, class: ClassId) -> Option<ClassId> {
        let data = self.program.class(class);
        let sets = data.fields.iter().any(|&field| {
            let field = self.program.field(field);
            let is_dynamic = matches!(field.kind, crate::typed::FieldKind::Method(MethodKind::Dynamic));
            field.init.is_some() || is_dynamic && field.function.is_some()
        });
        if sets {
            return Some(class);
        }
        data.super_class.as_ref().and_then(|(parent, _)| self.initialized_ancestor(*parent))
    }
}
