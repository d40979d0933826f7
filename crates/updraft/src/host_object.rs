//! Objects of the host that programs use: fields they read and write, methods they call.
//!
//! An object is in a mutex, which is locked while a field is accessed or a method runs. So Rust's rules for borrowing hold
//! whatever a program does: a method that calls back a program which uses the same object is told that it is in use.
//! Objects live as long as their isolate.

use std::any::{Any, TypeId};
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use engine::{Context, HostMember, HostMemberKind};
use runtime::exception::Result as Raised;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeEntry, NativeFunction};
pub use runtime::value::Value as Word;

use crate::convert::{FromValue, IntoValue, kind_of};
use crate::error::Error;
use crate::host::IntoHostFunction;
use crate::module::Module;
use crate::scope::Scope;
use crate::value::Object;

/// A type of Rust whose objects programs can use: derive it.
///
/// ```
/// use updraft::{Engine, HostObject, HostRef, IsolateConfig, Language, host_methods};
///
/// #[derive(HostObject)]
/// #[host(methods)]
/// struct Account {
///     #[host(readonly)]
///     owner: String,
///     balance: i64,
///     #[host(skip)]
///     history: Vec<i64>,
/// }
///
/// #[host_methods]
/// impl Account {
///     fn deposit(&mut self, amount: i64) -> Result<i64, String> {
///         if amount <= 0 {
///             return Err("nothing to deposit".to_owned());
///         }
///         self.history.push(amount);
///         self.balance += amount;
///         Ok(self.balance)
///     }
/// }
///
/// # fn main() -> Result<(), updraft::Error> {
/// let engine = Engine::new(Default::default())?;
/// let mut isolate = engine.isolate(IsolateConfig::new(Language::PYTHON))?;
/// let module = isolate.load("bank", "def pay(account): return account.owner, account.deposit(5)")?;
/// let pay = module.function(&mut isolate, "pay")?;
/// let account = Account { owner: "Ada".to_owned(), balance: 10, history: Vec::new() };
/// module.set(&mut isolate, "mine", account)?;
/// let mine: HostRef<Account> = module.get(&mut isolate, "mine")?;
/// let answer: (String, i64) = pay.call(&mut isolate, (mine.clone(),))?;
/// assert_eq!(answer, ("Ada".to_owned(), 15));
/// assert_eq!(mine.lock()?.history, [5]);
/// # Ok(())
/// # }
/// ```
pub trait HostObject: Send + Sized + 'static {
    /// The name of the class in programs.
    const NAME: &'static str;
    /// What programs can reach.
    fn members() -> Vec<Member<Self>>;
}

/// The methods of a [`HostObject`]; implemented by the attribute `host_methods`.
pub trait HostMethods: HostObject {
    /// What programs can call.
    fn methods() -> Vec<Member<Self>>;
}

type Get<T> = Box<dyn Fn(&mut T, &mut Scope<'_>) -> Result<Word, Error> + Send + Sync>;
type Set<T> = Box<dyn Fn(&mut T, Word, &mut Scope<'_>) -> Result<(), Error> + Send + Sync>;
type CallMethod<T> = Box<dyn Fn(&mut T, &mut Call<'_, '_>) -> Result<Word, Error> + Send + Sync>;

/// A field or method that programs can reach.
pub struct Member<T> {
    name: &'static str,
    access: Access<T>,
}

enum Access<T> {
    Field { get: Get<T>, set: Option<Set<T>> },
    Method { parameters: usize, call: CallMethod<T> },
}

impl<T> std::fmt::Debug for Member<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Member").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<T> Member<T> {
    /// A field that can be read.
    pub fn field<V: IntoValue>(name: &'static str, get: impl Fn(&T) -> V + Send + Sync + 'static) -> Self {
        let get: Get<T> = Box::new(move |object, scope| get(object).into_word(scope));
        Member { name, access: Access::Field { get, set: None } }
    }

    /// The same field, which can be written as well.
    #[must_use]
    pub fn writable<V: FromValue>(mut self, write: impl Fn(&mut T, V) + Send + Sync + 'static) -> Self {
        if let Access::Field { set, .. } = &mut self.access {
            *set = Some(Box::new(move |object, word, scope| {
                write(object, V::from_word(word, scope)?);
                Ok(())
            }));
        }
        self
    }

    /// A method with so many parameters.
    pub fn method(
        name: &'static str,
        parameters: usize,
        call: impl Fn(&mut T, &mut Call<'_, '_>) -> Result<Word, Error> + Send + Sync + 'static,
    ) -> Self {
        Member { name, access: Access::Method { parameters, call: Box::new(call) } }
    }

    fn shape(&self) -> HostMember<'_> {
        let kind = match &self.access {
            Access::Field { set, .. } => HostMemberKind::Field(set.is_some()),
            Access::Method { parameters, .. } => HostMemberKind::Method(*parameters),
        };
        HostMember { name: self.name, kind }
    }
}

