//! Collects the scopes of a module in one walk over its tree, and what CPython's symbol table and compiler refuse.
//!
//! CPython finds errors in two passes; so two are kept here, and the one of the earlier pass wins.

mod names;
mod pattern;

use bytecode::module::Constant;
use ruff_python_ast::visitor::{
    Visitor, walk_arguments, walk_expr, walk_interpolated_string_element, walk_stmt,
};
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::constant;
use super::scope::{ScopeId, ScopeKind, Scopes, mangle, node_key};
use crate::source::Source;
use crate::syntax_error::SyntaxError;

pub(super) use pattern::captured_names;

/// At most so many literals of a frame's loops get registers.
const MAX_LOOP_CONSTANTS: usize = 12;

/// Collects the scopes of a module.
///
/// # Errors
/// What CPython refuses between parsing and running, and what is not supported yet.
pub(super) fn collect(source: &Source<'_>, tree: &Mod, is_snippet: bool) -> Result<Scopes, Box<SyntaxError>> {
    let mut scopes = Scopes::default();
    let kind = if is_snippet { ScopeKind::Snippet } else { ScopeKind::Module };
    scopes.add(kind, 0, "<module>", node_key(tree));
    let mut collector = Collector {
        source,
        scopes,
        scope: 0,
        loop_depth: 0,
        breakable: 0,
        star_clause: None,
        iterable_depth: 0,
        may_import_future: true,
        first_error: None,
        second_error: None,
    };
    match tree {
        Mod::Module(module) => {
            for (index, stmt) in module.body.iter().enumerate() {
                collector.note_future(index, stmt);
                collector.visit_stmt(stmt);
            }
        }
        Mod::Expression(expression) => collector.visit_expr(&expression.body),
    }
    if let Some(error) = collector.first_error.take() {
        return Err(error);
    }
    if let Some(unbound) = collector.scopes.find_captures() {
        return Err(collector.unbound_nonlocal(unbound));
    }
    match collector.second_error {
        Some(error) => Err(error),
        None => Ok(collector.scopes),
    }
}

struct Collector<'s> {
    source: &'s Source<'s>,
    scopes: Scopes,
    scope: ScopeId,
    /// Loops around, in this frame.
    loop_depth: u32,
    /// Loop statements around, in this function.
    breakable: u32,
    /// In a clause `except*` of this function: how many loop statements are around the clause.
    star_clause: Option<u32>,
    /// Iterables of comprehensions around.
    iterable_depth: u32,
    may_import_future: bool,
    /// The first error of the symbol table.
    first_error: Option<Box<SyntaxError>>,
    /// The first error of the compiler.
    second_error: Option<Box<SyntaxError>>,
}

fn bounds(range: TextRange) -> (u32, u32) {
    (range.start().to_u32(), range.end().to_u32())
}

