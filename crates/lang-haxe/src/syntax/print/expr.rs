//! Prints expressions and patterns.

use super::{Printer, quoted};
use crate::syntax::{
    Case, Expr, ExprKind, ForBinder, Literal, LocalFunction, Pattern, PatternKind, StringPart, VarDecl,
};

impl Printer {
    /// An expression where a statement may stand, with its `;`.
    pub(super) fn statement(&mut self, expr: &Expr) {
        self.expr(expr);
        if !self.out.ends_with('}') {
            self.text(";");
        }
    }

    fn statements(&mut self, list: &[Expr]) {
        self.depth += 1;
        for expr in list {
            self.line();
            self.statement(expr);
        }
        self.depth -= 1;
    }

    pub(super) fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Literal(literal) => self.literal(literal),
            ExprKind::Interpolation(parts) => self.interpolation(parts),
            ExprKind::Regex { pattern, flags } => {
                self.text(&format!("~/{}/{flags}", pattern.replace('/', "\\/")));
            }
            ExprKind::Name(name) => self.text(name),
            ExprKind::This => self.text("this"),
            ExprKind::Super => self.text("super"),
            ExprKind::Field { object, name, is_safe } => {
                self.expr(object);
                self.text(if *is_safe { "?." } else { "." });
                self.text(&name.name);
            }
            ExprKind::Index { object, index } => {
                self.expr(object);
                self.bracketed("[", index, "]");
            }
            ExprKind::Call { callee, args } => {
                self.expr(callee);
                self.args(args);
            }
            ExprKind::New { path, args } => {
                self.text("new ");
                self.path(path);
                self.args(args);
            }
            ExprKind::Binary { op, left, right } => self.infix(left, op.text(), right),
            ExprKind::Assign { op, target, value } => {
                let sign = format!("{}=", op.map_or("", |op| op.text()));
                self.infix(target, &sign, value);
            }
            ExprKind::Unary { op, operand } => {
                self.text(op.text());
                self.expr(operand);
            }
            ExprKind::Increment { target, is_decrement, is_prefix } => {
                let sign = if *is_decrement { "--" } else { "++" };
                self.text(if *is_prefix { sign } else { "" });
                self.expr(target);
                self.text(if *is_prefix { "" } else { sign });
            }
            ExprKind::Ternary { condition, then, otherwise } => {
                self.infix(condition, "?", then);
                self.text(" : ");
                self.expr(otherwise);
            }
            ExprKind::Is { value, ty } => {
                self.expr(value);
                self.text(" is ");
                self.ty(ty);
            }
            ExprKind::Paren(inner) => self.bracketed("(", inner, ")"),
            ExprKind::TypeCheck { value, ty } => {
                self.bracketed("(", value, " : ");
                self.ty(ty);
                self.text(")");
            }
            ExprKind::Cast { value, ty } => match ty {
                Some(ty) => {
                    self.bracketed("cast(", value, ", ");
                    self.ty(ty);
                    self.text(")");
                }
                None => self.bracketed("cast ", value, ""),
            },
            ExprKind::Array(elements) => {
                self.text("[");
                self.list(elements, Self::expr);
                self.text("]");
            }
            ExprKind::Map(entries) => {
                self.text("[");
                self.list(entries, |printer, (key, value)| printer.infix(key, "=>", value));
                self.text("]");
            }
            ExprKind::Comprehension(body) => self.bracketed("[", body, "]"),
            ExprKind::Arrow { key, value } => self.infix(key, "=>", value),
            ExprKind::Object(fields) => {
                self.text("{");
                self.list(fields, |printer, field| {
                    if field.is_quoted {
                        printer.text(&quoted(&field.name.name, '"'));
                    } else {
                        printer.text(&field.name.name);
                    }
                    printer.text(": ");
                    printer.expr(&field.value);
                });
                self.text("}");
            }
            ExprKind::Block(list) => {
                self.text("{");
                self.statements(list);
                self.line();
                self.text("}");
            }
            _ => self.keyword(expr),
        }
    }

    /// What begins with a keyword.
    fn keyword(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Var { vars, is_final } => {
                self.text(if *is_final { "final " } else { "var " });
                self.list(vars, Self::variable);
            }
            ExprKind::Function(local) => self.local_function(local),
            ExprKind::If { condition, then, otherwise } => {
                self.bracketed("if (", condition, ") ");
                self.expr(then);
                if let Some(otherwise) = otherwise {
                    self.bracketed(" else ", otherwise, "");
                }
            }
            ExprKind::For { binder, iterable, body } => {
                match binder {
                    ForBinder::Value(name) => self.text(&format!("for ({} in ", name.name)),
                    ForBinder::KeyValue(key, value) => {
                        self.text(&format!("for ({} => {} in ", key.name, value.name));
                    }
                }
                self.bracketed("", iterable, ") ");
                self.expr(body);
            }
            ExprKind::While { condition, body, is_do } => {
                if *is_do {
                    self.bracketed("do ", body, " ");
                }
                self.bracketed("while (", condition, ")");
                if !is_do {
                    self.bracketed(" ", body, "");
                }
            }
            ExprKind::Switch { subject, cases, default } => {
                self.bracketed("switch ", subject, " {");
                self.depth += 1;
                for case in cases {
                    self.case(case);
                }
                if let Some(body) = default {
                    self.line();
                    self.text("default:");
                    self.statements(body);
                }
                self.depth -= 1;
                self.line();
                self.text("}");
            }
            ExprKind::Try { body, catches } => {
                self.bracketed("try ", body, "");
                for catch in catches {
                    self.text(&format!(" catch ({}", catch.name.name));
                    self.hint(catch.ty.as_ref());
                    self.bracketed(") ", &catch.body, "");
                }
            }
            ExprKind::Throw(value) => self.bracketed("throw ", value, ""),
            ExprKind::Return(None) => self.text("return"),
            ExprKind::Return(Some(value)) => self.bracketed("return ", value, ""),
            ExprKind::Break => self.text("break"),
            ExprKind::Continue => self.text("continue"),
            ExprKind::Untyped(value) => self.bracketed("untyped ", value, ""),
            ExprKind::Inline(value) => self.bracketed("inline ", value, ""),
            ExprKind::Meta { meta, expr } => {
                self.one_metadata(meta);
                self.expr(expr);
            }
            ExprKind::TypeTrace(value) => self.bracketed("$type(", value, ")"),
            _ => self.text("<error>"),
        }
    }

    fn bracketed(&mut self, before: &str, expr: &Expr, after: &str) {
        self.text(before);
        self.expr(expr);
        self.text(after);
    }

    fn infix(&mut self, left: &Expr, sign: &str, right: &Expr) {
        self.expr(left);
        self.text(&format!(" {sign} "));
        self.expr(right);
    }

    fn args(&mut self, args: &[Expr]) {
        self.text("(");
        self.list(args, Self::expr);
        self.text(")");
    }

    fn literal(&mut self, literal: &Literal) {
        let text = match literal {
            Literal::Null => "null".to_owned(),
            Literal::Bool(value) => value.to_string(),
            Literal::Int(value) if *value < 0 => format!("0x{value:08X}"),
            Literal::Int(value) => value.to_string(),
            Literal::Int64(value) => format!("0x{value:X}i64"),
            Literal::UInt(value) => format!("{value}u32"),
            Literal::Float(value) => {
                let text = format!("{value:?}");
                // An integer that 32 bits do not hold needs no point to be a float.
                if text.contains(['.', 'e']) { text } else { text + ".0" }
            }
            Literal::String(text) => quoted(text, '"'),
        };
        self.text(&text);
    }

    fn interpolation(&mut self, parts: &[StringPart]) {
        self.text("'");
        for part in parts {
            match part {
                StringPart::Text(text, _) => {
                    let quoted = quoted(text, '\'');
                    self.text(&quoted[1..quoted.len() - 1]);
                }
                StringPart::Expr(expr) => self.bracketed("${", expr, "}"),
            }
        }
        self.text("'");
    }

    fn variable(&mut self, variable: &VarDecl) {
        self.metadata(&variable.meta);
        self.text(&variable.name.name);
        self.hint(variable.ty.as_ref());
        if let Some(init) = &variable.init {
            self.bracketed(" = ", init, "");
        }
    }

    fn local_function(&mut self, local: &LocalFunction) {
        if local.is_arrow {
            self.params(&local.function.params);
            self.text(" -> ");
            if let Some(body) = &local.function.body {
                self.expr(body);
            }
            return;
        }
        self.text(if local.is_inline { "inline function" } else { "function" });
        if let Some(name) = &local.name {
            self.text(" ");
            self.text(&name.name);
        }
        let function = &local.function;
        self.type_params(&function.type_params);
        self.params(&function.params);
        self.hint(function.result.as_ref());
        if let Some(body) = &function.body {
            self.bracketed(" ", body, "");
        }
    }

    fn case(&mut self, case: &Case) {
        self.line();
        self.text("case ");
        self.pattern(&case.pattern);
        if let Some(guard) = &case.guard {
            self.bracketed(" if (", guard, ")");
        }
        self.text(":");
        self.statements(&case.body);
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Wildcard => self.text("_"),
            PatternKind::Name(name) => self.text(&name.name),
            PatternKind::Capture(name) => self.text(&format!("var {}", name.name)),
            PatternKind::Binding { name, pattern } => {
                self.text(&format!("{} = ", name.name));
                self.pattern(pattern);
            }
            PatternKind::Constructor { callee, args } => {
                self.expr(callee);
                self.text("(");
                self.list(args, Self::pattern);
                self.text(")");
            }
            PatternKind::Array(list) => {
                self.text("[");
                self.list(list, Self::pattern);
                self.text("]");
            }
            PatternKind::Object(fields) => {
                self.text("{");
                self.list(fields, |printer, (name, pattern)| {
                    printer.text(&format!("{}: ", name.name));
                    printer.pattern(pattern);
                });
                self.text("}");
            }
            PatternKind::Or(list) => {
                for (index, pattern) in list.iter().enumerate() {
                    if index > 0 {
                        self.text(" | ");
                    }
                    self.pattern(pattern);
                }
            }
            PatternKind::Extractor { expr, pattern } => {
                self.bracketed("", expr, " => ");
                self.pattern(pattern);
            }
            PatternKind::Typed { pattern, ty } => {
                self.text("(");
                self.pattern(pattern);
                self.text(" : ");
                self.ty(ty);
                self.text(")");
            }
            PatternKind::Value(expr) => self.expr(expr),
            PatternKind::Error => self.text("<error>"),
        }
    }
}
