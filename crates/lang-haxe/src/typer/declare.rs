//! Headers of declarations: what a class extends, what a typedef stands for, an enum's constructors.

use std::rc::Rc;

use crate::modules::Module;
use crate::syntax::{TypeDecl, TypeDeclKind, TypePath};
use crate::typed::{ClassKind, EnumConstructor};
use crate::types::{Argument, ClassId, EnumId, Param, Substitution, Type, TypeData, TypeRef, TypedefId};

use super::{Context, DeclSource, State, Typer};

impl Typer<'_> {
    /// The tree a declaration is in.
    pub(super) fn file_of(&self, source: DeclSource) -> Rc<Module> {
        self.modules[source.module.index()].file.clone()
    }

    /// The place of a declaration: its module and type parameters.
    pub(super) fn decl_context(&mut self, source: DeclSource, params: &[Param]) -> Context {
        let mut cx = Context { module: Some(source.module), ..Context::default() };
        for &param in params {
            let name = self.program.types.params[param.index()].name.clone();
            cx.type_params.push((name, self.program.types.param_type(param)));
        }
        cx.silent = self.cx.silent;
        cx
    }

    /// Runs something at another place.
    pub(super) fn within<T>(&mut self, mut cx: Context, inside: impl FnOnce(&mut Self) -> T) -> T {
        // Errors in a declaration are the declaration's, whoever asked for it.
        cx.silent = 0;
        let saved = std::mem::replace(&mut self.cx, cx);
        let result = inside(self);
        self.cx = saved;
        result
    }

    fn decl_params(&mut self, decl: &TypeDecl, params: &[Param]) {
        for (param, &id) in decl.params.iter().zip(params) {
            self.resolve_constraints(param, id);
        }
    }

    /// What a typedef stands for.
    pub(super) fn ensure_typedef(&mut self, id: TypedefId) {
        let (state, source) = self.typedef_states[id.index()];
        match state {
            State::Done => return,
            State::Busy => return,
            State::New => {}
        }
        self.typedef_states[id.index()].0 = State::Busy;
        // A typedef that is asked for while it is being resolved is unknown for the moment: recursive structures are fine,
        // since they are not looked through.
        let ty = self.program.types.mono();
        self.program.typedefs[id.index()].ty = ty;
        let file = self.file_of(source);
        let decl = &file.syntax.types[source.index.unwrap_or(0)];
        let params = self.program.typedef(id).params.clone();
        let cx = self.decl_context(source, &params);
        let target = self.within(cx, |typer| {
            typer.decl_params(decl, &params);
            match &decl.kind {
                TypeDeclKind::Typedef { target } => typer.type_expr(target),
                _ => typer.program.types.mono(),
            }
        });
        let itself = matches!(*self.program.types.get(target), TypeData::Typedef(of, _) if of == id);
        let target = if itself {
            self.error(decl.name.span, "Recursive typedef is not allowed");
            self.program.types.mono()
        } else {
            target
        };
        if let Some(mono) = self.program.types.as_mono(ty)
            && !self.program.types.occurs(mono, target)
        {
            self.program.types.bind(mono, target);
        }
        self.program.typedefs[id.index()].ty = target;
        self.typedef_states[id.index()].0 = State::Done;
    }

    /// Looks through typedefs and bound monomorphs, as far as they reach.
    pub(super) fn expand(&mut self, ty: Type) -> Type {
        let mut ty = self.program.types.follow(ty);
        for _ in 0..100 {
            let TypeData::Typedef(id, args) = self.program.types.raw(ty).clone() else { return ty };
            self.ensure_typedef(id);
            let data = self.program.typedef(id);
            let target = data.ty;
            let by = Substitution::new(&data.params, &args);
            ty = self.program.types.substitute(target, &by);
            ty = self.program.types.follow(ty);
        }
        ty
    }

    /// Lists an enum's constructors.
    pub(super) fn ensure_enum(&mut self, id: EnumId) {
        let (state, source) = self.enum_states[id.index()];
        if state != State::New {
            return;
        }
        self.enum_states[id.index()].0 = State::Busy;
        let file = self.file_of(source);
        let decl = &file.syntax.types[source.index.unwrap_or(0)];
        let params = self.program.enumeration(id).params.clone();
        let cx = self.decl_context(source, &params);
        self.within(cx, |typer| {
            typer.decl_params(decl, &params);
            let TypeDeclKind::Enum { constructors } = &decl.kind else { return };
            let mut made: Vec<EnumConstructor> = Vec::new();
            for constructor in constructors {
                if made.iter().any(|known| known.name == constructor.name.name) {
                    let message = format!("Duplicate constructor {}", constructor.name.name);
                    typer.error(constructor.name.span, message);
                    continue;
                }
                if let Some(result) = &constructor.result {
                    typer.error(result.span, "Generalized enum constructors (GADTs) are not supported");
                }
                let depth = typer.cx.type_params.len();
                let own = typer.bind_params(&constructor.params, &constructor.name.name);
                for (at, arg) in constructor.args.iter().flatten().enumerate() {
                    let name = &arg.name.name;
                    if constructor.args.iter().flatten().take(at).any(|other| other.name.name == *name) {
                        let of = &constructor.name.name;
                        let message = format!("Duplicate argument `{name}` in enum constructor {of}");
                        typer.error(arg.name.span, message);
                    }
                }
                let arguments = constructor.args.as_ref().map(|args| {
                    args.iter()
                        .map(|arg| {
                            let ty = match &arg.ty {
                                Some(ty) => typer.type_expr(ty),
                                None => typer.program.types.mono(),
                            };
                            let ty = if arg.is_optional { typer.nullable(ty) } else { ty };
                            Argument { name: arg.name.name.clone(), optional: arg.is_optional, ty }
                        })
                        .collect()
                });
                typer.cx.type_params.truncate(depth);
                made.push(EnumConstructor {
                    name: constructor.name.name.clone(),
                    params: own,
                    arguments,
                    span: constructor.name.span,
                });
            }
            typer.program.enums[id.index()].constructors = made;
        });
        self.enum_states[id.index()].0 = State::Done;
    }

    /// Finds out what a class extends and which fields it has.
    pub(super) fn ensure_class(&mut self, id: ClassId) {
        let (state, source) = self.class_states[id.index()];
        if state != State::New {
            return;
        }
        if let ClassKind::Abstract(of) = self.program.class(id).kind {
            self.ensure_abstract(of);
        }
        self.class_states[id.index()].0 = State::Busy;
        let file = self.file_of(source);
        let params = self.program.class(id).params.clone();
        let mut cx = self.decl_context(source, &params);
        cx.class = Some(id);
        self.within(cx, |typer| {
            let Some(index) = source.index else {
                typer.list_fields(id, source, &file.syntax.fields);
                return;
            };
            let decl = &file.syntax.types[index];
            match &decl.kind {
                TypeDeclKind::Class { extends, implements, fields } => {
                    if let Some(path) = extends {
                        typer.extend(id, path);
                    }
                    for path in implements {
                        typer.implement(id, path);
                    }
                    typer.list_fields(id, source, fields);
                }
                TypeDeclKind::Interface { extends, fields } => {
                    for path in extends {
                        typer.implement(id, path);
                    }
                    typer.list_fields(id, source, fields);
                }
                TypeDeclKind::Abstract { fields, .. } => typer.list_fields(id, source, fields),
                TypeDeclKind::Enum { .. } | TypeDeclKind::Typedef { .. } => {}
            }
            if !matches!(typer.program.class(id).kind, ClassKind::Abstract(_)) {
                typer.decl_params(decl, &params);
            }
        });
        self.class_states[id.index()].0 = State::Done;
    }

    fn class_path(&mut self, path: &TypePath) -> Option<(ClassId, Vec<Type>)> {
        let ty = self.type_path(path);
        let ty = self.expand(ty);
        match self.program.types.get(ty).clone() {
            TypeData::Class(class, args) => Some((class, args.to_vec())),
            _ => None,
        }
    }

    fn extend(&mut self, id: ClassId, path: &TypePath) {
        let Some((parent, args)) = self.class_path(path) else {
            self.error(path.span, "Should extend by using a class");
            return;
        };
        self.ensure_class(parent);
        let data = self.program.class(parent);
        let message = if data.kind == ClassKind::Interface {
            Some("Cannot extend by using an interface")
        } else if data.is_final {
            Some("Cannot extend a final class")
        } else if data.is_extern && !self.program.class(id).is_extern {
            Some("Extending an extern class is not supported")
        } else if self.is_own_ancestor(id, parent) {
            Some("Recursive class")
        } else {
            None
        };
        if let Some(message) = message {
            self.error(path.span, message);
            return;
        }
        self.program.classes[id.index()].super_class = Some((parent, args));
        self.program.classes[parent.index()].subclasses.push(id);
        if self.program.class(parent).is_struct_init {
            self.program.classes[id.index()].is_struct_init = true;
        }
    }

    fn is_own_ancestor(&self, id: ClassId, parent: ClassId) -> bool {
        let mut at = Some(parent);
        while let Some(class) = at {
            if class == id {
                return true;
            }
            at = self.program.class(class).super_class.as_ref().map(|(class, _)| *class);
        }
        // One that is being resolved has not said yet what it extends.
        self.class_states[parent.index()].0 == State::Busy && parent == id
    }

    fn implement(&mut self, id: ClassId, path: &TypePath) {
        let ty = self.type_path(path);
        let ty = self.expand(ty);
        match self.program.types.get(ty).clone() {
            TypeData::Class(parent, args) if self.program.class(parent).kind == ClassKind::Interface => {
                self.ensure_class(parent);
                if parent == id || self.program.is_subclass(parent, id) {
                    self.error(path.span, "Recursive class");
                    return;
                }
                self.program.classes[id.index()].interfaces.push((parent, args.to_vec()));
                self.program.classes[parent.index()].subclasses.push(id);
            }
            TypeData::Dynamic(of) => {
                self.program.classes[id.index()].dynamic_fields = Some(of.unwrap_or(crate::types::DYNAMIC));
            }
            TypeData::Mono(_) => {}
            _ => self.error(path.span, "Should implement by using an interface"),
        }
    }

    /// Looks at a declaration in full, so that its errors show.
    pub(super) fn ensure_type(&mut self, of: TypeRef) {
        match of {
            TypeRef::Class(id) => self.ensure_class(id),
            TypeRef::Enum(id) => self.ensure_enum(id),
            TypeRef::Typedef(id) => self.ensure_typedef(id),
            TypeRef::Abstract(id) => self.ensure_abstract(id),
        }
    }
}
