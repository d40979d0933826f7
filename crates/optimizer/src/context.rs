//! What passes are given besides the function, and what they answer.

use ssa::Function;
use ssa::cfg::Cfg;
use ssa::dominators::Dominators;
use ssa::loops::Loops;
use std::rc::Rc;

/// What a pass changed. Decides which cached analyses stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// Nothing at all.
    Nothing,
    /// Instructions or values, but no block and no edge.
    Values,
    /// Blocks or edges.
    ControlFlow,
}

impl Changed {
    /// `Values` when `changed`.
    #[must_use]
    pub fn values_if(changed: bool) -> Changed {
        if changed { Changed::Values } else { Changed::Nothing }
    }

    /// The greater of both.
    #[must_use]
    pub fn and(self, other: Changed) -> Changed {
        self.max(other)
    }
}

/// Caches analyses between passes.
#[derive(Debug, Default)]
pub struct PassContext {
    cfg: Option<Rc<Cfg>>,
    dominators: Option<Rc<Dominators>>,
    loops: Option<Rc<Loops>>,
}

impl PassContext {
    /// A context without cached analyses, for one function.
    #[must_use]
    pub fn new() -> PassContext {
        PassContext::default()
    }

    /// The control-flow graph.
    pub fn cfg(&mut self, func: &Function) -> Rc<Cfg> {
        Rc::clone(self.cfg.get_or_insert_with(|| Rc::new(Cfg::new(func))))
    }

    /// The dominator tree.
    pub fn dominators(&mut self, func: &Function) -> Rc<Dominators> {
        let cfg = self.cfg(func);
        Rc::clone(self.dominators.get_or_insert_with(|| Rc::new(Dominators::new(&cfg))))
    }

    /// The loops.
    pub fn loops(&mut self, func: &Function) -> Rc<Loops> {
        let (cfg, dominators) = (self.cfg(func), self.dominators(func));
        Rc::clone(self.loops.get_or_insert_with(|| Rc::new(Loops::new(&cfg, &dominators))))
    }

    /// Forgets what no longer holds. Also for use inside a pass that changes control flow and goes on.
    pub fn invalidate(&mut self, changed: Changed) {
        if changed == Changed::ControlFlow {
            *self = PassContext::default();
        }
    }
}
