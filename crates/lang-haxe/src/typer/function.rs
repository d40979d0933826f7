//! Bodies of methods, values of variables, and function literals.

use crate::source::{Name, Span};
use crate::syntax::{self, FieldKind as Written};
use crate::typed::{
    Access, Closure, Expr, ExprKind, FieldId, FieldKind, Function, Literal, Parameter, Place, PlaceKind,
};
use crate::types::{Argument, Type, TypeData};

use super::{State, Typer, Want};

impl Typer<'_> {
    /// Types a method's body, or a variable's value, unless that is done.
    pub(super) fn ensure_body(&mut self, field: FieldId) {
        self.ensure_signature(field);
        let state = &mut self.field_states[field.index()];
        if state.body != State::New || state.signature != State::Done {
            return;
        }
        state.body = State::Busy;
        let decl = state.decl;
        let file = self.file_of(decl);
        if let Some(syntax) = self.field_syntax(&file, field) {
            let cx = self.field_context(field);
            match &syntax.kind {
                Written::Var { init: Some(init), .. } | Written::Property { init: Some(init), .. } => {
                    self.within(cx, |typer| typer.variable(field, init));
                }
                Written::Function(function) => {
                    if let Some(body) = &function.body {
                        self.within(cx, |typer| typer.method(field, function, body));
                    }
                }
                Written::Var { .. } | Written::Property { .. } => self.implied_value(field),
            }
        }
        self.field_states[field.index()].body = State::Done;
    }

    /// Types the value of a variable.
    fn variable(&mut self, field: FieldId, init: &syntax::Expr) {
        let ty = self.program.field(field).ty;
        if !self.program.field(field).is_static {
            // Initial values know no `this`.
            self.cx.this_type = None;
        }
        let is_inline =
            matches!(self.program.field(field).kind, FieldKind::Variable { read: Access::Inline, .. });
        let owner = self.program.field(field).owner;
        let value_of = match self.program.class(owner).kind {
            crate::typed::ClassKind::Abstract(id) => {
                self.program.abstraction(id).values.contains(&field).then_some(id)
            }
            _ => None,
        };
        let want = match value_of {
            Some(id) => {
                let under = self.program.abstraction(id).underlying;
                Want::Type(under)
            }
            None => Want::Type(ty),
        };
        let value = self.expr(init, want);
        let value = match want {
            Want::Type(under) if value_of.is_some() => self.assignable(value, under, init.span),
            _ => self.assignable(value, ty, init.span),
        };
        if is_inline {
            match constant_of(&value) {
                Some(constant) => self.program.fields[field.index()].constant = Some(constant),
                None => self.error(init.span, "Inline variable initialization must be a constant value"),
            }
        }
        let (value, locals, _) = self.finish_function(value, &[]);
        let data = &mut self.program.fields[field.index()];
        data.init = Some(value);
        data.init_locals = locals;
    }

    /// The value of an enum abstract's constant that is not written.
    fn implied_value(&mut self, field: FieldId) {
        let data = self.program.field(field);
        let name = data.name.clone();
        let crate::typed::ClassKind::Abstract(id) = self.program.class(data.owner).kind else { return };
        let values = self.program.abstraction(id).values.clone();
        let Some(at) = values.iter().position(|&value| value == field) else { return };
        let under = self.program.abstraction(id).underlying;
        let under = self.concrete(under);
        let constant = if under == self.known.string {
            Literal::String(name)
        } else if under == self.known.int {
            let mut next = 0;
            if at > 0 {
                self.ensure_body(values[at - 1]);
                match self.program.field(values[at - 1]).constant {
                    Some(Literal::Int(value)) => next = value.wrapping_add(1),
                    _ => next = at as i32,
                }
            }
            Literal::Int(next)
        } else {
            let span = self.program.field(field).span;
            self.error(span, "Value required");
            return;
        };
        self.program.fields[field.index()].constant = Some(constant);
    }

    /// Types a method's body.
    fn method(&mut self, field: FieldId, function: &syntax::Function, body: &syntax::Expr) {
        let ty = self.program.field(field).ty;
        let TypeData::Function(args, result) = self.program.types.get(ty).clone() else { return };
        let mut parameters = Vec::new();
        let span = self.program.field(field).span;
        let in_abstract = self.cx.abstraction.is_some();
        let is_constructor = self.cx.in_constructor;
        let mut prologue = Vec::new();
        if let (true, Some(this_type)) = (in_abstract, self.cx.this_type) {
            let local = self.declare_local(&"this".into(), this_type, span);
            self.cx.this_local = Some(local);
            if is_constructor {
                prologue.push(Expr::new(ExprKind::Declare(local, None), self.known.void, span));
            } else {
                let parameter =
                    Parameter { local, passed: this_type, optional: false, default: None, is_rest: false };
                parameters.push(parameter);
            }
        }
        self.parameters(&function.params, &args, &mut parameters);
        let constructed = match self.cx.this_type {
            Some(_) if in_abstract && is_constructor => self.abstract_self(),
            _ => result,
        };
        self.cx.results.push(if in_abstract && is_constructor { self.known.void } else { result });
        let want = Want::Nothing;
        let mut typed = self.expr(body, want);
        self.cx.results.pop();
        self.end_of_body(&mut typed, result, body.span);
        if in_abstract
            && is_constructor
            && let Some(this) = self.cx.this_local
        {
            typed = constructor_body(prologue, typed, this, constructed);
        }
        if is_constructor && !in_abstract {
            self.check_super_call(field, body.span);
        }
        let result = if in_abstract && is_constructor { constructed } else { result };
        let (body, locals, mut traits) = self.finish_function(typed, &parameters);
        traits.recursive = calls_itself(&body, field);
        self.program.fields[field.index()].function =
            Some(Function { parameters, result, body, locals, traits });
    }

    /// The abstract's own type, in its functions.
    pub(super) fn abstract_self(&mut self) -> Type {
        let Some(id) = self.cx.abstraction else { return self.known.void };
        let params = self.program.abstraction(id).params.clone();
        let args: Vec<Type> = params.iter().map(|&param| self.program.types.param_type(param)).collect();
        self.program.types.abstraction(id, &args)
    }

    /// Declares parameters as locals.
    fn parameters(&mut self, written: &[syntax::Param], args: &[Argument], parameters: &mut Vec<Parameter>) {
        for (param, arg) in written.iter().zip(args) {
            let local = self.declare_local(&param.name.name, arg.ty, param.name.span);
            let mut passed = arg.ty;
            let mut default = None;
            if let Some(expr) = &param.default {
                let value = self.expr(expr, Want::Type(arg.ty));
                let value = self.assignable(value, arg.ty, expr.span);
                default = constant_of(&value);
                if default.is_none() {
                    self.error(expr.span, "Parameter default value should be constant");
                }
                passed = self.nullable(arg.ty);
            }
            parameters.push(Parameter {
                local,
                passed,
                optional: arg.optional,
                default,
                is_rest: param.is_rest,
            });
        }
    }

    /// Checks that a body ends with a `return` if there is something to return.
    fn end_of_body(&mut self, body: &mut Expr, result: Type, span: Span) {
        if self.program.types.as_mono(result).is_some() {
            // A value was returned whose type is not known yet, or there is none.
            if !ends(body) {
                let void = self.known.void;
                let _ = self.unify(result, void);
            }
            return;
        }
        let expanded = self.expand(result);
        if expanded == self.known.void || ends(body) {
            return;
        }
        if let TypeData::Dynamic(_) = self.program.types.get(expanded) {
            // Falling off the end is null.
            if matches!(body.kind, ExprKind::Block(ref parts) if parts.is_empty()) {
                return;
            }
        }
        let shown = self.program.show(result);
        self.error(span, format!("Missing return: {shown}"));
    }

    /// Types a function literal.
    pub(super) fn closure(&mut self, literal: &syntax::LocalFunction, want: Want, span: Span) -> Expr {
        let function = &literal.function;
        let mut expected_args: Vec<Argument> = Vec::new();
        let mut expected_result = None;
        if let Want::Type(ty) = want {
            let ty = self.concrete(ty);
            if let TypeData::Function(args, result) = self.program.types.get(ty).clone() {
                if args.len() == function.params.len() {
                    expected_args = args.to_vec();
                }
                expected_result = Some(result);
            }
        }
        let names = self.cx.names.len();
        let type_params = self.cx.type_params.len();
        let name: Name = literal.name.as_ref().map_or_else(|| "function".into(), |name| name.name.clone());
        let own_params = self.bind_params(&function.type_params, &name);
        let mut args = Vec::new();
        for (at, param) in function.params.iter().enumerate() {
            let optional = param.is_optional || param.default.is_some() || param.is_rest;
            let ty = match &param.ty {
                Some(ty) => self.type_expr(ty),
                None => match expected_args.get(at) {
                    Some(arg) => arg.ty,
                    None => self.program.types.mono(),
                },
            };
            let ty = if param.is_rest { self.rest_of(ty) } else { ty };
            let nullable = param.is_optional && param.default.is_none();
            let ty = if nullable { self.nullable(ty) } else { ty };
            args.push(Argument { name: param.name.name.clone(), optional, ty });
        }
        let result = match &function.result {
            Some(ty) => self.type_expr(ty),
            None => self.program.types.mono(),
        };
        let ty = self.program.types.function(args.clone(), result);
        // A named function is a local that its body sees.
        let own = literal.name.as_ref().map(|name| self.declare_local(&name.name, ty, name.span));
        let after_name = self.cx.names.len();
        let mut parameters = Vec::new();
        self.parameters(&function.params, &args, &mut parameters);
        let loops = std::mem::take(&mut self.cx.loops);
        let comprehensions = std::mem::take(&mut self.cx.comprehensions);
        self.cx.results.push(result);
        let body = match &function.body {
            None => self.fail(span, "Function body required"),
            Some(body) if literal.is_arrow => {
                self.arrow_body(body, result, expected_result.filter(|_| function.result.is_none()))
            }
            Some(body) => {
                if let (Some(expected), None) = (expected_result, &function.result) {
                    self.hint_result(result, expected);
                }
                let mut typed = self.expr(body, Want::Nothing);
                self.end_of_body(&mut typed, result, body.span);
                typed
            }
        };
        self.cx.results.pop();
        self.cx.loops = loops;
        self.cx.comprehensions = comprehensions;
        self.cx.names.truncate(after_name);
        self.cx.type_params.truncate(type_params);
        let closure = Closure {
            name: literal.name.as_ref().map(|name| name.name.clone()),
            parameters,
            result,
            body,
            captures: Vec::new(),
            uses_this: false,
        };
        let value = Expr::new(ExprKind::Closure(Box::new(closure)), ty, span);
        match own {
            None => {
                self.cx.names.truncate(names);
                value
            }
            Some(local) => {
                if !own_params.is_empty() {
                    self.cx.generics.push((local, own_params));
                }
                let declared = ExprKind::Declare(local, Some(Box::new(value)));
                let declared = Expr::new(declared, self.known.void, span);
                if want == Want::Nothing {
                    return declared;
                }
                // Used as a value, its name is not seen outside.
                self.cx.names.truncate(names);
                let read = Expr::new(ExprKind::Local(local), ty, span);
                Expr::new(ExprKind::Block(vec![declared, read]), ty, span)
            }
        }
    }

    /// A result that is expected helps to type `return`s, but does not bind them if it is unknown.
    fn hint_result(&mut self, result: Type, expected: Type) {
        let expected = self.program.types.follow(expected);
        if self.program.types.as_mono(expected).is_none() && self.program.types.as_mono(result).is_some() {
            let is_open = self.program.types.has_monos(expected);
            if !is_open {
                let _ = self.unify(result, expected);
            }
        }
    }

    /// The body of `x -> body`: its value, unless nothing is expected.
    fn arrow_body(&mut self, body: &syntax::Expr, result: Type, expected: Option<Type>) -> Expr {
        if let Some(expected) = expected {
            let expected = self.expand(expected);
            if expected == self.known.void {
                let _ = self.unify(result, expected);
                return self.expr(body, Want::Nothing);
            }
            self.hint_result(result, expected);
        }
        let is_statement = matches!(
            body.kind,
            syntax::ExprKind::Return(_) | syntax::ExprKind::Throw(_) | syntax::ExprKind::Assign { .. }
        ) && self.program.types.follow(result) == self.known.void;
        let want = match expected {
            Some(expected) if self.program.types.as_mono(result).is_some() => Want::Type(expected),
            _ => Want::Type(result),
        };
        let value = self.expr(body, if is_statement { Want::Nothing } else { want });
        let ty = self.expand(value.ty);
        if ty == self.known.void {
            let void = self.known.void;
            if !self.unify(result, void) {
                let (have, want) = self.program.show_two(value.ty, result);
                self.error(body.span, format!("{have} should be {want}"));
            }
            return value;
        }
        if self.program.types.follow(result) == self.known.void || value.diverges() {
            return value;
        }
        let value = self.assignable(value, result, body.span);
        let span = value.span;
        Expr::new(ExprKind::Return(Some(Box::new(value))), self.known.void, span)
    }

    fn check_super_call(&mut self, field: FieldId, span: Span) {
        let owner = self.program.field(field).owner;
        let Some((parent, _)) = self.program.class(owner).super_class.clone() else { return };
        if self.program.constructor_of(parent).is_some() && !self.cx.calls_super {
            self.error(span, "Missing super constructor call");
        }
    }
}