/// A call of a method.
#[derive(Debug)]
pub struct Call<'c, 'i> {
    scope: &'c mut Scope<'i>,
    arguments: &'c [Word],
}

impl Call<'_, '_> {
    /// An argument.
    ///
    /// # Errors
    /// [`Error::Conversion`] when it is of another type.
    pub fn argument<V: FromValue>(&mut self, index: usize) -> Result<V, Error> {
        V::from_word(self.arguments[index], self.scope)
    }

    /// The result.
    ///
    /// # Errors
    /// What the method failed with.
    pub fn result(&mut self, value: impl IntoValue) -> Result<Word, Error> {
        value.into_word(self.scope)
    }
}

/// An object of the host that an isolate has; others may have it, too.
#[derive(Debug)]
pub struct HostRef<T>(Arc<Mutex<T>>, Object);

impl<T> Clone for HostRef<T> {
    fn clone(&self) -> Self {
        HostRef(self.0.clone(), self.1.clone())
    }
}

impl<T: HostObject> HostRef<T> {
    /// The object itself, until the result is dropped.
    ///
    /// # Errors
    /// [`Error::Host`] when somebody else is using it.
    pub fn lock(&self) -> Result<MutexGuard<'_, T>, Error> {
        lock(&self.0)
    }
}

fn lock<T: HostObject>(object: &Mutex<T>) -> Result<MutexGuard<'_, T>, Error> {
    match object.try_lock() {
        Ok(guard) => Ok(guard),
        // What panicked has told the embedder.
        Err(TryLockError::Poisoned(poisoned)) => Ok(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => Err(Error::Host(format!("the {} is in use", T::NAME))),
    }
}

impl<T: HostObject> IntoValue for HostRef<T> {
    fn into_word(self, scope: &mut Scope<'_>) -> Result<Word, Error> {
        scope.word(&self.1)
    }
}

impl<T: HostObject> FromValue for HostRef<T> {
    fn from_word(word: Word, scope: &mut Scope<'_>) -> Result<Self, Error> {
        let object = object_of(word, scope)?;
        match object.any().downcast_ref::<Slot<T>>() {
            Some(slot) => Ok(HostRef(slot.object.clone(), scope.state.keep(word))),
            None => Err(Error::Conversion { expected: T::NAME, found: object.name() }),
        }
    }
}

