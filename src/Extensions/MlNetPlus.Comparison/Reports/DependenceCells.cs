using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>Which partial dependence the reports show, and as what tables.</summary>
internal static class DependenceCells
{
    private const int MostColumns = 4;

    /// <summary>The first contender of the leaderboard with figures, and its strongest columns; null when there is none.</summary>
    public static (string Contender, IReadOnlyList<IReadOnlyList<PartialDependence>> Columns)? Shown(ComparisonResult result)
    {
        if (result.PartialDependence.FirstOrDefault(one => one.Columns.Any(column => column.Points.Any(point => point.Mean is not null))) is not { } first)
            return null;

        var importance = result.FeatureImportance.FirstOrDefault(one => one.Contender == first.Contender)?.Features
            .Where(feature => feature.Columns.Count == 1).ToDictionary(feature => feature.Columns[0], feature => feature.Mean ?? 0, StringComparer.Ordinal);
        return (first.Contender,
        [
            .. first.Columns.GroupBy(one => one.Column, StringComparer.Ordinal)
                .Where(column => column.Any(one => one.Points.Any(point => point.Mean is not null)))
                .OrderByDescending(column => importance?.GetValueOrDefault(column.Key) ?? 0)
                .ThenByDescending(column => column.Max(Reach))
                .Take(MostColumns)
                .Select(column => (IReadOnlyList<PartialDependence>)[.. column]),
        ]);
    }

    /// <summary>How far the mean prediction goes.</summary>
    public static double Reach(PartialDependence one)
    {
        var means = one.Points.Select(point => point.Mean).OfType<double>().ToList();
        return means.Count == 0 ? 0 : means.Max() - means.Min();
    }

    /// <summary>The value as a person reads it: numbers with four digits, whole ones as they are.</summary>
    public static string ValueOf(DependencePoint point) => point.Number is not { } number || number == Math.Round(number)
        ? point.Value
        : double.Parse(number.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    /// <summary>What is averaged, in words.</summary>
    public static string Response(ComparisonResult result) => result.Task switch
    {
        ComparisonTask.Binary => HasProbabilities(result) ? $"P({result.LabelColumnName} = {result.PositiveClass})" : "Score",
        ComparisonTask.Multiclass => "Probability of the class",
        _ => $"Predicted {result.LabelColumnName}",
    };

    /// <summary>The figures of one column: values down, classes across.</summary>
    public static (IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) Table(ComparisonResult result, IReadOnlyList<PartialDependence> column) => (
        [column[0].Column, .. column.Select(one => one.Class ?? Response(result))],
        [.. column[0].Points.Select((point, place) => (IReadOnlyList<string>)[ValueOf(point), .. column.Select(one => ComparisonCells.WithReach(one.Points[place].Mean, one.Points[place].Lower, one.Points[place].Upper))])]);

    private static bool HasProbabilities(ComparisonResult result)
    {
        var shown = result.PartialDependence.FirstOrDefault(one => one.Columns.Count > 0)?.Contender;
        return result.Leaderboard.Any(row => row.Contender == shown && row.Metrics.GetValueOrDefault(ComparisonMetric.Brier)?.Mean is not null);
    }
}
