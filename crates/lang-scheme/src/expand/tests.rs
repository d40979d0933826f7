//! Programs and the core they become; above all, which variable an identifier means.

use expect_test::{Expect, expect};

use super::*;

fn builtin(name: &str) -> bool {
    const NAMES: &str = "car cdr cons list + - * < > = not vector vector-ref display newline if1 eq? eqv? equal? append \
        list->vector error call-with-values values null? pair? reverse %pair-count %match-error <= >= vector? vector->list \
        %make-promise %handlers %winds %payload %rethrow %rewind %reraise %exit-exception?";
    NAMES.split_ascii_whitespace().any(|known| known == name)
}

fn expand(text: &str) -> (Expander, Expanded<Vec<Expr>>) {
    let mut expander = Expander::new(builtin);
    let source = expander.add_source("test.scm", text);
    let forms = expander.read_source(source, false).expect("the text can be read");
    let scope = Scope::top("", Some(expander.base().clone()));
    let program = expander.program(&forms, &scope);
    (expander, program)
}

fn check(text: &str, expected: Expect) {
    let text = text.to_owned();
    let shown = crate::on_large_stack(move || {
        let (expander, program) = expand(&text);
        match program {
            Ok(program) => program
                .iter()
                .map(|expr| crate::core::show::show(expr, &expander.variables) + "\n")
                .collect::<String>(),
            Err(error) => error.render(&expander.sources) + "\n",
        }
    });
    expected.assert_eq(&shown);
}

const SWAP: &str =
    "(define-syntax swap! (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))\n";
const MY_OR: &str = "(define-syntax my-or (syntax-rules () ((_) #f) ((_ e) e) \
    ((_ e r ...) (let ((t e)) (if t t (my-or r ...))))))\n";

