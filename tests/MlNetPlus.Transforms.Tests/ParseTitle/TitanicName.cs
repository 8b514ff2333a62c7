using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms.Tests;

/// <summary>A passenger's name beside what pandas 1.5.3 takes out of it.</summary>
public sealed record TitanicName(string Name, string RawTitle, string Title, string NameFirst)
{
    /// <summary>All passengers, in the order of the file.</summary>
    public static IReadOnlyList<TitanicName> All { get; } = Read();

    public static string PassengersPath => Path.Combine(AppContext.BaseDirectory, "Data", "titanic.csv");

    /// <summary>The passengers' names as ML.NET's own loader gives them.</summary>
    public static IDataView LoadNames(MLContext context) =>
        Load(context, PassengersPath, ("Name", 3));

    private static TitanicName[] Read()
    {
        var context = new MLContext();
        var passengers = LoadNames(context);
        var features = Load(
            context,
            Path.Combine(AppContext.BaseDirectory, "Data", "titanic_features.csv"),
            ("RawTitle", 1), ("Title", 2), ("NameFirst", 5));

        return [.. passengers.GetColumn<string>("Name")
            .Zip(features.GetColumn<string>("RawTitle"))
            .Zip(features.GetColumn<string>("Title"), features.GetColumn<string>("NameFirst"))
            .Select(row => new TitanicName(row.First.First, row.First.Second, row.Second, row.Third))];
    }

    private static IDataView Load(MLContext context, string path, params (string Name, int Index)[] columns)
    {
        var options = new TextLoader.Options
        {
            AllowQuoting = true,
            HasHeader = true,
            Separators = [','],
            Columns = [.. columns.Select(column => new TextLoader.Column(column.Name, DataKind.String, column.Index))],
        };
        return context.Data.CreateTextLoader(options).Load(path);
    }
}
