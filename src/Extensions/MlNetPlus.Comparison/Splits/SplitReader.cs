using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>Reads what a split of a data view needs, and draws it.</summary>
internal static class SplitReader
{
    private const int MostClassesOfANumber = 20;

    public static IReadOnlyList<DataSplit> Draw(string consumer, IDataView data, SplitSettings settings, string? labelColumnName, string? rankColumnName)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(consumer, settings);
        var schema = InputSchema.Of(data.Schema);
        var columns = new SplitColumns { Rows = 0, LabelColumnName = labelColumnName, RankColumnName = rankColumnName };
        if (labelColumnName is not null)
        {
            schema.Require(consumer, labelColumnName, AcceptedType.Primitive);
            columns = ReadLabel(consumer, data, columns, labelColumnName);
        }

        if (rankColumnName is not null)
        {
            schema.Require(consumer, rankColumnName, settings.Split == ComparisonSplit.Time ? LabelReader.Instants : AcceptedType.Primitive);
            var role = settings.Split switch { ComparisonSplit.Time => "time", ComparisonSplit.Given => "fold", _ => "group" };
            var ranks = LabelReader.ReadRanks(data, rankColumnName, role, consumer, mayMiss: settings.Split == ComparisonSplit.Given);
            columns = columns with { Rows = ranks.Length, Ranks = ranks };
        }

        if (labelColumnName is null && rankColumnName is null)
            columns = columns with { Rows = Count(data) };
        if (columns.Rows < 2)
            throw new ArgumentException($"The data of {consumer} has {columns.Rows} rows; expected at least 2.");
        return [.. FoldPlan.Draw(settings, columns).Folds.Select(fold => new DataSplit(data, fold))];
    }

    private static void Check(string consumer, SplitSettings settings)
    {
        var faults = new OptionsFaults(consumer);
        faults.Check(settings.Folds >= 2, settings.Name(nameof(settings.Folds)), settings.Folds, "at least 2");
        faults.Check(settings.Repeats >= 1, settings.Name(nameof(settings.Repeats)), settings.Repeats, "at least 1");
        faults.Check(settings.Gap >= 0, settings.Name(nameof(settings.Gap)), settings.Gap, "at least 0");
        faults.Check(settings.MaxTrainRows is null or >= 1, settings.Name(nameof(settings.MaxTrainRows)), settings.MaxTrainRows, "at least 1, or null for all earlier rows");
        faults.Check(settings.TestFraction is null or (> 0 and < 1), settings.Name(nameof(settings.TestFraction)), settings.TestFraction, "above 0 and below 1");
        faults.ThrowIfAny();
    }

    /// <summary>A number is a quantity when it has many values or one that is not whole; all else is a class.</summary>
    private static SplitColumns ReadLabel(string consumer, IDataView data, SplitColumns columns, string name)
    {
        var coded = CodedColumn.Read(data, data.Schema[name]);
        LabelReader.CheckMissing(coded.Codes, code => code < 0, $"Column '{name}' (label of {consumer})", "label");
        columns = columns with { Rows = coded.Codes.Length };
        if (data.Schema[name].Type is not NumberDataViewType)
            return columns with { Classes = coded.Codes, ClassNames = coded.Names() };

        var values = coded.Distinct.Cast<object>().Select(value => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return values.Length <= MostClassesOfANumber && values.All(double.IsInteger)
            ? columns with { Classes = coded.Codes, ClassNames = coded.Names() }
            : columns with { Target = Array.ConvertAll(coded.Codes, code => (float)values[code]) };
    }

    private static int Count(IDataView data)
    {
        if (data.GetRowCount() is { } known)
            return checked((int)known);

        var rows = 0;
        using var cursor = data.GetRowCursor([]);
        while (cursor.MoveNext())
            rows++;
        return rows;
    }
}
