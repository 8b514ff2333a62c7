using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Tests.Faulty;

/// <summary>The fitted side of <see cref="FaultyEstimator{T}"/>.</summary>
internal sealed class FaultyTransformer<T>(Recipe<T> recipe, ContractCheck? fault, ITransformer twin)
    : ITransformer, IDisposable
{
    private bool _disposed;

    public int FitNumber { get; init; }

    public IReadOnlyList<ReadOnlyMemory<char>> Texts { get; init; } = [];

    public ContractCheck? Fault => fault;

    public Recipe<T> Recipe => recipe;

    public bool IsRowToRowMapper => true;

    public static DataViewSchema.Annotations Note(string text)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Note", TextDataViewType.Instance, text.AsMemory());
        return builder.ToAnnotations();
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) =>
        OutputSchema(inputSchema, fault == ContractCheck.ReloadedSchemaIsEqual ? Note("fitted") : null);

    public IDataView Transform(IDataView input)
    {
        if (fault == ContractCheck.TransformIsLazy)
            input.GetRowCursor([]).Dispose();

        DataViewSchema schema = fault == ContractCheck.TransformedSchemaIsOutputSchema
            ? OutputSchema(input.Schema, Note("only in the view"))
            : GetOutputSchema(input.Schema);
        return new FaultyView<T>(this, input, schema);
    }

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) =>
        new FaultyRowMapper<T>(this, inputSchema, GetOutputSchema(inputSchema));

    public void Save(ModelSaveContext ctx)
    {
        if (fault == ContractCheck.SavesAndLoads)
            throw new NotSupportedException("planted: cannot save");
        ((ICanSaveModel)twin).Save(ctx);
    }

    public void Dispose()
    {
        ObjectDisposedException.ThrowIf(_disposed && fault == ContractCheck.Disposes, this);
        _disposed = true;
    }

    public DataViewSchema.Column InputColumn(DataViewSchema schema)
    {
        if (schema.GetColumnOrNull(recipe.Input) is not { } found)
            throw new ArgumentOutOfRangeException(nameof(schema), $"There is no column '{recipe.Input}'.");
        return fault == ContractCheck.HiddenColumnsAreIgnored ? schema.First(column => column.Name == recipe.Input) : found;
    }

    /// <summary>Says whether Fit has seen a text, as far as its memory still holds it.</summary>
    public bool Knows(T value)
    {
        ReadOnlySpan<char> text = Unsafe.As<T, ReadOnlyMemory<char>>(ref value).Span;
        for (int i = 0; i < Texts.Count; i++)
        {
            if (Texts[i].Span.SequenceEqual(text))
                return true;
        }

        return false;
    }

    private DataViewSchema OutputSchema(DataViewSchema inputSchema, DataViewSchema.Annotations? annotations)
    {
        DataViewSchema.Column input = InputColumn(inputSchema);
        if (input.Type.RawType != typeof(T) && fault != ContractCheck.InvalidInputIsRefused)
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Column '{input.Name}' is {input.Type}.");

        // Vectors pass their slot names on, as the twin does.
        DataViewSchema.Annotations own = annotations ?? twin.GetOutputSchema(inputSchema)[Recipe<T>.Output].Annotations;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn(Recipe<T>.Output, input.Type, own);
        return builder.ToSchema();
    }
}
