//! Runs `filetests/build/*.ubc`: a module with feedback whose first function is built, what the request adds in lines that start with `;;`, and after
//! `; output:` the SSA as it is built. `BLESS=1` rewrites the expected output.
//!
//! | Line | Meaning |
//! |---|---|
//! | `;; entry 3` | entered in the loop at this place |
//! | `;; inline 200 1` | words of bytecode to inline, levels of recursion |
//! | `;; complete` | without speculation |
//! | `;; show inlining` | the calls that were inlined or not come out, in place of the SSA |
//! | `;; hookless` | operators run nothing of the program, as in Scheme |
//! | `;; lists` | what is left over of arguments is in a list; stands before what names functions |
//! | `;; counts` | counts for the next tier |
//! | `;; shape Point 40 4`, `;; shape list built-in 7` | the next shape after those of the layouts: object bytes and kind, or number |
//! | `;; global f = function f` | a global variable that is never bound again; also `bound f`, `native sqrt`, `int 5`, `float 1.5`, `tuple 2`, `class 0 f` |
//! | `;; slot f 0 = slot 0 8, add 1 16 2` | cases of a property site: shape, offset and new shape; `variable 0 g` and `method 0 g` name a global |
//! | `;; slot f 1 = function g` | cases of a call site, as for globals; `others` |
//! | `;; slot f 2 = 0 area` | cases of a call by table: the number of a layout, the function |
//! | `;; exit f 3 Overflow` | code was left there before |
//! | `;; operator f 0 = 0 1 add, 0 - add` | methods of an operator by the shapes of both operands; behind the name `identity`, `held integer 8 -`, `held text 8 8` or `complex 8 16` say what it comes to |
//! | `;; protocol f 0 = 0 read, 1 true` | methods of another instruction by the shape of the object; `list`, `tuple 8`, `bytes`, `buffer 8 16` are elements |

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use abi::exit_reason::ExitReason;
use abi::intrinsic::{Instances, Intrinsic, Rounding};
use abi::operators::{Asking, BinaryOp, CompareOp, HeldKind, Meaning, OperatorForm};
use abi::sequence::{BufferElement, EntryPart, Sequence};
use abi::value;
use bytecode::module::{Constant, Module};
use bytecode::operand::{MathFunction, SlotKind};
use optimizer::build::build;
use optimizer::pipeline::{self, PipelineOptions};
use optimizer::request::*;
use ssa::text::parse_functions;
use ssa::verify::verify;

mod links;

const MARK: &str = "; output:\n";
const SHOW_INLINING: &str = ";; show inlining";

struct Reader<'a> {
    module: &'a Arc<Module>,
    request: CompileRequest,
    constants: HashMap<String, u32>,
    binding: Binding,
}

