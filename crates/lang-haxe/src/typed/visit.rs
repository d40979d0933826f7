//! Walking expressions.

use super::{Callee, Decision, Expr, ExprKind, Place, PlaceKind};

/// What is called for parts of an expression.
pub type Visit<'a> = &'a mut dyn FnMut(&mut Expr);

/// Calls `visit` for the direct parts of an expression, in the order of evaluation.
///
/// The native stack grows as needed: walkers recurse through here.
pub fn children<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    stacker::maybe_grow(RED_ZONE, STACK, || parts(expr, visit));
}

/// Stack that has to be left, and how much is added if it is not.
const RED_ZONE: usize = 128 * 1024;
const STACK: usize = 2 * 1024 * 1024;

/// The walk over an expression's parts, once for shared and once for mutable ones.
macro_rules! walk {
    ($parts:ident, $place:ident, $decision:ident, $iter:ident; $($life:lifetime)?; $($mutable:tt)?) => {
        fn $parts $(<$life>)? (expr: & $($life)? $($mutable)? Expr, visit: &mut dyn FnMut(& $($life)? $($mutable)? Expr)) {
            match & $($mutable)? expr.kind {
                ExprKind::Literal(_)
                | ExprKind::This
                | ExprKind::Local(_)
                | ExprKind::Declare(_, None)
                | ExprKind::BoundSuper(_)
                | ExprKind::StaticMethod(_)
                | ExprKind::Constructor(_)
                | ExprKind::ConstructorFunction(_)
                | ExprKind::TypeValue(_)
                | ExprKind::Break
                | ExprKind::Continue
                | ExprKind::Return(None)
                | ExprKind::Regex(..) => {}
                ExprKind::Declare(_, Some(part))
                | ExprKind::BoundMethod(part, _)
                | ExprKind::IsNull(part, _)
                | ExprKind::Append(_, part)
                | ExprKind::Unary(_, _, part)
                | ExprKind::Return(Some(part))
                | ExprKind::Throw(part)
                | ExprKind::EnumIndex(part)
                | ExprKind::EnumParameter(part, _, _)
                | ExprKind::Cast(part)
                | ExprKind::CheckedCast(part, _)
                | ExprKind::Is(part, _)
                | ExprKind::Comprehension { body: part, .. } => visit(part),
                ExprKind::Read(place) | ExprKind::Increment { place, .. } => $place(place, visit),
                ExprKind::New(_, parts)
                | ExprKind::Construct(_, parts)
                | ExprKind::Array(parts)
                | ExprKind::Concat(parts)
                | ExprKind::Block(parts)
                | ExprKind::Trace(parts) => parts.$iter().for_each(visit),
                ExprKind::Object(fields) => fields.$iter().for_each(|(_, part)| visit(part)),
                ExprKind::Call(callee, args) => {
                    if let Callee::Method { object, .. } = callee {
                        visit(object);
                    }
                    args.$iter().for_each(visit);
                }
                ExprKind::CallValue(callee, args) | ExprKind::CallNamed(callee, _, args) => {
                    visit(callee);
                    args.$iter().for_each(visit);
                }
                ExprKind::Binary(_, _, left, right)
                | ExprKind::Compare(_, _, left, right)
                | ExprKind::Logic(_, left, right)
                | ExprKind::While(left, right)
                | ExprKind::DoWhile(left, right) => {
                    visit(left);
                    visit(right);
                }
                ExprKind::Assign(place, value)
                | ExprKind::AssignOp(place, _, _, value)
                | ExprKind::AssignConcat(place, value) => {
                    $place(place, visit);
                    visit(value);
                }
                ExprKind::Closure(closure) => visit(& $($mutable)? closure.body),
                ExprKind::If(condition, then, otherwise) => {
                    visit(condition);
                    visit(then);
                    if let Some(otherwise) = otherwise {
                        visit(otherwise);
                    }
                }
                ExprKind::ForRange { from, to, body, .. } => {
                    visit(from);
                    visit(to);
                    visit(body);
                }
                ExprKind::ForArray { array, body, .. } => {
                    visit(array);
                    visit(body);
                }
                ExprKind::Try(body, catches) => {
                    visit(body);
                    catches.$iter().for_each(|catch| visit(& $($mutable)? catch.body));
                }
                ExprKind::Match(found) => {
                    found.subjects.$iter().for_each(|(_, part)| visit(part));
                    $decision(& $($mutable)? found.decision, visit);
                    found.arms.$iter().for_each(|arm| visit(& $($mutable)? arm.body));
                }
            }
        }

        fn $place $(<$life>)? (place: & $($life)? $($mutable)? Place, visit: &mut dyn FnMut(& $($life)? $($mutable)? Expr)) {
            match & $($mutable)? place.kind {
                PlaceKind::Local(_) | PlaceKind::Static(_) => {}
                PlaceKind::Instance(part, _) | PlaceKind::Anon(part, _) | PlaceKind::Dynamic(part, _) => visit(part),
                PlaceKind::Element(object, index) => {
                    visit(object);
                    visit(index);
                }
            }
        }

        fn $decision $(<$life>)? (decision: & $($life)? $($mutable)? Decision, visit: &mut dyn FnMut(& $($life)? $($mutable)? Expr)) {
            match decision {
                Decision::Arm(_) | Decision::Nothing => {}
                Decision::Bind(_, value, rest) => {
                    visit(value);
                    $decision(rest, visit);
                }
                Decision::Tag { cases, otherwise, .. } => {
                    cases.$iter().for_each(|(_, to)| $decision(to, visit));
                    otherwise.$iter().for_each(|to| $decision(to, visit));
                }
                Decision::Literal { cases, otherwise, .. } => {
                    cases.$iter().for_each(|(_, to)| $decision(to, visit));
                    otherwise.$iter().for_each(|to| $decision(to, visit));
                }
                Decision::Length { cases, otherwise, .. } => {
                    cases.$iter().for_each(|(_, to)| $decision(to, visit));
                    otherwise.$iter().for_each(|to| $decision(to, visit));
                }
                Decision::If(condition, then, otherwise) => {
                    visit(condition);
                    $decision(then, visit);
                    $decision(otherwise, visit);
                }
            }
        }
    };
}

walk!(parts, place_children, decision_children, iter; 'a; );
walk!(parts_mut, place_children_mut, decision_children_mut, iter_mut; ; mut);

/// Calls `visit` for the direct parts of an expression, which it may change.
pub fn children_mut(expr: &mut Expr, visit: Visit<'_>) {
    stacker::maybe_grow(RED_ZONE, STACK, || parts_mut(expr, visit));
}
