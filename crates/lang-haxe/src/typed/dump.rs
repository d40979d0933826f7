//! A typed program as text, for tests and for looking at it.
//!
//! One line a declaration, expressions indented by blocks. Locals are printed with their number (`x#1`), since inlining may
//! bring several of a name; a method's callee says how it is called: `direct`, `virtual`, `interface` or `static`.

use std::fmt::Write as _;

use crate::types::{Type, TypeRef};

use super::{
    BinaryOp, Callee, CatchTest, ClassKind, Comparison, Decision, Expr, ExprKind, Field, FieldId, FieldKind,
    Function, Literal, LocalData, LocalId, LogicOp, Match, OperandKind, Place, PlaceKind, Program, UnaryOp,
};

impl Program {
    /// The declarations of modules that are not the standard library's, as text.
    pub fn dump(&self) -> String {
        let mut out = String::new();
        for class in &self.classes {
            if self.modules[class.name.module.index()].is_std {
                continue;
            }
            let kind = match class.kind {
                ClassKind::Class => "class",
                ClassKind::Interface => "interface",
                ClassKind::Module => "module",
                ClassKind::Abstract(_) => "abstract",
            };
            let _ = write!(out, "{kind} {}", class.name.path);
            if let Some((super_class, args)) = &class.super_class {
                let args: Vec<String> = args.iter().map(|&arg| self.show(arg)).collect();
                let args = if args.is_empty() { String::new() } else { format!("<{}>", args.join(", ")) };
                let _ = write!(out, " extends {}{args}", self.class(*super_class).name.path);
            }
            out.push('\n');
            // Of an abstract, the constructor is one of the functions.
            let constructor = class.constructor.filter(|field| !class.statics.contains(field));
            let fields = class.statics.iter().chain(&class.fields).chain(&constructor);
            for &field in fields {
                self.dump_field(&mut out, self.field(field));
            }
        }
        out
    }

    fn dump_field(&self, out: &mut String, field: &Field) {
        let is_static = if field.is_static { "static " } else { "" };
        match &field.kind {
            FieldKind::Variable { stored, .. } => {
                let stored = if *stored { "var" } else { "property" };
                let _ = write!(out, "  {is_static}{stored} {}: {}", field.name, self.show(field.ty));
                if let Some(constant) = &field.constant {
                    let _ = write!(out, " constant {}", literal(constant));
                } else if let Some(init) = &field.init {
                    let mut printer = Printer { program: self, locals: &field.init_locals, indent: 2 };
                    let _ = write!(out, " = {}", printer.expr(init));
                }
                out.push('\n');
            }
            FieldKind::Method(_) => {
                let overridden = if field.overridden { " overridden" } else { "" };
                let Some(function) = &field.function else {
                    let _ = writeln!(
                        out,
                        "  {is_static}function {}: {}{overridden}",
                        field.name,
                        self.show(field.ty)
                    );
                    return;
                };
                let mut printer = Printer { program: self, locals: &function.locals, indent: 2 };
                let _ = writeln!(out, "  {is_static}function {}{}", field.name, printer.function(function));
            }
        }
    }

    /// One method's body, as text.
    pub fn dump_method(&self, field: FieldId) -> String {
        let mut out = String::new();
        self.dump_field(&mut out, self.field(field));
        out
    }
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Int(value) => value.to_string(),
        Literal::Float(value) => format!("{value:?}"),
        Literal::String(text) => format!("{text:?}"),
        Literal::Bool(value) => value.to_string(),
        Literal::Null => "null".to_owned(),
    }
}

fn kind(kind: OperandKind) -> &'static str {
    match kind {
        OperandKind::Int => "i",
        OperandKind::Float => "f",
        OperandKind::Bool => "b",
        OperandKind::String => "s",
        OperandKind::Dynamic => "d",
        OperandKind::Reference => "r",
    }
}

fn binary(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::Shl => "<<",
        BinaryOp::Shr => ">>",
        BinaryOp::UShr => ">>>",
        BinaryOp::And => "&",
        BinaryOp::Or => "|",
        BinaryOp::Xor => "^",
    }
}

fn comparison(op: Comparison) -> &'static str {
    match op {
        Comparison::Eq => "==",
        Comparison::Ne => "!=",
        Comparison::Lt => "<",
        Comparison::Le => "<=",
        Comparison::Gt => ">",
        Comparison::Ge => ">=",
    }
}

