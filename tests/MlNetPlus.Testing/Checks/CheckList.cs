namespace MlNetPlus.Testing.Checks;

/// <summary>Every check, in the order in which they run: later ones build on what earlier ones have shown.</summary>
internal static class CheckList
{
    public static IReadOnlyList<(ContractCheck Check, Action<ContractRun> Action)> All { get; } =
    [
        (ContractCheck.OutputSchemaIsPure, SchemaChecks.OutputSchemaIsPure),
        (ContractCheck.PromisedSchemaIsDelivered, SchemaChecks.PromisedSchemaIsDelivered),
        (ContractCheck.TransformedSchemaIsOutputSchema, SchemaChecks.TransformedSchemaIsOutputSchema),
        (ContractCheck.SavesAndLoads, PersistenceChecks.SavesAndLoads),
        (ContractCheck.ReloadedSchemaIsEqual, PersistenceChecks.ReloadedSchemaIsEqual),
        (ContractCheck.ReloadedValuesAreEqual, PersistenceChecks.ReloadedValuesAreEqual),
        (ContractCheck.LoadsInFreshProcess, PersistenceChecks.LoadsInFreshProcess),
        (ContractCheck.InvalidInputIsRefused, RefusalChecks.InvalidInputIsRefused),
        (ContractCheck.MissingColumnIsRefused, RefusalChecks.MissingColumnIsRefused),
        (ContractCheck.FitOnlyInput, RefusalChecks.FitOnlyInput),
        (ContractCheck.TransformOnlyInput, RefusalChecks.TransformOnlyInput),
        (ContractCheck.CursorsAreRepeatable, CursorChecks.CursorsAreRepeatable),
        (ContractCheck.ActiveColumnsDoNotChangeValues, CursorChecks.ActiveColumnsDoNotChangeValues),
        (ContractCheck.SkippedRowsDoNotChangeValues, CursorChecks.SkippedRowsDoNotChangeValues),
        (ContractCheck.GettersAreIdempotent, CursorChecks.GettersAreIdempotent),
        (ContractCheck.RowIdsAreUnique, CursorChecks.RowIdsAreUnique),
        (ContractCheck.CursorPosition, CursorChecks.CursorPosition),
        (ContractCheck.CursorSchemaIsViewSchema, CursorChecks.CursorSchemaIsViewSchema),
        (ContractCheck.InactiveColumnHasNoGetter, GetterChecks.InactiveColumnHasNoGetter),
        (ContractCheck.WrongTypeHasNoGetter, GetterChecks.WrongTypeHasNoGetter),
        (ContractCheck.ParallelCursorsEqualSerial, ParallelChecks.ParallelCursorsEqualSerial),
        (ContractCheck.ViewIsThreadSafe, ParallelChecks.ViewIsThreadSafe),
        (ContractCheck.ShufflingKeepsRows, ParallelChecks.ShufflingKeepsRows),
        (ContractCheck.InputColumnsPassThrough, ColumnChecks.InputColumnsPassThrough),
        (ContractCheck.HiddenColumnsAreIgnored, ColumnChecks.HiddenColumnsAreIgnored),
        (ContractCheck.RowMapperSchema, RowMapperChecks.RowMapperSchema),
        (ContractCheck.RowMapperEqualsView, RowMapperChecks.RowMapperEqualsView),
        (ContractCheck.TransformIsLazy, UpstreamChecks.TransformIsLazy),
        (ContractCheck.InputActivationIsMinimal, UpstreamChecks.InputActivationIsMinimal),
        (ContractCheck.TrainingColumnsAreNotRead, UpstreamChecks.TrainingColumnsAreNotRead),
        (ContractCheck.InputIsReadWithinRows, UpstreamChecks.InputIsReadWithinRows),
        (ContractCheck.InputIsReadOncePerRow, UpstreamChecks.InputIsReadOncePerRow),
        (ContractCheck.RowsAllocateNothing, AllocationChecks.RowsAllocateNothing),
        (ContractCheck.CursorsDisposeUpstream, UpstreamChecks.CursorsDisposeUpstream),
        (ContractCheck.SparseEqualsDense, ValueChecks.SparseEqualsDense),
        (ContractCheck.TextBuffersAreNotKept, ValueChecks.TextBuffersAreNotKept),
        (ContractCheck.MissingValuesDoNotThrow, ValueChecks.MissingValuesDoNotThrow),
        (ContractCheck.ZeroRows, ValueChecks.ZeroRows),
        (ContractCheck.OneRow, ValueChecks.OneRow),
        (ContractCheck.FitIsDeterministic, RepetitionChecks.FitIsDeterministic),
        (ContractCheck.CultureDoesNotMatter, RepetitionChecks.CultureDoesNotMatter),
        (ContractCheck.Disposes, PersistenceChecks.Disposes),
    ];

    /// <summary>Gets the checks of a fitted transformer that hold on any input it accepts.</summary>
    public static IReadOnlyList<(ContractCheck Check, Action<ContractRun> Action)> OfTransformOnly { get; } =
        [.. All.Where(entry => OnTransformOnly.Contains(entry.Check))];

    private static ContractCheck[] OnTransformOnly =>
    [
        ContractCheck.TransformedSchemaIsOutputSchema,
        ContractCheck.ReloadedSchemaIsEqual,
        ContractCheck.ReloadedValuesAreEqual,
        ContractCheck.ActiveColumnsDoNotChangeValues,
        ContractCheck.RowIdsAreUnique,
        ContractCheck.CursorPosition,
        ContractCheck.CursorSchemaIsViewSchema,
        ContractCheck.RowMapperSchema,
        ContractCheck.RowMapperEqualsView,
    ];
}
