//! Prints types.

use super::Printer;
use crate::syntax::{FunctionTypeParam, TypeArgument, TypeExpr, TypeKind, TypeParam, TypePath};

impl Printer {
    pub(super) fn ty(&mut self, ty: &TypeExpr) {
        match &ty.kind {
            TypeKind::Path(path) => self.path(path),
            TypeKind::Function { params, result } => {
                // `(T) -> R` reads as `T` in brackets before an arrow, so one bare type stands without.
                let is_bare = params.len() == 1 && params[0].is_bare();
                self.text(if is_bare { "" } else { "(" });
                self.list(params, Self::function_param);
                self.text(if is_bare { " -> " } else { ") -> " });
                self.ty(result);
            }
            TypeKind::Structure { extends, fields } => {
                self.text("{ ");
                for path in extends {
                    self.text("> ");
                    self.path(path);
                    self.text(", ");
                }
                for field in fields {
                    self.field(field);
                    self.text(" ");
                }
                self.text("}");
            }
            TypeKind::Intersection(members) => {
                for (index, member) in members.iter().enumerate() {
                    if index > 0 {
                        self.text(" & ");
                    }
                    self.ty(member);
                }
            }
            TypeKind::Paren(inner) => {
                self.text("(");
                self.ty(inner);
                self.text(")");
            }
            TypeKind::Error => self.text("<error>"),
        }
    }

    fn function_param(&mut self, param: &FunctionTypeParam) {
        if param.is_rest {
            self.text("...");
        }
        if param.is_optional {
            self.text("?");
        }
        if let Some(name) = &param.name {
            self.text(&name.name);
            self.text(":");
        }
        self.ty(&param.ty);
    }

    pub(super) fn path(&mut self, path: &TypePath) {
        for part in &path.package {
            self.text(&part.name);
            self.text(".");
        }
        self.text(&path.name.name);
        if let Some(sub) = &path.sub {
            self.text(".");
            self.text(&sub.name);
        }
        if path.args.is_empty() {
            return;
        }
        self.text("<");
        self.list(&path.args, |printer, arg| match arg {
            TypeArgument::Type(ty) => printer.ty(ty),
            TypeArgument::Const(expr) => printer.expr(expr),
        });
        self.text(">");
    }

    pub(super) fn type_params(&mut self, params: &[TypeParam]) {
        if params.is_empty() {
            return;
        }
        self.text("<");
        self.list(params, |printer, param| {
            printer.metadata(&param.meta);
            printer.text(&param.name.name);
            for (index, constraint) in param.constraints.iter().enumerate() {
                printer.text(if index == 0 { ":" } else { " & " });
                printer.ty(constraint);
            }
            if let Some(default) = &param.default {
                printer.text(" = ");
                printer.ty(default);
            }
        });
        self.text(">");
    }

    pub(super) fn hint(&mut self, ty: Option<&TypeExpr>) {
        if let Some(ty) = ty {
            self.text(":");
            self.ty(ty);
        }
    }
}
