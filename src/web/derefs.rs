//! Extractors that are another one, and more.

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
