using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Tests.Faulty;

/// <summary>The cursor of <see cref="FaultyView{T}"/>.</summary>
internal sealed class FaultyCursor<T>(FaultyView<T> view, DataViewRowCursor input, bool[] active, int number) : DataViewRowCursor
{
    private readonly DataViewSchema _copy = Copy(view.Schema);
    private ValueGetter<T>? _inputGetter;
    private bool _started;
    private long _lastPosition = -1;
    private T? _last;

    public override DataViewSchema Schema => Fault == ContractCheck.CursorSchemaIsViewSchema ? _copy : view.Schema;

    public override long Position => !_started && Fault == ContractCheck.CursorPosition ? 0 : input.Position;

    public override long Batch => input.Batch;

    private ContractCheck? Fault => view.Fault;

    public override bool MoveNext()
    {
        _started = true;
        bool more = input.MoveNext();
        if (!active[^1])
            return more;

        if (more && Fault == ContractCheck.ViewIsThreadSafe)
            view.Shared = Compute();
        if (!more && Fault == ContractCheck.InputIsReadWithinRows)
            ReadBehindTheEnd();
        return more;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        Fault == ContractCheck.RowIdsAreUnique ? (ref DataViewRowId id) => id = default : input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!active[column.Index] && Fault == ContractCheck.InactiveColumnHasNoGetter)
            return (ref TValue value) => value = default!;
        if (!active[column.Index])
            throw new InvalidOperationException($"Column '{column.Name}' is not active.");
        if (column.Index < active.Length - 1)
            return PassThrough<TValue>(column);
        if (typeof(TValue) == typeof(T))
            return (ValueGetter<TValue>)(object)view.Transformer.Recipe.Wrap(OutputGetter());
        if (Fault == ContractCheck.WrongTypeHasNoGetter)
            return (ref TValue value) => value = default!;
        throw new InvalidOperationException($"Column '{column.Name}' is {column.Type}.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Fault != ContractCheck.CursorsDisposeUpstream)
            input.Dispose();
        base.Dispose(disposing);
    }

    private static DataViewSchema Copy(DataViewSchema schema)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema);
        return builder.ToSchema();
    }

    private ValueGetter<TValue> PassThrough<TValue>(DataViewSchema.Column column)
    {
        ValueGetter<TValue> getter = input.GetGetter<TValue>(input.Schema[column.Index]);
        if (Fault != ContractCheck.InputColumnsPassThrough || column.Name != "Count")
            return getter;
        return (ref TValue value) =>
        {
            getter(ref value);
            value = (TValue)(object)(-(int)(object)value!);
        };
    }

    private ValueGetter<T> OutputGetter()
    {
        return (ref T value) =>
        {
            T computed = Fault == ContractCheck.ViewIsThreadSafe ? view.Shared! : Compute();
            value = Spoilt(computed);
            _lastPosition = Position;
            _last = computed;
        };
    }

    private T Compute()
    {
        T value = ReadInput();
        if (Fault == ContractCheck.InputIsReadOncePerRow)
            value = ReadInput();
        return view.Transformer.Recipe.Map(value);
    }

    private T ReadInput()
    {
        T value = default!;
        _inputGetter ??= input.GetGetter<T>(view.Transformer.InputColumn(input.Schema));
        _inputGetter(ref value);
        return value;
    }

    private void ReadBehindTheEnd()
    {
        try
        {
            ReadInput();
        }
        catch (Exception exception) when (exception is InvalidOperationException or NullReferenceException)
        {
            // What the source says to it is not the point: it should not have been asked.
        }
    }

    private T Spoilt(T value)
    {
        bool spoil = Fault switch
        {
            ContractCheck.ReloadedValuesAreEqual => true,
            ContractCheck.CursorsAreRepeatable => number == 2,
            ContractCheck.ActiveColumnsDoNotChangeValues => active.Contains(false),
            ContractCheck.GettersAreIdempotent => _lastPosition == Position,
            ContractCheck.FitIsDeterministic => view.Transformer.FitNumber > 1,
            ContractCheck.CultureDoesNotMatter => CultureInfo.CurrentCulture.TextInfo.ToLower('I') != 'i',
            _ => false,
        };
        if (spoil)
            return (T)(object)((float)(object)value! + 1);
        if (Fault == ContractCheck.SkippedRowsDoNotChangeValues && _lastPosition >= 0 && Position > _lastPosition + 1)
            return _last!;
        if (Fault == ContractCheck.MissingValuesDoNotThrow && value is float.PositiveInfinity)
            throw new FormatException("planted: infinity");
        if (Fault == ContractCheck.SparseEqualsDense && value is VBuffer<float> { IsDense: false } sparse)
            return (T)(object)new VBuffer<float>(sparse.Length, [.. sparse.GetValues(), .. new float[sparse.Length - sparse.GetValues().Length]]);
        if (Fault == ContractCheck.TextBuffersAreNotKept && !view.Transformer.Knows(value))
            return default!;
        return value;
    }
}
