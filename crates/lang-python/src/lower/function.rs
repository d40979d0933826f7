//! Functions and lambdas: their code, and the closures made of it.
//!
//! What the language keeps in a closure (`set_closure_data`) is a tuple: the defaults of the last positional parameters;
//! those of the keyword-only parameters, unbound where there is none; the docstring or none; the annotations, names and
//! values in turn, or none. Without any of these there is no such tuple.

use bytecode::module::{Captured, Constant, Function, Parameters as CodeParameters};
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::intrinsics::Intrinsic;
use super::registers::{Frame, Place, Reg};
use super::scope::{ScopeId, Variable, node_key};
use super::stmt::docstring;
use super::{Lowered, Lowerer, constant, too_large};

impl<'a> Lowerer<'_, 'a> {
    /// `def`.
    pub(super) fn function_statement(&mut self, def: &'a StmtFunctionDef) -> Lowered<()> {
        self.check_size(def.range)?;
        let mark = self.frame.mark();
        let name = self.mangled(&def.name);
        let decorators = self.decorators(&def.decorator_list)?;
        let header = TextRange::new(def.range.start(), def.parameters.range.end());
        let is_plain = decorators.is_empty() && def.type_params.is_none() && !self.has_closure_data(def);
        let closure = match self.home(&name).filter(|_| is_plain) {
            Some(home) => home,
            None => self.frame.temp(),
        };
        self.with_type_parameters(def.type_params.as_deref(), header, closure, |this, dst, params| {
            this.function_value(def, header, dst)?;
            if let Some(params) = params {
                this.intrinsic_of(dst, Intrinsic::SetTypeParameters, &[dst, params]);
            }
            Ok(())
        })?;
        self.decorate(closure, &decorators);
        self.store_name(&name, closure);
        self.frame.release(mark);
        Ok(())
    }

    /// The function that a `def` makes, before it is decorated.
    fn function_value(&mut self, def: &'a StmtFunctionDef, header: TextRange, dst: Reg) -> Lowered<()> {
        let mark = self.frame.mark();
        let data =
            self.closure_data(&def.parameters, docstring(&def.body), def.returns.as_deref(), header)?;
        let scope = self.scopes.by_key(node_key(def));
        let data = match def.is_async {
            true => Some(self.with_kind(data, self.scopes.all[scope].is_generator)),
            false => data,
        };
        let parameters = code_parameters(self, &def.parameters);
        let body = |this: &mut Self| {
            this.body(&def.body)?;
            this.return_none();
            Ok(())
        };
        let function = match def.is_async {
            true => self.async_function_code(scope, parameters, header, body)?,
            false => self.function_code(scope, parameters, header, body)?,
        };
        self.at(header);
        self.closure(dst, function, scope);
        if let Some(data) = data {
            self.frame.asm.set_closure_data(Use(dst), Use(data));
        }
        self.frame.release(mark);
        Ok(())
    }

    /// The data of an `async def`, which say in addition what its call makes.
    fn with_kind(&mut self, data: Option<Reg>, is_generator: bool) -> Reg {
        let register = self.frame.temp();
        let arguments = self.frame.temps(2);
        match data {
            Some(data) => self.frame.copy(arguments, data),
            None => self.frame.asm.load_none(Def(arguments)),
        }
        self.frame.load(arguments + 1, Constant::Bool(is_generator));
        self.intrinsic(register, Intrinsic::AsyncFunctionData, arguments, 2);
        register
    }

    /// Whether the language keeps anything in the closure of a function.
    fn has_closure_data(&self, def: &'a StmtFunctionDef) -> bool {
        def.parameters.iter_non_variadic_params().any(|parameter| parameter.default.is_some())
            || docstring(&def.body).is_some()
            || def.is_async
            || !self.annotated_parameters(&def.parameters, def.returns.as_deref()).is_empty()
    }

    /// A lambda.
    pub(super) fn lambda(&mut self, lambda: &'a ExprLambda, dst: Reg) -> Lowered<()> {
        let (data, parameters) = match &lambda.parameters {
            Some(parameters) => {
                (self.closure_data(parameters, None, None, lambda.range)?, code_parameters(self, parameters))
            }
            None => (None, CodeParameters::default()),
        };
        let scope = self.scopes.by_key(node_key(lambda));
        let function = self.function_code(scope, parameters, lambda.range, |this| {
            let value = this.operand(&lambda.body)?;
            this.at(lambda.body.range());
            this.frame.asm.ret(Use(value));
            Ok(())
        })?;
        self.at(lambda.range);
        self.stepwise(dst, |this, dst| {
            this.closure(dst, function, scope);
            if let Some(data) = data {
                this.frame.asm.set_closure_data(Use(dst), Use(data));
            }
            Ok(())
        })
    }

    /// The values of decorators, each with the source of its expression.
    pub(super) fn decorators(&mut self, decorators: &'a [Decorator]) -> Lowered<Vec<(Reg, TextRange)>> {
        let mut registers = Vec::new();
        for decorator in decorators {
            registers.push((self.in_temp(&decorator.expression)?, decorator.expression.range()));
        }
        Ok(registers)
    }

    /// Calls decorators on what is in `register`, the last one first.
    pub(super) fn decorate(&mut self, register: Reg, decorators: &[(Reg, TextRange)]) {
        for &(decorator, range) in decorators.iter().rev() {
            self.at(range);
            let slot = self.frame.asm.call_slot();
            self.frame.asm.call(Def(register), Use(decorator), UseRange(register), Count(1), slot);
        }
    }

    /// Lowers a function; its number.
    pub(super) fn function_code(
        &mut self,
        scope: ScopeId,
        parameters: CodeParameters,
        range: TextRange,
        body: impl FnOnce(&mut Self) -> Lowered<()>,
    ) -> Lowered<FunctionIndex> {
        let index = self.functions.len();
        self.functions.push(None);
        let facts = &self.scopes.all[scope];
        let mut function = Function::new(facts.code_name.clone(), parameters);
        function.qualified_name = facts.qualified_name.clone();
        function.captures = vec![Captured::Cell; facts.free.len()];
        function.is_generator = facts.is_generator || facts.is_async;
        function.hints.complexity = facts.size;
        function.hints.is_recursive = facts.called.contains(&facts.name);
        function.source.first_line = self.source.line(range.start().to_u32());
        function.source.captures =
            facts.free.iter().map(|&variable| self.scopes.symbol(variable).name.clone()).collect();
        let around = std::mem::replace(&mut self.frame, Frame::new(function, scope));
        self.at(range);
        self.open_frame();
        let result = body(self);
        let frame = std::mem::replace(&mut self.frame, around);
        result?;
        let variables = self.variables_of(&frame);
        let mut frame = frame;
        if self.keeps_variables {
            frame.keep_variables();
        }
        let mut function = frame.finish().map_err(|error| too_large(self.source, &error))?;
        function.source.locals = variables;
        function.source.keeps_variables = self.keeps_variables;
        self.functions[index] = Some(function);
        Ok(FunctionIndex(index as u16))
    }

    /// The variables of a frame in the order of their mention, each with its register.
    fn variables_of(&self, frame: &Frame<'_>) -> Vec<(String, u16, bool)> {
        let scope = frame.owner;
        let symbols = &self.scopes.all[scope].symbols;
        let places = (0..symbols.len()).filter_map(|symbol| {
            let name = &symbols[symbol].name;
            let (register, is_cell) = match *frame.places.get(&Variable { scope, symbol })? {
                Place::Local(local) => (frame.locals[local].register, false),
                Place::Cell(cell) => (cell, true),
            };
            (!name.starts_with('.')).then(|| (name.clone(), register, is_cell))
        });
        places.collect()
    }

    /// Makes a closure of a function, with the cells that it captures.
    pub(super) fn closure(&mut self, dst: Reg, function: FunctionIndex, scope: ScopeId) {
        let mark = self.frame.mark();
        let captured = self.scopes.all[scope].free.clone();
        let cells: Vec<Reg> = captured.iter().map(|&variable| self.cell_of(variable)).collect();
        let first = if cells.is_empty() { 0 } else { self.in_a_row(&cells) };
        let count = Count(cells.len() as u16);
        self.frame.asm.new_closure(Def(dst), function, UseRange(first), count);
        self.frame.release(mark);
    }

    /// The tuple of what the language keeps in a closure, if there is anything to keep.
    fn closure_data(
        &mut self,
        parameters: &'a Parameters,
        docstring: Option<&str>,
        returns: Option<&'a Expr>,
        range: TextRange,
    ) -> Lowered<Option<Reg>> {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&Expr> = positional.filter_map(|parameter| parameter.default.as_deref()).collect();
        let keyword_only: Vec<Option<&Expr>> =
            parameters.kwonlyargs.iter().map(|parameter| parameter.default.as_deref()).collect();
        let has_keyword_defaults = keyword_only.iter().any(Option::is_some);
        let annotations = self.annotated_parameters(parameters, returns);
        if defaults.is_empty() && !has_keyword_defaults && docstring.is_none() && annotations.is_empty() {
            return Ok(None);
        }
        let data = self.frame.temp();
        let mark = self.frame.mark();
        let text = docstring.map_or(Constant::None, |text| Constant::Str(text.to_owned()));
        let known: Option<Vec<Constant>> = defaults.iter().map(|default| constant::fold(default)).collect();
        self.at(range);
        if let Some(known) = known.filter(|_| !has_keyword_defaults && annotations.is_empty()) {
            let parts = vec![Constant::Tuple(known), Constant::Tuple(Vec::new()), text, Constant::None];
            self.frame.load(data, Constant::Tuple(parts));
            return Ok(Some(data));
        }
        let parts = self.frame.temps(4);
        let inner = self.frame.mark();
        let first = self.in_temps(defaults.iter().copied())?;
        self.frame.asm.new_tuple(Def(parts), UseRange(first), Count(defaults.len() as u16));
        self.frame.release(inner);
        if has_keyword_defaults {
            let first = self.frame.mark();
            let start = self.frame.temps(keyword_only.len());
            for (index, default) in keyword_only.iter().enumerate() {
                let register = start + index as u16;
                match default {
                    Some(default) => self.evaluate(default, register)?,
                    None => self.frame.asm.load_unbound(Def(register)),
                }
            }
            self.frame.asm.new_tuple(Def(parts + 1), UseRange(start), Count(keyword_only.len() as u16));
            self.frame.release(first);
        } else {
            self.frame.load(parts + 1, Constant::Tuple(Vec::new()));
        }
        self.frame.load(parts + 2, text);
        if annotations.is_empty() {
            self.frame.asm.load_none(Def(parts + 3));
        } else {
            let count = annotations.len();
            let start = self.frame.temps(2 * count);
            for (index, (name, annotation)) in annotations.into_iter().enumerate() {
                let register = start + 2 * index as u16;
                self.frame.load(register, Constant::Str(name));
                let mark = self.frame.mark();
                let value = self.annotation(annotation)?;
                self.frame.copy(register + 1, value);
                self.frame.release(mark);
            }
            self.frame.asm.new_tuple(Def(parts + 3), UseRange(start), Count(2 * count as u16));
        }
        self.at(range);
        self.frame.asm.new_tuple(Def(data), UseRange(parts), Count(4));
        self.frame.release(mark);
        Ok(Some(data))
    }

    fn annotated_parameters(
        &self,
        parameters: &'a Parameters,
        returns: Option<&'a Expr>,
    ) -> Vec<(String, &'a Expr)> {
        // Those that are only positional come behind the other positional ones.
        let (positional_only, others): (Vec<_>, Vec<_>) =
            parameters.iter().enumerate().partition(|(place, _)| *place < parameters.posonlyargs.len());
        let count = parameters.args.len();
        let order = others[..count].iter().chain(&positional_only).chain(&others[count..]);
        let mut annotations: Vec<(String, &'a Expr)> = order
            .filter_map(|(_, parameter)| Some((self.mangled(parameter.name()), parameter.annotation()?)))
            .collect();
        annotations.extend(returns.map(|returns| ("return".to_owned(), returns)));
        annotations
    }
}

/// The parameters as a function of the bytecode has them.
fn code_parameters(lowerer: &Lowerer<'_, '_>, parameters: &Parameters) -> CodeParameters {
    let mangled = |parameter: &Parameter| lowerer.mangled(&parameter.name);
    let mut names: Vec<String> =
        parameters.iter_non_variadic_params().map(|parameter| mangled(&parameter.parameter)).collect();
    names.extend(parameters.vararg.as_deref().map(mangled));
    names.extend(parameters.kwarg.as_deref().map(mangled));
    CodeParameters {
        names,
        positional_only: parameters.posonlyargs.len() as u16,
        keyword_only: parameters.kwonlyargs.len() as u16,
        has_rest: parameters.vararg.is_some(),
        has_keyword_rest: parameters.kwarg.is_some(),
    }
}
