//! Checks of classes as a whole: overriding, interfaces, abstract methods, accessors.

use crate::typed::{Access, ClassKind, Expr, ExprKind, FieldId, FieldKind, PlaceKind, children};
use crate::types::{ClassId, Substitution, Type, TypeData};

use super::Typer;

impl Typer<'_> {
    /// Checks a class.
    pub(super) fn check_class(&mut self, class: ClassId) {
        let kind = self.program.class(class).kind;
        if kind == ClassKind::Class {
            self.check_overrides(class);
            self.check_abstract_methods(class);
            self.check_constructor(class);
        }
        if kind == ClassKind::Class && !self.program.class(class).is_extern {
            for (interface, args) in self.program.class(class).interfaces.clone() {
                self.check_interface(class, interface, &args);
            }
        }
        self.check_accessors(class);
    }

    fn is_override(&self, field: FieldId) -> bool {
        let file = self.file_of(self.field_states[field.index()].decl);
        self.field_syntax(&file, field).is_some_and(|syntax| syntax.modifiers.is_override)
    }

    fn check_overrides(&mut self, class: ClassId) {
        let parent = self.program.class(class).super_class.clone();
        for field in self.program.class(class).fields.clone() {
            let data = self.program.field(field).clone();
            let is_override = self.is_override(field);
            let found = match &parent {
                Some((parent, args)) => {
                    let own_parent = *parent;
                    let found = self.find_member(own_parent, args, &data.name);
                    found.filter(|(found, _)| {
                        let owner = self.program.field(*found).owner;
                        self.program.class(owner).kind != ClassKind::Interface
                    })
                }
                None => None,
            };
            let Some((overridden, by)) = found else {
                if is_override {
                    let message =
                        format!("Field {} is declared 'override' but doesn't override any field", data.name);
                    let mut names = Vec::new();
                    let mut at = parent.as_ref().map(|(parent, _)| *parent);
                    while let Some(class) = at {
                        names.extend(self.program.class(class).names.keys().cloned());
                        at = self.program.class(class).super_class.as_ref().map(|(class, _)| *class);
                    }
                    names.sort();
                    let found = Self::suggest(&data.name, names.iter().map(|name| &**name));
                    let hint = found.map(|found| format!("did you mean `{found}`?"));
                    self.error_with_hint(data.span, message, hint);
                }
                continue;
            };
            let base = self.program.field(overridden).clone();
            let base_name = self.program.class(base.owner).name.path.clone();
            if !matches!(data.kind, FieldKind::Method(_)) || !matches!(base.kind, FieldKind::Method(_)) {
                let message = format!(
                    "Redefinition of variable {} in subclass is not allowed. Previously declared at {base_name}",
                    data.name
                );
                self.error(data.span, message);
                continue;
            }
            if !is_override && !base.is_abstract {
                let message = format!(
                    "Field {} should be declared with 'override' since it is inherited from superclass {base_name}",
                    data.name
                );
                self.error(data.span, message);
                continue;
            }
            if base.is_final {
                self.error(data.span, format!("Cannot override final method {}", data.name));
            }
            if matches!(base.kind, FieldKind::Method(crate::typed::MethodKind::Inline)) && !base.is_extern {
                self.error(data.span, format!("Field {} is inlined and cannot be overridden", data.name));
            }
            self.check_conforms(field, overridden, &by, |name| {
                format!("Field {name} overrides parent class with different or incomplete type")
            });
        }
    }

    /// Checks that a method's type is at least what another one's is.
    fn check_conforms(
        &mut self,
        field: FieldId,
        base: FieldId,
        by: &Substitution,
        message: impl Fn(&str) -> String,
    ) {
        // Results that are not written are found first, so that they are not bound by the comparison.
        let have = self.field_type(field);
        let want = self.field_type(base);
        let want = self.program.types.substitute(want, by);
        let (own, other) =
            (self.program.field(field).params.clone(), self.program.field(base).params.clone());
        let want = if own.len() == other.len() && !own.is_empty() {
            let own: Vec<Type> = own.iter().map(|&param| self.program.types.param_type(param)).collect();
            let by = Substitution::new(&other, &own);
            self.program.types.substitute(want, &by)
        } else {
            want
        };
        // A method may have more parameters if they are optional.
        let trimmed = match (self.program.types.get(have).clone(), self.program.types.get(want).clone()) {
            (TypeData::Function(args, result), TypeData::Function(wanted, _))
                if args.len() > wanted.len() && args[wanted.len()..].iter().all(|arg| arg.optional) =>
            {
                self.program.types.function(args[..wanted.len()].to_vec(), result)
            }
            _ => have,
        };
        if !self.unify(trimmed, want) {
            let notes = self.unify_notes.clone();
            let name = self.program.field(field).name.clone();
            let mut lines = vec![message(&name)];
            lines.push("Base field is defined here".to_owned());
            if notes.is_empty() {
                let (have, want) = self.program.show_two(trimmed, want);
                lines.push(format!("error: {have} should be {want}"));
            }
            lines.extend(notes);
            let span = self.field_span(field);
            self.error(span, lines.join("\n"));
        }
    }

    fn check_interface(&mut self, class: ClassId, interface: ClassId, args: &[Type]) {
        self.ensure_class(interface);
        let name = self.program.class(interface).name.path.clone();
        let by = Substitution::new(&self.program.class(interface).params.clone(), args);
        let params = self.program.class(class).params.clone();
        let own: Vec<Type> = params.iter().map(|&param| self.program.types.param_type(param)).collect();
        for field in self.program.class(interface).fields.clone() {
            let wanted = self.program.field(field).clone();
            let found = self.find_member(class, &own, &wanted.name);
            let found = found.filter(|(found, _)| {
                let owner = self.program.field(*found).owner;
                self.program.class(owner).kind != ClassKind::Interface
            });
            let Some((found, found_by)) = found else {
                // Accessors that a property implies are missed with it.
                let implied = self.field_states[field.index()].index.is_none();
                if !implied && !self.program.class(class).is_abstract {
                    let span = self.program.class(class).name.span;
                    self.error(span, format!("Field {} needed by {name} is missing", wanted.name));
                }
                continue;
            };
            let data = self.program.field(found).clone();
            let implied = self.field_states[field.index()].index.is_none();
            if !data.is_public && !implied {
                self.error(
                    data.span,
                    format!("Field {} should be public as requested by {name}", wanted.name),
                );
                continue;
            }
            match (&data.kind, &wanted.kind) {
                (FieldKind::Method(_), FieldKind::Variable { .. })
                | (FieldKind::Variable { .. }, FieldKind::Method(_)) => {
                    let message =
                        format!("Field {} has different property access than in {name}", wanted.name);
                    self.error(data.span, message);
                }
                (FieldKind::Variable { read, write, .. }, FieldKind::Variable { read: r, write: w, .. }) => {
                    let loose = |have: &Access, want: &Access| {
                        have == want
                            || matches!(want, Access::Never | Access::Private)
                            || (matches!(have, Access::Plain) && matches!(want, Access::Accessor))
                    };
                    if !loose(read, r) || !loose(write, w) {
                        let message =
                            format!("Field {} has different property access than in {name}", wanted.name);
                        self.error(data.span, message);
                    }
                    let have = self.field_type(found);
                    let have = self.program.types.substitute(have, &found_by);
                    let want = self.field_type(field);
                    let want = self.program.types.substitute(want, &by);
                    if !self.same(have, want) {
                        let (have, want) = self.program.show_two(have, want);
                        let message = format!(
                            "Field {} has different type than in {name}\n{have} should be {want}",
                            wanted.name
                        );
                        self.error(data.span, message);
                    }
                }
                (FieldKind::Method(_), FieldKind::Method(_)) => {
                    let by = by.clone();
                    self.check_conforms(found, field, &by, |field| {
                        format!("Field {field} has different type than in {name}")
                    });
                }
            }
        }
        for (parent, of) in self.program.class(interface).interfaces.clone() {
            let of: Vec<Type> = of.iter().map(|&arg| self.program.types.substitute(arg, &by)).collect();
            self.check_interface(class, parent, &of);
        }
    }

    fn check_abstract_methods(&mut self, class: ClassId) {
        let data = self.program.class(class);
        if data.is_abstract || data.is_extern {
            return;
        }
        for field in data.fields.clone() {
            let data = self.program.field(field);
            if data.is_abstract {
                let message = if self.is_written_abstract(field) {
                    "This class should be declared abstract because it has at least one abstract field"
                        .to_owned()
                } else {
                    "Function body required".to_owned()
                };
                let span = self.program.field(field).span;
                self.error(span, message);
            }
        }
        let mut missing: Vec<String> = Vec::new();
        let mut at = self.program.class(class).super_class.as_ref().map(|(parent, _)| *parent);
        let mut base = None;
        while let Some(parent) = at {
            self.ensure_class(parent);
            let data = self.program.class(parent);
            for &field in &data.fields {
                let field = self.program.field(field);
                if field.is_abstract {
                    let implemented = self.program.find_field(class, &field.name);
                    if implemented.is_none_or(|found| self.program.field(found).is_abstract) {
                        base = base.or(Some(parent));
                        missing.push(field.name.to_string());
                    }
                }
            }
            at = data.super_class.as_ref().map(|(parent, _)| *parent);
        }
        if let Some(base) = base {
            missing.sort();
            let name = self.program.class(class).name.name.clone();
            let base_name = self.program.class(base).name.path.clone();
            let span = self.program.class(class).name.span;
            let (methods, them) = if missing.len() == 1 { ("method", "it") } else { ("methods", "them") };
            let message = format!(
                "This class extends abstract class {base_name} but doesn't implement the following {methods}\nImplement {them} or make {name} abstract as well\n{}()",
                missing.join("()\n")
            );
            self.error(span, message);
        }
    }

    fn is_written_abstract(&self, field: FieldId) -> bool {
        let file = self.file_of(self.field_states[field.index()].decl);
        self.field_syntax(&file, field).is_some_and(|syntax| syntax.modifiers.is_abstract)
    }

    /// A final variable without value needs a constructor that sets it.
    fn check_constructor(&mut self, class: ClassId) {
        let data = self.program.class(class);
        if data.is_extern || data.constructor.is_some() || data.is_struct_init {
            return;
        }
        for field in data.fields.clone() {
            let data = self.program.field(field);
            if matches!(data.kind, FieldKind::Variable { write: Access::Constructor, .. }) {
                let span = data.span;
                self.error(span, "This class has uninitialized final vars, which requires a constructor");
                return;
            }
        }
    }

    /// A final variable without value has to be set by the constructor.
    pub(super) fn check_final_fields(&mut self, class: ClassId) {
        let data = self.program.class(class);
        let Some(constructor) = data.constructor.filter(|_| !data.is_extern) else { return };
        let Some(function) = self.program.field(constructor).function.clone() else { return };
        for field in self.program.class(class).fields.clone() {
            let data = self.program.field(field);
            let waits = matches!(data.kind, FieldKind::Variable { write: Access::Constructor, .. });
            if waits && !sets(&function.body, field) {
                let name = data.name.clone();
                let span = data.span;
                let message =
                    format!("final field {name} must be initialized immediately or in the constructor");
                self.error(span, message);
            }
        }
    }

    fn check_accessors(&mut self, class: ClassId) {
        let data = self.program.class(class);
        if data.is_extern || data.kind == ClassKind::Interface {
            return;
        }
        let mut fields: Vec<FieldId> =
            data.names.values().chain(data.static_names.values()).copied().collect();
        fields.sort();
        for field in fields {
            let data = self.program.field(field).clone();
            let FieldKind::Variable { read, write, .. } = &data.kind else { continue };
            for (rule, prefix) in [(read, "get_"), (write, "set_")] {
                if *rule != Access::Accessor {
                    continue;
                }
                let name = format!("{prefix}{}", data.name);
                let owner = self.program.class(class);
                let is_static = owner.static_names.get(&data.name) == Some(&field);
                let accessor = if is_static {
                    owner.static_names.get(&*name).copied()
                } else {
                    self.program.find_field(class, &name)
                };
                match accessor {
                    None => {
                        if !self.program.class(class).is_abstract {
                            self.error(
                                data.span,
                                format!("Method {name} required by property {} is missing", data.name),
                            );
                        }
                    }
                    Some(accessor) => self.check_accessor(field, accessor, prefix == "set_"),
                }
            }
        }
    }

    fn check_accessor(&mut self, field: FieldId, accessor: FieldId, is_setter: bool) {
        self.use_field(accessor);
        self.ensure_signature(accessor);
        let ty = self.field_type(field);
        let have = self.program.field(accessor).ty;
        let TypeData::Function(args, result) = self.program.types.get(have).clone() else { return };
        let fits = if is_setter {
            args.len() == 1 && self.unify(args[0].ty, ty) && self.unify(result, ty)
        } else {
            args.is_empty() && self.unify(result, ty)
        };
        if !fits {
            let shown = self.program.show(ty);
            let want = if is_setter { format!("({shown}) -> {shown}") } else { format!("() -> {shown}") };
            let have = self.program.show(have);
            let span = self.field_span(accessor);
            let name = self.program.field(field).name.clone();
            self.error(
                span,
                format!("Accessor of property {name} has the wrong type\n{have} should be {want}"),
            );
        }
    }
}

/// Is a field of `this` assigned in an expression?
fn sets(expr: &Expr, field: FieldId) -> bool {
    if let ExprKind::Assign(place, _) = &expr.kind
        && matches!(&place.kind, PlaceKind::Instance(object, set) if *set == field && matches!(object.kind, ExprKind::This))
    {
        return true;
    }
    let mut found = false;
    children(expr, &mut |part| found = found || sets(part, field));
    found
}
