//! A complete small language: expressions, variables, loops, functions with closures. It is lowered to bytecode here and
//! gets interpreter, compiled tiers, limits and garbage collection from the machine.
//!
//! ```text
//! program    = form*                       the value of the last one
//! form       = integer | name | (operator form form) | (let name form) | (set name form) | (if form form form)
//!            | (while form form*) | (do form*) | (fn (name*) form*) | (form form*)
//! operator   = + - * / % < =
//! ```
//! What a function uses of its surroundings it copies when it is made.

use std::collections::HashMap;

use updraft::bytecode::assembler::Assembler;
use updraft::bytecode::module::{Captured, Constant, Function, Module, Parameters};
use updraft::bytecode::operand::{
    Capture, Count, Def, FunctionIndex, OperandsSite, TruthSite, Type, Use, UseRange,
};
use updraft::{Engine, EngineConfig, Error, IsolateConfig};

/// What the reader makes of text.
enum Form {
    Integer(i64),
    Name(String),
    List(Vec<Form>),
}

fn read(text: &str) -> Result<Vec<Form>, String> {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let mut open: Vec<Vec<Form>> = vec![Vec::new()];
    for word in spaced.split_whitespace() {
        let form = match word {
            "(" => {
                open.push(Vec::new());
                continue;
            }
            ")" if open.len() > 1 => Form::List(open.pop().unwrap_or_default()),
            ")" => return Err("a `)` too many".to_owned()),
            word => word.parse().map_or_else(|_| Form::Name(word.to_owned()), Form::Integer),
        };
        open.last_mut().expect("the program itself is open").push(form);
    }
    match open.pop() {
        Some(program) if open.is_empty() => Ok(program),
        _ => Err("a `)` is missing".to_owned()),
    }
}

/// Where a variable is.
enum Place {
    Register(u16),
    /// What the closure has copied, by number.
    Copy(u16),
}

/// A function that is being lowered.
struct Frame {
    assembler: Assembler,
    variables: HashMap<String, u16>,
    /// What it copies of the frame around it.
    captures: Vec<String>,
}

impl Frame {
    fn new(name: &str, parameters: &[String]) -> Frame {
        let function = Function::new(name, Parameters::positional(parameters.iter().map(String::as_str)));
        let variables = (0..).zip(parameters).map(|(register, name)| (name.clone(), register)).collect();
        Frame { assembler: Assembler::new(function), variables, captures: Vec::new() }
    }
}

#[derive(Default)]
struct Lowerer {
    /// The innermost last.
    frames: Vec<Frame>,
    functions: Vec<Option<Function>>,
}

type Lowered<T = ()> = Result<T, String>;

impl Lowerer {
    fn asm(&mut self) -> &mut Assembler {
        &mut self.frames.last_mut().expect("a function is being lowered").assembler
    }

    /// Where a variable is; functions between here and the one that has it copy it.
    fn place(&mut self, name: &str) -> Lowered<Place> {
        let has = |frame: &Frame| frame.variables.contains_key(name);
        let depth = self.frames.iter().rposition(has).ok_or_else(|| format!("no variable `{name}`"))?;
        for frame in &mut self.frames[depth + 1..] {
            if !frame.captures.iter().any(|known| known == name) {
                frame.captures.push(name.to_owned());
            }
        }
        let frame = self.frames.last().expect("a function is being lowered");
        Ok(match frame.variables.get(name) {
            Some(&register) => Place::Register(register),
            None => Place::Copy(frame.captures.iter().position(|known| known == name).unwrap_or(0) as u16),
        })
    }

    /// Lowers forms in turn; the value of the last one is in `dst`.
    fn forms(&mut self, forms: &[Form], dst: u16) -> Lowered {
        self.asm().load_none(Def(dst));
        forms.iter().try_for_each(|form| self.form(form, dst))
    }

    fn form(&mut self, form: &Form, dst: u16) -> Lowered {
        match form {
            Form::Integer(number) => {
                let constant = self.asm().constant(Constant::Int(*number));
                self.asm().load_const(Def(dst), constant);
            }
            Form::Name(name) => match self.place(name)? {
                Place::Register(register) => self.asm().mov(Def(dst), Use(register)),
                Place::Copy(number) => self.asm().load_capture(Def(dst), Capture(number)),
            },
            Form::List(items) => {
                let (head, rest) = items.split_first().ok_or("an empty form")?;
                match head {
                    Form::Name(name) if self.special(name, rest, dst)? => {}
                    _ => self.call(head, rest, dst)?,
                }
            }
        }
        Ok(())
    }

