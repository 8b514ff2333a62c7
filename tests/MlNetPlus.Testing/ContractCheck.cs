namespace MlNetPlus.Testing;

/// <summary>The promises that <see cref="EstimatorContract"/> holds an estimator to.</summary>
public enum ContractCheck
{
    /// <summary>The basic walk works: GetOutputSchema, Fit, Transform, read every row.</summary>
    Runs,

    /// <summary>GetOutputSchema of estimator and transformer answer the same every time and do not change what they are given.</summary>
    OutputSchemaIsPure,

    /// <summary>The shape that the estimator promises is the shape that the transformer delivers, annotations included, both ways.</summary>
    PromisedSchemaIsDelivered,

    /// <summary>The schema of the transformed view equals GetOutputSchema, in types, hidden flags, and annotation kinds, types and values.</summary>
    TransformedSchemaIsOutputSchema,

    /// <summary>Invalid input is refused by estimator, transformer and reloaded transformer, with the expected message.</summary>
    InvalidInputIsRefused,

    /// <summary>An input that lacks a needed column is refused before any row is read, and the message names the column.</summary>
    MissingColumnIsRefused,

    /// <summary>Input valid for Fit only: Fit works, the transformer refuses it.</summary>
    FitOnlyInput,

    /// <summary>Input valid for Transform only: the estimator refuses it, the transformer passes every check on it.</summary>
    TransformOnlyInput,

    /// <summary>Model.Save and Model.Load work, twice over, and the loaded input schema is the one saved.</summary>
    SavesAndLoads,

    /// <summary>The reloaded transformer has the same output schema, annotation values included.</summary>
    ReloadedSchemaIsEqual,

    /// <summary>The reloaded transformer gives the same values, row ids and positions.</summary>
    ReloadedValuesAreEqual,

    /// <summary>A fresh process that registers nothing loads the model and gives the same values.</summary>
    LoadsInFreshProcess,

    /// <summary>Values do not depend on which columns are active: all, even ones, odd ones, one cursor per column in lockstep.</summary>
    ActiveColumnsDoNotChangeValues,

    /// <summary>Values do not depend on which rows are read: every second row equals the full pass.</summary>
    SkippedRowsDoNotChangeValues,

    /// <summary>A getter called twice in one row gives the same value, and overwrites whatever its argument held.</summary>
    GettersAreIdempotent,

    /// <summary>Two cursors over one view agree.</summary>
    CursorsAreRepeatable,

    /// <summary>Row ids are unique, and those of the input where rows map one to one.</summary>
    RowIdsAreUnique,

    /// <summary>Position is -1 before the first and after the last row and counts in between; MoveNext stays false.</summary>
    CursorPosition,

    /// <summary>Cursor.Schema is the schema object of its view.</summary>
    CursorSchemaIsViewSchema,

    /// <summary>GetGetter throws for an inactive column.</summary>
    InactiveColumnHasNoGetter,

    /// <summary>GetGetter throws for a type that is not the column's.</summary>
    WrongTypeHasNoGetter,

    /// <summary>The cursors of GetRowCursorSet, merged by batch, give the rows of the serial cursor.</summary>
    ParallelCursorsEqualSerial,

    /// <summary>Two threads may cursor one view at once.</summary>
    ViewIsThreadSafe,

    /// <summary>A view that cannot shuffle ignores the random source; one that can gives the same rows in another order.</summary>
    ShufflingKeepsRows,

    /// <summary>Columns of the input arrive unchanged in the output.</summary>
    InputColumnsPassThrough,

    /// <summary>A hidden column of the same name as an input or output column changes nothing.</summary>
    HiddenColumnsAreIgnored,

    /// <summary>A row mapper keeps the schema object it is made for; what is none refuses to make one.</summary>
    RowMapperSchema,

    /// <summary>The row mapper, which PredictionEngine uses, gives the values of the whole view.</summary>
    RowMapperEqualsView,

    /// <summary>Transform opens no cursor.</summary>
    TransformIsLazy,

    /// <summary>Only input columns that an active output needs are activated; none when none is active.</summary>
    InputActivationIsMinimal,

    /// <summary>Columns for training only, such as the label, are not activated and not needed for the outputs.</summary>
    TrainingColumnsAreNotRead,

    /// <summary>Input getters are called within rows only: not before the first MoveNext, not after the last.</summary>
    InputIsReadWithinRows,

    /// <summary>With every output column read once, no input getter is called twice in a row.</summary>
    InputIsReadOncePerRow,

    /// <summary>Mapping a row allocates nothing, once the first rows have made the buffers. Not asked of trainers.</summary>
    RowsAllocateNothing,

    /// <summary>Disposing a cursor disposes those opened upstream.</summary>
    CursorsDisposeUpstream,

    /// <summary>Sparse and dense vectors of the same values give the same output.</summary>
    SparseEqualsDense,

    /// <summary>Text is copied before it is kept: the memory behind it changes with the next row.</summary>
    TextBuffersAreNotKept,

    /// <summary>Missing and extreme values neither throw while a cursor runs nor disturb other rows.</summary>
    MissingValuesDoNotThrow,

    /// <summary>No rows in, no rows out; Fit on no rows works or says why not.</summary>
    ZeroRows,

    /// <summary>One row is transformed as it is within the whole; Fit on one row works or says why not.</summary>
    OneRow,

    /// <summary>A second Fit of the same estimator gives equal outputs.</summary>
    FitIsDeterministic,

    /// <summary>Fit, save, load and transform give the same under tr-TR and de-DE.</summary>
    CultureDoesNotMatter,

    /// <summary>Disposing the transformers, twice, does not throw.</summary>
    Disposes,
}
