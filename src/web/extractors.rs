//! Extractors, and those that are another one and more.

/// Has handlers take a type as an argument, made from the request alone; an `async` one may read the database for it.
macro_rules! extract {
    (async $name:ty, |$request:ident| $from:expr) => {
        impl actix_web::FromRequest for $name {
            type Error = $crate::web::WebError;
            type Future = futures_util::future::LocalBoxFuture<'static, Result<Self, Self::Error>>;

            fn from_request(request: &actix_web::HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
                let $request = request.clone();
                Box::pin(async move { $from })
            }
        }
    };
    ($name:ty, |$request:ident| $from:expr) => {
        impl actix_web::FromRequest for $name {
            type Error = $crate::web::WebError;
            type Future = std::future::Ready<Result<Self, Self::Error>>;

            fn from_request($request: &actix_web::HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
                std::future::ready($from)
            }
        }
    };
}
pub(crate) use extract;

/// Has a type read as what it holds in a field.
macro_rules! derefs {
    ($name:ty => $target:ty, $field:tt) => {
        impl std::ops::Deref for $name {
            type Target = $target;

            fn deref(&self) -> &$target {
                &self.$field
            }
        }
    };
}
pub(crate) use derefs;
