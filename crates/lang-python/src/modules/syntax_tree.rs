//! The module `_ast`: what a text parses to, written down for the module `ast` to make its nodes of.
//!
//! A node is written `{"n": kind, "p": place, "f": [fields]}`, a value of the program `{"c": type, "v": text}`; lists, names
//! and None are what they are in JSON. Kinds, fields and their order are those of CPython.

use std::fmt::{Debug, Write};

use bytecode::module::Constant;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use crate::define::{Method, exactly};
use crate::lower::constant::number;
use crate::parse::{Depth, Mode, on_large_stack, parse};
use crate::source::Source;
use crate::text::name_text;

/// `parse(text, file, is_expression)`.
fn parse_text(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text, file, is_expression] = exactly(cx, this, arguments)?;
    let (text, file) = (name_text(text), name_text(file));
    let mode = if is_expression == Value::TRUE { Mode::Expression } else { Mode::Module };
    match written(&text, &file, mode) {
        Ok(written) => Ok(cx.new_string(&written)?.value()),
        Err(error) => crate::imports::raise_syntax_error(cx, &error),
    }
}

fn written(
    text: &str,
    file: &str,
    mode: Mode,
) -> std::result::Result<String, Box<crate::syntax_error::SyntaxError>> {
    let source = Source::new(text, file);
    let tree = parse(&source, mode)?;
    let write = |source: &Source<'_>, tree: &Mod| {
        let mut writer = Writer { source, out: String::new() };
        writer.module(tree);
        writer.out.pop();
        writer.out
    };
    Ok(match tree.depth {
        Depth::Shallow => write(&source, &tree.syntax),
        // The tree is dropped there too: that recurses as well.
        Depth::Deep => on_large_stack(move || write(&Source::new(text, file), &tree.syntax)),
    })
}

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    super::new_module(cx, "_ast", &[&[Method::new("_parse", parse_text)]])
}

