//! Which type goes where another is wanted.
//!
//! `unify(a, b)` asks whether a value of `a` may be used as a `b`, and binds unknowns on the way. It follows the reference: parameters
//! of classes are invariant but for `Dynamic`, structures and abstracts' direct casts; functions take more general arguments and give more special
//! results; structures are compared field by field. Casts by functions are not unification but expressions: see
//! [`cast`](super::cast).

use crate::typed::{Access, FieldKind};
use crate::types::{AnonAccess, AnonData, AnonField, Argument, ClassId, Mono, Type, TypeData, TypeRef};

use super::Typer;

/// How deep types may nest in each other while they are compared.
const DEPTH: u32 = 60;

impl Typer<'_> {
    /// May a value of type `a` be used as a `b`?
    pub(crate) fn unify(&mut self, a: Type, b: Type) -> bool {
        if self.unify_depth == 0 {
            self.unify_notes.clear();
        }
        if self.unify_depth > DEPTH {
            return true;
        }
        self.unify_depth += 1;
        let fits = self.unify_types(a, b);
        self.unify_depth -= 1;
        fits
    }

    /// The same, with nothing bound if the answer is no.
    pub(crate) fn try_unify(&mut self, a: Type, b: Type) -> bool {
        let mark = self.program.types.mark();
        let fits = self.unify(a, b);
        if !fits {
            self.program.types.rewind(mark);
        }
        fits
    }

    /// The same, with nothing bound at all.
    pub(crate) fn would_unify(&mut self, a: Type, b: Type) -> bool {
        let mark = self.program.types.mark();
        let fits = self.unify(a, b);
        self.program.types.rewind(mark);
        fits
    }

    fn note(&mut self, text: String) {
        self.unify_notes.push(text);
    }

    /// Binds an unknown. A parameter's constraints are checked.
    fn bind(&mut self, mono: Mono, ty: Type) -> bool {
        let ty = self.program.types.follow(ty);
        if let TypeData::Mono(other) = *self.program.types.raw(ty) {
            if other == mono {
                return true;
            }
            let constraints = self.program.types.mono_data(mono).constraints.clone();
            let stands_for = self.program.types.mono_data(mono).stands_for;
            let data = self.program.types.mono_data_mut(other);
            data.constraints.extend(constraints);
            data.stands_for = data.stands_for.or(stands_for);
            self.program.types.bind(mono, ty);
            return true;
        }
        if self.program.types.occurs(mono, ty) {
            // `Null<T>` for `T` is the same unknown.
            let inner = self.without_null(ty);
            return self.program.types.as_mono(inner) == Some(mono);
        }
        self.program.types.bind(mono, ty);
        let data = self.program.types.mono_data(mono);
        let constraints = data.constraints.clone();
        let stands_for = data.stands_for;
        for constraint in constraints {
            if !self.unify(ty, constraint) {
                let (have, want) = self.program.show_two(ty, constraint);
                let text = match stands_for {
                    Some(param) => {
                        let data = &self.program.types.params[param.index()];
                        format!("Constraint check failure for {}.{}", data.owner, data.name)
                    }
                    None => "Constraint check failure".to_owned(),
                };
                self.unify_notes = vec![format!("!{text}"), format!("{have} should be {want}")];
                return false;
            }
        }
        true
    }

    fn unify_types(&mut self, a: Type, b: Type) -> bool {
        let a = self.program.types.follow(a);
        let b = self.program.types.follow(b);
        if a == b {
            return true;
        }
        let (left, right) = (self.program.types.raw(a).clone(), self.program.types.raw(b).clone());
        match (&left, &right) {
            (TypeData::Mono(mono), _) => return self.bind(*mono, b),
            (_, TypeData::Mono(mono)) => return self.bind(*mono, a),
            _ => {}
        }
        // Recursive types: what is being asked already is assumed.
        if self.unifying.contains(&(a, b)) {
            return true;
        }
        self.unifying.push((a, b));
        let fits = self.unify_different(a, &left, b, &right);
        self.unifying.pop();
        fits
    }

    fn unify_different(&mut self, a: Type, left: &TypeData, b: Type, right: &TypeData) -> bool {
        if let (TypeData::Typedef(x, xs), TypeData::Typedef(y, ys)) = (left, right)
            && x == y
            && self.try_same_all(xs, ys)
        {
            return true;
        }
        match (left, right) {
            (TypeData::Typedef(..), _) => {
                let a = self.expand(a);
                return self.unify(a, b);
            }
            (_, TypeData::Typedef(..)) => {
                let b = self.expand(b);
                return self.unify(a, b);
            }
            _ => {}
        }
        let null = self.known.null;
        let void = self.known.void;
        match (left, right) {
            (TypeData::Abstract(id, args), _) if *id == null => return self.unify(args[0], b),
            (_, TypeData::Abstract(id, args)) if *id == null => return self.unify(a, args[0]),
            _ => {}
        }
        if let (TypeData::Abstract(x, xs), TypeData::Abstract(y, ys)) = (left, right)
            && x == y
            && self.unify_args(xs, ys)
        {
            return true;
        }
        if a == void || b == void {
            return false;
        }
        match (left, right) {
            (_, TypeData::Dynamic(None)) | (TypeData::Dynamic(None), _) => true,
            (TypeData::Abstract(..), TypeData::Abstract(..)) => self.unify_abstracts(a, b),
            (TypeData::Dynamic(Some(x)), TypeData::Dynamic(Some(y))) => self.same(*x, *y),
            (TypeData::Anon(anon), TypeData::Dynamic(Some(of))) => {
                let fields = self.program.types.anon_data(*anon).fields.clone();
                fields.iter().all(|field| self.unify(field.ty, *of))
            }
            (TypeData::Dynamic(Some(of)), TypeData::Anon(anon)) => {
                let fields = self.program.types.anon_data(*anon).fields.clone();
                fields.iter().all(|field| self.unify(*of, field.ty))
            }
            (_, TypeData::Dynamic(Some(_))) | (TypeData::Dynamic(Some(_)), _) => {
                matches!(left, TypeData::Dynamic(Some(_)))
            }
            (TypeData::Param(x), _) if self.unify_param(*x, b) => true,
            (TypeData::Enum(x, xs), TypeData::Enum(y, ys)) => x == y && self.unify_args(xs, ys),
            (TypeData::Class(x, xs), TypeData::Class(y, ys)) => {
                let fits = self.unify_classes(*x, xs, *y, ys);
                // Which arguments differ is known; whose they are is said here.
                if !fits && self.unify_notes.len() == 1 && self.unify_notes[0].starts_with("error: ") {
                    let (have, want) = self.program.show_two(a, b);
                    self.unify_notes.push(format!("have: {have}"));
                    self.unify_notes.push(format!("want: {want}"));
                }
                fits
            }
            (TypeData::Function(xs, x), TypeData::Function(ys, y)) => self.unify_functions(xs, *x, ys, *y),
            (TypeData::Class(class, args), TypeData::Anon(anon)) => {
                self.unify_class_with_anon(a, *class, args, *anon)
            }
            (TypeData::Anon(x), TypeData::Anon(y)) => self.unify_anons(a, *x, *y),
            (TypeData::Statics(of), TypeData::Class(class, args)) => self.unify_statics(*of, *class, args),
            (TypeData::Statics(of), TypeData::Abstract(id, args)) => {
                let is_holder =
                    self.known.class == TypeRef::Abstract(*id) || self.known.enum_ == TypeRef::Abstract(*id);
                (is_holder && self.unify_statics_arg(*of, args)) || self.unify_from(a, *id, args)
            }
            (TypeData::Statics(of), TypeData::Anon(anon)) => self.unify_statics_with_anon(*of, *anon),
            (TypeData::Abstract(id, args), _) => {
                self.unify_to(*id, args, b)
                    || (matches!(right, TypeData::Anon(_)) && self.unify_forwarded(*id, args, right))
            }
            (_, TypeData::Abstract(id, args)) => {
                (matches!(left, TypeData::Enum(..))
                    && &*self.program.abstraction(*id).name.path == "EnumValue")
                    || self.unify_from(a, *id, args)
            }
            _ => false,
        }
    }

    /// A type parameter is what its constraints are.
    fn unify_param(&mut self, param: crate::types::Param, b: Type) -> bool {
        let constraints = self.program.types.params[param.index()].constraints.clone();
        constraints.into_iter().any(|constraint| self.try_unify(constraint, b))
    }

    fn unify_classes(&mut self, x: ClassId, xs: &[Type], y: ClassId, ys: &[Type]) -> bool {
        if x == y {
            return self.unify_args(xs, ys);
        }
        self.ensure_class(x);
        let data = self.program.class(x);
        let by = crate::types::Substitution::new(&data.params, xs);
        let parents: Vec<(ClassId, Vec<Type>)> =
            data.super_class.iter().chain(&data.interfaces).cloned().collect();
        for (parent, args) in parents {
            if self.program.is_subclass(parent, y) || parent == y {
                let args: Vec<Type> =
                    args.iter().map(|&arg| self.program.types.substitute(arg, &by)).collect();
                if self.unify_classes(parent, &args, y, ys) {
                    return true;
                }
            }
        }
        false
    }

    /// Arguments of the same declaration.
    fn unify_args(&mut self, xs: &[Type], ys: &[Type]) -> bool {
        for (&x, &y) in xs.iter().zip(ys) {
            if !self.same(x, y) {
                let (have, want) = self.program.show_two(x, y);
                self.unify_notes = vec![format!("error: {have} should be {want}")];
                return false;
            }
        }
        true
    }

    fn try_same_all(&mut self, xs: &[Type], ys: &[Type]) -> bool {
        let mark = self.program.types.mark();
        let same = xs.iter().zip(ys).all(|(&x, &y)| self.same(x, y));
        if !same {
            self.program.types.rewind(mark);
        }
        same
    }

    /// Are these the same type as arguments of a declaration? `Dynamic` is the same as any.
    pub(super) fn same(&mut self, a: Type, b: Type) -> bool {
        let a = self.expand(a);
        let b = self.expand(b);
        if a == b || self.unify_depth > DEPTH {
            return true;
        }
        let (left, right) = (self.program.types.raw(a).clone(), self.program.types.raw(b).clone());
        match (&left, &right) {
            (TypeData::Mono(mono), _) => return self.bind(*mono, b),
            (_, TypeData::Mono(mono)) => return self.bind(*mono, a),
            (TypeData::Dynamic(None), _) | (_, TypeData::Dynamic(None)) => return true,
            _ => {}
        }
        if self.unifying.contains(&(a, b)) {
            return true;
        }
        self.unify_depth += 1;
        self.unifying.push((a, b));
        let null = self.known.null;
        let same = match (&left, &right) {
            (TypeData::Abstract(id, args), _) if *id == null => self.same(args[0], b),
            (_, TypeData::Abstract(id, args)) if *id == null => self.same(a, args[0]),
            (TypeData::Class(x, xs), TypeData::Class(y, ys)) => x == y && self.same_all(xs, ys),
            (TypeData::Enum(x, xs), TypeData::Enum(y, ys)) => x == y && self.same_all(xs, ys),
            (TypeData::Abstract(x, xs), TypeData::Abstract(y, ys)) if x == y => self.same_all(xs, ys),
            (TypeData::Function(xs, x), TypeData::Function(ys, y)) => {
                xs.len() == ys.len()
                    && xs
                        .iter()
                        .zip(ys.iter())
                        .all(|(x, y)| x.optional == y.optional && self.same(x.ty, y.ty))
                    && self.same(*x, *y)
            }
            (TypeData::Anon(x), TypeData::Anon(y)) => self.same_anons(*x, *y),
            (TypeData::Dynamic(Some(x)), TypeData::Dynamic(Some(y))) => self.same(*x, *y),
            (TypeData::Abstract(id, args), _) | (_, TypeData::Abstract(id, args)) => {
                // An abstract whose values are the other's, and that casts directly, differs in name only.
                let other = if matches!(left, TypeData::Abstract(..)) { b } else { a };
                let is_left = matches!(left, TypeData::Abstract(..));
                self.ensure_abstract(*id);
                let data = self.program.abstraction(*id);
                if data.is_core {
                    false
                } else {
                    let casts = if is_left { data.to.clone() } else { data.from.clone() };
                    let params = data.params.clone();
                    let under = self.underlying(*id, args);
                    let by = crate::types::Substitution::new(&params, args);
                    self.would_unify(under, other)
                        && casts.iter().any(|cast| {
                            let ty = self.program.types.substitute(cast.ty, &by);
                            cast.by.is_none() && self.would_unify(ty, other)
                        })
                }
            }
            _ => false,
        };
        self.unifying.pop();
        self.unify_depth -= 1;
        same
    }

    fn same_all(&mut self, xs: &[Type], ys: &[Type]) -> bool {
        xs.iter().zip(ys).all(|(&x, &y)| self.same(x, y))
    }

    fn same_anons(&mut self, x: crate::types::Anon, y: crate::types::Anon) -> bool {
        let (xs, ys) = (self.program.types.anon_data(x).clone(), self.program.types.anon_data(y).clone());
        if xs.open || ys.open {
            return self.merge_open(x, y);
        }
        xs.fields.len() >= ys.fields.len()
            && ys.fields.iter().all(|field| {
                xs.fields.iter().any(|other| other.name == field.name && self.same(other.ty, field.ty))
            })
    }

    fn unify_functions(&mut self, xs: &[Argument], x: Type, ys: &[Argument], y: Type) -> bool {
        if xs.len() != ys.len() {
            self.note("Different number of function arguments".to_owned());
            return false;
        }
        let void = self.known.void;
        let result = self.expand(y);
        if result != void && !self.unify(x, y) {
            let (have, want) = self.program.show_two(x, y);
            self.unify_notes = vec![
                format!("error: {have} should be {want}"),
                format!("have: {}{}", "(".to_owned() + &dots(xs.len()) + ") -> ", self.program.show(x)),
                format!("want: {}{}", "(".to_owned() + &dots(ys.len()) + ") -> ", self.program.show(y)),
            ];
            return false;
        }
        for (at, (x, y)) in xs.iter().zip(ys).enumerate() {
            if y.optional && !x.optional {
                self.note(format!("Cannot force optional argument {}", y.name));
                return false;
            }
            if !self.unify(y.ty, x.ty) {
                let (have, want) = self.program.show_two(y.ty, x.ty);
                let place = |ty: &str| {
                    let mut parts = Vec::new();
                    if at > 0 {
                        parts.push("...");
                    }
                    parts.push(ty);
                    if at + 1 < xs.len() {
                        parts.push("...");
                    }
                    parts.join(", ")
                };
                self.unify_notes = vec![
                    format!("error: {have} should be {want}"),
                    format!("have: ({}) -> ...", place(&want)),
                    format!("want: ({}) -> ...", place(&have)),
                ];
                return false;
            }
        }
        true
    }

    fn unify_class_with_anon(
        &mut self,
        a: Type,
        class: ClassId,
        args: &[Type],
        anon: crate::types::Anon,
    ) -> bool {
        let fields = self.program.types.anon_data(anon).fields.clone();
        for wanted in fields {
            let Some((field, by)) = self.find_member(class, args, &wanted.name) else {
                if wanted.optional {
                    continue;
                }
                if self.program.class(class).dynamic_fields.is_some() {
                    continue;
                }
                let shown = self.program.show(a);
                self.note(format!("{shown} has no field {}", wanted.name));
                return false;
            };
            let data = self.program.field(field);
            if !data.is_public && !self.can_access(field) {
                self.note(format!("Cannot access private field {}", wanted.name));
                return false;
            }
            let data = self.program.field(field);
            let writable = match &data.kind {
                FieldKind::Variable { write, .. } => matches!(write, Access::Plain | Access::Accessor),
                FieldKind::Method(_) => false,
            };
            if wanted.access == AnonAccess::Variable
                && !writable
                && !matches!(data.kind, FieldKind::Method(crate::typed::MethodKind::Dynamic))
            {
                let (have, want) = match data.kind {
                    FieldKind::Method(_) => ("method", "(default,default)".to_owned()),
                    _ => ("(default,null)", "(default,default)".to_owned()),
                };
                self.note(format!("Inconsistent setter for field {} : {have} should be {want}", wanted.name));
                return false;
            }
            self.use_name(&wanted.name);
            let ty = self.instantiate(field, &by);
            let fits = if wanted.access == AnonAccess::Variable {
                self.same(ty, wanted.ty)
            } else {
                self.unify(ty, wanted.ty)
            };
            if !fits {
                let (have, want) = self.program.show_two(ty, wanted.ty);
                self.note(format!("Invalid type for field {} :", wanted.name));
                self.note(format!("{have} should be {want}"));
                return false;
            }
        }
        true
    }

    fn unify_anons(&mut self, a: Type, x: crate::types::Anon, y: crate::types::Anon) -> bool {
        let (left, right) =
            (self.program.types.anon_data(x).clone(), self.program.types.anon_data(y).clone());
        if left.open && right.open {
            return self.merge_open(x, y);
        }
        for wanted in &right.fields {
            let Some(field) = left.fields.iter().find(|field| field.name == wanted.name) else {
                if wanted.optional {
                    continue;
                }
                if left.open {
                    self.program.types.anons[x.index()].fields.push(wanted.clone());
                    continue;
                }
                let shown = self.program.show(a);
                self.note(format!("{shown} has no field {}", wanted.name));
                return false;
            };
            let bad_access = match (wanted.access, field.access) {
                (AnonAccess::Variable, AnonAccess::ReadOnly | AnonAccess::Method | AnonAccess::WriteOnly) => {
                    true
                }
                (AnonAccess::ReadOnly | AnonAccess::Method, AnonAccess::WriteOnly) => true,
                (AnonAccess::Method, AnonAccess::Variable) => false,
                _ => false,
            };
            if bad_access && !left.open {
                self.note(format!("Inconsistent setter for field {}", wanted.name));
                return false;
            }
            if field.optional
                && !wanted.optional
                && wanted.access == AnonAccess::Variable
                && !self.is_null_type(wanted.ty)
            {
                let concrete = self.concrete(wanted.ty);
                if self.is_basic(concrete) {
                    self.note(format!("Field {} is optional", wanted.name));
                    return false;
                }
            }
            let fits = if wanted.access == AnonAccess::Variable && !left.open {
                self.same(field.ty, wanted.ty) || self.try_unify_literal(field, wanted)
            } else {
                self.unify(field.ty, wanted.ty)
            };
            if !fits {
                let (have, want) = self.program.show_two(field.ty, wanted.ty);
                self.note(format!("Invalid type for field {} :", wanted.name));
                self.note(format!("{have} should be {want}"));
                return false;
            }
        }
        if right.open {
            // What is known only by its uses becomes what it is used as.
            for field in &left.fields {
                if right.fields.iter().all(|known| known.name != field.name) {
                    self.program.types.anons[y.index()].fields.push(field.clone());
                }
            }
        }
        true
    }

    /// Reading only is what most structures are for: a field of a more special type goes where nothing is written by the
    /// literal's maker.
    fn try_unify_literal(&mut self, have: &AnonField, want: &AnonField) -> bool {
        let (x, y) = (self.expand(have.ty), self.expand(want.ty));
        match (self.program.types.get(x).clone(), self.program.types.get(y).clone()) {
            (TypeData::Anon(_), TypeData::Anon(_)) | (TypeData::Function(..), TypeData::Function(..)) => {
                self.try_unify(x, y)
            }
            _ => false,
        }
    }

    fn merge_open(&mut self, x: crate::types::Anon, y: crate::types::Anon) -> bool {
        let left = self.program.types.anon_data(x).clone();
        let right = self.program.types.anon_data(y).clone();
        for field in &left.fields {
            match right.fields.iter().find(|known| known.name == field.name) {
                Some(known) => {
                    if !self.unify(field.ty, known.ty) {
                        return false;
                    }
                }
                None if right.open => self.program.types.anons[y.index()].fields.push(field.clone()),
                None => return false,
            }
        }
        for field in &right.fields {
            if left.fields.iter().all(|known| known.name != field.name) {
                if !left.open {
                    return field.optional;
                }
                self.program.types.anons[x.index()].fields.push(field.clone());
            }
        }
        true
    }

    fn unify_statics(&mut self, of: TypeRef, class: ClassId, args: &[Type]) -> bool {
        let to = TypeRef::Class(class);
        let fits = match of {
            TypeRef::Enum(_) => to == self.known.enum_,
            _ => to == self.known.class,
        };
        fits && self.unify_statics_arg(of, args)
    }

    fn unify_statics_arg(&mut self, of: TypeRef, args: &[Type]) -> bool {
        let params: Vec<Type> = self.params_of(of).iter().map(|_| self.program.types.mono()).collect();
        let ty = self.program.types.reference(of, &params);
        args.first().is_none_or(|&arg| self.unify(ty, arg))
    }

    fn unify_statics_with_anon(&mut self, of: TypeRef, anon: crate::types::Anon) -> bool {
        let TypeRef::Class(class) = of else { return false };
        self.ensure_class(class);
        let AnonData { fields, .. } = self.program.types.anon_data(anon).clone();
        fields.iter().all(|wanted| {
            let Some(&field) = self.program.class(class).static_names.get(&wanted.name) else {
                return wanted.optional;
            };
            self.use_field(field);
            let ty = self.instantiate(field, &crate::types::Substitution::default());
            self.unify(ty, wanted.ty)
        })
    }

    fn unify_abstracts(&mut self, a: Type, b: Type) -> bool {
        let (TypeData::Abstract(x, xs), TypeData::Abstract(y, ys)) =
            (self.program.types.get(a).clone(), self.program.types.get(b).clone())
        else {
            return false;
        };
        self.unify_to(x, &xs, b) || self.unify_from(a, y, &ys)
    }

    /// Do the direct casts of an abstract lead to a type?
    fn unify_to(&mut self, id: crate::types::AbstractId, args: &[Type], b: Type) -> bool {
        self.ensure_abstract(id);
        let data = self.program.abstraction(id);
        let by = crate::types::Substitution::new(&data.params, args);
        let casts: Vec<Type> = data.to.iter().filter(|cast| cast.by.is_none()).map(|cast| cast.ty).collect();
        casts.into_iter().any(|ty| {
            let ty = self.program.types.substitute(ty, &by);
            self.try_unify(ty, b)
        })
    }

    /// Do the direct casts of an abstract lead from a type?
    fn unify_from(&mut self, a: Type, id: crate::types::AbstractId, args: &[Type]) -> bool {
        self.ensure_abstract(id);
        let data = self.program.abstraction(id);
        let by = crate::types::Substitution::new(&data.params, args);
        let casts: Vec<Type> =
            data.from.iter().filter(|cast| cast.by.is_none()).map(|cast| cast.ty).collect();
        casts.into_iter().any(|ty| {
            let ty = self.program.types.substitute(ty, &by);
            self.try_unify(a, ty)
        })
    }

    /// `@:forward`ed fields count where a structure is wanted.
    fn unify_forwarded(&mut self, id: crate::types::AbstractId, args: &[Type], right: &TypeData) -> bool {
        let TypeData::Anon(anon) = right else { return false };
        let empty = self.program.types.anon_data(*anon).fields.is_empty();
        let is_basic = self.program.abstraction(id).is_core;
        if empty && !is_basic {
            let under = self.underlying(id, args);
            let right = self.program.types.make(right.clone());
            return self.unify(under, right);
        }
        false
    }

    /// Is it `Int`, `Float` or `Bool`?
    pub(super) fn is_basic(&self, ty: Type) -> bool {
        ty == self.known.int || ty == self.known.float || ty == self.known.bool_
    }
}

fn dots(count: usize) -> String {
    if count == 0 { String::new() } else { "...".to_owned() }
}
