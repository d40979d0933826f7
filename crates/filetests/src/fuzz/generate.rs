//! Random programs, valid by construction: classes, generators, functions that call those before them, and a main part that
//! calls all of them often enough to be compiled, with values whose kinds change on the way.
//!
//! Work is bounded: loops have bounds, and a call is made only where the work of what is called, times the iterations around,
//! is affordable. What a program prints does not depend on addresses, hashes or time.

use super::program::Node;
use super::random::Random;

/// What a variable holds, mostly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An integer of any size.
    Int,
    /// A float.
    Float,
    /// A string.
    Str,
    /// A list of numbers, mostly.
    List,
    /// A dict.
    Dict,
    /// An object of a class of the program.
    Object,
}

const KINDS: [Kind; 6] = [Kind::Int, Kind::Float, Kind::Str, Kind::List, Kind::Dict, Kind::Object];

/// Iterations that one call of a function may come to, with those of what it calls.
const FUNCTION_BUDGET: usize = 400;
/// Iterations that one run of a generator may come to.
const GENERATOR_BUDGET: usize = 40;
/// Iterations that the main part may come to.
const MAIN_BUDGET: usize = 60_000;

/// The functions that every program begins with.
const PRELUDE: &str = include_str!("prelude.py");

/// What makes a program.
pub struct Generator {
    /// The choices.
    pub random: Random,
    /// How many classes there are.
    pub classes: usize,
    /// The work of a whole run of each generator.
    generators: Vec<usize>,
    /// The work of a call of each function.
    functions: Vec<usize>,
    /// The variables in scope.
    variables: Vec<(String, Kind)>,
    /// Iterations around.
    factor: usize,
    /// The work so far of what is being made.
    work: usize,
    /// The work that it may be.
    budget: usize,
    next_name: usize,
    in_function: bool,
    in_generator: bool,
}

/// The program of a seed.
pub fn program(seed: u64) -> Vec<Node> {
    let mut generator = Generator {
        random: Random::new(seed),
        classes: 0,
        generators: Vec::new(),
        functions: Vec::new(),
        variables: Vec::new(),
        factor: 1,
        work: 0,
        budget: FUNCTION_BUDGET,
        next_name: 0,
        in_function: true,
        in_generator: false,
    };
    let mut nodes = vec![Node::Line(PRELUDE.to_owned())];
    for _ in 0..generator.random.below(3) {
        nodes.push(generator.class());
    }
    for _ in 0..generator.random.below(3) {
        nodes.push(generator.generator_function());
    }
    for _ in 0..generator.random.between(2, 5) {
        nodes.push(generator.function());
    }
    generator.main(&mut nodes);
    nodes
}

impl Generator {
    /// A variable of a kind, if there is one.
    pub fn variable(&mut self, kind: Kind) -> Option<String> {
        let known: Vec<&String> =
            self.variables.iter().filter(|(_, known)| *known == kind).map(|(name, _)| name).collect();
        // Now and then one of another kind, which is wrong or not.
        if known.is_empty() || self.random.percent(1) {
            return (!self.variables.is_empty() && self.random.percent(2))
                .then(|| self.variables[self.random.below(self.variables.len())].0.clone());
        }
        Some(known[self.random.below(known.len())].clone())
    }

    /// A variable of a kind, or what else to write.
    pub fn variable_or(&mut self, kind: Kind, otherwise: &str) -> String {
        self.variable(kind).unwrap_or_else(|| otherwise.to_owned())
    }

    /// A function that may be called here.
    pub fn affordable(&mut self) -> Option<usize> {
        if self.functions.is_empty() {
            return None;
        }
        let function = self.random.below(self.functions.len());
        let work = self.functions[function] * self.factor;
        if self.work + work > self.budget {
            return None;
        }
        self.work += work;
        Some(function)
    }

    /// A generator that may be run here.
    pub fn affordable_generator(&mut self) -> Option<usize> {
        if self.generators.is_empty() {
            return None;
        }
        let generator = self.random.below(self.generators.len());
        let work = self.generators[generator] * self.factor;
        if self.work + work > self.budget {
            return None;
        }
        self.work += work;
        Some(generator)
    }

    fn new_variable(&mut self, kind: Kind) -> String {
        self.next_name += 1;
        let name = format!("v{}", self.next_name);
        self.variables.push((name.clone(), kind));
        name
    }

    fn kind(&mut self) -> Kind {
        // The last is for programs with classes.
        let count = if self.classes > 0 { KINDS.len() } else { KINDS.len() - 1 };
        if self.random.percent(45) { Kind::Int } else { KINDS[self.random.below(count)] }
    }

