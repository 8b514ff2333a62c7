using System.Globalization;
using Sylvan.Data.Csv;

namespace BirdStrikes;

/// <summary>Reads strikes. The columns that give the answer away are not read at all.</summary>
/// <param name="Strikes">The strikes, in the order of the file.</param>
/// <param name="Unclear">How many rows were left out because their damage is a code that nothing explains.</param>
public sealed record StrikeFile(IReadOnlyList<Strike> Strikes, int Unclear)
{
    private const string Damage = "Effect Amount of damage";

    private static readonly string[] Needed =
    [
        "Airport Name", "Aircraft Make Model", Damage, "Flight Date", "Aircraft Airline Operator", "Origin State", "Phase of flight", "Wildlife Size",
        "Wildlife Species", "Time of day", "Speed IAS in knots",
    ];

    /// <param name="path">A CSV file with a header.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A column is missing, a value cannot be read, or there are no rows.</exception>
    public static StrikeFile Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"'{path}' does not exist. Give the path of a list of strikes in CSV, or leave --data out.", path);
        if (new FileInfo(path).Length == 0)
            throw new InvalidDataException($"'{path}' is empty; expected a header line with {string.Join(", ", Needed)}, and a line for each strike.");

        using var reader = CsvDataReader.Create(path, new CsvDataReaderOptions { Culture = CultureInfo.InvariantCulture });
        var columns = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, index => index, StringComparer.Ordinal);
        var missing = Needed.Where(name => !columns.ContainsKey(name)).ToList();
        if (missing.Count > 0)
            throw new InvalidDataException($"'{path}' lacks the column(s) {string.Join(", ", missing)}; its header has {string.Join(", ", columns.Keys)}. Names are case-sensitive.");

        var strikes = new List<Strike>();
        var unclear = 0;
        while (reader.Read())
        {
            string Text(string column) => reader.GetString(columns[column]);
            if (Text(Damage) is not ("None" or "Minor" or "Medium" or "Substantial"))
            {
                unclear++;
                continue;
            }

            strikes.Add(new Strike
            {
                Damaged = Text(Damage) != "None",
                Airport = Text("Airport Name"),
                Aircraft = Text("Aircraft Make Model"),
                FlightDate = DateTime.TryParseExact(Text("Flight Date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? date
                    : throw Unreadable(path, reader.RowNumber, "Flight Date", Text("Flight Date"), "a date such as 1990-01-08"),
                Operator = Text("Aircraft Airline Operator"),
                State = Text("Origin State"),
                Phase = Text("Phase of flight"),
                Size = Text("Wildlife Size"),
                Species = Text("Wildlife Species"),
                TimeOfDay = Text("Time of day"),
                Speed = Text("Speed IAS in knots") is "" ? float.NaN
                    : float.TryParse(Text("Speed IAS in knots"), NumberStyles.Float, CultureInfo.InvariantCulture, out var knots) ? knots
                    : throw Unreadable(path, reader.RowNumber, "Speed IAS in knots", Text("Speed IAS in knots"), "a number, or nothing where it is not known"),
            });
        }

        return strikes.Count > 0
            ? new StrikeFile(strikes, unclear)
            : throw new InvalidDataException($"'{path}' has a header and no rows; expected a line for each strike.");
    }

    /// <summary>So many strikes, spread evenly over the file.</summary>
    public IReadOnlyList<Strike> Take(int? rows) => rows is { } count && count > 0 && count < Strikes.Count
        ? [.. Enumerable.Range(0, count).Select(index => Strikes[(int)((long)index * Strikes.Count / count)])]
        : Strikes;

    private static InvalidDataException Unreadable(string path, int row, string column, string got, string expected) =>
        new($"'{path}', row {row}: {column} is '{got}'; expected {expected}.");
}
