//! Bodies in place of calls.
//!
//! A call of an `inline` function becomes the function's body, its parameters locals that are set to the arguments in order.
//! Arguments that are constants, and values that nothing can change meanwhile, stand for the parameter themselves. A body can be
//! used where its `return`s are at the ends of its ways; others stay calls, as do recursive ones.

use std::collections::HashMap;

use crate::source::Span;
use crate::typed::{
    Decision, Expr, ExprKind, FieldId, FieldKind, LocalData, LocalId, MethodKind, Place, PlaceKind,
};
use crate::types::{Substitution, Type};

use super::{State, Typer};

/// How deep inlined bodies may nest.
const NESTING: usize = 30;

impl Typer<'_> {
    /// The body of a function for a call of it; object and arguments back if it stays a call.
    pub(super) fn inlined(
        &mut self,
        field: FieldId,
        object: Option<Expr>,
        args: Vec<Expr>,
        by: &Substitution,
        result: Type,
        span: Span,
    ) -> Result<Expr, (Option<Expr>, Vec<Expr>)> {
        let data = self.program.field(field);
        let is_inline = data.kind == FieldKind::Method(MethodKind::Inline);
        if !is_inline || data.overridden || self.cx.silent > 0 || self.inlining.len() > NESTING {
            return Err((object, args));
        }
        if self.inlining.contains(&field) {
            return Err((object, args));
        }
        self.inlining.push(field);
        self.ensure_body(field);
        self.inlining.pop();
        if self.field_states[field.index()].body != State::Done {
            return Err((object, args));
        }
        let Some(function) = self.program.field(field).function.clone() else { return Err((object, args)) };
        if function.parameters.len() != args.len() || function.traits.recursive {
            return Err((object, args));
        }
        let void = self.known.void;
        let is_void = self.expand(result) == void;
        let Some(body) = in_tail(function.body, is_void, function.result) else { return Err((object, args)) };
        // A default is known here only if the argument is left out.
        for (parameter, arg) in function.parameters.iter().zip(&args) {
            if parameter.default.is_some()
                && !matches!(arg.kind, ExprKind::Literal(_))
                && self.is_null_type(arg.ty)
            {
                return Err((object, args));
            }
        }
        self.program.fields[field.index()].is_used = true;
        if let Some(function) = &mut self.program.fields[field.index()].function {
            function.traits.inlining = crate::typed::Inlining::Replaced;
        }
        let quiet = !calls_values(&body)
            && args.iter().chain(&object).all(|value| {
                matches!(
                    value.kind,
                    ExprKind::Literal(_) | ExprKind::Local(_) | ExprKind::This | ExprKind::TypeValue(_)
                )
            });
        let mut renamed = Renamed { locals: HashMap::new(), values: HashMap::new(), this: None, span };
        let mut parts = Vec::new();
        if let Some(object) = object {
            let stands =
                matches!(object.kind, ExprKind::This) || (quiet && matches!(object.kind, ExprKind::Local(_)));
            if stands {
                renamed.this = Some(object);
            } else {
                let ty = object.ty;
                let local = self.temporary("this", ty, span);
                parts.push(self.void_expr(ExprKind::Declare(local, Some(Box::new(object))), span));
                renamed.this = Some(Expr::new(ExprKind::Local(local), ty, span));
            }
        }
        // `this = …` in an inline function of an abstract changes what it is called on.
        let sets_this = function.parameters.first().is_some_and(|parameter| {
            let data = &function.locals[parameter.local.index()];
            &*data.name == "this" && data.assigned
        });
        let quiet = quiet && !sets_this;
        let mut written_back = None;
        for (parameter, arg) in function.parameters.iter().zip(args) {
            let local = parameter.local;
            let data = &function.locals[local.index()];
            let is_set_this = sets_this && &*data.name == "this";
            let arg = match arg.kind {
                ExprKind::Read(place) if is_set_this => {
                    let place = self.place_once(*place, &mut parts);
                    written_back = Some((place.clone(), local));
                    Expr { kind: ExprKind::Read(Box::new(place)), ..arg }
                }
                kind => Expr { kind, ..arg },
            };
            let ty = self.program.types.substitute(data.ty, by);
            let omitted = matches!(arg.kind, ExprKind::Literal(crate::typed::Literal::Null));
            let arg = match (&parameter.default, omitted) {
                (Some(default), true) => self.literal_expr(default.clone(), ty, span),
                _ => arg,
            };
            let constant = matches!(arg.kind, ExprKind::Literal(_)) && !data.assigned;
            let stands = match arg.kind {
                ExprKind::Literal(_) => constant,
                ExprKind::Local(_) if is_set_this => true,
                ExprKind::Local(_) | ExprKind::This | ExprKind::TypeValue(_) => {
                    quiet && !data.assigned && !data.captured
                }
                _ => false,
            };
            if stands {
                let (kind, place) = (arg.kind, arg.span);
                let have = arg.ty;
                let value = Expr::new(kind, have, place);
                let value = if have == ty || matches!(value.kind, ExprKind::Literal(_) | ExprKind::Local(_)) {
                    value
                } else {
                    Expr::new(ExprKind::Cast(Box::new(value)), ty, place)
                };
                renamed.values.insert(local, (value, ty));
            } else {
                let own = self.copy_local(data, ty);
                renamed.locals.insert(local, own);
                parts.push(self.void_expr(ExprKind::Declare(own, Some(Box::new(arg))), span));
            }
        }
        for (at, data) in function.locals.iter().enumerate() {
            let local = LocalId(at as u32);
            if !renamed.locals.contains_key(&local) && !renamed.values.contains_key(&local) {
                let ty = self.program.types.substitute(data.ty, by);
                let own = self.copy_local(data, ty);
                renamed.locals.insert(local, own);
            }
        }
        let mut body = body;
        self.rename(&mut body, &renamed, by);
        body.span = span;
        if parts.is_empty() {
            return Ok(self.typed_as(body, result, is_void));
        }
        let ty = if is_void { void } else { result };
        let Some((place, of)) = written_back else {
            parts.push(body);
            return Ok(Expr::new(ExprKind::Block(parts), ty, span));
        };
        // The place gets what became of its value; the result is kept meanwhile.
        let Some(&own) = renamed.locals.get(&of) else { return Ok(body) };
        let mut last = None;
        if is_void {
            parts.push(body);
        } else {
            let kept = self.temporary("result", result, span);
            parts.push(self.void_expr(ExprKind::Declare(kept, Some(Box::new(body))), span));
            last = Some(Expr::new(ExprKind::Local(kept), result, span));
        }
        let value = Expr::new(ExprKind::Local(own), self.local_type(own), span);
        parts.push(self.store(place, value, span));
        parts.extend(last);
        Ok(Expr::new(ExprKind::Block(parts), ty, span))
    }

    fn typed_as(&mut self, body: Expr, result: Type, is_void: bool) -> Expr {
        if is_void {
            let span = body.span;
            return match body.kind {
                ExprKind::Block(_) => Expr { ty: self.known.void, ..body },
                _ => Expr::new(ExprKind::Block(vec![body]), self.known.void, span),
            };
        }
        if self.program.types.follow(body.ty) == self.program.types.follow(result) {
            return body;
        }
        let span = body.span;
        Expr::new(ExprKind::Cast(Box::new(body)), result, span)
    }

    fn copy_local(&mut self, data: &LocalData, ty: Type) -> LocalId {
        let local = LocalId(self.cx.locals.len() as u32);
        self.cx.locals.push(LocalData {
            name: data.name.clone(),
            ty,
            captured: false,
            assigned: false,
            span: data.span,
        });
        local
    }

    /// Puts an inlined body's locals, types and `this` in place.
    fn rename(&mut self, expr: &mut Expr, renamed: &Renamed, by: &Substitution) {
        expr.ty = self.program.types.substitute(expr.ty, by);
        renamed.place(&mut expr.span);
        let local = |local: &mut LocalId| {
            if let Some(&to) = renamed.locals.get(local) {
                *local = to;
            }
        };
        match &mut expr.kind {
            ExprKind::Local(of) => {
                if let Some((value, ty)) = renamed.values.get(of) {
                    let own = expr.ty;
                    let mut value = value.clone();
                    if matches!(value.kind, ExprKind::Local(_)) && value.ty != own {
                        // The parameter's type, as the body sees it.
                        let span = value.span;
                        let _ = ty;
                        value = Expr::new(ExprKind::Cast(Box::new(value)), own, span);
                    }
                    *expr = value;
                    return;
                }
                local(of);
            }
            ExprKind::This => {
                if let Some(this) = &renamed.this {
                    *expr = this.clone();
                }
                return;
            }
            ExprKind::Declare(of, _) | ExprKind::Append(of, _) => local(of),
            ExprKind::Comprehension { local: of, .. } => local(of),
            ExprKind::ForRange { local: of, .. } => local(of),
            ExprKind::ForArray { local: of, index, .. } => {
                local(of);
                if let Some(index) = index {
                    local(index);
                }
            }
            ExprKind::Read(place) | ExprKind::Increment { place, .. } => {
                self.rename_place(place, renamed, by);
            }
            ExprKind::Assign(place, _)
            | ExprKind::AssignOp(place, _, _, _)
            | ExprKind::AssignConcat(place, _) => {
                self.rename_place(place, renamed, by);
            }
            ExprKind::Closure(closure) => {
                for parameter in &mut closure.parameters {
                    local(&mut parameter.local);
                    parameter.passed = self.program.types.substitute(parameter.passed, by);
                }
                closure.result = self.program.types.substitute(closure.result, by);
                closure.captures.clear();
            }
            ExprKind::Try(_, catches) => {
                for catch in catches {
                    local(&mut catch.local);
                }
            }
            ExprKind::Match(found) => {
                for (of, _) in &mut found.subjects {
                    local(of);
                }
                for arm in &mut found.arms {
                    arm.captures.iter_mut().for_each(local);
                }
                rename_decision(&mut found.decision, &local);
            }
            _ => {}
        }
        crate::typed::children_mut(expr, &mut |part| self.rename(part, renamed, by));
    }

    fn rename_place(&mut self, place: &mut Place, renamed: &Renamed, by: &Substitution) {
        place.ty = self.program.types.substitute(place.ty, by);
        renamed.place(&mut place.span);
        if let PlaceKind::Local(of) = &mut place.kind {
            match renamed.values.get(of) {
                Some((Expr { kind: ExprKind::Local(to), .. }, _)) => *of = *to,
                _ => {
                    if let Some(&to) = renamed.locals.get(of) {
                        *of = to;
                    }
                }
            }
        }
    }
}