#[test]
fn swap_does_not_capture() {
    check(
        &format!("{SWAP}(let ((tmp 1) (other 2)) (swap! tmp other) tmp)"),
        expect![[r#"
        (let ((tmp.0 '1) (other.1 '2)) (begin (let ((tmp.2 tmp.0)) (begin (set! tmp.0 other.1) (set! other.1 tmp.2))) tmp.0))
    "#]],
    );
}

#[test]
fn or_with_a_variable_named_as_its_own() {
    check(
        &format!("{MY_OR}(let ((t 5)) (my-or #f t))"),
        expect![[r#"
        (let ((t.0 '5)) (let ((t.1 '#f)) (if t.1 t.1 t.0)))
    "#]],
    );
}

#[test]
fn shadowed_if_is_no_matter_to_the_macro() {
    check(
        &format!("{MY_OR}(let ((if list)) (my-or 1 2))"),
        expect![[r#"
        (let ((if.0 list)) (let ((t.1 '1)) (if t.1 t.1 '2)))
    "#]],
    );
    check(
        "(define (f if) (if 1 2 3))",
        expect![[r#"
        (define f (lambda (if.0) (if.0 '1 '2 '3)))
    "#]],
    );
}

#[test]
fn the_macro_sees_where_it_was_defined() {
    check(
        "(let ((x 'outer)) (let-syntax ((m (syntax-rules () ((m) x)))) (let ((x 'inner)) (m))))",
        expect![[r#"
            (let ((x.0 'outer)) (let ((x.1 'inner)) x.0))
        "#]],
    );
    check(
        "(let ((=> #f)) (define-syntax c (syntax-rules (=>) ((_ a => b) 'arrow) ((_ a b c) 'no))) (list (c 1 => 2) (let ((=> 1)) (c 1 => 2))))",
        expect![[r#"
            (let ((=>.0 '#f)) (list 'arrow (let ((=>.1 '1)) 'no)))
        "#]],
    );
}

#[test]
fn macros_that_define_macros() {
    check(
        "(define-syntax def-const (syntax-rules () ((_ name value) (define-syntax name (syntax-rules () ((_) value))))))
         (def-const five 5) (five)",
        expect![[r#"
            '5
        "#]],
    );
    check(
        "(define-syntax be-like-begin (syntax-rules () ((_ name) (define-syntax name (syntax-rules () ((name expr (... ...)) (begin expr (... ...))))))))
         (be-like-begin sequence) (sequence 1 2 3 4)",
        expect![[r#"
            '1
            '2
            '3
            '4
        "#]],
    );
}

#[test]
fn introduced_definitions_are_the_macros_own() {
    check(
        "(define-syntax def2 (syntax-rules () ((_ a) (begin (define hidden 1) (define a (+ hidden 1))))))
         (def2 x) (def2 y) (define hidden 5) (list x y hidden)",
        expect![[r#"
            (define hidden~#3 '1)
            (define x (+ global:hidden~#3 '1))
            (define hidden~#7 '1)
            (define y (+ global:hidden~#7 '1))
            (define hidden '5)
            (list global:x global:y global:hidden)
        "#]],
    );
}

#[test]
fn nested_ellipses_and_tails() {
    check(
        "(define-syntax my-let* (syntax-rules () ((_ () body ...) (let () body ...)) ((_ ((x v) rest ...) body ...) (let ((x v)) (my-let* (rest ...) body ...)))))
         (my-let* ((a 1) (b a)) (+ a b))",
        expect![[r#"
            (let ((a.0 '1)) (let ((b.1 a.0)) (+ a.0 b.1)))
        "#]],
    );
    check(
        "(define-syntax m (syntax-rules () ((_ ((a b ...) ...) ... last) '((a ... ...) ((b ... ...) ...) last))))
         (m ((1 2 3) (4 5)) ((6)) end)",
        expect![[r#"
            '((1 4 6) ((2 3 5) ()) end)
        "#]],
    );
    check(
        "(define-syntax t (syntax-rules () ((_ a ... b c) '(c b a ...)) )) (t 1 2 3 4)
         (define-syntax d (syntax-rules () ((_ a ... . r) '(r a ...)))) (d 1 2 . 3)
         (define-syntax v (syntax-rules () ((_ #(a b ...)) '#(b ... a)))) (v #(1 2 3))",
        expect![[r#"
            '(4 3 1 2)
            '(3 1 2)
            '#(2 3 1)
        "#]],
    );
    check(
        "(define-syntax my-ellipsis (syntax-rules ::: () ((_ a :::) '(a ::: ...)))) (my-ellipsis 1 2)",
        expect![[r#"
            '(1 2 ...)
        "#]],
    );
}

#[test]
fn bodies() {
    check(
        "(define (f x) (define a 1) (define (g y) (+ a y)) (g x))",
        expect![[r#"
        (define f (lambda (x.0) (letrec ((a.1 '1) (g.2 (lambda (y.3) (+ a.1 y.3)))) (g.2 x.0))))
    "#]],
    );
    check(
        "(let () (define-values (a . b) (values 1 2)) (begin (define c a)) (list a b c))",
        expect![[r#"
        (letrec ((values.0 (receive (a.1 . b.2) (values '1 '2) (vector a.1 b.2))) (a.3 (vector-ref values.0 '0)) (b.4 (vector-ref values.0 '1)) (c.5 a.3)) (list a.3 b.4 c.5))
    "#]],
    );
    check(
        "(define (f) (define-syntax ten (syntax-rules () ((_) 10))) (define x (ten)) x)",
        expect![[r#"
        (define f (lambda () (letrec ((x.0 '10)) x.0)))
    "#]],
    );
}

#[test]
fn redefined_builtins() {
    check(
        "(define (list . x) x) (list 1 2)",
        expect![[r#"
        (define list~program (lambda ( . x.0) x.0))
        (global:list~program '1 '2)
    "#]],
    );
    check(
        "(define (f car) (car 1))",
        expect![[r#"
        (define f (lambda (car.0) (car.0 '1)))
    "#]],
    );
}

#[test]
fn forms() {
    check(
        "`(1 ,(+ 1 1) ,@(list 3) . 4) `(1 `(2 ,(3 ,(+ 1 3)))) `#(1 ,2) `(a . ,(car 'x))",
        expect![[r#"
        (cons '1 (cons (+ '1 '1) (append (list '3) '4)))
        (cons '1 (cons (cons 'quasiquote (cons (cons '2 (cons (cons 'unquote (cons (cons '3 (cons (+ '1 '3) '())) '())) '())) '())) '()))
        '#(1 2)
        (cons 'a (car 'x))
    "#]],
    );
    check(
        "(cond ((car 1) => cdr) ((cdr 2)) (else 3))",
        expect![[r#"
        (let ((test.0 (car '1))) (if test.0 (cdr test.0) (or (cdr '2) '3)))
    "#]],
    );
    check(
        "(case (car '(1)) ((1 2) 'small) ((a) => list) (else => car))",
        expect![[r#"
        (let ((key.0 (car '(1)))) (if (or (eq? key.0 '1) (eq? key.0 '2)) 'small (if (eq? key.0 'a) (list key.0) (car key.0))))
    "#]],
    );
    check(
        "(do ((i 0 (+ i 1)) (j 5)) ((= i j) 'done) (display i))",
        expect![[r#"
        (letrec ((do.2 (lambda (i.0 j.1) (if (= i.0 j.1) 'done (begin (display i.0) (do.2 (+ i.0 '1) j.1)))))) (do.2 '0 '5))
    "#]],
    );
    check(
        "(let-values (((a b) (values 1 2)) ((c) (values 3))) (list a b c))",
        expect![[r#"
        (receive (a.0 b.1) (values '1 '2) (receive (c.2) (values '3) (list a.0 b.1 c.2)))
    "#]],
    );
    check(
        "(define-record-type point (make-point x y) point? (x px px!) (y py)) (px (make-point 1 2))",
        expect![[r#"
        (define make-point (lambda (argument.0 argument.1) (%make point argument.0 argument.1)))
        (define point? (lambda (argument.2) (%is point argument.2)))
        (define px (lambda (argument.3) (%get point.x argument.3)))
        (define px! (lambda (argument.4 argument.5) (%set point.x argument.4 argument.5)))
        (define py (lambda (argument.6) (%get point.y argument.6)))
        (global:px (global:make-point '1 '2))
    "#]],
    );
    check(
        "(match '(1 2) ((a b) (+ a b)) ((x ...) x) (_ 0))",
        expect![[r#"
        (let ((value.0 '(1 2))) (let ((next.13 (lambda () (let ((next.3 (lambda () (let ((next.1 (lambda () (%match-error value.0)))) '0)))) (let ((count.4 (%pair-count value.0))) (if (>= count.4 '0) (letrec ((each.5 (lambda (left.6 rest.7 list.9) (if (<= left.6 '0) (let ((x.2 (reverse list.9))) (if (null? rest.7) x.2 (next.3))) (let ((item.8 (car rest.7))) (let ((element.10 item.8)) (each.5 (- left.6 '1) (cdr rest.7) (cons element.10 list.9)))))))) (each.5 (- count.4 '0) value.0 '())) (next.3))))))) (if (pair? value.0) (let ((car.14 (car value.0)) (cdr.15 (cdr value.0))) (let ((a.11 car.14)) (if (pair? cdr.15) (let ((car.16 (car cdr.15)) (cdr.17 (cdr cdr.15))) (let ((b.12 car.16)) (if (null? cdr.17) (+ a.11 b.12) (next.13)))) (next.13)))) (next.13))))
    "#]],
    );
    check(
        "(define-syntax while (syntax-rules () ((_ c b ...) (let lp () (when c b ... (lp)))))) (while #t (display 1))",
        expect![[r#"
        (letrec ((lp.0 (lambda () (if '#t (begin (display '1) (lp.0)) nothing)))) (lp.0))
    "#]],
    );
    check(
        "(list :threshold 1)",
        expect![[r#"
        (list ':threshold '1)
    "#]],
    );
}

#[test]
fn errors() {
    check(
        "(if)",
        expect![[r#"
        test.scm:1:1: error: bad syntax in `if`: a test and a branch are needed
          (if)
          ^^^^
          hint: write (if test then else)
    "#]],
    );
    check(
        "(let ((x)) x)",
        expect![[r#"
        test.scm:1:7: error: bad syntax in `let`: the variable `x` has no initial value
          (let ((x)) x)
                ^^^
          hint: write (let ((variable expression) …) body …)
    "#]],
    );
    check(
        "(lambda (x x) x)",
        expect![[r#"
        test.scm:1:12: error: bad syntax in `lambda`: the parameter `x` occurs twice
          (lambda (x x) x)
                     ^
    "#]],
    );
    check(
        "()",
        expect![[r#"
        test.scm:1:1: error: `()` is no expression
          ()
          ^^
          hint: write '() for the empty list
    "#]],
    );
    check(
        "(define-syntax m 5)",
        expect![[r#"
        test.scm:1:18: error: a macro must be defined by syntax-rules
          (define-syntax m 5)
                           ^
          hint: write (syntax-rules (literal …) (pattern template) …)
    "#]],
    );
    check(
        "(else)",
        expect![[r#"
        test.scm:1:2: error: `else` has no meaning here
          (else)
           ^^^^
    "#]],
    );
    check(
        "(f . x)",
        expect![[r#"
        test.scm:1:1: error: a list with a dot is no expression
          (f . x)
          ^^^^^^^
          hint: quote it, or remove the dot
    "#]],
    );
    check(
        "(define-syntax m (syntax-rules () ((_ a) a))) (m 1 2)",
        expect![[r#"
        test.scm:1:47: error: no rule of the macro `m` fits this use
          (define-syntax m (syntax-rules () ((_ a) a))) (m 1 2)
                                                        ^^^^^^^
          hint: it has 1 rule
    "#]],
    );
    check(
        "(define-syntax m (syntax-rules () ((_ a ...) a)))",
        expect![[r#"
        test.scm:1:46: error: the pattern variable `a` needs an ellipsis after it here
          (define-syntax m (syntax-rules () ((_ a ...) a)))
                                                       ^
    "#]],
    );
    check(
        "(define-syntax loop (syntax-rules () ((_) (loop)))) (+ 1 (loop))",
        expect![[r#"
        test.scm:1:58: error: the program nests too deeply here
          (define-syntax loop (syntax-rules () ((_) (loop)))) (+ 1 (loop))
                                                                   ^^^^^^
          hint: a macro may expand to itself without end
    "#]],
    );
    check(
        "(let ((x 1)))",
        expect![[r#"
        test.scm:1:1: error: a body without expressions
          (let ((x 1)))
          ^^^^^^^^^^^^^
          hint: add an expression whose value it yields
    "#]],
    );
    check(
        "(set! car 1)",
        expect![[r#"
        test.scm:1:7: error: `car` belongs to the language and cannot be changed
          (set! car 1)
                ^^^
          hint: define your own first: (define car …)
    "#]],
    );
    check(
        "(import (scheme bas))",
        expect![[r#"
        test.scm:1:9: error: there is no library (scheme bas)
          (import (scheme bas))
                  ^^^^^^^^^^^^
          hint: there is a library (scheme base)
    "#]],
    );
}