/// Writes a tree. Each value ends with a comma, which lists and nodes take away behind their last.
struct Writer<'s> {
    source: &'s Source<'s>,
    out: String,
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.out.extend(['\\', c]),
                c if c < ' ' => drop(write!(self.out, "\\u{:04x}", c as u32)),
                c => self.out.push(c),
            }
        }
        self.out.push_str("\",");
    }

    fn none(&mut self) {
        self.out.push_str("null,");
    }

    fn integer(&mut self, number: i64) {
        let _ = write!(self.out, "{number},");
    }

    fn name(&mut self, name: &Identifier) {
        self.text(name.as_str());
    }

    fn optional_name(&mut self, name: Option<&Identifier>) {
        match name {
            Some(name) => self.name(name),
            None => self.none(),
        }
    }

    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.out.push('[');
        items.into_iter().for_each(|item| write(self, item));
        self.end("],");
    }

    fn end(&mut self, end: &str) {
        if self.out.ends_with(',') {
            self.out.pop();
        }
        self.out.push_str(end);
    }

    fn node(&mut self, kind: &str, range: Option<TextRange>, fields: impl FnOnce(&mut Self)) {
        let _ = write!(self.out, "{{\"n\":\"{kind}\",");
        if let Some(range) = range {
            let place = |offset: u32| {
                let line = self.source.line(offset);
                (line, offset - self.source.line_start(line))
            };
            let ((line, column), (end_line, end_column)) =
                (place(range.start().to_u32()), place(range.end().to_u32()));
            let _ = write!(self.out, "\"p\":[{line},{column},{end_line},{end_column}],");
        }
        self.out.push_str("\"f\":[");
        fields(self);
        self.end("]},");
    }

    /// A node that says nothing but what it is: an operator, a context.
    fn mark(&mut self, kind: impl Debug) {
        self.node(&format!("{kind:?}"), None, |_| {});
    }

    fn value(&mut self, ty: &str, text: &str) {
        let _ = write!(self.out, "{{\"c\":\"{ty}\",\"v\":");
        self.text(text);
        self.end("},");
    }

    fn module(&mut self, tree: &Mod) {
        match tree {
            Mod::Module(module) => self.node("Module", None, |w| {
                w.body(&module.body);
                w.out.push_str("[],");
            }),
            Mod::Expression(expression) => self.node("Expression", None, |w| w.expr(&expression.body)),
        }
    }

    fn body(&mut self, body: &[Stmt]) {
        self.list(body, Self::stmt);
    }

    fn exprs<'a>(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) {
        self.list(exprs, Self::expr);
    }

    fn optional(&mut self, expr: Option<&Expr>) {
        match expr {
            Some(expr) => self.expr(expr),
            None => self.none(),
        }
    }

    /// The place of a definition without its decorators.
    fn behind_decorators(&self, range: TextRange, decorators: &[Decorator]) -> TextRange {
        let Some(last) = decorators.last() else { return range };
        let mut at = last.range().end().to_usize();
        for line in self.source.text[at..].split_inclusive('\n') {
            let start = line.trim_start();
            if !start.is_empty() && !start.starts_with('#') {
                at += line.len() - start.len();
                break;
            }
            at += line.len();
        }
        TextRange::new((at as u32).into(), range.end())
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let range = stmt.range();
        match stmt {
            Stmt::FunctionDef(def) => {
                let kind = if def.is_async { "AsyncFunctionDef" } else { "FunctionDef" };
                let range = self.behind_decorators(range, &def.decorator_list);
                self.node(kind, Some(range), |w| {
                    w.name(&def.name);
                    w.parameters(Some(&def.parameters));
                    w.body(&def.body);
                    w.list(&def.decorator_list, |w, decorator| w.expr(&decorator.expression));
                    w.optional(def.returns.as_deref());
                    w.none();
                    w.type_params(def.type_params.as_deref());
                });
            }
            Stmt::ClassDef(def) => {
                let range = self.behind_decorators(range, &def.decorator_list);
                self.node("ClassDef", Some(range), |w| {
                    w.name(&def.name);
                    let (bases, keywords) = match def.arguments.as_deref() {
                        Some(arguments) => (&*arguments.args, &*arguments.keywords),
                        None => (&[] as &[Expr], &[] as &[Keyword]),
                    };
                    w.exprs(bases);
                    w.list(keywords, Self::keyword);
                    w.body(&def.body);
                    w.list(&def.decorator_list, |w, decorator| w.expr(&decorator.expression));
                    w.type_params(def.type_params.as_deref());
                });
            }
            Stmt::Return(s) => self.node("Return", Some(range), |w| w.optional(s.value.as_deref())),
            Stmt::Delete(s) => self.node("Delete", Some(range), |w| w.exprs(&s.targets)),
            Stmt::TypeAlias(s) => self.node("TypeAlias", Some(range), |w| {
                w.expr(&s.name);
                w.type_params(s.type_params.as_deref());
                w.expr(&s.value);
            }),
            Stmt::Assign(s) => self.node("Assign", Some(range), |w| {
                w.exprs(&s.targets);
                w.expr(&s.value);
                w.none();
            }),
            Stmt::AugAssign(s) => self.node("AugAssign", Some(range), |w| {
                w.expr(&s.target);
                w.mark(s.op);
                w.expr(&s.value);
            }),
            Stmt::AnnAssign(s) => self.node("AnnAssign", Some(range), |w| {
                w.expr(&s.target);
                w.expr(&s.annotation);
                w.optional(s.value.as_deref());
                w.integer(s.simple as i64);
            }),
            Stmt::For(s) => self.node(if s.is_async { "AsyncFor" } else { "For" }, Some(range), |w| {
                w.expr(&s.target);
                w.expr(&s.iter);
                w.body(&s.body);
                w.body(&s.orelse);
                w.none();
            }),
            Stmt::While(s) => self.node("While", Some(range), |w| {
                w.expr(&s.test);
                w.body(&s.body);
                w.body(&s.orelse);
            }),
            Stmt::If(s) => self.node("If", Some(range), |w| {
                w.expr(&s.test);
                w.body(&s.body);
                w.otherwise(&s.elif_else_clauses, range);
            }),
            Stmt::With(s) => self.node(if s.is_async { "AsyncWith" } else { "With" }, Some(range), |w| {
                w.list(&s.items, |w, item| {
                    w.node("withitem", None, |w| {
                        w.expr(&item.context_expr);
                        w.optional(item.optional_vars.as_deref());
                    });
                });
                w.body(&s.body);
                w.none();
            }),
            Stmt::Match(s) => self.node("Match", Some(range), |w| {
                w.expr(&s.subject);
                w.list(&s.cases, |w, case| {
                    w.node("match_case", None, |w| {
                        w.pattern(&case.pattern);
                        w.optional(case.guard.as_deref());
                        w.body(&case.body);
                    });
                });
            }),
            Stmt::Raise(s) => self.node("Raise", Some(range), |w| {
                w.optional(s.exc.as_deref());
                w.optional(s.cause.as_deref());
            }),
            Stmt::Try(s) => self.node(if s.is_star { "TryStar" } else { "Try" }, Some(range), |w| {
                w.body(&s.body);
                w.list(&s.handlers, |w, ExceptHandler::ExceptHandler(handler)| {
                    w.node("ExceptHandler", Some(handler.range), |w| {
                        w.optional(handler.type_.as_deref());
                        w.optional_name(handler.name.as_ref());
                        w.body(&handler.body);
                    });
                });
                w.body(&s.orelse);
                w.body(&s.finalbody);
            }),
            Stmt::Assert(s) => self.node("Assert", Some(range), |w| {
                w.expr(&s.test);
                w.optional(s.msg.as_deref());
            }),
            Stmt::Import(s) => self.node("Import", Some(range), |w| w.list(&s.names, Self::alias)),
            Stmt::ImportFrom(s) => self.node("ImportFrom", Some(range), |w| {
                w.optional_name(s.module.as_ref());
                w.list(&s.names, Self::alias);
                w.integer(s.level as i64);
            }),
            Stmt::Global(s) => self.node("Global", Some(range), |w| w.list(&s.names, Self::name)),
            Stmt::Nonlocal(s) => self.node("Nonlocal", Some(range), |w| w.list(&s.names, Self::name)),
            Stmt::Expr(s) => self.node("Expr", Some(range), |w| w.expr(&s.value)),
            Stmt::Break(_) => self.node("Break", Some(range), |_| {}),
            Stmt::Continue(_) => self.node("Continue", Some(range), |_| {}),
            Stmt::Pass(_) | Stmt::IpyEscapeCommand(_) => self.node("Pass", Some(range), |_| {}),
        }
    }

    /// What is done where a condition does not hold: an `elif` is an `if` inside.
    fn otherwise(&mut self, clauses: &[ElifElseClause], whole: TextRange) {
        match clauses {
            [] => self.body(&[]),
            [ElifElseClause { test: None, body, .. }, ..] => self.body(body),
            [ElifElseClause { test: Some(test), body, range, .. }, rest @ ..] => self.list([()], |w, ()| {
                w.node("If", Some(TextRange::new(range.start(), whole.end())), |w| {
                    w.expr(test);
                    w.body(body);
                    w.otherwise(rest, whole);
                });
            }),
        }
    }

    fn alias(&mut self, alias: &Alias) {
        self.node("alias", Some(alias.range), |w| {
            w.name(&alias.name);
            w.optional_name(alias.asname.as_ref());
        });
    }

    fn keyword(&mut self, keyword: &Keyword) {
        self.node("keyword", Some(keyword.range), |w| {
            w.optional_name(keyword.arg.as_ref());
            w.expr(&keyword.value);
        });
    }

    fn parameter(&mut self, parameter: &Parameter) {
        self.node("arg", Some(parameter.range), |w| {
            w.name(&parameter.name);
            w.optional(parameter.annotation.as_deref());
            w.none();
        });
    }

    fn parameters(&mut self, parameters: Option<&Parameters>) {
        let none = Parameters::default();
        let parameters = parameters.unwrap_or(&none);
        let optional = |w: &mut Self, parameter: Option<&Parameter>| match parameter {
            Some(parameter) => w.parameter(parameter),
            None => w.none(),
        };
        self.node("arguments", None, |w| {
            w.list(&parameters.posonlyargs, |w, with| w.parameter(&with.parameter));
            w.list(&parameters.args, |w, with| w.parameter(&with.parameter));
            optional(w, parameters.vararg.as_deref());
            w.list(&parameters.kwonlyargs, |w, with| w.parameter(&with.parameter));
            w.list(&parameters.kwonlyargs, |w, with| w.optional(with.default.as_deref()));
            optional(w, parameters.kwarg.as_deref());
            let positional = parameters.posonlyargs.iter().chain(&parameters.args);
            w.exprs(positional.filter_map(|with| with.default.as_deref()));
        });
    }

    fn type_params(&mut self, parameters: Option<&TypeParams>) {
        let parameters: &[TypeParam] = parameters.map_or(&[], |parameters| &parameters.type_params);
        self.list(parameters, |w, parameter| match parameter {
            TypeParam::TypeVar(variable) => w.node("TypeVar", Some(variable.range), |w| {
                w.name(&variable.name);
                w.optional(variable.bound.as_deref());
            }),
            TypeParam::TypeVarTuple(variable) => {
                w.node("TypeVarTuple", Some(variable.range), |w| w.name(&variable.name));
            }
            TypeParam::ParamSpec(variable) => {
                w.node("ParamSpec", Some(variable.range), |w| w.name(&variable.name));
            }
        });
    }

    fn comprehensions(&mut self, generators: &[Comprehension]) {
        self.list(generators, |w, generator| {
            w.node("comprehension", None, |w| {
                w.expr(&generator.target);
                w.expr(&generator.iter);
                w.exprs(&generator.ifs);
                w.integer(generator.is_async as i64);
            });
        });
    }

    fn constant(&mut self, range: TextRange, ty: &str, text: &str) {
        self.node("Constant", Some(range), |w| {
            w.value(ty, text);
            w.none();
        });
    }

    fn number(&mut self, literal: &ExprNumberLiteral) {
        let (ty, text) = match number(&literal.value) {
            Constant::Int(value) => ("int", value.to_string()),
            Constant::BigInt(digits) => ("int", digits),
            Constant::Float(value) => ("float", format!("{value:?}")),
            Constant::Named(text) => ("complex", text),
            _ => unreachable!("the constants of numbers"),
        };
        self.constant(literal.range, ty, &text);
    }

    fn expr(&mut self, expr: &Expr) {
        let range = expr.range();
        let place = Some(range);
        match expr {
            Expr::BoolOp(e) => self.node("BoolOp", place, |w| {
                w.mark(e.op);
                w.exprs(&e.values);
            }),
            Expr::Named(e) => self.node("NamedExpr", place, |w| {
                w.expr(&e.target);
                w.expr(&e.value);
            }),
            Expr::BinOp(e) => self.node("BinOp", place, |w| {
                w.expr(&e.left);
                w.mark(e.op);
                w.expr(&e.right);
            }),
            Expr::UnaryOp(e) => self.node("UnaryOp", place, |w| {
                w.mark(e.op);
                w.expr(&e.operand);
            }),
            Expr::Lambda(e) => self.node("Lambda", place, |w| {
                w.parameters(e.parameters.as_deref());
                w.expr(&e.body);
            }),
            Expr::If(e) => self.node("IfExp", place, |w| {
                w.expr(&e.test);
                w.expr(&e.body);
                w.expr(&e.orelse);
            }),
            Expr::Dict(e) => self.node("Dict", place, |w| {
                w.list(&e.items, |w, item| w.optional(item.key.as_ref()));
                w.list(&e.items, |w, item| w.expr(&item.value));
            }),
            Expr::Set(e) => self.node("Set", place, |w| w.exprs(&e.elts)),
            Expr::ListComp(e) => self.comprehension("ListComp", range, &e.elt, &e.generators),
            Expr::SetComp(e) => self.comprehension("SetComp", range, &e.elt, &e.generators),
            Expr::Generator(e) => self.comprehension("GeneratorExp", range, &e.elt, &e.generators),
            Expr::DictComp(e) => self.node("DictComp", place, |w| {
                w.optional(e.key.as_deref());
                w.expr(&e.value);
                w.comprehensions(&e.generators);
            }),
            Expr::Await(e) => self.node("Await", place, |w| w.expr(&e.value)),
            Expr::Yield(e) => self.node("Yield", place, |w| w.optional(e.value.as_deref())),
            Expr::YieldFrom(e) => self.node("YieldFrom", place, |w| w.expr(&e.value)),
            Expr::Compare(e) => self.node("Compare", place, |w| {
                w.expr(&e.left);
                w.list(&e.ops, |w, op| w.mark(op));
                w.exprs(&e.comparators);
            }),
            Expr::Call(e) => self.node("Call", place, |w| {
                w.expr(&e.func);
                w.exprs(&e.arguments.args);
                w.list(&e.arguments.keywords, Self::keyword);
            }),
            Expr::FString(e) => self.joined(e),
            Expr::StringLiteral(e) => self.node("Constant", place, |w| {
                w.value("str", e.value.to_str());
                if e.value.is_unicode() { w.text("u") } else { w.none() }
            }),
            Expr::BytesLiteral(e) => {
                let text: String = e.value.bytes().map(char::from).collect();
                self.constant(range, "bytes", &text);
            }
            Expr::NumberLiteral(e) => self.number(e),
            Expr::BooleanLiteral(e) => self.constant(range, "bool", if e.value { "True" } else { "" }),
            Expr::NoneLiteral(_) => self.constant(range, "None", ""),
            Expr::EllipsisLiteral(_) => self.constant(range, "Ellipsis", ""),
            Expr::Attribute(e) => self.node("Attribute", place, |w| {
                w.expr(&e.value);
                w.name(&e.attr);
                w.mark(e.ctx);
            }),
            Expr::Subscript(e) => self.node("Subscript", place, |w| {
                w.expr(&e.value);
                w.expr(&e.slice);
                w.mark(e.ctx);
            }),
            Expr::Starred(e) => self.node("Starred", place, |w| {
                w.expr(&e.value);
                w.mark(e.ctx);
            }),
            Expr::Name(e) => self.node("Name", place, |w| {
                w.text(e.id.as_str());
                w.mark(e.ctx);
            }),
            Expr::List(e) => self.node("List", place, |w| {
                w.exprs(&e.elts);
                w.mark(e.ctx);
            }),
            Expr::Tuple(e) => self.node("Tuple", place, |w| {
                w.exprs(&e.elts);
                w.mark(e.ctx);
            }),
            Expr::Slice(e) => self.node("Slice", place, |w| {
                w.optional(e.lower.as_deref());
                w.optional(e.upper.as_deref());
                w.optional(e.step.as_deref());
            }),
            // The parser refuses both in programs for this version.
            Expr::TString(_) | Expr::IpyEscapeCommand(_) => self.constant(range, "None", ""),
        }
    }

    fn comprehension(&mut self, kind: &str, range: TextRange, element: &Expr, generators: &[Comprehension]) {
        self.node(kind, Some(range), |w| {
            w.expr(element);
            w.comprehensions(generators);
        });
    }

    fn joined(&mut self, string: &ExprFString) {
        self.node("JoinedStr", Some(string.range), |w| {
            w.list([()], |w, ()| {
                let mut text = String::new();
                for part in &string.value {
                    match part {
                        FStringPart::Literal(literal) => text.push_str(&literal.value),
                        FStringPart::FString(inner) => w.pieces(&inner.elements, &mut text, string.range),
                    }
                }
                w.piece_of_text(&mut text, string.range);
            });
        });
    }

    fn piece_of_text(&mut self, text: &mut String, range: TextRange) {
        if !text.is_empty() {
            self.constant(range, "str", &std::mem::take(text));
        }
    }

    /// The pieces of an f-string; text at the end is left in `text`, for what follows.
    fn pieces<'a>(
        &mut self,
        elements: impl IntoIterator<Item = &'a InterpolatedStringElement>,
        text: &mut String,
        range: TextRange,
    ) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => text.push_str(&literal.value),
                InterpolatedStringElement::Interpolation(value) => {
                    let mut conversion = value.conversion.to_byte().map_or(-1, i64::from);
                    if let Some(debug) = &value.debug_text {
                        text.push_str(debug.as_str());
                        if conversion == -1 && value.format_spec.is_none() {
                            conversion = i64::from(b'r');
                        }
                    }
                    self.piece_of_text(text, range);
                    self.node("FormattedValue", Some(value.range), |w| {
                        w.expr(&value.expression);
                        w.integer(conversion);
                        let Some(spec) = &value.format_spec else { return w.none() };
                        w.node("JoinedStr", Some(spec.range), |w| {
                            w.list([()], |w, ()| {
                                let mut text = String::new();
                                w.pieces(&spec.elements, &mut text, spec.range);
                                w.piece_of_text(&mut text, spec.range);
                            });
                        });
                    });
                }
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        let place = Some(pattern.range());
        match pattern {
            Pattern::MatchValue(p) => self.node("MatchValue", place, |w| w.expr(&p.value)),
            Pattern::MatchSingleton(p) => self.node("MatchSingleton", place, |w| match p.value {
                Singleton::None => w.none(),
                Singleton::True => w.out.push_str("true,"),
                Singleton::False => w.out.push_str("false,"),
            }),
            Pattern::MatchSequence(p) => {
                self.node("MatchSequence", place, |w| w.list(&p.patterns, Self::pattern));
            }
            Pattern::MatchMapping(p) => self.node("MatchMapping", place, |w| {
                w.exprs(&p.keys);
                w.list(&p.patterns, Self::pattern);
                w.optional_name(p.rest.as_ref());
            }),
            Pattern::MatchClass(p) => self.node("MatchClass", place, |w| {
                w.expr(&p.cls);
                w.list(&p.arguments.patterns, Self::pattern);
                w.list(&p.arguments.keywords, |w, keyword| w.name(&keyword.attr));
                w.list(&p.arguments.keywords, |w, keyword| w.pattern(&keyword.pattern));
            }),
            Pattern::MatchStar(p) => {
                self.node("MatchStar", place, |w| w.optional_name(p.name.as_ref()));
            }
            Pattern::MatchAs(p) => self.node("MatchAs", place, |w| {
                match p.pattern.as_deref() {
                    Some(pattern) => w.pattern(pattern),
                    None => w.none(),
                }
                w.optional_name(p.name.as_ref());
            }),
            Pattern::MatchOr(p) => self.node("MatchOr", place, |w| w.list(&p.patterns, Self::pattern)),
        }
    }
}