/// What stands for an inlined body's locals and `this`.
struct Renamed {
    locals: HashMap<LocalId, LocalId>,
    values: HashMap<LocalId, (Expr, Type)>,
    this: Option<Expr>,
    /// Where the call is.
    span: Span,
}

impl Renamed {
    /// What is from another file is where the call is: a function has its places in one file.
    fn place(&self, span: &mut Span) {
        if span.file != self.span.file {
            *span = self.span;
        }
    }
}

fn rename_decision(decision: &mut Decision, local: &impl Fn(&mut LocalId)) {
    match decision {
        Decision::Arm(_) | Decision::Nothing => {}
        Decision::Bind(of, _, rest) => {
            local(of);
            rename_decision(rest, local);
        }
        Decision::Tag { subject, cases, otherwise } => {
            local(subject);
            cases.iter_mut().for_each(|(_, to)| rename_decision(to, local));
            otherwise.iter_mut().for_each(|to| rename_decision(to, local));
        }
        Decision::Literal { subject, cases, otherwise } => {
            local(subject);
            cases.iter_mut().for_each(|(_, to)| rename_decision(to, local));
            otherwise.iter_mut().for_each(|to| rename_decision(to, local));
        }
        Decision::Length { subject, cases, otherwise } => {
            local(subject);
            cases.iter_mut().for_each(|(_, to)| rename_decision(to, local));
            otherwise.iter_mut().for_each(|to| rename_decision(to, local));
        }
        Decision::If(_, then, otherwise) => {
            rename_decision(then, local);
            rename_decision(otherwise, local);
        }
    }
}

