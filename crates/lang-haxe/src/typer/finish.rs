//! Facts about whole functions, found when their bodies are typed: captures, which locals are assigned, traits; and
//! decisions that waited for types.

use std::collections::HashSet;

use crate::source::Span;
use crate::typed::{
    Comparison, Decision, Expr, ExprKind, Literal, LocalData, LocalId, OperandKind, Parameter, PlaceKind,
    Traits,
};
use crate::types::Type;

use super::Typer;

/// A map made where its key type was not known yet: what stands for it, the map's type, the place.
pub(super) type LateMap = (Type, Type, Span);

#[derive(Default)]
struct Facts {
    /// Functions around, outermost first: what each declares, what each captures, does it use `this`?
    frames: Vec<(HashSet<LocalId>, Vec<LocalId>, bool)>,
    captured: HashSet<LocalId>,
    assigned: HashSet<LocalId>,
    traits: Traits,
}

impl Typer<'_> {
    /// Finishes a function's body. Its locals leave the context.
    pub(super) fn finish_function(
        &mut self,
        mut body: Expr,
        parameters: &[Parameter],
    ) -> (Expr, Vec<LocalData>, Traits) {
        self.settle(&mut body);
        let mut facts = Facts::default();
        facts.frames.push((parameters.iter().map(|parameter| parameter.local).collect(), Vec::new(), false));
        facts.visit(&mut body);
        let mut locals = std::mem::take(&mut self.cx.locals);
        for (at, data) in locals.iter_mut().enumerate() {
            let local = LocalId(at as u32);
            data.captured = facts.captured.contains(&local);
            data.assigned = facts.assigned.contains(&local);
            data.ty = self.program.types.follow(data.ty);
        }
        (body, locals, facts.traits)
    }

    /// Decides what waited for types: which class a map is of, how values are compared.
    fn settle(&mut self, expr: &mut Expr) {
        if !self.cx.late_maps.is_empty() {
            self.settle_maps(expr);
        }
        self.settle_comparisons(expr);
    }

    fn settle_maps(&mut self, expr: &mut Expr) {
        if let ExprKind::Cast(inner) = &expr.kind
            && let ExprKind::Literal(Literal::Int(at)) = inner.kind
        {
            let late = self.cx.late_maps.get(at as usize).copied();
            if let Some((_, ty, span)) = late.filter(|(marker, _, _)| *marker == inner.ty) {
                let args = match self.as_abstract(ty) {
                    Some((id, args)) => self.special_map(id, &args),
                    None => None,
                };
                *expr = match args {
                    Some(special) => self.new_special_map(special, ty, span),
                    None => {
                        let shown = self.program.show(ty);
                        self.fail(span, format!("The key type of {shown} has to be known"))
                    }
                };
                return;
            }
        }
        crate::typed::children_mut(expr, &mut |part| self.settle_maps(part));
    }

    fn settle_comparisons(&mut self, expr: &mut Expr) {
        if let ExprKind::Compare(op @ (Comparison::Eq | Comparison::Ne), OperandKind::Dynamic, left, right) =
            &mut expr.kind
        {
            let kind = self.equality_kind(left.ty, right.ty);
            let op = *op;
            if kind != OperandKind::Dynamic
                && let ExprKind::Compare(_, of, _, _) = &mut expr.kind
            {
                *of = kind;
            }
            let _ = op;
        }
        crate::typed::children_mut(expr, &mut |part| self.settle_comparisons(part));
    }
}

impl Facts {
    fn declare(&mut self, local: LocalId) {
        if let Some((declared, _, _)) = self.frames.last_mut() {
            declared.insert(local);
        }
    }

    fn use_local(&mut self, local: LocalId) {
        for at in (1..self.frames.len()).rev() {
            let (declared, captures, _) = &mut self.frames[at];
            if declared.contains(&local) {
                return;
            }
            if !captures.contains(&local) {
                captures.push(local);
            }
            self.captured.insert(local);
        }
    }

