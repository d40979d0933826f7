//! Replacing type parameters by types.

use super::{AnonData, AnonField, Argument, Param, Type, TypeData, Types};

/// What parameters stand for at some place: pairs, looked up in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Substitution {
    pairs: Vec<(Param, Type)>,
}

impl Substitution {
    /// Parameters and what they stand for.
    pub fn new(params: &[Param], args: &[Type]) -> Substitution {
        Substitution { pairs: params.iter().copied().zip(args.iter().copied()).collect() }
    }

    /// Adds more parameters.
    pub fn extend(&mut self, params: &[Param], args: &[Type]) {
        self.pairs.extend(params.iter().copied().zip(args.iter().copied()));
    }

    /// Adds what another substitution knows.
    pub fn append(&mut self, other: &Substitution) {
        self.pairs.extend(other.pairs.iter().copied());
    }

    /// Does it replace nothing?
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// What a parameter stands for.
    pub fn get(&self, param: Param) -> Option<Type> {
        self.pairs.iter().find(|(of, _)| *of == param).map(|&(_, ty)| ty)
    }

    /// The parameters replaced, and by what.
    pub fn pairs(&self) -> &[(Param, Type)] {
        &self.pairs
    }
}

impl Types {
    /// `ty` with its parameters replaced. Structures are copied only if they change.
    pub fn substitute(&mut self, ty: Type, by: &Substitution) -> Type {
        if by.is_empty() {
            return ty;
        }
        self.map_type(ty, 0, &mut |data| match data {
            TypeData::Param(param) => by.get(*param),
            _ => None,
        })
    }

    /// Is there a type parameter in it?
    pub fn has_params(&mut self, ty: Type) -> bool {
        let mut found = false;
        self.map_type(ty, 0, &mut |data| {
            found |= matches!(data, TypeData::Param(_));
            None
        });
        found
    }

    /// `ty` without bound monomorphs on its way.
    pub fn resolved(&mut self, ty: Type) -> Type {
        self.map_type(ty, 0, &mut |_| None)
    }

    fn map_all(
        &mut self,
        args: &[Type],
        depth: u32,
        leaf: &mut dyn FnMut(&TypeData) -> Option<Type>,
    ) -> Option<Vec<Type>> {
        let mut mapped: Option<Vec<Type>> = None;
        for (at, &arg) in args.iter().enumerate() {
            let to = self.map_type(arg, depth + 1, leaf);
            if to != arg && mapped.is_none() {
                mapped = Some(args.to_vec());
            }
            if let Some(mapped) = &mut mapped {
                mapped[at] = to;
            }
        }
        mapped
    }

    /// Rebuilds a type with some of its leaves replaced.
    fn map_type(&mut self, ty: Type, depth: u32, leaf: &mut dyn FnMut(&TypeData) -> Option<Type>) -> Type {
        let ty = self.follow(ty);
        if depth > 60 {
            return ty;
        }
        let data = self.raw(ty).clone();
        if let Some(to) = leaf(&data) {
            return to;
        }
        let rebuilt = match &data {
            TypeData::Mono(_) | TypeData::Param(_) | TypeData::Statics(_) | TypeData::Dynamic(None) => {
                return ty;
            }
            TypeData::Class(id, args) => {
                self.map_all(args, depth, leaf).map(|args| TypeData::Class(*id, args.into()))
            }
            TypeData::Enum(id, args) => {
                self.map_all(args, depth, leaf).map(|args| TypeData::Enum(*id, args.into()))
            }
            TypeData::Typedef(id, args) => {
                self.map_all(args, depth, leaf).map(|args| TypeData::Typedef(*id, args.into()))
            }
            TypeData::Abstract(id, args) => {
                self.map_all(args, depth, leaf).map(|args| TypeData::Abstract(*id, args.into()))
            }
            TypeData::Dynamic(Some(of)) => {
                let to = self.map_type(*of, depth + 1, leaf);
                (to != *of).then_some(TypeData::Dynamic(Some(to)))
            }
            TypeData::Function(args, result) => {
                let mut changed = false;
                let mapped: Vec<Argument> = args
                    .iter()
                    .map(|arg| {
                        let ty = self.map_type(arg.ty, depth + 1, leaf);
                        changed |= ty != arg.ty;
                        Argument { ty, ..arg.clone() }
                    })
                    .collect();
                let to = self.map_type(*result, depth + 1, leaf);
                changed |= to != *result;
                changed.then(|| TypeData::Function(mapped.into(), to))
            }
            TypeData::Anon(anon) => {
                if depth > 20 {
                    return ty;
                }
                let AnonData { fields, open } = self.anons[anon.index()].clone();
                let mut changed = false;
                let fields: Vec<AnonField> = fields
                    .into_iter()
                    .map(|field| {
                        let to = self.map_type(field.ty, depth + 1, leaf);
                        changed |= self.follow(field.ty) != to;
                        AnonField { ty: to, ..field }
                    })
                    .collect();
                if !changed {
                    return ty;
                }
                return self.anon_with(AnonData { fields, open });
            }
        };
        match rebuilt {
            Some(data) => self.make(data),
            None => ty,
        }
    }
}