    /// Makes something with variables and work of its own: that, and the work.
    fn apart(
        &mut self,
        variables: &[(&str, Kind)],
        make: impl FnOnce(&mut Self) -> Vec<Node>,
    ) -> (Vec<Node>, usize) {
        let own = variables.iter().map(|&(name, kind)| (name.to_owned(), kind)).collect();
        let around = std::mem::replace(&mut self.variables, own);
        let (factor, work) = (std::mem::replace(&mut self.factor, 1), std::mem::replace(&mut self.work, 1));
        let body = make(self);
        self.variables = around;
        self.factor = factor;
        (body, std::mem::replace(&mut self.work, work))
    }

    fn class(&mut self) -> Node {
        let number = self.classes;
        let base = match number {
            1.. if self.random.percent(60) => format!("C{}", self.random.below(number)),
            _ => "Named".to_owned(),
        };
        let slots = base == "Named" && self.random.percent(25);
        let mut body = Vec::new();
        if slots {
            body.push(Node::Line("__slots__ = ('n', 'x', 'extra')".to_owned()));
        }
        body.push(Node::block(
            "def __init__(self, n, x=1.5)",
            vec![Node::Line("self.n = n".to_owned()), Node::Line("self.x = x".to_owned())],
        ));
        // What the classes call must not make objects whose methods do so, too: no classes are known here.
        for method in ["m0(self, a)", "m1(self, a)", "__add__(self, a)"] {
            let (mut statements, _) =
                self.apart(&[("a", Kind::Int), ("self.n", Kind::Int), ("self.x", Kind::Float)], |this| {
                    let count = this.random.below(3);
                    (0..count).map(|_| this.simple()).collect()
                });
            let (result, _) =
                self.apart(&[("a", Kind::Int), ("self.n", Kind::Int), ("self.x", Kind::Float)], |this| {
                    let kind = if this.random.percent(80) { Kind::Int } else { Kind::Float };
                    vec![Node::Line(format!("return {}", this.expression(kind, 2)))]
                });
            statements.extend(result);
            body.push(Node::block(format!("def {method}"), statements));
        }
        if self.random.percent(40) {
            let line = Node::Line(format!(
                "return self.n {} {}",
                self.random.pick(&["+", "*", "-"]),
                self.random.below(9)
            ));
            body.push(Node::Block(vec![("@property\n    def p(self)".to_owned(), vec![line])]));
        }
        if self.random.percent(40) {
            body.push(Node::block("def __lt__(self, o)", vec![Node::Line("return self.n < o.n".to_owned())]));
        }
        self.classes += 1;
        Node::block(format!("class C{number}({base})"), body)
    }

    fn generator_function(&mut self) -> Node {
        let number = self.generators.len();
        self.in_generator = true;
        let (body, work) = self.apart(&[("a", Kind::Int)], |this| {
            this.budget = GENERATOR_BUDGET;
            let count = this.random.between(1, 3);
            let mut body = this.statements(count, 3);
            let value = this.expression(Kind::Int, 2);
            let name = this.new_variable(Kind::Int);
            this.factor = 6;
            this.work += this.factor;
            let mut inner = this.statements(1, 2);
            inner.push(Node::Line(format!("yield {value} + {name}")));
            if this.random.percent(40) {
                let condition = this.condition(1);
                inner.push(Node::block(format!("if {condition}"), vec![Node::Line("return".to_owned())]));
            }
            let guarded = match this.random.below(3) {
                0 => inner,
                1 => vec![Node::Block(vec![
                    ("try".to_owned(), inner),
                    ("except ValueError as e".to_owned(), vec![Node::Line("note(e.args[:1])".to_owned())]),
                ])],
                _ => vec![Node::Block(vec![
                    ("try".to_owned(), inner),
                    ("finally".to_owned(), vec![Node::Line("note(1)".to_owned())]),
                ])],
            };
            body.push(Node::block(format!("for {name} in range(min(abs(a), 6))"), guarded));
            this.budget = FUNCTION_BUDGET;
            body
        });
        self.in_generator = false;
        let mut nodes = vec![];
        if number == 0 {
            let statements = ["noted.append(x)", "del noted[9:]"].map(|text| Node::Line(text.to_owned()));
            nodes.push(Node::Line("noted = []".to_owned()));
            nodes.push(Node::block("def note(x)", statements.into()));
        }
        self.generators.push(work);
        nodes.push(Node::block(format!("def g{number}(a)"), body));
        // A block whose head is always true keeps both together.
        Node::Block(vec![("if True".to_owned(), nodes)])
    }

