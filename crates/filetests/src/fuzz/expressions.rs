//! Random expressions, of a kind that is wanted.
//!
//! Nearly all are valid whatever the values; what may raise (division, an index) is wanted, too, since programs are to
//! take such ways in compiled code, and statements around catch it.

use super::generate::{Generator, Kind};

/// Integers where representations end: of 32 bits, of fixnums, of 64 bits.
const EDGES: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "7",
    "10",
    "255",
    "1000",
    "2147483647",
    "-2147483648",
    "4294967296",
    "1073741824",
    "576460752303423487",
    "1152921504606846976",
    "2305843009213693951",
    "-2305843009213693952",
    "2305843009213693952",
    "4611686018427387903",
    "-4611686018427387904",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "100000000000000000000",
    "-12345678901234567890123",
];
const FLOATS: &[&str] = &[
    "0.0",
    "-0.0",
    "1.0",
    "0.5",
    "-2.5",
    "3.14159",
    "1e10",
    "1e-7",
    "1e308",
    "123456789.125",
    "-7.0",
    "2.0",
];
const STRINGS: &[&str] = &["''", "'a'", "'bc'", "'hello'", "'ä€'", "'x y'", "'0'", "'ABC'", "'aXbXc'"];

impl Generator {
    /// An expression of a kind, at most `depth` deep.
    pub fn expression(&mut self, kind: Kind, depth: usize) -> String {
        if depth == 0 || self.random.percent(25) {
            return self.leaf(kind);
        }
        if self.random.percent(6) {
            let (a, c) = (self.expression(kind, depth - 1), self.condition(depth - 1));
            let b = self.expression(kind, depth - 1);
            return format!("({a} if {c} else {b})");
        }
        match kind {
            Kind::Int => self.int(depth - 1),
            Kind::Float => self.float(depth - 1),
            Kind::Str => self.str(depth - 1),
            Kind::List => self.list(depth - 1),
            Kind::Dict => self.dict(depth - 1),
            Kind::Object => self.leaf(kind),
        }
    }

    fn leaf(&mut self, kind: Kind) -> String {
        if self.random.percent(70)
            && let Some(name) = self.variable(kind)
        {
            return name;
        }
        match kind {
            Kind::Int => match self.random.below(3) {
                0 => self.random.pick(EDGES).to_owned(),
                _ => (self.random.below(40) as i64 - 8).to_string(),
            },
            Kind::Float => self.random.pick(FLOATS).to_owned(),
            Kind::Str => self.random.pick(STRINGS).to_owned(),
            Kind::List => match self.random.below(3) {
                0 => "[]".to_owned(),
                1 => "[1, 2, 3]".to_owned(),
                _ => format!("list(range({}))", self.random.below(12)),
            },
            Kind::Dict => self.random.pick(&["{}", "{'a': 1, 'bc': 2}", "{1: 5, 2: 6, 'x': 7}"]).to_owned(),
            Kind::Object => self.new_object(),
        }
    }

    fn new_object(&mut self) -> String {
        match self.classes {
            0 => "None".to_owned(),
            count => {
                let class = self.random.below(count);
                let (a, b) = (self.leaf(Kind::Int), self.leaf(Kind::Float));
                format!("C{class}({a}, {b})")
            }
        }
    }

