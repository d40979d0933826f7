//! Scheme, as the engine sees it.

use engine::{Context, Failure, Frontend, HostMember, HostMemberKind, ModuleScope};
use heap::RootVec;
use lang_scheme::data::list;
use lang_scheme::data::vector::Vector;
use runtime::exception;
use runtime::outside::Outside;
use runtime::value::Value;

/// The language Scheme.
pub struct Scheme;

impl Frontend for Scheme {
    fn name(&self) -> &'static str {
        "scheme"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["scm", "sld", "ss", "sps"]
    }

    fn compile(&self, source: &str, file: &str) -> Result<bytecode::module::Module, String> {
        let mut units = lang_scheme::compile(source, file, &Outside::default())?;
        Ok(units.pop().expect("the program is a unit").module)
    }

    fn install(&self, cx: &mut Context) -> exception::Result<()> {
        lang_scheme::install(cx)
    }

    fn run_main(&self, cx: &mut Context, source: &str, file: &str, arguments: &[String]) -> i32 {
        lang_scheme::run_main(cx, source, file, arguments)
    }

    fn new_module(&self, cx: &mut Context, _name: &str) -> exception::Result<ModuleScope> {
        Ok(ModuleScope { namespace: lang_scheme::new_namespace(cx), object: Value::NONE })
    }

    fn execute(
        &self,
        cx: &mut Context,
        module: ModuleScope,
        source: &str,
        file: &str,
    ) -> exception::Result<()> {
        lang_scheme::execute(cx, module.namespace, source, file)
    }

    /// Procedures for fields `(point-x p)` and `(set-point-x! p value)`, for methods `(point-scale p factor)`.
    fn host_class(&self, name: &str, members: &[HostMember<'_>]) -> Option<String> {
        let class = name.to_lowercase();
        let mut text = String::new();
        for (number, member) in members.iter().enumerate() {
            let of = member.name.replace('_', "-");
            text += &match member.kind {
                HostMemberKind::Field(is_writable) => {
                    let setter = format!(
                        "(define (set-{class}-{of}! object value) (host_set object {number} value))\n"
                    );
                    let setter = if is_writable { setter } else { String::new() };
                    format!("(define ({class}-{of} object) (host_get object {number}))\n{setter}")
                }
                HostMemberKind::Method(count) => {
                    let names: String = (0..count).map(|index| format!(" a{index}")).collect();
                    format!("(define ({class}-{of} object{names}) (host_call object {number}{names}))\n")
                }
            };
        }
        Some(text)
    }

    /// A name of the language that the program has defined anew is a variable of its own, which goes first.
    fn global(&self, cx: &mut Context, module: ModuleScope, name: &str) -> exception::Result<Option<Value>> {
        let redefined = cx.intern(&lang_scheme::redefined_name(name))?.value();
        let name = cx.intern(name)?.value();
        let namespace = cx.namespace(module.namespace);
        let cell = namespace.bound(redefined).or_else(|| namespace.bound(name));
        Ok(cell.map(|cell| cell.get()))
    }

    fn refuses_name(&self, name: &str) -> Option<String> {
        lang_scheme::is_builtin(name)
            .then(|| format!("`{name}` is a procedure of Scheme itself: programs would not see the host's"))
    }

    fn new_sequence(&self, cx: &mut Context, items: &RootVec) -> exception::Result {
        let mut list = Value::EMPTY_LIST;
        for index in (0..items.len()).rev() {
            list = cx.cons(Value(items.get(index)), list)?.value();
        }
        Ok(list)
    }

    /// Of proper lists and vectors.
    fn items(&self, cx: &mut Context, sequence: Value) -> exception::Result<Option<RootVec>> {
        let mut roots = RootVec::new(&cx.heap);
        if list::length(sequence).is_some() {
            list::elements(sequence).for_each(|item| roots.push(item.0));
        } else if let Some(vector) = Vector::of(sequence) {
            for index in 0..vector.len() {
                roots.push(vector.get(cx, index)?.0);
            }
        } else {
            return Ok(None);
        }
        Ok(Some(roots))
    }

    fn describe(&self, cx: &mut Context, exception: Value) -> Failure {
        let (message, report) = lang_scheme::describe(cx, exception);
        Failure { class: String::new(), message, report }
    }
}
