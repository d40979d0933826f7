//! Macros of the crate `updraft`: `#[derive(HostObject)]` and `#[host_methods]`. See `updraft::HostObject`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{
    Data, DeriveInput, Expr, Fields, FnArg, ImplItem, ItemImpl, LitStr, Visibility, parse_macro_input,
};

/// Lets programs use objects of a structure: its fields can be read and written.
///
/// `#[host(name = "Other")]` on the structure names the class, `#[host(methods)]` adds the methods of an `impl` with
/// `#[host_methods]`, `#[host(external_bytes = function)]` has a function of `&Self` tell what bytes it holds elsewhere. On a field, `#[host(readonly)]` and `#[host(skip)]` take away.
#[proc_macro_derive(HostObject, attributes(host))]
pub fn derive_host_object(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    host_object(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// Lets programs call the methods of an `impl`: those that take `self` by reference. Methods with `#[host(skip)]` are left
/// out.
#[proc_macro_attribute]
pub fn host_methods(_: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let item = parse_macro_input!(item as ItemImpl);
    methods(item).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// What `#[host(…)]` says.
#[derive(Default)]
struct Options {
    name: Option<String>,
    external_bytes: Option<Expr>,
    methods: bool,
    readonly: bool,
    skip: bool,
}

fn options(attributes: &[syn::Attribute], known: &[&str]) -> syn::Result<Options> {
    let mut options = Options::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("host")) {
        attribute.parse_nested_meta(|meta| {
            let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            if !known.contains(&word.as_str()) {
                return Err(meta.error(format!("expected one of: {}", known.join(", "))));
            }
            match word.as_str() {
                "name" => options.name = Some(meta.value()?.parse::<LitStr>()?.value()),
                "external_bytes" => options.external_bytes = Some(meta.value()?.parse()?),
                "methods" => options.methods = true,
                "readonly" => options.readonly = true,
                _ => options.skip = true,
            }
            Ok(())
        })?;
    }
    Ok(options)
}

fn host_object(input: &DeriveInput) -> syn::Result<TokenStream> {
    let Data::Struct(data) = &input.data else {
        return Err(syn::Error::new(input.span(), "only structures are objects of the host"));
    };
    let empty = syn::punctuated::Punctuated::new();
    let fields = match &data.fields {
        Fields::Named(fields) => &fields.named,
        Fields::Unit => &empty,
        Fields::Unnamed(fields) => {
            return Err(syn::Error::new(fields.span(), "programs know fields by their names"));
        }
    };
    if !input.generics.params.is_empty() {
        return Err(syn::Error::new(input.generics.span(), "an object of the host has no parameters"));
    }
    let of_type = options(&input.attrs, &["name", "methods", "external_bytes"])?;
    let mut members = Vec::new();
    for field in fields {
        let of_field = options(&field.attrs, &["readonly", "skip"])?;
        let (Some(ident), ty) = (&field.ident, &field.ty) else { continue };
        if of_field.skip {
            continue;
        }
        let name = ident.to_string();
        let read = quote! {
            ::updraft::host_object::Member::field(#name, |object: &Self| ::std::clone::Clone::clone(&object.#ident))
        };
        members.push(if of_field.readonly {
            read
        } else {
            quote! { #read.writable(|object: &mut Self, value: #ty| object.#ident = value) }
        });
    }
    let ident = &input.ident;
    let name = of_type.name.unwrap_or_else(|| ident.to_string());
    let methods = of_type.methods.then(|| {
        quote! { members.extend(<Self as ::updraft::host_object::HostMethods>::methods()); }
    });
    let external_bytes = of_type.external_bytes.map(|function| {
        quote! {
            fn external_bytes(&self) -> usize {
                (#function)(self)
            }
        }
    });
    Ok(quote! {
        impl ::updraft::host_object::HostObject for #ident {
            const NAME: &'static str = #name;

            #[allow(unused_mut, reason = "there may be no methods")]
            fn members() -> ::std::vec::Vec<::updraft::host_object::Member<Self>> {
                let mut members = ::std::vec![#(#members),*];
                #methods
                members
            }

            #external_bytes
        }

        impl ::updraft::IntoValue for #ident {
            fn into_word(
                self,
                scope: &mut ::updraft::Scope<'_>,
            ) -> ::std::result::Result<::updraft::host_object::Word, ::updraft::Error> {
                ::updraft::host_object::into_word(self, scope)
            }
        }
    })
}

fn methods(mut item: ItemImpl) -> syn::Result<TokenStream> {
    let ty = item.self_ty.clone();
    let mut members = Vec::new();
    for member in &mut item.items {
        let ImplItem::Fn(function) = member else { continue };
        let of_method = options(&function.attrs, &["skip"])?;
        function.attrs.retain(|attribute| !attribute.path().is_ident("host"));
        let takes_self = match function.sig.receiver() {
            Some(receiver) => receiver.reference.is_some(),
            None => false,
        };
        if of_method.skip || !takes_self {
            continue;
        }
        let (ident, name) = (&function.sig.ident, function.sig.ident.to_string());
        let typed = function.sig.inputs.iter().filter(|argument| matches!(argument, FnArg::Typed(_)));
        let count = typed.count();
        let arguments = (0..count).map(|index| quote! { call.argument(#index)? });
        members.push(quote! {
            ::updraft::host_object::Member::method(#name, #count, |object: &mut Self, call| {
                let result = Self::#ident(object, #(#arguments),*);
                call.result(result)
            })
        });
        // A method that programs call is used.
        if matches!(function.vis, Visibility::Inherited) {
            function.attrs.push(syn::parse_quote! { #[allow(dead_code, reason = "programs call it")] });
        }
    }
    Ok(quote! {
        #item

        impl ::updraft::host_object::HostMethods for #ty {
            fn methods() -> ::std::vec::Vec<::updraft::host_object::Member<Self>> {
                ::std::vec![#(#members),*]
            }
        }
    })
}