    fn int(&mut self, depth: usize) -> String {
        let a = self.expression(Kind::Int, depth);
        match self.random.below(20) {
            0..=3 => format!("({a} {} {})", self.random.pick(&["+", "-"]), self.expression(Kind::Int, depth)),
            4 => {
                let modulus = self.modulus();
                format!("({a} * {} % {modulus})", self.expression(Kind::Int, depth))
            }
            5 => format!(
                "({a} {} ({} or 1))",
                self.random.pick(&["//", "%"]),
                self.expression(Kind::Int, depth)
            ),
            6 => format!("({a} // {})", self.expression(Kind::Int, depth)),
            7 | 8 => {
                format!("({a} {} {})", self.random.pick(&["&", "|", "^"]), self.expression(Kind::Int, depth))
            }
            9 => format!("(({a}) << {} & 0xffffffffffffffffff)", self.random.below(70)),
            10 => format!("(({a}) >> {})", self.random.below(70)),
            11 => format!("{}({a})", self.random.pick(&["abs", "-", "~", "int"])),
            12 => {
                let kind = if self.random.percent(50) { Kind::Str } else { Kind::List };
                format!("len({})", self.expression(kind, depth))
            }
            13 => format!("({})", self.condition(depth)),
            14 => {
                format!("{}({a}, {})", self.random.pick(&["min", "max"]), self.expression(Kind::Int, depth))
            }
            15 => {
                let list = self.expression(Kind::List, depth);
                let index = self.expression(Kind::Int, 0);
                format!("num(({list} or [4])[{index} % {}])", self.random.pick(&["1", "-1", "2", "3"]))
            }
            16 => {
                let (dict, key) = (self.expression(Kind::Dict, depth), self.key());
                format!("num({dict}.get({key}, {}))", self.random.below(9))
            }
            17 => {
                let list = self.expression(Kind::List, depth);
                match self.random.below(5) {
                    0 => format!("sum(num(x) for x in {list})"),
                    3 => format!(
                        "sum(i * num(x) for i, x in enumerate({list}) if i % {})",
                        2 + self.random.below(2)
                    ),
                    4 => format!(
                        "{}(num(x) % {} for x in {list})",
                        self.random.pick(&["any", "all"]),
                        1 + self.random.below(3)
                    ),
                    1 => format!(
                        "int(small(sum(x if isinstance(x, float) else num(x) / 7 for x in {list})) * 1e9)"
                    ),
                    _ => format!("num({}(num(x) for x in {list} or [2]))", self.random.pick(&["min", "max"])),
                }
            }
            18 => self.call(depth).unwrap_or(a),
            _ => match self.variable(Kind::Object) {
                Some(object) => match self.random.below(3) {
                    0 => format!("{object}.n"),
                    1 => format!("{object}.m{}({a})", self.random.below(2)),
                    _ => format!("num({object} + {a})"),
                },
                None => format!("int({})", self.expression(Kind::Float, depth)),
            },
        }
    }

    /// A number that keeps products from growing.
    fn modulus(&mut self) -> String {
        self.random
            .pick(&["1000003", "2147483648", "(2 ** 61)", "(2 ** 62 + 1)", "(10 ** 20)", "(2 ** 64)"])
            .to_owned()
    }

    /// A call of a function that is not too much work here.
    fn call(&mut self, depth: usize) -> Option<String> {
        let function = self.affordable()?;
        let (a, b) = (self.expression(Kind::Int, depth), self.expression(Kind::Int, depth.saturating_sub(1)));
        Some(match self.random.below(6) {
            0 => format!("num(f{function}({a}, b={b}))"),
            1 => format!("num(f{function}(a={a}))"),
            2 => format!("num(f{function}(*[{a}, {b}]))"),
            _ => format!("num(f{function}({a}, {b}))"),
        })
    }

    fn float(&mut self, depth: usize) -> String {
        let a = self.expression(Kind::Float, depth);
        match self.random.below(9) {
            0..=3 => {
                let op = self.random.pick(&["+", "-", "*"]);
                let kind = if self.random.percent(25) { Kind::Int } else { Kind::Float };
                format!("({a} {op} small({}))", self.expression(kind, depth))
            }
            4 => format!("({a} / ({} or 1.5))", self.expression(Kind::Float, depth)),
            5 => format!("(small({}) / ({} or 3))", self.expression(Kind::Int, depth), self.leaf(Kind::Int)),
            6 => format!("{}({a})", self.random.pick(&["abs", "-", "float"])),
            7 => match self.variable(Kind::Object) {
                Some(object) => format!("{object}.x"),
                None => format!("min({a}, {})", self.leaf(Kind::Float)),
            },
            _ => format!("({a} {} ({} or 2.5))", self.random.pick(&["%", "//"]), self.leaf(Kind::Float)),
        }
    }

    fn str(&mut self, depth: usize) -> String {
        let a = self.expression(Kind::Str, depth);
        match self.random.below(10) {
            0 | 1 => format!("({a} + {})[-24:]", self.expression(Kind::Str, depth)),
            2 => format!("{a}[{}:]", self.random.below(6) as i64 - 3),
            3 => format!("str({})", self.expression(Kind::Int, depth)),
            4 => format!(
                "f'{{{}}}:{{{}!r:>4}}'",
                self.variable_or(Kind::Int, "5"),
                self.variable_or(Kind::Str, "6")
            ),
            5 => format!("{a}.{}()", self.random.pick(&["upper", "lower", "strip", "title", "swapcase"])),
            6 => format!("{a}.replace({}, {})", self.leaf(Kind::Str), self.leaf(Kind::Str)),
            7 => format!("'-'.join(str(x) for x in {})[:30]", self.expression(Kind::List, depth)),
            8 => format!("({a} * {})[:20]", self.random.below(4)),
            _ => format!("'%s %d' % ({a}, {})", self.expression(Kind::Int, depth)),
        }
    }