    /// Lowers a form by its first word; false if it is a call.
    fn special(&mut self, name: &str, rest: &[Form], dst: u16) -> Lowered<bool> {
        match (name, rest) {
            ("+" | "-" | "*" | "/" | "%" | "<" | "=", [lhs, rhs]) => {
                let [a, b] = [0; 2].map(|_| self.asm().register(Type::Word));
                self.form(lhs, a)?;
                self.form(rhs, b)?;
                let (asm, site) = (self.asm(), OperandsSite(0));
                match name {
                    "+" => asm.add(Def(dst), Use(a), Use(b), site),
                    "-" => asm.sub(Def(dst), Use(a), Use(b), site),
                    "*" => asm.mul(Def(dst), Use(a), Use(b), site),
                    "/" => asm.div_floor(Def(dst), Use(a), Use(b), site),
                    "%" => asm.mod_floor(Def(dst), Use(a), Use(b), site),
                    "<" => asm.lt(Def(dst), Use(a), Use(b), site),
                    _ => asm.eq(Def(dst), Use(a), Use(b), site),
                }
            }
            ("let", [Form::Name(variable), value]) => {
                let register = self.asm().register(Type::Word);
                self.form(value, register)?;
                let frame = self.frames.last_mut().expect("a function is being lowered");
                frame.variables.insert(variable.clone(), register);
                self.asm().mov(Def(dst), Use(register));
            }
            ("set", [Form::Name(variable), value]) => {
                let Place::Register(register) = self.place(variable)? else {
                    return Err(format!("`{variable}` is a copy in this function: it cannot be set"));
                };
                self.form(value, dst)?;
                self.asm().mov(Def(register), Use(dst));
            }
            ("if", [condition, then, otherwise]) => {
                let (no, end) = (self.asm().label(), self.asm().label());
                self.form(condition, dst)?;
                self.asm().jump_if_false(Use(dst), no, TruthSite(0));
                self.form(then, dst)?;
                self.asm().jump(end);
                self.asm().bind(no);
                self.form(otherwise, dst)?;
                self.asm().bind(end);
            }
            ("while", [condition, body @ ..]) => {
                let (start, end) = (self.asm().label(), self.asm().label());
                let slot = self.asm().loop_slot();
                self.asm().bind(start);
                self.asm().loop_header(slot);
                self.form(condition, dst)?;
                self.asm().jump_if_false(Use(dst), end, TruthSite(0));
                self.forms(body, dst)?;
                self.asm().jump(start);
                self.asm().bind(end);
                self.asm().load_none(Def(dst));
            }
            ("do", body) => self.forms(body, dst)?,
            ("fn", [Form::List(parameters), body @ ..]) => self.function(parameters, body, dst)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn function(&mut self, parameters: &[Form], body: &[Form], dst: u16) -> Lowered {
        let names: Lowered<Vec<String>> = parameters
            .iter()
            .map(|form| match form {
                Form::Name(name) => Ok(name.clone()),
                _ => Err("a parameter must be a name".to_owned()),
            })
            .collect();
        let index = self.functions.len();
        self.functions.push(None);
        self.frames.push(Frame::new("fn", &names?));
        let result = self.asm().register(Type::Word);
        self.forms(body, result)?;
        self.asm().ret(Use(result));
        let Frame { mut assembler, captures, .. } = self.frames.pop().expect("it was pushed");
        assembler.function_mut().captures = vec![Captured::Value; captures.len()];
        self.functions[index] = Some(assembler.finish().map_err(|error| error.to_string())?);
        let registers: Vec<u16> = captures.iter().map(|_| self.asm().register(Type::Word)).collect();
        for (name, &register) in captures.iter().zip(&registers) {
            self.form(&Form::Name(name.clone()), register)?;
        }
        let first = UseRange(registers.first().copied().unwrap_or(0));
        self.asm().new_closure(Def(dst), FunctionIndex(index as u16), first, Count(registers.len() as u16));
        Ok(())
    }

    fn call(&mut self, callee: &Form, arguments: &[Form], dst: u16) -> Lowered {
        let function = self.asm().register(Type::Word);
        self.form(callee, function)?;
        let values: Vec<u16> = arguments.iter().map(|_| self.asm().register(Type::Word)).collect();
        for (argument, &register) in arguments.iter().zip(&values) {
            self.form(argument, register)?;
        }
        let slot = self.asm().call_slot();
        let first = UseRange(values.first().copied().unwrap_or(0));
        self.asm().call(Def(dst), Use(function), first, Count(values.len() as u16), slot);
        Ok(())
    }
}

/// A program as a module: its second function is the program.
fn compile(text: &str) -> Result<Module, String> {
    let forms = read(text)?;
    let mut lowerer = Lowerer { functions: vec![None], ..Lowerer::default() };
    lowerer.frames.push(Frame::new("program", &[]));
    let result = lowerer.asm().register(Type::Word);
    lowerer.forms(&forms, result)?;
    lowerer.asm().ret(Use(result));
    let program = lowerer.frames.pop().expect("it was pushed").assembler;
    lowerer.functions[0] = Some(program.finish().map_err(|error| error.to_string())?);
    Ok(Module {
        name: "program".to_owned(),
        functions: lowerer.functions.into_iter().flatten().collect(),
        ..Module::default()
    })
}

const PROGRAM: &str = "
    (let adder (fn (n) (fn (x) (+ x n))))
    (let add-three (adder 3))
    (let collatz (fn (n)
        (let steps 0)
        (while (< 1 n)
            (set n (if (= (% n 2) 0) (/ n 2) (+ (* 3 n) 1)))
            (set steps (add-three (- steps 2))))
        steps))
    (let longest 0)
    (let i 1)
    (while (< i 30000)
        (let steps (collatz i))
        (set longest (if (< longest steps) steps longest))
        (set i (+ i 1)))
    longest
";

fn main() -> Result<(), Error> {
    let engine = Engine::new(EngineConfig::new())?;
    let mut isolate = engine.isolate(IsolateConfig::default())?;
    let module = compile(PROGRAM).map_err(Error::Module)?;
    let start = std::time::Instant::now();
    let longest: i64 = isolate.run_bytecode(module)?;
    println!("the longest way has {longest} steps; {:.1?}", start.elapsed());
    assert_eq!(longest, 307);
    assert!(isolate.statistics().tiers.values().any(|tier| tier.compiled + tier.osr_installs > 0));
    Ok(())
}