    fn declare_in(&mut self, decision: &Decision) {
        match decision {
            Decision::Arm(_) | Decision::Nothing => {}
            Decision::Bind(local, _, rest) => {
                self.declare(*local);
                self.declare_in(rest);
            }
            Decision::Tag { subject, cases, otherwise } => {
                self.use_local(*subject);
                cases.iter().for_each(|(_, to)| self.declare_in(to));
                otherwise.iter().for_each(|to| self.declare_in(to));
            }
            Decision::Literal { subject, cases, otherwise } => {
                self.use_local(*subject);
                cases.iter().for_each(|(_, to)| self.declare_in(to));
                otherwise.iter().for_each(|to| self.declare_in(to));
            }
            Decision::Length { subject, cases, otherwise } => {
                self.use_local(*subject);
                cases.iter().for_each(|(_, to)| self.declare_in(to));
                otherwise.iter().for_each(|to| self.declare_in(to));
            }
            Decision::If(_, then, otherwise) => {
                self.declare_in(then);
                self.declare_in(otherwise);
            }
        }
    }

    fn visit(&mut self, expr: &mut Expr) {
        self.traits.size = self.traits.size.saturating_add(1);
        match &mut expr.kind {
            ExprKind::Local(local) | ExprKind::Append(local, _) => self.use_local(*local),
            ExprKind::This | ExprKind::BoundSuper(_) => {
                for (_, _, uses_this) in self.frames.iter_mut().skip(1) {
                    *uses_this = true;
                }
            }
            ExprKind::Call(
                crate::typed::Callee::Super(_) | crate::typed::Callee::SuperConstructor(..),
                _,
            ) => {
                for (_, _, uses_this) in self.frames.iter_mut().skip(1) {
                    *uses_this = true;
                }
            }
            ExprKind::Declare(local, value) => {
                self.declare(*local);
                // A function that calls itself is there before it is set.
                if let Some(value) = value
                    && matches!(value.kind, ExprKind::Closure(_))
                    && mentions(value, *local)
                {
                    self.assigned.insert(*local);
                }
            }
            ExprKind::Comprehension { local, .. } | ExprKind::ForRange { local, .. } => self.declare(*local),
            ExprKind::ForArray { local, index, .. } => {
                self.declare(*local);
                if let Some(index) = index {
                    self.declare(*index);
                }
            }
            ExprKind::Try(_, catches) => {
                for catch in catches.iter() {
                    self.declare(catch.local);
                }
            }
            ExprKind::Match(found) => {
                for (local, _) in &found.subjects {
                    self.declare(*local);
                }
                self.declare_in(&found.decision);
            }
            ExprKind::Assign(place, _)
            | ExprKind::AssignOp(place, _, _, _)
            | ExprKind::AssignConcat(place, _)
            | ExprKind::Increment { place, .. } => {
                if let PlaceKind::Local(local) = place.kind {
                    self.use_local(local);
                    self.assigned.insert(local);
                }
            }
            ExprKind::Closure(closure) => {
                let declared = closure.parameters.iter().map(|parameter| parameter.local).collect();
                self.frames.push((declared, Vec::new(), false));
                self.visit(&mut closure.body);
                if let Some((_, captures, uses_this)) = self.frames.pop() {
                    closure.captures = captures;
                    closure.uses_this = uses_this;
                }
                return;
            }
            _ => {}
        }
        crate::typed::children_mut(expr, &mut |part| self.visit(part));
    }
}

/// Is a local used in an expression?
fn mentions(expr: &Expr, local: LocalId) -> bool {
    let own = match &expr.kind {
        ExprKind::Local(of) => *of == local,
        ExprKind::Assign(place, _)
        | ExprKind::AssignOp(place, _, _, _)
        | ExprKind::AssignConcat(place, _)
        | ExprKind::Increment { place, .. } => matches!(place.kind, PlaceKind::Local(of) if of == local),
        _ => false,
    };
    let mut found = own;
    crate::typed::children(expr, &mut |part| found = found || mentions(part, local));
    found
}
