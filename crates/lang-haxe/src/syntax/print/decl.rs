//! Prints files and declarations.

use super::Printer;
use crate::syntax::{
    Access, Accessor, EnumConstructor, Field, FieldKind, File, Function, Import, ImportMode, Modifiers,
    Param, TypeDecl, TypeDeclKind, find_metadata,
};

impl Printer {
    pub(super) fn file(&mut self, file: &File) {
        if !file.package.is_empty() {
            let parts: Vec<&str> = file.package.iter().map(|part| &*part.name).collect();
            self.text(&format!("package {};\n", parts.join(".")));
        }
        for import in &file.imports {
            self.import(import);
        }
        for declared in &file.types {
            self.type_decl(declared);
        }
        for field in &file.fields {
            let mut field = field.clone();
            field.modifiers.is_static = false;
            self.field(&field);
            self.line();
        }
    }

    fn import(&mut self, import: &Import) {
        let parts: Vec<&str> = import.path.iter().map(|part| &*part.name).collect();
        let path = parts.join(".");
        match &import.mode {
            ImportMode::Plain => self.text(&format!("import {path};\n")),
            ImportMode::Alias(alias) => self.text(&format!("import {path} as {};\n", alias.name)),
            ImportMode::All => self.text(&format!("import {path}.*;\n")),
            ImportMode::Using => self.text(&format!("using {path};\n")),
        }
    }

    fn type_decl(&mut self, declared: &TypeDecl) {
        self.metadata(&declared.meta);
        self.modifiers(declared.modifiers);
        let is_enum_meta = find_metadata(&declared.meta, ":enum").is_some();
        let keyword = match &declared.kind {
            TypeDeclKind::Class { .. } => "class",
            TypeDeclKind::Interface { .. } => "interface",
            TypeDeclKind::Enum { .. } => "enum",
            TypeDeclKind::Abstract { is_enum: true, .. } if !is_enum_meta => "enum abstract",
            TypeDeclKind::Abstract { .. } => "abstract",
            TypeDeclKind::Typedef { .. } => "typedef",
        };
        self.text(keyword);
        self.text(" ");
        self.text(&declared.name.name);
        self.type_params(&declared.params);
        match &declared.kind {
            TypeDeclKind::Class { extends, implements, fields } => {
                if let Some(parent) = extends {
                    self.text(" extends ");
                    self.path(parent);
                }
                for interface in implements {
                    self.text(" implements ");
                    self.path(interface);
                }
                self.fields(fields);
            }
            TypeDeclKind::Interface { extends, fields } => {
                for parent in extends {
                    self.text(" extends ");
                    self.path(parent);
                }
                self.fields(fields);
            }
            TypeDeclKind::Enum { constructors } => {
                self.text(" {");
                self.depth += 1;
                for constructor in constructors {
                    self.line();
                    self.constructor(constructor);
                }
                self.depth -= 1;
                self.line();
                self.text("}");
            }
            TypeDeclKind::Abstract { underlying, from, to, fields, .. } => {
                if let Some(ty) = underlying {
                    self.text("(");
                    self.ty(ty);
                    self.text(")");
                }
                for ty in from {
                    self.text(" from ");
                    self.ty(ty);
                }
                for ty in to {
                    self.text(" to ");
                    self.ty(ty);
                }
                self.fields(fields);
            }
            TypeDeclKind::Typedef { target } => {
                self.text(" = ");
                self.ty(target);
                self.text(";");
            }
        }
        self.text("\n");
    }

    fn fields(&mut self, fields: &[Field]) {
        self.text(" {");
        self.depth += 1;
        for field in fields {
            self.line();
            self.field(field);
        }
        self.depth -= 1;
        self.line();
        self.text("}");
    }

    fn constructor(&mut self, constructor: &EnumConstructor) {
        self.metadata(&constructor.meta);
        self.text(&constructor.name.name);
        self.type_params(&constructor.params);
        if let Some(args) = &constructor.args {
            self.params(args);
        }
        self.hint(constructor.result.as_ref());
        self.text(";");
    }

    pub(super) fn field(&mut self, field: &Field) {
        self.metadata(&field.meta);
        let is_final_var = field.modifiers.is_final && matches!(field.kind, FieldKind::Var { .. });
        self.modifiers(field.modifiers);
        let mark = if field.modifiers.is_optional { "?" } else { "" };
        let keyword = if is_final_var { "" } else { "var " };
        let (ty, init) = match &field.kind {
            FieldKind::Var { ty, init } => {
                self.text(&format!("{keyword}{mark}{}", field.name.name));
                (ty, init)
            }
            FieldKind::Property { get, set, ty, init } => {
                let accessors = format!("({}, {})", accessor(*get, "get"), accessor(*set, "set"));
                self.text(&format!("{keyword}{mark}{}{accessors}", field.name.name));
                (ty, init)
            }
            FieldKind::Function(function) => {
                self.text(&format!("function {}", field.name.name));
                self.function(function);
                if function.body.is_none() {
                    self.text(";");
                }
                return;
            }
        };
        self.hint(ty.as_ref());
        if let Some(init) = init {
            self.text(" = ");
            self.expr(init);
        }
        self.text(";");
    }

    pub(super) fn function(&mut self, function: &Function) {
        self.type_params(&function.type_params);
        self.params(&function.params);
        self.hint(function.result.as_ref());
        if let Some(body) = &function.body {
            self.text(" ");
            self.statement(body);
        }
    }

    pub(super) fn params(&mut self, params: &[Param]) {
        self.text("(");
        self.list(params, |printer, param| {
            printer.metadata(&param.meta);
            printer.text(if param.is_optional { "?" } else { "" });
            printer.text(if param.is_rest { "..." } else { "" });
            printer.text(&param.name.name);
            printer.hint(param.ty.as_ref());
            if let Some(default) = &param.default {
                printer.text(" = ");
                printer.expr(default);
            }
        });
        self.text(")");
    }

    fn modifiers(&mut self, modifiers: Modifiers) {
        match modifiers.access {
            Some(Access::Public) => self.text("public "),
            Some(Access::Private) => self.text("private "),
            None => {}
        }
        for (is_set, word) in [
            (modifiers.is_extern, "extern "),
            (modifiers.is_static, "static "),
            (modifiers.is_override, "override "),
            (modifiers.is_dynamic, "dynamic "),
            (modifiers.is_inline, "inline "),
            (modifiers.is_overload, "overload "),
            (modifiers.is_abstract, "abstract "),
            (modifiers.is_final, "final "),
        ] {
            if is_set {
                self.text(word);
            }
        }
    }
}

fn accessor(accessor: Accessor, method: &'static str) -> &'static str {
    match accessor {
        Accessor::Default => "default",
        Accessor::Method => method,
        Accessor::Null => "null",
        Accessor::Never => "never",
        Accessor::Dynamic => "dynamic",
    }
}