/// An object in the isolate's table.
pub(crate) trait AnyObject {
    fn name(&self) -> &'static str;
    fn any(&self) -> &dyn Any;
    fn get(&self, member: usize, scope: &mut Scope<'_>) -> Result<Word, Error>;
    fn set(&self, member: usize, value: Word, scope: &mut Scope<'_>) -> Result<(), Error>;
    fn call(&self, member: usize, arguments: &[Word], scope: &mut Scope<'_>) -> Result<Word, Error>;
}

struct Slot<T> {
    object: Arc<Mutex<T>>,
    members: Rc<[Member<T>]>,
}

fn no_member<R>(member: usize) -> Result<R, Error> {
    Err(Error::NotFound(format!("member {member}")))
}

impl<T: HostObject> AnyObject for Slot<T> {
    fn name(&self) -> &'static str {
        T::NAME
    }

    fn any(&self) -> &dyn Any {
        self
    }

    fn get(&self, member: usize, scope: &mut Scope<'_>) -> Result<Word, Error> {
        match self.members.get(member).map(|member| &member.access) {
            Some(Access::Field { get, .. }) => get(&mut *lock(&self.object)?, scope),
            _ => no_member(member),
        }
    }

    fn set(&self, member: usize, value: Word, scope: &mut Scope<'_>) -> Result<(), Error> {
        match self.members.get(member).map(|member| &member.access) {
            Some(Access::Field { set: Some(set), .. }) => set(&mut *lock(&self.object)?, value, scope),
            _ => no_member(member),
        }
    }

    fn call(&self, member: usize, arguments: &[Word], scope: &mut Scope<'_>) -> Result<Word, Error> {
        match self.members.get(member).map(|member| &member.access) {
            Some(Access::Method { parameters, call }) if *parameters == arguments.len() => {
                call(&mut *lock(&self.object)?, &mut Call { scope, arguments })
            }
            Some(Access::Method { parameters, .. }) => {
                Err(Error::Arguments { expected: *parameters, found: arguments.len() })
            }
            _ => no_member(member),
        }
    }
}

/// What an isolate knows of a type.
pub(crate) struct HostClass {
    /// The members, an `Rc<[Member<T>]>`.
    members: Box<dyn Any>,
    /// The language's class, if it has made one, and the function that makes objects of it.
    class: Option<(Object, Object)>,
}

/// What the word of an object is in the isolate's table: a function object that nobody can call, since programs can make
/// none of these.
fn bare_object(cx: &mut Context, _: Gc<NativeFunction>, _: Arguments<'_>) -> Raised {
    cx.type_error("an object of the host cannot be called")
}

/// The object that a value is, or holds where the language has wrapped it.
fn object_of(word: Word, scope: &mut Scope<'_>) -> Result<Rc<dyn AnyObject>, Error> {
    let mut bare = word;
    if bare.cast::<NativeFunction>().is_none() && word.is_pointer() {
        let interned = scope.cx.intern("_host");
        let key = scope.outcome(interned)?.value();
        if let Some(location) = scope.cx.property_location(word, key) {
            let loaded = location.load(scope.cx, word);
            bare = scope.outcome(loaded)?;
        }
    }
    let is_bare = |function: &Gc<NativeFunction>| {
        std::ptr::fn_addr_eq(
            scope.cx.native_entry(*function).function,
            bare_object as runtime::native::NativeFn,
        )
    };
    let number =
        bare.cast::<NativeFunction>().filter(is_bare).and_then(|function| function.data.get().as_fixnum());
    let objects = scope.state.host_objects.borrow();
    match number.and_then(|number| objects.get(number as usize)) {
        Some(object) => Ok(object.clone()),
        None => Err(Error::Conversion { expected: "an object of the host", found: kind_of(word) }),
    }
}

/// A closure over words, as a function of the host.
struct Raw<F>(F);

impl<F> IntoHostFunction<Raw<()>> for Raw<F>
where
    F: Fn(&mut Scope<'_>, &[Word]) -> Result<Word, Error> + Send + 'static,
{
    fn call_host(&self, scope: &mut Scope<'_>, arguments: &[Word]) -> Result<Word, Error> {
        (self.0)(scope, arguments)
    }
}

/// An object, the number of a member, and what comes behind them.
type Reached<'a> = (Rc<dyn AnyObject>, usize, &'a [Word]);

fn split<'a>(arguments: &'a [Word], scope: &mut Scope<'_>) -> Result<Reached<'a>, Error> {
    let [object, member, rest @ ..] = arguments else {
        return Err(Error::Arguments { expected: 2, found: arguments.len() });
    };
    Ok((object_of(*object, scope)?, usize::from_word(*member, scope)?, rest))
}

/// Gives a module what reaches objects, and runs the source text of a class there.
fn run_source<T: HostObject>(
    scope: &mut Scope<'_>,
    module: &Module,
    members: &[Member<T>],
) -> Result<(), Error> {
    let shapes: Vec<HostMember<'_>> = members.iter().map(Member::shape).collect();
    let source = scope.frontend.and_then(|frontend| frontend.host_class(T::NAME, &shapes));
    let Some(source) = source else {
        return Err(Error::Config("programs of this language cannot use objects of the host".to_owned()));
    };
    module.define(
        scope,
        "host_get",
        Raw(|scope: &mut Scope<'_>, arguments: &[Word]| {
            let (object, member, _) = split(arguments, scope)?;
            object.get(member, scope)
        }),
    )?;
    module.define(
        scope,
        "host_set",
        Raw(|scope: &mut Scope<'_>, arguments: &[Word]| {
            let (object, member, rest) = split(arguments, scope)?;
            let [value] = rest else { return Err(Error::Arguments { expected: 3, found: arguments.len() }) };
            object.set(member, *value, scope).map(|()| Word::NONE)
        }),
    )?;
    module.define(
        scope,
        "host_call",
        Raw(|scope: &mut Scope<'_>, arguments: &[Word]| {
            let (object, member, rest) = split(arguments, scope)?;
            object.call(member, rest, scope)
        }),
    )?;
    module.run(scope, &source)
}