/// Sets `this` in a constructor of an abstract and returns it.
fn constructor_body(mut prologue: Vec<Expr>, body: Expr, this: crate::typed::LocalId, ty: Type) -> Expr {
    let span = body.span;
    let assigned = |expr: &Expr| match &expr.kind {
        ExprKind::Assign(place, _) => {
            matches!(**place, Place { kind: PlaceKind::Local(local), .. } if local == this)
        }
        _ => false,
    };
    // `this = value` alone needs no variable.
    let parts = match body.kind {
        ExprKind::Block(parts) => parts,
        kind => vec![Expr { kind, ..body }],
    };
    if parts.len() == 1 && assigned(&parts[0]) {
        if let Some(Expr { kind: ExprKind::Assign(_, value), .. }) = parts.into_iter().next() {
            let value = Expr::new(ExprKind::Cast(value), ty, span);
            let leave = Expr::new(ExprKind::Return(Some(Box::new(value))), ty, span);
            return Expr::new(ExprKind::Block(vec![leave]), ty, span);
        }
        return Expr::new(ExprKind::Block(Vec::new()), ty, span);
    }
    prologue.extend(parts);
    let value = Expr::new(ExprKind::Local(this), ty, span);
    prologue.push(Expr::new(ExprKind::Return(Some(Box::new(value))), ty, span));
    Expr::new(ExprKind::Block(prologue), ty, span)
}

