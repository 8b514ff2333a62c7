using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Tests.Faulty;

/// <summary>
/// A hand-written estimator that keeps the whole contract, but for one promise that it is told to break. Saving is its
/// twin's, so what is reloaded is ML.NET's own transformer.
/// </summary>
internal sealed class FaultyEstimator<T>(Recipe<T> recipe, ContractCheck? fault, string? trainingColumn = null)
    : IEstimator<ITransformer>
{
    private int _promises;
    private int _fits;

    public ITransformer Fit(IDataView input)
    {
        GetOutputSchema(InputSpy.ShapeOf(input.Schema));
        if (fault == ContractCheck.Runs)
            throw new NotSupportedException("planted: cannot fit");

        _fits++;
        IReadOnlyList<ReadOnlyMemory<char>> texts = fault == ContractCheck.TextBuffersAreNotKept ? KeepTexts(input) : [];
        ThrowOnFew(input);
        return new FaultyTransformer<T>(recipe, fault, recipe.Twin.Fit(input)) { FitNumber = _fits, Texts = texts };
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Require(inputSchema, recipe.Input);
        if (trainingColumn is not null)
            Require(inputSchema, trainingColumn);

        _promises++;
        bool forgets = fault == ContractCheck.PromisedSchemaIsDelivered || (fault == ContractCheck.OutputSchemaIsPure && _promises > 3);
        if (forgets)
            return inputSchema;

        SchemaShape promised = recipe.Twin.GetOutputSchema(inputSchema);
        return fault == ContractCheck.ReloadedSchemaIsEqual ? WithNote(promised) : promised;
    }

    // The annotation of the output column, seen on a schema that has it.
    private static SchemaShape WithNote(SchemaShape promised)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(Recipe<T>.Output, NumberDataViewType.Single, FaultyTransformer<T>.Note("any"));
        SchemaShape.Column noted = InputSpy.ShapeOf(builder.ToSchema())[0];
        return new SchemaShape(promised.Select(column => column.Name == noted.Name ? noted : column));
    }

    private void Require(SchemaShape inputSchema, string column)
    {
        if (inputSchema.Any(found => found.Name == column))
            return;
        string name = fault == ContractCheck.MissingColumnIsRefused ? "a column" : $"column '{column}'";
        throw new ArgumentOutOfRangeException(nameof(inputSchema), $"There is no {name}.");
    }

    private void ThrowOnFew(IDataView input)
    {
        int rows = ViewSnapshot.Read(input, []).Rows.Count;
        if (fault == ContractCheck.ZeroRows && rows == 0)
            throw new DivideByZeroException("planted: no rows");
        if (fault == ContractCheck.OneRow && rows == 1)
            throw new DivideByZeroException("planted: one row");
    }

    private List<ReadOnlyMemory<char>> KeepTexts(IDataView input)
    {
        var texts = new List<ReadOnlyMemory<char>>();
        DataViewSchema.Column column = input.Schema[recipe.Input];
        using DataViewRowCursor cursor = input.GetRowCursor([column]);
        ValueGetter<ReadOnlyMemory<char>> getter = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        while (cursor.MoveNext())
        {
            ReadOnlyMemory<char> text = default;
            getter(ref text);
            texts.Add(text);
        }

        return texts;
    }
}