impl Collector<'_> {
    fn refuse_first(&mut self, message: impl Into<String>, range: TextRange) {
        if self.first_error.is_none() {
            let (start, end) = bounds(range);
            self.first_error = Some(self.source.error(message, start, end));
        }
    }

    fn refuse(&mut self, message: impl Into<String>, range: TextRange) {
        if self.second_error.is_none() {
            let (start, end) = bounds(range);
            self.second_error = Some(self.source.error(message, start, end));
        }
    }

    fn mangled(&self, name: &str) -> String {
        mangle(self.scopes.all[self.scope].private_class.as_deref(), name).into_owned()
    }

    fn bind(&mut self, name: &str, range: TextRange) {
        if name == "__debug__" {
            self.refuse("cannot assign to __debug__", range);
        }
        let name = self.mangled(name);
        self.scopes.all[self.scope].symbol_mut(&name).is_bound = true;
    }

    fn bind_deleted(&mut self, name: &str, range: TextRange) {
        self.bind(name, range);
        let name = self.mangled(name);
        self.scopes.all[self.scope].symbol_mut(&name).is_deleted = true;
    }

    fn use_name(&mut self, name: &str) {
        let name = self.mangled(name);
        self.scopes.all[self.scope].symbol_mut(&name).is_used = true;
        if matches!(name.as_str(), "super" | "__class__") {
            self.use_class();
        }
    }

    /// Notes a use of `__class__`, if there is a class around a function around here.
    fn use_class(&mut self) {
        let mut scope = self.scope;
        while scope != 0 && self.scopes.all[scope].kind != ScopeKind::Class {
            scope = self.scopes.all[scope].parent;
        }
        if scope != 0 && scope != self.scope {
            self.scopes.all[scope].needs_class_cell = true;
            self.scopes.all[scope].symbol_mut("__class__");
            self.scopes.all[self.scope].symbol_mut("__class__").is_used = true;
        }
    }

    fn frame(&mut self) -> &mut super::scope::Scope {
        let frame = self.scopes.all[self.scope].frame;
        &mut self.scopes.all[frame]
    }

    fn within(&mut self, scope: ScopeId, work: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.scope, scope);
        let is_frame = self.scopes.all[scope].frame == scope;
        let (loops, breakable) = (self.loop_depth, self.breakable);
        let star_clause = self.star_clause;
        if is_frame {
            self.loop_depth = 0;
            self.breakable = 0;
            self.star_clause = None;
        }
        work(self);
        self.loop_depth = loops;
        self.breakable = breakable;
        self.star_clause = star_clause;
        self.scope = around;
    }

    fn parameters(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_source_order() {
            let parameter = parameter.as_parameter();
            let name = self.mangled(&parameter.name);
            if self.scopes.all[self.scope].symbol(&name).is_some_and(|symbol| symbol.is_parameter) {
                let message = format!("duplicate argument '{name}' in function definition");
                self.refuse_first(message, parameter.range);
            }
            self.bind(&parameter.name, parameter.range);
            self.scopes.all[self.scope].symbol_mut(&name).is_parameter = true;
        }
    }

    fn defaults(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
        for parameter in parameters.iter() {
            if let Some(annotation) = parameter.annotation() {
                self.visit_expr(annotation);
            }
        }
    }

    fn function(&mut self, def: &StmtFunctionDef) {
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.with_type_parameters(def.type_params.as_deref(), &def.name, |this| {
            this.defaults(&def.parameters);
            if let Some(returns) = &def.returns {
                this.visit_expr(returns);
            }
            let scope = this.scopes.add(ScopeKind::Function, this.scope, &def.name, node_key(def));
            this.scopes.all[scope].is_async = def.is_async;
            this.within(scope, |this| {
                this.parameters(&def.parameters);
                this.visit_body(&def.body);
            });
            let facts = &this.scopes.all[scope];
            if facts.is_async
                && facts.is_generator
                && let Some((start, end)) = facts.returns_value
            {
                let range = TextRange::new(start.into(), end.into());
                this.refuse("'return' with value in async generator", range);
            }
        });
        self.bind(&def.name, def.name.range);
    }

    fn class(&mut self, def: &StmtClassDef) {
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.with_type_parameters(def.type_params.as_deref(), &def.name, |this| {
            if let Some(arguments) = &def.arguments {
                this.visit_arguments(arguments);
            }
            let scope = this.scopes.add(ScopeKind::Class, this.scope, &def.name, node_key(def));
            this.within(scope, |this| {
                for name in ["__module__", "__qualname__"] {
                    this.scopes.all[scope].symbol_mut(name).is_bound = true;
                }
                this.visit_body(&def.body);
            });
        });
        self.bind(&def.name, def.name.range);
    }

    fn type_alias(&mut self, stmt: &StmtTypeAlias) {
        let Expr::Name(name) = &*stmt.name else { return };
        self.with_type_parameters(stmt.type_params.as_deref(), &name.id, |this| {
            let scope = this.scopes.add(ScopeKind::Lambda, this.scope, &name.id, node_key(&*stmt.value));
            this.within(scope, |this| this.visit_expr(&stmt.value));
        });
        self.bind(&name.id, name.range);
    }

    /// Visits a definition, inside a scope of its type parameters if it has any.
    fn with_type_parameters(
        &mut self,
        params: Option<&TypeParams>,
        name: &str,
        definition: impl FnOnce(&mut Self),
    ) {
        let Some(params) = params else { return definition(self) };
        let text = format!("<generic parameters of {name}>");
        let scope = self.scopes.add(ScopeKind::TypeParameters, self.scope, &text, node_key(params));
        self.within(scope, |this| {
            for (index, param) in params.iter().enumerate() {
                let name = param.name();
                if params[..index].iter().any(|other| other.name().as_str() == name.as_str()) {
                    this.refuse_first(format!("duplicate type parameter '{name}'"), param.range());
                }
                this.bind(name, param.range());
            }
            definition(this);
        });
    }

    /// Notes that an expression may only stand in asynchronous code.
    fn awaits(&mut self, what: &str, range: TextRange) {
        let frame = self.frame();
        match frame.kind {
            // A generator expression that awaits is an asynchronous one, wherever it stands.
            ScopeKind::Generator => frame.is_async = true,
            _ if frame.is_async => {}
            ScopeKind::Module | ScopeKind::Snippet | ScopeKind::Class if what == "'await'" => {
                self.refuse(format!("{what} outside function"), range);
            }
            _ => self.refuse(format!("{what} outside async function"), range),
        }
    }

    fn awaits_in_comprehension(&mut self, range: TextRange) {
        let frame = self.frame();
        match frame.kind {
            ScopeKind::Generator => frame.is_async = true,
            _ if frame.is_async => {}
            _ => self.refuse("asynchronous comprehension outside of an asynchronous function", range),
        }
    }

    fn comprehension(
        &mut self,
        name: &str,
        key: usize,
        range: TextRange,
        generators: &[Comprehension],
        elements: &[&Expr],
    ) {
        let kind = match name {
            "generator expression" => ScopeKind::Generator,
            _ => ScopeKind::Comprehension,
        };
        self.iterable_depth += 1;
        self.visit_expr(&generators[0].iter);
        self.iterable_depth -= 1;
        let scope = self.scopes.add(kind, self.scope, name, key);
        self.within(scope, |this| {
            this.loop_depth += 1;
            for generator in generators {
                if generator.is_async {
                    this.awaits_in_comprehension(range);
                }
            }
            for (index, generator) in generators.iter().enumerate() {
                this.iteration_target(&generator.target);
                if index > 0 {
                    this.iterable_depth += 1;
                    this.visit_expr(&generator.iter);
                    this.iterable_depth -= 1;
                }
                for condition in &generator.ifs {
                    this.visit_expr(condition);
                }
            }
            for element in elements {
                this.visit_expr(element);
            }
            this.loop_depth -= 1;
        });
    }

    fn iteration_target(&mut self, target: &Expr) {
        self.visit_expr(target);
        let mut names = Vec::new();
        bound_names(target, &mut names);
        for (name, range) in names {
            let name = self.mangled(name);
            let symbol = self.scopes.all[self.scope].symbol_mut(&name);
            symbol.is_iteration = true;
            if symbol.is_assigned_outside {
                let message =
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                self.refuse_first(message, range);
            }
        }
    }

    fn yields(&mut self, range: TextRange, what: &str) {
        let kind = self.scopes.all[self.scope].kind;
        match kind {
            ScopeKind::Comprehension | ScopeKind::Generator => {
                let what = self.scopes.all[self.scope].name.clone();
                self.refuse_first(format!("'yield' inside {what}"), range);
            }
            ScopeKind::Module | ScopeKind::Snippet | ScopeKind::Class => {
                self.refuse(format!("'{what}' outside function"), range);
            }
            _ => self.frame().is_generator = true,
        }
    }

    /// Notes a literal that an operator in a loop uses.
    fn loop_operand(&mut self, expr: &Expr) {
        if self.loop_depth == 0 {
            return;
        }
        let Some(constant) = constant::fold(expr) else { return };
        if matches!(constant, Constant::Int(_) | Constant::Float(_) | Constant::Str(_)) {
            let constants = &mut self.frame().loop_constants;
            if constants.len() < MAX_LOOP_CONSTANTS && !constants.contains(&constant) {
                constants.push(constant);
            }
        }
    }

    fn in_loop(&mut self, work: impl FnOnce(&mut Self)) {
        self.loop_depth += 1;
        work(self);
        self.loop_depth -= 1;
    }

    fn loop_body(&mut self, body: &[Stmt], orelse: &[Stmt]) {
        self.breakable += 1;
        self.in_loop(|this| this.visit_body(body));
        self.breakable -= 1;
        self.visit_body(orelse);
    }

    fn try_statement(&mut self, stmt: &StmtTry) {
        self.visit_body(&stmt.body);
        for (index, ExceptHandler::ExceptHandler(handler)) in stmt.handlers.iter().enumerate() {
            match &handler.type_ {
                Some(ty) => self.visit_expr(ty),
                None if index + 1 < stmt.handlers.len() => {
                    self.refuse("default 'except:' must be last", handler.range);
                }
                None => {}
            }
            if let Some(name) = &handler.name {
                self.bind_deleted(name, handler.range);
            }
            let around = self.star_clause;
            if stmt.is_star {
                self.star_clause = Some(self.breakable);
            }
            self.visit_body(&handler.body);
            self.star_clause = around;
        }
        self.visit_body(&stmt.orelse);
        self.visit_body(&stmt.finalbody);
    }

    /// Refuses to leave a clause `except*` by a jump.
    fn check_star_clause(&mut self, range: TextRange) {
        if self.star_clause.is_some() {
            self.refuse("'break', 'continue' and 'return' cannot appear in an except* block", range);
        }
    }

    fn note_attribute(&mut self, attribute: &ExprAttribute) {
        let Expr::Name(object) = &*attribute.value else { return };
        let frame = self.scopes.all[self.scope].frame;
        let function = &self.scopes.all[frame];
        let around = function.parent;
        if function.kind != ScopeKind::Function || self.scopes.all[around].kind != ScopeKind::Class {
            return;
        }
        let is_self =
            function.symbols.first().is_some_and(|symbol| symbol.is_parameter && symbol.name == *object.id);
        let name = self.mangled(&attribute.attr);
        let attributes = &mut self.scopes.all[around].instance_attributes;
        if is_self && !attributes.contains(&name) {
            attributes.push(name);
        }
    }

    fn call(&mut self, call: &ExprCall) {
        if let Expr::Name(name) = &*call.func {
            let name = name.id.to_string();
            let called = &mut self.frame().called;
            if !called.contains(&name) {
                called.push(name);
            }
        }
    }
}

