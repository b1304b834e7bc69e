//! Conditions in fixed words.

/// Makes types of conditions without parameters, in the very words of a partial index: SQLite uses
/// such an index only where it can see the condition, and not where a parameter hides it.
///
/// Diesel's own `sql` would do, but its statements are prepared anew each time; these are kept, and
/// told apart by their types, so that looking a statement up spells nothing out.
macro_rules! sql_predicate {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $words:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, diesel::query_builder::QueryId)]
        $vis struct $name;

        impl diesel::expression::Expression for $name {
            type SqlType = diesel::sql_types::Bool;
        }

        impl<QS> diesel::expression::SelectableExpression<QS> for $name {}

        impl<QS> diesel::expression::AppearsOnTable<QS> for $name {}

        impl<GB> diesel::expression::ValidGrouping<GB> for $name {
            type IsAggregate = diesel::expression::is_aggregate::Never;
        }

        impl<DB: diesel::backend::Backend> diesel::query_builder::QueryFragment<DB> for $name {
            fn walk_ast<'b>(
                &'b self,
                mut out: diesel::query_builder::AstPass<'_, 'b, DB>,
            ) -> diesel::result::QueryResult<()> {
                out.push_sql($words);
                Ok(())
            }
        }
    )*};
}
pub(crate) use sql_predicate;