impl Reader<'_> {
    fn function(&self, name: &str) -> usize {
        let found = self.module.functions.iter().position(|function| function.name == name);
        found.unwrap_or_else(|| panic!("no function `{name}`"))
    }

    fn callee_of(&self, name: &str) -> FunctionCallee {
        let index = self.function(name);
        let function = &self.module.functions[index];
        let parameters = &function.parameters;
        FunctionCallee {
            cell: index as u32,
            parameter_count: parameters.count() as u16,
            is_simple: parameters.is_simple(),
            function: Some(index as u32),
            generator_registers: function.is_generator.then_some(function.registers.len() as u16),
            is_foreign: false,
            signature: Signature {
                binding: Some(self.binding),
                module: self.request.functions[index].module.clone(),
                index: index as u32,
            },
        }
    }

    fn constant(&mut self, name: &str) -> u32 {
        let next = 100 + self.constants.len() as u32;
        *self.constants.entry(name.to_owned()).or_insert(next)
    }

    fn global(&self, name: &str) -> u32 {
        let found = self.module.globals.iter().position(|global| global == name);
        found.unwrap_or_else(|| panic!("no global `{name}`")) as u32
    }

    fn callee(&mut self, words: &[&str]) -> Callee {
        match *words {
            ["function", name] => Callee::Function(self.callee_of(name)),
            ["bound", name] => Callee::Bound(Box::new(Callee::Function(self.callee_of(name)))),
            ["bound-native", name] => Callee::Bound(Box::new(self.callee(&["native", name]))),
            ["native", name] => Callee::Native { object: self.constant(name), intrinsic: intrinsic(name) },
            ["class", shape, initializer] => Callee::Class {
                object: self.constant("class"),
                shape: shape.parse().unwrap(),
                initializer: Some((self.global(initializer), self.callee_of(initializer))),
            },
            ["record", shape, fields, empties, ref ends @ ..] => Callee::Record {
                object: self.constant("record"),
                shape: shape.parse().unwrap(),
                fields: fields.parse().ok(),
                empties: empties.parse().unwrap(),
                ends_iteration: matches!(ends, ["ends-iteration"]),
                initializer: match *ends {
                    ["initializer", name] => Some((self.global(name), self.callee_of(name))),
                    _ => None,
                },
            },
            _ => panic!("no callee: {words:?}"),
        }
    }

    fn known(&mut self, words: &[&str]) -> Known {
        match *words {
            ["int", n] => Known::Word(value::fixnum(n.parse().unwrap()).unwrap()),
            ["float", n] => Known::Word(value::inline_float(n.parse().unwrap()).unwrap()),
            ["tuple", length] => {
                Known::Object(self.constant("tuple"), ObjectKind::Tuple(length.parse().unwrap(), None, None))
            }
            _ => {
                let number = self.constant(&words.join(" "));
                Known::Object(number, ObjectKind::Callable(self.callee(words)))
            }
        }
    }

    /// What the value of a variable wraps: a function, and the number of the class that it is bound to, if it is.
    fn wrapped(&self, global: &str, function: &str, receiver: &[&str]) -> Wrapped {
        let class =
            |number: &&str| Known::Object(number.parse().unwrap(), ObjectKind::Callable(Callee::Other));
        Wrapped {
            wrapper: self.global(global),
            value: Known::Object(52, ObjectKind::Callable(Callee::Function(self.callee_of(function)))),
            receiver: receiver.first().map(class),
        }
    }

    fn property(&self, words: &[&str]) -> (ShapeNumber, PropertyCase) {
        let number = |word: &str| word.parse::<u32>().unwrap();
        let case = match *words {
            ["float", _, offset] => PropertyCase::Float { offset: number(offset) },
            ["add_float", _, offset, shape] => {
                PropertyCase::AddFloat { offset: number(offset), shape: number(shape) }
            }
            ["slot", _, offset] => PropertyCase::Slot { offset: number(offset) },
            ["overflow", _, array, element] => {
                PropertyCase::Overflow { array: number(array), element: number(element) }
            }
            ["add", _, offset, shape] => PropertyCase::Add { offset: number(offset), shape: number(shape) },
            ["variable", _, global] => PropertyCase::Variable(self.global(global)),
            ["method", _, global] => PropertyCase::Method(self.global(global)),
            ["absent", _] => PropertyCase::Absent,
            ["fallback", _, global] => PropertyCase::Fallback(self.global(global)),
            ["after", _, class] => PropertyCase::After(number(class)),
            ["behind", _, global] => PropertyCase::Behind(self.global(global)),
            ["wrapped", _, global, function, ref receiver @ ..] => {
                PropertyCase::Wrapped(self.wrapped(global, function, receiver))
            }
            ["of_class", _, class, global] => {
                PropertyCase::OfClass { class: number(class), attribute: self.global(global) }
            }
            ["wrapped_of_class", _, class, global, function, ref receiver @ ..] => {
                let attribute = self.wrapped(global, function, receiver);
                PropertyCase::WrappedOfClass { class: number(class), attribute }
            }
            ["getter", _, global, function] => PropertyCase::Getter {
                property: self.global(global),
                getter: Known::Object(50, ObjectKind::Callable(Callee::Function(self.callee_of(function)))),
            },
            ["setter", _, global, function] => PropertyCase::Setter {
                property: self.global(global),
                setter: Known::Object(51, ObjectKind::Callable(Callee::Function(self.callee_of(function)))),
            },
            _ => panic!("no case of a property: {words:?}"),
        };
        (number(words[1]), case)
    }

    fn line(&mut self, line: &str) {
        let (words, cases) = line.split_once('=').unwrap_or((line, ""));
        let words: Vec<&str> = words.split_whitespace().collect();
        let cases: Vec<Vec<&str>> = cases.split(',').map(|case| case.split_whitespace().collect()).collect();
        match words[..] {
            ["entry", pc] => self.request.entry = EntryPoint::Loop(pc.parse().unwrap()),
            ["inline", budget, levels] => {
                self.request.settings.inline_budget = budget.parse().unwrap();
                self.request.settings.recursive_inlining = levels.parse().unwrap();
            }
            ["show", "inlining"] => {}
            ["hookless"] => self.request.has_hooks = false,
            ["lists"] => self.binding = Binding::List,
            ["complete"] => self.request.settings.speculate = false,
            ["counts"] => {
                self.request.settings.counts_calls = true;
                self.request.settings.counts_loops = true;
            }
            ["mixed", function, place] => {
                self.request.settings.counts_mixed = true;
                let index = self.function(function);
                self.request.functions[index].mixed.push(place.parse().unwrap());
            }
            ["shape", name, "built-in", number] => {
                let built_in = Some(number.parse().unwrap());
                let name = name.to_owned();
                let shape = ShapeDescription {
                    built_in,
                    layout: None,
                    object_bytes: 0,
                    kind: 0,
                    classes: None,
                    name,
                };
                self.request.shapes.push(shape);
            }
            ["shape", name, bytes, kind, ref layout @ ..] => self.request.shapes.push(ShapeDescription {
                built_in: None,
                layout: layout.first().map(|number| number.parse().unwrap()),
                object_bytes: bytes.parse().unwrap(),
                kind: kind.parse().unwrap(),
                classes: None,
                name: name.to_owned(),
            }),
            ["global", name] => {
                let index = self.global(name);
                let value = self.known(&cases[0]);
                let variable = &mut self.request.variables[index as usize];
                (variable.value, variable.is_constant, variable.is_plainly_stored) = (value, true, false);
            }
            ["slot", function, slot] => {
                let (index, slot) = (self.function(function), slot.parse::<usize>().unwrap());
                let (others, known): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case[..] == ["others"]);
                let feedback = match self.module.functions[index].slots[slot] {
                    SlotKind::Property => SlotFeedback::Property {
                        cases: known.into_iter().map(|case| self.property(case)).collect(),
                        is_megamorphic: !others.is_empty(),
                    },
                    SlotKind::Call => {
                        let cases = known.into_iter().map(|case| (self.callee(case), 10)).collect();
                        SlotFeedback::Call { cases, others: others.len() as u64 }
                    }
                    SlotKind::Method => SlotFeedback::Method {
                        cases: cases
                            .iter()
                            .map(|case| {
                                (case[0].parse().unwrap(), direct(self.module, self.function(case[1])))
                            })
                            .collect(),
                        others: 0,
                    },
                    SlotKind::Loop => SlotFeedback::Loop { iterations: 100 },
                    SlotKind::Block => SlotFeedback::Block { counter: 4096 },
                };
                self.request.functions[index].slots[slot] = feedback;
            }
            ["instances", ref class @ ..] => {
                let mut instances = Instances::default();
                let class = self.constant(&class.join(" "));
                for case in &cases {
                    match case[..] {
                        ["fixnums", is] => instances.fixnums = Some(is == "yes"),
                        ["floats", is] => instances.floats = Some(is == "yes"),
                        ["shape", shape, is] => instances.note_shape(shape.parse().unwrap(), is == "yes"),
                        ["object", shape, is] => {
                            let shape = &mut self.request.shapes[shape.parse::<usize>().unwrap()];
                            shape.classes.get_or_insert_default().extend((is == "yes").then_some(class));
                        }
                        _ => panic!("not known of instances: {case:?}"),
                    }
                }
                self.request.instances.insert(class, instances);
            }
            ["declines", ref known @ ..] => self.request.declines = Some(self.known(known)),
            ["operator", function, pc] => {
                let index = self.function(function);
                let case = |case: &Vec<&str>| OperatorCase {
                    own: case[0].parse().unwrap(),
                    other: case[1].parse().ok(),
                    method: self.global(case[2]),
                    form: match case.get(3) {
                        Some(&"reflected") => OperatorForm::Reflected,
                        Some(&"negated") => OperatorForm::Negated,
                        _ => OperatorForm::Direct,
                    },
                    meaning: match case[3..] {
                        [] | ["reflected" | "negated"] => Meaning::Call,
                        ["identity"] => Meaning::Identity,
                        ["complex", re, im] => {
                            Meaning::Complex { parts: [re.parse().unwrap(), im.parse().unwrap()] }
                        }
                        ["held", kind, lhs, rhs] => Meaning::Held {
                            kind: if kind == "text" { HeldKind::Text } else { HeldKind::Integer },
                            lhs: lhs.parse().unwrap(),
                            rhs: rhs.parse().ok(),
                        },
                        _ => panic!("not understood: {line}"),
                    },
                };
                let cases = cases.iter().map(case).collect();
                self.request.functions[index].operators.insert(pc.parse().unwrap(), cases);
            }
            ["protocol", function, pc] => {
                let index = self.function(function);
                let case = |case: &Vec<&str>| match case[1] {
                    "entries" => {
                        let part = EntryPart::ALL.into_iter().find(|part| format!("{part:?}") == case[2]);
                        (case[0].parse().unwrap(), ProtocolCase::Entries(part.unwrap()))
                    }
                    "true" => (case[0].parse().unwrap(), ProtocolCase::True),
                    "given" => (case[0].parse().unwrap(), ProtocolCase::Given),
                    "given_among_others" => (case[0].parse().unwrap(), ProtocolCase::GivenAmongOthers),
                    "len" | "abs" | "bool" | "str" | "piece" => {
                        let asking = Asking::ALL.iter().find(|asking| asking.symbol() == case[1]);
                        let method = self.global(case[2]);
                        (case[0].parse().unwrap(), ProtocolCase::Asked { asking: *asking.unwrap(), method })
                    }
                    "list" => (case[0].parse().unwrap(), ProtocolCase::Sequence(Sequence::List)),
                    "bools" => (case[0].parse().unwrap(), ProtocolCase::Sequence(Sequence::Bools)),
                    "floats" => (case[0].parse().unwrap(), ProtocolCase::Sequence(Sequence::Floats)),
                    "dict" => (case[0].parse().unwrap(), ProtocolCase::Sequence(Sequence::Dict)),
                    "bytes" => (case[0].parse().unwrap(), ProtocolCase::Sequence(Sequence::Bytes)),
                    "tuple" => {
                        let held = case[2].parse().unwrap();
                        (case[0].parse().unwrap(), ProtocolCase::Sequence(Sequence::Tuple { held }))
                    }
                    "buffer" => {
                        let (buffer, length) = (case[2].parse().unwrap(), case[3].parse().unwrap());
                        let element = match case[4] {
                            "u8" => BufferElement::U8,
                            "i32" => BufferElement::I32,
                            "i64" => BufferElement::I64,
                            "f64" => BufferElement::F64,
                            other => panic!("no element of a buffer: {other}"),
                        };
                        let sequence = Sequence::Buffer { buffer, length, element };
                        (case[0].parse().unwrap(), ProtocolCase::Sequence(sequence))
                    }
                    name => (case[0].parse().unwrap(), ProtocolCase::Method(self.global(name))),
                };
                let cases = cases.iter().map(case).collect();
                self.request.functions[index].protocols.insert(pc.parse().unwrap(), cases);
            }
            ["exit", function, pc, reason] => {
                let index = self.function(function);
                let reason = ExitReason::from_name(reason).unwrap();
                self.request.functions[index].exits.push((pc.parse().unwrap(), reason));
            }
            _ => panic!("not understood: {line}"),
        }
    }
}