    fn function(&mut self) -> Node {
        let number = self.functions.len();
        let second = self.kind();
        let (mut body, work) = self.apart(&[("a", Kind::Int), ("b", second)], |this| {
            let count = this.random.between(2, 6);
            let mut body = this.statements(count, 3);
            let kind = if this.random.percent(70) { Kind::Int } else { this.kind() };
            body.push(Node::Line(format!("return {}", this.expression(kind, 3))));
            body
        });
        if self.random.percent(20) {
            body.insert(0, Node::Line("global total".to_owned()));
            body.insert(1, Node::Line("total = (total + num(a)) % 1000003".to_owned()));
        }
        self.functions.push(work);
        let default = match second {
            Kind::Object => "C0(1)".to_owned(),
            kind => {
                let (text, _) = self.apart(&[], |this| vec![Node::Line(this.expression(kind, 0))]);
                match &text[0] {
                    Node::Line(text) => text.clone(),
                    Node::Block(_) => "0".to_owned(),
                }
            }
        };
        let decorator = if self.random.percent(25) { "@passing\n" } else { "" };
        Node::block(format!("{decorator}def f{number}(a, b={default})"), body)
    }

    /// Statements one after another, with blocks at most `depth` deep. What they bind is known behind them only if it has
    /// certainly been bound.
    pub fn statements(&mut self, count: usize, depth: usize) -> Vec<Node> {
        (0..count).map(|_| self.statement(depth)).collect()
    }

    fn body(&mut self, depth: usize) -> Vec<Node> {
        let known = self.variables.len();
        let count = self.random.between(1, 3);
        let body = self.statements(count, depth);
        self.variables.truncate(known);
        body
    }

    /// A body that runs so many times.
    fn looped(&mut self, times: usize, depth: usize, variables: Vec<(String, Kind)>) -> Vec<Node> {
        let known = self.variables.len();
        self.variables.extend(variables);
        self.factor *= times;
        self.work += self.factor;
        let mut body = self.body(depth);
        if self.random.percent(15) {
            let (condition, word) = (self.condition(1), self.random.pick(&["break", "continue"]).to_owned());
            body.insert(0, Node::block(format!("if {condition}"), vec![Node::Line(word)]));
        }
        self.factor /= times;
        self.variables.truncate(known);
        body
    }

    fn statement(&mut self, depth: usize) -> Node {
        if depth == 0 || self.random.percent(45) {
            return self.simple();
        }
        let room = self.budget.saturating_sub(self.work) / self.factor.max(1);
        match self.random.below(10) {
            0 | 1 => {
                let mut clauses = vec![(format!("if {}", self.condition(2)), self.body(depth - 1))];
                if self.random.percent(40) {
                    clauses.push((format!("elif {}", self.condition(1)), self.body(depth - 1)));
                }
                if self.random.percent(60) {
                    clauses.push(("else".to_owned(), self.body(depth - 1)));
                }
                Node::Block(clauses)
            }
            2..=4 if room > 4 => self.for_loop(room, depth),
            5 if room > 4 => {
                let times = self.random.between(2, room.min(20));
                // No variable of the program: nothing may set it back.
                self.next_name += 1;
                let name = format!("w{}", self.next_name);
                let mut body = vec![Node::Line(format!("{name} += 1"))];
                body.extend(self.looped(times, depth - 1, Vec::new()));
                let condition = match self.random.percent(30) {
                    true => format!(" and {}", self.condition(1)),
                    false => String::new(),
                };
                let start = Node::Line(format!("{name} = 0"));
                Node::Block(vec![(
                    "if True".to_owned(),
                    vec![start, Node::block(format!("while {name} < {times}{condition}"), body)],
                )])
            }
            6 | 7 => self.try_statement(depth),
            8 => {
                let head = match self.variable(Kind::List) {
                    Some(list) => format!("with Guard({list}) as w"),
                    None => "with Guard([]) as w".to_owned(),
                };
                let mut body = self.body(depth - 1);
                if self.random.percent(30) {
                    let condition = self.condition(1);
                    body.push(Node::block(
                        format!("if {condition}"),
                        vec![Node::Line("raise Stop".to_owned())],
                    ));
                }
                Node::block(head, body)
            }
            _ => self.closure(depth),
        }
    }

