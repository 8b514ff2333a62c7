using System.Globalization;
using Sylvan.Data.Csv;

namespace Titanic;

/// <summary>
/// Reads passengers by the names in the header, so that the file in this repository and Kaggle's train.csv and test.csv,
/// which differ in their columns, all fit.
/// </summary>
public sealed record PassengerFile(IReadOnlyList<TitanicModel.ModelInput> Passengers, bool HasCabin)
{
    private static readonly string[] Needed = ["PassengerId", "Pclass", "Name", "Sex", "Age", "SibSp", "Parch", "Ticket", "Fare", "Embarked"];

    /// <param name="path">A CSV file with a header.</param>
    /// <param name="withLabel">Whether the column Survived must be there.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A column is missing, a value cannot be read, or there are no rows.</exception>
    public static PassengerFile Read(string path, bool withLabel)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"'{path}' does not exist. Give the path of a passenger list in CSV, e.g. Kaggle's train.csv.", path);
        if (new FileInfo(path).Length == 0)
            throw new InvalidDataException($"'{path}' is empty; expected a header line with {string.Join(", ", Needed)}, and a line for each passenger.");

        using var reader = CsvDataReader.Create(path, new CsvDataReaderOptions { Culture = CultureInfo.InvariantCulture });
        var columns = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, index => index, StringComparer.Ordinal);
        string[] needed = withLabel ? [.. Needed, "Survived"] : Needed;
        var missing = needed.Where(name => !columns.ContainsKey(name)).ToList();
        if (missing.Count > 0)
            throw new InvalidDataException($"'{path}' lacks the column(s) {string.Join(", ", missing)}; its header has {string.Join(", ", columns.Keys)}. Names are case-sensitive.");

        var row = new PassengerRow(path, reader, columns);
        var passengers = new List<TitanicModel.ModelInput>();
        while (reader.Read())
            passengers.Add(row.Current(withLabel));

        return passengers.Count > 0
            ? new PassengerFile(passengers, columns.ContainsKey("Cabin"))
            : throw new InvalidDataException($"'{path}' has a header and no rows; expected a line for each passenger.");
    }
}
