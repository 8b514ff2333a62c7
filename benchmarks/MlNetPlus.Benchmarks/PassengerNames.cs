using Microsoft.ML;
using Sylvan.Data.Csv;

namespace MlNetPlus.Benchmarks;

/// <summary>Rows of names drawn from the Titanic's passengers.</summary>
internal static class PassengerNames
{
    /// <returns>A view with the text column <c>Name</c>, in memory.</returns>
    public static IDataView Draw(MLContext mlContext, int rows)
    {
        var random = new Random(1);
        var names = Read().ToArray();
        return mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(_ => new Passenger { Name = names[random.Next(names.Length)] }).ToArray());
    }

    private static IEnumerable<string> Read()
    {
        using var reader = CsvDataReader.Create(Path.Combine(AppContext.BaseDirectory, "titanic.csv"));
        var column = reader.GetOrdinal("Name");
        while (reader.Read())
            yield return reader.GetString(column);
    }
}