    fn for_loop(&mut self, room: usize, depth: usize) -> Node {
        let times = self.random.between(2, room.min(30));
        let name = format!("i{}", self.random.below(4));
        let (head, variables) = match self.random.below(6) {
            0..=2 => {
                let range = match self.random.below(4) {
                    0 => format!("range({times}, 0, -1)"),
                    1 => format!("range(-3, {})", times as i64 - 3),
                    2 => format!("range(0, {}, 3)", times * 3),
                    _ => format!("range({times})"),
                };
                (format!("for {name} in {range}"), vec![(name, Kind::Int)])
            }
            3 => {
                let list = self.expression(Kind::List, 2);
                let values = match self.random.percent(70) {
                    true => format!("[num(q) for q in {list}]"),
                    false => list,
                };
                (format!("for {name} in {values}[:{times}]"), vec![(name, Kind::Int)])
            }
            4 => {
                let list = self.expression(Kind::List, 1);
                let head = format!("for {name}, y in enumerate({list}[:{times}])");
                (head, vec![(name, Kind::Int), ("y".to_owned(), Kind::Int)])
            }
            _ => {
                let dict = self.expression(Kind::Dict, 1);
                let head = format!("for {name}, y in list({dict}.items())[:{times}]");
                (head, vec![("y".to_owned(), Kind::Int)])
            }
        };
        let mut clauses = vec![(head, self.looped(times, depth - 1, variables))];
        if self.random.percent(10) {
            clauses.push(("else".to_owned(), self.body(depth - 1)));
        }
        Node::Block(clauses)
    }

    fn try_statement(&mut self, depth: usize) -> Node {
        let mut body = self.body(depth - 1);
        if self.random.percent(40) {
            let (condition, error) = (
                self.condition(1),
                self.random.pick(&["ValueError(7)", "KeyError('k')", "Stop", "ZeroDivisionError"]),
            );
            let raise = Node::Line(format!("raise {error}"));
            body.push(Node::block(format!("if {condition}"), vec![raise]));
        }
        let mut clauses = vec![("try".to_owned(), body)];
        let error = self.random.pick(&[
            "ValueError",
            "(KeyError, ZeroDivisionError)",
            "Exception",
            "IndexError",
            "Stop",
        ]);
        clauses.push((format!("except {error} as e"), self.body(depth - 1)));
        if self.random.percent(25) {
            clauses.push(("else".to_owned(), self.body(depth - 1)));
        }
        if self.random.percent(35) {
            clauses.push(("finally".to_owned(), self.body(depth - 1)));
        }
        Node::Block(clauses)
    }

    /// A function inside, which changes a variable around it, and calls of it.
    fn closure(&mut self, depth: usize) -> Node {
        let changed = self.new_variable(Kind::Int);
        let inner = format!("h{}", self.next_name);
        let value = self.expression(Kind::Int, 2);
        let modulus = 1_000_003;
        let scope = if self.in_function { "nonlocal" } else { "global" };
        let definition = Node::block(
            format!("def {inner}(k)"),
            vec![
                Node::Line(format!("{scope} {changed}")),
                Node::Line(format!("{changed} = ({changed} + k * 3) % {modulus}")),
                Node::Line(format!("return {changed} + {value}")),
            ],
        );
        let mut body = vec![Node::Line(format!("{changed} = {}", self.random.below(9))), definition];
        let argument = self.expression(Kind::Int, 1);
        let target = self.new_variable(Kind::Int);
        body.push(Node::Line(format!("{target} = num({inner}({argument}))")));
        if depth > 1 {
            body.push(Node::Line(format!(
                "{target} = sum({inner}(q) for q in range({}))",
                self.random.below(5)
            )));
        }
        Node::Block(vec![("if True".to_owned(), body)])
    }

