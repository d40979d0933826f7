//! IR is compiled by every libLLVM on this machine, loaded into code memory and called.

#![allow(unsafe_code)]

use std::thread;

use backend_llvm::{CodegenEffort, Library, LlvmError, Machine, Session, library, pipeline};
use code_memory::elf::{Request, Resolution, load};
use code_memory::{CodeBlob, CodeMemory, Config};

/// Calls through the literal table, reads a constant, recurses, and has a loop for the vectorizer.
const IR: &str = r#"
@updraft_literals = external hidden global [2 x i64]
@table = private unnamed_addr constant [3 x i64] [i64 10, i64 20, i64 30]

define hidden i64 @fib(i64 %n) nounwind {
  %small = icmp slt i64 %n, 2
  br i1 %small, label %base, label %step
base:
  ret i64 %n
step:
  %n1 = sub i64 %n, 1
  %a = call i64 @fib(i64 %n1)
  %n2 = sub i64 %n, 2
  %b = call i64 @fib(i64 %n2)
  %sum = add i64 %a, %b
  ret i64 %sum
}

define hidden double @scale(double %x) nounwind {
  %r = fmul double %x, 2.5
  %m = frem double %r, 7.0
  ret double %m
}

define hidden i64 @entry(i64 %n, i64 %index) nounwind {
  %f = call i64 @fib(i64 %n)
  %slot = getelementptr inbounds [3 x i64], ptr @table, i64 0, i64 %index
  %constant = load i64, ptr %slot
  %literal = load i64, ptr @updraft_literals
  %double = sitofp i64 %n to double
  %scaled = call double @scale(double %double)
  %whole = fptosi double %scaled to i64
  br label %loop
loop:
  %i = phi i64 [ 0, %0 ], [ %next, %loop ]
  %sum = phi i64 [ 0, %0 ], [ %added, %loop ]
  %added = add i64 %sum, %i
  %next = add i64 %i, 1
  %more = icmp slt i64 %next, %n
  br i1 %more, label %loop, label %done
done:
  %s = add i64 %f, %constant
  %t = add i64 %s, %literal
  %u = add i64 %t, %whole
  %v = add i64 %u, %added
  ret i64 %v
}
"#;

extern "C" fn fmod(x: f64, y: f64) -> f64 {
    x % y
}

fn expected(n: u64, index: usize, literal: u64) -> u64 {
    fn fib(n: u64) -> u64 {
        if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
    }
    fib(n) + [10, 20, 30][index] + literal + (n as f64 * 2.5 % 7.0) as u64 + n * (n - 1) / 2
}

/// The libraries on this machine. At least one must be there, and the oldest and newest tested are wanted.
fn libraries() -> Vec<Library> {
    let names = ["libLLVM.so.19.1", "libLLVM-15.so.1"];
    let found: Vec<Library> = names.iter().filter_map(|name| Library::open(name).ok()).collect();
    assert!(!found.is_empty(), "this test needs libLLVM: apt install libllvm19 libllvm15");
    found
}

fn install(memory: &CodeMemory, object: &[u8]) -> CodeBlob {
    let resolve = |name: &str| match name {
        "updraft_literals" => Some(Resolution::Literals),
        "fmod" => Some(Resolution::ThroughLiteral(1)),
        _ => None,
    };
    let mut image = load(object, Request { entry: "entry", literals: 2 }, resolve).unwrap();
    image.set_literal(0, 1000);
    image.set_literal(1, fmod as *const () as u64);
    memory.install(&image).unwrap()
}

fn check(blob: &CodeBlob) {
    // SAFETY: this is the signature of `entry`, by the convention of C.
    let entry: extern "C" fn(u64, u64) -> u64 = unsafe { std::mem::transmute(blob.entry()) };
    for (n, index) in [(1, 0), (10, 1), (20, 2)] {
        assert_eq!(entry(n, index), expected(n, index as usize, 1000));
    }
}

#[test]
fn compiled_code_runs() {
    let memory = CodeMemory::new(Config::default()).unwrap();
    for library in libraries() {
        for pipeline in [String::new(), pipeline::scalar(&library), pipeline::with_loops(&library)] {
            for effort in [CodegenEffort::None, CodegenEffort::Default, CodegenEffort::Aggressive] {
                let machine = Machine { effort, ..Machine::host(&library) };
                let mut session = Session::new(&library, &machine).unwrap();
                let object = session.emit_object(IR, &pipeline).unwrap();
                check(&install(&memory, &object));
                // The session is as good as new.
                assert_eq!(session.emit_object(IR, &pipeline).unwrap(), object);
            }
        }
    }
}

#[test]
fn threads_compile_at_the_same_time() {
    let library = library().expect("needs libLLVM");
    let memory = CodeMemory::new(Config::default()).unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut session = Session::new(library, &Machine::host(library)).unwrap();
                for _ in 0..10 {
                    let object = session.emit_object(IR, &pipeline::scalar(library)).unwrap();
                    check(&install(&memory, &object));
                }
            });
        }
    });
}

#[test]
fn mistakes_come_back_as_errors() {
    for library in libraries() {
        let mut session = Session::new(&library, &Machine::host(&library)).unwrap();
        let pipeline = pipeline::scalar(&library);
        match session.emit_object("define i64 @f( {", &pipeline) {
            Err(LlvmError::Parse(text)) => assert!(text.contains("expected"), "{text}"),
            other => panic!("{other:?}"),
        }
        let unused = "define i64 @f() {\n  %a = add i64 %b, 1\n  %b = add i64 1, 1\n  ret i64 %a\n}";
        assert!(matches!(session.emit_object(unused, &pipeline), Err(LlvmError::Verify(_))));
        let error = session.emit_object(IR, "no-such-pass").unwrap_err();
        assert!(matches!(&error, LlvmError::Pipeline(text) if text.contains("no-such-pass")), "{error}");
        assert_eq!(session.emit_object(IR, "dce\0"), Err(LlvmError::ZeroByte));
        // An error of the code generator goes through the handler of diagnostics.
        let no_float_registers =
            "define double @f() \"target-features\"=\"-sse,-sse2\" {\n  ret double 1.0\n}";
        #[cfg(target_arch = "x86_64")]
        assert!(matches!(session.emit_object(no_float_registers, ""), Err(LlvmError::Emit(_))));
        assert!(session.emit_object(IR, &pipeline).is_ok());
        let machine = Machine { triple: "pdp11-unknown-unix".into(), ..Machine::host(&library) };
        assert!(matches!(Session::new(&library, &machine), Err(LlvmError::Machine(_))));
    }
}

#[test]
fn code_for_another_machine_can_be_made_and_loaded() {
    for library in libraries() {
        for triple in ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"] {
            let machine = Machine {
                triple: triple.into(),
                cpu: String::new(),
                features: String::new(),
                effort: CodegenEffort::Default,
            };
            let mut session = Session::new(&library, &machine).unwrap();
            let object = session.emit_object(IR, &pipeline::scalar(&library)).unwrap();
            let blob = install(&CodeMemory::new(Config::default()).unwrap(), &object);
            assert_eq!(blob.literal(0), 1000);
        }
    }
}

#[test]
fn dumps_are_text() {
    let library = library().expect("needs libLLVM");
    let mut session = Session::new(library, &Machine::host(library)).unwrap();
    let pipeline = pipeline::scalar(library);
    assert!(session.emit_assembly(IR, &pipeline).unwrap().contains("entry:"));
    assert!(session.optimize_to_text(IR, &pipeline).unwrap().contains("@entry("));
}