/// Makes the class of a type known in the isolate, unless it is.
fn ensure_class<T: HostObject>(scope: &mut Scope<'_>) -> Result<Rc<[Member<T>]>, Error> {
    let known = |scope: &Scope<'_>| {
        let classes = scope.state.host_classes.borrow();
        classes.get(&TypeId::of::<T>())?.members.downcast_ref::<Rc<[Member<T>]>>().cloned()
    };
    if let Some(members) = known(scope) {
        return Ok(members);
    }
    let members: Rc<[Member<T>]> = T::members().into();
    let module = Module::new(scope, T::NAME)?;
    run_source(scope, &module, &members)?;
    let class = match module.get::<Object>(scope, "host_make") {
        Ok(make) => Some((module.get(scope, T::NAME)?, make)),
        Err(Error::NotFound(_)) => None,
        Err(error) => return Err(error),
    };
    let class = HostClass { members: Box::new(members.clone()), class };
    scope.state.host_classes.borrow_mut().insert(TypeId::of::<T>(), class);
    Ok(members)
}

/// Makes the class of a type known in a module.
pub(crate) fn define_class<T: HostObject>(scope: &mut Scope<'_>, module: &Module) -> Result<(), Error> {
    let members = ensure_class::<T>(scope)?;
    let class = {
        let classes = scope.state.host_classes.borrow();
        classes.get(&TypeId::of::<T>()).and_then(|class| class.class.clone())
    };
    match class {
        Some((class, _)) => module.set(scope, T::NAME, class),
        None => run_source(scope, module, &members),
    }
}

/// The word of a new object.
///
/// # Errors
/// When the language cannot use such objects, or memory is exhausted.
pub fn into_word<T: HostObject>(object: T, scope: &mut Scope<'_>) -> Result<Word, Error> {
    let members = ensure_class::<T>(scope)?;
    let number = {
        let mut objects = scope.state.host_objects.borrow_mut();
        objects.push(Rc::new(Slot { object: Arc::new(Mutex::new(object)), members }));
        Word::length(objects.len() - 1)
    };
    let entry = NativeEntry { function: bare_object, intrinsic: None };
    let made = scope.cx.new_native_with(T::NAME, entry, number).map(|function| function.value());
    let bare = scope.outcome(made)?;
    let make = {
        let classes = scope.state.host_classes.borrow();
        classes.get(&TypeId::of::<T>()).and_then(|class| Some(class.class.as_ref()?.1.clone()))
    };
    let Some(make) = make else { return Ok(bare) };
    let make = scope.word(&make)?;
    let wrapped = scope.cx.call(make, &[bare]);
    scope.outcome(wrapped)
}
