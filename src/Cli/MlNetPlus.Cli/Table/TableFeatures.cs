using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;

namespace MlNetPlus.Cli;

/// <summary>
/// Loads the table of a plan and makes its features: numbers as they are; texts of few levels one-hot, those of many by how often they occur; dates by
/// their parts. All of it is fitted inside the fold.
/// </summary>
internal static class TableFeatures
{
    private const string Suffix = "#feature";

    private static readonly string EmptyWhereMissing = $"x => {string.Join(" || ", ColumnInference.MissingMarks.Select(mark => $"x == \"{mark}\""))} ? \"\" : x";

    public static IDataView Load(MLContext context, string path, ComparisonSettings settings)
    {
        var view = context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            HasHeader = true,
            Separators = [settings.Separator],
            AllowQuoting = true,
            ReadMultilines = true,
            MissingRealsAsNaNs = true,
            Columns = [.. settings.Columns.Index().Where(item => item.Item.Kind != ColumnKind.Ignore).Select(item => new TextLoader.Column(item.Item.Name, KindOf(item.Item, settings), item.Index))],
        });
        foreach (var column in settings.Columns.Where(column => MissesByMarks(column, settings)))
            view = context.Transforms.Expression(column.Name, EmptyWhereMissing, column.Name).Fit(view).Transform(view);
        return view;
    }

    /// <summary>The columns that features are made of: all but the label, the group and what is left out.</summary>
    public static IReadOnlyList<TableColumn> Inputs(ComparisonSettings settings) =>
        [.. settings.Columns.Where(column => column.Kind != ColumnKind.Ignore && column.Name != settings.Label && column.Name != settings.Group)];

    public static IEstimator<ITransformer> Build(MLContext context, ComparisonSettings settings)
    {
        var chain = new EstimatorChain<ITransformer>();
        var parts = new List<string>();
        foreach (var column in Inputs(settings))
        {
            var step = Encode(context, column, settings);
            if (step is not null)
                chain = chain.Append(step);
            parts.Add(step is null ? column.Name : column.Name + Suffix);
        }

        return chain.Append<ITransformer>(context.Transforms.Concatenate("Features", [.. parts]));
    }

    private static IEstimator<ITransformer>? Encode(MLContext context, TableColumn column, ComparisonSettings settings) => column.Kind switch
    {
        ColumnKind.Number when column.Name == settings.Time => context.Transforms.Conversion.ConvertType(column.Name + Suffix, column.Name, DataKind.Single),
        ColumnKind.Text when column.Levels <= settings.Levels => context.Transforms.Categorical.OneHotEncoding(column.Name + Suffix, column.Name),
        ColumnKind.Text => context.Transforms.GroupFrequency(new GroupFrequencyOptions { OutputColumnName = column.Name + Suffix, KeyColumnNames = [column.Name], MinusSelf = true }),
        ColumnKind.Date => context.Transforms.DateParts(new DatePartsOptions { InputColumnNames = [column.Name], OutputColumnName = column.Name + Suffix }),
        _ => null,
    };

    /// <summary>A number is Single, as features are, but where its very value counts: Single merges 100000001 with 100000003, and a day written 20240105 with the next.</summary>
    private static DataKind KindOf(TableColumn column, ComparisonSettings settings) => column.Kind switch
    {
        ColumnKind.Number when column.Name == settings.Label || column.Name == settings.Time => DataKind.Double,
        ColumnKind.Number when column.Name == settings.Group => DataKind.String,
        ColumnKind.Number => DataKind.Single,
        ColumnKind.Date => DataKind.DateTime,
        _ => DataKind.String,
    };

    /// <summary>The label's and group's texts that stand for a missing value are no class and no group.</summary>
    private static bool MissesByMarks(TableColumn column, ComparisonSettings settings) =>
        (column.Name == settings.Label && column.Kind == ColumnKind.Text) || (column.Name == settings.Group && column.Kind == ColumnKind.Number && KindOf(column, settings) == DataKind.String);
}
