using System.Globalization;
using Sylvan.Data.Csv;

namespace MlNetPlus.Cli;

/// <summary>
/// Reads a CSV file once and says what its columns are. A column is a number or a date when every value that is not missing is
/// one; else text. Missing are empty, <c>?</c>, <c>NA</c>, <c>N/A</c> and <c>NaN</c>: what ML.NET's loader takes for a missing number.
/// </summary>
internal static class ColumnInference
{
    /// <summary>What stands for a missing value, beside nothing at all.</summary>
    public static readonly IReadOnlyList<string> MissingMarks = ["?", "NA", "N/A", "NaN"];

    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ"];

    /// <returns>The columns in the order of the file, and the number of rows.</returns>
    /// <exception cref="InvalidDataException">The file is empty, or its header is not one.</exception>
    public static (IReadOnlyList<TableColumn> Columns, int Rows) Read(string path, char separator)
    {
        using var reader = CsvDataReader.Create(path, new CsvDataReaderOptions { Delimiter = separator, HasHeaders = true, BufferSize = 1 << 20 });
        var columns = Enumerable.Range(0, reader.FieldCount).Select(index => new Seen(reader.GetName(index))).ToArray();
        CheckHeader(path, separator, columns);

        var rows = 0;
        while (reader.Read())
        {
            rows++;
            if (reader.RowFieldCount != columns.Length)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Row {rows} of '{path}' has {reader.RowFieldCount} fields; expected {columns.Length}, as in the header. Quote fields that contain '{separator}'."));
            for (var index = 0; index < columns.Length; index++)
                columns[index].Add(reader.GetString(index));
        }

        if (rows == 0)
            throw new InvalidDataException($"'{path}' has a header but no rows.");
        return ([.. columns.Select(column => column.ToColumn())], rows);
    }

    private static void CheckHeader(string path, char separator, IReadOnlyList<Seen> columns)
    {
        if (columns.Count < 2)
            throw new InvalidDataException($"'{path}' has {columns.Count} column when parted at '{separator}'; expected the label and at least one feature. Give --separator.");
        if (columns.FirstOrDefault(column => column.Name.Length == 0) is not null)
            throw new InvalidDataException($"'{path}' has a column without a name in its first line; expected a header.");
        if (columns.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"'{path}' has {twice.Count()} columns named '{twice.Key}'; expected each name once.");
    }

    private sealed class Seen(string name)
    {
        private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
        private bool _isNumber = true;
        private bool _isDate = true;
        private bool _hasValue;

        public string Name => name;

        public void Add(string text)
        {
            if (text.Length == 0 || MissingMarks.Contains(text, StringComparer.Ordinal))
                return;

            _hasValue = true;
            _texts.Add(text);
            _isNumber = _isNumber && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            _isDate = _isDate && DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }

        public TableColumn ToColumn()
        {
            if (!_hasValue)
                return new TableColumn(name, ColumnKind.Ignore);
            if (_isNumber)
                return new TableColumn(name, ColumnKind.Number, _texts.Count);
            return _isDate ? new TableColumn(name, ColumnKind.Date, _texts.Count) : new TableColumn(name, ColumnKind.Text, _texts.Count);
        }
    }
}
