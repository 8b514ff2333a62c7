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

    public static IDataView Load(MLContext context, string path, ComparisonSettings settings) => context.Data.LoadFromTextFile(path, new TextLoader.Options
    {
        HasHeader = true,
        Separators = [settings.Separator],
        AllowQuoting = true,
        ReadMultilines = true,
        MissingRealsAsNaNs = true,
        Columns = [.. settings.Columns.Index().Where(item => item.Item.Kind != ColumnKind.Ignore).Select(item => new TextLoader.Column(item.Item.Name, KindOf(item.Item.Kind), item.Index))],
    });

    /// <summary>The columns that features are made of: all but the label, the group and what is left out.</summary>
    public static IReadOnlyList<TableColumn> Inputs(ComparisonSettings settings) =>
        [.. settings.Columns.Where(column => column.Kind != ColumnKind.Ignore && column.Name != settings.Label && column.Name != settings.Group)];

    public static IEstimator<ITransformer> Build(MLContext context, ComparisonSettings settings)
    {
        var chain = new EstimatorChain<ITransformer>();
        var parts = new List<string>();
        foreach (var column in Inputs(settings))
        {
            if (Encode(context, column, settings.Levels) is { } step)
                chain = chain.Append(step);
            parts.Add(column.Kind == ColumnKind.Number ? column.Name : column.Name + Suffix);
        }

        return chain.Append<ITransformer>(context.Transforms.Concatenate("Features", [.. parts]));
    }

    private static IEstimator<ITransformer>? Encode(MLContext context, TableColumn column, int levels) => column.Kind switch
    {
        ColumnKind.Text when column.Levels <= levels => context.Transforms.Categorical.OneHotEncoding(column.Name + Suffix, column.Name),
        ColumnKind.Text => context.Transforms.GroupFrequency(new GroupFrequencyOptions { OutputColumnName = column.Name + Suffix, KeyColumnNames = [column.Name], MinusSelf = true }),
        ColumnKind.Date => context.Transforms.DateParts(new DatePartsOptions { InputColumnNames = [column.Name], OutputColumnName = column.Name + Suffix }),
        _ => null,
    };

    private static DataKind KindOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => DataKind.Single,
        ColumnKind.Date => DataKind.DateTime,
        _ => DataKind.String,
    };
}
