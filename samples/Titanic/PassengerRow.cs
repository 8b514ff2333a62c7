using System.Globalization;
using Sylvan.Data.Csv;

namespace Titanic;

/// <summary>The row that a reader is at, as a passenger. An empty field is a missing value; anything else must make sense.</summary>
internal sealed class PassengerRow(string path, CsvDataReader reader, IReadOnlyDictionary<string, int> columns)
{
    public TitanicModel.ModelInput Current(bool withLabel) => new()
    {
        PassengerId = (int)Number("PassengerId"),
        Survived = withLabel && Survived(),
        Pclass = Number("Pclass"),
        Name = Text("Name"),
        Sex = Text("Sex"),
        Age = Number("Age"),
        SibSp = Number("SibSp"),
        Parch = Number("Parch"),
        Ticket = Text("Ticket"),
        Fare = Number("Fare"),
        Cabin = columns.ContainsKey("Cabin") ? Text("Cabin") : "",
        Embarked = Text("Embarked"),
    };

    private string Text(string column) => reader.GetString(columns[column]);

    private float Number(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return float.NaN;

        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unreadable(column, text, "a number, or nothing where it is not known");
    }

    private bool Survived() => Text("Survived") switch
    {
        "1" => true,
        "0" => false,
        var other => throw Unreadable("Survived", other, "0 or 1"),
    };

    private InvalidDataException Unreadable(string column, string got, string expected) =>
        new($"'{path}', row {reader.RowNumber}: {column} is '{got}'; expected {expected}.");
}