    fn list(&mut self, depth: usize) -> String {
        let a = self.expression(Kind::List, depth);
        match self.random.below(13) {
            0 => format!("[{}, {}]", self.expression(Kind::Int, depth), self.expression(Kind::Float, depth)),
            1 => format!("({a} + {})[-20:]", self.expression(Kind::List, depth)),
            2 => format!("{a}[::{}]", self.random.pick(&["-1", "2", "1", "-2"])),
            3 => format!("[num(x) + {} for x in {a}]", self.variable_or(Kind::Int, "1")),
            4 => format!("[x for x in {a} if num(x) % 3 != {}]", self.random.below(3)),
            5 => format!("sorted({a}, key=num)"),
            6 => format!("list({})[:12]", self.leaf(Kind::Str)),
            7 => match self.affordable_generator() {
                None => a,
                Some(generator) if self.random.percent(50) => {
                    format!("list(g{generator}({}))", self.random.below(9))
                }
                Some(generator) => {
                    format!("drive(g{generator}({}), {})", self.leaf(Kind::Int), self.random.below(14))
                }
            },
            8 => {
                let consumer = self.random.pick(&["list", "sorted", "list(tuple", "sorted(set"]);
                let end = if consumer.contains('(') { ")" } else { "" };
                let value = self.expression(Kind::Int, 0);
                format!("{consumer}(num(x) - {value} for x in {a} if x){end}")
            }
            9 => format!("([{}] * {})", self.expression(Kind::Float, 0), 6 + self.random.below(9)),
            10 => format!("[small(num(x) / {}) for x in {a} * 3][:20]", 1 + self.random.below(9)),
            11 => format!("([{} > num({a})] * {})", self.leaf(Kind::Int), 60 + self.random.below(9)),
            _ => format!("[i * j for i, j in zip({a}, range({}))]", self.random.below(9)),
        }
    }

    fn dict(&mut self, depth: usize) -> String {
        match self.random.below(5) {
            4 => {
                format!("dict((num(x) % 7, i) for i, x in enumerate({}))", self.expression(Kind::List, depth))
            }
            0 => format!("{{{}: {}}}", self.key(), self.expression(Kind::Int, depth)),
            1 => format!("{{i % 5: x for i, x in enumerate({})}}", self.expression(Kind::List, depth)),
            2 => format!(
                "{{**{}, {}: {}}}",
                self.expression(Kind::Dict, depth),
                self.key(),
                self.random.below(99)
            ),
            _ => format!("dict(zip({}, range(9)))", self.expression(Kind::Str, depth)),
        }
    }

    /// A key of a dict.
    pub fn key(&mut self) -> String {
        match self.random.below(3) {
            0 => self.leaf(Kind::Str),
            1 => format!("{} % 5", self.leaf(Kind::Int)),
            _ => self.random.pick(&["'a'", "'x'", "1", "2", "(1, 2)"]).to_owned(),
        }
    }

    /// A condition.
    pub fn condition(&mut self, depth: usize) -> String {
        let compare = ["<", "<=", ">", ">=", "==", "!="];
        match self.random.below(9) {
            0..=3 => {
                let kind = if self.random.percent(70) { Kind::Int } else { Kind::Float };
                let (a, b) = (self.expression(kind, depth), self.expression(kind, depth.saturating_sub(1)));
                format!("{a} {} {b}", self.random.pick(&compare))
            }
            4 => format!(
                "{} < {} < {}",
                self.leaf(Kind::Int),
                self.expression(Kind::Int, depth),
                self.leaf(Kind::Float)
            ),
            5 => format!("{} in {}", self.leaf(Kind::Int), self.expression(Kind::List, depth)),
            6 if self.random.percent(40) => {
                let (text, index) = (self.leaf(Kind::Str), self.random.below(3));
                format!(
                    "{text}[{index}:{}] in {}",
                    index + 1,
                    self.random.pick(&["'aeiou01'", "'x'", "'\u{e9}b'"])
                )
            }
            6 => format!("{} in {}", self.key(), self.expression(Kind::Dict, depth)),
            7 if depth > 0 => {
                let (a, b) = (self.condition(depth - 1), self.condition(depth - 1));
                format!("({a} {} {b})", self.random.pick(&["and", "or", "and not"]))
            }
            _ => format!("{} {} {}", self.leaf(Kind::Str), self.random.pick(&compare), self.leaf(Kind::Str)),
        }
    }
}
