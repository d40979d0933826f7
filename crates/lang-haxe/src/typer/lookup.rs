//! Finds fields: of instances, structures, abstracts, types; by static extension; and says who may see them.

use crate::source::{Name, Span};
use crate::typed::{Access as Rule, ClassKind, Expr, ExprKind, FieldId, FieldKind, Place, PlaceKind};
use crate::types::{
    AbstractId, AnonAccess, AnonData, AnonField, ClassId, DYNAMIC, Substitution, Type, TypeData, TypeRef,
};

use super::access::Access;
use super::{Typer, Want};

impl Typer<'_> {
    /// A field of an object.
    pub(super) fn member(&mut self, object: Expr, name: &Name, span: Span) -> Access {
        let ty = object.ty;
        if let Some(access) = self.find_in(object, name, span) {
            return access;
        }
        let shown = self.program.show(ty);
        let ty = self.without_null(ty);
        if let TypeData::Class(class, _) = *self.program.types.get(ty)
            && self.program.class(class).static_names.contains_key(name)
        {
            self.error(span, format!("Cannot access static field {name} from a class instance"));
            return Access::Broken;
        }
        let known = self.names_in(ty);
        let suggestion = Self::suggest(name, known.iter().map(|known| &**known));
        let suggestion = suggestion.map_or_else(String::new, |found| format!(" (Suggestion: {found})"));
        self.error(span, format!("{shown} has no field {name}{suggestion}"));
        Access::Broken
    }

    fn names_in(&mut self, ty: Type) -> Vec<Name> {
        let mut names: Vec<Name> = match self.program.types.get(ty).clone() {
            TypeData::Class(class, _) => {
                let mut names = Vec::new();
                let mut at = Some(class);
                while let Some(class) = at {
                    let data = self.program.class(class);
                    names.extend(data.names.keys().cloned());
                    at = data.super_class.as_ref().map(|(class, _)| *class);
                }
                names
            }
            TypeData::Anon(anon) => {
                self.program.types.anon_data(anon).fields.iter().map(|field| field.name.clone()).collect()
            }
            TypeData::Abstract(id, _) => match self.program.abstraction(id).functions {
                Some(class) => self.program.class(class).names.keys().cloned().collect(),
                None => Vec::new(),
            },
            TypeData::Statics(TypeRef::Class(class)) => {
                self.program.class(class).static_names.keys().cloned().collect()
            }
            TypeData::Statics(TypeRef::Enum(id)) => {
                self.program.enumeration(id).constructors.iter().map(|known| known.name.clone()).collect()
            }
            _ => Vec::new(),
        };
        names.sort();
        names
    }

    /// A field of an object, its own or by static extension, if there is one.
    pub(super) fn find_in(&mut self, object: Expr, name: &Name, span: Span) -> Option<Access> {
        let ty = self.without_null(object.ty);
        match self.program.types.get(ty).clone() {
            TypeData::Class(class, args) => {
                if let Some((field, by)) = self.find_member(class, &args, name) {
                    return Some(self.class_field(object, field, by, span));
                }
                if let (ExprKind::Literal(crate::typed::Literal::String(text)), "code") =
                    (&object.kind, &**name)
                {
                    // The code of a literal's only character is a constant.
                    let mut characters = text.chars();
                    if let (Some(only), None) = (characters.next(), characters.next()) {
                        let code = crate::typed::Literal::Int(only as i32);
                        return Some(Access::Value(self.literal_expr(code, self.known.int, span)));
                    }
                }
                if let Some(access) = self.extension(&object, name, span) {
                    return Some(access);
                }
                let dynamic = self.dynamic_fields(class)?;
                let kind = PlaceKind::Dynamic(Box::new(object), name.clone());
                Some(Access::Place(Place { kind, ty: dynamic, span }, None))
            }
            TypeData::Anon(anon) => {
                self.use_name(name);
                let AnonData { open, .. } = *self.program.types.anon_data(anon);
                let known = self.program.types.anon_field(anon, name).cloned();
                let field = match known {
                    Some(field) => field,
                    None => {
                        if let Some(access) = self.extension(&object, name, span) {
                            return Some(access);
                        }
                        if !open {
                            return None;
                        }
                        self.open_field(anon, name, span)
                    }
                };
                let refused = (matches!(field.access, AnonAccess::ReadOnly | AnonAccess::Method))
                    .then(|| format!("Cannot access field or identifier {name} for writing"));
                let kind = PlaceKind::Anon(Box::new(object), name.clone());
                Some(Access::Place(Place { kind, ty: field.ty, span }, refused))
            }
            TypeData::Mono(mono) => {
                self.use_name(name);
                let anon = self.program.types.anon_with(AnonData { fields: Vec::new(), open: true });
                let TypeData::Anon(id) = *self.program.types.get(anon) else { return None };
                let field = self.open_field(id, name, span);
                // The parameter's constraints say more than the use does.
                let constraints = self.program.types.mono_data(mono).constraints.clone();
                for constraint in constraints {
                    let mut cast = object.clone();
                    cast.ty = constraint;
                    let (found, failed) = self.silently(|typer| typer.find_in(cast, name, span));
                    if !failed && found.is_some() {
                        return found;
                    }
                }
                self.program.types.bind(mono, anon);
                let kind = PlaceKind::Anon(Box::new(object), name.clone());
                Some(Access::Place(Place { kind, ty: field.ty, span }, None))
            }
            TypeData::Dynamic(of) => {
                self.use_name(name);
                let kind = PlaceKind::Dynamic(Box::new(object), name.clone());
                Some(Access::Place(Place { kind, ty: of.unwrap_or(DYNAMIC), span }, None))
            }
            TypeData::Param(param) => {
                let constraints = self.program.types.params[param.index()].constraints.clone();
                for constraint in constraints {
                    let cast = Expr::new(ExprKind::Cast(Box::new(object.clone())), constraint, object.span);
                    if let Some(access) = self.find_in(cast, name, span) {
                        return Some(access);
                    }
                }
                self.extension(&object, name, span)
            }
            TypeData::Abstract(id, args) => self.find_in_abstract(object, ty, id, &args, name, span),
            TypeData::Statics(of) => Some(self.static_member(of, name, span, Want::Value)),
            TypeData::Function(..) if &**name == "bind" => {
                Some(Access::Value(Expr { kind: ExprKind::Cast(Box::new(object)), ty, span }))
            }
            TypeData::Enum(..) | TypeData::Function(..) => self.extension(&object, name, span),
            TypeData::Typedef(..) => None,
        }
    }

    fn open_field(&mut self, anon: crate::types::Anon, name: &Name, span: Span) -> AnonField {
        let ty = self.program.types.mono();
        let field = AnonField { name: name.clone(), ty, optional: false, access: AnonAccess::Variable, span };
        self.program.types.anons[anon.index()].fields.push(field.clone());
        field
    }

    fn dynamic_fields(&mut self, class: ClassId) -> Option<Type> {
        let mut at = Some(class);
        while let Some(class) = at {
            let data = self.program.class(class);
            if data.dynamic_fields.is_some() {
                return data.dynamic_fields;
            }
            at = data.super_class.as_ref().map(|(class, _)| *class);
        }
        None
    }

    fn find_in_abstract(
        &mut self,
        object: Expr,
        ty: Type,
        id: AbstractId,
        args: &[Type],
        name: &Name,
        span: Span,
    ) -> Option<Access> {
        self.ensure_abstract(id);
        // A map whose key type is known is one class: its methods are called directly.
        if let Some(special) = self.special_map(id, args).filter(|_| &**name != "copy")
            && let TypeData::Class(class, of) = self.program.types.get(special).clone()
            && let Some((field, by)) = self.find_member(class, &of, name)
            && self.program.field(field).is_public
        {
            let cast = Expr::new(ExprKind::Cast(Box::new(object)), special, span);
            return Some(self.class_field(cast, field, by, span));
        }
        let data = self.program.abstraction(id);
        let by = Substitution::new(&data.params, args);
        if let Some(class) = data.functions {
            self.ensure_class(class);
            if let Some(&field) = self.program.class(class).names.get(name) {
                return Some(self.abstract_field(object, field, by, span));
            }
        }
        let data = self.program.abstraction(id);
        let forwards = data.forward.as_ref().is_some_and(|names| names.is_empty() || names.contains(name));
        let is_core = data.is_core;
        let resolves = !data.resolve.is_empty();
        if forwards && !is_core {
            let under = self.underlying(id, args);
            let cast = Expr::new(ExprKind::Cast(Box::new(object.clone())), under, object.span);
            // Of the underlying type only its own fields are forwarded, and extensions after.
            if let Some(access) = self.find_in(cast, name, span) {
                return Some(access);
            }
        }
        let mut object = object;
        object.ty = ty;
        if let Some(access) = self.extension(&object, name, span) {
            return Some(access);
        }
        resolves.then(|| Access::Resolved { this: object, name: name.clone() })
    }

    /// What `name` of a class's instance means.
    pub(super) fn class_field(
        &mut self,
        object: Expr,
        field: FieldId,
        by: Substitution,
        span: Span,
    ) -> Access {
        self.use_field(field);
        self.check_private(field, span);
        let data = self.program.field(field);
        let name = data.name.clone();
        match data.kind.clone() {
            FieldKind::Method(_) => Access::Method { object, field, by },
            FieldKind::Variable { read, write, .. } => {
                if read == Rule::Plain && matches!(write, Rule::Plain) {
                    let ty = self.instantiate(field, &by);
                    let kind = PlaceKind::Instance(Box::new(object), field);
                    return Access::Place(Place { kind, ty, span }, None);
                }
                let own = self.is_own(field);
                let plain = |rule: &Rule| match rule {
                    Rule::Plain => true,
                    Rule::Private => own,
                    _ => false,
                };
                if plain(&read) && !matches!(write, Rule::Accessor) {
                    let ty = self.instantiate(field, &by);
                    let refused = match write {
                        Rule::Plain => None,
                        Rule::Private if own => None,
                        Rule::Constructor
                            if self.cx.in_constructor && own && matches!(object.kind, ExprKind::This) =>
                        {
                            None
                        }
                        _ => Some(format!("Cannot access field or identifier {name} for writing")),
                    };
                    let kind = PlaceKind::Instance(Box::new(object), field);
                    return Access::Place(Place { kind, ty, span }, refused);
                }
                Access::Property { object: Some(object), field, by }
            }
        }
    }

    /// What `name` of an abstract's value means, where the abstract declares it.
    pub(super) fn abstract_field(
        &mut self,
        object: Expr,
        field: FieldId,
        by: Substitution,
        span: Span,
    ) -> Access {
        self.use_field(field);
        self.check_private(field, span);
        match self.program.field(field).kind {
            FieldKind::Method(_) => Access::Extension { this: object, field, by },
            FieldKind::Variable { .. } => Access::Property { object: Some(object), field, by },
        }
    }

    /// What a static field means.
    pub(super) fn static_field(&mut self, field: FieldId, span: Span) -> Access {
        self.use_field(field);
        self.check_private(field, span);
        let data = self.program.field(field);
        let name = data.name.clone();
        match data.kind.clone() {
            FieldKind::Method(_) => Access::Static { field, by: Substitution::default() },
            FieldKind::Variable { read: Rule::Inline, .. } => {
                let ty = self.field_type(field);
                self.ensure_body(field);
                match self.program.field(field).constant.clone() {
                    Some(constant) => Access::Value(self.literal_expr(constant, ty, span)),
                    None => {
                        if self.field_states[field.index()].body == super::State::Busy {
                            self.error(span, "Recursive inline is not supported");
                        }
                        Access::Broken
                    }
                }
            }
            FieldKind::Variable { read, write, .. } => {
                let own = self.is_own(field);
                let plain = read == Rule::Plain || (read == Rule::Private && own);
                if plain && write != Rule::Accessor {
                    let ty = self.field_type(field);
                    let refused = match write {
                        Rule::Plain => None,
                        Rule::Private if own => None,
                        _ => Some(format!("Cannot access field or identifier {name} for writing")),
                    };
                    return Access::Place(Place { kind: PlaceKind::Static(field), ty, span }, refused);
                }
                Access::Property { object: None, field, by: Substitution::default() }
            }
        }
    }

    /// What `Type.name` means.
    pub(super) fn static_member(&mut self, of: TypeRef, name: &Name, span: Span, want: Want) -> Access {
        let of = self.through_typedef(of);
        let class = match of {
            TypeRef::Class(class) => Some(class),
            TypeRef::Abstract(id) => {
                self.ensure_abstract(id);
                self.program.abstraction(id).functions
            }
            TypeRef::Enum(_) | TypeRef::Typedef(_) => None,
        };
        if let Some(class) = class {
            self.ensure_class(class);
            if let Some(&field) = self.program.class(class).static_names.get(name) {
                return self.static_field(field, span);
            }
            if &**name == "new"
                && let Some(field) = self.program.constructor_of(class)
            {
                return Access::Value(self.constructor_function(class, field, span));
            }
        }
        if let TypeRef::Abstract(id) = of
            && let Some(access) = self.forwarded_static(id, name, span)
        {
            return access;
        }
        if let Some(access) = self.constructor_of_type(of, name, span) {
            return access;
        }
        // `Type.Sub`: a type of the module.
        let module = self.program.name_of(of).module;
        if let Some(&sub) = self.modules[module.index()].types.get(name)
            && (!self.program.name_of(sub).is_private || self.cx.module == Some(module))
        {
            return Access::Type(sub);
        }
        if let Some(statics) = self.modules[module.index()].statics {
            self.ensure_class(statics);
            if let Some(&field) = self.program.class(statics).static_names.get(name) {
                return self.static_field(field, span);
            }
        }
        // `using` extends types as values, too.
        let object = self.read(Access::Type(of), span);
        if let Some(access) = self.extension(&object, name, span) {
            return access;
        }
        let _ = want;
        if let TypeRef::Class(class) = of
            && self.program.find_field(class, name).is_some()
        {
            self.error(span, format!("Static access to instance field {name} is not allowed"));
            return Access::Broken;
        }
        let shown = self.program.show(object.ty);
        let known = self.names_in(object.ty);
        let suggestion = Self::suggest(name, known.iter().map(|known| &**known));
        let suggestion = suggestion.map_or_else(String::new, |found| format!(" (Suggestion: {found})"));
        self.error(span, format!("{shown} has no field {name}{suggestion}"));
        Access::Broken
    }

    /// `@:forwardStatics`.
    pub(super) fn forwarded_static(&mut self, id: AbstractId, name: &Name, span: Span) -> Option<Access> {
        let names = self.program.abstraction(id).forward_statics.clone()?;
        if !names.is_empty() && !names.contains(name) {
            return None;
        }
        let under = self.program.abstraction(id).underlying;
        let under = self.expand(under);
        let TypeData::Class(class, _) = *self.program.types.get(under) else { return None };
        self.ensure_class(class);
        let field = self.program.class(class).static_names.get(name).copied()?;
        Some(self.static_field(field, span))
    }

    /// A function of a class that is used by `using`, whose first parameter takes the object.
    pub(super) fn extension(&mut self, object: &Expr, name: &Name, span: Span) -> Option<Access> {
        let module = self.cx.module?;
        let mut usings = self.imports_of(module).usings.clone();
        usings.extend(self.own_usings(object.ty));
        // A map is also what its class is.
        let special = match self.as_abstract(object.ty) {
            Some((id, args)) => self.special_map(id, &args),
            None => None,
        };
        for class in usings {
            self.ensure_class(class);
            let Some(&field) = self.program.class(class).static_names.get(name) else { continue };
            let data = self.program.field(field);
            if !matches!(data.kind, FieldKind::Method(_)) || (!data.is_public && !self.can_access(field)) {
                continue;
            }
            if self.program.field(field).meta.iter().any(|meta| &*meta.name == ":noUsing") {
                continue;
            }
            self.ensure_signature(field);
            let params = self.program.field(field).params.clone();
            let by = self.with_unknowns(&params, &Substitution::default());
            let ty = self.program.field(field).ty;
            let ty = self.program.types.substitute(ty, &by);
            let TypeData::Function(args, _) = self.program.types.get(ty).clone() else { continue };
            let Some(first) = args.first() else { continue };
            let dynamic_object = matches!(self.program.types.get(object.ty), TypeData::Dynamic(_));
            let first_type = self.expand(first.ty);
            if dynamic_object && !matches!(self.program.types.get(first_type), TypeData::Dynamic(_)) {
                continue;
            }
            let mark = self.program.types.mark();
            if self.unify(object.ty, first.ty) {
                self.use_field(field);
                let _ = span;
                return Some(Access::Extension { this: object.clone(), field, by });
            }
            self.program.types.rewind(mark);
            if let Some(special) = special {
                if self.unify(special, first.ty) {
                    self.use_field(field);
                    let cast = Expr::new(ExprKind::Cast(Box::new(object.clone())), special, object.span);
                    return Some(Access::Extension { this: cast, field, by });
                }
                self.program.types.rewind(mark);
            }
        }
        None
    }

    /// `@:using(Class)` of the declaration of a type.
    fn own_usings(&mut self, ty: Type) -> Vec<ClassId> {
        let ty = self.without_null(ty);
        let (meta, module) = match self.program.types.get(ty) {
            TypeData::Class(id, _) => {
                (self.program.class(*id).meta.clone(), self.program.class(*id).name.module)
            }
            TypeData::Enum(id, _) => {
                (self.program.enumeration(*id).meta.clone(), self.program.enumeration(*id).name.module)
            }
            TypeData::Abstract(id, _) => {
                (self.program.abstraction(*id).meta.clone(), self.program.abstraction(*id).name.module)
            }
            TypeData::Statics(TypeRef::Enum(_)) => match self.known.enum_ {
                TypeRef::Abstract(id) => {
                    (self.program.abstraction(id).meta.clone(), self.program.abstraction(id).name.module)
                }
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let mut meta = meta;
        if matches!(self.program.types.get(ty), TypeData::Enum(..)) {
            // What extends all enums' values.
            let all = "EnumValue".into();
            if let Some(TypeRef::Abstract(id)) =
                self.load_module(&all).and_then(|_| self.program.by_name.get(&all).copied())
            {
                meta.extend(self.program.abstraction(id).meta.clone());
            }
        }
        let mut found = Vec::new();
        for meta in meta.iter().filter(|meta| &*meta.name == ":using") {
            for path in &meta.args {
                let cx = super::Context { module: Some(module), ..super::Context::default() };
                let of = self.within(cx, |typer| typer.type_named(path));
                match of {
                    Some(TypeRef::Class(class)) => found.push(class),
                    Some(TypeRef::Abstract(id)) => found.extend(self.program.abstraction(id).functions),
                    _ => {}
                }
            }
        }
        found
    }

    /// The type of a dotted name given as text.
    fn type_named(&mut self, path: &Name) -> Option<TypeRef> {
        if !path.contains('.') {
            return self.find_type(path);
        }
        let parts: Vec<(Name, Span)> = path.split('.').map(|part| (part.into(), Span::default())).collect();
        if let Some((of, _)) = self.find_dotted(&parts) {
            return Some(of);
        }
        // A type of a module without a package.
        let (module, of) = path.split_once('.')?;
        let module = self.load_module(&module.into())?;
        self.visible(module, &of.into())
    }

    /// Reports a private field that cannot be seen from here.
    fn check_private(&mut self, field: FieldId, span: Span) {
        let data = self.program.field(field);
        if !data.is_public && !self.can_access(field) {
            let name = data.name.clone();
            self.error(span, format!("Cannot access private field {name}"));
        }
    }

    /// May this place see a private field? Haxe's private fields are seen by subclasses, too.
    pub(super) fn can_access(&self, field: FieldId) -> bool {
        let owner = self.program.field(field).owner;
        let related = |class: ClassId| {
            class == owner || self.program.is_subclass(class, owner) || self.program.is_subclass(owner, class)
        };
        if self.cx.private_access > 0 || self.cx.class.is_some_and(related) {
            return true;
        }
        if self.program.class(owner).kind == ClassKind::Module
            && self.cx.module == Some(self.program.class(owner).name.module)
        {
            return true;
        }
        self.has_access(field)
    }

    /// `@:access` here, or `@:allow` there.
    pub(super) fn has_access(&self, field: FieldId) -> bool {
        let Some(class) = self.cx.class else { return false };
        let data = self.program.field(field);
        let owner = self.program.class(data.owner);
        let module_of =
            |class: &crate::typed::Class| self.program.modules[class.name.module.index()].name.clone();
        let names = |text: &str, class: &crate::typed::Class, field: Option<&str>| {
            let module = module_of(class);
            let path = &*class.name.path;
            text == path
                || *text == *module
                || *text == *class.name.name
                || path.strip_prefix(text).is_some_and(|rest| rest.starts_with('.'))
                || field.is_some_and(|field| {
                    text.strip_suffix(field).is_some_and(|rest| rest.strip_suffix('.') == Some(path))
                })
        };
        let here = self.program.class(class);
        let current = self.cx.field.map(|field| self.program.field(field));
        let current_name = current.map(|field| field.name.clone());
        let accesses = here.meta.iter().chain(current.iter().flat_map(|field| &field.meta));
        let mut accesses = accesses.filter(|meta| &*meta.name == ":access").flat_map(|meta| &meta.args);
        if accesses.any(|text| names(text, owner, Some(&data.name))) {
            return true;
        }
        let allows = owner.meta.iter().chain(&data.meta);
        let mut allows = allows.filter(|meta| &*meta.name == ":allow").flat_map(|meta| &meta.args);
        allows.any(|text| names(text, here, current_name.as_deref()))
    }

    /// `StringMap<V>` for `Map<String, V>`, and so on, where the key type is known.
    pub(super) fn special_map(&mut self, id: AbstractId, args: &[Type]) -> Option<Type> {
        if !self.program.abstraction(id).multi_type
            || &*self.program.abstraction(id).name.path != "haxe.ds.Map"
        {
            return None;
        }
        let (key, value) = (args[0], args[1]);
        let key = self.concrete(key);
        let (name, args): (&str, Vec<Type>) = match self.program.types.get(key).clone() {
            _ if key == self.known.string => ("haxe.ds.StringMap", vec![value]),
            _ if key == self.known.int => ("haxe.ds.IntMap", vec![value]),
            TypeData::Enum(..) => ("haxe.ds.EnumValueMap", vec![key, value]),
            TypeData::Abstract(id, _) if &*self.program.abstraction(id).name.path == "EnumValue" => {
                ("haxe.ds.EnumValueMap", vec![key, value])
            }
            TypeData::Class(..) | TypeData::Anon(_) | TypeData::Function(..) => {
                ("haxe.ds.ObjectMap", vec![args[0], value])
            }
            TypeData::Statics(_) => ("haxe.ds.ObjectMap", vec![args[0], value]),
            _ => return None,
        };
        self.std_type(&name.into(), &args)
    }
}