/// Is there a `return` in an expression, closures apart?
fn returns(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Return(_) => true,
        ExprKind::Closure(_) => false,
        _ => {
            let mut found = false;
            crate::typed::children(expr, &mut |part| found = found || returns(part));
            found
        }
    }
}

/// Does an expression call anything? That may change anything.
fn calls_values(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call(..) | ExprKind::CallValue(..) | ExprKind::CallNamed(..) | ExprKind::Closure(_) => true,
        _ => {
            let mut found = false;
            crate::typed::children(expr, &mut |part| found = found || calls_values(part));
            found
        }
    }
}

/// A body as an expression: its `return`s, all at the ends of its ways, are its values.
fn in_tail(body: Expr, is_void: bool, ty: Type) -> Option<Expr> {
    let span = body.span;
    match body.kind {
        ExprKind::Return(Some(value)) => Some(*value),
        ExprKind::Return(None) => Some(Expr::new(ExprKind::Block(Vec::new()), ty, span)),
        ExprKind::Throw(_) => Some(body),
        ExprKind::Block(parts) => {
            let mut done = Vec::new();
            let mut parts = parts.into_iter();
            while let Some(part) = parts.next() {
                if parts.len() == 0 {
                    let last = in_tail(part, is_void, ty)?;
                    if done.is_empty() {
                        return Some(last);
                    }
                    done.push(last);
                    return Some(Expr::new(ExprKind::Block(done), ty, span));
                }
                if !returns(&part) {
                    done.push(part);
                    continue;
                }
                // `if (c) return a; rest`: the rest is the other branch.
                let place = part.span;
                match part.kind {
                    ExprKind::If(condition, then, None) if then.diverges() => {
                        let then = in_tail(*then, is_void, ty)?;
                        let rest = Expr::new(ExprKind::Block(parts.collect()), ty, place);
                        let rest = in_tail(rest, is_void, ty)?;
                        let choice = ExprKind::If(condition, Box::new(then), Some(Box::new(rest)));
                        done.push(Expr::new(choice, ty, place));
                        return Some(Expr::new(ExprKind::Block(done), ty, span));
                    }
                    ExprKind::Return(_) => {
                        done.push(in_tail(Expr { kind: part.kind, ..part }, is_void, ty)?);
                        return Some(Expr::new(ExprKind::Block(done), ty, span));
                    }
                    _ => return None,
                }
            }
            is_void.then(|| Expr::new(ExprKind::Block(done), ty, span))
        }
        ExprKind::If(condition, then, Some(otherwise)) if returns(&then) || returns(&otherwise) => {
            if returns(&condition) {
                return None;
            }
            let then = in_tail(*then, is_void, ty)?;
            let otherwise = in_tail(*otherwise, is_void, ty)?;
            Some(Expr::new(ExprKind::If(condition, Box::new(then), Some(Box::new(otherwise))), ty, span))
        }
        ExprKind::Match(mut found) if found.arms.iter().any(|arm| returns(&arm.body)) => {
            if !is_void && !found.is_total() {
                return None;
            }
            let mut arms = Vec::new();
            for arm in found.arms {
                arms.push(crate::typed::Arm { body: in_tail(arm.body, is_void, ty)?, ..arm });
            }
            found.arms = arms;
            Some(Expr::new(ExprKind::Match(found), ty, span))
        }
        _ if returns(&body) => None,
        _ if is_void => Some(body),
        _ => None,
    }
}