/// A function as typed code calls it: its closure is the constant after those of the functions before it.
fn direct(module: &Arc<Module>, index: usize) -> DirectCallee {
    let parameters = &module.functions[index].parameters;
    let function = FunctionCallee {
        cell: index as u32,
        parameter_count: parameters.count() as u16,
        is_simple: parameters.is_simple(),
        generator_registers: None,
        is_foreign: false,
        signature: Signature { binding: None, module: module.clone(), index: index as u32 },
        function: Some(index as u32),
    };
    DirectCallee { closure: 200 + index as u32, function }
}

fn intrinsic(name: &str) -> Option<Intrinsic> {
    Some(match name {
        "sqrt" => Intrinsic::Sqrt,
        "abs" => Intrinsic::Abs,
        "isinstance" => Intrinsic::InstanceOf,
        "items" => Intrinsic::DictView(EntryPart::Both),
        "floor" => Intrinsic::RoundToInteger(Rounding::Down),
        "sin" => Intrinsic::FloatFunction { number: MathFunction::Sin as u8, of_integers: true },
        "flsin" => Intrinsic::FloatFunction { number: MathFunction::Sin as u8, of_integers: false },
        "int" => Intrinsic::IntegerOf,
        "float" => Intrinsic::FloatOf,
        "len" => Intrinsic::Length,
        "str" => Intrinsic::Text,
        "super" => Intrinsic::Behind,
        "iter" => Intrinsic::Iterator,
        "keep_arguments" => Intrinsic::KeepArguments,
        "min" => Intrinsic::Min,
        "max" => Intrinsic::Max,
        "append" => Intrinsic::ListAppend,
        "range" => Intrinsic::Range,
        "list" => Intrinsic::PairList,
        "vector" => Intrinsic::Array,
        "text_piece" => Intrinsic::Piece { asking: Some(Asking::Piece) },
        "decimal_piece" => Intrinsic::Piece { asking: None },
        "sum_known" => Intrinsic::SumKnown,
        "sum_lost" => Intrinsic::SumLost,
        "sum_total" => Intrinsic::SumTotal,
        "captures" => Intrinsic::Captures,
        "+" => Intrinsic::Arithmetic(BinaryOp::Add),
        "<" => Intrinsic::CompareNumbers(CompareOp::Lt),
        "exception_matches" => Intrinsic::ExceptionMatches,
        _ => return None,
    })
}