    /// A statement without a body.
    fn simple(&mut self) -> Node {
        if self.in_generator && self.random.percent(25) {
            return Node::Line(self.yielding());
        }
        let line = match self.random.below(16) {
            0..=5 => {
                let kind = self.kind();
                let value = self.expression(kind, 3);
                let name = match self.variable(kind).filter(|_| self.random.percent(60)) {
                    Some(name) => name,
                    None => self.new_variable(kind),
                };
                format!("{name} = {value}")
            }
            6 | 7 => {
                let value = self.expression(Kind::Int, 2);
                match self.variable(Kind::Int) {
                    Some(name) => format!("{name} {}= {value}", self.random.pick(&["+", "-", "^", "|"])),
                    None => "pass".to_owned(),
                }
            }
            8 => {
                let value = self.expression(Kind::Float, 2);
                match self.variable(Kind::Float) {
                    Some(name) => format!("{name} {}= small({value})", self.random.pick(&["+", "-", "*"])),
                    None => "pass".to_owned(),
                }
            }
            9 => match self.variable(Kind::List) {
                Some(list) => {
                    let kind = if self.random.percent(75) { Kind::Int } else { Kind::Float };
                    let value = self.expression(kind, 2);
                    format!("{list}.append({value}); del {list}[20:]")
                }
                None => "pass".to_owned(),
            },
            10 => match self.variable(Kind::List) {
                Some(list) => {
                    let index = self.expression(Kind::Int, 1);
                    let value = match self.random.below(4) {
                        0 => format!("small({})", self.expression(Kind::Float, 1)),
                        1 => format!("{} > 3", self.expression(Kind::Int, 1)),
                        _ => self.expression(Kind::Int, 2),
                    };
                    format!("{list}[{index} % (len({list}) or 1)] = {value}")
                }
                None => "pass".to_owned(),
            },
            11 => match self.variable(Kind::Dict) {
                Some(dict) => {
                    let (key, value) = (self.key(), self.expression(Kind::Int, 2));
                    format!("{dict}[{key}] = {value}; len({dict}) > 20 and {dict}.clear()")
                }
                None => "pass".to_owned(),
            },
            12 => match self.variable(Kind::Object) {
                Some(object) => match self.random.below(4) {
                    0 => format!("{object}.x = {}", self.expression(Kind::Float, 1)),
                    1 => format!("{object}.extra = {}", self.expression(Kind::Str, 1)),
                    2 => format!("{object}.n += 1"),
                    _ => format!("{object}.n = {}", self.expression(Kind::Int, 2)),
                },
                None => "pass".to_owned(),
            },
            13 => match (self.variable(Kind::Int), self.variable(Kind::Int)) {
                (Some(a), Some(b)) => format!("{a}, {b} = {b}, {a}"),
                _ => "pass".to_owned(),
            },
            14 if self.random.percent(40) => {
                let (first, second) = (self.expression(Kind::Int, 1), self.expression(Kind::Int, 1));
                let (a, b) = (self.new_variable(Kind::Int), self.new_variable(Kind::Int));
                format!("{a}, {b} = Pair({first}, {second})")
            }
            14 => {
                let list = self.expression(Kind::List, 1);
                let name = self.new_variable(Kind::Int);
                let other = self.new_variable(Kind::List);
                format!("{name}, *{other} = {list} or [1]")
            }
            _ => format!("total = (num({}) + 1) % 1000003", self.expression(Kind::Int, 2)),
        };
        Node::Line(line)
    }

    /// A statement that yields.
    fn yielding(&mut self) -> String {
        let value = self.expression(Kind::Int, 2);
        match self.random.below(3) {
            0 => match self.affordable_generator() {
                Some(inner) => {
                    let result = self.new_variable(Kind::Int);
                    format!("{result} = num((yield from g{inner}(small({value}) % 4)))")
                }
                None => format!("yield {value}"),
            },
            1 => {
                let sent = self.new_variable(Kind::Int);
                format!("{sent} = num((yield {value}))")
            }
            _ => format!("yield {value}"),
        }
    }

    /// Calls of all functions, in loops, with arguments that change.
    fn main(&mut self, nodes: &mut Vec<Node>) {
        self.in_function = false;
        self.budget = MAIN_BUDGET;
        for number in 0..self.functions.len() {
            let work = self.functions[number].max(1);
            let times = (MAIN_BUDGET / 4 / work).clamp(3, 400);
            let switch = self.random.between(1, times);
            let (first, second) = (self.expression(Kind::Int, 1), self.kind());
            let (early, late) =
                (self.random.pick(&["i", "i % 7", "i * 1000003", "-i"]), self.expression(second, 1));
            let call =
                Node::Line(format!("r = f{number}({early}) if i < {switch} else f{number}({first}, {late})"));
            let body = vec![call, Node::Line("check = (check * 31 + num(r)) % 1000000007".to_owned())];
            let error = vec![Node::Line(
                "check += 1; kinds[type(e).__name__] = kinds.get(type(e).__name__, 0) + 1".to_owned(),
            )];
            let guarded =
                Node::Block(vec![("try".to_owned(), body), ("except Exception as e".to_owned(), error)]);
            nodes.push(Node::Line("check, kinds, r = 0, {}, None".to_owned()));
            nodes.push(Node::block(format!("for i in range({times})"), vec![guarded]));
            nodes.push(Node::Line(format!("print({number}, check, show(r), kinds, total)")));
        }
        let known = self.variables.len();
        let count = self.random.between(2, 5);
        let body = self.statements(count, 3);
        let shown: Vec<String> = self.variables[known..].iter().map(|(name, _)| name.clone()).collect();
        let error = vec![Node::Line("print(type(e).__name__)".to_owned())];
        nodes.push(Node::Block(vec![("try".to_owned(), body), ("except Exception as e".to_owned(), error)]));
        for name in shown {
            nodes.push(Node::Line(format!("print('{name}', show(globals().get('{name}')))")));
        }
    }
}