/// The names that assigning to `target` binds.
pub(super) fn bound_names<'a>(target: &'a Expr, names: &mut Vec<(&'a str, TextRange)>) {
    match target {
        Expr::Name(name) => names.push((&name.id, name.range)),
        Expr::Starred(starred) => bound_names(&starred.value, names),
        Expr::Tuple(tuple) => tuple.elts.iter().for_each(|element| bound_names(element, names)),
        Expr::List(list) => list.elts.iter().for_each(|element| bound_names(element, names)),
        _ => {}
    }
}

impl<'a> Visitor<'a> for Collector<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.frame().size += 1;
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Return(ret) => {
                self.check_star_clause(ret.range);
                if !matches!(self.scopes.all[self.scope].kind, ScopeKind::Function) {
                    self.refuse("'return' outside function", ret.range);
                }
                if ret.value.is_some() {
                    self.scopes.all[self.scope].returns_value.get_or_insert(bounds(ret.range));
                }
                walk_stmt(self, stmt);
            }
            Stmt::AnnAssign(stmt) => self.annotated(stmt),
            Stmt::Assign(assign) => {
                for target in &assign.targets {
                    self.check_target(target);
                }
                // The value first: uses count before assignments.
                self.visit_expr(&assign.value);
                for target in &assign.targets {
                    self.visit_expr(target);
                }
            }
            Stmt::AugAssign(assign) => {
                self.loop_operand(&assign.value);
                self.visit_expr(&assign.target);
                self.visit_expr(&assign.value);
            }
            Stmt::For(stmt) => {
                if stmt.is_async {
                    self.awaits("'async for'", stmt.range);
                }
                self.check_target(&stmt.target);
                self.visit_expr(&stmt.iter);
                self.in_loop(|this| this.visit_expr(&stmt.target));
                self.loop_body(&stmt.body, &stmt.orelse);
            }
            Stmt::While(stmt) => {
                self.in_loop(|this| this.visit_expr(&stmt.test));
                self.loop_body(&stmt.body, &stmt.orelse);
            }
            Stmt::With(with) => {
                if with.is_async {
                    self.awaits("'async with'", with.range);
                }
                for item in &with.items {
                    if let Some(target) = &item.optional_vars {
                        self.check_target(target);
                    }
                }
                walk_stmt(self, stmt);
            }
            Stmt::Match(stmt) => self.match_statement(stmt),
            Stmt::TypeAlias(stmt) => self.type_alias(stmt),
            Stmt::IpyEscapeCommand(stmt) => self.refuse_first("invalid syntax", stmt.range),
            Stmt::Try(stmt) => self.try_statement(stmt),
            Stmt::Import(stmt) => {
                for alias in &stmt.names {
                    let whole = alias.name.as_str();
                    let first = whole.split('.').next().unwrap_or(whole);
                    match &alias.asname {
                        Some(name) => self.bind(name, alias.range),
                        None => self.bind(first, alias.range),
                    }
                }
            }
            Stmt::ImportFrom(stmt) => self.import_from(stmt),
            Stmt::Global(stmt) => self.declare(&stmt.names, stmt.range, true),
            Stmt::Nonlocal(stmt) => self.declare(&stmt.names, stmt.range, false),
            Stmt::Break(StmtBreak { range, .. }) | Stmt::Continue(StmtContinue { range, .. })
                if self.star_clause == Some(self.breakable) =>
            {
                self.check_star_clause(*range);
            }
            Stmt::Break(stmt) if self.breakable == 0 => self.refuse("'break' outside loop", stmt.range),
            Stmt::Continue(stmt) if self.breakable == 0 => {
                self.refuse("'continue' not properly in loop", stmt.range);
            }
            _ => walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.frame().size += 1;
        match expr {
            Expr::Name(name) => match name.ctx {
                ExprContext::Load => self.use_name(&name.id),
                ExprContext::Del => self.bind_deleted(&name.id, name.range),
                ExprContext::Store => self.bind(&name.id, name.range),
                ExprContext::Invalid => {}
            },
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                let scope = self.scopes.add(ScopeKind::Lambda, self.scope, "<lambda>", node_key(lambda));
                self.within(scope, |this| {
                    if let Some(parameters) = &lambda.parameters {
                        this.parameters(parameters);
                    }
                    this.visit_expr(&lambda.body);
                });
            }
            Expr::ListComp(comp) => {
                self.comprehension(
                    "list comprehension",
                    node_key(comp),
                    comp.range,
                    &comp.generators,
                    &[&comp.elt],
                );
            }
            Expr::SetComp(comp) => {
                self.comprehension(
                    "set comprehension",
                    node_key(comp),
                    comp.range,
                    &comp.generators,
                    &[&comp.elt],
                );
            }
            Expr::DictComp(comp) => match &comp.key {
                Some(key) => {
                    let elements = [&**key, &*comp.value];
                    self.comprehension(
                        "dict comprehension",
                        node_key(comp),
                        comp.range,
                        &comp.generators,
                        &elements,
                    );
                }
                None => self.refuse_first("dict unpacking cannot be used in dict comprehension", comp.range),
            },
            Expr::Generator(comp) => {
                self.comprehension(
                    "generator expression",
                    node_key(comp),
                    comp.range,
                    &comp.generators,
                    &[&comp.elt],
                );
            }
            Expr::Named(named) => self.named(named),
            Expr::Yield(_) => {
                self.yields(expr.range(), "yield");
                walk_expr(self, expr);
            }
            Expr::YieldFrom(_) => {
                if self.frame().is_async {
                    self.refuse("'yield from' inside async function", expr.range());
                }
                self.yields(expr.range(), "yield");
                walk_expr(self, expr);
            }
            Expr::Await(_) => {
                self.awaits("'await'", expr.range());
                walk_expr(self, expr);
            }
            Expr::TString(_) => self.refuse_first("invalid syntax", expr.range()),
            Expr::Attribute(attribute) => {
                if attribute.ctx.is_store() {
                    self.note_attribute(attribute);
                    if attribute.attr.as_str() == "__debug__" {
                        self.refuse("cannot assign to __debug__", attribute.range);
                    }
                }
                walk_expr(self, expr);
            }
            Expr::BinOp(binary) => {
                self.loop_operand(&binary.left);
                let is_sum = matches!(binary.op, Operator::Add | Operator::Sub);
                if !(is_sum && constant::small_int(&binary.right).is_some()) {
                    self.loop_operand(&binary.right);
                }
                walk_expr(self, expr);
            }
            Expr::Compare(compare) => {
                self.loop_operand(&compare.left);
                for comparator in &compare.comparators {
                    self.loop_operand(comparator);
                }
                walk_expr(self, expr);
            }
            Expr::Subscript(subscript) => {
                self.loop_operand(&subscript.slice);
                walk_expr(self, expr);
            }
            Expr::Call(call) => {
                self.call(call);
                walk_expr(self, expr);
            }
            _ => walk_expr(self, expr),
        }
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        self.frame().size += 1;
        self.pattern(pattern);
    }

    fn visit_arguments(&mut self, arguments: &'a Arguments) {
        for (index, keyword) in arguments.keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            if name.as_str() == "__debug__" {
                self.refuse("cannot assign to __debug__", keyword.range);
            }
            if arguments.keywords[..index].iter().any(|other| other.arg.as_deref() == Some(name.as_str())) {
                self.refuse(format!("keyword argument repeated: {name}"), keyword.range);
            }
        }
        walk_arguments(self, arguments);
    }

    fn visit_interpolated_string_element(&mut self, element: &'a InterpolatedStringElement) {
        self.frame().size += 1;
        walk_interpolated_string_element(self, element);
    }
}