fn characters(text: &str) -> Option<u128> {
    text.is_ascii().then(|| text.bytes().fold(0, |set, byte| set | 1 << byte))
}

fn known_constant(constant: &Constant, number: u32) -> Known {
    match constant {
        Constant::None => Known::Word(value::NONE),
        Constant::Bool(b) => Known::Word(value::boolean(*b)),
        Constant::Int(n) => Known::Word(value::fixnum(*n).expect("a fixnum")),
        Constant::Float(float) => match value::inline_float(*float) {
            Some(word) => Known::Word(word),
            None => Known::Float(*float, number),
        },
        Constant::Str(text) => Known::Object(number, ObjectKind::Str(text.chars().count(), characters(text))),
        Constant::Tuple(items) => {
            let characters = items.iter().try_fold(0, |set, item| match item {
                Constant::Str(text) if text.len() == 1 => Some(set | characters(text)?),
                _ => None,
            });
            Known::Object(number, ObjectKind::Tuple(items.len(), characters, None))
        }
        _ => panic!("not for these tests: {constant:?}"),
    }
}

fn request_of(text: &str) -> CompileRequest {
    let module = Arc::new(bytecode::text::parse(text).unwrap_or_else(|error| panic!("{error}")));
    bytecode::verify::verify(&module).unwrap_or_else(|error| panic!("{error}"));
    let empty = |kind: &SlotKind| match kind {
        SlotKind::Property => SlotFeedback::Property { cases: Vec::new(), is_megamorphic: false },
        SlotKind::Call => SlotFeedback::Call { cases: Vec::new(), others: 0 },
        SlotKind::Method => SlotFeedback::Method { cases: Vec::new(), others: 0 },
        SlotKind::Loop => SlotFeedback::Loop { iterations: 0 },
        SlotKind::Block => SlotFeedback::Block { counter: 4096 },
    };
    let functions = module.functions.iter().enumerate();
    let functions = functions
        .map(|(index, function)| FunctionRequest {
            module: module.clone(),
            index: index as u32,
            code: function.code.clone(),
            cell: index as u32,
            slots: function.slots.iter().map(empty).collect(),
            constants: (0..)
                .zip(&function.constants)
                .map(|(number, known)| known_constant(known, number))
                .collect(),
            globals: (0..module.globals.len() as u32).collect(),
            closures: Vec::new(),
            intrinsics: module.intrinsics.iter().map(|name| intrinsic(name)).collect(),
            exits: Vec::new(),
            operators: Default::default(),
            protocols: Default::default(),
            mixed: Vec::new(),
            links: links::links(&module, 0, |index| direct(&module, index)),
        })
        .collect();
    let variables = module.globals.iter().map(|name| Variable {
        name: name.clone(),
        value: Known::Word(value::UNBOUND),
        is_constant: false,
        is_plainly_stored: true,
    });
    let settings = Settings {
        speculate: true,
        inline_budget: 0,
        recursive_inlining: 0,
        counts_calls: false,
        counts_loops: false,
        counts_for_inlining: false,
        counts_mixed: false,
        optimize: true,
        fail_guards: false,
        continuations: false,
        language: None,
    };
    let variables = variables.collect();
    let request = CompileRequest {
        functions,
        entry: EntryPoint::Call,
        variables,
        shapes: links::shapes(&module),
        instances: Default::default(),
        declines: None,
        strings_contain_parts: true,
        adds_strings: true,
        has_hooks: true,
        booleans_are_numbers: true,
        indices_count_from_end: true,
        settings,
    };
    let mut reader =
        Reader { module: &module, request, constants: HashMap::new(), binding: Binding::Defaults };
    for line in text.lines().filter_map(|line| line.strip_prefix(";;")) {
        reader.line(line);
    }
    reader.request
}

