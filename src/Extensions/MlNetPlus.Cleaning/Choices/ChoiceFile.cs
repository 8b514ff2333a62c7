using System.Globalization;
using Sylvan.Data.Csv;

namespace MlNetPlus.Cleaning;

/// <summary>Reads the file that a gallery saves. Spreadsheets may have changed its separator.</summary>
internal static class ChoiceFile
{
    private const string FormulaStarts = "=+-@\t\r\n"; // as in gallery.js

    private static readonly string[] Header = ["Row", "Name", "Given", "Action", "Label"];

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no file of choices.</exception>
    public static IReadOnlyList<Choice> Read(string path, ChoiceFaults faults)
    {
        try
        {
            using var reader = CsvDataReader.Create(path, new CsvDataReaderOptions { HasHeaders = true, BufferSize = 1 << 20 });
            return Read(path, reader, faults);
        }
        catch (Exception exception) when (exception is (IOException or UnauthorizedAccessException) and not InvalidDataException)
        {
            throw new IOException($"The choices '{path}' cannot be read: {exception.Message} Give the CSV file that a gallery's button has saved.", exception);
        }
        catch (Exception exception) when (exception is FormatException or CsvMissingHeadersException)
        {
            throw NoChoices(path, exception.Message, exception);
        }
    }

    private static List<Choice> Read(string path, CsvDataReader reader, ChoiceFaults faults)
    {
        var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        if (!header.SequenceEqual(Header, StringComparer.Ordinal))
            throw NoChoices(path, $"its first line is '{string.Join(",", header)}'.");

        var choices = new List<Choice>();
        for (var place = 1; reader.Read(); place++)
        {
            if (reader.RowFieldCount != Header.Length)
                faults.Add($"Choice {place} has {reader.RowFieldCount} fields; expected {Header.Length}.");
            else if (!long.TryParse(reader.GetString(0), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
                faults.Add($"Choice {place} has the row '{reader.GetString(0)}'; expected a number, from 0.");
            else if (ActionOf(reader.GetString(3)) is not { } action)
                faults.Add($"Choice {place} (row {row}) has the action '{reader.GetString(3)}'; expected keep, relabel or delete.");
            else
                choices.Add(new(place, row, Text(reader, 1), Text(reader, 2), action, Text(reader, 4)));
        }

        return choices;
    }

    /// <summary>A text without the apostrophe that the page puts before what a spreadsheet would take for a formula.</summary>
    private static string Text(CsvDataReader reader, int field)
    {
        var text = reader.GetString(field);
        var rest = text.AsSpan().TrimStart('\'');
        return rest.Length < text.Length && rest.Length > 0 && FormulaStarts.Contains(rest[0]) ? text[1..] : text;
    }

    private static ChoiceAction? ActionOf(string text) => text switch
    {
        "keep" => ChoiceAction.Keep,
        "relabel" => ChoiceAction.Relabel,
        "delete" => ChoiceAction.Delete,
        _ => null,
    };

    private static InvalidDataException NoChoices(string path, string why, Exception? cause = null) =>
        new($"'{path}' holds no choices: {why} Expected the columns {string.Join(",", Header)}, as a gallery's button saves them.", cause);
}