/// A literal, behind casts that change nothing.
pub(super) fn constant_of(expr: &Expr) -> Option<Literal> {
    match &expr.kind {
        ExprKind::Literal(literal) => Some(literal.clone()),
        ExprKind::Cast(inner) => constant_of(inner),
        _ => None,
    }
}

/// Does control never reach the end of a body? Endless loops count.
fn ends(body: &Expr) -> bool {
    match &body.kind {
        ExprKind::While(condition, inner) => {
            matches!(condition.kind, ExprKind::Literal(Literal::Bool(true))) && !breaks(inner)
        }
        ExprKind::DoWhile(inner, condition) => {
            ends(inner)
                || (matches!(condition.kind, ExprKind::Literal(Literal::Bool(true))) && !breaks(inner))
        }
        ExprKind::Block(parts) => parts.iter().any(ends),
        ExprKind::If(_, then, Some(otherwise)) => ends(then) && ends(otherwise),
        ExprKind::Try(inner, catches) => ends(inner) && catches.iter().all(|catch| ends(&catch.body)),
        ExprKind::Match(found) => found.is_total() && found.arms.iter().all(|arm| ends(&arm.body)),
        ExprKind::Cast(inner) => ends(inner),
        _ => body.diverges(),
    }
}

/// Is there a `break` that leaves this loop body?
fn breaks(body: &Expr) -> bool {
    match &body.kind {
        ExprKind::Break => true,
        ExprKind::While(..)
        | ExprKind::DoWhile(..)
        | ExprKind::ForRange { .. }
        | ExprKind::ForArray { .. }
        | ExprKind::Closure(_) => false,
        _ => {
            let mut found = false;
            crate::typed::children(body, &mut |part| found |= breaks(part));
            found
        }
    }
}

fn calls_itself(body: &Expr, field: FieldId) -> bool {
    use crate::typed::Callee;
    let own = match &body.kind {
        ExprKind::Call(Callee::Static(called) | Callee::Super(called), _) => *called == field,
        ExprKind::Call(Callee::Method { field: called, .. }, _) => *called == field,
        _ => false,
    };
    let mut found = own;
    crate::typed::children(body, &mut |part| found = found || calls_itself(part, field));
    found
}