struct Printer<'a> {
    program: &'a Program,
    locals: &'a [LocalData],
    indent: usize,
}

impl Printer<'_> {
    fn line(&self) -> String {
        format!("\n{}", "  ".repeat(self.indent))
    }

    fn local(&self, local: LocalId) -> String {
        match self.locals.get(local.index()) {
            Some(data) => format!("{}#{}", data.name, local.0),
            None => format!("?#{}", local.0),
        }
    }

    fn field(&self, field: FieldId) -> String {
        let field = self.program.field(field);
        format!("{}.{}", self.program.class(field.owner).name.path, field.name)
    }

    fn type_name(&self, of: TypeRef) -> String {
        self.program.name_of(of).path.to_string()
    }

    fn show(&self, ty: Type) -> String {
        self.program.show(ty)
    }

    fn list(&mut self, parts: &[Expr]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.expr(part)).collect();
        parts.join(", ")
    }

    fn parameters(&self, parameters: &[super::Parameter]) -> String {
        let parameters: Vec<String> = parameters
            .iter()
            .map(|parameter| {
                let optional = if parameter.optional { "?" } else { "" };
                let rest = if parameter.is_rest { "..." } else { "" };
                let default = match &parameter.default {
                    Some(Literal::Null) | None => String::new(),
                    Some(default) => format!(" = {}", literal(default)),
                };
                let ty = self.locals.get(parameter.local.index()).map_or(parameter.passed, |data| data.ty);
                format!("{optional}{rest}{}: {}{default}", self.local(parameter.local), self.show(ty))
            })
            .collect();
        parameters.join(", ")
    }

    fn function(&mut self, function: &Function) -> String {
        let parameters = self.parameters(&function.parameters);
        let body = self.expr(&function.body);
        format!("({parameters}): {} {body}", self.show(function.result))
    }

    fn block(&mut self, parts: &[Expr]) -> String {
        if parts.is_empty() {
            return "{}".to_owned();
        }
        self.indent += 1;
        let mut out = String::from("{");
        for part in parts {
            out.push_str(&self.line());
            out.push_str(&self.expr(part));
        }
        self.indent -= 1;
        out.push_str(&self.line());
        out.push('}');
        out
    }

    fn place(&mut self, place: &Place) -> String {
        match &place.kind {
            PlaceKind::Local(local) => self.local(*local),
            PlaceKind::Instance(object, field) => {
                let name = self.program.field(*field).name.clone();
                format!("{}.{name}", self.expr(object))
            }
            PlaceKind::Static(field) => self.field(*field),
            PlaceKind::Anon(object, name) => format!("{}.{{{name}}}", self.expr(object)),
            PlaceKind::Dynamic(object, name) => format!("{}.?{name}", self.expr(object)),
            PlaceKind::Element(object, index) => format!("{}[{}]", self.expr(object), self.expr(index)),
        }
    }

    fn callee(&mut self, callee: &Callee) -> String {
        match callee {
            Callee::Static(field) => format!("static {}", self.field(*field)),
            Callee::Method { object, field } => {
                let data = self.program.field(*field);
                let how = match self.program.class(data.owner).kind {
                    ClassKind::Interface => "interface",
                    _ if data.overridden => "virtual",
                    _ => "direct",
                };
                format!("{how} {}.{}", self.expr(object), data.name)
            }
            Callee::Super(field) => format!("super {}", self.field(*field)),
            Callee::SuperConstructor(class, _) => format!("super {}", self.program.class(*class).name.path),
        }
    }

    fn expr(&mut self, expr: &Expr) -> String {
        stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, || self.any(expr))
    }

    fn any(&mut self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Literal(value) => literal(value),
            ExprKind::This => "this".to_owned(),
            ExprKind::Local(local) => self.local(*local),
            ExprKind::Declare(local, init) => {
                let ty = self.locals.get(local.index()).map_or_else(String::new, |data| self.show(data.ty));
                let init = init.as_ref().map_or_else(String::new, |init| format!(" = {}", self.expr(init)));
                format!("var {}: {ty}{init}", self.local(*local))
            }
            ExprKind::Read(place) => self.place(place),
            ExprKind::BoundMethod(object, field) => {
                let name = self.program.field(*field).name.clone();
                format!("bound {}.{name}", self.expr(object))
            }
            ExprKind::BoundSuper(field) => format!("bound super {}", self.field(*field)),
            ExprKind::StaticMethod(field) => format!("function {}", self.field(*field)),
            ExprKind::Constructor(of) | ExprKind::ConstructorFunction(of) => {
                format!("{}.{}", self.type_name(TypeRef::Enum(of.of)), self.program.constructor(*of).name)
            }
            ExprKind::TypeValue(of) => format!("type {}", self.type_name(*of)),
            ExprKind::New(class, args) => {
                format!("new {}({})", self.program.class(*class).name.path, self.list(args))
            }
            ExprKind::Construct(of, args) => {
                let name = format!(
                    "{}.{}",
                    self.type_name(TypeRef::Enum(of.of)),
                    self.program.constructor(*of).name
                );
                format!("{name}({})", self.list(args))
            }
            ExprKind::Call(callee, args) => format!("{}({})", self.callee(callee), self.list(args)),
            ExprKind::CallValue(callee, args) => format!("value {}({})", self.expr(callee), self.list(args)),
            ExprKind::CallNamed(object, name, args) => {
                format!("named {}.{name}({})", self.expr(object), self.list(args))
            }
            ExprKind::Array(parts) => format!("[{}]:{}", self.list(parts), self.show(expr.ty)),
            ExprKind::Object(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|(name, value)| format!("{name}: {}", self.expr(value))).collect();
                format!("{{{}}}", fields.join(", "))
            }
            ExprKind::Comprehension { local, body } => {
                format!("[{}: {}: {}]", self.local(*local), self.show(expr.ty), self.expr(body))
            }
            ExprKind::Append(local, value) => format!("{} << {}", self.local(*local), self.expr(value)),
            ExprKind::Binary(op, of, left, right) => {
                format!("({} {}{} {})", self.expr(left), binary(*op), kind(*of), self.expr(right))
            }
            ExprKind::Compare(op, of, left, right) => {
                format!("({} {}{} {})", self.expr(left), comparison(*op), kind(*of), self.expr(right))
            }
            ExprKind::IsNull(value, negated) => {
                format!("({} {} null)", self.expr(value), if *negated { "!=" } else { "==" })
            }
            ExprKind::Logic(op, left, right) => {
                let op = if *op == LogicOp::And { "&&" } else { "||" };
                format!("({} {op} {})", self.expr(left), self.expr(right))
            }
            ExprKind::Unary(op, of, value) => {
                let op = match op {
                    UnaryOp::Neg => "-",
                    UnaryOp::Not => "!",
                    UnaryOp::Complement => "~",
                };
                format!("{op}{} {}", kind(*of), self.expr(value))
            }
            ExprKind::Concat(parts) => format!("concat({})", self.list(parts)),
            ExprKind::Assign(place, value) => format!("{} = {}", self.place(place), self.expr(value)),
            ExprKind::AssignOp(place, op, of, value) => {
                format!("{} {}{}= {}", self.place(place), binary(*op), kind(*of), self.expr(value))
            }
            ExprKind::AssignConcat(place, value) => {
                format!("{} concat= {}", self.place(place), self.expr(value))
            }
            ExprKind::Increment { place, kind: of, by, postfix } => {
                let op = format!("{}{}", if *by > 0 { "++" } else { "--" }, kind(*of));
                if *postfix {
                    format!("{}{op}", self.place(place))
                } else {
                    format!("{op}{}", self.place(place))
                }
            }
            ExprKind::Closure(closure) => {
                let captures: Vec<String> = closure.captures.iter().map(|&local| self.local(local)).collect();
                let captures =
                    if captures.is_empty() { String::new() } else { format!("[{}]", captures.join(", ")) };
                let parameters = self.parameters(&closure.parameters);
                let result = self.show(closure.result);
                format!("function{captures}({parameters}): {result} {}", self.expr(&closure.body))
            }
            ExprKind::Block(parts) => self.block(parts),
            ExprKind::If(condition, then, otherwise) => {
                let mut text = format!("if ({}) {}", self.expr(condition), self.expr(then));
                if let Some(otherwise) = otherwise {
                    let _ = write!(text, " else {}", self.expr(otherwise));
                }
                text
            }
            ExprKind::While(condition, body) => {
                format!("while ({}) {}", self.expr(condition), self.expr(body))
            }
            ExprKind::DoWhile(body, condition) => {
                format!("do {} while ({})", self.expr(body), self.expr(condition))
            }
            ExprKind::ForRange { local, from, to, body } => {
                let local = self.local(*local);
                format!("for ({local} in {}...{}) {}", self.expr(from), self.expr(to), self.expr(body))
            }
            ExprKind::ForArray { local, index, array, body } => {
                let index = index.map_or_else(String::new, |index| format!("{} => ", self.local(index)));
                let local = self.local(*local);
                format!("for ({index}{local} in array {}) {}", self.expr(array), self.expr(body))
            }
            ExprKind::Break => "break".to_owned(),
            ExprKind::Continue => "continue".to_owned(),
            ExprKind::Return(None) => "return".to_owned(),
            ExprKind::Return(Some(value)) => format!("return {}", self.expr(value)),
            ExprKind::Throw(value) => format!("throw {}", self.expr(value)),
            ExprKind::Try(body, catches) => {
                let mut text = format!("try {}", self.expr(body));
                for catch in catches {
                    let test = match &catch.test {
                        CatchTest::Any => "any".to_owned(),
                        CatchTest::Exception => "exception".to_owned(),
                        CatchTest::Type(of) => self.type_name(*of),
                    };
                    let local = self.local(catch.local);
                    let _ = write!(text, " catch ({local}: {test}) {}", self.expr(&catch.body));
                }
                text
            }
            ExprKind::Match(found) => self.switch(found),
            ExprKind::EnumIndex(value) => format!("index({})", self.expr(value)),
            ExprKind::EnumParameter(value, of, at) => {
                format!("{}.{}.{at}", self.expr(value), self.program.constructor(*of).name)
            }
            ExprKind::Cast(value) => format!("({} : {})", self.expr(value), self.show(expr.ty)),
            ExprKind::CheckedCast(value, of) => {
                format!("cast({}, {})", self.expr(value), self.type_name(*of))
            }
            ExprKind::Is(value, of) => format!("({} is {})", self.expr(value), self.type_name(*of)),
            ExprKind::Regex(pattern, flags) => format!("~/{pattern}/{flags}"),
            ExprKind::Trace(args) => format!("trace({})", self.list(args)),
        }
    }

    fn switch(&mut self, found: &Match) -> String {
        let mut out = String::from("switch");
        for (local, subject) in &found.subjects {
            let _ = write!(out, " {} = {}", self.local(*local), self.expr(subject));
        }
        self.indent += 1;
        let decision = self.decision(&found.decision);
        let _ = write!(out, "{}{decision}", self.line());
        for (at, arm) in found.arms.iter().enumerate() {
            let _ = write!(out, "{}arm {at}: {}", self.line(), self.expr(&arm.body));
        }
        self.indent -= 1;
        out
    }

    fn cases(
        &mut self,
        head: String,
        cases: Vec<(String, &Decision)>,
        otherwise: Option<&Decision>,
    ) -> String {
        let mut out = head;
        self.indent += 1;
        for (label, to) in cases {
            let to = self.decision(to);
            let _ = write!(out, "{}{label} -> {to}", self.line());
        }
        if let Some(to) = otherwise {
            let to = self.decision(to);
            let _ = write!(out, "{}_ -> {to}", self.line());
        }
        self.indent -= 1;
        out
    }

    fn decision(&mut self, decision: &Decision) -> String {
        match decision {
            Decision::Arm(arm) => format!("arm {arm}"),
            Decision::Nothing => "nothing".to_owned(),
            Decision::Bind(local, value, rest) => {
                let value = self.expr(value);
                format!("{} = {value}; {}", self.local(*local), self.decision(rest))
            }
            Decision::Tag { subject, cases, otherwise } => {
                let cases = cases
                    .iter()
                    .map(|(of, to)| (self.program.constructor(*of).name.to_string(), to))
                    .collect();
                self.cases(format!("tag {}", self.local(*subject)), cases, otherwise.as_deref())
            }
            Decision::Literal { subject, cases, otherwise } => {
                let cases = cases.iter().map(|(of, to)| (literal(of), to)).collect();
                self.cases(format!("literal {}", self.local(*subject)), cases, otherwise.as_deref())
            }
            Decision::Length { subject, cases, otherwise } => {
                let cases = cases.iter().map(|(of, to)| (of.to_string(), to)).collect();
                self.cases(format!("length {}", self.local(*subject)), cases, otherwise.as_deref())
            }
            Decision::If(condition, then, otherwise) => {
                let head = format!("if {}", self.expr(condition));
                self.cases(head, vec![("true".to_owned(), then)], Some(otherwise))
            }
        }
    }
}