fn output_of(text: &str) -> String {
    let request = request_of(text);
    let optimized = build(&request).unwrap_or_else(|bailout| panic!("{bailout}"));
    let mut function = optimized.function;
    verify(&function).unwrap_or_else(|error| panic!("{error}\n{function}"));
    let mut output = function.to_string();
    let again = parse_functions(&output).unwrap_or_else(|error| panic!("{error}\n{output}"));
    assert_eq!(again[0].to_string(), output, "the text does not lead back");
    for assumption in optimized.assumptions {
        output += &format!("; assumes {assumption:?}\n");
    }
    // What comes after must cope with it.
    pipeline::run(&mut function, &PipelineOptions::new(), &mut |_, _| ());
    if std::env::var_os("SHOW").is_some() {
        println!("{function}");
    }
    match text.lines().any(|line| line == SHOW_INLINING) {
        true => optimized.inlining.describe(&request),
        false => output,
    }
}

fn check(path: &Path, bless: bool) -> bool {
    let text = fs::read_to_string(path).unwrap();
    let (input, expected) = text.split_once(MARK).unwrap_or((&text, ""));
    let output = output_of(input);
    let output: String = output.lines().map(|line| format!("; {line}\n")).collect();
    if output == expected {
        return true;
    }
    if bless {
        fs::write(path, format!("{}\n\n{MARK}{output}", input.trim_end())).unwrap();
        return true;
    }
    eprintln!("=== {}: expected\n{expected}\n=== got\n{output}", path.display());
    false
}

#[test]
fn functions_are_built_as_the_files_say() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../filetests/build");
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut found: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "ubc"));
    found.retain(|path| path.display().to_string().contains(&only));
    found.sort();
    assert!(!found.is_empty());
    let bless = std::env::var_os("BLESS").is_some();
    let mut failed = Vec::new();
    for path in &found {
        let result = std::panic::catch_unwind(|| check(path, bless));
        if !result.unwrap_or(false) {
            failed.push(path.display().to_string());
        }
    }
    assert!(failed.is_empty(), "these differ, `BLESS=1` rewrites them:\n{}", failed.join("\n"));
}
